// SPDX-License-Identifier: Apache-2.0
public import SignalProcessing

/// Decodes and encodes pictures in processes that are locked in before they see the first byte of a file.
///
/// The worker starts the executable `countersign-media` when first needed; that forks a child for every job. Use one
/// worker a process and share it: it runs as many jobs at once as there are processor cores and queues the rest.
public final class MediaWorker: Sendable {
    /// How a worker is set up.
    public struct Configuration: Sendable {
        /// How much of the sandbox must be there.
        public enum Sandbox: Sendable, Equatable {
            /// seccomp must work; landlock is added where the kernel has it.
            case standard
            /// seccomp and landlock must both work.
            case full
            /// Decode even where nothing can be locked. For machines that see trusted files only.
            case unsafe
        }

        /// Path of `countersign-media`. Nil: the environment variable `COUNTERSIGN_MEDIA_WORKER`, else beside the
        /// running executable.
        public var executable: String?
        /// How much of the sandbox must be there.
        public var sandbox: Sandbox = .standard
        /// What a picture may cost.
        public var limits = MediaLimits()
        /// Jobs at once. Nil: one a core.
        public var slots: Int?
        /// Jobs that may wait for each slot.
        public var queuePerSlot = 4
        /// Seconds a job may wait for its turn.
        public var queueSeconds = 10

        /// The default set-up.
        public init() {}
    }

    /// How this worker is set up.
    public let configuration: Configuration

    /// Makes a worker; nothing is started before the first job.
    public init(configuration: Configuration = Configuration()) {
        self.configuration = configuration
    }

    /// Reads what a picture says about itself.
    /// - Throws: ``MediaError``.
    public func probe(_ input: MediaInput) async throws(MediaError) -> MediaProbe {
        throw MediaError(.sandboxUnavailable, "decoding is not available yet")
    }

    /// Decodes a picture: upright, transparency over white, 8 bits a sample, grey as one channel.
    /// - Throws: ``MediaError``.
    public func pixels(
        _ input: MediaInput, options: PixelOptions = PixelOptions()
    ) async throws(MediaError) -> PixelBuffer {
        throw MediaError(.sandboxUnavailable, "decoding is not available yet")
    }

    /// Encodes pixels. With an original, whose upright size they must have, its EXIF (orientation set to 1), XMP,
    /// IPTC and ICC profile are kept, its transparency too, and where it has 16 bits a sample (PNG, TIFF) the change
    /// is added to the 16-bit samples. The pixels must come from ``pixels(_:options:)`` with `.native` colour.
    /// - Throws: ``MediaError``.
    public func encode(
        _ pixels: PixelBuffer, replacing original: MediaInput? = nil, options: EncodingOptions = EncodingOptions()
    ) async throws(MediaError) -> EncodedPicture {
        throw MediaError(.sandboxUnavailable, "encoding is not available yet")
    }

    /// Makes a small sRGB JPEG without any metadata.
    /// - Throws: ``MediaError``.
    public func preview(_ input: MediaInput, maxSide: Int, quality: Int = 80) async throws(MediaError) -> [UInt8] {
        throw MediaError(.sandboxUnavailable, "previews are not available yet")
    }

    /// Makes a small sRGB JPEG without any metadata.
    /// - Throws: ``MediaError``.
    public func preview(_ pixels: PixelBuffer, maxSide: Int, quality: Int = 80) async throws(MediaError) -> [UInt8] {
        throw MediaError(.sandboxUnavailable, "previews are not available yet")
    }
}

// SPDX-License-Identifier: Apache-2.0
import CMediaIPC
public import SignalProcessing

extension MediaWorker {
    /// Encodes pixels. With an original, whose upright size they must have, its EXIF (orientation set to 1), XMP,
    /// IPTC and ICC profile are kept, its transparency too, and where it has 16 bits a sample (PNG, TIFF) the change
    /// is added to the 16-bit samples. The pixels must come from ``pixels(_:options:)`` with `.native` colour.
    /// Parts of the metadata are left out on wish (JPEG, PNG, WebP, classic TIFF).
    /// - Throws: ``MediaError``; `unsupported_format` for GIF, for animations, and for HEIC and AVIF where the
    ///   library on this machine has no encoder.
    public func encode(
        _ pixels: PixelBuffer, replacing original: MediaInput? = nil, options: EncodingOptions = EncodingOptions()
    ) async throws(MediaError) -> EncodedPicture {
        var source: PreparedInput?
        if let original { source = try PreparedInput(original, limits: configuration.limits) }
        let format = options.format ?? source?.header.format ?? .png
        guard format != .gif else {
            throw MediaError(.unsupportedFormat, "GIF files are not written. Ask for PNG, WebP or JPEG instead.")
        }
        let lossless = options.lossless ?? (format == .webp && source?.header.isLossless == true)
        var job = csm_job()
        job.output_format = format.wireNumber
        job.quality = UInt32(clamping: min(100, max(1, options.quality)))
        if lossless { job.flags |= UInt32(CSM_LOSSLESS) }
        if let source {
            job.format = source.header.format.wireNumber
            job.original_bytes = UInt64(source.count)
            job.flags |= UInt32(CSM_REPLACE) | UInt32(CSM_NATIVE)
        }
        // The library rewrites EXIF and loses some of it; where the file formats are ours to read, nothing is lost.
        var metadata: PictureMetadata?
        if let source, PictureMetadata.canMove(from: source.header.format, to: format) {
            metadata = try PictureMetadata.read(source.header.format, from: source.source)?.without(options.leavesOut)
            if metadata != nil { job.flags |= UInt32(CSM_BARE) }
        }
        guard metadata != nil || source == nil || options.leavesOut.isEmpty else {
            throw MediaError(
                .unsupportedFormat,
                "Nothing can be taken out of the metadata of files of this kind. Use JPEG, PNG or WebP.")
        }
        // 16 bits and transparency of the original can make 8 bytes a pixel; metadata comes on top.
        let perPixel = source == nil ? 4 : [.png, .tiff].contains(format) ? 9 : 5
        var (bytes, flags) = try await encode(pixels, job, room: perPixel, extra: source?.count ?? 0, original: source)
        if let metadata {
            bytes = try metadata.inserted(into: bytes, format, keepsProfile: flags & UInt32(CSM_OTHER_COLOURS) == 0)
        }
        return EncodedPicture(bytes: bytes, format: format, width: pixels.width, height: pixels.height)
    }

    /// Makes a small JPEG without any metadata. The pixels should be sRGB.
    /// - Throws: ``MediaError``.
    public func preview(_ pixels: PixelBuffer, maxSide: Int, quality: Int = 80) async throws(MediaError) -> [UInt8] {
        var job = csm_job()
        job.output_format = UInt32(CSM_JPEG)
        job.quality = UInt32(clamping: min(100, max(1, quality)))
        job.max_side = UInt32(clamping: max(1, maxSide))
        return try await encode(pixels, job, room: 4, extra: 0, original: nil).bytes
    }

    private func encode(
        _ pixels: PixelBuffer, _ job: csm_job, room perPixel: Int, extra: Int, original: PreparedInput?
    ) async throws(MediaError) -> (bytes: [UInt8], flags: UInt32) {
        let limits = configuration.limits
        let (count, overflow) = pixels.width.multipliedReportingOverflow(by: pixels.height)
        guard !overflow, count <= limits.pixels, max(pixels.width, pixels.height) <= limits.side else {
            throw MediaError(.limitPixels, "The picture has more pixels than allowed. Use a smaller version.")
        }
        let room = count * perPixel + 2 * extra + (4 << 20)
        let input = try Descriptor.sealed(pixels.samples)
        let output = try Descriptor.output(bytes: room)
        var job = job
        job.operation = UInt32(CSM_ENCODE)
        job.width = UInt32(clamping: pixels.width)
        job.height = UInt32(clamping: pixels.height)
        job.channels = UInt32(clamping: pixels.channels)
        job.input_bytes = UInt64(pixels.samples.count)
        job.output_bytes = UInt64(room)
        var descriptors = [input, output]
        if let original { descriptors.append(original.descriptor) }
        let answer = try await run(
            job, descriptors: descriptors, cpuSeconds: limits.encodingCPUSeconds,
            extraMemory: room + pixels.samples.count)
        return (try MediaWorker.bytes(answer, in: output, room: room), answer.flags)
    }
}

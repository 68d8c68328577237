// SPDX-License-Identifier: Apache-2.0
public import ByteKit
import CMediaIPC
import Glibc

/// Changes of luma that are laid over the pictures of a video while it is written anew. They are kept in a nameless file
/// on disk, since a long film has thousands.
public final class VideoOverlay {
    /// Samples a row of each plane.
    public let width: Int
    /// Rows of each plane.
    public let height: Int
    /// Number of planes so far.
    public var count: Int { entries.count }
    private var entries: [csa_overlay] = []
    private let planes: Descriptor
    private var size: UInt64 = 0

    /// Entries at most.
    private static let most = 100_000

    /// Starts without planes; all of them must have this size, at most 4096 a side.
    /// - Throws: ``MediaError`` where no temporary file can be made.
    public init(width: Int, height: Int) throws(MediaError) {
        guard (2...4096).contains(width), (2...4096).contains(height) else {
            throw MediaError(.sizeMismatch, "Overlays have 2 to 4096 samples a side.")
        }
        self.width = width
        self.height = height
        planes = try VideoOverlay.namelessFile()
    }

    /// From `time` on, in seconds, luma (0...255) changes by these values; towards the next entry of the same shot it
    /// passes over gradually. Entries come in the order of time; values are kept to an eighth within -15.8...15.8.
    public func add(_ values: [Float], at time: Double, shot: Int) throws(MediaError) {
        guard values.count == width * height, time.isFinite, entries.count < Self.most else {
            throw MediaError(.sizeMismatch, "An overlay does not fit the others.")
        }
        let bytes = values.map { Int8(max(-127, min(127, ($0 * 8).rounded()))) }
        let offset = size
        let wrote = bytes.withUnsafeBytes { pwrite(planes.number, $0.baseAddress, $0.count, off_t(offset)) }
        guard wrote == bytes.count else { throw VideoOverlay.failed("filled") }
        size += UInt64(bytes.count)
        entries.append(csa_overlay(time: time, offset: offset, shot: UInt32(clamping: shot), reserved: 0))
    }

    /// The planes and, behind them, the table of entries, which starts at the returned place.
    func handover() throws(MediaError) -> (file: Descriptor, table: UInt64) {
        let wrote = entries.withUnsafeBytes { pwrite(planes.number, $0.baseAddress, $0.count, off_t(size)) }
        guard wrote == entries.count * MemoryLayout<csa_overlay>.stride else { throw VideoOverlay.failed("filled") }
        return (planes, size)
    }

    private static func namelessFile() throws(MediaError) -> Descriptor {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var name = Array("\(folder)/countersign-XXXXXX".utf8CString)
        let number = mkstemp(&name)
        guard number >= 0 else { throw failed("made in \(folder)") }
        unlink(name)
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        return Descriptor(number)
    }

    private static func failed(_ what: String) -> MediaError {
        MediaError(.input, "A temporary file cannot be \(what): \(String(cString: strerror(errno))).")
    }
}

extension AVWorker {
    /// Writes a recording anew with its video in the same coding, near-transparent quality, and changes of luma laid
    /// over it; everything else is copied as it is coded.
    /// - Parameters:
    ///   - stream: number of the stream; nil: the first one of moving pictures.
    ///   - overlay: the changes, in the orientation that is stored, not the one that is shown.
    ///   - quality: the codec's own number; nil: near-transparent.
    ///   - sink: takes the file.
    ///   - progress: told about once a second of the recording.
    /// - Throws: ``MediaError``, or what the sink throws.
    public func replaceVideo(
        of recording: Recording, stream: Int? = nil, laying overlay: VideoOverlay, quality: Int? = nil,
        to sink: any ByteSink, progress: ((RecordingProgress) -> Void)? = nil
    ) async throws {
        guard overlay.count > 0 else { throw MediaError(.sizeMismatch, "There is no overlay to lay over the video.") }
        var job = csa_job()
        job.operation = UInt32(CSA_REPLACE_VIDEO)
        job.stream = stream.map { Int32(clamping: $0) } ?? -1
        job.overlays = UInt32(clamping: overlay.count)
        job.overlay_width = UInt32(clamping: overlay.width)
        job.overlay_height = UInt32(clamping: overlay.height)
        job.quality = quality.map { UInt32(clamping: max(0, $0)) } ?? 0
        let (file, table) = try overlay.handover()
        job.overlay_table = table
        let limits = configuration.limits
        try await write(
            job, recording, extra: file, cpuPerSecond: limits.encodingCPUPerSecond,
            memoryBytes: limits.encodingMemoryBytes, to: sink, progress: progress)
    }
}

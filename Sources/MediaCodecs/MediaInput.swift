// SPDX-License-Identifier: Apache-2.0
public import ByteKit
import Glibc

/// Where a picture comes from. The decoding process never sees a path: it gets a sealed copy in memory, or for large
/// files a descriptor that can only be read.
public enum MediaInput: Sendable {
    /// The regular file at this path.
    case path(String)
    /// Bytes in memory.
    case bytes([UInt8])
    /// Any source of bytes; a ``ByteKit/FileByteSource`` is passed on without reading large files into memory.
    case source(any ByteSource)

    /// Files up to this size are copied into sealed memory, so that what was checked is what gets decoded.
    static let snapshotBytes: UInt64 = 64 << 20

    func open() throws(MediaError) -> any ByteSource {
        switch self {
        case .bytes(let bytes): return MemoryByteSource(bytes)
        case .source(let source): return source
        case .path(let path):
            do { return try FileByteSource(path: path) } catch {
                guard case .system(_, let code) = error else { throw MediaError(.input, "\(path): \(error).") }
                let why = code == EISDIR ? "is not a regular file" : String(cString: strerror(code))
                throw MediaError(.input, "\(path): \(why).")
            }
        }
    }
}

/// A picture ready for the worker: header read, limits checked, descriptor at hand.
struct PreparedInput: Sendable {
    let header: PictureHeader
    let descriptor: Descriptor
    let count: Int
    /// The bytes the descriptor holds.
    let source: any ByteSource

    init(_ input: MediaInput, limits: MediaLimits) throws(MediaError) {
        let source = try input.open()
        guard source.count <= UInt64(limits.fileBytes), let count = Int(exactly: source.count) else {
            throw MediaError(
                .limitBytes,
                "The file has \(source.count) bytes; pictures of up to \(limits.fileBytes) bytes are decoded.")
        }
        // Refuse from the header first: a bomb, or what is no picture, costs no copy and no process.
        try PictureHeader(reading: source).check(limits)
        if let file = source as? FileByteSource, source.count > MediaInput.snapshotBytes {
            header = try PictureHeader(reading: source)
            descriptor = try PreparedInput.readOnly(file)
            self.source = source
        } else {
            descriptor = try Descriptor.sealed(source)
            // Once more from the copy: the file may have been exchanged in between.
            let copy = SealedSource(descriptor: descriptor, count: source.count)
            header = try PictureHeader(reading: copy)
            try header.check(limits)
            self.source = copy
        }
        self.count = count
    }

    /// A second opening of the same file that can only be read, whatever the first one may do.
    static func readOnly(_ file: FileByteSource) throws(MediaError) -> Descriptor {
        let number = Glibc.open("/proc/self/fd/\(file.descriptor)", O_RDONLY | O_CLOEXEC)
        if number >= 0 { return Descriptor(number) }
        if fcntl(file.descriptor, F_GETFL) & O_ACCMODE == O_RDONLY {
            let copy = fcntl(file.descriptor, F_DUPFD_CLOEXEC, 0)
            if copy >= 0 { return Descriptor(copy) }
        }
        throw MediaError(.input, "The file cannot be opened again for reading.")
    }
}

/// Reads a sealed memory file.
private struct SealedSource: ByteSource {
    let descriptor: Descriptor
    let count: UInt64

    func read(at offset: UInt64, count: Int) throws(ByteError) -> [UInt8] {
        guard count >= 0, offset <= self.count, UInt64(count) <= self.count - offset else {
            throw .truncated(offset: offset, needed: UInt64(max(0, count)))
        }
        var bytes = [UInt8](repeating: 0, count: count)
        let got = bytes.withUnsafeMutableBytes { pread(descriptor.number, $0.baseAddress, count, off_t(offset)) }
        guard got == count else { throw .system(operation: "pread", code: errno) }
        return bytes
    }
}

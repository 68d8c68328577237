// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file opened for reading, read in place with `pread`. Closed with its last reference.
public final class FileByteSource: ByteSource {
    /// The open file. Valid as long as this object lives.
    public let descriptor: Int32
    /// Size of the file when it was opened.
    public let count: UInt64

    /// Opens the regular file at `path`.
    /// - Throws: ``ByteError/system(operation:code:)``; `EISDIR` for anything that is not a regular file.
    public convenience init(path: String) throws(ByteError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(operation: "open", code: errno) }
        try self.init(adopting: descriptor)
    }

    /// Takes over an open descriptor.
    public init(adopting descriptor: Int32) throws(ByteError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw .system(operation: "fstat", code: code)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .system(operation: "open", code: EISDIR)
        }
        self.descriptor = descriptor
        self.count = UInt64(max(0, status.st_size))
    }

    deinit { close(descriptor) }

    public func read(at offset: UInt64, count: Int) throws(ByteError) -> [UInt8] {
        guard count >= 0, offset <= self.count, UInt64(count) <= self.count - offset else {
            throw .truncated(offset: offset, needed: UInt64(max(0, count)))
        }
        var failure: ByteError?
        let descriptor = self.descriptor
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = pread(
                    descriptor, buffer.baseAddress?.advanced(by: filled), count - filled, off_t(offset) + off_t(filled))
                if got > 0 {
                    filled += got
                } else if got < 0, errno == EINTR {
                    continue
                } else {
                    failure =
                        got < 0
                        ? .system(operation: "pread", code: errno)
                        : .truncated(offset: offset + UInt64(filled), needed: UInt64(count - filled))
                    return
                }
            }
        }
        if let failure { throw failure }
        return bytes
    }
}

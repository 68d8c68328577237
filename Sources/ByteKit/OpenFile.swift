// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A new file on disk that is being written; closed with its last reference.
public final class OpenFile: ByteSink {
    let descriptor: Int32
    public private(set) var count: UInt64 = 0

    /// Makes an empty file, which must not be there yet.
    /// - Parameter mode: permission bits.
    init(path: String, mode: UInt32) throws(ByteError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
        guard descriptor >= 0 else { throw .system(operation: "create", code: errno) }
    }

    deinit { close(descriptor) }

    /// Makes a file without a name, for what is too large for memory and not yet a result: whenever the process ends, it
    /// is gone.
    /// - Parameter folder: a folder on the disk that is to hold it.
    /// - Throws: ``ByteError`` where the folder cannot be written to.
    public static func nameless(in folder: String) throws(ByteError) -> OpenFile {
        let path = "\(folder)/.\(String(UInt64.random(in: .min ... .max), radix: 36)).part"
        let file = try OpenFile(path: path, mode: 0o600)
        unlink(path)
        return file
    }

    public func append(_ bytes: [UInt8]) throws(ByteError) {
        try OpenFile.write(bytes, at: count, to: descriptor)
        count += UInt64(bytes.count)
    }

    public func patch(_ bytes: [UInt8], at offset: UInt64) throws(ByteError) {
        guard offset <= count, UInt64(bytes.count) <= count - offset else {
            throw .truncated(offset: offset, needed: UInt64(bytes.count))
        }
        try OpenFile.write(bytes, at: offset, to: descriptor)
    }

    /// The file as it is so far; it stays readable when this object is gone.
    public func written() throws(ByteError) -> any ByteSource {
        let reader = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard reader >= 0 else { throw .system(operation: "duplicate", code: errno) }
        return try FileByteSource(adopting: reader)
    }

    /// Writes all of the bytes at a place of an open file.
    package static func write(_ bytes: [UInt8], at offset: UInt64, to descriptor: Int32) throws(ByteError) {
        var done = 0
        while done < bytes.count {
            let wrote = bytes.withUnsafeBytes { buffer in
                pwrite(
                    descriptor, buffer.baseAddress?.advanced(by: done), bytes.count - done, off_t(offset) + off_t(done))
            }
            if wrote > 0 {
                done += wrote
            } else if wrote < 0, errno == EINTR {
                continue
            } else {
                throw .system(operation: "write", code: wrote < 0 ? errno : ENOSPC)
            }
        }
    }
}

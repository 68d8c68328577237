// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that appears under its name only when it is whole: written beside it, synced, renamed, folder synced.
/// An interrupted write leaves the old file, or none. A file that was not committed is removed with its last reference.
public final class AtomicFile: ByteSink {
    /// Where the file will stand.
    public let path: String
    private let temporaryPath: String
    private let descriptor: Int32
    private var committed = false
    public private(set) var count: UInt64 = 0

    /// Starts a file for `path`.
    /// - Parameter mode: permission bits of the finished file.
    public init(path: String, mode: UInt32 = 0o644) throws(ByteError) {
        self.path = path
        let folder = AtomicFile.folder(of: path)
        let name = path.split(separator: "/").last.map(String.init) ?? "file"
        let unique = UInt64.random(in: .min ... .max)
        temporaryPath = "\(folder)/.\(name.prefix(80)).\(String(unique, radix: 36)).part"
        descriptor = open(temporaryPath, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
        guard descriptor >= 0 else { throw .system(operation: "create", code: errno) }
    }

    deinit {
        if !committed { unlink(temporaryPath) }
        close(descriptor)
    }

    public func append(_ bytes: [UInt8]) throws(ByteError) {
        try AtomicFile.write(bytes, at: count, to: descriptor)
        count += UInt64(bytes.count)
    }

    public func patch(_ bytes: [UInt8], at offset: UInt64) throws(ByteError) {
        guard offset <= count, UInt64(bytes.count) <= count - offset else {
            throw .truncated(offset: offset, needed: UInt64(bytes.count))
        }
        try AtomicFile.write(bytes, at: offset, to: descriptor)
    }

    /// Writes all of the bytes at a place of an open file.
    static func write(_ bytes: [UInt8], at offset: UInt64, to descriptor: Int32) throws(ByteError) {
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

    /// The file as it is so far, though it has no name yet.
    public func written() throws(ByteError) -> any ByteSource {
        let reader = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard reader >= 0 else { throw .system(operation: "duplicate", code: errno) }
        return try FileByteSource(adopting: reader)
    }

    /// Makes the file durable and gives it its name. Once this returns, it survives a power cut.
    public func commit() throws(ByteError) {
        guard fsync(descriptor) == 0 else { throw .system(operation: "fsync", code: errno) }
        guard rename(temporaryPath, path) == 0 else { throw .system(operation: "rename", code: errno) }
        committed = true
        try AtomicFile.syncFolder(AtomicFile.folder(of: path))
    }

    /// Makes the names in a folder durable.
    public static func syncFolder(_ folder: String) throws(ByteError) {
        let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard handle >= 0 else { throw .system(operation: "open folder", code: errno) }
        defer { close(handle) }
        guard fsync(handle) == 0 else { throw .system(operation: "fsync folder", code: errno) }
    }

    /// Writes `bytes` to `path` in one step.
    public static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o644) throws(ByteError) {
        let file = try AtomicFile(path: path, mode: mode)
        try file.append(bytes)
        try file.commit()
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

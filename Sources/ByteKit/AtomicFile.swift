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
    private let file: OpenFile
    private var committed = false
    public var count: UInt64 { file.count }

    /// Starts a file for `path`.
    /// - Parameter mode: permission bits of the finished file.
    public init(path: String, mode: UInt32 = 0o644) throws(ByteError) {
        self.path = path
        let folder = AtomicFile.folder(of: path)
        let name = path.split(separator: "/").last.map(String.init) ?? "file"
        let unique = UInt64.random(in: .min ... .max)
        temporaryPath = "\(folder)/.\(name.prefix(80)).\(String(unique, radix: 36)).part"
        file = try OpenFile(path: temporaryPath, mode: mode)
    }

    deinit { if !committed { unlink(temporaryPath) } }

    public func append(_ bytes: [UInt8]) throws(ByteError) { try file.append(bytes) }

    public func patch(_ bytes: [UInt8], at offset: UInt64) throws(ByteError) { try file.patch(bytes, at: offset) }

    /// The file as it is so far, though it has no name yet.
    public func written() throws(ByteError) -> any ByteSource { try file.written() }

    /// Makes the file durable and gives it its name. Once this returns, it survives a power cut.
    public func commit() throws(ByteError) {
        guard fsync(file.descriptor) == 0 else { throw .system(operation: "fsync", code: errno) }
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

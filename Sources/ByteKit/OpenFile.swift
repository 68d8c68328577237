// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file on disk without a name, for what is too large for memory and not yet a result: whenever the process ends, it is
/// gone.
public final class NamelessFile: ByteSink {
    private let descriptor: Int32
    public private(set) var count: UInt64 = 0

    /// Makes an empty file on the disk that holds `folder`.
    /// - Throws: ``ByteError`` where the folder cannot be written to.
    public init(in folder: String) throws(ByteError) {
        let path = "\(folder)/.\(String(UInt64.random(in: .min ... .max), radix: 36)).part"
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(operation: "create", code: errno) }
        unlink(path)
    }

    deinit { close(descriptor) }

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

    /// The file as it is so far.
    public func written() throws(ByteError) -> any ByteSource {
        let reader = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        guard reader >= 0 else { throw .system(operation: "duplicate", code: errno) }
        return try FileByteSource(adopting: reader)
    }
}

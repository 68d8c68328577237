// SPDX-License-Identifier: Apache-2.0

/// Where a writer of large files puts its bytes: a file being made, or memory.
public protocol ByteSink: AnyObject {
    /// How many bytes have been appended.
    var count: UInt64 { get }
    /// Appends bytes at the end.
    func append(_ bytes: [UInt8]) throws(ByteError)
    /// Replaces bytes that were appended before.
    func patch(_ bytes: [UInt8], at offset: UInt64) throws(ByteError)
    /// What has been written so far, to be read back. What is written later may or may not show in it.
    func written() throws(ByteError) -> any ByteSource
}

/// A sink in memory.
public final class MemoryByteSink: ByteSink {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []

    /// An empty sink.
    public init() {}

    public var count: UInt64 { UInt64(bytes.count) }
    public func append(_ more: [UInt8]) throws(ByteError) { bytes.append(contentsOf: more) }
    public func patch(_ replacement: [UInt8], at offset: UInt64) throws(ByteError) {
        guard offset <= count, UInt64(replacement.count) <= count - offset else {
            throw .truncated(offset: offset, needed: UInt64(replacement.count))
        }
        let start = Int(offset)
        bytes.replaceSubrange(start..<(start + replacement.count), with: replacement)
    }
    /// A copy of what has been written.
    public func written() -> any ByteSource { MemoryByteSource(bytes) }
}

// SPDX-License-Identifier: Apache-2.0

/// Bytes that can be read at any place: a file, or memory. Readers of large files work through this, so that memory
/// does not grow with the file.
public protocol ByteSource: Sendable {
    /// How many bytes there are.
    var count: UInt64 { get }
    /// Reads exactly `count` bytes from `offset`.
    /// - Throws: ``ByteError/truncated(offset:needed:)`` where the source ends before that.
    func read(at offset: UInt64, count: Int) throws(ByteError) -> [UInt8]
}

extension ByteSource {
    /// Reads up to `count` bytes from `offset`: fewer, or none, where the source ends.
    public func readUpTo(_ count: Int, at offset: UInt64) throws(ByteError) -> [UInt8] {
        guard offset < self.count, count > 0 else { return [] }
        return try read(at: offset, count: Int(min(UInt64(count), self.count - offset)))
    }

    /// Calls `body` with successive chunks of `range`.
    /// - Parameter chunkSize: bytes a chunk at most.
    public func forEachChunk(
        in range: Range<UInt64>, chunkSize: Int = 1 << 20, _ body: ([UInt8]) throws -> Void
    ) throws {
        var position = range.lowerBound
        while position < range.upperBound {
            let chunk = try read(at: position, count: Int(min(UInt64(chunkSize), range.upperBound - position)))
            try body(chunk)
            position += UInt64(chunk.count)
        }
    }

    /// Reads everything.
    /// - Throws: ``ByteError/limitExceeded(_:limit:)`` where there is more than `limit`.
    public func readAll(limit: UInt64, named name: String) throws(ByteError) -> [UInt8] {
        guard count <= limit, let size = Int(exactly: count) else { throw .limitExceeded(name, limit: limit) }
        return try read(at: 0, count: size)
    }
}

/// Bytes in memory.
public struct MemoryByteSource: ByteSource {
    private let bytes: [UInt8]

    /// Wraps `bytes`.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    public var count: UInt64 { UInt64(bytes.count) }

    public func read(at offset: UInt64, count: Int) throws(ByteError) -> [UInt8] {
        guard count >= 0, offset <= self.count, UInt64(count) <= self.count - offset else {
            throw .truncated(offset: offset, needed: UInt64(max(0, count)))
        }
        let start = Int(offset)
        return Array(bytes[start..<(start + count)])
    }
}

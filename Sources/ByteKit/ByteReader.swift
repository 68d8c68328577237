// SPDX-License-Identifier: Apache-2.0

/// Why bytes could not be read.
public enum ByteError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The input ends before `needed` bytes at `offset`.
    case truncated(offset: UInt64, needed: UInt64)
    /// A declared size or count is larger than the named limit allows.
    case limitExceeded(String, limit: UInt64)
    /// The operating system refused; `code` is `errno`.
    case system(operation: String, code: Int32)

    public var description: String {
        switch self {
        case .truncated(let offset, let needed): "the data ends early: \(needed) more bytes were expected at \(offset)"
        case .limitExceeded(let name, let limit): "the limit \(name) (\(limit)) is exceeded"
        case .system(let operation, let code): "\(operation) failed (errno \(code))"
        }
    }
}

/// Reads integers and byte runs from a buffer, front to back.
///
/// A read that fails throws and leaves the position where it was. Nothing is read beyond `end`.
public struct ByteReader: Sendable {
    private let bytes: [UInt8]
    /// Index into the buffer of the next byte.
    public private(set) var offset: Int
    /// One past the last readable index.
    public let end: Int

    /// Reads all of `bytes`.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        self.offset = 0
        self.end = bytes.count
    }

    /// Reads the part of `bytes` inside `range`, clamped to the buffer.
    public init(_ bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        let clamped = range.clamped(to: 0..<bytes.count)
        self.offset = clamped.lowerBound
        self.end = clamped.upperBound
    }

    /// How many bytes are left.
    public var remaining: Int { end - offset }
    /// Whether everything has been read.
    public var isAtEnd: Bool { offset >= end }

    private func require(_ count: Int) throws(ByteError) {
        guard count >= 0, count <= remaining else {
            throw .truncated(offset: UInt64(offset), needed: UInt64(max(0, count)))
        }
    }

    /// Reads `count` bytes.
    public mutating func read(_ count: Int) throws(ByteError) -> [UInt8] {
        try require(count)
        defer { offset += count }
        return Array(bytes[offset..<(offset + count)])
    }

    /// The next `count` bytes, without moving.
    public func peek(_ count: Int) throws(ByteError) -> [UInt8] {
        try require(count)
        return Array(bytes[offset..<(offset + count)])
    }

    /// Moves forward by `count` bytes.
    public mutating func skip(_ count: Int) throws(ByteError) {
        try require(count)
        offset += count
    }

    /// A reader for the next `count` bytes alone; this one moves past them.
    public mutating func slice(_ count: Int) throws(ByteError) -> ByteReader {
        try require(count)
        defer { offset += count }
        return ByteReader(bytes, range: offset..<(offset + count))
    }

    /// Reads everything that is left.
    public mutating func readRest() -> [UInt8] {
        defer { offset = end }
        return Array(bytes[offset..<end])
    }

    /// Reads one byte.
    public mutating func readUInt8() throws(ByteError) -> UInt8 {
        try require(1)
        defer { offset += 1 }
        return bytes[offset]
    }

    /// Reads a big-endian integer of the type's width.
    public mutating func readBigEndian<T: FixedWidthInteger>(_: T.Type = T.self) throws(ByteError) -> T {
        let width = T.bitWidth / 8
        try require(width)
        var value: T = 0
        for index in offset..<(offset + width) { value = value << 8 | T(truncatingIfNeeded: bytes[index]) }
        offset += width
        return value
    }

    /// Reads a little-endian integer of the type's width.
    public mutating func readLittleEndian<T: FixedWidthInteger>(_: T.Type = T.self) throws(ByteError) -> T {
        try readBigEndian(T.self).byteSwapped
    }
}

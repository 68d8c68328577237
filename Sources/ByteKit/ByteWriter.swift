// SPDX-License-Identifier: Apache-2.0

/// Collects bytes; the counterpart of ``ByteReader``.
public struct ByteWriter: Sendable {
    /// What has been written so far.
    public private(set) var bytes: [UInt8] = []

    /// An empty writer.
    public init() {}

    /// How many bytes have been written.
    public var count: Int { bytes.count }

    /// Appends bytes as they are.
    public mutating func write(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// Appends one byte.
    public mutating func writeUInt8(_ value: UInt8) { bytes.append(value) }

    /// Appends an integer, most significant byte first.
    public mutating func writeBigEndian<T: FixedWidthInteger>(_ value: T) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// Appends an integer, least significant byte first.
    public mutating func writeLittleEndian<T: FixedWidthInteger>(_ value: T) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// Replaces bytes that were written before. Ignored where they would run past the end.
    public mutating func patch(_ replacement: [UInt8], at offset: Int) {
        guard offset >= 0, offset + replacement.count <= bytes.count else { return }
        bytes.replaceSubrange(offset..<(offset + replacement.count), with: replacement)
    }
}

// SPDX-License-Identifier: Apache-2.0
import ByteKit

/// One unit of an International Standard Content Code (ISO 24138): a header of four variable-length numbers, and a body
/// that is compared bit by bit.
public struct ISCCUnit: Sendable, Hashable {
    /// What a unit describes (ISO 24138, MainType).
    public enum MainType: UInt16, Sendable, Hashable, CaseIterable {
        /// Title and description.
        case meta = 0
        /// The meaning of the content.
        case semantic = 1
        /// The look or sound of the content.
        case content = 2
        /// The bytes, by similarity.
        case data = 3
        /// The bytes, exactly.
        case instance = 4
    }

    /// The subtype of content units for pictures.
    public static let imageSubType: UInt16 = 1
    /// Bytes of the longest body.
    public static let longestBody = 32

    /// What it describes.
    public let mainType: MainType
    /// Which kind of that; see ``imageSubType``.
    public let subType: UInt16
    /// Version of the algorithm.
    public let version: UInt16
    /// 4 to 32 bytes, a multiple of 4.
    public let body: [UInt8]

    /// A unit; nil where the body has another length, or a number is beyond what a header holds (4,679).
    public init?(mainType: MainType, subType: UInt16 = 0, version: UInt16 = 0, body: [UInt8]) {
        guard body.count % 4 == 0, (4...Self.longestBody).contains(body.count), max(subType, version) < 4680 else {
            return nil
        }
        self.mainType = mainType
        self.subType = subType
        self.version = version
        self.body = body
    }

    /// Reads the text form, with or without `ISCC:`; nil where it is not exactly one unit.
    public init?(_ text: some StringProtocol) {
        let code = text.hasPrefix("ISCC:") ? String(text.dropFirst(5)) : String(text)
        guard code.utf8.count <= 80, let bytes = Base32.decode(code), let units = ISCCUnit.sequence(bytes),
            units.count == 1, let unit = units.first
        else { return nil }
        self = unit
    }

    /// `ISCC:` and header and body in base 32.
    public var text: String { "ISCC:" + Base32.encode(bytes) }

    /// Header and body.
    public var bytes: [UInt8] {
        var nibbles: [UInt8] = []
        for number in [mainType.rawValue, subType, version, UInt16(body.count / 4 - 1)] {
            nibbles += Self.nibbles(of: number)
        }
        if nibbles.count % 2 == 1 { nibbles.append(0) }
        let header = stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
        return header + body
    }

    /// The number of bits in which the bodies of two units differ; nil where they are not of the same kind and length.
    public func distance(to other: ISCCUnit) -> Int? {
        guard mainType == other.mainType, subType == other.subType, version == other.version,
            body.count == other.body.count
        else { return nil }
        return zip(body, other.body).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
    }

    /// Whether it says enough to be searched for: 256 bits of version 0, and no Image-Code of a flat picture.
    public var isMatchable: Bool {
        let isImage = mainType == .content && subType == Self.imageSubType
        return version == 0 && body.count == Self.longestBody && !(isImage && ISCCImageCode.isFeatureless(body))
    }

    // MARK: sequences

    /// Units behind one another, as soft bindings carry them (ISCC-SEQ); nil where the bytes are not whole units of one
    /// to all main types, or are none. Bounded by `bytes`: no unit is longer than its share.
    public static func sequence(_ bytes: [UInt8]) -> [ISCCUnit]? {
        var units: [ISCCUnit] = []
        var position = 0
        while position < bytes.count {
            var nibble = position * 2
            var numbers: [UInt16] = []
            for _ in 0..<4 {
                guard let number = number(in: bytes, at: &nibble) else { return nil }
                numbers.append(number)
            }
            let end = (nibble + 1) / 2
            guard numbers[3] <= 7 else { return nil }
            let next = end + 4 * (Int(numbers[3]) + 1)
            guard let mainType = MainType(rawValue: numbers[0]), next <= bytes.count,
                let unit = ISCCUnit(
                    mainType: mainType, subType: numbers[1], version: numbers[2], body: Array(bytes[end..<next])),
                unit.bytes[...].elementsEqual(bytes[position..<next])
            else { return nil }
            units.append(unit)
            position = next
        }
        return units.isEmpty ? nil : units
    }

    /// The ranges of one, two, three and four nibbles: prefix, its bits, and the first number.
    private static let ranges: [(prefix: UInt16, first: UInt16, end: UInt16)] = [
        (0b0, 0, 8), (0b10, 8, 72), (0b110, 72, 584), (0b1110, 584, 4680),
    ]

    private static func nibbles(of number: UInt16) -> [UInt8] {
        for (index, range) in ranges.enumerated() where number < range.end {
            let value = range.prefix << UInt16(3 * index + 3) | (number - range.first)
            return (0...index).map { UInt8(truncatingIfNeeded: value >> UInt16(4 * (index - $0)) & 15) }
        }
        return []
    }

    private static func number(in bytes: [UInt8], at position: inout Int) -> UInt16? {
        func nibble(_ index: Int) -> UInt16? {
            guard index / 2 < bytes.count else { return nil }
            return UInt16(index % 2 == 0 ? bytes[index / 2] >> 4 : bytes[index / 2] & 15)
        }
        guard let first = nibble(position) else { return nil }
        let index = (~(first << 12)).leadingZeroBitCount
        guard ranges.indices.contains(index) else { return nil }
        var value = first
        for offset in 0..<index {
            guard let next = nibble(position + 1 + offset) else { return nil }
            value = value << 4 | next
        }
        position += index + 1
        return value & (1 << UInt16(3 * index + 3) - 1) + ranges[index].first
    }
}

extension ISCCUnit: CustomStringConvertible {
    /// The text form.
    public var description: String { text }
}

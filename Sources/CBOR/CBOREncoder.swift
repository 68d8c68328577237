// SPDX-License-Identifier: Apache-2.0

/// Writes CBOR: definite lengths, every number in its shortest form.
public enum CBOREncoder {
    /// In which order the pairs of a map are written.
    public enum KeyOrder: Sendable {
        /// As they stand in the value.
        case asGiven
        /// By the bytes of the encoded keys (RFC 8949, section 4.2.1).
        case deterministic
    }

    /// The bytes of `value`.
    public static func encode(_ value: CBORValue, order: KeyOrder = .asGiven) -> [UInt8] {
        var bytes: [UInt8] = []
        append(value, order: order, to: &bytes)
        return bytes
    }

    /// The initial byte and argument of an item: what stands before the content of a string, array, map or tag.
    public static func head(major: UInt8, argument: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        appendHead(major, argument, to: &bytes)
        return bytes
    }

    private static func appendHead(_ major: UInt8, _ argument: UInt64, to bytes: inout [UInt8]) {
        let type = major << 5
        switch argument {
        case 0..<24: bytes.append(type | UInt8(argument))
        case 24...0xFF: bytes += [type | 24, UInt8(argument)]
        case 0x100...0xFFFF:
            bytes.append(type | 25)
            appendBigEndian(UInt16(argument), to: &bytes)
        case 0x1_0000...0xFFFF_FFFF:
            bytes.append(type | 26)
            appendBigEndian(UInt32(argument), to: &bytes)
        default:
            bytes.append(type | 27)
            appendBigEndian(argument, to: &bytes)
        }
    }

    private static func appendBigEndian<T: FixedWidthInteger>(_ value: T, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private static func append(_ value: CBORValue, order: KeyOrder, to bytes: inout [UInt8]) {
        switch value {
        case .unsigned(let number): appendHead(0, number, to: &bytes)
        case .negative(let number): appendHead(1, number, to: &bytes)
        case .bytes(let string):
            appendHead(2, UInt64(string.count), to: &bytes)
            bytes += string
        case .text(let string):
            appendHead(3, UInt64(string.utf8.count), to: &bytes)
            bytes += string.utf8
        case .array(let elements):
            appendHead(4, UInt64(elements.count), to: &bytes)
            for element in elements { append(element, order: order, to: &bytes) }
        case .map(let map): append(map, order: order, to: &bytes)
        case .tagged(let tag, let inner):
            appendHead(6, tag, to: &bytes)
            append(inner, order: order, to: &bytes)
        case .bool(let truth): bytes.append(truth ? 0xF5 : 0xF4)
        case .null: bytes.append(0xF6)
        case .undefined: bytes.append(0xF7)
        case .simple(let number): bytes += number < 24 ? [0xE0 | number] : [0xF8, number]
        case .float(let number): append(number, to: &bytes)
        }
    }

    private static func append(_ map: CBORMap, order: KeyOrder, to bytes: inout [UInt8]) {
        appendHead(5, UInt64(map.count), to: &bytes)
        switch order {
        case .asGiven:
            for entry in map.entries {
                append(entry.key, order: order, to: &bytes)
                append(entry.value, order: order, to: &bytes)
            }
        case .deterministic:
            let pairs = map.entries.map { (encode($0.key, order: order), $0.value) }
            for (key, value) in pairs.sorted(by: { $0.0.lexicographicallyPrecedes($1.0) }) {
                bytes += key
                append(value, order: order, to: &bytes)
            }
        }
    }

    private static func append(_ number: Double, to bytes: inout [UInt8]) {
        if let half = HalfPrecision.bits(number) {
            bytes.append(0xF9)
            appendBigEndian(half, to: &bytes)
        } else if Double(Float(number)) == number {
            bytes.append(0xFA)
            appendBigEndian(Float(number).bitPattern, to: &bytes)
        } else {
            bytes.append(0xFB)
            appendBigEndian(number.bitPattern, to: &bytes)
        }
    }
}

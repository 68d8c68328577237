// SPDX-License-Identifier: Apache-2.0

/// A JSON value with one form only: the JSON Canonicalization Scheme (RFC 8785), so that two programs that mean the
/// same hash the same bytes. Numbers are integers; what is not is written as text by those who use this.
public indirect enum CanonicalJSON: Sendable, Hashable {
    /// An object.
    case object([String: CanonicalJSON])
    /// An array.
    case array([CanonicalJSON])
    /// A string.
    case string(String)
    /// An integer; values beyond 2^53 are not exact in every reader (RFC 8259, section 6).
    case integer(Int64)
    /// True or false.
    case bool(Bool)
    /// Null.
    case null

    /// The canonical UTF-8 bytes.
    public var serialized: [UInt8] {
        var out: [UInt8] = []
        write(to: &out)
        return out
    }

    private func write(to out: inout [UInt8]) {
        switch self {
        case .null: out += Array("null".utf8)
        case .bool(let value): out += Array((value ? "true" : "false").utf8)
        case .integer(let value): out += Array(String(value).utf8)
        case .string(let text): CanonicalJSON.write(text, to: &out)
        case .array(let items):
            out.append(0x5B)
            for (index, item) in items.enumerated() {
                if index > 0 { out.append(0x2C) }
                item.write(to: &out)
            }
            out.append(0x5D)
        case .object(let members):
            out.append(0x7B)
            // RFC 8785, section 3.2.3: names sorted by their UTF-16 code units.
            let names = members.keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
            for (index, name) in names.enumerated() {
                if index > 0 { out.append(0x2C) }
                CanonicalJSON.write(name, to: &out)
                out.append(0x3A)
                (members[name] ?? .null).write(to: &out)
            }
            out.append(0x7D)
        }
    }

    private static func write(_ text: String, to out: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        out.append(0x22)
        for unit in text.utf8 {
            switch unit {
            case 0x22: out += [0x5C, 0x22]
            case 0x5C: out += [0x5C, 0x5C]
            case 0x08: out += [0x5C, 0x62]
            case 0x09: out += [0x5C, 0x74]
            case 0x0A: out += [0x5C, 0x6E]
            case 0x0C: out += [0x5C, 0x66]
            case 0x0D: out += [0x5C, 0x72]
            case 0..<0x20: out += [0x5C, 0x75, 0x30, 0x30, digits[Int(unit >> 4)], digits[Int(unit & 15)]]
            default: out.append(unit)
            }
        }
        out.append(0x22)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// A value on its way to or from a PostgreSQL server: the kinds this project stores.
public enum PostgresValue: Sendable, Hashable {
    /// SQL's NULL.
    case null
    /// `bigint` and the smaller integers; `boolean` arrives as 0 or 1.
    case integer(Int64)
    /// `double precision`; also `numeric` with a fraction.
    case real(Double)
    /// `text`, and every kind that has no case of its own.
    case text(String)
    /// `bytea`.
    case bytes([UInt8])

    /// Object identifiers of the kinds in `pg_type`, which never change.
    enum Kind {
        static let unknown: UInt32 = 0
        static let boolean: UInt32 = 16
        static let bytes: UInt32 = 17
        static let bigint: UInt32 = 20
        static let smallint: UInt32 = 21
        static let integer: UInt32 = 23
        static let text: UInt32 = 25
        static let objectIdentifier: UInt32 = 26
        static let real: UInt32 = 700
        static let double: UInt32 = 701
        static let numeric: UInt32 = 1700
    }

    /// What a parameter of this value is declared as. Without it, the server would take a number beside a constant for
    /// 32 bits.
    var kind: UInt32 {
        switch self {
        case .null: Kind.unknown
        case .integer: Kind.bigint
        case .real: Kind.double
        case .text: Kind.text
        case .bytes: Kind.bytes
        }
    }

    /// A value in the server's text format; nil where the text is none of that kind.
    init?(kind: UInt32, text: UnsafeRawBufferPointer) {
        switch kind {
        case Kind.boolean: self = .integer(text.first == UInt8(ascii: "t") ? 1 : 0)
        case Kind.bigint, Kind.smallint, Kind.integer, Kind.objectIdentifier:
            guard let number = Int64(String(decoding: text, as: UTF8.self)) else { return nil }
            self = .integer(number)
        case Kind.real, Kind.double, Kind.numeric:
            let digits = String(decoding: text, as: UTF8.self)
            if kind == Kind.numeric, let number = Int64(digits) {
                self = .integer(number)
            } else {
                guard let number = Double(digits) else { return nil }
                self = .real(number)
            }
        case Kind.bytes:
            guard let bytes = Self.bytes(hex: text) else { return nil }
            self = .bytes(bytes)
        default: self = .text(String(decoding: text, as: UTF8.self))
        }
    }

    /// The bytes of a `bytea` in hex format (PostgreSQL manual, 8.4.1): `\x` and two digits a byte.
    private static func bytes(hex text: UnsafeRawBufferPointer) -> [UInt8]? {
        guard text.count >= 2, text.count % 2 == 0, text[0] == UInt8(ascii: "\\"), text[1] == UInt8(ascii: "x") else {
            return nil
        }
        var isValid = true
        func digit(_ byte: UInt8) -> UInt8 {
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x61...0x66: byte - 0x57
            default:
                {
                    isValid = false
                    return 0
                }()
            }
        }
        let bytes = [UInt8](unsafeUninitializedCapacity: text.count / 2 - 1) { buffer, count in
            count = text.count / 2 - 1
            for place in 0..<count {
                buffer.initializeElement(
                    at: place, to: digit(text[2 * place + 2]) << 4 | digit(text[2 * place + 3]))
            }
        }
        return isValid ? bytes : nil
    }
}

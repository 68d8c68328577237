// SPDX-License-Identifier: Apache-2.0

import ByteKit
public import CBOR

/// A JSON value whose members keep their order, for reports that must look the same every time.
public indirect enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case unsigned(UInt64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// A member of an object.
    public struct Member: Sendable, Hashable {
        /// Its name.
        public var name: String
        /// Its value.
        public var value: JSONValue
    }

    /// An object of these members; those without a value are left out.
    public static func members(_ pairs: [(String, JSONValue?)]) -> JSONValue {
        .object(pairs.compactMap { name, value in value.map { Member(name: name, value: $0) } })
    }

    /// The value of a member, the last one where a name stands twice.
    public subscript(name: String) -> JSONValue? {
        if case .object(let members) = self { members.last { $0.name == name }?.value } else { nil }
    }

    /// The text, where this is a string.
    public var string: String? { if case .string(let value) = self { value } else { nil } }
    /// The elements, where this is an array.
    public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
    /// The members, where this is an object.
    public var object: [Member]? { if case .object(let value) = self { value } else { nil } }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
    public init(stringLiteral value: String) { self = .string(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
}

extension JSONValue {
    /// How byte strings of CBOR are shown.
    public enum ByteStringForm: Sendable {
        /// Base 64, as c2patool prints hashes.
        case base64
        /// `b64'…'`, as crJSON has it.
        case crJSON
    }

    /// CBOR as JSON: byte strings in base 64, tags dropped, keys that are no text in diagnostic notation.
    public init(_ value: CBORValue, byteStrings: ByteStringForm = .base64) {
        switch value {
        case .unsigned(let number): self = .unsigned(number)
        case .negative: self = value.int.map { .integer(Int64($0)) } ?? .string(value.diagnosticNotation)
        case .bytes(let bytes):
            let text = Base64.encode(bytes)
            self = .string(byteStrings == .base64 ? text : "b64'\(text)'")
        case .text(let text): self = .string(text)
        case .array(let elements): self = .array(elements.map { JSONValue($0, byteStrings: byteStrings) })
        case .map(let map):
            self = .object(
                map.entries.map { entry in
                    Member(
                        name: entry.key.string ?? entry.key.diagnosticNotation,
                        value: JSONValue(entry.value, byteStrings: byteStrings))
                })
        case .tagged(_, let inner): self = JSONValue(inner, byteStrings: byteStrings)
        case .bool(let truth): self = .bool(truth)
        case .null, .undefined: self = .null
        case .simple(let number): self = .integer(Int64(number))
        case .float(let number): self = .number(number)
        }
    }
}

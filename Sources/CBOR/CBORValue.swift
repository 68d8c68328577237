// SPDX-License-Identifier: Apache-2.0

/// One data item of CBOR (RFC 8949): what a decoder found, or what an encoder is to write.
public indirect enum CBORValue: Sendable, Hashable {
    /// Major type 0.
    case unsigned(UInt64)
    /// Major type 1: the number is `-1 - n`.
    case negative(UInt64)
    /// Major type 2.
    case bytes([UInt8])
    /// Major type 3.
    case text(String)
    /// Major type 4.
    case array([CBORValue])
    /// Major type 5.
    case map(CBORMap)
    /// Major type 6.
    case tagged(UInt64, CBORValue)
    /// Simple values 20 and 21.
    case bool(Bool)
    /// Simple value 22.
    case null
    /// Simple value 23.
    case undefined
    /// Any other simple value.
    case simple(UInt8)
    /// A half, single or double precision number; written in the shortest form that keeps its value.
    case float(Double)
}

extension CBORValue {
    /// The integer `value`, as major type 0 or 1.
    public static func integer(_ value: some BinaryInteger) -> CBORValue {
        value < 0 ? .negative(UInt64(clamping: -1 - value)) : .unsigned(UInt64(clamping: value))
    }

    /// The number, where this is an integer that fits.
    public var int: Int? {
        switch self {
        case .unsigned(let value): Int(exactly: value)
        case .negative(let value): Int(exactly: value).map { -1 - $0 }
        default: nil
        }
    }

    /// The number, where this is an unsigned integer.
    public var uint64: UInt64? {
        if case .unsigned(let value) = self { value } else { nil }
    }

    /// The number, where this is an integer or a floating-point number.
    public var double: Double? {
        switch self {
        case .unsigned(let value): Double(value)
        case .negative(let value): -1 - Double(value)
        case .float(let value): value
        default: nil
        }
    }

    /// The text, where this is a text string.
    public var string: String? {
        if case .text(let value) = self { value } else { nil }
    }

    /// The bytes, where this is a byte string.
    public var byteString: [UInt8]? {
        if case .bytes(let value) = self { value } else { nil }
    }

    /// The truth value, where this is one.
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The elements, where this is an array.
    public var array: [CBORValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The pairs, where this is a map.
    public var map: CBORMap? {
        if case .map(let value) = self { value } else { nil }
    }

    /// The item without the tags around it.
    public var untagged: CBORValue {
        var value = self
        while case .tagged(_, let inner) = value { value = inner }
        return value
    }

    /// The value of a text key, where this is a map that has it.
    public subscript(key: String) -> CBORValue? { map?[key] }
    /// The value of an integer key, where this is a map that has it.
    public subscript(key: Int) -> CBORValue? { map?[key] }
}

extension CBORValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: CBORValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (CBORValue, CBORValue)...) { self = .map(CBORMap(elements)) }
}

// SPDX-License-Identifier: Apache-2.0

/// Why text is no JSON.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where in the bytes it was noticed.
    public let offset: Int
    public var description: String { "the text is no JSON (at byte \(offset))" }
}

extension JSONValue {
    /// Reads JSON (RFC 8259): one value, white space around it, nothing else. Nesting deeper than 64 is refused.
    public init(parsing bytes: some Collection<UInt8>) throws(JSONError) {
        var parser = JSONParser(bytes: Array(bytes))
        parser.skipSpace()
        self = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.offset == parser.bytes.count else { throw parser.error }
    }
}

private struct JSONParser {
    let bytes: [UInt8]
    var offset = 0
    var error: JSONError { JSONError(offset: offset) }

    init(bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        offset += 1
        return true
    }

    mutating func take(_ word: String) -> Bool {
        let word = Array(word.utf8)
        guard bytes.count - offset >= word.count, Array(bytes[offset..<(offset + word.count)]) == word else {
            return false
        }
        offset += word.count
        return true
    }

    mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard depth < 64, let byte = next else { throw error }
        switch byte {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): if take("true") { return .bool(true) }
        case UInt8(ascii: "f"): if take("false") { return .bool(false) }
        case UInt8(ascii: "n"): if take("null") { return .null }
        default: return try number()
        }
        throw error
    }

    mutating func object(_ depth: Int) throws(JSONError) -> JSONValue {
        offset += 1
        var members: [JSONValue.Member] = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw error }
            let name = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw error }
            skipSpace()
            members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw error }
        return .object(members)
    }

    mutating func array(_ depth: Int) throws(JSONError) -> JSONValue {
        offset += 1
        var elements: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        repeat {
            skipSpace()
            elements.append(try value(depth: depth + 1))
            skipSpace()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw error }
        return .array(elements)
    }

    mutating func string() throws(JSONError) -> String {
        offset += 1
        var text: [UInt8] = []
        while let byte = next {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw error }
                return string
            case UInt8(ascii: "\\"): text += try escape()
            case 0..<0x20: throw error
            default: text.append(byte)
            }
        }
        throw error
    }

    mutating func escape() throws(JSONError) -> [UInt8] {
        guard let byte = next else { throw error }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): break
        default: throw error
        }
        var code = try hexadecimal()
        if (0xD800..<0xDC00).contains(code), take("\\u") {
            let low = try hexadecimal()
            guard (0xDC00..<0xE000).contains(low) else { throw error }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw error }
        return Array(String(Character(scalar)).utf8)
    }

    mutating func hexadecimal() throws(JSONError) -> UInt32 {
        guard bytes.count - offset >= 4,
            let code = UInt32(String(decoding: bytes[offset..<(offset + 4)], as: UTF8.self), radix: 16),
            bytes[offset] != UInt8(ascii: "+")
        else { throw error }
        offset += 4
        return code
    }

    mutating func digits() throws(JSONError) {
        let start = offset
        while let byte = next, (0x30...0x39).contains(byte) { offset += 1 }
        guard offset > start else { throw error }
    }

    mutating func number() throws(JSONError) -> JSONValue {
        let start = offset
        let isNegative = take(UInt8(ascii: "-"))
        let first = offset
        try digits()
        guard bytes[first] != 0x30 || offset == first + 1 else { throw error }
        var isInteger = true
        if take(UInt8(ascii: ".")) {
            isInteger = false
            try digits()
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isInteger = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if isInteger, let value = Int64(text), !(isNegative && value == 0) { return .integer(value) }
        if isInteger, let value = UInt64(text) { return .unsigned(value) }
        guard let value = Double(text) else { throw error }
        return .number(value)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Reads PDF values from bytes (ISO 32000-2, 7.2 and 7.3), without recursion.
struct PDFLexer {
    enum Failure: Error {
        /// The bytes end inside of a value.
        case cutShort
        /// What stands here is no value.
        case damaged
    }

    private enum Token {
        case value(PDFValue)
        case keyword(String)
        case openArray, closeArray, openDictionary, closeDictionary
    }

    /// An array or dictionary that is not closed yet.
    private struct Frame {
        var values: [PDFValue] = []
        let isDictionary: Bool
    }

    private let bytes: [UInt8]
    private(set) var position: Int
    private static let deepest = 64
    private static let mostValues = 1 << 20

    init(_ bytes: [UInt8], at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The next value.
    mutating func value() throws(Failure) -> PDFValue {
        var frames: [Frame] = []
        var count = 0
        while true {
            count += 1
            guard count < PDFLexer.mostValues else { throw .damaged }
            var finished: PDFValue
            switch try token() {
            case .openArray, .openDictionary:
                guard frames.count < PDFLexer.deepest else { throw .damaged }
                let isDictionary = bytes[position - 1] == 0x3C
                frames.append(Frame(isDictionary: isDictionary))
                continue
            case .closeArray:
                guard let frame = frames.popLast(), !frame.isDictionary else { throw .damaged }
                finished = .array(frame.values)
            case .closeDictionary:
                guard let frame = frames.popLast(), frame.isDictionary else { throw .damaged }
                finished = .dictionary(try PDFLexer.dictionary(frame.values))
            case .value(let value): finished = value
            case .keyword("R"):
                guard var frame = frames.popLast(), let generation = frame.values.popLast()?.integer,
                    let number = frame.values.popLast()?.integer, (0...0xFFFF).contains(generation),
                    (0...0x7FFF_FFFF).contains(number)
                else { throw .damaged }
                frames.append(frame)
                finished = .reference(PDFReference(number: Int(number), generation: Int(generation)))
            case .keyword("true"): finished = .boolean(true)
            case .keyword("false"): finished = .boolean(false)
            case .keyword("null"): finished = .null
            case .keyword: throw .damaged
            }
            guard !frames.isEmpty else { return finished }
            frames[frames.count - 1].values.append(finished)
        }
    }

    private static func dictionary(_ values: [PDFValue]) throws(Failure) -> PDFDictionary {
        guard values.count % 2 == 0 else { throw .damaged }
        var dictionary = PDFDictionary()
        for index in stride(from: 0, to: values.count, by: 2) {
            guard let key = values[index].name else { throw .damaged }
            dictionary.append(key, values[index + 1])
        }
        return dictionary
    }

    /// Whether the keyword stands next; moves behind it.
    mutating func take(_ keyword: StaticString) -> Bool {
        skipSpace()
        guard bytes.hasASCII(keyword, at: position) else { return false }
        position += keyword.utf8CodeUnitCount
        return true
    }

    /// A number without a sign.
    mutating func number() throws(Failure) -> Int64 {
        guard case .value(let value) = try token(), let number = value.integer, number >= 0 else { throw .damaged }
        return number
    }

    /// Moves over white space and comments (7.2.3 and 7.2.4).
    mutating func skipSpace() {
        while position < bytes.count {
            if PDFLexer.isSpace(bytes[position]) {
                position += 1
            } else if bytes[position] == 0x25 {
                while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
            } else {
                return
            }
        }
    }

    static func isSpace(_ byte: UInt8) -> Bool { [0, 0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(byte) }
    private static func isDelimiter(_ byte: UInt8) -> Bool {
        [0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25].contains(byte)
    }

    private mutating func token() throws(Failure) -> Token {
        skipSpace()
        guard position < bytes.count else { throw .cutShort }
        let start = position
        position += 1
        switch bytes[start] {
        case 0x5B: return .openArray
        case 0x5D: return .closeArray
        case 0x28: return .value(.string(try literal()))
        case 0x2F: return .value(.name(try name()))
        case 0x3C:
            guard position < bytes.count else { throw .cutShort }
            if bytes[position] == 0x3C {
                position += 1
                return .openDictionary
            }
            return .value(.string(try hexadecimal()))
        case 0x3E:
            guard position < bytes.count else { throw .cutShort }
            guard bytes[position] == 0x3E else { throw .damaged }
            position += 1
            return .closeDictionary
        case 0x29, 0x7B, 0x7D: throw .damaged
        default: return try word(from: start)
        }
    }

    private mutating func word(from start: Int) throws(Failure) -> Token {
        while position < bytes.count, !PDFLexer.isSpace(bytes[position]), !PDFLexer.isDelimiter(bytes[position]) {
            position += 1
        }
        // The word may go on behind the bytes at hand.
        guard position < bytes.count, position - start <= 255 else { throw .cutShort }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let first = text.utf8.first, (0x30...0x39).contains(first) || [0x2B, 0x2D, 0x2E].contains(first) else {
            return .keyword(text)
        }
        if let number = Int64(text) { return .value(.integer(number)) }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E].contains($0) }) else {
            throw .damaged
        }
        return .value(.real(text))
    }

    private mutating func name() throws(Failure) -> String {
        var scalars = String.UnicodeScalarView()
        while position < bytes.count, !PDFLexer.isSpace(bytes[position]), !PDFLexer.isDelimiter(bytes[position]) {
            if bytes[position] == 0x23, position + 2 < bytes.count,
                let code = UInt8(String(decoding: bytes[(position + 1)...(position + 2)], as: UTF8.self), radix: 16)
            {
                scalars.append(Unicode.Scalar(code))
                position += 3
            } else {
                scalars.append(Unicode.Scalar(bytes[position]))
                position += 1
            }
        }
        guard position < bytes.count else { throw .cutShort }
        return String(scalars)
    }

    /// 7.3.4.2.
    private mutating func literal() throws(Failure) -> [UInt8] {
        var result: [UInt8] = []
        var depth = 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case 0x28: depth += 1
            case 0x29:
                depth -= 1
                if depth == 0 { return result }
            case 0x5C:
                try escape(into: &result)
                continue
            default: break
            }
            result.append(byte)
        }
        throw .cutShort
    }

    private mutating func escape(into result: inout [UInt8]) throws(Failure) {
        guard position < bytes.count else { throw .cutShort }
        let byte = bytes[position]
        position += 1
        switch byte {
        case 0x6E: result.append(0x0A)
        case 0x72: result.append(0x0D)
        case 0x74: result.append(0x09)
        case 0x62: result.append(0x08)
        case 0x66: result.append(0x0C)
        case 0x30...0x37:
            var value = UInt16(byte - 0x30)
            var digits = 1
            while digits < 3, position < bytes.count, (0x30...0x37).contains(bytes[position]) {
                value = value << 3 | UInt16(bytes[position] - 0x30)
                position += 1
                digits += 1
            }
            result.append(UInt8(truncatingIfNeeded: value))
        case 0x0D:
            if position < bytes.count, bytes[position] == 0x0A { position += 1 }
        case 0x0A: break
        default: result.append(byte)
        }
    }

    private mutating func hexadecimal() throws(Failure) -> [UInt8] {
        var digits: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == 0x3E {
                if digits.count % 2 == 1 { digits.append(0) }
                return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
            }
            if PDFLexer.isSpace(byte) { continue }
            guard let digit = UInt8(String(Unicode.Scalar(byte)), radix: 16) else { throw .damaged }
            digits.append(digit)
        }
        throw .cutShort
    }
}

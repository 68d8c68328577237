// SPDX-License-Identifier: Apache-2.0

/// Decodes what was encoded inside a text: escapes, Base64, hexadecimal and binary digits, markup. Each pass is linear
/// in the text, and nothing it puts out is longer than what it read.
enum Unwrapping {
    /// The text with everything encoded decoded, at most `depth` layers; nil when nothing was.
    static func unwrap(_ text: TracedText, depth: Int) -> TracedText? {
        var current = text
        var changed = false
        for _ in 0..<depth {
            guard let next = pass(current) else { break }
            current = next
            changed = true
        }
        return changed ? current : nil
    }

    private static func pass(_ text: TracedText) -> TracedText? {
        var output = TracedText()
        output.transforms = text.transforms
        var changed = false
        var index = 0
        while index < text.count {
            if let (end, decoded, transform) = escape(text, index) ?? markup(text, index) {
                for scalar in decoded { output.append(scalar, at: text.offsets[index]) }
                output.transforms.insert(transform)
                changed = true
                index = end
                continue
            }
            if startsRun(text, index), let (end, decoded, transform) = run(text, index) {
                output.append(0x20, at: text.offsets[index])
                // What comes first in the decoded text is to come first in the input's bytes as well.
                for (place, scalar) in decoded.enumerated() {
                    output.append(scalar, at: text.offsets[index + place * (end - index) / decoded.count])
                }
                output.append(0x20, at: text.offsets[end - 1])
                output.transforms.insert(transform)
                changed = true
                index = end
                continue
            }
            output.append(text.scalars[index], at: text.offsets[index])
            index += 1
        }
        return changed ? output : nil
    }

    // MARK: escapes and markup

    private typealias Decoded = (end: Int, scalars: [UInt32], transform: TextTransform)

    private static func escape(_ text: TracedText, _ index: Int) -> Decoded? {
        let scalars = text.scalars
        switch scalars[index] {
        case 0x25:  // %XX…
            var bytes: [UInt8] = []
            var cursor = index
            while cursor + 2 < scalars.count, scalars[cursor] == 0x25, let high = hex(scalars[cursor + 1]),
                let low = hex(scalars[cursor + 2])
            {
                bytes.append(UInt8(high * 16 + low))
                cursor += 3
            }
            guard !bytes.isEmpty, let decoded = utf8(bytes) else { return nil }
            return (cursor, decoded, .escapes)
        case 0x5C where index + 1 < scalars.count:  // \uXXXX \u{X} \xXX \n
            switch scalars[index + 1] {
            case 0x75, 0x55: return unicodeEscape(scalars, index + 2)
            case 0x78:
                guard let (value, end) = hexNumber(scalars, index + 2, digits: 2), end == index + 4 else { return nil }
                return (end, [value], .escapes)
            case 0x6E, 0x74: return (index + 2, [0x20], .escapes)
            default: return nil
            }
        case 0x26 where index + 2 < scalars.count:  // &#NNN; &#xHH; &amp;
            if scalars[index + 1] == 0x23 {
                let isHex = scalars[index + 2] | 0x20 == 0x78
                var cursor = isHex ? index + 3 : index + 2
                let start = cursor
                var value: UInt32 = 0
                while cursor < scalars.count, cursor - start < 7,
                    let digit = hex(scalars[cursor]), isHex || digit < 10
                {
                    value = value &* (isHex ? 16 : 10) &+ UInt32(digit)
                    cursor += 1
                }
                guard cursor > start, let scalar = Unicode.Scalar(value) else { return nil }
                if cursor < scalars.count, scalars[cursor] == 0x3B { cursor += 1 }
                return (cursor, [scalar.value], .escapes)
            }
            for (name, value) in [("amp;", 0x26), ("lt;", 0x3C), ("gt;", 0x3E), ("nbsp;", 0x20), ("shy;", 0xAD)] {
                let wanted = name.unicodeScalars.map(\.value)
                if scalars[(index + 1)...].starts(with: wanted) {
                    return (index + 1 + wanted.count, [UInt32(value)], .escapes)
                }
            }
            return nil
        case 0x55 where index + 5 < scalars.count && scalars[index + 1] == 0x2B:  // U+XXXX
            guard let (value, end) = hexNumber(scalars, index + 2, digits: 6), end >= index + 6,
                let scalar = Unicode.Scalar(value)
            else { return nil }
            return (end < scalars.count && scalars[end] == 0x20 ? end + 1 : end, [scalar.value], .escapes)
        default: return nil
        }
    }

    private static func unicodeEscape(_ scalars: [UInt32], _ start: Int) -> Decoded? {
        if start < scalars.count, scalars[start] == 0x7B {
            guard let (value, end) = hexNumber(scalars, start + 1, digits: 6), end < scalars.count,
                scalars[end] == 0x7D, let scalar = Unicode.Scalar(value)
            else { return nil }
            return (end + 1, [scalar.value], .escapes)
        }
        guard let (value, end) = hexNumber(scalars, start, digits: 4), end == start + 4 else { return nil }
        if (0xD800...0xDBFF).contains(value), end + 6 <= scalars.count, scalars[end] == 0x5C,
            let (low, next) = hexNumber(scalars, end + 2, digits: 4), (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00))
        {
            return (next, [scalar.value], .escapes)
        }
        guard let scalar = Unicode.Scalar(value) else { return nil }
        return (end, [scalar.value], .escapes)
    }

    private static func markup(_ text: TracedText, _ index: Int) -> Decoded? {
        guard text.scalars[index] == 0x3C, index + 2 < text.count else { return nil }
        let next = text.scalars[index + 1]
        guard next == 0x2F || next == 0x21 || (next | 0x20 >= 0x61 && next | 0x20 <= 0x7A) else { return nil }
        let limit = min(text.count, index + 200)
        guard let close = (index + 2..<limit).first(where: { text.scalars[$0] == 0x3E }) else { return nil }
        // Between two letters the tag splits a word; elsewhere it parts words, and what its attributes say is kept:
        // speech markup carries words in `alias` and `ph`.
        let splits =
            index > 0 && isASCIIAlphanumeric(text.scalars[index - 1]) && close + 1 < text.count
            && isASCIIAlphanumeric(text.scalars[close + 1])
        if splits { return (close + 1, [], .markup) }
        var kept: [UInt32] = [0x20]
        var quoted = false
        for position in index + 1..<close {
            if text.scalars[position] == 0x22 {
                quoted.toggle()
                kept.append(0x20)
            } else if quoted {
                kept.append(text.scalars[position])
            }
        }
        kept.append(0x20)
        return (close + 1, kept, .markup)
    }

    // MARK: runs of digits or Base64

    private static func startsRun(_ text: TracedText, _ index: Int) -> Bool {
        isBase64(text.scalars[index]) && (index == 0 || !isBase64(text.scalars[index - 1]))
    }

    private static func run(_ text: TracedText, _ start: Int) -> Decoded? {
        var end = start
        while end < text.count, isBase64(text.scalars[end]) { end += 1 }
        let length = end - start
        if let decoded = digitGroups(text, start) { return decoded }
        guard length >= 12 else { return nil }
        let body = text.scalars[start..<end]
        if body.allSatisfy({ hex($0) != nil }), length % 2 == 0 {
            var bytes: [UInt8] = []
            var cursor = start
            while cursor + 1 < end, let high = hex(text.scalars[cursor]), let low = hex(text.scalars[cursor + 1]) {
                bytes.append(UInt8(high * 16 + low))
                cursor += 2
            }
            if let decoded = prose(bytes) { return (end, decoded, .hexadecimal) }
        }
        while end < text.count, text.scalars[end] == 0x3D { end += 1 }
        guard let decoded = prose(base64(body)) else { return nil }
        return (end, decoded, .base64)
    }

    /// "48 65 6c 6c 6f" and "01001000 01100101": at least six groups of the same width with one sign between.
    private static func digitGroups(_ text: TracedText, _ start: Int) -> Decoded? {
        for (width, radix) in [(2, 16), (8, 2)] {
            var bytes: [UInt8] = []
            var cursor = start
            while cursor + width <= text.count, bytes.count < 2048 {
                if radix == 16, cursor + 1 < text.count, text.scalars[cursor] == 0x30, text.scalars[cursor + 1] == 0x78
                {
                    cursor += 2
                }
                guard cursor + width <= text.count else { break }
                var value = 0
                var valid = true
                for position in cursor..<cursor + width {
                    guard let digit = hex(text.scalars[position]), digit < radix else {
                        valid = false
                        break
                    }
                    value = value * radix + digit
                }
                guard valid else { break }
                bytes.append(UInt8(truncatingIfNeeded: value))
                cursor += width
                guard cursor < text.count, [0x20, 0x2C, 0x3A, 0x2D].contains(text.scalars[cursor]) else { break }
                cursor += 1
            }
            if bytes.count >= 6, let decoded = prose(bytes) { return (cursor, decoded, .hexadecimal) }
        }
        return nil
    }

    private static func base64(_ body: ArraySlice<UInt32>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(body.count * 3 / 4)
        var accumulator: UInt32 = 0
        var bits = 0
        for scalar in body {
            let value: UInt32
            switch scalar {
            case 0x41...0x5A: value = scalar - 0x41
            case 0x61...0x7A: value = scalar - 0x61 + 26
            case 0x30...0x39: value = scalar - 0x30 + 52
            case 0x2B, 0x2D: value = 62
            case 0x2F, 0x5F: value = 63
            default: return []
            }
            accumulator = (accumulator << 6 | value) & 0xFFFFFF
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: accumulator >> UInt32(bits)))
            }
        }
        return bytes
    }

    /// The bytes as text when they are UTF-8 and read like prose: letters and spaces, hardly anything else.
    private static func prose(_ bytes: [UInt8]) -> [UInt32]? {
        guard bytes.count >= 6, let scalars = utf8(bytes) else { return nil }
        let folding = CharacterFolding.shared
        var letters = 0
        for scalar in scalars {
            if scalar < 0x20, scalar != 0x0A, scalar != 0x0D, scalar != 0x09 { return nil }
            switch folding.characterClass(scalar) {
            case .letter, .unspaced: letters += 1
            case .other where scalar == 0x20: letters += 1
            case .digit, .other, .ignorable: break
            }
        }
        // Another layer of Base64 or hexadecimal is letters as well, so that nesting passes here.
        return letters * 10 >= scalars.count * 6 ? scalars : nil
    }

    private static func utf8(_ bytes: [UInt8]) -> [UInt32]? {
        String(validating: bytes, as: UTF8.self).map { $0.unicodeScalars.map(\.value) }
    }

    private static func isBase64(_ scalar: UInt32) -> Bool {
        isASCIIAlphanumeric(scalar) || scalar == 0x2B || scalar == 0x2F || scalar == 0x2D || scalar == 0x5F
    }

    static func isASCIIAlphanumeric(_ scalar: UInt32) -> Bool {
        (0x30...0x39).contains(scalar) || (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar)
    }

    private static func hex(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x30...0x39: Int(scalar) - 0x30
        case 0x41...0x46: Int(scalar) - 0x37
        case 0x61...0x66: Int(scalar) - 0x57
        default: nil
        }
    }

    private static func hexNumber(_ scalars: [UInt32], _ start: Int, digits: Int) -> (UInt32, Int)? {
        var value: UInt32 = 0
        var cursor = start
        while cursor < scalars.count, cursor - start < digits, let digit = hex(scalars[cursor]) {
            value = value << 4 | UInt32(digit)
            cursor += 1
        }
        return cursor > start ? (value, cursor) : nil
    }
}

// SPDX-License-Identifier: Apache-2.0

extension CBORValue {
    /// The item in diagnostic notation on one line (RFC 8949, section 8).
    public var diagnosticNotation: String { diagnosticNotation(indentation: nil) }

    /// The item in diagnostic notation.
    /// - Parameters:
    ///   - indentation: blanks a level, each element on a line of its own; nil for one line.
    ///   - longestByteString: byte strings are cut after so many bytes, with their length noted.
    public func diagnosticNotation(indentation: Int?, longestByteString: Int = .max) -> String {
        var text = ""
        write(to: &text, level: 0, indentation: indentation, longest: longestByteString)
        return text
    }

    private func write(to text: inout String, level: Int, indentation: Int?, longest: Int) {
        switch self {
        case .unsigned(let value): text += "\(value)"
        case .negative(let value): text += value == .max ? "-18446744073709551616" : "-\(value + 1)"
        case .bytes(let value): text += CBORValue.hexadecimal(value, longest: longest)
        case .text(let value): text += CBORValue.quoted(value)
        case .bool(let value): text += value ? "true" : "false"
        case .null: text += "null"
        case .undefined: text += "undefined"
        case .simple(let value): text += "simple(\(value))"
        case .float(let value): text += CBORValue.decimal(value)
        case .tagged(let tag, let inner):
            text += "\(tag)("
            inner.write(to: &text, level: level, indentation: indentation, longest: longest)
            text += ")"
        case .array(let elements):
            CBORValue.list(elements, "[", "]", to: &text, level, indentation) { element, text in
                element.write(to: &text, level: level + 1, indentation: indentation, longest: longest)
            }
        case .map(let map):
            CBORValue.list(map.entries, "{", "}", to: &text, level, indentation) { entry, text in
                entry.key.write(to: &text, level: level + 1, indentation: indentation, longest: longest)
                text += ": "
                entry.value.write(to: &text, level: level + 1, indentation: indentation, longest: longest)
            }
        }
    }

    private static func list<Element>(
        _ elements: [Element], _ opening: String, _ closing: String, to text: inout String, _ level: Int,
        _ indentation: Int?, _ write: (Element, inout String) -> Void
    ) {
        text += opening
        for (index, element) in elements.enumerated() {
            if index > 0 { text += indentation == nil ? ", " : "," }
            if let indentation { text += "\n" + String(repeating: " ", count: indentation * (level + 1)) }
            write(element, &text)
        }
        if let indentation, !elements.isEmpty { text += "\n" + String(repeating: " ", count: indentation * level) }
        text += closing
    }

    private static func hexadecimal(_ bytes: [UInt8], longest: Int) -> String {
        let digits = Array("0123456789abcdef")
        var text = "h'"
        for byte in bytes.prefix(max(0, longest)) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return text + (bytes.count > longest ? "'.../ \(bytes.count) bytes /" : "'")
    }

    private static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }

    private static func decimal(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        let text = "\(number)"
        guard let e = text.firstIndex(of: "e"), !text[..<e].contains(".") else { return text }
        return "\(text[..<e]).0\(text[e...])"
    }
}

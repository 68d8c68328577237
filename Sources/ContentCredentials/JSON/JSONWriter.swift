// SPDX-License-Identifier: Apache-2.0

extension JSONValue {
    /// The value as text.
    /// - Parameter indentation: blanks a level; nil for one line without blanks.
    public func serialize(indentation: Int? = nil) -> String {
        var text: [UInt8] = []
        write(to: &text, level: 0, indentation: indentation)
        return String(decoding: text, as: UTF8.self)
    }

    private func write(to text: inout [UInt8], level: Int, indentation: Int?) {
        switch self {
        case .null: text += "null".utf8
        case .bool(let truth): text += (truth ? "true" : "false").utf8
        case .integer(let number): text += String(number).utf8
        case .unsigned(let number): text += String(number).utf8
        case .number(let number): text += number.isFinite ? Array("\(number)".utf8) : Array("null".utf8)
        case .string(let string): JSONValue.append(string, to: &text)
        case .array(let elements):
            text.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                JSONValue.separate(index, level + 1, indentation, &text)
                element.write(to: &text, level: level + 1, indentation: indentation)
            }
            if !elements.isEmpty { JSONValue.lineBreak(level, indentation, &text) }
            text.append(UInt8(ascii: "]"))
        case .object(let members):
            text.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                JSONValue.separate(index, level + 1, indentation, &text)
                JSONValue.append(member.name, to: &text)
                text += (indentation == nil ? ":" : ": ").utf8
                member.value.write(to: &text, level: level + 1, indentation: indentation)
            }
            if !members.isEmpty { JSONValue.lineBreak(level, indentation, &text) }
            text.append(UInt8(ascii: "}"))
        }
    }

    private static func separate(_ index: Int, _ level: Int, _ indentation: Int?, _ text: inout [UInt8]) {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        lineBreak(level, indentation, &text)
    }

    private static func lineBreak(_ level: Int, _ indentation: Int?, _ text: inout [UInt8]) {
        guard let indentation else { return }
        text.append(0x0A)
        text += [UInt8](repeating: 0x20, count: level * indentation)
    }

    private static func append(_ string: String, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""): text += "\\\"".utf8
            case UInt8(ascii: "\\"): text += "\\\\".utf8
            case 0x0A: text += "\\n".utf8
            case 0x0D: text += "\\r".utf8
            case 0x09: text += "\\t".utf8
            case 0..<0x20, 0x7F:
                let digits = Array("0123456789abcdef".utf8)
                text += "\\u00".utf8
                text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }
}

// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Disguises that write the whole request in another form.
enum Encodings {
    static func apply(_ mutator: Mutator, to text: String) -> String? {
        switch mutator {
        case .reversed: String(text.reversed())
        case .rot13: rot13(text)
        case .base64: Data(text.utf8).base64EncodedString()
        case .hex: text.utf8.map { hexDigits($0) }.joined()
        case .percent: text.utf8.map { "%" + hexDigits($0).uppercased() }.joined()
        case .ssml: "<speak>" + text.split(separator: " ").map { "<w>\($0)</w>" }.joined(separator: " ") + "</speak>"
        default: nil
        }
    }

    /// A JSON string in which every character is escaped.
    static func json(_ text: String) -> String {
        let escaped = text.utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
        return "{\"prompt\": \"\(escaped.joined())\"}"
    }

    private static func hexDigits(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

    private static func rot13(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let base: UInt32? =
                switch scalar.value {
                case 0x41...0x5A: 0x41
                case 0x61...0x7A: 0x61
                default: nil
                }
            result.append(base.flatMap { Unicode.Scalar(($0 + (scalar.value - $0 + 13) % 26)) } ?? scalar)
        }
        return String(result)
    }
}

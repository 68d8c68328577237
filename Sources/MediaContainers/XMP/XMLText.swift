// SPDX-License-Identifier: Apache-2.0

/// Character references of XML (XML 1.0, 4.6).
package enum XMLText {
    /// Replaces the five predefined entities and numeric references; anything else stays as it is.
    package static func unescape(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var result = ""
        var rest = text[...]
        while let ampersand = rest.firstIndex(of: "&") {
            result += rest[..<ampersand]
            guard let semicolon = rest[ampersand...].prefix(12).firstIndex(of: ";"),
                let character = character(of: rest[rest.index(after: ampersand)..<semicolon])
            else {
                result += "&"
                rest = rest[rest.index(after: ampersand)...]
                continue
            }
            result.unicodeScalars.append(character)
            rest = rest[rest.index(after: semicolon)...]
        }
        return result + rest
    }

    private static func character(of reference: Substring) -> Unicode.Scalar? {
        switch reference {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard reference.hasPrefix("#") else { return nil }
            let number =
                reference.hasPrefix("#x") || reference.hasPrefix("#X")
                ? UInt32(reference.dropFirst(2), radix: 16) : UInt32(reference.dropFirst())
            return number.flatMap(Unicode.Scalar.init)
        }
    }

    /// Makes text safe inside an element and inside either kind of quotes.
    package static func escape(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&apos;"
            case "\n", "\r", "\t": result += "&#\(character.value);"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}

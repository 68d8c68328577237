// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// A start or end tag of an HTML document.
struct HTMLTag {
    /// From `<` to `>`.
    let range: Range<UInt64>
    /// Lower case.
    let name: String
    let isEnd: Bool
    private let source: [UInt8]

    /// Longest tag that is looked into; one with a picture in a `data:` URL may be longer and is of no interest here.
    private static let longest = 1 << 16

    /// Whether a tag begins at `start`.
    static func begins(at start: UInt64, _ window: inout SourceWindow) throws -> Bool {
        guard let first = try window.byte(at: start + 1) else { return false }
        let letter = first == 0x2F ? try window.byte(at: start + 2) : first
        return letter?.isASCIILetter ?? false
    }

    /// Reads the tag at `start`; nil where none stands there, or it has no end.
    /// - Returns: also where to go on.
    static func read(at start: UInt64, _ window: inout SourceWindow) throws -> (tag: HTMLTag, next: UInt64)? {
        guard let first = try window.byte(at: start + 1) else { return nil }
        let isEnd = first == 0x2F
        let nameStart = start + (isEnd ? 2 : 1)
        guard let letter = try window.byte(at: nameStart), letter.isASCIILetter else { return nil }
        var bytes: [UInt8] = []
        var position = nameStart
        var quote: UInt8?
        var isValue = false
        // A `>` inside quotes does not end a tag; a quote counts only where a value begins (HTML 13.2.5.37).
        while let byte = try window.byte(at: position) {
            position += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 0x3E {
                let name = bytes.prefix { !$0.isHTMLSpace && $0 != 0x2F }
                let tag = HTMLTag(
                    range: start..<position, name: String(decoding: name, as: UTF8.self).lowercased(), isEnd: isEnd,
                    source: Array(bytes.dropFirst(name.count)))
                return (tag, position)
            } else if byte == 0x22 || byte == 0x27, isValue {
                quote = byte
                isValue = false
            } else if byte == 0x3D {
                isValue = true
            } else if !byte.isHTMLSpace {
                isValue = false
            }
            if bytes.count < longest { bytes.append(byte) }
        }
        return nil
    }

    /// The attributes, names in lower case; the first of two of one name counts (HTML 13.2.5.33).
    var attributes: [String: String] {
        var result: [String: String] = [:]
        var rest = source[...]
        let isSeparator = { (byte: UInt8) in byte.isHTMLSpace || byte == 0x2F }
        while true {
            rest = rest.drop(while: isSeparator)
            guard let start = rest.first else { return result }
            var name = rest.prefix { !$0.isHTMLSpace && $0 != 0x2F && $0 != 0x3D }
            if name.isEmpty { name = rest.prefix(1) }
            rest = rest.dropFirst(name.count)
            var value = ArraySlice<UInt8>()
            let behind = rest.drop { $0.isHTMLSpace }
            if behind.first == 0x3D, start != 0x3D || name.count > 1 {
                rest = behind.dropFirst().drop { $0.isHTMLSpace }
                if let quote = rest.first, quote == 0x22 || quote == 0x27 {
                    value = rest.dropFirst().prefix { $0 != quote }
                    rest = rest.dropFirst(value.count + 2)
                } else {
                    value = rest.prefix { !$0.isHTMLSpace }
                    rest = rest.dropFirst(value.count)
                }
            }
            let key = String(decoding: name, as: UTF8.self).lowercased()
            if result[key] == nil { result[key] = String(decoding: value, as: UTF8.self) }
        }
    }
}

extension UInt8 {
    /// ASCII white space as HTML counts it.
    var isHTMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D }
    /// `A` to `Z`, `a` to `z`.
    var isASCIILetter: Bool { (0x41...0x5A).contains(self & 0xDF) }
}

// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// Goes through the tags and text of an XML file by offsets, through a sliding window: memory does not grow with the
/// file, a picture of many megabytes in an attribute included. Not a validating parser; see ``XMLTokenizer`` for text in
/// memory.
struct XMLScanner {
    struct Attribute: Sendable, Hashable {
        let name: String
        /// The value; empty where it is longer than anything of interest.
        let value: String
        /// The attribute with the space before it.
        let range: Range<UInt64>
    }

    enum Event: Sendable, Hashable {
        /// A start tag; `nameEnd` is the offset behind the element's name, `close` that of its `>` or `/>`.
        case start(name: String, attributes: [Attribute], range: Range<UInt64>, nameEnd: UInt64, close: UInt64)
        case end(name: String, range: Range<UInt64>)
        /// Text, or what stands in a CDATA section.
        case text(Range<UInt64>)
    }

    /// Why nothing more came.
    private(set) var fault: WalkEnding?
    private var window: SourceWindow
    private(set) var position: UInt64 = 0
    /// Whether all attributes of the next tag are to be kept, and not the namespaces alone.
    var wantsAttributes = true

    private static let longestName = 256
    private static let longestValue: UInt64 = 1_024
    private static let mostAttributes = 256

    init(_ source: any ByteSource) { window = SourceWindow(source, windowSize: 1 << 16) }

    /// The next event; nil at the end of the file, or with ``fault``.
    mutating func next() throws -> Event? {
        while fault == nil, let byte = try window.byte(at: position) {
            if byte != UInt8(ascii: "<") {
                let start = position
                position = try window.firstOffset(of: UInt8(ascii: "<"), from: position) ?? window.count
                return .text(start..<position)
            }
            let start = position
            switch try window.byte(at: position + 1) {
            case UInt8(ascii: "?"): try skip(past: "?>", from: position + 2)
            case UInt8(ascii: "!"):
                if try has("<!--", at: position) {
                    try skip(past: "-->", from: position + 4)
                } else if try has("<![CDATA[", at: position) {
                    try skip(past: "]]>", from: position + 9)
                    guard fault == nil else { return nil }
                    return .text((start + 9)..<(position - 3))
                } else {
                    try skipDeclaration()
                }
            case UInt8(ascii: "/"): return try endTag()
            default: return try startTag()
            }
        }
        return nil
    }

    private mutating func has(_ text: StaticString, at offset: UInt64) throws -> Bool {
        try window.read(text.utf8CodeUnitCount, at: offset)?.starts(withASCII: text) ?? false
    }

    /// Moves behind the next `text`, which ends with `>`.
    private mutating func skip(past text: StaticString, from start: UInt64) throws {
        let length = UInt64(text.utf8CodeUnitCount)
        var from = start + length - 1
        while let found = try window.firstOffset(of: UInt8(ascii: ">"), from: from) {
            if try has(text, at: found + 1 - length) {
                position = found + 1
                return
            }
            from = found + 1
        }
        fault = .cutShort(position)
    }

    /// Skips `<!DOCTYPE …>` with its internal subset. Entities are never looked at.
    private mutating func skipDeclaration() throws {
        var offset = position + 2
        var quote: UInt8?
        var depth = 0
        while let byte = try window.byte(at: offset) {
            offset += 1
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "["), UInt8(ascii: "<"): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ">"):
                if depth <= 0 {
                    position = offset
                    return
                }
                depth -= 1
            default: break
            }
        }
        fault = .cutShort(position)
    }

    private mutating func endTag() throws -> Event? {
        let start = position
        let (name, nameEnd) = try takeName(from: position + 2)
        guard let close = try window.firstOffset(of: UInt8(ascii: ">"), from: nameEnd) else {
            fault = .cutShort(start)
            return nil
        }
        position = close + 1
        return .end(name: name, range: start..<position)
    }

    private mutating func startTag() throws -> Event? {
        let start = position
        let (name, nameEnd) = try takeName(from: position + 1)
        guard !name.isEmpty else { return stop(.malformed(start, "no tag where one must begin")) }
        var attributes: [Attribute] = []
        var offset = nameEnd
        while true {
            let before = offset
            offset = try skipSpace(from: offset)
            guard let byte = try window.byte(at: offset) else { return stop(.cutShort(start)) }
            if byte == UInt8(ascii: ">") {
                position = offset + 1
                return .start(
                    name: name, attributes: attributes, range: start..<position, nameEnd: nameEnd, close: offset)
            }
            if byte == UInt8(ascii: "/") {
                guard let next = try window.byte(at: offset + 1) else { return stop(.cutShort(start)) }
                guard next == UInt8(ascii: ">") else { return stop(.malformed(offset, "a stray / in a tag")) }
                position = offset + 2
                return .start(
                    name: name, attributes: attributes, range: start..<position, nameEnd: nameEnd, close: offset)
            }
            let (attribute, attributeEnd) = try takeName(from: offset)
            let equals = try skipSpace(from: attributeEnd)
            guard let sign = try window.byte(at: equals) else { return stop(.cutShort(start)) }
            guard !attribute.isEmpty, sign == UInt8(ascii: "=") else {
                return stop(.malformed(offset, "an attribute without a value"))
            }
            let open = try skipSpace(from: equals + 1)
            guard let quote = try window.byte(at: open) else { return stop(.cutShort(start)) }
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                return stop(.malformed(open, "an attribute without quotes"))
            }
            guard let close = try window.firstOffset(of: quote, from: open + 1) else { return stop(.cutShort(start)) }
            offset = close + 1
            guard wantsAttributes || attribute.hasPrefix("xmlns"), attributes.count < XMLScanner.mostAttributes else {
                continue
            }
            let length = close - open - 1
            let value = length <= XMLScanner.longestValue ? try window.read(Int(length), at: open + 1) ?? [] : []
            attributes.append(
                Attribute(name: attribute, value: String(decoding: value, as: UTF8.self), range: before..<offset))
        }
    }

    private mutating func stop(_ fault: WalkEnding) -> Event? {
        self.fault = fault
        return nil
    }

    private mutating func skipSpace(from start: UInt64) throws -> UInt64 {
        var offset = start
        while let byte = try window.byte(at: offset), byte.isXMLSpace { offset += 1 }
        return offset
    }

    private mutating func takeName(from start: UInt64) throws -> (String, UInt64) {
        var name: [UInt8] = []
        var offset = start
        while let byte = try window.byte(at: offset), !byte.isXMLSpace,
            byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/"), byte != UInt8(ascii: "="), byte != UInt8(ascii: "<")
        {
            if name.count < XMLScanner.longestName { name.append(byte) }
            offset += 1
        }
        return (String(decoding: name, as: UTF8.self), offset)
    }
}

extension UInt8 {
    /// White space of XML.
    var isXMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

/// Prefix and local name of an element or attribute.
struct XMLName: Sendable, Hashable {
    let prefix: String
    let local: String

    init(_ qualified: String) {
        let colon = qualified.firstIndex(of: ":")
        prefix = colon.map { String(qualified[..<$0]) } ?? ""
        local = colon.map { String(qualified[qualified.index(after: $0)...]) } ?? qualified
    }
}

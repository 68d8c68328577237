// SPDX-License-Identifier: Apache-2.0

/// Splits well-behaved XML into tags and text by offsets, so that one value can be replaced and every other byte stays
/// as it is. Not a validating parser: it never follows entities or documents, never recurses, and stops where the text
/// is not XML.
package struct XMLTokenizer {
    package struct Attribute {
        package let name: String
        /// The value without its quotes.
        package let value: Range<Int>
    }

    package enum Token {
        /// A start tag; `end` is the offset of its `>` or `/>`.
        case start(name: String, attributes: [Attribute], tag: Range<Int>, end: Int, isEmpty: Bool)
        case close(name: String, tag: Range<Int>)
        case text(Range<Int>)
    }

    private let bytes: [UInt8]
    private var position = 0
    private let maximumAttributes = 1_000

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next token; nil at the end, or where the text is not XML.
    package mutating func next() -> Token? {
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else {
                let start = position
                while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
                return .text(start..<position)
            }
            if bytes.hasASCII("<!--", at: position) {
                guard skip(past: "-->") else { return nil }
            } else if bytes.hasASCII("<?", at: position) {
                guard skip(past: "?>") else { return nil }
            } else if bytes.hasASCII("<![CDATA[", at: position) {
                let start = position + 9
                guard skip(past: "]]>") else { return nil }
                return .text(start..<(position - 3))
            } else if bytes.hasASCII("<!", at: position) {
                guard skip(past: ">") else { return nil }
            } else {
                return tag()
            }
        }
        return nil
    }

    private mutating func skip(past text: StaticString) -> Bool {
        guard let found = bytes.firstOffset(ofASCII: text, from: position) else {
            position = bytes.count
            return false
        }
        position = found + text.utf8CodeUnitCount
        return true
    }

    private mutating func tag() -> Token? {
        let start = position
        position += 1
        let isClose = position < bytes.count && bytes[position] == UInt8(ascii: "/")
        if isClose { position += 1 }
        let name = takeName()
        guard !name.isEmpty else { return stop() }
        if isClose {
            guard skip(past: ">") else { return nil }
            return .close(name: name, tag: start..<position)
        }
        var attributes: [Attribute] = []
        while true {
            skipSpace()
            guard position < bytes.count, attributes.count < maximumAttributes else { return stop() }
            if bytes[position] == UInt8(ascii: ">") {
                position += 1
                return .start(
                    name: name, attributes: attributes, tag: start..<position, end: position - 1, isEmpty: false)
            }
            if bytes.hasASCII("/>", at: position) {
                position += 2
                return .start(
                    name: name, attributes: attributes, tag: start..<position, end: position - 2, isEmpty: true)
            }
            let attribute = takeName()
            skipSpace()
            guard !attribute.isEmpty, position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
                return stop()
            }
            position += 1
            skipSpace()
            guard position < bytes.count, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[position]) else {
                return stop()
            }
            let quote = bytes[position]
            let valueStart = position + 1
            guard let valueEnd = bytes[valueStart...].firstIndex(of: quote) else { return stop() }
            attributes.append(Attribute(name: attribute, value: valueStart..<valueEnd))
            position = valueEnd + 1
        }
    }

    private mutating func stop() -> Token? {
        position = bytes.count
        return nil
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private mutating func takeName() -> String {
        let start = position
        while position < bytes.count,
            ![0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "<")]
                .contains(bytes[position])
        {
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}

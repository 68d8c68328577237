// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// What the head of an HTML document says about manifests (C2PA 2.4, A.7). Works on bytes: what is hashed is the file, not
/// the document that a browser makes of it.
struct HTMLHead {
    /// A script of the type `application/c2pa`.
    struct Script {
        /// From `<` of the start tag to `>` of the end tag.
        let element: Range<UInt64>
        let content: Range<UInt64>
        /// Whether the start tag has nothing that a browser would act on.
        let isInert: Bool
    }

    /// A link to a manifest.
    struct Link {
        let tag: Range<UInt64>
        let address: String
    }

    private(set) var scripts: [Script] = []
    private(set) var links: [Link] = []
    /// Where a new script goes: the end of the head.
    private(set) var insertion: UInt64 = 0
    /// An element without an end.
    private(set) var unterminated: UInt64?

    private static let headElements: Set<String> = [
        "html", "head", "title", "meta", "link", "base", "script", "style", "noscript", "template", "basefont",
        "bgsound", "noframes",
    ]
    /// Elements whose content is text up to their end tag (HTML 13.2.6.4.4).
    private static let rawElements: Set<String> = ["script", "style", "title", "noscript", "template", "noframes"]
    /// More of them are not kept; one is right.
    private static let most = 4

    init(of source: any ByteSource) throws {
        var window = SourceWindow(source, windowSize: 1 << 16)
        var position: UInt64 = 0
        while let start = try window.firstOffset(of: 0x3C, from: position) {
            if try window.read(4, at: start) == Array("<!--".utf8) {
                guard let end = try HTMLHead.offset(of: "-->", from: start + 4, &window) else { return }
                position = end + 3
                continue
            }
            if let next = try window.byte(at: start + 1), next == 0x21 || next == 0x3F {
                guard let end = try window.firstOffset(of: 0x3E, from: start) else { return }
                position = end + 1
                insertion = max(insertion, position)
                continue
            }
            guard try HTMLTag.begins(at: start, &window) else {
                position = start + 1
                continue
            }
            guard let (tag, next) = try HTMLTag.read(at: start, &window) else {
                unterminated = start
                return
            }
            position = next
            if tag.isEnd {
                if tag.name == "head" {
                    insertion = start
                    return
                }
                continue
            }
            guard HTMLHead.headElements.contains(tag.name) else {
                // The first element of the body ends a head that has no end tag.
                insertion = start
                return
            }
            insertion = next
            guard let end = try take(tag, &window) else { return }
            position = end
            insertion = end
        }
    }

    /// Where to go on behind an element; nil where it has no end.
    private mutating func take(_ tag: HTMLTag, _ window: inout SourceWindow) throws -> UInt64? {
        if tag.name == "link" { takeLink(tag) }
        guard HTMLHead.rawElements.contains(tag.name) else { return tag.range.upperBound }
        guard let end = try HTMLHead.endTag(of: tag.name, from: tag.range.upperBound, &window) else {
            unterminated = tag.range.lowerBound
            return nil
        }
        if tag.name == "script", scripts.count < HTMLHead.most { takeScript(tag, end) }
        return end.upperBound
    }

    private mutating func takeScript(_ tag: HTMLTag, _ end: Range<UInt64>) {
        let attributes = tag.attributes
        guard let type = attributes["type"], HTMLHead.isType(type) else { return }
        let isInert = attributes.keys.allSatisfy { !$0.hasPrefix("on") && $0 != "src" && $0 != "style" }
        scripts.append(
            Script(
                element: tag.range.lowerBound..<end.upperBound, content: tag.range.upperBound..<end.lowerBound,
                isInert: isInert))
    }

    private mutating func takeLink(_ tag: HTMLTag) {
        guard links.count < HTMLHead.most else { return }
        let attributes = tag.attributes
        let relations = (attributes["rel"] ?? "").lowercased().split(whereSeparator: \.isWhitespace)
        guard relations.contains("c2pa-manifest") else { return }
        links.append(Link(tag: tag.range, address: attributes["href"] ?? ""))
    }

    private static func isType(_ value: String) -> Bool {
        Array(value.utf8).trimmingASCIISpace.elementsEqual("application/c2pa".utf8) { $0 == $1 || $0 | 0x20 == $1 }
    }

    private static func offset(of text: StaticString, from start: UInt64, _ window: inout SourceWindow) throws
        -> UInt64?
    {
        let length = text.utf8CodeUnitCount
        let first = text.withUTF8Buffer { $0.first ?? 0 }
        var position = start
        while let found = try window.firstOffset(of: first, from: position) {
            guard let bytes = try window.read(length, at: found) else { return nil }
            if bytes.starts(withASCII: text) { return found }
            position = found + 1
        }
        return nil
    }

    private static func endTag(
        of name: String, from start: UInt64, _ window: inout SourceWindow
    ) throws -> Range<UInt64>? {
        var position = start
        while let found = try window.firstOffset(of: 0x3C, from: position) {
            position = found + 1
            guard try window.byte(at: found + 1) == 0x2F,
                let read = try window.read(name.utf8.count, at: found + 2),
                zip(read, name.utf8).allSatisfy({ $0 | 0x20 == $1 }),
                let next = try window.byte(at: found + 2 + UInt64(name.utf8.count)),
                next.isHTMLSpace || next == 0x3E || next == 0x2F
            else { continue }
            guard let end = try window.firstOffset(of: 0x3E, from: found) else { return nil }
            return found..<(end + 1)
        }
        return nil
    }
}

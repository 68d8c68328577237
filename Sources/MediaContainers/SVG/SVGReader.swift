// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// Finds manifest store, XMP and size in an SVG file.
struct SVGReader {
    static let namespace = "http://c2pa.org/manifest"

    /// An element of interest that is open.
    private enum Inside {
        case manifest(start: UInt64, depth: Int)
        case xmp(start: UInt64, depth: Int)
    }

    private var scanner: XMLScanner
    private let source: any ByteSource
    private let limits: ContainerLimits
    private(set) var reading: ContainerReading
    private var layout = SVGLayout()
    /// Names of the elements that are open.
    private var open: [String] = []
    private var depth: Int { open.count }
    /// Why the rest is not looked at.
    private var broken: WalkEnding?
    private static let maximumDepth = 4_096
    private var inside: Inside?
    /// Text of the manifest element: where it stands, and whether there was too much of it.
    private var textRanges: [Range<UInt64>] = []
    /// Namespaces declared on the root and on its `metadata`.
    private var prefixes: [String: String] = [:]
    private var metadataStart: UInt64?
    /// Whether something but a manifest stands in `metadata`.
    private var hasOtherMetadata = false

    init(_ source: any ByteSource, limits: ContainerLimits) {
        scanner = XMLScanner(source)
        self.source = source
        self.limits = limits
        reading = ContainerReading(format: .svg, size: source.count)
    }

    mutating func read() throws -> ContainerReading {
        var end: UInt64?
        while end == nil, broken == nil, let event = try scanner.next() {
            switch event {
            case .start(let name, let attributes, let range, let nameEnd, let close):
                let tag = SVGLayout.Tag(name: name, range: range, nameEnd: nameEnd, close: close)
                start(tag, attributes)
                scanner.wantsAttributes = false
                if tag.isEmpty {
                    try finishElement(endTag: range, isEmpty: true)
                } else {
                    open.append(name)
                    if open.count > SVGReader.maximumDepth { broken = .malformed(range.lowerBound, "too deep") }
                }
            case .end(let name, let range):
                // XML whose tags do not fit is read differently by everybody.
                guard open.popLast() == name else {
                    broken = .malformed(range.lowerBound, "an end tag without its start")
                    continue
                }
                try finishElement(endTag: range, isEmpty: false)
            case .text(let range): try text(range)
            }
            if open.isEmpty, layout.root != nil { end = scanner.position }
        }
        reading.layout.svg = layout
        reading.layout.removals = layout.manifests
        reading.finish(try ending(end), part: "tag", last: "the svg element", limits: limits)
        return reading
    }

    /// White space behind the root belongs to the file.
    private func ending(_ end: UInt64?) throws -> WalkEnding {
        if let broken { return broken }
        guard let end else { return scanner.fault ?? .cutShort(source.count) }
        let rest = try source.readUpTo(4_096, at: end)
        return .complete(rest.allSatisfy(\.isXMLSpace) ? source.count : end)
    }

    private mutating func start(_ tag: SVGLayout.Tag, _ attributes: [XMLScanner.Attribute]) {
        let name = XMLName(tag.name)
        // What is written later must be spelt the same; a name that is no UTF-8 could not be.
        let isSpellable = !tag.name.unicodeScalars.contains("\u{FFFD}")
        switch depth {
        case 0:
            guard layout.root == nil, broken == nil else { return }
            guard name.local == "svg", isSpellable else {
                broken = .malformed(tag.range.lowerBound, "the outermost element is no svg")
                return
            }
            layout.root = tag
            declare(attributes)
            layout.declaration = attributes.first { $0.name == "xmlns:c2pa" }.map {
                .init(value: $0.value, range: $0.range)
            }
            reading.picture = SVGReader.picture(attributes)
        case 1 where name.local == "metadata" && isSpellable:
            metadataStart = tag.range.lowerBound
            // An element with attributes was there for its own sake.
            hasOtherMetadata = tag.nameEnd != tag.close
            if layout.metadata == nil {
                layout.metadata = tag
                declare(attributes)
            }
        case 2 where metadataStart != nil && inside == nil:
            let declaring = name.prefix.isEmpty ? "xmlns" : "xmlns:\(name.prefix)"
            let own = attributes.first { $0.name == declaring }?.value
            if name.local == "manifest", name.prefix == "c2pa" || (own ?? prefixes[name.prefix]) == SVGReader.namespace
            {
                textRanges = []
                inside = .manifest(start: tag.range.lowerBound, depth: depth)
            } else {
                hasOtherMetadata = true
                if name.local == "xmpmeta" || name.local == "RDF" {
                    inside = .xmp(start: tag.range.lowerBound, depth: depth)
                }
            }
        default: break
        }
    }

    private mutating func declare(_ attributes: [XMLScanner.Attribute]) {
        for attribute in attributes where attribute.name.hasPrefix("xmlns:") {
            prefixes[String(attribute.name.dropFirst(6))] = attribute.value
        }
    }

    private mutating func text(_ range: Range<UInt64>) throws {
        if case .manifest = inside {
            if textRanges.count < 1_000 { textRanges.append(range) }
        } else if metadataStart != nil, depth == 2, !hasOtherMetadata {
            let head = try source.readUpTo(Int(min(UInt64(range.count), 4_096)), at: range.lowerBound)
            hasOtherMetadata = !head.allSatisfy(\.isXMLSpace)
        }
    }

    /// Looks at an element that ended; `depth` is that of its parent.
    private mutating func finishElement(endTag: Range<UInt64>, isEmpty: Bool) throws {
        switch inside {
        case .manifest(let start, depth):
            inside = nil
            layout.manifests.append(start..<endTag.upperBound)
            try takeStore(at: start)
        case .xmp(let start, depth):
            inside = nil
            let range = start..<endTag.upperBound
            guard reading.xmp == nil, UInt64(range.count) <= limits.metadataBytes else { return }
            reading.xmp = XMPPacket(try source.read(at: start, count: range.count), outerPrefixes: prefixes)
            reading.layout.xmpExtent = range
        default:
            guard depth == 1, let start = metadataStart else { return }
            metadataStart = nil
            if !hasOtherMetadata, layout.manifests.count == 1, layout.manifests[0].lowerBound > start {
                layout.soleMetadata = start..<endTag.upperBound
            }
        }
    }

    /// Decodes the text of the element that just ended. An empty element is no store.
    private mutating func takeStore(at start: UInt64) throws {
        let size = textRanges.reduce(0) { $0 + UInt64($1.count) }
        guard size > 0, reading.isRoomForStore(ofSize: size / 4 * 3, at: start, limits: limits) else { return }
        var symbols: [UInt8] = []
        var payload: [Range<UInt64>] = []
        for range in textRanges {
            let text = try source.read(at: range.lowerBound, count: range.count)
            guard let first = text.firstIndex(where: { !$0.isXMLSpace }),
                let last = text.lastIndex(where: { !$0.isXMLSpace })
            else { continue }
            payload.append((range.lowerBound + UInt64(first))..<(range.lowerBound + UInt64(last) + 1))
            symbols += text[first...last].filter { !$0.isXMLSpace }
        }
        guard let from = payload.first, let to = payload.last else { return }
        guard let bytes = Base64.decode(String(decoding: symbols, as: UTF8.self)) else {
            reading.add(
                ContainerProblem(.manifestStoreIncomplete, at: from.lowerBound, "the manifest store is no Base64"),
                limits: limits)
            return
        }
        reading.manifestStores.append(
            ManifestStoreLocation(bytes: bytes, payload: payload, extents: [from.lowerBound..<to.upperBound]))
    }

    /// Width and height where they are plain numbers or pixels, otherwise those of the view box.
    private static func picture(_ attributes: [XMLScanner.Attribute]) -> PictureProperties? {
        func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
        func side(_ text: String?) -> UInt32? {
            guard var text = text?[...] else { return nil }
            if text.hasSuffix("px") { text = text.dropLast(2) }
            guard let number = Double(text), number > 0, number < 1e9 else { return nil }
            return UInt32(number.rounded(.up))
        }
        let box = value("viewBox")?.split { $0 == " " || $0 == "," }.map(String.init) ?? []
        guard let width = side(value("width")) ?? side(box.count == 4 ? box[2] : nil),
            let height = side(value("height")) ?? side(box.count == 4 ? box[3] : nil)
        else { return nil }
        return PictureProperties(width: width, height: height, bitDepth: 8, channels: 4)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// An XMP packet (ISO 16684-1) as it stands in a file. Simple properties can be read and set; everything else is left
/// byte for byte as it is.
public struct XMPPacket: Sendable, Hashable {
    /// The packet as serialised, UTF-8.
    public let bytes: [UInt8]

    /// Namespace prefixes that are declared around the packet, where it is part of a larger document.
    private let outerPrefixes: [String: String]

    /// Wraps a serialised packet.
    public init(_ bytes: [UInt8]) { self.init(bytes, outerPrefixes: [:]) }

    /// Wraps a packet that stands in a larger document.
    package init(_ bytes: [UInt8], outerPrefixes: [String: String]) {
        self.bytes = bytes
        self.outerPrefixes = outerPrefixes
    }

    /// A packet without properties.
    public static let empty = XMPPacket(
        Array(
            """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>\
            <x:xmpmeta xmlns:x="adobe:ns:meta/">\
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""/></rdf:RDF>\
            </x:xmpmeta>\
            <?xpacket end="w"?>
            """.utf8))

    /// Whether text that begins so is XMP, where a format keeps other XML in the same place.
    package static func looksLikeXMP(_ head: [UInt8]) -> Bool {
        head.firstOffset(ofASCII: "<?xpacket") != nil || head.firstOffset(ofASCII: "<x:xmpmeta") != nil
            || head.firstOffset(ofASCII: "<rdf:RDF") != nil
    }

    /// `dcterms:provenance`, the URL of the remote manifest (C2PA 2.2, 11.5).
    public var provenance: String? { value(of: .provenance) }
    /// `Iptc4xmpExt:DigitalSourceType`.
    public var digitalSourceType: String? { value(of: .digitalSourceType) }

    /// The value of a simple property, written as an attribute, as an element, or as `rdf:resource`.
    public func value(of name: XMPName) -> String? {
        locate(name).value.map { XMLText.unescape(String(decoding: bytes[$0], as: UTF8.self)) }
            .map { $0.trimmingASCIISpace() }
    }

    /// A packet with a simple property set: the old value replaced, or an attribute added to the first description.
    /// Padding at the end of the packet makes up for the growth as far as it goes.
    /// - Returns: nil where the packet is not XMP that could be edited.
    public func setting(_ property: XMPProperty) -> XMPPacket? {
        let place = locate(property.name)
        var edited = bytes
        let value = Array(XMLText.escape(property.value).utf8)
        if let old = place.value {
            edited.replaceSubrange(old, with: value)
        } else if let description = place.description {
            let name = property.name
            var text = ""
            // A prefix of its own where the customary one stands for something else here.
            let prefix =
                description.prefixes[name.prefix].map { $0 == name.namespace } ?? true
                ? name.prefix : "cs\(name.prefix)"
            if description.ownPrefixes[prefix] == nil { text += " xmlns:\(prefix)=\"\(name.namespace)\"" }
            text += " \(prefix):\(name.localName)=\""
            edited.insert(contentsOf: Array(text.utf8) + value + [UInt8(ascii: "\"")], at: description.insertion)
        } else {
            return nil
        }
        return XMPPacket(edited, outerPrefixes: outerPrefixes).trimmingPadding(by: edited.count - bytes.count)
    }

    /// A packet with all of `properties` set; nil where it is not XMP that could be edited.
    public func setting(_ properties: [XMPProperty]) -> XMPPacket? {
        properties.reduce(self as XMPPacket?) { packet, property in packet?.setting(property) }
    }

    private struct Description {
        /// Where a new attribute goes: behind the element name.
        let insertion: Int
        let prefixes: [String: String]
        let ownPrefixes: [String: String]
    }

    private struct Place {
        var value: Range<Int>?
        var description: Description?
    }

    private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

    private func locate(_ name: XMPName) -> Place {
        var tokenizer = XMLTokenizer(bytes)
        var prefixes = outerPrefixes
        var place = Place()
        var isInsideProperty = false
        func matches(_ qualified: String) -> Bool {
            guard let colon = qualified.firstIndex(of: ":"),
                qualified[qualified.index(after: colon)...] == name.localName
            else { return false }
            return prefixes[String(qualified[..<colon])] == name.namespace
        }
        func isRDF(_ qualified: String, _ local: String) -> Bool {
            guard let colon = qualified.firstIndex(of: ":"), qualified[qualified.index(after: colon)...] == local else {
                return false
            }
            return prefixes[String(qualified[..<colon])] == XMPPacket.rdf
        }
        while let token = tokenizer.next() {
            switch token {
            case .start(let element, let attributes, let tag, _, let isEmpty):
                var own: [String: String] = [:]
                for attribute in attributes where attribute.name.hasPrefix("xmlns:") {
                    let uri = String(decoding: bytes[attribute.value], as: UTF8.self)
                    own[String(attribute.name.dropFirst(6))] = uri
                    prefixes[String(attribute.name.dropFirst(6))] = uri
                }
                if isRDF(element, "Description") {
                    if place.description == nil {
                        place.description = Description(
                            insertion: tag.lowerBound + 1 + element.utf8.count, prefixes: prefixes, ownPrefixes: own)
                    }
                    if let found = attributes.first(where: { matches($0.name) }) {
                        place.value = found.value
                        return place
                    }
                }
                isInsideProperty = false
                if matches(element) {
                    if let resource = attributes.first(where: { isRDF($0.name, "resource") }) {
                        place.value = resource.value
                        return place
                    }
                    isInsideProperty = !isEmpty
                }
            case .text(let range):
                if isInsideProperty {
                    place.value = range
                    return place
                }
            case .close:
                isInsideProperty = false
            }
        }
        return place
    }

    /// Takes up to `growth` bytes of white space from before the closing processing instruction; one line stays.
    private func trimmingPadding(by growth: Int) -> XMPPacket {
        guard growth > 0, let end = bytes.firstOffset(ofASCII: "<?xpacket end") else { return self }
        var start = end
        while start > 0, end - start < growth + 1, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[start - 1]) { start -= 1 }
        guard end - start > 1 else { return self }
        var trimmed = bytes
        trimmed.removeSubrange((start + 1)..<end)
        return XMPPacket(trimmed, outerPrefixes: outerPrefixes)
    }
}

extension String {
    fileprivate func trimmingASCIISpace() -> String {
        let space: Set<Character> = [" ", "\t", "\n", "\r", "\r\n"]
        return String(drop { space.contains($0) }.reversed().drop { space.contains($0) }.reversed())
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Writes nodes as HTML.
package struct HTMLRenderer: Sendable {
    private var output: [UInt8] = []

    /// A whole document.
    package static func document(_ root: Node) -> [UInt8] {
        var renderer = HTMLRenderer()
        renderer.output.reserveCapacity(16_384)
        renderer.output += "<!DOCTYPE html>\n".utf8
        renderer.write(root)
        return renderer.output
    }

    /// A piece of a document.
    package static func fragment(_ node: Node) -> String {
        var renderer = HTMLRenderer()
        renderer.write(node)
        return String(decoding: renderer.output, as: UTF8.self)
    }

    private mutating func write(_ node: Node) {
        switch node {
        case .text(let text): escape(text, quotes: false)
        case .fragment(let nodes): for node in nodes { write(node) }
        case .element(let tag, let attributes, let children):
            output.append(UInt8(ascii: "<"))
            output += tag.rawValue.utf8
            for attribute in attributes where !attribute.isNone {
                output.append(UInt8(ascii: " "))
                output += attribute.name.utf8
                guard let value = attribute.value else { continue }
                output += "=\"".utf8
                escape(value, quotes: true)
                output.append(UInt8(ascii: "\""))
            }
            output.append(UInt8(ascii: ">"))
            guard !tag.isVoid else { return }
            // A script or style element would make its text raw; the pages have none with text.
            if tag != .script { for child in children { write(child) } }
            output += "</".utf8
            output += tag.rawValue.utf8
            output.append(UInt8(ascii: ">"))
        }
    }

    private mutating func escape(_ text: String, quotes: Bool) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            case UInt8(ascii: "\"") where quotes: output += "&quot;".utf8
            case UInt8(ascii: "'") where quotes: output += "&#39;".utf8
            // NUL and the other C0 controls but tab and line breaks have no place in HTML.
            case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F: output += "\u{FFFD}".utf8
            default: output.append(byte)
            }
        }
    }
}

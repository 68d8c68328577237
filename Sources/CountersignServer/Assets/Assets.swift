// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Crypto
package import Hummingbird

/// A part of a page that never changes under its name: the name holds a hash of the content. Kept in the program, so that
/// the binary needs no folder beside it.
package struct Asset: Sendable {
    package let path: String
    package let bytes: [UInt8]
    package let type: String

    package init(name: String, extension suffix: String, type: String, text: String) {
        bytes = Array(text.utf8)
        let hash = Hex.encode(SHA256.hash(data: bytes).prefix(6))
        path = "/assets/\(name)-\(hash).\(suffix)"
        self.type = type
    }

    package var address: WebAddress { WebAddress(stringLiteral: path) }
    package var response: Response {
        Response(bytes: bytes, type: type, headers: [.cacheControl: "public, max-age=31536000, immutable"])
    }
}

/// All of them.
package enum Assets {
    package static let stylesheet = Asset(
        name: "style", extension: "css", type: "text/css; charset=utf-8",
        text: CSSText.packed([
            CSSText.roles, CSSText.base, CSSText.shell, CSSText.forms, CSSText.check, CSSText.flow,
            CSSText.figures, CSSText.print,
        ]))
    package static let script = Asset(
        name: "enhance", extension: "js", type: "text/javascript; charset=utf-8", text: ScriptText.enhance)
    package static let icon = Asset(name: "icon", extension: "svg", type: "image/svg+xml", text: Brand.icon)
    package static let all = [stylesheet, script, icon]
}

/// The stylesheet, in the parts of docs/design: roles, then base, then components.
package enum CSSText {
    /// Joins the parts, without indentation and empty lines.
    package static func packed(_ parts: [String]) -> String {
        parts.flatMap { $0.split(separator: "\n") }
            .map { line in String(line.drop { $0 == " " }) }
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

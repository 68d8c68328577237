// SPDX-License-Identifier: Apache-2.0

/// A piece of a page. Text is escaped when it is rendered, whatever it holds; there is no way to put markup in as a
/// string, no `style` or event attribute, and an address must be a ``WebAddress``.
package indirect enum Node: Sendable {
    case text(String)
    case element(Tag, [Attribute], [Node])
    case fragment([Node])

    /// Nothing.
    package static let empty = Node.fragment([])
}

/// The elements the pages use. A name that is not here cannot be written.
package enum Tag: String, Sendable, CaseIterable {
    case html, head, body, title, meta, link, script
    case a, abbr, article, aside, audio, bdi, blockquote, button, caption, cite, code, dd, details, div, dl, dt, em
    case fieldset, figcaption
    case figure, footer, form, h1, h2, h3, h4, header, hr, img, input, kbd, label, legend, li, main, nav, noscript
    case ol, option, output, p, pre, progress, samp, section, select, small, span, strong, summary, sub, sup, table
    case tbody, td, textarea, th, thead, time, tr, ul, br, wbr, dialog
    case svg, g, path, circle, rect, line, polygon, text, defs, pattern, image, clipPath

    /// Elements without an end tag (HTML, section 13.1.2).
    package var isVoid: Bool {
        switch self {
        case .meta, .link, .hr, .img, .input, .br, .wbr: true
        default: false
        }
    }
}

/// An address that a page may point to.
package struct WebAddress: Sendable, Hashable, ExpressibleByStringInterpolation {
    package let text: String

    /// A path of this site, a fragment, or a query, written in the source.
    package init(stringLiteral value: String) { text = value }

    /// An address from outside: only `http`, `https` and paths of this site; nil otherwise (`javascript:`, `data:`).
    package init?(outside text: String) {
        let lower = text.lowercased()
        let isPath = text.hasPrefix("/") && !text.hasPrefix("//") && !text.contains("\\")
        guard isPath || lower.hasPrefix("https://") || lower.hasPrefix("http://"),
            !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F })
        else { return nil }
        self.text = text
    }
}

/// An attribute, by an allow-list.
package struct Attribute: Sendable {
    package let name: String
    /// Nil for a flag such as `hidden`.
    package let value: String?

    private init(_ name: String, _ value: String?) {
        self.name = name
        self.value = value
    }

    /// The attributes whose values are plain text for the browser: none of them is ever run or fetched.
    package enum Name: String, Sendable, CaseIterable {
        case `class`, id, lang, dir, title, name, content, charset, rel, type, value, placeholder, role, `for`, method
        case enctype, accept, autocomplete, inputmode, pattern, min, max, step, maxlength, minlength, rows, cols, scope
        case colspan, rowspan, alt, width, height, datetime, loading, decoding, label, hreflang, media, download, start
        case tabindex, spellcheck, capture, `as`, property
        case ariaLabel = "aria-label", ariaLabelledby = "aria-labelledby", ariaDescribedby = "aria-describedby"
        case ariaHidden = "aria-hidden", ariaCurrent = "aria-current", ariaLive = "aria-live"
        case ariaExpanded = "aria-expanded", ariaInvalid = "aria-invalid", ariaControls = "aria-controls"
        case dataRole = "data-role", dataLimit = "data-limit", dataText = "data-text", dataTheme = "data-theme"
        case dataKind = "data-kind"
        case viewBox, fill, d, cx, cy, r, x, y, x1, y1, x2, y2, rx, points, focusable, patternUnits, transform
        case preserveAspectRatio, textAnchor = "text-anchor", patternTransform, fontSize = "font-size"
        case preload
        case clipPath = "clip-path", dataMaximum = "data-maximum"
        case httpEquiv = "http-equiv"
    }

    /// The flags.
    package enum Flag: String, Sendable, CaseIterable {
        case required, checked, disabled, selected, multiple, open, hidden, autofocus, `defer`, reversed, novalidate
        case controls
    }

    /// The attributes that name an address.
    package enum Reference: String, Sendable, CaseIterable { case href, src, action, formaction }

    package static func set(_ name: Name, _ value: String) -> Attribute { Attribute(name.rawValue, value) }
    package static func flag(_ flag: Flag, _ on: Bool = true) -> Attribute {
        on ? Attribute(flag.rawValue, nil) : .none
    }
    package static func reference(_ name: Reference, _ address: WebAddress) -> Attribute {
        Attribute(name.rawValue, address.text)
    }

    package static func `class`(_ value: String) -> Attribute { Attribute("class", value) }
    package static func id(_ value: String) -> Attribute { Attribute("id", value) }
    package static func href(_ address: WebAddress) -> Attribute { Attribute("href", address.text) }
    package static func src(_ address: WebAddress) -> Attribute { Attribute("src", address.text) }
    package static func action(_ address: WebAddress) -> Attribute { Attribute("action", address.text) }

    /// No attribute.
    package static let none = Attribute("", nil)
    package var isNone: Bool { name.isEmpty }
}

/// Builds lists of nodes.
@resultBuilder package enum NodeBuilder {
    package static func buildExpression(_ node: Node) -> [Node] { [node] }
    package static func buildExpression(_ nodes: [Node]) -> [Node] { nodes }
    package static func buildExpression(_ text: String) -> [Node] { [.text(text)] }
    package static func buildBlock() -> [Node] { [] }
    package static func buildPartialBlock(first: [Node]) -> [Node] { first }
    package static func buildPartialBlock(accumulated: [Node], next: [Node]) -> [Node] { accumulated + next }
    package static func buildOptional(_ nodes: [Node]?) -> [Node] { nodes ?? [] }
    package static func buildEither(first: [Node]) -> [Node] { first }
    package static func buildEither(second: [Node]) -> [Node] { second }
    package static func buildArray(_ parts: [[Node]]) -> [Node] { parts.flatMap { $0 } }
}

/// An element with children.
package func el(_ tag: Tag, _ attributes: Attribute..., @NodeBuilder children: () -> [Node]) -> Node {
    .element(tag, attributes, children())
}

/// An element with a text, or none.
package func el(_ tag: Tag, _ attributes: Attribute..., text: String = "") -> Node {
    .element(tag, attributes, text.isEmpty ? [] : [.text(text)])
}

/// Several nodes as one.
package func group(@NodeBuilder _ children: () -> [Node]) -> Node { .fragment(children()) }

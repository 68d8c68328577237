// SPDX-License-Identifier: Apache-2.0

/// A superbox: a description and the boxes it describes (ISO 19566-5, A.2).
public struct JUMBFSuperbox: Sendable, Hashable {
    /// What the description box says.
    public let description: JUMBFDescription
    /// The boxes after the description box.
    public let children: [JUMBFBox]
    /// Where the superbox (header included) stands in the bytes it was parsed from; nil for one made here.
    public let range: Range<Int>?
    /// The bytes after the box header, as they stand in the file; nil for a superbox made here.
    let parsedContents: ArraySlice<UInt8>?

    /// A superbox of these parts.
    public init(description: JUMBFDescription, children: [JUMBFBox]) {
        self.init(description: description, children: children, range: nil, parsedContents: nil)
    }

    init(
        description: JUMBFDescription, children: [JUMBFBox], range: Range<Int>?, parsedContents: ArraySlice<UInt8>?
    ) {
        self.description = description
        self.children = children
        self.range = range
        self.parsedContents = parsedContents
    }

    /// The label of the description box, where it has one.
    public var label: String? { description.label }
    /// What the superbox holds.
    public var contentType: JUMBFContentType { description.contentType }
    /// The salt of the description box, where it has one.
    public var salt: [UInt8]? { description.salt }

    /// The child superboxes in order.
    public var superboxes: [JUMBFSuperbox] { children.compactMap(\.superbox) }
    /// The child content boxes in order.
    public var contentBoxes: [JUMBFContentBox] { children.compactMap(\.contentBox) }
    /// What could not be parsed below this superbox, at any depth.
    public var malformedBoxes: [JUMBFMalformedBox] {
        children.flatMap { child -> [JUMBFMalformedBox] in
            switch child {
            case .malformed(let box): [box]
            case .superbox(let box): box.malformedBoxes
            case .content: []
            }
        }
    }

    /// The first child superbox with this label.
    public func superbox(labelled label: String) -> JUMBFSuperbox? {
        superboxes.first { $0.label == label }
    }

    /// The first content box of this type.
    public func content(_ type: JUMBFBoxType) -> JUMBFContentBox? {
        contentBoxes.first { $0.type == type }
    }

    /// What a hashed URI to this superbox is computed over: its contents without its own header, that is the description
    /// box and everything after it (C2PA 2.2, section 8.4.2.3). The very bytes of the file, where it comes from one.
    public var hashedContents: ArraySlice<UInt8> { parsedContents ?? serializedContents()[...] }

    /// Two superboxes are equal when they say the same, wherever they stand.
    public static func == (left: JUMBFSuperbox, right: JUMBFSuperbox) -> Bool {
        left.description == right.description && left.children == right.children
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(description)
        hasher.combine(children)
    }
}

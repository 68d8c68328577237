// SPDX-License-Identifier: Apache-2.0

/// What the description box of a superbox says (ISO 19566-5, A.3).
public struct JUMBFDescription: Sendable, Hashable {
    /// What the superbox holds.
    public var contentType: JUMBFContentType
    /// Whether the superbox may be asked for by a URI (toggle bit 0).
    public var isRequestable: Bool
    /// The label, where there is one (toggle bit 1).
    public var label: String?
    /// The identifier, where there is one (toggle bit 2).
    public var identifier: UInt32?
    /// The SHA-256 of the superbox, where there is one (toggle bit 3).
    public var signature: [UInt8]?
    /// The boxes of the private field (toggle bit 4).
    public var privateBoxes: [JUMBFContentBox]
    /// Toggle bits 5 to 7, which are reserved, in their places.
    public var reservedToggles: UInt8

    /// A description.
    public init(
        contentType: JUMBFContentType, label: String? = nil, isRequestable: Bool = true, identifier: UInt32? = nil,
        signature: [UInt8]? = nil, privateBoxes: [JUMBFContentBox] = [], reservedToggles: UInt8 = 0
    ) {
        self.contentType = contentType
        self.isRequestable = isRequestable
        self.label = label
        self.identifier = identifier
        self.signature = signature
        self.privateBoxes = privateBoxes
        self.reservedToggles = reservedToggles
    }

    /// A description with a salt in its private field (C2PA 2.2, section 8.4.2.3).
    public init(contentType: JUMBFContentType, label: String, salt: [UInt8]?) {
        self.init(
            contentType: contentType, label: label,
            privateBoxes: salt.map { [JUMBFContentBox(type: .salt, bytes: $0)] } ?? [])
    }

    /// The salt, where the private field has one.
    public var salt: [UInt8]? { privateBoxes.first { $0.type == .salt }?.bytes }

    /// The toggle byte as written.
    public var toggles: UInt8 {
        var toggles = reservedToggles & 0xE0
        if isRequestable { toggles |= 0x01 }
        if label != nil { toggles |= 0x02 }
        if identifier != nil { toggles |= 0x04 }
        if signature != nil { toggles |= 0x08 }
        if !privateBoxes.isEmpty { toggles |= 0x10 }
        return toggles
    }
}

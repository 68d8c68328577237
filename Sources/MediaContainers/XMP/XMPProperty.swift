// SPDX-License-Identifier: Apache-2.0

/// Name of an XMP property: a namespace and a local name. The prefix is used when the property is written new.
public struct XMPName: Sendable, Hashable {
    /// Namespace URI.
    public let namespace: String
    /// Customary prefix.
    public let prefix: String
    /// Local name.
    public let localName: String

    /// Names a property.
    public init(namespace: String, prefix: String, localName: String) {
        self.namespace = namespace
        self.prefix = prefix
        self.localName = localName
    }

    /// `dcterms:provenance`: where the remote manifest is (C2PA 2.2, 11.5).
    public static let provenance = XMPName(
        namespace: "http://purl.org/dc/terms/", prefix: "dcterms", localName: "provenance")
    /// `Iptc4xmpExt:DigitalSourceType` (IPTC Photo Metadata Standard).
    public static let digitalSourceType = XMPName(
        namespace: "http://iptc.org/std/Iptc4xmpExt/2008-02-29/", prefix: "Iptc4xmpExt", localName: "DigitalSourceType")
    /// `xmpMM:DocumentID`.
    public static let documentID = XMPName(
        namespace: "http://ns.adobe.com/xap/1.0/mm/", prefix: "xmpMM", localName: "DocumentID")
    /// `xmpMM:InstanceID`.
    public static let instanceID = XMPName(
        namespace: "http://ns.adobe.com/xap/1.0/mm/", prefix: "xmpMM", localName: "InstanceID")
}

/// A property with a simple value.
public struct XMPProperty: Sendable, Hashable {
    /// Which property.
    public let name: XMPName
    /// Its value.
    public let value: String

    /// A property with a value.
    public init(_ name: XMPName, _ value: String) {
        self.name = name
        self.value = value
    }
}

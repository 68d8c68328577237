// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// A file that went into the one that is signed.
public struct IngredientSource: Sendable {
    /// The file.
    public var source: any ByteSource
    /// A manifest store kept apart from the file.
    public var sidecar: [UInt8]?
    /// How it relates to the signed file.
    public var relationship: IngredientRelationship
    /// `dc:title`, usually its file name.
    public var title: String?
    /// Media type, used where the content does not tell it.
    public var format: String?
    /// Its thumbnail.
    public var thumbnail: EmbeddedFile?
    /// `xmpMM:InstanceID`; one is read from its XMP where none is given.
    public var instanceID: String?
    /// Names under which actions of the definition speak of it.
    public var references: Set<String>
    /// What it is about.
    public var summary: String?
    /// A page about it.
    public var informationalURI: String?
    /// Metadata of the assertion.
    public var metadata: JSONValue?
    /// The ingredient's data (a prompt, say), kept in the manifest.
    public var data: EmbeddedFile?
    /// What kind of data it is: asset type maps (C2PA 2.2, 18.20).
    public var dataTypes: [JSONValue] = []
    /// Soft binding algorithms by which its credential was found again (C2PA 2.2, 18.15.14).
    public var softBindingAlgorithms: [String] = []

    /// A file as ingredient.
    public init(
        _ source: any ByteSource, sidecar: [UInt8]? = nil, relationship: IngredientRelationship, title: String? = nil,
        thumbnail: EmbeddedFile? = nil, instanceID: String? = nil, references: Set<String> = []
    ) {
        self.source = source
        self.sidecar = sidecar
        self.relationship = relationship
        self.title = title
        self.thumbnail = thumbnail
        self.instanceID = instanceID
        self.references = references
    }
}

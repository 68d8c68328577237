// SPDX-License-Identifier: Apache-2.0

/// What a manifest is to say: the manifest definition of c2patool (JSON), read into values.
public struct ManifestDefinition: Sendable, Hashable {
    /// An assertion of a definition.
    public struct Assertion: Sendable, Hashable {
        /// How its data is kept.
        public enum Encoding: String, Sendable, Hashable {
            case cbor, json
        }

        /// Label, with or without version; an instance number is given when it is written.
        public var label: String
        /// Its data.
        public var data: JSONValue
        /// How its data is kept; nil leaves it to the label.
        public var encoding: Encoding?
        /// Whether the signer vouches for it; nil leaves it to the label.
        public var isCreated: Bool?

        /// An assertion.
        public init(label: String, data: JSONValue, encoding: Encoding? = nil, isCreated: Bool? = nil) {
            self.label = label
            self.data = data
            self.encoding = encoding
            self.isCreated = isCreated
        }
    }

    /// A file named by a definition.
    public struct Resource: Sendable, Hashable {
        /// Media type.
        public var format: String
        /// Name under which the bytes are found.
        public var identifier: String

        /// A resource.
        public init(format: String, identifier: String) {
            self.format = format
            self.identifier = identifier
        }
    }

    /// An ingredient described by a definition.
    public struct Ingredient: Sendable, Hashable {
        /// `dc:title`.
        public var title: String?
        /// Media type.
        public var format: String?
        /// `parentOf`, `componentOf` or `inputTo`.
        public var relationship: IngredientRelationship = .componentOf
        /// `xmpMM:InstanceID`, and the name under which actions speak of it.
        public var instanceID: String?
        /// Name under which actions speak of it.
        public var label: String?
        /// Its thumbnail.
        public var thumbnail: Resource?
        /// A file whose credential is to be taken over.
        public var path: String?
        /// A manifest store kept beside the definition.
        public var manifestData: Resource?
        /// What it is about.
        public var summary: String?
        /// A page about it.
        public var informationalURI: String?
        /// Metadata of the assertion.
        public var metadata: JSONValue?

        /// An ingredient without particulars.
        public init() {}
    }

    /// Signing settings that c2patool keeps in the same file.
    public struct Signing: Sendable, Hashable {
        /// `es256`, ….
        public var algorithm: String?
        /// Path of the private key.
        public var privateKey: String?
        /// Path of the certificates.
        public var certificates: String?
        /// URL of a time-stamp authority.
        public var timeStampAuthority: String?
    }

    /// What makes the claim; the first goes into the claim.
    public var generators: [GeneratorInfo] = []
    /// `dc:title` of the claim.
    public var title: String?
    /// Media type of the file, as the definition has it; the content decides.
    public var format: String?
    /// `instanceID` of the claim.
    public var instanceID: String?
    /// Label of the manifest.
    public var label: String?
    /// Goes into the label of the manifest as identifier of the claim generator.
    public var vendor: String?
    /// Thumbnail of the claim.
    public var thumbnail: Resource?
    /// Assertions in order.
    public var assertions: [Assertion] = []
    /// Ingredients in order.
    public var ingredients: [Ingredient] = []
    /// JUMBF references of assertions of ingredients that are to be taken out.
    public var redactions: [String] = []
    /// Signing settings.
    public var signing = Signing()

    /// An empty definition: created or opened, nothing more.
    public init(title: String? = nil) { self.title = title }

    /// Appends an action to the (first) actions assertion, which is made where there is none.
    public mutating func addAction(_ action: JSONValue) {
        let index = assertions.firstIndex { AssertionLabel.kind(of: $0.label) == AssertionLabel.actions1 }
        if let index {
            let data = assertions[index].data
            assertions[index].data = data.setting("actions", .array((data["actions"]?.array ?? []) + [action]))
        } else {
            assertions.append(Assertion(label: AssertionLabel.actions2, data: ["actions": [action]]))
        }
    }
}

/// How an ingredient relates to the asset (C2PA 2.2, 18.15.4).
public enum IngredientRelationship: String, Sendable, Hashable, CaseIterable {
    /// The asset is derived from it.
    case parentOf
    /// The asset contains it.
    case componentOf
    /// The asset was computed from it (a prompt, a model).
    case inputTo
}

// SPDX-License-Identifier: Apache-2.0

public import CBOR

/// What a manifest is to say: the manifest definition of c2patool (JSON), read into values.
public struct ManifestDefinition: Sendable, Hashable {
    /// An assertion of a definition.
    public struct Assertion: Sendable, Hashable {
        /// How its data is kept.
        public enum Encoding: String, Sendable, Hashable {
            case cbor, json
            /// A file; ``data`` is its Base64, ``mediaType`` what it is.
            case binary
        }

        /// Label, with or without version; an instance number is given when it is written.
        public var label: String
        /// Its data.
        public var data: JSONValue
        /// Its data where JSON cannot say it (byte strings, times); takes the place of ``data``.
        public var content: CBORValue?
        /// How its data is kept; nil leaves it to the label.
        public var encoding: Encoding?
        /// Whether the signer vouches for it; nil leaves it to the label.
        public var isCreated: Bool?
        /// Media type of a file.
        public var mediaType: String?

        /// An assertion.
        public init(label: String, data: JSONValue, encoding: Encoding? = nil, isCreated: Bool? = nil) {
            self.label = label
            self.data = data
            self.encoding = encoding
            self.isCreated = isCreated
        }

        /// An assertion of CBOR.
        public init(label: String, content: CBORValue, isCreated: Bool? = nil) {
            self.init(label: label, data: .null, encoding: .cbor, isCreated: isCreated)
            self.content = content
        }
    }

    /// An assertion of an ingredient that is to be taken out (C2PA 2.2, 6.8).
    public struct Redaction: Sendable, Hashable {
        /// Absolute reference: `self#jumbf=/c2pa/MANIFEST/c2pa.assertions/LABEL`.
        public var uri: String
        /// Why: `c2pa.PII.present`, `c2pa.invalid.data`, `c2pa.tradesecret.present`, `c2pa.government.confidential`, or
        /// a name of one's own with a domain before it. Stands in the `c2pa.redacted` action.
        public var reason: String?

        /// A redaction.
        public init(_ uri: String, reason: String? = nil) {
            self.uri = uri
            self.reason = reason
        }
    }

    /// What is being done to the asset.
    public enum Intent: Sendable, Hashable {
        /// It is new: no parent, `c2pa.created` with this source type (a URI or an IPTC short name).
        case create(sourceType: String?)
        /// It is another version of its parent: `c2pa.opened`.
        case edit
        /// Its content stays, only the credential grows: an update manifest (C2PA 2.2, 11.2.3).
        case update
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
        /// The ingredient's data (a prompt, say), to be kept in the manifest.
        public var data: Resource?
        /// What kind of data it is: asset type maps (C2PA 2.2, 18.20).
        public var dataTypes: [JSONValue] = []
        /// Soft binding algorithms by which its credential was found again.
        public var softBindingAlgorithms: [String] = []

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
    /// Assertions of ingredients that are to be taken out.
    public var redactions: [Redaction] = []
    /// What is being done to the asset; nil leaves it to the rest of the definition and to the file.
    public var intent: Intent?
    /// Folder of the files that the definition names, as it stands in the definition.
    public var basePath: String?
    /// Signing settings.
    public var signing = Signing()

    /// An empty definition: created or opened, nothing more.
    public init(title: String? = nil) { self.title = title }

    /// Appends an assertion of a type of one's own.
    public mutating func add<Content: AssertionContent>(_ content: Content, isCreated: Bool? = nil) {
        assertions.append(Assertion(label: Content.label, content: content.cbor, isCreated: isCreated))
    }

    /// Appends an action of the library's own type.
    public mutating func addAction(_ action: Action) { addAction(JSONValue(.map(action.fields))) }

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

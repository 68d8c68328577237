// SPDX-License-Identifier: Apache-2.0

public import ByteKit
public import MediaContainers

/// What to sign a file with: the manifest's content, and where it goes.
public struct SigningRequest: Sendable {
    /// Where the manifest store goes.
    public enum Placement: Sendable, Hashable {
        /// Into the file.
        case embedded
        /// Not into the file; the caller keeps ``SignedAsset/manifestStore`` (a `.c2pa` file, a server).
        case detached
    }

    /// What the manifest says.
    public var definition: ManifestDefinition
    /// Files that went into this one; at most one of them its parent.
    public var ingredients: [IngredientSource]
    /// Watermarks and fingerprints of the file.
    public var softBindings: [SoftBinding]
    /// Thumbnail of the file; takes the place of the definition's.
    public var thumbnail: EmbeddedFile?
    /// How the content came to be, where the definition does not say it: a URI or an IPTC short name. Nil means
    /// `digitalCapture` for what is created, and `composite` (of which nothing is known) for the change of a parent that
    /// no action describes.
    public var sourceType: String?
    /// Where the store goes.
    public var placement: Placement
    /// URL under which the store will be found; written into the file's XMP.
    public var remoteURL: String?
    /// How the store stands in a text; nil leaves it to the text: a comment where its first line tells of what kind, else
    /// characters that show nothing.
    public var textCarrier: TextCarrier?
    /// Named actors who sign beside the claim generator.
    public var identities: [IdentityRequest] = []
    /// Binds to the boxes of the file and not to its bytes, where the format has boxes (C2PA 2.2, 9.2.2).
    public var prefersBoxHash = false
    /// Whether the time of ingredients' manifests that have no time stamp is to be attested too (C2PA 2.2, 18.17).
    public var stampsHistory = false
    /// OCSP responses about certificates of ingredients' signers (C2PA 2.2, 18.18).
    public var certificateStatus: [[UInt8]] = []
    /// Whether a file that carries a credential and gets no other parent becomes its own parent, so that its history
    /// is kept.
    public var keepsHistory = true
    /// The file's own credential, where it is kept beside the file.
    public var sidecar: [UInt8]?
    /// Whether the manifest is compressed (C2PA 2.2, 11.2.4). Its content is then bound box by box, since the
    /// specification allows no data hash beside it (18.5.1); what cannot be bound so is refused.
    public var compresses = false
    /// Bytes kept free behind the store for later updates and redactions, in formats in which it cannot grow otherwise:
    /// WebP, WAV, AVI, TIFF, DNG, MP3, FLAC, PDF and the ZIP family. In others nothing is kept.
    public var reserve = 0
    /// Opens files that the definition names.
    public var resource: @Sendable (String) throws -> any ByteSource

    /// A request.
    public init(
        definition: ManifestDefinition = ManifestDefinition(), ingredients: [IngredientSource] = [],
        softBindings: [SoftBinding] = [], thumbnail: EmbeddedFile? = nil, sourceType: String? = nil,
        placement: Placement = .embedded, remoteURL: String? = nil,
        resource: @escaping @Sendable (String) throws -> any ByteSource = { name in
            throw SigningError(.missingResource, "the definition names \(name), but no files were given")
        }
    ) {
        self.definition = definition
        self.ingredients = ingredients
        self.softBindings = softBindings
        self.thumbnail = thumbnail
        self.sourceType = sourceType
        self.placement = placement
        self.remoteURL = remoteURL
        self.resource = resource
    }
}

extension SigningRequest {
    /// Formats in which parts under the hash say how large a store is, so that it grows into kept room or not at all.
    private static let fixedFormats: Set<MediaFormat> = [
        .webp, .wav, .avi, .tiff, .dng, .mp3, .flac, .pdf, .zip, .docx, .xlsx, .pptx, .odt, .ods, .odp, .epub,
    ]

    /// Bytes kept behind a store in a file of a format; even, as stores are.
    func reserve(in format: MediaFormat?) -> Int {
        guard placement == .embedded, let format, SigningRequest.fixedFormats.contains(format) else { return 0 }
        return max(0, reserve) / 2 * 2
    }
}

extension SourceAsset {
    /// Whether the store will stand in the file as characters whose length depends on its bytes.
    func needsFilledSignature(_ request: SigningRequest) -> Bool {
        guard request.placement == .embedded, format == .text, let place = reading?.manifestStore else { return false }
        if case .exact = place.exclusion { return true }
        return false
    }
}

// SPDX-License-Identifier: Apache-2.0
public import ContentCredentials
public import MediaCodecs
public import RecordingMarks

/// What a publisher wants done with a file.
public struct ProtectionRequest: Sendable {
    /// What to do with a file that carries a mark of this system already.
    public enum ExistingMark: Sendable, Hashable {
        /// Refuse: it is probably protected already.
        case refuse
        /// Take the old mark away and put in a new one. In sound the new one is put over the old one; where it cannot be
        /// read then, there is none.
        case replace
    }

    /// What the publisher agrees to have kept of the picture.
    public enum PreviewConsent: Sendable, Hashable {
        /// Nothing: copies can be recognised, but not compared.
        case none
        /// A small copy for comparisons, never shown.
        case comparison
        /// A small copy that may be shown to the public.
        case publicDisplay
    }

    /// When the written file gets its name.
    public enum Delivery: Sendable, Hashable {
        /// After its record is on disk: where people look, there is never a file without a record.
        case afterRecord
        /// Before its record is on disk, in a place nobody looks into until then: there is never a record without its
        /// file.
        case beforeRecord
    }

    /// Who publishes it. Must be entered in the registry.
    public var publisher: Publisher
    /// What the publisher calls it.
    public var title: String?
    /// How it came to be.
    public var sourceType: SourceType
    /// Whether it gets a hidden mark; without one, the file's pixels and samples stay as they are.
    public var addsMark: Bool
    /// What to do with an old mark.
    public var existingMark: ExistingMark
    /// What may be kept of it.
    public var preview: PreviewConsent
    /// Quality of lossy coding where the pixels are written anew, 1 to 100.
    public var quality: Int
    /// Who asks, for the audit log.
    public var actor: AuditActor
    /// The line that names who made it; stands in the credential.
    public var credit: String?
    /// Files it was made from; each becomes an ingredient with its history.
    public var components: [IngredientSource] = []
    /// What is left out of the file's own notes; only where its pixels are written anew.
    public var leavesOut: Set<MetadataPart> = []
    /// When the file gets its name.
    public var delivery = Delivery.afterRecord
    /// The idempotency key of a request that may be sent twice.
    public var requestKey: RequestKey?

    /// A request; by default the file is marked and a small copy is kept for comparisons.
    public init(
        publisher: Publisher, title: String? = nil, sourceType: SourceType = .captured, addsMark: Bool = true,
        existingMark: ExistingMark = .refuse, preview: PreviewConsent = .comparison, quality: Int = 92,
        actor: AuditActor
    ) {
        self.publisher = publisher
        self.title = title
        self.sourceType = sourceType
        self.addsMark = addsMark
        self.existingMark = existingMark
        self.preview = preview
        self.quality = quality
        self.actor = actor
    }
}

/// A file that was protected.
public struct ProtectedFile: Sendable {
    /// Its record.
    public let record: ProvenanceRecord
    /// How faithful the marked picture is, in dB; nil where no mark was put in.
    public let psnr: Double?
    /// Why a recording got no mark though one was wanted; nil otherwise.
    public let markObstacle: RecordingMarkError.Code?
    /// What a person should know, though it was no obstacle.
    public let notices: [String]
}

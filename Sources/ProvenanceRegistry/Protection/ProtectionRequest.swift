// SPDX-License-Identifier: Apache-2.0

/// What a publisher wants done with a file.
public struct ProtectionRequest: Sendable {
    /// What to do with a picture that carries a mark of this system already.
    public enum ExistingMark: Sendable, Hashable {
        /// Refuse: it is probably protected already.
        case refuse
        /// Take the old mark away and put in a new one.
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

    /// Who publishes it. Must be entered in the registry.
    public var publisher: Publisher
    /// What the publisher calls it.
    public var title: String?
    /// How it came to be.
    public var sourceType: SourceType
    /// Whether it gets a hidden mark; without one, the file's pixels stay as they are.
    public var addsMark: Bool
    /// What to do with an old mark.
    public var existingMark: ExistingMark
    /// What may be kept of it.
    public var preview: PreviewConsent
    /// Quality of lossy coding where the pixels are written anew, 1 to 100.
    public var quality: Int
    /// Who asks, for the audit log.
    public var actor: AuditActor

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
    /// What a person should know, though it was no obstacle.
    public let notices: [String]
}

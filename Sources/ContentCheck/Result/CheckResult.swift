// SPDX-License-Identifier: Apache-2.0
import MediaContainers

/// All that is known about one file: evidence, and the statements it supports. Encoded, it is the JSON of
/// `countersign check --json`; every key is always there, with null where nothing is known.
public struct CheckResult: Sendable, Hashable {
    /// What was checked.
    public var file: CheckedFile
    /// What can be said, most important first.
    public var statements: [Statement]
    /// Content Credentials.
    public var credential: CredentialEvidence
    /// The hidden mark.
    public var watermark: WatermarkEvidence
    /// Registered originals, closest first.
    public var matches: [MatchEvidence]
    /// The comparison with the closest original; nil where none was made.
    public var comparison: ComparisonEvidence?
    /// Disclosures of AI use.
    public var ai: AIEvidence
    /// Public decisions about this content.
    public var knownDeceptive: [DecisionEvidence]
    /// Banks of authentic originals or satire that hold this content. Nil in results that were kept before there were any.
    public var exemptions: [ExemptionEvidence]?
    /// Checks that could not be finished, and why.
    public var incomplete: [Message]
    /// How many originals the registry holds; nil where no registry was asked.
    public var registrySize: Int?

    /// Makes a result.
    public init(
        file: CheckedFile, statements: [Statement] = [], credential: CredentialEvidence = CredentialEvidence(),
        watermark: WatermarkEvidence = WatermarkEvidence(), matches: [MatchEvidence] = [],
        comparison: ComparisonEvidence? = nil, ai: AIEvidence = AIEvidence(), knownDeceptive: [DecisionEvidence] = [],
        exemptions: [ExemptionEvidence] = [], incomplete: [Message] = [], registrySize: Int? = nil
    ) {
        self.file = file
        self.statements = statements
        self.credential = credential
        self.watermark = watermark
        self.matches = matches
        self.comparison = comparison
        self.ai = ai
        self.knownDeceptive = knownDeceptive
        self.exemptions = exemptions
        self.incomplete = incomplete
        self.registrySize = registrySize
    }

    /// Whether anything at all is known (exit status 0 of `check`).
    public var isPositive: Bool {
        statements.contains { $0.code != .nothingKnown && $0.code != .checkIncomplete }
    }
}

/// What kind of thing a file is, in words.
public enum ContentKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A picture that is stated to be captured.
    case photo
    /// Any other still picture.
    case picture
    /// Sound.
    case recording
    /// Moving pictures.
    case video
    /// Text and pages.
    case document
    /// Anything else.
    case file

    /// What people call a file of such a format, before anything is known of how it came to be.
    init(_ kind: MediaFormat.Kind) {
        switch kind {
        case .image: self = .picture
        case .video: self = .video
        case .audio: self = .recording
        case .document, .text: self = .document
        case .font, .archive, .manifest: self = .file
        }
    }

    /// The word, for a message.
    public var argument: Message.Argument { .term("kind.\(rawValue)") }
}

/// The file that was checked.
public struct CheckedFile: Sendable, Hashable {
    /// Its name as given, without folders.
    public var name: String
    /// SHA-256 of its bytes.
    public var sha256: String
    /// As in `image/jpeg`; nil where unknown.
    public var mediaType: String?
    /// Its size.
    public var bytes: UInt64
    /// Pixels a row, upright.
    public var width: Int?
    /// Rows, upright.
    public var height: Int?
    /// Length in seconds.
    public var duration: Double?
    /// What kind of thing it is.
    public var kind: ContentKind

    /// Makes the facts.
    public init(
        name: String, sha256: String, mediaType: String? = nil, bytes: UInt64, width: Int? = nil, height: Int? = nil,
        duration: Double? = nil, kind: ContentKind = .file
    ) {
        self.name = name
        self.sha256 = sha256
        self.mediaType = mediaType
        self.bytes = bytes
        self.width = width
        self.height = height
        self.duration = duration
        self.kind = kind
    }
}

// Encoded by hand so that every key is always there: a missing key and a null mean different things to a reader.

extension CheckResult: Codable {
    private enum CodingKeys: String, CodingKey {
        case file, statements, credential, watermark, matches, comparison, ai
        case knownDeceptive = "known_deceptive"
        case exemptions, incomplete
        case registrySize = "registry_size"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        try container.encode(statements, forKey: .statements)
        try container.encode(credential, forKey: .credential)
        try container.encode(watermark, forKey: .watermark)
        try container.encode(matches, forKey: .matches)
        try container.encode(comparison, forKey: .comparison)
        try container.encode(ai, forKey: .ai)
        try container.encode(knownDeceptive, forKey: .knownDeceptive)
        try container.encode(exemptions ?? [], forKey: .exemptions)
        try container.encode(incomplete, forKey: .incomplete)
        try container.encode(registrySize, forKey: .registrySize)
    }
}

extension CheckedFile: Codable {
    private enum CodingKeys: String, CodingKey {
        case name, sha256
        case mediaType = "media_type"
        case bytes, width, height
        case duration = "duration_s"
        case kind
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(sha256, forKey: .sha256)
        try container.encode(mediaType, forKey: .mediaType)
        try container.encode(bytes, forKey: .bytes)
        try container.encode(width, forKey: .width)
        try container.encode(height, forKey: .height)
        try container.encode(duration, forKey: .duration)
        try container.encode(kind, forKey: .kind)
    }
}

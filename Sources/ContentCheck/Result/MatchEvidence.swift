// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// What the hidden mark says.
public struct WatermarkEvidence: Sendable, Hashable {
    /// Whether a mark was found; nil where none was looked for.
    public var found: Bool?
    /// A part of a recording in which a mark was heard.
    public struct Passage: Sendable, Hashable {
        /// What the mark says: 16 hexadecimal digits, or 6 of a short mark.
        public var id: String
        /// Its start in seconds.
        public var from: Double
        /// Its end in seconds.
        public var to: Double
        /// How much faster it runs than when it was marked.
        public var speed: Double
        /// The record that the mark names; nil where none is known.
        public var record: RecordID?

        /// Makes a passage.
        public init(id: String, from: Double, to: Double, speed: Double = 1, record: RecordID? = nil) {
            self.id = id
            self.from = from
            self.to = to
            self.speed = speed
            self.record = record
        }
    }

    /// Its identifier, 16 hexadecimal digits (6 of a short mark in sound); of several, that of the one heard longest.
    public var id: String?
    /// Reverse-DNS name of its algorithm.
    public var algorithm: String?
    /// Whether the content is that of the record the mark names; nil where there is no such record or it could not be
    /// compared.
    public var agreesWithFingerprint: Bool?
    /// Whether the mark itself says that the content was made with AI; nil where no mark was read.
    public var isAIGenerated: Bool?
    /// Where marks were heard in a recording, in order. Nil in results that were kept before there were any.
    public var passages: [Passage]?

    /// Whose marks are looked for, as a name for readers.
    package static let vendor = "Countersign"

    /// Makes the evidence; without arguments: not looked for.
    public init(
        found: Bool? = nil, id: String? = nil, algorithm: String? = nil, agreesWithFingerprint: Bool? = nil,
        isAIGenerated: Bool? = nil, passages: [Passage] = []
    ) {
        self.found = found
        self.id = id
        self.algorithm = algorithm
        self.agreesWithFingerprint = agreesWithFingerprint
        self.isAIGenerated = isAIGenerated
        self.passages = passages
    }
}

/// A registered original that the file leads to.
public struct MatchEvidence: Sendable, Hashable {
    /// A way that led to the record.
    public enum Way: String, Sendable, Hashable, Codable, CaseIterable {
        /// The hidden mark names it.
        case watermark
        /// The fingerprints are close.
        case fingerprint
        /// The bytes are the same.
        case digest
        /// Details of the picture look like details of the record's.
        case features
    }

    /// What was done to the original to get the file, as far as it can be told.
    public enum Transform: String, Sendable, Hashable, Codable, CaseIterable {
        /// Parts of the original lie outside.
        case cropping
        /// Another scale.
        case resizing
        /// Turned.
        case turning
        /// Left and right exchanged.
        case mirroring
        /// Something was added around it.
        case border
        /// A caption was laid over it.
        case overlay
        /// Other colours.
        case colour
    }

    /// The record.
    public var record: RecordID
    /// All the ways that led to it.
    public var by: [Way]
    /// Bits by which the closest pair of fingerprints differs; nil where fingerprints did not lead to it.
    public var distance: Int?
    /// What was done to it; empty where it could not be aligned.
    public var transform: [Transform]
    /// Whether the content was confirmed to be the record's: the two were aligned.
    public var isConfirmed: Bool
    /// Its publisher's name.
    public var publisher: String
    /// How firmly that name is bound.
    public var publisherLevel: IdentityLevel
    /// When it was registered.
    public var publishedAt: Timestamp
    /// What its publisher calls it.
    public var title: String?
    /// What became of the record.
    public var state: ProvenanceRecord.State
    /// How it came to be, as its publisher states.
    public var sourceType: SourceType

    /// Makes the evidence from a record.
    public init(
        _ record: ProvenanceRecord, by: [Way], distance: Int? = nil, transform: [Transform] = [],
        isConfirmed: Bool = false
    ) {
        self.record = record.id
        self.by = by
        self.distance = distance
        self.transform = transform
        self.isConfirmed = isConfirmed
        publisher = record.publisher.displayName
        publisherLevel = record.publisher.level
        publishedAt = record.registeredAt
        title = record.title
        state = record.state
        sourceType = record.sourceType
    }
}

/// The comparison of the file with a registered original.
public struct ComparisonEvidence: Sendable, Hashable {
    /// A rectangle in the checked file's pixels.
    public struct Region: Sendable, Hashable, Codable {
        /// Left edge.
        public var x: Int
        /// Upper edge.
        public var y: Int
        /// Pixels a row.
        public var width: Int
        /// Rows.
        public var height: Int

        /// Makes a rectangle.
        public init(x: Int, y: Int, width: Int, height: Int) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }
    }

    /// A span of time in seconds.
    public struct TimeRange: Sendable, Hashable, Codable {
        /// Its start.
        public var from: Double
        /// Its end.
        public var to: Double

        /// Makes a span.
        public init(from: Double, to: Double) {
            self.from = from
            self.to = to
        }
    }

    /// The record it was compared with.
    public var record: RecordID
    /// Whether the two could be laid one over the other.
    public var aligned: Bool
    /// The share of the compared area that differs beyond re-saving; nil when not aligned.
    public var alteredFraction: Double?
    /// Where it differs.
    public var regions: [Region]
    /// When it differs (sound and video).
    public var timeRanges: [TimeRange]
    /// Places that could not be compared.
    public var notCompared: [Region]
    /// Maps a point of the checked file to the original: x' = a x + b y + c, y' = d x + e y + f, as [a, b, c, d, e, f].
    public var matrix: [Double]?
    /// Changes smaller than this many pixels of the checked file may escape; nil when not aligned.
    public var smallestChange: Int?

    /// Makes the evidence.
    public init(
        record: RecordID, aligned: Bool, alteredFraction: Double? = nil, regions: [Region] = [],
        timeRanges: [TimeRange] = [], notCompared: [Region] = [], matrix: [Double]? = nil, smallestChange: Int? = nil
    ) {
        self.record = record
        self.aligned = aligned
        self.alteredFraction = alteredFraction
        self.regions = regions
        self.timeRanges = timeRanges
        self.notCompared = notCompared
        self.matrix = matrix
        self.smallestChange = smallestChange
    }
}

// Encoded by hand so that every key is always there: a missing key and a null mean different things to a reader.

extension WatermarkEvidence: Codable {
    private enum CodingKeys: String, CodingKey {
        case found, id, algorithm
        case agreesWithFingerprint = "agrees_with_fingerprint"
        case isAIGenerated = "ai_generated"
        case passages
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(found, forKey: .found)
        try container.encode(id, forKey: .id)
        try container.encode(algorithm, forKey: .algorithm)
        try container.encode(agreesWithFingerprint, forKey: .agreesWithFingerprint)
        try container.encode(isAIGenerated, forKey: .isAIGenerated)
        try container.encode(passages ?? [], forKey: .passages)
    }
}

extension WatermarkEvidence.Passage: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, from, to, speed, record
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(from, forKey: .from)
        try container.encode(to, forKey: .to)
        try container.encode(speed, forKey: .speed)
        try container.encode(record, forKey: .record)
    }
}

extension MatchEvidence: Codable {
    private enum CodingKeys: String, CodingKey {
        case record, by, distance, transform
        case isConfirmed = "confirmed"
        case publisher
        case publisherLevel = "publisher_level"
        case publishedAt = "published_at"
        case title, state
        case sourceType = "source_type"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(record, forKey: .record)
        try container.encode(by, forKey: .by)
        try container.encode(distance, forKey: .distance)
        try container.encode(transform, forKey: .transform)
        try container.encode(isConfirmed, forKey: .isConfirmed)
        try container.encode(publisher, forKey: .publisher)
        try container.encode(publisherLevel, forKey: .publisherLevel)
        try container.encode(publishedAt, forKey: .publishedAt)
        try container.encode(title, forKey: .title)
        try container.encode(state, forKey: .state)
        try container.encode(sourceType, forKey: .sourceType)
    }
}

extension ComparisonEvidence: Codable {
    private enum CodingKeys: String, CodingKey {
        case record, aligned
        case alteredFraction = "altered_fraction"
        case regions
        case timeRanges = "time_ranges"
        case notCompared = "not_compared"
        case matrix
        case smallestChange = "smallest_change_px"
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(record, forKey: .record)
        try container.encode(aligned, forKey: .aligned)
        try container.encode(alteredFraction, forKey: .alteredFraction)
        try container.encode(regions, forKey: .regions)
        try container.encode(timeRanges, forKey: .timeRanges)
        try container.encode(notCompared, forKey: .notCompared)
        try container.encode(matrix, forKey: .matrix)
        try container.encode(smallestChange, forKey: .smallestChange)
    }
}

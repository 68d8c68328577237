// SPDX-License-Identifier: Apache-2.0

/// Disclosures of AI use that the file carries. Nothing is ever guessed from the pixels.
public struct AIEvidence: Sendable, Hashable {
    /// How a disclosure is attached.
    public enum Basis: String, Sendable, Hashable, Codable, CaseIterable {
        /// In signed Content Credentials.
        case c2pa
        /// By a hidden mark, or the record it names.
        case watermark
        /// In IPTC fields.
        case iptc
        /// In XMP.
        case xmp
        /// In a PNG's text.
        case pngText = "png-text"
    }

    /// What is disclosed.
    public enum Extent: String, Sendable, Hashable, Codable, CaseIterable {
        /// All of it was made with AI.
        case generated
        /// Part of it.
        case composite
        /// Voice or lips.
        case dubbed
    }

    /// Whether anything is disclosed.
    public var disclosed: Bool
    /// How, most firmly attached first.
    public var by: [Basis]
    /// The source type stated, as IPTC's term.
    public var sourceType: String?
    /// What is disclosed.
    public var extent: Extent?

    /// Makes the evidence; without arguments: nothing is disclosed.
    public init(disclosed: Bool = false, by: [Basis] = [], sourceType: String? = nil, extent: Extent? = nil) {
        self.disclosed = disclosed
        self.by = by
        self.sourceType = sourceType
        self.extent = extent
    }
}

// Encoded by hand so that every key is always there: a missing key and a null mean different things to a reader.

extension AIEvidence: Codable {
    private enum CodingKeys: String, CodingKey {
        case disclosed, by
        case sourceType = "source_type"
        case extent
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(disclosed, forKey: .disclosed)
        try container.encode(by, forKey: .by)
        try container.encode(sourceType, forKey: .sourceType)
        try container.encode(extent, forKey: .extent)
    }
}

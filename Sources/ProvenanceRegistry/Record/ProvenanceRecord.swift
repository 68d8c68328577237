// SPDX-License-Identifier: Apache-2.0

/// What a publisher stated about one file, and all by which the statement can be found again after the file lost its
/// metadata. A record is its publisher's statement, never "the original" as such.
public struct ProvenanceRecord: Sendable, Hashable, Codable {
    /// What became of a record.
    public enum State: String, Sendable, Hashable, Codable, CaseIterable {
        /// In force.
        case active
        /// Taken back by its publisher.
        case withdrawn
        /// Somebody else says that it is wrong.
        case disputed
        /// It resembles an earlier record of another publisher; no positive statement until that is settled.
        case contested

        /// Whether a check may say "published by" because of it.
        public var supportsStatements: Bool { self == .active }
    }

    /// Facts about the protected file.
    public struct Media: Sendable, Hashable, Codable {
        /// As in `image/jpeg`.
        public let mediaType: String
        /// Size of the protected file.
        public let byteCount: UInt64
        /// Pixels a row, upright; 0 for sound and film.
        public let width: Int
        /// Rows, upright; 0 for sound and film.
        public let height: Int

        /// Whether it is a picture; sound and film have no pixels here.
        public var isPicture: Bool { width > 0 && height > 0 }

        /// Makes the facts.
        public init(mediaType: String, byteCount: UInt64, width: Int, height: Int) {
            self.mediaType = mediaType
            self.byteCount = byteCount
            self.width = width
            self.height = height
        }
    }

    /// Where the manifest store is kept.
    public struct Manifest: Sendable, Hashable, Codable {
        /// The whole JUMBF manifest store.
        public let blob: ContentDigest
        /// Label of its active manifest: what the Soft Binding Resolution API calls the manifest id.
        public let activeLabel: String

        /// Makes the reference.
        public init(blob: ContentDigest, activeLabel: String) {
            self.blob = blob
            self.activeLabel = activeLabel
        }
    }

    /// A small copy of the picture, kept only if the publisher agreed.
    public struct Preview: Sendable, Hashable, Codable {
        /// The encoded picture, without metadata.
        public let blob: ContentDigest
        /// As in `image/jpeg`.
        public let mediaType: String
        /// Pixels a row.
        public let width: Int
        /// Rows.
        public let height: Int
        /// Whether it may be shown to the public; otherwise it serves comparison alone.
        public let isPublic: Bool

        /// Makes the reference.
        public init(blob: ContentDigest, mediaType: String, width: Int, height: Int, isPublic: Bool) {
            self.blob = blob
            self.mediaType = mediaType
            self.width = width
            self.height = height
            self.isPublic = isPublic
        }
    }

    /// Its identifier.
    public let id: RecordID
    /// Who answers for it. Stores fill in the publisher's present name and level when they read a record.
    public var publisher: Publisher
    /// When it was registered.
    public let registeredAt: Timestamp
    /// What the publisher calls it.
    public var title: String?
    /// How the file came to be, as stated.
    public let sourceType: SourceType
    /// Facts about the protected file.
    public let media: Media
    /// The credential.
    public let manifest: Manifest
    /// The invisible mark, if the file carries one.
    public let mark: MarkBinding?
    /// The fingerprints of the protected picture.
    public let fingerprints: [FingerprintBinding]
    /// The small copy, if the publisher agreed to it.
    public let preview: Preview?
    /// Digest of the file that was handed in.
    public let originalDigest: ContentDigest
    /// Digest of the file that was handed out.
    public let protectedDigest: ContentDigest
    /// What became of it.
    public var state: State
    /// Counts changes, from 1.
    public var version: Int

    /// Makes a record.
    public init(
        id: RecordID, publisher: Publisher, registeredAt: Timestamp, title: String?, sourceType: SourceType,
        media: Media, manifest: Manifest, mark: MarkBinding?, fingerprints: [FingerprintBinding], preview: Preview?,
        originalDigest: ContentDigest, protectedDigest: ContentDigest, state: State = .active, version: Int = 1
    ) {
        self.id = id
        self.publisher = publisher
        self.registeredAt = registeredAt
        self.title = title
        self.sourceType = sourceType
        self.media = media
        self.manifest = manifest
        self.mark = mark
        self.fingerprints = fingerprints
        self.preview = preview
        self.originalDigest = originalDigest
        self.protectedDigest = protectedDigest
        self.state = state
        self.version = version
    }

    /// The blobs it stands on.
    public var blobs: [ContentDigest] { [manifest.blob] + (preview.map { [$0.blob] } ?? []) }
}

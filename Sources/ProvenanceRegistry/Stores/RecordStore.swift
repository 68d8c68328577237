// SPDX-License-Identifier: Apache-2.0
public import Fingerprinting

/// A fingerprint as the in-memory index holds it.
public struct IndexedFingerprint: Sendable, Hashable {
    /// The store's own number of the record: small, never used twice, good as an index payload.
    public let recordNumber: Int64
    /// The fingerprint.
    public let binding: FingerprintBinding

    /// Makes a row.
    public init(recordNumber: Int64, binding: FingerprintBinding) {
        self.recordNumber = recordNumber
        self.binding = binding
    }
}

/// Fingerprints that were added after a place in the store's order.
public struct FingerprintPage: Sendable {
    /// In the order in which they were added; matchable ones only.
    public let fingerprints: [IndexedFingerprint]
    /// The place to go on from. Equal to the place asked from when there was nothing new.
    public let position: Int64

    /// Makes a page.
    public init(fingerprints: [IndexedFingerprint], position: Int64) {
        self.fingerprints = fingerprints
        self.position = position
    }
}

/// The local features of a record's picture.
public struct IndexedFeatures: Sendable {
    /// The store's own number of the record.
    public let recordNumber: Int64
    /// The features.
    public let features: LocalFeatureSet

    /// Makes a row.
    public init(recordNumber: Int64, features: LocalFeatureSet) {
        self.recordNumber = recordNumber
        self.features = features
    }
}

/// Local features that were added after a place in the store's order.
public struct FeaturePage: Sendable {
    /// In the order in which they were added; those of algorithms that this program does not know are left out.
    public let features: [IndexedFeatures]
    /// The place to go on from. Equal to the place asked from when there was nothing new.
    public let position: Int64

    /// Makes a page.
    public init(features: [IndexedFeatures], position: Int64) {
        self.features = features
        self.position = position
    }
}

/// Keeps provenance records. Every change is one transaction together with its entry in the audit log: both are on
/// disk when the call returns, or neither.
public protocol RecordStore: Sendable {
    /// Adds a record whose blobs are stored already.
    /// - Parameters:
    ///   - features: the local features of its picture, where there are any.
    ///   - request: the idempotency key of the request it comes from; noted in the same transaction.
    /// - Throws: ``RegistryError`` `already_exists` where the id, or another record's mark with the same algorithm, is
    ///   there already; `not_found` where the publisher is unknown, or the key was not taken.
    func insert(
        _ record: ProvenanceRecord, features: LocalFeatureSet?, request: RequestKey?, event: AuditEvent
    ) async throws
    /// The record with that id.
    func record(_ id: RecordID) async throws -> ProvenanceRecord?
    /// The records with these numbers, by number; unknown ones are left out, and those beyond 5,000.
    func records(numbers: [Int64]) async throws -> [Int64: ProvenanceRecord]
    /// The record whose file carries this mark.
    func record(mark: MarkBinding) async throws -> ProvenanceRecord?
    /// The records whose active manifest has that label, oldest first.
    func records(manifestLabel: String) async throws -> [ProvenanceRecord]
    /// The records whose original or protected file has exactly these bytes, oldest first.
    func records(digest: ContentDigest) async throws -> [ProvenanceRecord]
    /// Records of one publisher, or of all, newest first.
    /// - Parameter before: goes on behind this record.
    func records(publisher: PublisherID?, before: RecordID?, limit: Int) async throws -> [ProvenanceRecord]
    /// Records of one publisher whose title holds `text`, whatever its case, newest first.
    func records(
        of publisher: PublisherID, titled text: String, before: RecordID?, limit: Int
    ) async throws -> [ProvenanceRecord]
    /// Takes one record back; ``putBack(_:version:event:)`` undoes it.
    /// - Throws: ``RegistryError`` `version_conflict` where the record is no longer at `version`, or is withdrawn already.
    func takeBack(_ id: RecordID, version: Int, event: AuditEvent) async throws
    /// Puts a record that was taken back by itself into the state that it was in.
    /// - Throws: ``RegistryError`` `version_conflict` where the record is no longer at `version`, or was not taken back by
    ///   itself.
    func putBack(_ id: RecordID, version: Int, event: AuditEvent) async throws
    /// Changes a record's state.
    /// - Throws: ``RegistryError`` `not_found`; `version_conflict` where the record is no longer at `version`.
    func setState(_ state: ProvenanceRecord.State, of id: RecordID, version: Int, event: AuditEvent) async throws
    /// Withdraws, in one transaction, every record that a publisher registered in a time and that is not withdrawn yet.
    /// - Parameter retraction: a name under which ``restore(_:event:)`` undoes it.
    /// - Returns: how many there were.
    func retract(_ retraction: Retraction, event: AuditEvent) async throws -> Int
    /// Puts what a retraction withdrew back into the state it was in.
    /// - Returns: how many there were.
    /// - Throws: ``RegistryError`` `not_found` where no record was withdrawn under that name.
    func restore(_ retraction: RetractionID, event: AuditEvent) async throws -> Int
    /// Matchable fingerprints behind `position` (0 for all), at most `limit`.
    func fingerprints(after position: Int64, limit: Int) async throws -> FingerprintPage
    /// Local features behind `position` (0 for all), of at most `limit` records.
    func features(after position: Int64, limit: Int) async throws -> FeaturePage
    /// The local features of the records with these numbers, by number; records without any are left out, and those
    /// beyond 100.
    func features(numbers: [Int64]) async throws -> [Int64: LocalFeatureSet]
    /// How many records there are.
    func count() async throws -> Int
}

extension RecordStore {
    /// Adds a record without local features that no repeatable request asked for.
    public func insert(_ record: ProvenanceRecord, event: AuditEvent) async throws {
        try await insert(record, features: nil, request: nil, event: event)
    }

    /// Adds a record without local features.
    public func insert(_ record: ProvenanceRecord, request: RequestKey?, event: AuditEvent) async throws {
        try await insert(record, features: nil, request: request, event: event)
    }

    /// Adds a record that no repeatable request asked for.
    public func insert(_ record: ProvenanceRecord, features: LocalFeatureSet?, event: AuditEvent) async throws {
        try await insert(record, features: features, request: nil, event: event)
    }
}

/// Keeps publishers.
public protocol PublisherStore: Sendable {
    /// Adds a publisher. - Throws: ``RegistryError`` `already_exists`.
    func insert(_ publisher: Publisher, event: AuditEvent) async throws
    /// The publisher with that id.
    func publisher(_ id: PublisherID) async throws -> Publisher?
    /// The first publisher entered under exactly this name.
    func publisher(named displayName: String) async throws -> Publisher?
    /// All publishers by name.
    func publishers() async throws -> [Publisher]
    /// Replaces name, level and domain; `publisher.version` is the version that was read.
    /// - Throws: ``RegistryError`` `not_found`, `version_conflict`.
    func update(_ publisher: Publisher, event: AuditEvent) async throws
    /// Enters into the log what happened to a publisher outside of this store, as its keys being renewed.
    func note(_ event: AuditEvent) async throws
}

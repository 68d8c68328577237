// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import ProvenanceRegistry

/// Evidence to build statements from.
enum Evidence {
    /// 3 May 2027, 14:20 UTC.
    static let may = Timestamp(rfc3339: "2027-05-03T14:20:00Z") ?? Timestamp(milliseconds: 0)
    static let publisher = Publisher(
        id: PublisherID(at: may), displayName: "Norhaven Election Board", level: .verifiedOrganisation, createdAt: may)

    static func result(kind: ContentKind = .picture) -> CheckResult {
        CheckResult(
            file: CheckedFile(
                name: "rally.jpg", sha256: ContentDigest(of: []).description, mediaType: "image/jpeg", bytes: 10,
                width: 800, height: 600, kind: kind))
    }

    static func record(
        _ state: ProvenanceRecord.State = .active, source: SourceType = .captured,
        name: String = "Norhaven Election Board"
    ) -> ProvenanceRecord {
        var publisher = publisher
        publisher.displayName = name
        return ProvenanceRecord(
            id: RecordID(at: may), publisher: publisher, registeredAt: may, title: "Polls open", sourceType: source,
            media: .init(mediaType: "image/jpeg", byteCount: 1, width: 800, height: 600),
            manifest: .init(blob: ContentDigest(of: [1]), activeLabel: "urn:c2pa:1"), mark: nil, fingerprints: [],
            preview: nil, originalDigest: ContentDigest(of: [2]), protectedDigest: ContentDigest(of: [3]), state: state)
    }

    /// A copy of a registered photo, aligned, with the given differing places.
    static func copy(
        regions: Int, transform: [MatchEvidence.Transform] = [], credential: CredentialEvidence = CredentialEvidence()
    ) -> CheckResult {
        var result = result(kind: .photo)
        let record = record()
        result.matches = [
            MatchEvidence(record, by: [.watermark, .fingerprint], distance: 4, transform: transform, isConfirmed: true)
        ]
        result.comparison = ComparisonEvidence(
            record: record.id, aligned: true, alteredFraction: regions > 0 ? 0.1 : 0,
            regions: (0..<regions).map { .init(x: $0, y: 0, width: 10, height: 10) }, smallestChange: 12)
        result.watermark = WatermarkEvidence(
            found: true, id: "00000000000000ff", algorithm: "org.countersign.image.1", agreesWithFingerprint: true)
        result.credential = credential
        result.registrySize = 12_345
        return result
    }

    static func say(_ result: CheckResult) -> [Statement] { StatementBuilder().statements(for: result) }
}

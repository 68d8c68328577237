// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import ProvenanceRegistry

/// Results as a check gives them, one for each statement.
enum Fixtures {
    static let date = Timestamp(rfc3339: "2027-05-02T09:30:00Z") ?? Timestamp(milliseconds: 0)

    static func record(title: String? = "Polling station 12", publisher: String = "Norhaven Election Board")
        -> ProvenanceRecord
    {
        let digest = ContentDigest(of: [1])
        return ProvenanceRecord(
            id: RecordID(at: date),
            publisher: Publisher(
                id: PublisherID(at: date), displayName: publisher, level: .verifiedOrganisation, createdAt: date),
            registeredAt: date, title: title, sourceType: .captured,
            media: .init(mediaType: "image/jpeg", byteCount: 100_000, width: 1600, height: 1067),
            manifest: .init(blob: digest, activeLabel: "urn:c2pa:1b2c"), mark: nil, fingerprints: [], preview: nil,
            originalDigest: digest, protectedDigest: digest)
    }

    /// The arguments that any sentence may need.
    static let arguments: [String: Message.Argument] = [
        "kind": .term("kind.photo"), "record_kind": .term("kind.photo"), "publisher": .name("Norhaven Election Board"),
        "date": .day(date), "decider": .name("Norhaven Election Board"),
        "finding": .name("it shows a different notice."),
        "organisation": .name("Norhaven Election Board"), "count": .count(2), "limit": .name("about 12 pixels"),
        "transforms": .list([.term("transform.cropping"), .term("transform.resizing")]),
        "signer": .name("Norhaven Press"),
        "product": .name("Camera 5"), "name": .name("Somebody"), "who": .name("Norhaven Press"),
        "algorithm": .name("org.example.mark"), "vendor": .name("Example"),
        "list": .name("The hidden mark could not be read"),
    ]

    /// Every headline of the catalogue that belongs to a code, with its leads.
    static func statements(_ code: StatementCode) -> [Statement] {
        let keys = MessageCatalogue.english.keys.sorted()
        let headlines = keys.filter { $0 == "\(code.rawValue).headline" || $0.hasPrefix("\(code.rawValue).headline.") }
        let leads = keys.filter { $0 == "\(code.rawValue).lead" || $0.hasPrefix("\(code.rawValue).lead.") }
        return headlines.flatMap { headline in
            (leads.isEmpty ? [""] : leads).map { lead in
                Statement(
                    code, headline: Message(headline, arguments), lead: lead.isEmpty ? [] : [Message(lead, arguments)],
                    in: .english)
            }
        }
    }

    static func result(_ code: StatementCode, statement: Statement? = nil) -> CheckResult {
        var result = CheckResult(
            file: CheckedFile(
                name: "rally.jpg", sha256: ContentDigest(of: [7]).description, mediaType: "image/jpeg", bytes: 240_000,
                width: 1080, height: 720, kind: .photo),
            statements: [statement ?? statements(code).first].compactMap { $0 },
            watermark: WatermarkEvidence(found: false),
            registrySize: 128)
        let record = record()
        switch code {
        case .recoveredChanged, .recoveredUnchanged, .similarOnly, .severalRecords:
            result.matches = [
                MatchEvidence(
                    record, by: [.watermark, .fingerprint], distance: 8, transform: [.cropping],
                    isConfirmed: code != .similarOnly)
            ]
            result.watermark = WatermarkEvidence(
                found: true, id: "00000000deadbeef", algorithm: "org.countersign.image.1", agreesWithFingerprint: true)
            result.comparison = ComparisonEvidence(
                record: record.id, aligned: code != .similarOnly, alteredFraction: 0.04,
                regions: code == .recoveredChanged
                    ? [.init(x: 700, y: 60, width: 180, height: 140), .init(x: 80, y: 500, width: 120, height: 90)]
                    : [],
                matrix: [1.4, 0, 10, 0, 1.4, 20], smallestChange: 12)
        case .markWithoutMatchingContent:
            result.matches = [MatchEvidence(record, by: [.watermark])]
            result.watermark = WatermarkEvidence(found: true, id: "00000000deadbeef", agreesWithFingerprint: false)
        case .signedUnchanged:
            result.credential = CredentialEvidence(
                state: .trusted, source: .embedded, signer: "Norhaven Press", signedAt: date, isTimeStamped: true)
        case .signerUnknown:
            result.credential = CredentialEvidence(state: .valid, source: .embedded, signer: "Somebody")
        case .signedChanged:
            result.credential = CredentialEvidence(
                state: .invalid, source: .embedded, fault: .contentDiffers, signer: "Somebody")
        case .credentialUnreliable:
            result.credential = CredentialEvidence(state: .invalid, source: .embedded, fault: .revoked)
        case .aiDisclosed:
            result.ai = AIEvidence(disclosed: true, by: [.c2pa], extent: .generated)
        case .credentialUnreachable:
            result.credential = CredentialEvidence(remoteAddress: "https://cred.example.org/a?b")
        case .checkIncomplete:
            result.watermark = WatermarkEvidence()
            result.incomplete = [Message("incomplete.pixels", ["reason": .name("damaged")])]
        default: break
        }
        return result
    }
}

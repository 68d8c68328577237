// SPDX-License-Identifier: Apache-2.0
package import ProvenanceRegistry

/// One piece of content that reports are about, as far as it is known: bytes, a link, or a fingerprint alone.
package struct ContentItem: CaseworkObject {
    package enum Medium: String, Codable, Sendable, CaseIterable { case image, video, audio, text, document, unknown }

    package let id: ContentItemID
    package let createdAt: Timestamp
    package var updatedAt: Timestamp
    package var version = 1
    package let medium: Medium
    package let sha256: ContentDigest?
    package let byteCount: UInt64?
    package let mediaType: String?
    /// PDQ as 64 hexadecimal digits, with its quality; see ``FingerprintCluster``.
    package let pdq: String?
    package let pdqQuality: Int
    package var locations: [String]
    /// Items that look the same share a cluster: the first one's identifier.
    package let cluster: String
    /// The strongest measure that is in effect on it; nil: none.
    package var restriction: Measure?

    package static let kind = "item"
    package var key: String { id.description }
    package var stateName: String { restriction?.rawValue ?? "" }
    package var links: [ObjectLink] {
        [ObjectLink("cluster", cluster)] + (sha256.map { [ObjectLink("sha256", $0.description)] } ?? [])
            + locations.map { ObjectLink("location", $0) }
            + FingerprintCluster.bands(pdq: pdq, quality: pdqQuality).map { ObjectLink("pdq", $0) }
    }
    package var nextDue: Timestamp? { nil }
}

extension ContentItem {
    /// The strongest measure that is in effect among `actions`; nil: none.
    package static func restriction(by actions: [Action]) -> Measure? {
        actions.filter(\.isInEffect).map(\.measure).max { $0.step < $1.step }
    }

    /// The item under another measure. Made anew: Swift 6.2 loses the assignment of an optional enumeration to a copy
    /// that is then handed on as a generic value.
    @inline(never)
    func restricted(to measure: Measure?) -> ContentItem {
        ContentItem(
            id: id, createdAt: createdAt, updatedAt: updatedAt, version: version, medium: medium, sha256: sha256,
            byteCount: byteCount, mediaType: mediaType, pdq: pdq, pdqQuality: pdqQuality, locations: locations,
            cluster: cluster, restriction: measure)
    }
}

/// What is known of content when it is handed in.
package struct ItemDraft: Sendable, Hashable {
    package var medium: ContentItem.Medium
    package var sha256: ContentDigest?
    package var byteCount: UInt64?
    package var mediaType: String?
    package var pdq: String?
    package var pdqQuality = 0
    package var locations: [String] = []

    package init(medium: ContentItem.Medium) { self.medium = medium }
}

/// Something that proves something. Its bytes lie under their digest and are never changed.
package struct Evidence: CaseworkObject {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case capture, screenshot, fingerprint, transcript, detector, statement, correspondence
        case originalBytes = "original_bytes"
        case httpHeaders = "http_headers"
        case manifestReport = "manifest_report"
        case watermarkReport = "watermark_report"
    }
    package let id: EvidenceID
    package let createdAt: Timestamp
    package var updatedAt: Timestamp
    package var version = 1
    package let type: Kind
    package let item: ContentItemID
    package let report: ReportID?
    /// Of the bytes in the blob store.
    package let sha256: ContentDigest
    package let mediaType: String
    /// As in `upload`, `check`, `fetch`.
    package let method: String
    /// Kept whatever else is over.
    package var hold = false
    package var retentionUntil: Timestamp?
    package var deletedAt: Timestamp?

    package static let kind = "evidence"
    package var key: String { id.description }
    package var stateName: String { deletedAt == nil ? "kept" : "deleted" }
    package var links: [ObjectLink] {
        // Deleted evidence no longer holds its bytes: the sweep of the blob store takes what nothing is linked to.
        [ObjectLink("item", item.description)]
            + (deletedAt == nil ? [ObjectLink("sha256", sha256.description)] : [])
            + (report.map { [ObjectLink("report", $0.description)] } ?? [])
    }
    package var nextDue: Timestamp? { nil }
}

/// Evidence before it has an identity. Its bytes are stored already.
package struct EvidenceDraft: Sendable, Hashable {
    package let type: Evidence.Kind
    package let sha256: ContentDigest
    package let mediaType: String
    package let method: String

    package init(type: Evidence.Kind, sha256: ContentDigest, mediaType: String, method: String) {
        self.type = type
        self.sha256 = sha256
        self.mediaType = mediaType
        self.method = method
    }
}

/// Which items count as one: PDQ hashes at a Hamming distance of at most 31 (the distance its authors recommend,
/// Facebook 2019, "The TMK+PDQF and PDQ algorithms").
package enum FingerprintCluster {
    package static let maximumDistance = 31
    /// Below this the hash says little (same paper).
    package static let minimumQuality = 50

    /// 32 bands of eight bits: two hashes within 31 bits agree in one of them at least.
    package static func bands(pdq: String?, quality: Int) -> [String] {
        guard let pdq, quality >= minimumQuality, pdq.utf8.count == 64 else { return [] }
        let digits = Array(pdq)
        return (0..<32).map { "\($0):\(digits[2 * $0])\(digits[2 * $0 + 1])" }
    }

    /// Hamming distance of two hashes in hexadecimal digits; nil where they are of different lengths or no digits.
    package static func distance(_ left: String, _ right: String) -> Int? {
        guard left.utf8.count == right.utf8.count else { return nil }
        var sum = 0
        for (a, b) in zip(left, right) {
            guard let a = a.hexDigitValue, let b = b.hexDigitValue else { return nil }
            sum += (a ^ b).nonzeroBitCount
        }
        return sum
    }
}

// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

extension CaseworkHandler {
    /// The item with these bytes, at that address, or with that look; a new one otherwise. Items that look alike share
    /// a cluster, and so a case.
    func findOrMake(_ draft: ItemDraft, _ desk: inout Desk) throws -> ContentItem {
        if let digest = draft.sha256,
            let known = try desk.find(ContentItem.self, ObjectLink("sha256", digest.description)).first
        {
            return try addLocations(draft.locations, to: known, &desk)
        }
        if draft.sha256 == nil, draft.pdq == nil {
            for location in draft.locations {
                if let known = try desk.find(ContentItem.self, ObjectLink("location", location)).first {
                    return try addLocations(draft.locations, to: known, &desk)
                }
            }
        }
        let id = ContentItemID(at: desk.now, using: &desk.random)
        let near = try nearest(draft, desk)
        let item = ContentItem(
            id: id, createdAt: desk.now, updatedAt: desk.now, medium: draft.medium, sha256: draft.sha256,
            byteCount: draft.byteCount, mediaType: draft.mediaType, pdq: draft.pdq, pdqQuality: draft.pdqQuality,
            locations: draft.locations, cluster: near?.cluster ?? id.description)
        try desk.put(item, "item.entered", ["cluster": .string(item.cluster), "medium": .string(item.medium.rawValue)])
        return item
    }

    private func addLocations(_ locations: [String], to item: ContentItem, _ desk: inout Desk) throws -> ContentItem {
        let fresh = locations.filter { !item.locations.contains($0) }
        guard !fresh.isEmpty, item.locations.count < 100 else { return item }
        var item = item
        item.locations += fresh
        try desk.put(item, "item.seen")
        return item
    }

    private func nearest(_ draft: ItemDraft, _ desk: Desk) throws -> ContentItem? {
        guard let pdq = draft.pdq else { return nil }
        var seen: [String: ContentItem] = [:]
        for band in FingerprintCluster.bands(pdq: pdq, quality: draft.pdqQuality) {
            for item in try desk.find(ContentItem.self, ObjectLink("pdq", band)) { seen[item.key] = item }
        }
        let measured = seen.values.compactMap { item in
            item.pdq.flatMap { FingerprintCluster.distance($0, pdq) }.map { (distance: $0, item: item) }
        }
        return measured.filter { $0.distance <= FingerprintCluster.maximumDistance }
            .min { ($0.distance, $0.item.key) < ($1.distance, $1.item.key) }?.item
    }

    /// - Returns: the evidence's identifier; that of what is there already where the same bytes prove the same thing.
    func addEvidence(_ draft: EvidenceDraft, to item: ContentItem, report: ReportID?, _ desk: inout Desk) throws
        -> String
    {
        let same = try desk.find(Evidence.self, ObjectLink("sha256", draft.sha256.description)).first {
            $0.item == item.id && $0.type == draft.type && $0.deletedAt == nil
        }
        if let same { return same.key }
        let evidence = Evidence(
            id: EvidenceID(at: desk.now, using: &desk.random), createdAt: desk.now, updatedAt: desk.now,
            type: draft.type, item: item.id, report: report, sha256: draft.sha256, mediaType: draft.mediaType,
            method: draft.method)
        try desk.put(
            evidence, "evidence.taken",
            [
                "item": .string(item.key), "type": .string(draft.type.rawValue),
                "sha256": .string(draft.sha256.description), "method": .string(draft.method),
            ])
        return evidence.key
    }

    func evidence(of file: Case, _ desk: Desk) throws -> [String: Evidence] {
        var found: [String: Evidence] = [:]
        for item in file.items {
            for evidence in try desk.find(Evidence.self, ObjectLink("item", item.description)) {
                found[evidence.key] = evidence
            }
        }
        return found
    }

    func evidenceStep(_ id: EvidenceID, _ version: Int, _ step: CaseworkCommand.EvidenceStep, _ desk: inout Desk) throws
    {
        try require(.keepEvidence, id.description, &desk)
        var evidence = try desk.get(Evidence.self, id.description, version: version)
        guard evidence.deletedAt == nil else { throw Refusal(.invalidTransition, evidence.key) }
        switch step {
        case .hold(let hold):
            evidence.hold = hold
            try desk.put(evidence, hold ? "evidence.held" : "evidence.released")
        case .delete:
            // I5: not while it is held, nor while anybody can still appeal, nor before its time.
            let cases = try desk.find(Case.self, ObjectLink("item", evidence.item.description))
            let isNeeded = cases.contains { $0.state != .closed && $0.state != .merged }
            try check(
                evidence.key,
                [
                    (evidence.hold, .hold), (isNeeded, .windowClosed),
                    (!cases.isEmpty && (evidence.retentionUntil.map { $0 > desk.now } ?? true), .notYet),
                ])
            evidence.deletedAt = desk.now
            try desk.put(evidence, "evidence.deleted")
            let others = try desk.find(Evidence.self, ObjectLink("sha256", evidence.sha256.description))
            if others.allSatisfy({ $0.deletedAt != nil }) {
                desk.send(.deleteBytes, evidence.sha256.description)
            }
        }
    }
}

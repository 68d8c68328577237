// SPDX-License-Identifier: Apache-2.0
import ByteKit
import ChangeMapping
import MediaCodecs
import ProvenanceRegistry
import SignalProcessing
import Watermarking

extension Checker {
    /// A record that something led to.
    private struct Lead {
        var record: ProvenanceRecord
        var by: [MatchEvidence.Way]
        var distance: Int?
        /// Pixels of the file to pixels of the registered picture, as local features say.
        var transform: PlaneTransform?
    }

    /// Looks originals up by mark, by exact bytes and by fingerprint, and compares the file with the closest of them.
    ///
    /// A mark is a key for looking up and proves nothing: it can be copied onto another picture. Content is taken for a
    /// record's only where bytes are the same, or where one could be laid over the other; a mark whose record shows
    /// something else is reported.
    func search(
        _ registry: Registry, digest: ContentDigest, look: inout Look, into result: inout CheckResult
    ) async {
        do {
            result.registrySize = try await registry.storage.records.count()
            var leads = try await leads(registry, digest: digest, look: look, into: &result)
            // Sorting keeps the order of equals: of several marks, the one that was heard longest stays first.
            leads.sort { left, right in
                let keys = (
                    left.by.contains(.digest) ? 0 : 1, left.by.contains(.watermark) ? 0 : 1, left.distance ?? 999
                )
                return keys < (
                    right.by.contains(.digest) ? 0 : 1, right.by.contains(.watermark) ? 0 : 1, right.distance ?? 999
                )
            }
            await compare(leads, registry, digest: digest, look: &look, into: &result)
            if look.confirmed == nil, let pixels = look.pixels {
                try await searchFeatures(of: pixels, registry, digest: digest, look: &look, into: &result)
            }
            result.matches.sort { left, right in
                (left.isConfirmed ? 0 : 1, left.distance ?? 999) < (right.isConfirmed ? 0 : 1, right.distance ?? 999)
            }
        } catch {
            result.incomplete.append(incomplete("registry", "\(error)"))
        }
    }

    private func leads(
        _ registry: Registry, digest: ContentDigest, look: Look, into result: inout CheckResult
    ) async throws -> [Lead] {
        var leads: [Lead] = []
        func add(_ record: ProvenanceRecord, _ way: MatchEvidence.Way, distance: Int? = nil) {
            if let index = leads.firstIndex(where: { $0.record.id == record.id }) {
                leads[index].by.append(way)
                leads[index].distance = leads[index].distance ?? distance
            } else {
                leads.append(Lead(record: record, by: [way], distance: distance))
            }
        }
        if let mark = look.mark {
            let binding = MarkBinding(algorithm: ImageWatermark.algorithmName, id: mark.id)
            if let record = try await registry.storage.records.record(mark: binding) { add(record, .watermark) }
        }
        for record in try await records(of: look.marks, registry, into: &result) { add(record, .watermark) }
        if let query = look.query {
            for match in try await registry.matches(query) { add(match.record, .fingerprint, distance: match.distance) }
        }
        for record in try await registry.storage.records.records(digest: digest) { add(record, .digest) }
        return leads
    }

    private func compare(
        _ leads: [Lead], _ registry: Registry, digest: ContentDigest, look: inout Look, into result: inout CheckResult
    ) async {
        var compared = 0
        for lead in leads {
            var match = MatchEvidence(lead.record, by: lead.by, distance: lead.distance)
            var comparison: ComparisonEvidence?
            if lead.by.contains(.digest) {
                comparison = ComparisonEvidence(
                    record: lead.record.id, aligned: true, alteredFraction: 0, matrix: [1, 0, 0, 0, 1, 0],
                    smallestChange: 1)
            } else if compared < Checker.comparisonLimit, look.confirmed == nil, lead.record.preview != nil {
                compared += 1
                comparison = await self.comparison(
                    lead.record, registry, look: look, transform: lead.transform, match: &match, into: &result)
            }
            match.isConfirmed = comparison?.aligned ?? false
            if match.isConfirmed, look.confirmed == nil { look.confirmed = lead.record }
            if let comparison, result.comparison == nil || (comparison.aligned && result.comparison?.aligned == false) {
                result.comparison = comparison
            }
            if lead.by.contains(.watermark) {
                let isClose = lead.distance.map { $0 <= Registry.matchRadius } ?? false
                // Where there was nothing to compare with, nothing is said about it.
                if match.isConfirmed || isClose {
                    result.watermark.agreesWithFingerprint = true
                } else if look.query != nil {
                    result.watermark.agreesWithFingerprint = false
                }
            }
            result.matches.append(match)
        }
    }

    /// Looks for originals of which the file shows a part, or that are part of it: the most expensive way, taken where no
    /// other led to a picture that the file could be laid over.
    private func searchFeatures(
        of pixels: PixelBuffer, _ registry: Registry, digest: ContentDigest, look: inout Look,
        into result: inout CheckResult
    ) async throws {
        let found = try await registry.matches(featuresOf: pixels)
        let leads = found.prefix(Checker.comparisonLimit).map { found in
            let known = result.matches.first { $0.record == found.record.id }
            return Lead(
                record: found.record, by: (known?.by ?? []) + [.features], distance: known?.distance,
                transform: found.transform)
        }
        let before = result.matches.filter { match in !leads.contains { $0.record.id == match.record } }
        result.matches = []
        await compare(leads, registry, digest: digest, look: &look, into: &result)
        // What could not be laid over the file is called similar only where many features agree.
        for (index, match) in result.matches.enumerated() where !match.isConfirmed {
            guard let lead = found.first(where: { $0.record.id == match.record }) else { continue }
            let needed =
                lead.record.preview == nil
                ? FeatureMatch.similarInliers : FeatureMatch.similarInliersDespiteComparison
            if lead.inliers < needed { result.matches[index].by.removeAll { $0 == .features } }
        }
        result.matches.removeAll(where: \.by.isEmpty)
        result.matches += before
    }

    private func comparison(
        _ record: ProvenanceRecord, _ registry: Registry, look: Look, transform: PlaneTransform?,
        match: inout MatchEvidence, into result: inout CheckResult
    ) async -> ComparisonEvidence? {
        guard let preview = record.preview, let suspect = look.pixels else { return nil }
        do {
            let bytes = try await registry.storage.blobs.bytes(of: preview.blob, limit: 16 << 20)
            let original = try await media.pixels(.bytes(bytes), options: PixelOptions())
            let hint =
                transform?.then(
                    .scaling(
                        x: Double(original.width) / Double(max(1, record.media.width)),
                        y: Double(original.height) / Double(max(1, record.media.height))))
                ?? (match.by.contains(.watermark) ? look.mark.map { self.hint($0.geometry, record, original) } : nil)
            let found = await Checker.compare(
                suspect, original, record.media, hint, match.isKnown ? .known : .suggested)
            guard found.aligned else { return ComparisonEvidence(record: record.id, aligned: false) }
            match.transform = found.alterations.compactMap(MatchEvidence.Transform.init)
            return ComparisonEvidence(
                record: record.id, aligned: true, alteredFraction: found.alteredFraction,
                regions: found.regions.map(ComparisonEvidence.Region.init),
                notCompared: found.notCompared.map(ComparisonEvidence.Region.init),
                matrix: found.transform.map { [$0.a, $0.b, $0.tx, $0.c, $0.d, $0.ty] },
                smallestChange: found.resolutionLimit)
        } catch {
            result.incomplete.append(incomplete("comparison", "\(error)"))
            return nil
        }
    }

    private static func compare(
        _ suspect: PixelBuffer, _ original: PixelBuffer, _ media: ProvenanceRecord.Media, _ hint: PlaneTransform?,
        _ prior: ImageComparison.Prior
    ) async -> ImageComparisonResult {
        ImageComparison.compare(
            suspect: suspect, original: original, originalSize: (media.width, media.height), hint: hint, prior: prior)
    }

    /// Where the mark says that a suspect pixel lies in the original's preview. The pattern repeats, so that the shift
    /// may be wrong by whole tiles; scale, rotation and mirroring are right.
    private func hint(_ geometry: MarkGeometry, _ record: ProvenanceRecord, _ preview: PixelBuffer) -> PlaneTransform {
        let fromCanvas = PlaneTransform(
            a: geometry.xx, b: geometry.xy, c: geometry.yx, d: geometry.yy, tx: geometry.shiftX, ty: geometry.shiftY)
        let side = min(ImageWatermark.canvasSide, max(record.media.width, record.media.height))
        let scale = Double(max(preview.width, preview.height)) / Double(max(1, side))
        return (fromCanvas.inverse ?? .identity).then(.scaling(x: scale, y: scale))
    }
}

extension MatchEvidence.Transform {
    /// The word for what a comparison found; nil where there is none.
    init?(_ alteration: PictureAlteration) {
        switch alteration {
        case .cropped: self = .cropping
        case .resized, .stretched: self = .resizing
        case .turned: self = .turning
        case .mirrored: self = .mirroring
        case .border: self = .border
        case .overlay: self = .overlay
        case .colour: self = .colour
        }
    }
}

extension ComparisonEvidence.Region {
    /// The same rectangle.
    init(_ rect: PixelRect) { self.init(x: rect.x, y: rect.y, width: rect.width, height: rect.height) }
}

extension MatchEvidence {
    /// Whether something besides details that look alike led to the record: see `ImageComparison.Prior`.
    fileprivate var isKnown: Bool {
        by.contains(.watermark) || by.contains(.digest) || (distance ?? .max) <= Registry.matchRadius
    }
}

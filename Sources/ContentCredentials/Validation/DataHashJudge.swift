// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import MediaContainers

/// Judges a data hash: the hash of the file but for excluded ranges (C2PA 2.2, section 15.12.1).
struct DataHashJudge {
    let asset: AssetContent
    let isUpdated: Bool
    private(set) var log = StatusLog()

    init(_ asset: AssetContent, isUpdated: Bool) {
        self.asset = asset
        self.isUpdated = isUpdated
    }

    mutating func judge(_ value: CBORValue?, fallback: String?, _ uri: String) {
        guard let map = value?.map, let expected = map["hash"]?.byteString else {
            log.failure(.dataHashMalformed, uri, "the data hash has no hash")
            return
        }
        guard map["pad"]?.byteString != nil else {
            log.failure(.dataHashMalformed, uri, "the data hash has no padding, which may be empty and not left out")
            return
        }
        guard let ranges = exclusions(map) else {
            log.failure(.dataHashMalformed, uri, "the exclusions are negative, overlap, or are out of order")
            return
        }
        guard let algorithm = (map["alg"]?.string ?? fallback).flatMap(ContentHashAlgorithm.init(rawValue:)) else {
            log.failure(.algorithmUnsupported, uri, "the hash algorithm is missing or not allowed")
            return
        }
        if case .exact? = asset.location?.exclusion, !ranges.contains(where: isStore) {
            log.failure(.dataHashMalformed, uri, "no exclusion is the place of the manifest in the text")
            return
        }
        let size = asset.source.count
        var isMismatch = false
        if ranges.contains(where: { $0.upperBound > size }) {
            isMismatch = true
            log.failure(.dataHashMismatch, uri, "an exclusion reaches beyond the end of the file")
        } else if !excludesStoreAlone(ranges) {
            isMismatch = true
            log.failure(
                .dataHashMismatch, uri, "data hash exclusion does not match the manifest location in the asset")
        }
        if ranges.contains(where: { !concernsStore($0) }) {
            log.note(
                .dataHashAdditionalExclusions, uri,
                "other parts than the manifest store are excluded from the data hash")
        }
        if isMismatch { return }
        guard (try? digest(algorithm, leavingOut: ranges)) == expected else {
            log.failure(.dataHashMismatch, uri, "asset hash error: the hashes do not match")
            return
        }
        log.success(.dataHashMatch, uri, "data hash valid")
    }

    /// The excluded ranges; nil where they are malformed.
    private func exclusions(_ map: CBORMap) -> [Range<UInt64>]? {
        guard let value = map["exclusions"], value != .null else { return [] }
        guard let list = value.array else { return nil }
        var ranges: [Range<UInt64>] = []
        for entry in list {
            guard let start = entry["start"]?.uint64, var length = entry["length"]?.uint64 else { return nil }
            if isUpdated, let extents = asset.location?.extents, let first = extents.first, let last = extents.last,
                first.lowerBound == start
            {
                length = last.upperBound - first.lowerBound
            }
            let (end, overflow) = start.addingReportingOverflow(length)
            guard !overflow, start >= ranges.last?.upperBound ?? 0 else { return nil }
            ranges.append(moved(start..<end))
        }
        return ranges
    }

    /// Exclusions count from the start of the normalized text (C2PA 2.4, A.8.7) or of the text as it stands (15.12.1.3),
    /// as the specification says both.
    private func moved(_ range: Range<UInt64>) -> Range<UInt64> {
        guard let stored = asset.stored, case .exact = stored.exclusion, let from = stored.extents.first,
            let to = asset.location?.extents.first, from != to, range == from
        else { return range }
        return to
    }

    private func isStore(_ range: Range<UInt64>) -> Bool {
        guard let location = asset.location, let extent = location.extents.first else { return false }
        return location.exclusion.allows(range, for: extent)
    }

    private func concernsStore(_ range: Range<UInt64>) -> Bool {
        asset.location?.extents.contains { $0.overlaps(range) } ?? false
    }

    /// What is excluded around the store must be the store with its framing, and padding of zeros.
    private func excludesStoreAlone(_ ranges: [Range<UInt64>]) -> Bool {
        guard let extents = asset.location?.extents else { return true }
        if let rule = asset.location?.exclusion, rule != .padded {
            return ranges.allSatisfy { !concernsStore($0) || isStore($0) }
        }
        for range in ranges where concernsStore(range) {
            var position = range.lowerBound
            for extent in extents where extent.overlaps(range) {
                // A range that begins or ends within the framing would leave part of it to be changed freely.
                guard extent.lowerBound >= range.lowerBound,
                    extent.upperBound <= range.upperBound || isHashedPadding(of: extent, behind: range)
                else { return false }
                guard isPadding(position..<extent.lowerBound) else { return false }
                position = min(extent.upperBound, range.upperBound)
            }
            guard isPadding(position..<range.upperBound) else { return false }
        }
        return true
    }

    /// RIFF pads a chunk to an even size; that byte may be hashed. The store itself must be excluded to its end.
    private func isHashedPadding(of extent: Range<UInt64>, behind range: Range<UInt64>) -> Bool {
        let payload = asset.location?.payload.filter { $0.overlaps(extent) } ?? []
        return extent.upperBound == range.upperBound + 1 && payload.allSatisfy { $0.upperBound <= range.upperBound }
    }

    private func isPadding(_ range: Range<UInt64>) -> Bool {
        guard !range.isEmpty else { return true }
        guard range.count <= 1 << 16, let size = Int(exactly: range.upperBound - range.lowerBound) else { return false }
        return (try? asset.source.read(at: range.lowerBound, count: size))?.allSatisfy { $0 == 0 } ?? false
    }

    private func digest(_ algorithm: ContentHashAlgorithm, leavingOut ranges: [Range<UInt64>]) throws -> [UInt8] {
        var hasher = ContentHasher(algorithm)
        var position: UInt64 = 0
        for range in ranges + [asset.source.count..<asset.source.count] {
            if position < range.lowerBound {
                try asset.source.forEachChunk(in: position..<range.lowerBound) { hasher.update($0) }
            }
            position = range.upperBound
        }
        return hasher.finish()
    }
}

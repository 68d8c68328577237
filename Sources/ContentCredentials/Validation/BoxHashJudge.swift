// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import MediaContainers

/// Judges a general box hash (C2PA 2.2, section 15.12.3).
struct BoxHashJudge {
    let asset: AssetContent
    private(set) var log = StatusLog()

    init(_ asset: AssetContent) { self.asset = asset }

    private struct Entry {
        let names: [String]
        let hash: [UInt8]
        let algorithm: String?
        let isExcluded: Bool
        /// Ranges left out, relative to the start of the run of boxes (2.3).
        let exclusions: [CBORValue]
    }

    mutating func judge(_ value: CBORValue?, fallback: String?, _ uri: String) {
        guard let list = value?["boxes"]?.array, !list.isEmpty else {
            log.failure(.boxesHashMalformed, uri, "the box hash lists no boxes")
            return
        }
        var entries: [Entry] = []
        for item in list {
            guard let names = item["names"]?.array?.compactMap(\.string), !names.isEmpty else {
                log.failure(.boxesHashMalformed, uri, "an entry of the box hash names no box")
                return
            }
            entries.append(
                Entry(
                    names: names, hash: item["hash"]?.byteString ?? [], algorithm: item["alg"]?.string,
                    isExcluded: item["excluded"]?.bool ?? false, exclusions: item["exclusions"]?.array ?? []))
        }
        let boxes: [ContainerBox]
        do {
            guard let container = asset.container else { throw ContainerError.unknownFormat }
            boxes = try container.boxes(in: asset.source)
        } catch {
            log.failure(.boxesHashMismatch, uri, "the boxes of the file cannot be read: \(error)")
            return
        }
        let algorithm = value?["alg"]?.string ?? fallback
        var strict = self
        strict.compare(entries, boxes, algorithm, uri)
        let isMatch = strict.log.statuses.contains { $0.code == .boxesHashMatch }
        guard !isMatch, let wide = BoxHashJudge.withWholeScans(boxes) else {
            self = strict
            return
        }
        var lenient = self
        lenient.compare(entries, wide, algorithm, uri)
        self = lenient.log.statuses.contains { $0.code == .boxesHashMatch } ? lenient : strict
    }

    /// The boxes of a JPEG with restarts as c2pa-rs takes them: a scan with all its restarts, and beside it the restart markers
    /// alone. By the text each has its own part of the scan (18.7.3.1); every byte is bound either way
    /// (docs/decisions/0013-where-the-reference-wins.md). Nil where there are none.
    private static func withWholeScans(_ boxes: [ContainerBox]) -> [ContainerBox]? {
        func isRestart(_ box: ContainerBox) -> Bool { box.name.count == 4 && box.name.hasPrefix("RST") }
        guard boxes.contains(where: isRestart) else { return nil }
        var result = boxes
        var scan: Int?
        for (index, box) in boxes.enumerated() {
            if box.name == "SOS" { scan = index }
            guard isRestart(box), let first = scan else {
                if box.name != "SOS" { scan = nil }
                continue
            }
            result[first] = ContainerBox("SOS", boxes[first].range.lowerBound..<box.range.upperBound)
            let start = box.range.lowerBound
            result[index] = ContainerBox(box.name, start..<min(start + 2, box.range.upperBound))
        }
        return result
    }

    private mutating func compare(_ entries: [Entry], _ boxes: [ContainerBox], _ fallback: String?, _ uri: String) {
        let listed = Set(entries.flatMap(\.names))
        var index = 0
        let hasStore = boxes.contains(where: \.isManifestStore)
        for entry in entries {
            // A store that is kept beside the file leaves no box in it, though its place is listed.
            if entry.names == ["C2PA"], !hasStore { continue }
            let run = boxes.dropFirst(index).prefix(entry.names.count)
            guard run.map(\.name) == entry.names, let first = run.first, let last = run.last else {
                if let stranger = run.first(where: { !listed.contains($0.name) }) {
                    log.failure(.boxesHashUnknownBox, uri, "the file has a box that is not listed: \(stranger.name)")
                } else {
                    log.failure(.boxesHashMismatch, uri, "the boxes of the file are not those listed, or out of order")
                }
                return
            }
            index += run.count
            if run.count == 1, first.isManifestStore || entry.isExcluded { continue }
            guard let algorithm = (entry.algorithm ?? fallback).flatMap(ContentHashAlgorithm.init(rawValue:)) else {
                log.failure(.algorithmUnsupported, uri, "the hash algorithm is missing or not allowed")
                return
            }
            if entry.isExcluded { continue }
            let range = first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound)
            guard let ranges = BoxHashJudge.ranges(of: range, leavingOut: entry.exclusions, run: Array(run)) else {
                log.failure(.boxesHashMalformed, uri, "the exclusions of a box are malformed")
                return
            }
            if ranges.count > 1 || ranges.first != range {
                log.note(.boxesHashAdditionalExclusions, uri, "parts of a box are excluded from the box hash")
            }
            guard let hash = try? digest(algorithm, ranges, zeroing: run.compactMap(\.zeroed)), hash == entry.hash
            else {
                log.failure(
                    .boxesHashMismatch, uri, "the hash of \(entry.names.joined(separator: ", ")) does not match")
                return
            }
        }
        guard index == boxes.count else {
            log.failure(.boxesHashUnknownBox, uri, "the file has more boxes than are listed")
            return
        }
        log.success(.boxesHashMatch, uri, "box hash valid")
    }

    /// - Parameter zeroed: what counts as zeros (fonts, 18.7.3.6), in order.
    private func digest(
        _ algorithm: ContentHashAlgorithm, _ ranges: [Range<UInt64>], zeroing zeroed: [Range<UInt64>]
    ) throws -> [UInt8] {
        var hasher = ContentHasher(algorithm)
        for range in ranges {
            var position = range.lowerBound
            for blank in zeroed where range.contains(blank.lowerBound) && blank.lowerBound >= position {
                try asset.source.forEachChunk(in: position..<blank.lowerBound) { hasher.update($0) }
                let end = min(blank.upperBound, range.upperBound)
                hasher.update([UInt8](repeating: 0, count: Int(end - blank.lowerBound)))
                position = end
            }
            if position < range.upperBound {
                try asset.source.forEachChunk(in: position..<range.upperBound) { hasher.update($0) }
            }
        }
        return hasher.finish()
    }

    /// What of a run of boxes is hashed; nil for malformed exclusions.
    private static func ranges(
        of range: Range<UInt64>, leavingOut exclusions: [CBORValue], run: [ContainerBox]
    ) -> [Range<UInt64>]? {
        var position = range.lowerBound
        var result: [Range<UInt64>] = []
        for exclusion in exclusions {
            guard let start = exclusion["start"]?.uint64, let length = exclusion["length"]?.uint64 else { return nil }
            let box = exclusion["boxIndex"]?.int ?? 0
            guard run.indices.contains(box) else { return nil }
            let (from, overflow) = run[box].range.lowerBound.addingReportingOverflow(start)
            let (to, overflow2) = from.addingReportingOverflow(length)
            guard !overflow, !overflow2, from >= position, to <= range.upperBound else { return nil }
            result.append(position..<from)
            position = to
        }
        return result + [position..<range.upperBound]
    }
}

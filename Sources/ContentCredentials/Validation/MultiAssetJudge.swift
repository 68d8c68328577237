// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import MediaContainers

/// Judges a multi-asset hash: the parts of a file that is several in one (C2PA 2.2, section 15.12.4). Looked at only when
/// the ordinary binding does not hold.
struct MultiAssetJudge {
    let manifest: Manifest
    let claim: Claim
    let asset: AssetContent
    private(set) var log = StatusLog()

    init(_ manifest: Manifest, _ claim: Claim, _ asset: AssetContent) {
        self.manifest = manifest
        self.claim = claim
        self.asset = asset
    }

    mutating func judge(_ assertions: [Assertion]) {
        guard let assertion = assertions.first else { return }
        let uri = manifest.uri(ofAssertion: assertion.label.text)
        guard assertions.count == 1, let parts = assertion.cbor?["parts"]?.array, !parts.isEmpty, parts.count <= 64
        else {
            log.failure(.multiAssetHashMalformed, uri, "there must be one multi-asset hash, and it must list parts")
            return
        }
        if parts.contains(where: { $0["location"]?["bmffBox"] != nil }) { return judgeBoxes(parts, uri) }
        judgeRanges(parts, uri)
    }

    private mutating func judgeRanges(_ parts: [CBORValue], _ uri: String) {
        var expected: UInt64 = 0
        for part in parts {
            guard let start = part["location"]?["byteOffset"]?.uint64, let length = part["location"]?["length"]?.uint64,
                let link = HashedURI.reading(part["hashAssertion"]), start == expected,
                case let (end, overflow) = start.addingReportingOverflow(length), !overflow
            else {
                log.failure(.multiAssetHashMalformed, uri, "a part has no place or hash, or the parts leave gaps")
                return
            }
            expected = end
            guard end <= asset.source.count else {
                if part["optional"]?.bool == true, start == asset.source.count { continue }
                let isAbsent = start >= asset.source.count
                log.failure(
                    isAbsent ? .multiAssetHashMissingPart : .multiAssetHashMismatch, uri,
                    "a part of the file is \(isAbsent ? "missing" : "cut short")")
                return
            }
            guard isRight(link, start..<end) else {
                log.failure(.multiAssetHashMismatch, uri, "a part of the file was changed")
                return
            }
        }
        guard expected >= asset.source.count else {
            log.failure(.multiAssetHashMalformed, uri, "the parts do not cover the whole file")
            return
        }
        log.success(.multiAssetHashMatch, uri, "the parts that are there match")
    }

    /// Parts of which some are the payload of a box in another one (section 18.9): each byte of the file belongs to a part,
    /// and no two parts overlap but for a box that lies wholly in the part around it.
    private mutating func judgeBoxes(_ parts: [CBORValue], _ uri: String) {
        var walker = BaseMediaWalker(asset.source)
        var ranges: [Range<UInt64>] = []
        for part in parts {
            let location = part["location"]
            guard let link = HashedURI.reading(part["hashAssertion"]) else {
                log.failure(.multiAssetHashMalformed, uri, "a part has no hash")
                return
            }
            let range: Range<UInt64>
            let isBox: Bool
            if let path = location?["bmffBox"]?.string, location?["byteOffset"] == nil {
                guard let found = try? BMFFExclusion.box(at: path, &walker) else {
                    if part["optional"]?.bool == true { continue }
                    log.failure(.multiAssetHashMalformed, uri, "the file has no box \(path), which is to be a part")
                    return
                }
                (range, isBox) = (found.payload, true)
            } else if location?["bmffBox"] == nil, let start = location?["byteOffset"]?.uint64,
                let length = location?["length"]?.uint64,
                case let (end, overflow) = start.addingReportingOverflow(length), !overflow
            {
                guard end <= asset.source.count else {
                    if part["optional"]?.bool == true { continue }
                    log.failure(.multiAssetHashMissingPart, uri, "a part of the file is missing")
                    return
                }
                (range, isBox) = (start..<end, false)
            } else {
                log.failure(.multiAssetHashMalformed, uri, "a part has no place, or two")
                return
            }
            let clashes = ranges.contains { other in
                other.overlaps(range) && !(isBox && other.contains(range)) && !other.isEmpty
            }
            guard !clashes else {
                log.failure(.multiAssetHashMalformed, uri, "two parts overlap")
                return
            }
            ranges.append(range)
            guard isRight(link, range) else {
                log.failure(.multiAssetHashMismatch, uri, "a part of the file was changed")
                return
            }
        }
        var covered: UInt64 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound <= covered {
            covered = max(covered, range.upperBound)
        }
        guard covered >= asset.source.count else {
            log.failure(.multiAssetHashMalformed, uri, "the parts do not cover the whole file")
            return
        }
        log.success(.multiAssetHashMatch, uri, "the parts that are there match")
    }

    /// The hash of a part, by the method that its assertion has.
    private func isRight(_ link: HashedURI, _ range: Range<UInt64>) -> Bool {
        guard let label = link.reference?.path.last, let target = manifest.assertion(labelled: label),
            HashChecker().compare(link, with: target.box, of: manifest.label, fallback: claim.algorithm) == .match
        else { return false }
        let window = WindowByteSource(asset.source, range)
        let isFirst = range.lowerBound == 0
        let content = AssetContent(
            source: window, container: asset.container, location: isFirst ? asset.location : nil)
        // The label is that of an ordinary binding with `.part` behind it.
        let name = AssertionName(label).withoutInstance
        let method = AssertionName(name.hasSuffix(".part") ? String(name.dropLast(5)) : name)
        switch method.base {
        case AssertionLabel.dataHash:
            var judge = DataHashJudge(content, isUpdated: false)
            judge.judge(target.cbor, fallback: claim.algorithm, "")
            return judge.log.statuses.contains { $0.code == .dataHashMatch }
        case AssertionLabel.bmffHash where method.version > 1:
            var judge = BMFFHashJudge(content, version: method.version)
            judge.judge(target.cbor, fallback: claim.algorithm, "")
            return judge.log.statuses.contains { $0.code == .bmffHashMatch }
        case AssertionLabel.boxHash:
            var judge = BoxHashJudge(content)
            judge.judge(target.cbor, fallback: claim.algorithm, "")
            return judge.log.statuses.contains { $0.code == .boxesHashMatch }
        default: return false
        }
    }
}

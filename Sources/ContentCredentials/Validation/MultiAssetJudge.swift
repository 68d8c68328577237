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

    private func isRight(_ link: HashedURI, _ range: Range<UInt64>) -> Bool {
        guard let label = link.reference?.path.last, let target = manifest.assertion(labelled: label),
            HashChecker().compare(link, with: target.box, of: manifest.label, fallback: claim.algorithm) == .match,
            [AssertionLabel.dataHash, "c2pa.hash.data.part"].contains(AssertionName(label).base)
        else { return false }
        let window = WindowByteSource(asset.source, range)
        let isFirst = range.lowerBound == 0
        let content = AssetContent(
            source: window, container: asset.container, location: isFirst ? asset.location : nil)
        var judge = DataHashJudge(content, isUpdated: false)
        judge.judge(target.cbor, fallback: claim.algorithm, "")
        return judge.log.statuses.contains { $0.code == .dataHashMatch }
    }
}

/// A part of a source as a source of its own.
struct WindowByteSource: ByteSource {
    private let base: any ByteSource
    private let range: Range<UInt64>

    init(_ base: any ByteSource, _ range: Range<UInt64>) {
        self.base = base
        self.range = range
    }

    var count: UInt64 { range.upperBound - range.lowerBound }

    func read(at offset: UInt64, count: Int) throws(ByteError) -> [UInt8] {
        guard count >= 0, offset <= self.count, UInt64(count) <= self.count - offset else {
            throw .truncated(offset: offset, needed: UInt64(max(0, count)))
        }
        return try base.read(at: range.lowerBound + offset, count: count)
    }
}

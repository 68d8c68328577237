// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import MediaContainers

/// The asset a store belongs to.
struct AssetContent: Sendable {
    /// Its bytes.
    let source: any ByteSource
    /// How its format keeps boxes; nil for a format that is not known.
    let container: (any MediaContainer)?
    /// Where the store stands in it; nil for a sidecar.
    let location: ManifestStoreLocation?
    /// Fragments that belong to it and are files of their own (fragmented MP4).
    var fragments: [any ByteSource] = []
}

/// Judges whether the content is what the hard binding says (C2PA 2.2, section 15.12).
struct ContentJudge {
    let manifest: Manifest
    let claim: Claim
    let asset: AssetContent
    /// Whether update manifests made the store grow since the binding was made.
    let isUpdated: Bool
    private(set) var log = StatusLog()

    init(_ manifest: Manifest, _ claim: Claim, _ asset: AssetContent, isUpdated: Bool) {
        self.manifest = manifest
        self.claim = claim
        self.asset = asset
        self.isUpdated = isUpdated
    }

    mutating func judge() {
        let bindings = manifest.hardBindings
        guard let binding = bindings.first, bindings.count == 1 else { return }
        let uri = manifest.uri(ofAssertion: binding.label.text)
        if case .invalidCBOR = binding.content { return }
        switch binding.label.base {
        case AssertionLabel.dataHash:
            var judge = DataHashJudge(asset, isUpdated: isUpdated)
            judge.judge(binding.cbor, fallback: claim.algorithm, uri)
            conclude(judge.log, mismatch: .dataHashMismatch)
        case AssertionLabel.boxHash:
            var judge = BoxHashJudge(asset)
            judge.judge(binding.cbor, fallback: claim.algorithm, uri)
            conclude(judge.log, mismatch: .boxesHashMismatch)
        case AssertionLabel.bmffHash:
            var judge = BMFFHashJudge(asset, version: binding.label.version)
            judge.judge(binding.cbor, fallback: claim.algorithm, uri)
            conclude(judge.log, mismatch: .bmffHashMismatch)
        default:
            log.failure(
                .generalError, uri,
                "the content cannot be checked: bindings of the kind \(binding.label) are not supported")
        }
    }

    /// Where the binding does not hold, a multi-asset hash may say that a known part was left out (section 15.12.4).
    private mutating func conclude(_ found: StatusLog, mismatch: StatusCode) {
        let parts = manifest.assertions.filter { $0.label.base == AssertionLabel.multiAssetHash }
        guard !parts.isEmpty, found.statuses.contains(where: { $0.code == mismatch }) else {
            log.append(found)
            return
        }
        var judge = MultiAssetJudge(manifest, claim, asset)
        judge.judge(parts)
        log.append(judge.log)
    }
}

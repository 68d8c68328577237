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
    /// Whether other stores stand in it too.
    var plurality = Plurality.alone
    /// Where the store stands in the file, where ``source`` is not the file but what is hashed of it.
    var stored: ManifestStoreLocation?

    /// How a store stands to others in the same file.
    enum Plurality: Sendable {
        /// There is no other.
        case alone
        /// It alone binds to the place where it stands; the others are content.
        case chosen
        /// Nothing tells it from the others.
        case competing
    }

    /// The content as a data hash sees it (C2PA 2.4, A.8: texts are normalized).
    func hashed() throws -> AssetContent {
        guard let container, let location else { return self }
        let content = try container.hashedContent(of: source, at: location)
        return AssetContent(
            source: content.source, container: container, location: content.location, plurality: plurality,
            stored: location)
    }
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
            judgeData(binding, uri)
        case AssertionLabel.collectionHash:
            var judge = CollectionHashJudge(asset)
            judge.judge(binding.cbor, uri)
            log.append(judge.log)
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

    private mutating func judgeData(_ binding: Assertion, _ uri: String) {
        let content: AssetContent
        do { content = try asset.hashed() } catch {
            log.failure(.dataHashMismatch, uri, "the content cannot be read: \(error)")
            return
        }
        var judge = DataHashJudge(content, isUpdated: isUpdated)
        judge.judge(binding.cbor, fallback: claim.algorithm, uri)
        conclude(judge.log, mismatch: .dataHashMismatch)
        // Whether the other one was put there later, or is the one that was meant, cannot be told.
        let isMatch = judge.log.statuses.contains { $0.code == .dataHashMatch }
        if asset.plurality == .competing || (asset.plurality == .chosen && !isMatch) {
            log.failure(.textMultipleWrappers, manifest.uri, "the text has more than one manifest")
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

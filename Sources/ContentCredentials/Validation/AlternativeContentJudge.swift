// SPDX-License-Identifier: Apache-2.0

import CBOR

/// Judges alternative representations of the content, of which there is one kind: the image as the camera took it
/// (C2PA 2.3, section 18.14).
struct AlternativeContentJudge {
    let manifest: Manifest
    let claim: Claim
    let context: ValidationContext
    private(set) var log = StatusLog()

    init(_ manifest: Manifest, _ claim: Claim, _ context: ValidationContext) {
        self.manifest = manifest
        self.claim = claim
        self.context = context
    }

    mutating func judge() {
        let all = manifest.assertions.filter { $0.label.base == AssertionLabel.alternativeContent }
        let originals = all.filter { $0.cbor?["type"]?.string == "exif.originalPreservationImage" }
        for assertion in all {
            let uri = manifest.uri(ofAssertion: assertion.label.text)
            if case .invalidCBOR = assertion.content { continue }
            guard assertion.cbor?["type"]?.string != nil else {
                log.failure(
                    .alternativeContentMalformed, uri, "the alternative content does not say of what type it is")
                continue
            }
        }
        for assertion in originals {
            let uri = manifest.uri(ofAssertion: assertion.label.text)
            guard originals.count == 1 else {
                log.failure(.alternativeContentMalformed, uri, "there are several original preservation images")
                continue
            }
            judge(assertion.cbor?["parameters"], uri)
        }
    }

    private mutating func judge(_ parameters: CBORValue?, _ uri: String) {
        let index = parameters?["multiAssetPartIndex"]
        let embedded = parameters?["embeddedOriginalPreservationImage"]
        switch (index, embedded) {
        case (let index?, nil):
            guard let link = part(index.int) else {
                log.failure(
                    .alternativeContentMalformed, uri,
                    "the original preservation image is no part of a multi-asset hash")
                return
            }
            judge(link, uri)
        case (nil, let embedded?):
            guard let link = HashedURI.reading(embedded) else {
                log.failure(.alternativeContentMissing, uri, "the original preservation image is not referred to")
                return
            }
            judge(link, uri)
        default:
            log.failure(
                .alternativeContentMalformed, uri,
                "the original preservation image must be embedded or a part: one of them")
        }
    }

    /// The hash of a part of the file.
    private func part(_ index: Int?) -> HashedURI? {
        let hashes = manifest.assertions.filter { $0.label.base == AssertionLabel.multiAssetHash }
        guard let index, let parts = hashes.first?.cbor?["parts"]?.array, parts.indices.contains(index) else {
            return nil
        }
        return HashedURI.reading(parts[index]["hashAssertion"])
    }

    private mutating func judge(_ link: HashedURI, _ uri: String) {
        guard let reference = link.reference, let owner = context.store[reference.manifestLabel ?? manifest.label],
            let box = owner.box(at: reference.pathInManifest)
        else {
            log.failure(.alternativeContentMissing, uri, "the original preservation image is missing")
            return
        }
        switch context.hashes.compare(link, with: box, of: owner.label, fallback: claim.algorithm) {
        case .match: log.success(.alternativeContentMatch, uri, "the original preservation image matches its hash")
        case .mismatch:
            log.failure(.alternativeContentMismatch, uri, "the original preservation image does not match its hash")
        case .unsupported(let name):
            log.failure(.algorithmUnsupported, uri, "the hash algorithm \(name) is not allowed")
        }
    }
}

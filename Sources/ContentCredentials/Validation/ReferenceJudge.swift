// SPDX-License-Identifier: Apache-2.0

import CBOR

/// Judges what the claim and its standard assertions refer to within the store: icons, thumbnails, data (C2PA 2.2,
/// section 15.10.3.3). Assertions of the claim, ingredients' manifests and the ingredients of actions have rules of their
/// own and are judged elsewhere.
struct ReferenceJudge {
    let manifest: Manifest
    let claim: Claim
    let context: ValidationContext
    private(set) var log = StatusLog()

    init(_ manifest: Manifest, _ claim: Claim, _ context: ValidationContext) {
        self.manifest = manifest
        self.claim = claim
        self.context = context
    }

    /// Fields whose references have rules of their own, or are records of somebody else's.
    private static let otherRules: Set<String> = [
        "activeManifest", "c2pa_manifest", "claimSignature", "ingredient", "ingredients", "relatedAssertions",
        "hashAssertion", "embeddedOriginalPreservationImage", "validationResults", "validationStatus",
        "referenced_assertions", "reference",
    ]

    mutating func judge() {
        let claimURI = "\(manifest.uri)/\(claim.label)"
        for info in claim.generatorInfo { judge(info["icon"] ?? .null, in: claimURI, algorithm: claim.algorithm) }
        for assertion in manifest.assertions where assertion.label.base.hasPrefix("c2pa.") {
            let uri = manifest.uri(ofAssertion: assertion.label.text)
            guard let content = assertion.cbor, !context.redactions.contains(uri) else { continue }
            judge(content, in: uri, algorithm: claim.algorithm)
        }
    }

    /// Looks for references in a value; the nearest algorithm around one counts (section 15.4.1).
    private mutating func judge(_ value: CBORValue, in place: String, algorithm: String?) {
        if let list = value.array {
            for element in list { judge(element, in: place, algorithm: algorithm) }
            return
        }
        guard let map = value.map else { return }
        if let url = map["url"]?.string, url.hasPrefix(JUMBFURI.prefix), let link = HashedURI.reading(value) {
            judge(link, in: place, algorithm: algorithm)
            return
        }
        let nearest = map["alg"]?.string.flatMap { ContentHashAlgorithm(rawValue: $0) != nil ? $0 : nil } ?? algorithm
        for entry in map.entries {
            if let name = entry.key.string, Self.otherRules.contains(name) { continue }
            judge(entry.value, in: place, algorithm: nearest)
        }
    }

    private mutating func judge(_ link: HashedURI, in place: String, algorithm: String?) {
        guard let reference = link.reference else {
            log.failure(.hashedURIMissing, place, "a reference cannot be read: \(link.url)")
            return
        }
        let absolute = reference.text(in: manifest.label)
        if context.redactions.contains(absolute) { return }
        let owner = reference.manifestLabel ?? manifest.label
        guard let target = context.store[owner], let box = target.box(at: reference.pathInManifest) else {
            log.failure(.hashedURIMissing, absolute, "something that is referred to is missing")
            return
        }
        let fallback = reference.manifestLabel == nil ? algorithm : algorithm ?? target.claim?.algorithm
        switch context.hashes.compare(link, with: box, of: owner, fallback: fallback) {
        case .match: break
        case .mismatch: log.failure(.hashedURIMismatch, absolute, "something that is referred to was changed")
        case .unsupported(let name):
            log.failure(.algorithmUnsupported, absolute, "the hash algorithm \(name) is not allowed")
        }
    }
}

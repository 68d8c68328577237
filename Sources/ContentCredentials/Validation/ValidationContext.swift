// SPDX-License-Identifier: Apache-2.0

import CBOR
import FoundationEssentials
import TrustServices

/// What all judges of one validation share: the store, whom to trust, the present moment, and what was gathered from the
/// whole tree of ingredients before any manifest is judged (C2PA 2.2, section 15.11.3.3).
struct ValidationContext {
    let store: ManifestStore
    let settings: TrustSettings
    let now: Date
    let limits: ManifestStore.Limits
    /// What was fetched from outside.
    let online: OnlineEvidence
    /// Hashes of boxes.
    let hashes = HashChecker()
    /// URIs of assertions that some claim redacted, absolute.
    private(set) var redactions: Set<String> = []
    /// Labels of the manifests that these assertions are of.
    private(set) var redactedManifests: Set<String> = []
    /// Time-stamps that other manifests bring for a manifest, by its label.
    private(set) var timeStamps: [String: [[UInt8]]] = [:]
    /// OCSP responses that any manifest brings.
    private(set) var ocspResponses: [[UInt8]] = []
    /// Findings of the gathering itself; they concern the whole.
    private(set) var log = StatusLog()
    /// Labels of the manifests that the active one leads to, itself included.
    private(set) var reachable: Set<String> = []

    init(
        store: ManifestStore, settings: TrustSettings, now: Date, limits: ManifestStore.Limits,
        online: OnlineEvidence = .none
    ) {
        self.online = online
        self.store = store
        self.settings = settings
        self.now = now
        self.limits = limits
        if let active = store.activeManifest {
            var path: [String] = []
            var edges = 0
            gather(active, path: &path, edges: &edges)
        }
    }

    private mutating func gather(_ manifest: Manifest, path: inout [String], edges: inout Int) {
        guard !path.contains(manifest.label) else {
            log.failure(.generalError, manifest.uri, "the ingredients form a circle")
            return
        }
        guard reachable.insert(manifest.label).inserted else { return }
        guard path.count < limits.ingredientDepth else {
            log.failure(.generalError, manifest.uri, "the ingredients are nested deeper than \(limits.ingredientDepth)")
            return
        }
        path.append(manifest.label)
        defer { path.removeLast() }
        for redaction in manifest.claim?.redactions ?? [] {
            let reference = JUMBFURI(reading: redaction)?.resolved(in: manifest.label)
            redactions.insert(reference?.description ?? redaction)
            if let owner = reference?.manifestLabel { redactedManifests.insert(owner) }
        }
        gatherEvidence(manifest)
        for assertion in manifest.assertions where assertion.label.isIngredient {
            guard let ingredient = IngredientAssertion(assertion), let label = ingredient.manifestLabel else {
                continue
            }
            edges += 1
            guard edges <= limits.ingredientEdges else {
                log.failure(.generalError, manifest.uri, "there are more than \(limits.ingredientEdges) ingredients")
                return
            }
            if let next = store[label] {
                gather(next, path: &path, edges: &edges)
            } else {
                log.failure(.ingredientManifestMissing, label, "the manifest of an ingredient is missing")
            }
        }
    }

    private mutating func gatherEvidence(_ manifest: Manifest) {
        for assertion in manifest.assertions {
            switch assertion.label.base {
            case AssertionLabel.timeStamp:
                for entry in assertion.cbor?.map?.entries ?? [] {
                    guard let label = entry.key.string, let token = entry.value.byteString else { continue }
                    timeStamps[label, default: []].append(token)
                }
            case AssertionLabel.certificateStatus:
                ocspResponses += (assertion.cbor?["ocspVals"]?.array ?? []).prefix(32).compactMap(\.byteString)
            default: break
            }
        }
    }
}

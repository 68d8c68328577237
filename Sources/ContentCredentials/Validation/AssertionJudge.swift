// SPDX-License-Identifier: Apache-2.0

import CBOR
import JUMBF

/// Judges the assertions of a manifest (C2PA 2.2, section 15.10.3), except actions and ingredients.
struct AssertionJudge {
    let manifest: Manifest
    let claim: Claim
    let context: ValidationContext
    let isActive: Bool
    private(set) var log = StatusLog()

    init(_ manifest: Manifest, _ claim: Claim, _ context: ValidationContext, isActive: Bool) {
        self.manifest = manifest
        self.claim = claim
        self.context = context
        self.isActive = isActive
    }

    private var claimURI: String { "\(manifest.uri)/\(claim.label)" }

    mutating func judge() {
        for uri in claim.assertions { judge(uri) }
        judgeUndeclared()
        for redaction in claim.redactions {
            if JUMBFURI(redaction)?.resolved(in: manifest.label).manifestLabel == manifest.label {
                log.failure(.assertionSelfRedacted, redaction, "the claim redacts an assertion of its own")
            }
        }
        for assertion in manifest.assertions where !isRedacted(assertion) { judgeContent(assertion) }
        var references = ReferenceJudge(manifest, claim, context)
        references.judge()
        log.append(references.log)
        var alternatives = AlternativeContentJudge(manifest, claim, context)
        alternatives.judge()
        log.append(alternatives.log)
        var declarations = DeclarationJudge(manifest, context)
        declarations.judge()
        log.append(declarations.log)
    }

    private func isRedacted(_ assertion: Assertion) -> Bool {
        context.redactions.contains(manifest.uri(ofAssertion: assertion.label.text))
    }

    /// One entry of the claim's lists.
    private mutating func judge(_ uri: HashedURI) {
        guard let reference = uri.reference else {
            log.failure(.assertionMissing, uri.url, "the claim lists something that is no reference to an assertion")
            return
        }
        let absolute = reference.text(in: manifest.label)
        if context.redactions.contains(absolute) { return }
        if let other = reference.manifestLabel, other != manifest.label {
            log.failure(.assertionOutsideManifest, absolute, "an assertion of the claim is in another manifest")
            if context.store[other]?.box(at: reference.pathInManifest) == nil {
                log.failure(.assertionMissing, absolute, "an assertion of the claim is missing")
            }
            if context.store[other] == nil {
                log.failure(.claimMissing, manifest.uri, "the claim names a manifest that is missing")
            }
            return
        }
        guard let label = reference.path.last, let assertion = manifest.assertion(labelled: label) else {
            log.failure(.assertionMissing, absolute, "an assertion of the claim is missing")
            return
        }
        switch context.hashes.compare(uri, with: assertion.box, of: manifest.label, fallback: claim.algorithm) {
        case .match: log.success(.assertionHashedURIMatch, absolute, "hashed uri matched: \(uri.url)")
        case .mismatch:
            log.failure(.assertionHashedURIMismatch, absolute, "hash does not match assertion data: \(uri.url)")
        case .unsupported(let name):
            log.failure(.algorithmUnsupported, absolute, "the hash algorithm \(name) is not allowed")
        }
    }

    /// Every assertion must be listed, and only once there (a second box of a label is listed by nobody).
    private mutating func judgeUndeclared() {
        let listed = Set(claim.assertions.compactMap { $0.reference?.path.last })
        var seen = Set<String>()
        for assertion in manifest.assertions {
            let label = assertion.label.text
            if !listed.contains(label) || !seen.insert(label).inserted {
                log.failure(.assertionUndeclared, manifest.uri(ofAssertion: label), "the claim does not list \(label)")
            }
        }
    }

    private mutating func judgeContent(_ assertion: Assertion) {
        let uri = manifest.uri(ofAssertion: assertion.label.text)
        switch assertion.label.base {
        case AssertionLabel.cloudData: judgeCloudData(assertion, uri)
        case "c2pa.external-reference": judgeExternalReference(assertion, uri)
        case AssertionLabel.timeStamp:
            guard let map = assertion.cbor?.map, !map.isEmpty,
                map.entries.allSatisfy({ $0.key.string != nil && $0.value.byteString != nil })
            else {
                log.failure(
                    .timestampAssertionMalformed, uri, "the time-stamp assertion names no manifest, or no token")
                return
            }
        case AssertionLabel.softBinding:
            if !isSoftBinding(assertion.cbor) {
                log.failure(.claimMalformed, uri, "the soft binding could not be decoded")
            }
        case AssertionLabel.ingredient1: judgeIngredient(assertion, uri)
        default: break
        }
    }

    /// Whether it names its algorithm, or the claim does, and has blocks with a scope and a value (C2PA 2.2, 18.10).
    private func isSoftBinding(_ content: CBORValue?) -> Bool {
        guard let content, (content["alg"] ?? claim.fields["alg_soft"])?.string != nil,
            let blocks = content["blocks"]?.array, !blocks.isEmpty
        else { return false }
        return blocks.allSatisfy { block in
            block["scope"]?.map != nil && (block["value"]?.byteString != nil || block["value"]?.string != nil)
        }
    }

    /// C2PA 2.2, section 15.10.3.2.1.
    private mutating func judgeCloudData(_ assertion: Assertion, _ uri: String) {
        guard let map = assertion.cbor?.map, let label = map["label"]?.string, map["size"] != nil,
            let location = map["location"], map["content_type"] != nil
        else {
            log.failure(.cloudDataMalformed, uri, "the cloud data lacks its label, size, location or content type")
            return
        }
        if let algorithm = location["alg"]?.string, ContentHashAlgorithm(rawValue: algorithm) == nil {
            log.failure(.algorithmUnsupported, uri, "the hash algorithm \(algorithm) of the location is not allowed")
        } else if location["alg"]?.string == nil {
            log.failure(.algorithmUnsupported, uri, "the location names no hash algorithm (section 15.4.2)")
        }
        let name = AssertionName(label)
        if name.isHardBinding {
            log.failure(.cloudDataHardBinding, uri, "a hard binding may not be kept elsewhere")
        } else if name.isActions, manifest.kind == .update {
            log.failure(.cloudDataActions, uri, "the actions of an update manifest may not be kept elsewhere")
        }
    }

    /// C2PA 2.4, section 15.10.3.2.
    private mutating func judgeExternalReference(_ assertion: Assertion, _ uri: String) {
        let location = assertion.cbor?["location"]
        let hasHash = location?["hash"] != nil
        let hasAlgorithm = location?["alg"] != nil
        let created = claim.createdAssertions.contains { $0.reference?.assertionLabel == assertion.label.text }
        if claim.version > 1, created, !hasHash, !hasAlgorithm {
            log.failure(
                .externalReferenceCreated, uri, "a reference without a hash may not be among the created assertions")
        }
        let label = AssertionName(assertion.cbor?["label"]?.string ?? "")
        let isForbidden =
            label.isActions || label.isIngredient || label.base.hasPrefix("c2pa.hash.")
            || label.base == AssertionLabel.cloudData || label.base == "c2pa.external-reference"
        if location?["url"]?.string == nil || hasHash != hasAlgorithm || isForbidden {
            log.failure(.externalReferenceMalformed, uri, "the external reference is incomplete or of a forbidden kind")
        }
    }

    /// C2PA 2.2, sections 15.11.3.2 and 15.10.3.3.
    private mutating func judgeIngredient(_ assertion: Assertion, _ uri: String) {
        guard let ingredient = IngredientAssertion(assertion) else {
            if case .invalidCBOR = assertion.content { return }
            log.failure(.ingredientMalformed, uri, "the ingredient could not be decoded")
            return
        }
        if !["parentOf", "componentOf", "inputTo"].contains(ingredient.relationship ?? "") {
            let found = ingredient.relationship ?? "none"
            log.failure(.ingredientMalformed, uri, "the ingredient's relationship is not known: \(found)")
        }
        if ingredient.hasMalformedResults {
            log.failure(.ingredientMalformed, uri, "the recorded validation results could not be decoded")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import CBOR
import JUMBF

/// Judges one manifest: claim, signature, assertions. Not its content, nor the manifests of its ingredients.
struct ManifestJudge {
    let manifest: Manifest
    let context: ValidationContext
    /// Whether it is the active manifest; some rules hold for this alone.
    let isActive: Bool
    private(set) var log = StatusLog()
    private(set) var signature: SignatureInfo?

    init(_ manifest: Manifest, _ context: ValidationContext, isActive: Bool) {
        self.manifest = manifest
        self.context = context
        self.isActive = isActive
    }

    mutating func judge() {
        if manifest.kind == .compressed {
            log.failure(
                .compressedInvalid, manifest.uri, manifest.compressionFault ?? "the manifest cannot be unpacked")
            return
        }
        for damage in manifest.contents.malformedBoxes {
            log.failure(.generalError, manifest.uri, "a part of the manifest is damaged: \(damage.reason)")
        }
        guard let claim = judgeClaim() else { return }
        var signatureJudge = SignatureJudge(manifest, claim, context, isActive: isActive)
        signatureJudge.judge()
        log.append(signatureJudge.log)
        signature = signatureJudge.info
        guard manifest.assertionStore != nil else {
            log.failure(.claimMalformed, claimURI, "the manifest has no assertion store")
            return
        }
        // What stands in a second one is listed by nobody, and no reader looks there.
        if manifest.contents.superboxes.count(where: { $0.contentType.fourCharacters == "c2as" }) > 1 {
            log.failure(.assertionUndeclared, manifest.uri, "the manifest has more than one assertion store")
        }
        var assertionJudge = AssertionJudge(manifest, claim, context, isActive: isActive)
        assertionJudge.judge()
        log.append(assertionJudge.log)
        var liveJudge = LiveVideoJudge(manifest, signer: signatureJudge.info.signer)
        liveJudge.judge()
        log.append(liveJudge.log)
        var actionJudge = ActionJudge(manifest, claim, context)
        actionJudge.judge()
        log.append(actionJudge.log)
        judgeKind(claim)
    }

    private var claimURI: String { "\(manifest.uri)/\(manifest.claimBox?.label ?? BoxLabel.claim2)" }

    /// C2PA 2.2, section 15.6.
    private mutating func judgeClaim() -> Claim? {
        switch manifest.claimState {
        case .missing: log.failure(.claimMissing, manifest.uri, "the manifest has no claim")
        case .multiple: log.failure(.claimMultiple, manifest.uri, "the manifest has more than one claim")
        case .invalid(let reason): log.failure(.claimCBORInvalid, claimURI, "the claim is no CBOR map: \(reason)")
        case .read(let claim):
            if AssertionName(claim.label).base == BoxLabel.claim1, AssertionName(claim.label).version > 2 {
                log.failure(.claimMissing, manifest.uri, "the claim \(claim.label) is of a version that is not known")
                return nil
            }
            if claim.version > 1, !["urn:c2pa:", "urn:uuid:"].contains(where: manifest.label.contains) {
                log.failure(.claimMalformed, claimURI, "the label of the manifest is no URN: \(manifest.label)")
            }
            for field in claim.missingFields {
                log.failure(.claimMalformed, claimURI, "the claim lacks \(field), or it is malformed")
            }
            return claim
        }
        return nil
    }

    /// Which assertions a manifest of its kind needs and may have (C2PA 2.2, section 15.10.1).
    private mutating func judgeKind(_ claim: Claim) {
        let bindings = manifest.hardBindings
        let parents = manifest.assertions.compactMap(IngredientAssertion.init).filter { $0.relationship == "parentOf" }
        switch manifest.kind {
        case .standard:
            if parents.count > 1, claim.version > 1 {
                log.failure(.multipleParents, claimURI, "the manifest has \(parents.count) parents; one is allowed")
            }
            guard isActive else { return }
            if bindings.isEmpty {
                log.failure(.hardBindingsMissing, claimURI, "nothing binds the manifest to the content")
            } else if bindings.count > 1 {
                log.failure(.multipleHardBindings, manifest.uri, "the manifest has \(bindings.count) hard bindings")
            }
        case .update:
            let ingredients = manifest.assertions.filter { $0.label.isIngredient }
            if parents.count != 1 || ingredients.count != 1 {
                log.failure(
                    .updateWrongParents, claimURI, "an update manifest needs exactly one ingredient, its parent")
            }
            for assertion in manifest.assertions
            where assertion.label.isHardBinding || assertion.label.isThumbnail
                || assertion.label.base == AssertionLabel.multiAssetHash
            {
                log.failure(.updateInvalid, claimURI, "an update manifest may not have \(assertion.label)")
            }
        case .timeStamp:
            if parents.count != 1 {
                log.failure(
                    .timeStampManifestWrongParents, claimURI, "a time-stamp manifest needs exactly one parent")
            }
            if manifest.assertions.contains(where: { !$0.label.isIngredient }) {
                log.failure(
                    .timeStampManifestInvalid, claimURI, "a time-stamp manifest may have nothing but its parent")
            }
        case .compressed, .unknown: break
        }
    }
}

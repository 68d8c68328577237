// SPDX-License-Identifier: Apache-2.0

import CBOR
import JUMBF

/// Judges a whole store: the active manifest, the content, and the tree of ingredients (C2PA 2.2, chapter 15).
struct StoreJudge {
    let context: ValidationContext
    let asset: AssetContent?
    private var findings: [(status: ValidationStatus, ingredient: String?)] = []
    /// What was found about a manifest as an ingredient: each is judged once, however often it is used.
    private var memo: [String: StatusLog] = [:]
    private var edges = 0
    private(set) var signatures: [String: SignatureInfo] = [:]

    init(_ context: ValidationContext, asset: AssetContent?) {
        self.context = context
        self.asset = asset
    }

    mutating func judge() -> ValidationResults {
        guard let active = context.store.activeManifest else { return ValidationResults() }
        add(context.log)
        add(undecodable())
        add(redactions())
        var judge = ManifestJudge(active, context, isActive: true)
        judge.judge()
        add(judge.log)
        signatures[active.label] = judge.signature
        judgeContent(active)
        judgeIdentities(active)
        var cloud = CloudDataJudge(active, context)
        cloud.judge()
        add(cloud.log)
        judgeIngredients(of: active, depth: 1)
        return sorted()
    }

    /// What was found on each manifest itself, by its label.
    var manifestResults: [String: StatusLists] {
        var results = memo.mapValues { log in
            var lists = StatusLists()
            for status in log.statuses { lists.add(status) }
            return lists
        }
        if let active = context.store.activeManifest {
            var lists = StatusLists()
            for finding in findings where finding.ingredient == nil { lists.add(finding.status) }
            results[active.label] = lists
        }
        return results
    }

    private mutating func add(_ log: StatusLog, ingredient: String? = nil) {
        guard findings.count <= context.limits.findings else { return }
        findings += log.statuses.map { ($0, ingredient) }
        if findings.count > context.limits.findings, let active = context.store.activeManifest {
            let text = "there are more than \(context.limits.findings) findings; the rest is left out"
            findings.append(
                (ValidationStatus(code: .generalError, url: active.uri, explanation: text, kind: .failure), nil))
        }
    }

    /// Assertions that hold no CBOR or JSON, in any manifest: read before anything is judged, so they concern the whole.
    private func undecodable() -> StatusLog {
        var log = StatusLog()
        for manifest in context.store.manifests {
            var isIncomplete = false
            for assertion in manifest.assertions {
                let uri = manifest.uri(ofAssertion: assertion.label.text)
                let isRedacted = context.redactions.contains(uri)
                switch assertion.content {
                case .invalidCBOR(let reason): log.failure(.assertionCBORInvalid, uri, reason)
                case .invalidJSON(let reason): log.failure(.assertionJSONInvalid, uri, reason)
                case .other where !isRedacted && assertion.isHollow:
                    let code: StatusCode =
                        assertion.box.contentType == .cbor ? .assertionCBORInvalid : .assertionJSONInvalid
                    log.failure(code, uri, "the assertion holds nothing of its type")
                default:
                    if !StoreJudge.isOldActionList(assertion) { continue }
                }
                if !isRedacted { isIncomplete = true }
            }
            if isIncomplete {
                log.failure(.assertionRequiredMissing, manifest.uri, "an assertion of the manifest cannot be decoded")
            }
        }
        return log
    }

    /// Actions of version 1 whose `ingredient` is a list, which no version of the specification has.
    private static func isOldActionList(_ assertion: Assertion) -> Bool {
        guard assertion.label.isActions, assertion.label.version == 1, let actions = assertion.cbor?["actions"]?.array
        else { return false }
        return actions.contains { $0["parameters"]?["ingredient"]?.array != nil }
    }

    /// Redactions declared anywhere (C2PA 2.2, sections 6.8 and 15.10.3.1).
    private func redactions() -> StatusLog {
        var log = StatusLog()
        for uri in context.redactions.sorted() {
            guard let reference = JUMBFURI(uri), let owner = reference.manifestLabel, let label = reference.path.last
            else { continue }
            let name = AssertionName(label)
            if let assertion = context.store[owner]?.assertion(labelled: label), !assertion.isZeroed {
                log.failure(.assertionNotRedacted, uri, "redacted assertion data must be zeros or empty")
            }
            if name.isActions {
                log.failure(.actionRedacted, uri, "redaction of action assertions disallowed")
            } else if name.isHardBinding {
                log.failure(.hardBindingRedacted, uri, "redaction of hard bindings disallowed")
            }
        }
        return log
    }

    /// The binding of the active manifest, or where that is an update manifest, of the first standard one up the line of
    /// parents (C2PA 2.2, section 15.12).
    private mutating func judgeContent(_ active: Manifest) {
        guard let asset else { return }
        var manifest = active
        var steps = 0
        while manifest.kind == .update {
            steps += 1
            let parent = manifest.assertions.lazy.compactMap(IngredientAssertion.init)
                .first { $0.relationship == "parentOf" }
            guard steps <= context.limits.ingredientDepth, let label = parent?.manifestLabel,
                let next = context.store[label]
            else {
                var log = StatusLog()
                log.failure(.hardBindingsMissing, active.uri, "no parent of the update manifest binds to the content")
                return add(log)
            }
            manifest = next
        }
        guard let claim = manifest.claim else { return }
        var judge = ContentJudge(manifest, claim, asset, isUpdated: steps > 0)
        judge.judge()
        add(judge.log)
        if steps > 0, manifest.hardBindings.isEmpty {
            var log = StatusLog()
            log.failure(.hardBindingsMissing, active.uri, "the updated manifest has no hard binding")
            add(log)
        }
    }

    private mutating func judgeIdentities(_ manifest: Manifest) {
        var judge = IdentityJudge(manifest, context, claimTime: signatures[manifest.label]?.trustedTime)
        judge.judge()
        add(judge.log)
    }

    /// C2PA 2.2, section 15.11.3.
    private mutating func judgeIngredients(of manifest: Manifest, depth: Int) {
        guard depth <= context.limits.ingredientDepth, let claim = manifest.claim else { return }
        for assertion in manifest.assertions where assertion.label.isIngredient {
            edges += 1
            guard edges <= context.limits.ingredientEdges else { return }
            let uri = manifest.uri(ofAssertion: assertion.label.text)
            guard !context.redactions.contains(uri), let ingredient = IngredientAssertion(assertion) else { continue }
            var log = StatusLog()
            guard let link = ingredient.activeManifest, let label = ingredient.manifestLabel else {
                if ingredient.relationship != "inputTo" {
                    let title = ingredient.title ?? "no title"
                    log.note(.unknownProvenance, uri, "\(title): ingredient does not have provenance")
                }
                add(log, ingredient: uri)
                continue
            }
            guard let next = context.store[label] else {
                log.failure(.ingredientManifestMissing, label, "ingredient not found")
                add(log, ingredient: uri)
                continue
            }
            if ingredient.version >= 3, ingredient.fields["validationResults"] == nil {
                log.failure(.ingredientMalformed, uri, "the ingredient has a manifest but no validation results")
            }
            compareHashes(ingredient, link, next, claim, &log)
            add(log, ingredient: uri)
            let isNew = memo[label] == nil
            if isNew {
                var judge = ManifestJudge(next, context, isActive: false)
                judge.judge()
                memo[label] = judge.log
                signatures[label] = judge.signature
            }
            if let found = memo[label] { add(found, ingredient: uri) }
            if isNew { judgeIngredients(of: next, depth: depth + 1) }
        }
    }

    private func compareHashes(
        _ ingredient: IngredientAssertion, _ link: HashedURI, _ manifest: Manifest, _ claim: Claim,
        _ log: inout StatusLog
    ) {
        guard context.redactedManifests.contains(manifest.label) else {
            let isOldForm = ingredient.version == 1 && StoreJudge.isHashOfClaim(link, manifest, claim.algorithm)
            // The hash of a packed manifest is over the box as it is packed (11.1.3.2); the reference takes it over what
            // was packed, which binds the same content.
            let forms = [("", manifest.box), ("unpacked \(manifest.label)", manifest.contents)]
            if isOldForm
                || forms.contains(where: { owner, box in
                    context.hashes.compare(link, with: box, of: owner, fallback: claim.algorithm) == .match
                })
            {
                log.success(.ingredientManifestValidated, manifest.uri, "ingredient hash matched")
            } else {
                log.failure(.ingredientManifestMismatch, manifest.uri, "ingredient hash incorrect")
            }
            return
        }
        guard let signature = ingredient.claimSignature, let box = manifest.signatureBox else {
            if ingredient.version >= 3 {
                log.failure(
                    .ingredientSignatureMissing, manifest.uri, "a redacted ingredient needs the hash of its signature")
            }
            return
        }
        if context.hashes.compare(signature, with: box, of: manifest.label, fallback: claim.algorithm) == .match {
            log.success(.ingredientSignatureValidated, manifest.uri, "ingredient claimSignature validated")
        } else {
            log.failure(.ingredientSignatureMismatch, manifest.uri, "ingredient claimSignature incorrect")
        }
    }

    /// The first writers hashed the claim of an ingredient in place of its whole manifest; it holds all other hashes.
    private static func isHashOfClaim(_ link: HashedURI, _ manifest: Manifest, _ algorithm: String?) -> Bool {
        guard let bytes = manifest.claim?.bytes,
            let algorithm = (link.algorithm ?? algorithm).flatMap(ContentHashAlgorithm.init(rawValue:))
        else { return false }
        return algorithm.digest(bytes) == link.hash
    }

    /// Findings on ingredients that their claim generator had recorded are no news and are left out (section 15.11.3.3).
    private func sorted() -> ValidationResults {
        let active = context.store.activeManifest?.label
        var recorded = Set<ValidationStatus>()
        for manifest in context.store.manifests {
            for ingredient in manifest.assertions.compactMap(IngredientAssertion.init) {
                for status in ingredient.recordedStatuses { recorded.insert(status) }
            }
        }
        var results = ValidationResults()
        for (status, ingredient) in findings {
            let isOfActive = JUMBFURI(status.url)?.manifestLabel == active
            let plain = ValidationStatus(code: status.code, url: status.url, explanation: "", kind: status.kind)
            if isOfActive || !recorded.contains(plain) { results.add(status, ingredient: ingredient) }
        }
        return results
    }
}

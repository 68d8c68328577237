// SPDX-License-Identifier: Apache-2.0

import CBOR

/// Judges the actions of a manifest (C2PA 2.2, section 15.10.3.2.2, with what 2.3 and 2.4 added).
struct ActionJudge {
    let manifest: Manifest
    let claim: Claim
    let context: ValidationContext
    private(set) var log = StatusLog()

    init(_ manifest: Manifest, _ claim: Claim, _ context: ValidationContext) {
        self.manifest = manifest
        self.claim = claim
        self.context = context
    }

    /// Actions that leave the content as it is, which alone an update manifest may have (section 11.2.3).
    private static let updateActions: Set<String> = [
        "c2pa.edited.metadata", "c2pa.opened", "c2pa.published", "c2pa.redacted",
    ]

    mutating func judge() {
        // In the order of the claim; a box listed twice counts once.
        var labels: [String] = []
        for uri in claim.assertions {
            guard let label = uri.reference?.path.last, AssertionName(label).isActions, !labels.contains(label) else {
                continue
            }
            labels.append(label)
        }
        let redacted = context.redactions
        let isRedacted = labels.contains { redacted.contains(manifest.uri(ofAssertion: $0)) }
        labels.removeAll { redacted.contains(manifest.uri(ofAssertion: $0)) }
        let assertions = labels.compactMap { manifest.assertion(labelled: $0) }
        if claim.version > 1, manifest.kind == .standard, !isRedacted { judgeFirst(assertions) }
        for (index, assertion) in assertions.enumerated() {
            judge(assertion, isFirst: index == 0)
        }
    }

    /// The first action says where the content comes from.
    private mutating func judgeFirst(_ assertions: [Assertion]) {
        let first = assertions.first?.cbor?["actions"]?.array?.first?["action"]?.string ?? ""
        guard !isOrigin(first) else { return }
        if let assertion = assertions.first, assertion.cbor == nil { return }
        log.failure(.actionMalformed, manifest.uri, "the first action must be c2pa.created or c2pa.opened")
    }

    private func isOrigin(_ action: String) -> Bool { action == "c2pa.created" || action == "c2pa.opened" }

    private mutating func judge(_ assertion: Assertion, isFirst: Bool) {
        let uri = manifest.uri(ofAssertion: assertion.label.text)
        guard let content = assertion.cbor else {
            if case .invalidCBOR = assertion.content { return }
            log.failure(.actionMalformed, uri, "the actions are no CBOR")
            return
        }
        guard let actions = content["actions"]?.array, !actions.isEmpty, actions.count <= context.limits.actions else {
            log.failure(.actionMalformed, uri, "the assertion has no list of actions, or too long a one")
            return
        }
        for (index, action) in actions.enumerated() {
            guard let name = action["action"]?.string, !name.isEmpty else {
                log.failure(.actionMalformed, uri, "an action has no name")
                continue
            }
            if isOrigin(name), !isFirst || index > 0 {
                log.failure(.actionMalformed, uri, "\(name) must be the first action of the first actions assertion")
            }
            if manifest.kind == .update, !ActionJudge.updateActions.contains(name) {
                log.failure(.updateInvalid, manifest.uri, "\(name) may not stand in an update manifest")
            }
            if let agent = action["softwareAgent"], !isSoftwareAgent(agent) {
                log.failure(.actionMalformed, uri, "the software agent of \(name) has no name, or a malformed version")
            }
            if let moment = action["when"], !isDate(moment) {
                log.failure(.actionMalformed, uri, "the time of \(name) is no date")
            }
            judge(action, name, version: assertion.label.version, uri)
        }
    }

    /// A text in version 1, and the generator-info-map of a claim since.
    private func isSoftwareAgent(_ value: CBORValue) -> Bool {
        if value.string != nil { return true }
        let version = value["version"]
        return value["name"]?.string?.isEmpty == false && (version == nil || version?.string != nil)
    }

    /// RFC 8949, section 3.4.1; the tag is left out by some.
    private func isDate(_ value: CBORValue) -> Bool {
        if case .tagged(0, let text) = value { return text.string != nil }
        return value.string != nil
    }

    private mutating func judge(_ action: CBORValue, _ name: String, version: Int, _ uri: String) {
        switch name {
        case "c2pa.created":
            if claim.version > 1, version > 1, action["digitalSourceType"]?.string == nil {
                log.failure(.actionMalformed, uri, "c2pa.created needs a digitalSourceType")
            }
        case "c2pa.opened", "c2pa.placed", "c2pa.removed": judgeIngredients(action, name, uri)
        case "c2pa.transcoded", "c2pa.repackaged":
            let ingredients = links(action)
            if !ingredients.allSatisfy({ relationship($0) == "parentOf" }) {
                log.failure(.actionIngredientMismatch, uri, "the ingredient of \(name) must be the parent")
            }
        case "c2pa.redacted":
            let redacted = action["parameters"]?["redacted"]?.string
            if redacted.map({ isDeclaredRedaction($0) }) != true {
                log.failure(.actionRedactionMismatch, uri, "c2pa.redacted names no assertion that the claim redacts")
            }
        case "c2pa.watermarked", "c2pa.watermarked.bound":
            if !manifest.assertions.contains(where: { $0.label.base == AssertionLabel.softBinding }) {
                log.failure(.actionSoftBindingMissing, uri, "\(name) needs a soft binding")
            }
        default: break
        }
        judgeRelated(action, uri)
    }

    private func isDeclaredRedaction(_ uri: String) -> Bool {
        let absolute = JUMBFURI(uri)?.text(in: manifest.label) ?? uri
        return claim.redactions.contains { JUMBFURI($0)?.text(in: manifest.label) == absolute }
    }

    /// The ingredients an action names, in the way of either version.
    private func links(_ action: CBORValue) -> [HashedURI] {
        guard let parameters = action["parameters"] else { return [] }
        if let list = parameters["ingredients"]?.array { return list.compactMap { HashedURI.reading($0) } }
        if let list = parameters["ingredient"]?.array { return list.compactMap { HashedURI.reading($0) } }
        return HashedURI.reading(parameters["ingredient"]).map { [$0] } ?? []
    }

    private func relationship(_ link: HashedURI) -> String? {
        guard let reference = link.reference, let label = reference.assertionLabel else { return nil }
        let owner = reference.manifestLabel ?? manifest.label
        return context.store[owner]?.assertion(labelled: label).flatMap(IngredientAssertion.init)?.relationship
    }

    private mutating func judgeIngredients(_ action: CBORValue, _ name: String, _ uri: String) {
        let links = links(action)
        guard !links.isEmpty else {
            // Claims of version 1 could name ingredients by their instance identifiers.
            if claim.version > 1 {
                log.failure(.actionIngredientMismatch, uri, "\(name) needs an ingredient")
            }
            return
        }
        let expected = name == "c2pa.opened" ? "parentOf" : "componentOf"
        let isRight = links.allSatisfy { relationship($0) == expected }
        if !isRight || (name == "c2pa.opened" && links.count > 1) {
            log.failure(.actionIngredientMismatch, uri, "\(name) needs an ingredient that is there and is \(expected)")
        }
    }

    /// `relatedAssertions` (C2PA 2.4): present ones must be found here, with the right hash.
    private mutating func judgeRelated(_ action: CBORValue, _ uri: String) {
        guard let related = action["parameters"]?["relatedAssertions"] else { return }
        let links = (related.array ?? []).map { HashedURI.reading($0) }
        guard !links.isEmpty else {
            log.failure(.actionMalformed, uri, "relatedAssertions is empty")
            return
        }
        for link in links {
            guard let link, let reference = link.reference, let label = reference.path.last,
                reference.manifestLabel == nil || reference.manifestLabel == manifest.label,
                let target = manifest.assertion(labelled: label), !target.label.isActions, !target.label.isIngredient
            else {
                log.failure(.actionMalformed, uri, "relatedAssertions names something that it may not, or is not there")
                continue
            }
            if context.hashes.compare(link, with: target.box, of: manifest.label, fallback: claim.algorithm)
                == .mismatch
            {
                log.failure(.hashedURIMismatch, uri, "the hash of a related assertion is wrong")
            }
        }
    }
}

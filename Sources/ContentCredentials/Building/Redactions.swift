// SPDX-License-Identifier: Apache-2.0

import JUMBF

/// The rules of redaction (C2PA 2.2, 6.8).
enum Redactions {
    /// What a redaction points to: the label of the manifest and that of the assertion.
    /// - Throws: ``SigningError`` with code `invalidDefinition` where it points to no assertion of another manifest,
    ///   `forbidden` where that assertion must stay.
    static func target(of uri: String) throws(SigningError) -> (manifest: String, assertion: String) {
        guard let reference = JUMBFURI(uri), let manifest = reference.manifestLabel,
            let assertion = reference.assertionLabel
        else {
            throw SigningError(
                .invalidDefinition,
                "a redaction names an assertion of an ingredient (self#jumbf=/c2pa/MANIFEST/c2pa.assertions/LABEL), not \(uri)"
            )
        }
        let name = AssertionName(assertion)
        guard !name.isActions, !AssertionLabel.isHardBinding(assertion), !name.base.hasPrefix("c2pa.hash.") else {
            throw SigningError(
                .forbidden, "\(assertion) must not be redacted: it says what was done, or binds the content")
        }
        return (manifest, assertion)
    }

    /// The manifest without an assertion; nil where it has none of this label. A compressed manifest comes out unpacked.
    static func removing(_ label: String, from box: JUMBFSuperbox) -> JUMBFSuperbox? {
        let manifest = Manifest(reading: box).contents
        var isFound = false
        let children = manifest.children.map { child -> JUMBFBox in
            guard let store = child.superbox, store.contentType == .assertionStore else { return child }
            let kept = store.children.filter { $0.superbox?.label != label }
            isFound = isFound || kept.count < store.children.count
            return .superbox(JUMBFSuperbox(description: store.description, children: kept))
        }
        return isFound ? JUMBFSuperbox(description: manifest.description, children: children) : nil
    }

    /// What the claims of a store say that they redacted.
    static func declared(in manifests: [JUMBFSuperbox]) -> Set<String> {
        var found = Set<String>()
        for box in manifests {
            guard let label = box.label else { continue }
            for uri in Manifest(reading: box).claim?.redactions ?? [] {
                if let reference = JUMBFURI(uri) { found.insert(reference.text(in: label)) }
            }
        }
        return found
    }

    /// Two copies of one manifest as one: the same, or with what was redacted from either redacted (18.15.12.1). Nil
    /// where they differ in anything else.
    static func merge(_ one: JUMBFSuperbox, _ other: JUMBFSuperbox, declared: Set<String>) -> JUMBFSuperbox? {
        if one.hashedContents.elementsEqual(other.hashedContents) { return one }
        let (first, second) = (Manifest(reading: one), Manifest(reading: other))
        guard let claim = first.claim?.bytes, claim == second.claim?.bytes,
            let signature = first.signatureBytes, signature == second.signatureBytes
        else { return nil }
        var merged = one
        for assertion in first.assertions {
            let label = assertion.label.text
            let twin = second.assertion(labelled: label)
            if let twin, twin.box.hashedContents.elementsEqual(assertion.box.hashedContents) { continue }
            guard declared.contains(first.uri(ofAssertion: label)) else { return nil }
            // One of the two has zeros in its place, or nothing.
            guard twin == nil || twin?.isZeroed == true || assertion.isZeroed else { return nil }
            merged = removing(label, from: merged) ?? merged
        }
        for assertion in second.assertions where first.assertion(labelled: assertion.label.text) == nil {
            guard declared.contains(second.uri(ofAssertion: assertion.label.text)) else { return nil }
        }
        return merged
    }
}

// SPDX-License-Identifier: Apache-2.0

public import CBOR

/// An ingredient assertion of any version (C2PA 2.2, section 18.15).
public struct IngredientAssertion: Sendable {
    /// Its version: 1, 2 or 3.
    public let version: Int
    /// Its fields.
    public let fields: CBORValue
    /// `parentOf`, `componentOf`, `inputTo`, or whatever stands there.
    public let relationship: String?
    /// The manifest of the ingredient with its hash.
    let activeManifest: HashedURI?
    /// The claim signature of the ingredient with its hash (version 3).
    let claimSignature: HashedURI?

    init?(_ assertion: Assertion) {
        guard assertion.label.isIngredient, let fields = assertion.cbor, fields.map != nil else { return nil }
        version = assertion.label.version
        self.fields = fields
        relationship = fields["relationship"]?.string
        activeManifest = HashedURI.reading(fields["activeManifest"] ?? fields["c2pa_manifest"])
        claimSignature = HashedURI.reading(fields["claimSignature"])
    }

    /// Label of the ingredient's manifest.
    var manifestLabel: String? {
        guard let uri = activeManifest?.reference else { return nil }
        return uri.manifestLabel ?? uri.path.last
    }

    /// The title, where it has one.
    public var title: String? { fields["dc:title"]?.string }

    /// What its claim generator recorded when it validated the ingredient, with absolute URIs.
    var recordedStatuses: [ValidationStatus] {
        if let results = fields["validationResults"] {
            let lists =
                [results["activeManifest"]] + (results["ingredientDeltas"]?.array ?? []).map { $0["validationDeltas"] }
            return lists.flatMap { list in
                ValidationStatus.Kind.allCases.flatMap { kind in
                    (list?[kind.rawValue]?.array ?? []).compactMap { status($0, kind) }
                }
            }
        }
        return (fields["validationStatus"]?.array ?? []).compactMap { status($0, nil) }
    }

    /// Whether an entry of the recorded results has no code (schema `status-map`).
    var hasMalformedResults: Bool {
        guard let results = fields["validationResults"] else { return false }
        guard results.map != nil else { return true }
        let deltas = results["ingredientDeltas"]?.array ?? []
        let lists = [results["activeManifest"]] + deltas.map { $0["validationDeltas"] }
        return lists.contains { list in
            ValidationStatus.Kind.allCases.contains { kind in
                guard let entries = list?[kind.rawValue] else { return false }
                return entries.array?.contains { $0["code"]?.string == nil } ?? true
            }
        }
    }

    private func status(_ value: CBORValue, _ kind: ValidationStatus.Kind?) -> ValidationStatus? {
        guard let code = value["code"]?.string else { return nil }
        let url = value["url"]?.string ?? ""
        let absolute = manifestLabel.flatMap { JUMBFURI(url)?.text(in: $0) } ?? url
        let success = value["success"]?.bool
        // Version 2 of the specification renamed the finding that a credential had run out.
        let code2 = code == "signingCredential.expired" ? .claimSignatureOutsideValidity : StatusCode(rawValue: code)
        return ValidationStatus(
            code: code2, url: absolute, explanation: "",
            kind: kind
                ?? (success == true || code.hasSuffix(".match") || code.hasSuffix("validated") ? .success : .failure))
    }
}

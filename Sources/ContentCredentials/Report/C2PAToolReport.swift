// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import COSE
import FoundationEssentials
import TrustServices

extension ValidationReport {
    /// The report as c2patool prints it.
    public var c2paToolJSON: JSONValue {
        let manifests = store.manifests.map { manifest in
            JSONValue.Member(name: manifest.label, value: json(of: manifest))
        }
        let failures = results.activeManifest.failure + results.ingredientDeltas.flatMap(\.deltas.failure)
        return .members([
            ("active_manifest", activeManifest.map { .string($0.label) }),
            ("manifests", .object(manifests)),
            ("validation_status", failures.isEmpty ? nil : .array(failures.map(\.json))),
            ("validation_results", results.json),
            ("validation_state", .string(state.rawValue)),
            ("conforming_product", product.flatMap { json(of: $0) }),
            ("live_segments", segments.isEmpty ? nil : .array(segments.map(\.json))),
        ])
    }

    /// A member that c2patool does not have; left out where nobody trusted vouches for the name.
    private func json(of product: ConformingProduct) -> JSONValue? {
        guard activeSignature?.chain?.isTrusted == true else { return nil }
        return .members([
            ("name", .string(product.name)), ("applicant", .string(product.applicant)),
            ("conformant", .bool(product.isConformant)),
            ("min_version", product.minimumVersion.map { .string($0) }),
            ("max_assurance_level", product.assuranceLevel.map { .integer(Int64($0)) }),
        ])
    }

    private func json(of manifest: Manifest) -> JSONValue {
        let claim = manifest.claim
        let info = (claim?.generatorInfo ?? []).map { JSONValue($0) }
        let ingredients = manifest.assertions.compactMap { assertion in
            IngredientAssertion(assertion).map { json(of: $0, label: assertion.label.text, in: manifest) }
        }
        let assertions = manifest.assertions.filter { assertion in
            let label = assertion.label
            return !label.isIngredient && !label.isHardBinding && !label.isThumbnail
        }.compactMap { json(of: $0) }
        let redactions = (claim?.redactions ?? []).map { JSONValue.string($0) }
        return .members([
            ("claim_generator", claim?.generator.map { .string($0) }),
            ("claim_generator_info", info.isEmpty ? nil : .array(info)),
            ("title", claim?.title.map { .string($0) }),
            ("format", claim?.format.map { .string($0) }),
            ("instance_id", claim?.instanceID.map { .string($0) }),
            ("thumbnail", thumbnail(of: manifest)),
            ("ingredients", ingredients.isEmpty ? nil : .array(ingredients)),
            ("assertions", assertions.isEmpty ? nil : .array(assertions)),
            ("redactions", redactions.isEmpty ? nil : .array(redactions)),
            ("signature_info", signatures[manifest.label]?.json),
            ("label", .string(manifest.label)),
            ("claim_version", claim.map { .integer(Int64($0.version)) }),
        ])
    }

    private func thumbnail(of manifest: Manifest) -> JSONValue? {
        let found = manifest.assertions.first { $0.label.base.hasPrefix(AssertionLabel.claimThumbnail) }
        guard let found, case .file(let type, _) = found.content else { return nil }
        return .members([
            ("format", .string(type)), ("identifier", .string(manifest.uri(ofAssertion: found.label.text))),
        ])
    }

    private func json(of assertion: Assertion) -> JSONValue? {
        let label = JSONValue.string(assertion.label.withoutInstance)
        let instance: JSONValue? = assertion.label.instance > 0 ? .integer(Int64(assertion.label.instance)) : nil
        switch assertion.content {
        case .cbor(let value):
            return .members([("label", label), ("instance", instance), ("data", JSONValue(value))])
        case .json(let value):
            return .members([("label", label), ("instance", instance), ("data", value), ("kind", "Json")])
        case .file(let type, let bytes):
            return .members([
                ("label", label), ("instance", instance),
                ("data", .members([("format", .string(type)), ("bytes", .integer(Int64(bytes.count)))])),
                ("kind", "Binary"),
            ])
        case .other, .invalidCBOR, .invalidJSON: return nil
        }
    }

    private func json(of ingredient: IngredientAssertion, label: String, in manifest: Manifest) -> JSONValue {
        let fields = ingredient.fields
        func text(_ names: String...) -> JSONValue? {
            names.lazy.compactMap { fields[$0]?.string }.first.map { .string($0) }
        }
        func resource(_ name: String) -> JSONValue? {
            guard let link = HashedURI.reading(fields[name]), let reference = link.reference else { return nil }
            let box = store[reference.manifestLabel ?? manifest.label]?.box(at: reference.pathInManifest)
            var format: JSONValue?
            if let box, case .file(let type, _) = Assertion(box).content { format = .string(type) }
            return .members([("format", format), ("identifier", .string(reference.text(in: manifest.label)))])
        }
        return .members([
            ("title", text("dc:title")),
            ("format", text("dc:format")),
            ("document_id", text("documentID")),
            ("instance_id", text("instanceID")),
            ("thumbnail", resource("thumbnail")),
            ("relationship", text("relationship")),
            ("active_manifest", ingredient.manifestLabel.map { .string($0) }),
            ("validation_results", fields["validationResults"].map { JSONValue($0) }),
            ("validation_status", fields["validationStatus"].map { JSONValue($0) }),
            ("data", resource("data")),
            ("description", text("description")),
            ("informational_URI", text("informationalURI", "informational_URI")),
            ("data_types", (fields["dataTypes"] ?? fields["data_types"]).map { JSONValue($0) }),
            ("metadata", fields["metadata"].map { JSONValue($0) }),
            ("label", .string(label)),
        ])
    }
}

extension LiveSegment {
    /// A segment of a live video; c2patool has no such member.
    fileprivate var json: JSONValue {
        .members([
            ("position", .integer(Int64(position))),
            ("sequence_number", sequenceNumber.map { .integer(Int64(clamping: $0)) }),
            ("missing_before", missingBefore == 0 ? nil : .integer(Int64(clamping: missingBefore))),
            ("manifest", manifestLabel.map { .string($0) }),
            ("failure", .array(failures.map(\.json))),
        ])
    }
}

extension ValidationStatus {
    var json: JSONValue {
        .members([("code", .string(code.rawValue)), ("url", .string(url)), ("explanation", .string(explanation))])
    }
}

extension StatusLists {
    var json: JSONValue {
        .members([
            ("success", .array(success.map(\.json))), ("informational", .array(informational.map(\.json))),
            ("failure", .array(failure.map(\.json))),
        ])
    }
}

extension ValidationResults {
    var json: JSONValue {
        let deltas = ingredientDeltas.map { delta in
            JSONValue.members([
                ("ingredientAssertionURI", .string(delta.ingredientAssertionURI)),
                ("validationDeltas", delta.deltas.json),
            ])
        }
        return .members([
            ("activeManifest", activeManifest.json), ("ingredientDeltas", deltas.isEmpty ? nil : .array(deltas)),
        ])
    }
}

extension SignatureInfo {
    var json: JSONValue {
        .members([
            ("alg", algorithm.map { .string($0.reportName) }),
            ("issuer", signer?.subject.organization.map { .string($0) }),
            ("common_name", signer?.subject.commonName.map { .string($0) }),
            ("cert_serial_number", signer.map { .string($0.serialNumberDecimal) }),
            ("time", stampedTime.map { .string($0.reportText) }),
        ])
    }
}

extension COSEAlgorithm {
    /// The name c2patool prints: `Es256`, `Ed25519`.
    var reportName: String { name.prefix(1).uppercased() + name.dropFirst() }
}

extension Date {
    /// RFC 3339 with the offset of Greenwich in figures, as c2patool prints it.
    var reportText: String {
        let text = formatted(.iso8601)
        return text.hasSuffix("Z") ? text.dropLast() + "+00:00" : text
    }
}

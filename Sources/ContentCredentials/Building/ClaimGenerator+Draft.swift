// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import JUMBF
import MediaContainers

extension ClaimGenerator {
    /// Settles everything about a manifest but the content's hash and the signature.
    nonisolated(nonsending) func draft(
        _ request: SigningRequest, source: any ByteSource, reading: ContainerReading?, bindingLabel: String
    ) async throws -> (ManifestDraft, notices: [String]) {
        let definition = request.definition
        var labels = LabelCounter()
        var assertions: [AssertionDraft] = []
        if let thumbnail = try thumbnail(of: request) {
            assertions.append(
                AssertionDraft(
                    label: labels.next(AssertionLabel.claimThumbnail), content: .file(thumbnail), isCreated: true))
        }

        var collector = IngredientCollector()
        var sources = try ingredients(of: request)
        var notices: [String] = []
        if let reading, !reading.manifestStores.isEmpty, !sources.contains(where: { $0.relationship == .parentOf }) {
            if request.keepsHistory, !definition.saysCreated {
                sources.append(IngredientSource(source, relationship: .parentOf, title: definition.title))
            } else {
                notices.append("the file carried a credential, which was left out")
            }
        }
        let ingredients = try await ingredientAssertions(
            sources, redactions: definition.redactions, &collector, &labels, &assertions)

        guard let sourceType = DigitalSourceType.uri(request.sourceType) else {
            throw SigningError(.invalidDefinition, "\(request.sourceType) is no digital source type")
        }
        let builder = ActionsBuilder(ingredients: ingredients, sourceType: sourceType)
        let isActions = { (assertion: ManifestDefinition.Assertion) in
            AssertionLabel.kind(of: assertion.label) == AssertionLabel.actions1
        }
        for data in try builder.build(definition.assertions.filter(isActions)) {
            assertions.append(
                AssertionDraft(label: labels.next(AssertionLabel.actions2), content: .cbor(data), isCreated: true))
        }
        for binding in request.softBindings {
            assertions.append(
                AssertionDraft(
                    label: labels.next(AssertionLabel.softBinding), content: .cbor(binding.cbor), isCreated: true))
        }
        for assertion in definition.assertions where !isActions(assertion) {
            assertions.append(try ClaimGenerator.draft(of: assertion, &labels))
        }

        var draft = ManifestDraft(
            label: try manifestLabel(definition),
            instanceID: definition.instanceID ?? "xmp:iid:\(ManifestLabel.randomUUID())",
            generator: definition.generators.first ?? generator, assertions: assertions, algorithm: algorithm,
            bindingLabel: bindingLabel)
        draft.title = definition.title
        draft.redactions = definition.redactions
        draft.ingredientManifests = collector.manifests.map { $0.box.serialize() }
        return (draft, notices + collector.notices)
    }

    private func manifestLabel(_ definition: ManifestDefinition) throws(SigningError) -> String {
        guard let wanted = definition.label else {
            let vendor = definition.vendor.map { String($0.unicodeScalars.filter { (0x21...0x7E).contains($0.value) }) }
            return ManifestLabel.random(generator: vendor?.replacingColons).text
        }
        guard let label = ManifestLabel(wanted), wanted.hasPrefix("urn:c2pa:") else {
            throw SigningError(.invalidDefinition, "a manifest's label is urn:c2pa: and a UUID, not \(wanted)")
        }
        return label.text
    }

    private func thumbnail(of request: SigningRequest) throws -> EmbeddedFile? {
        if let thumbnail = request.thumbnail { return thumbnail }
        guard let resource = request.definition.thumbnail else { return nil }
        return EmbeddedFile(mediaType: resource.format, bytes: try request.bytes(resource.identifier))
    }

    /// The request's ingredients and the definition's.
    private func ingredients(of request: SigningRequest) throws -> [IngredientSource] {
        var sources = request.ingredients
        for ingredient in request.definition.ingredients {
            var source = IngredientSource(
                try ingredient.path.map { try request.resource($0) } ?? MemoryByteSource([]),
                sidecar: try ingredient.manifestData.map { try request.bytes($0.identifier) },
                relationship: ingredient.relationship,
                title: ingredient.title ?? ingredient.path.map(lastPathComponent),
                thumbnail: try ingredient.thumbnail.map {
                    EmbeddedFile(mediaType: $0.format, bytes: try request.bytes($0.identifier))
                },
                instanceID: ingredient.instanceID,
                references: Set([ingredient.label, ingredient.instanceID].compactMap { $0 }))
            source.format = ingredient.format
            source.summary = ingredient.summary
            source.informationalURI = ingredient.informationalURI
            source.metadata = ingredient.metadata
            sources.append(source)
        }
        guard sources.filter({ $0.relationship == .parentOf }).count <= 1 else {
            throw SigningError(.invalidDefinition, "a file has at most one parent")
        }
        return sources
    }

    private func lastPathComponent(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// The form in which an assertion of the definition is written, and who vouches for it.
    static func draft(
        of assertion: ManifestDefinition.Assertion, _ labels: inout LabelCounter
    ) throws(SigningError) -> AssertionDraft {
        let base = AssertionLabel.split(assertion.label).base
        let kind = AssertionLabel.kind(of: assertion.label)
        guard !AssertionLabel.isHardBinding(base), kind != AssertionLabel.ingredient1,
            !AssertionLabel.isThumbnail(base), !base.hasPrefix("c2pa.hash."), !base.contains("/")
        else {
            throw SigningError(
                .forbidden,
                "\(base) is written by the claim generator itself; take it out of the definition's assertions")
        }
        // JSON-LD assertions are JSON (C2PA 2.2, 18.1); everything else is CBOR unless the definition says otherwise.
        let isJSON =
            base.hasPrefix("stds.") || (base.hasSuffix(".metadata") && base != AssertionLabel.assertionMetadata)
        let encoding = assertion.encoding ?? (isJSON ? .json : .cbor)
        let content: AssertionDraft.Content =
            encoding == .json ? .json(Array(assertion.data.serialize().utf8)) : .cbor(assertion.data.cbor)
        return AssertionDraft(
            label: labels.next(base), content: content,
            isCreated: assertion.isCreated ?? (base == AssertionLabel.softBinding))
    }
}

extension SigningRequest {
    /// A small file that the definition names, whole.
    fileprivate func bytes(_ name: String) throws -> [UInt8] {
        try resource(name).readAll(limit: 64 << 20, named: "file of the definition")
    }
}

extension ManifestDefinition {
    /// Whether the definition itself says that the asset was created, and so has no parent.
    fileprivate var saysCreated: Bool {
        assertions.contains { assertion in
            AssertionLabel.kind(of: assertion.label) == AssertionLabel.actions1
                && (assertion.data["actions"]?.array ?? []).contains { $0["action"]?.string == "c2pa.created" }
        }
    }
}

extension String {
    fileprivate var replacingColons: String { String(map { $0 == ":" ? "-" : $0 }) }
}

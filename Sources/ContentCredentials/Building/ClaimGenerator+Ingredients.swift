// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import JUMBF
import MediaContainers

extension ClaimGenerator {
    /// Writes the ingredient assertions (C2PA 2.2, 18.15, version 3) with their thumbnails.
    nonisolated(nonsending) func ingredientAssertions(
        _ sources: [IngredientSource], redactions: [String], _ collector: inout IngredientCollector,
        _ labels: inout LabelCounter, _ assertions: inout [AssertionDraft]
    ) async throws -> [ActionsBuilder.Ingredient] {
        var pending: [(source: IngredientSource, reading: ContainerReading?, IngredientCollector.Credential?)] = []
        for source in sources {
            let reading = source.source.count > 0 ? try? ContainerRegistry.read(source.source, limits: limits) : nil
            pending.append((source, reading, try collector.collect(source, reading: reading)))
        }
        // References are hashed over what will stand in the store, so redaction comes first.
        try collector.redact(redactions)
        var result: [ActionsBuilder.Ingredient] = []
        for (source, reading, credential) in pending {
            var thumbnail: HashedURI?
            if let file = source.thumbnail {
                let draft = AssertionDraft(
                    label: labels.next(AssertionLabel.ingredientThumbnail), content: .file(file), isCreated: true)
                thumbnail = draft.hashedURI(algorithm)
                assertions.append(draft)
            }
            let map = try await ingredientMap(source, reading, credential, collector, thumbnail: thumbnail)
            let draft = AssertionDraft(
                label: labels.next(AssertionLabel.ingredient3), content: .cbor(.map(map)), isCreated: true)
            assertions.append(draft)
            let names = source.references.union([source.instanceID].compactMap { $0 })
            result.append(
                .init(relationship: source.relationship, references: names, uri: draft.hashedURI(algorithm)))
        }
        return result
    }

    nonisolated(nonsending) private func ingredientMap(
        _ source: IngredientSource, _ reading: ContainerReading?, _ credential: IngredientCollector.Credential?,
        _ collector: IngredientCollector, thumbnail: HashedURI?
    ) async throws -> CBORMap {
        var map = CBORMap()
        if let title = source.title { map["dc:title"] = .text(title) }
        let sniffed = source.source.count > 0 ? try FormatSniffer.format(of: source.source)?.mediaType : nil
        if let format = sniffed ?? source.format { map["dc:format"] = .text(format) }
        map["relationship"] = .text(source.relationship.rawValue)
        if let credential, let manifest = collector.manifest(credential.label) {
            // A store that was given without its content can be judged in all but the hard binding.
            let report =
                source.source.count > 0
                ? try await validator.validate(source.source, sidecar: source.sidecar)
                : try validator.judge(store: credential.store)
            map["validationResults"] = report.results.cbor
            let url = JUMBFURI.manifest(credential.label).description
            map["activeManifest"] =
                HashedURI(
                    url: url, algorithm: algorithm.rawValue, hash: algorithm.digest(manifest.hashedContents)
                ).cbor
            if let signature = manifest.superbox(labelled: BoxLabel.claimSignature) {
                map["claimSignature"] =
                    HashedURI(
                        url: JUMBFURI.signature(of: credential.label).description, algorithm: algorithm.rawValue,
                        hash: algorithm.digest(signature.hashedContents)
                    ).cbor
            }
        }
        if let instanceID = source.instanceID ?? reading?.xmp?.value(of: .instanceID) {
            map["instanceID"] = .text(instanceID)
        }
        if let thumbnail { map["thumbnail"] = thumbnail.cbor }
        if let summary = source.summary { map["description"] = .text(summary) }
        if let uri = source.informationalURI { map["informationalURI"] = .text(uri) }
        if let metadata = source.metadata { map["metadata"] = metadata.cbor }
        return map
    }
}

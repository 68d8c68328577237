// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import JUMBF
import MediaContainers

extension ClaimGenerator {
    /// Writes the ingredient assertions (C2PA 2.2, 18.15, version 3) with their thumbnails and data.
    nonisolated(nonsending) func ingredientAssertions(
        _ sources: [IngredientSource], redactions: [ManifestDefinition.Redaction], isUpdate: Bool,
        _ collector: inout IngredientCollector, _ list: inout AssertionList
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
                thumbnail = list.add(AssertionLabel.ingredientThumbnail, .file(file))
            } else if !isUpdate, let credential {
                // One that the ingredient brought is not stored again (18.13.1.2).
                thumbnail = claimThumbnail(of: credential.label, collector)
            }
            let data = source.data.map { list.add(AssertionLabel.embeddedData, .file($0)) }
            let map = try await ingredientMap(
                source, reading, credential, collector, thumbnail: thumbnail, data: data)
            let uri = list.add(AssertionLabel.ingredient3, .cbor(.map(map)))
            let names = source.references.union([source.instanceID].compactMap { $0 })
            result.append(.init(relationship: source.relationship, references: names, uri: uri))
        }
        return result
    }

    private func claimThumbnail(of label: String, _ collector: IngredientCollector) -> HashedURI? {
        guard let manifest = collector.manifest(label).map(Manifest.init(reading:)),
            let thumbnail = manifest.assertions.first(where: {
                $0.label.base.hasPrefix(AssertionLabel.claimThumbnail) && !$0.isZeroed
            })
        else { return nil }
        return HashedURI(
            url: manifest.uri(ofAssertion: thumbnail.label.text), algorithm: algorithm.rawValue,
            hash: algorithm.digest(thumbnail.box.hashedContents))
    }

    nonisolated(nonsending) private func ingredientMap(
        _ source: IngredientSource, _ reading: ContainerReading?, _ credential: IngredientCollector.Credential?,
        _ collector: IngredientCollector, thumbnail: HashedURI?, data: HashedURI?
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
            if let signature = Manifest(reading: manifest).signatureBox {
                map["claimSignature"] =
                    HashedURI(
                        url: JUMBFURI.signature(of: credential.label).description, algorithm: algorithm.rawValue,
                        hash: algorithm.digest(signature.hashedContents)
                    ).cbor
            }
            if !source.softBindingAlgorithms.isEmpty {
                map["softBindingsMatched"] = true
                map["softBindingAlgorithmsMatched"] = .array(source.softBindingAlgorithms.map(CBORValue.text))
            }
        }
        if let instanceID = source.instanceID ?? reading?.xmp?.value(of: .instanceID) {
            map["instanceID"] = .text(instanceID)
        }
        if let data { map["data"] = data.cbor }
        if !source.dataTypes.isEmpty { map["dataTypes"] = .array(source.dataTypes.map(\.cbor)) }
        if let thumbnail { map["thumbnail"] = thumbnail.cbor }
        if let summary = source.summary { map["description"] = .text(summary) }
        if let uri = source.informationalURI { map["informationalURI"] = .text(uri) }
        if let metadata = source.metadata { map["metadata"] = metadata.assertionMetadata }
        return map
    }
}

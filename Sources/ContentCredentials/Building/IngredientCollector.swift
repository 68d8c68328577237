// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import JUMBF
import MediaContainers

/// The manifests that come with ingredients, and what their assertions say about them.
struct IngredientCollector {
    /// What an ingredient's credential is.
    struct Credential {
        let activeManifest: JUMBFSuperbox
        let label: String
        let store: [UInt8]
    }

    /// Manifests in the order in which they go into the new store, each once.
    private(set) var manifests: [(label: String, box: JUMBFSuperbox)] = []
    /// What a person should know.
    private(set) var notices: [String] = []

    /// Takes the manifests of an ingredient over.
    /// - Returns: its credential; nil where it has none.
    mutating func collect(_ ingredient: IngredientSource, reading: ContainerReading?) throws -> Credential? {
        let title = ingredient.title ?? "an ingredient"
        if let reading, reading.manifestStores.count > 1, ingredient.sidecar == nil {
            throw SigningError(
                .unusableIngredient,
                "\(title) carries more than one manifest store, so it is not clear which is its credential")
        }
        guard let store = ingredient.sidecar ?? reading?.manifestStore?.bytes else { return nil }
        let box: JUMBFSuperbox
        do { box = try JUMBFParser(strictness: .strict).parse(store) } catch {
            notices.append("the credential of \(title) is damaged (\(error)) and was not taken over")
            return nil
        }
        let found = box.superboxes.filter { box in
            box.label != nil
                && [.manifest, .updateManifest, .compressedManifest].contains(box.contentType)
        }
        guard let active = found.last, let label = active.label else {
            notices.append("the credential of \(title) holds no manifest and was not taken over")
            return nil
        }
        guard active.contentType != .compressedManifest else {
            throw SigningError(
                .unusableIngredient,
                "the credential of \(title) is compressed; compressed credentials cannot be taken over yet")
        }
        for box in found {
            guard let label = box.label else { continue }
            if let present = manifests.first(where: { $0.label == label }) {
                guard present.box.hashedContents.elementsEqual(box.hashedContents) else {
                    throw SigningError(
                        .unusableIngredient,
                        "two ingredients carry different manifests of the same name (\(label)); leave one of them out")
                }
            } else {
                manifests.append((label, box))
            }
        }
        return Credential(activeManifest: active, label: label, store: store)
    }

    /// Takes assertions out of the collected manifests (C2PA 2.2, 6.8).
    mutating func redact(_ uris: [String]) throws(SigningError) {
        for uri in uris {
            guard let reference = JUMBFURI(uri), let manifest = reference.manifestLabel,
                let assertion = reference.assertionLabel
            else {
                throw SigningError(.invalidDefinition, "a redaction must name an assertion of an ingredient: \(uri)")
            }
            let kind = AssertionLabel.kind(of: assertion)
            guard kind != AssertionLabel.actions1, !AssertionLabel.isHardBinding(assertion) else {
                throw SigningError(.forbidden, "assertions of the kind \(kind) must not be redacted")
            }
            guard let index = manifests.firstIndex(where: { $0.label == manifest }),
                let redacted = IngredientCollector.removing(assertion, from: manifests[index].box)
            else { throw SigningError(.invalidDefinition, "there is no assertion to redact at \(uri)") }
            manifests[index].box = redacted
        }
    }

    private static func removing(_ label: String, from manifest: JUMBFSuperbox) -> JUMBFSuperbox? {
        var isFound = false
        let children = manifest.children.map { child -> JUMBFBox in
            guard let store = child.superbox, store.contentType == .assertionStore else { return child }
            let kept = store.children.filter { $0.superbox?.label != label }
            isFound = isFound || kept.count < store.children.count
            return .superbox(JUMBFSuperbox(description: store.description, children: kept))
        }
        return isFound ? JUMBFSuperbox(description: manifest.description, children: children) : nil
    }

    /// The collected manifest of a label, as it will stand in the store.
    func manifest(_ label: String) -> JUMBFSuperbox? { manifests.first { $0.label == label }?.box }
}

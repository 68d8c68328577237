// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import JUMBF
import MediaContainers

/// The manifests that come with ingredients (C2PA 2.2, 18.15.12), each kept once.
struct IngredientCollector {
    /// What an ingredient's credential is.
    struct Credential {
        let label: String
        let store: [UInt8]
    }

    /// Manifests in the order in which they go into the new store.
    private(set) var manifests: [(label: String, box: JUMBFSuperbox)] = []
    /// What a person should know.
    private(set) var notices: [String] = []
    /// Active manifests of the ingredients.
    private var roots: [String] = []
    /// Whether compressed active manifests are taken over unpacked (docs/decisions/0028): nothing refers to them yet.
    var unpacks = true

    /// The collected manifest of a label, as it will stand in the store.
    func manifest(_ label: String) -> JUMBFSuperbox? { manifests.first { $0.label == label }?.box }

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
        var found = box.superboxes.filter { box in
            box.label != nil
                && [.manifest, .updateManifest, .compressedManifest].contains(box.contentType)
        }
        if unpacks, let last = found.popLast() { found.append(Manifest(reading: last).contents) }
        guard let label = found.last?.label else {
            notices.append("the credential of \(title) holds no manifest and was not taken over")
            return nil
        }
        let redacted = Redactions.declared(in: found)
        for box in found {
            guard let label = box.label else { continue }
            guard let index = manifests.firstIndex(where: { $0.label == label }) else {
                manifests.append((label, box))
                continue
            }
            let declared = redacted.union(Redactions.declared(in: manifests.map(\.box)))
            guard let merged = Redactions.merge(manifests[index].box, box, declared: declared) else {
                throw SigningError(
                    .unusableIngredient,
                    "two ingredients carry different manifests of the same name (\(label)); leave one of them out")
            }
            manifests[index].box = merged
        }
        roots.append(label)
        return Credential(label: label, store: store)
    }

    /// Takes assertions out of the collected manifests (C2PA 2.2, 6.8).
    /// - Throws: ``SigningError`` with code `forbidden` for what must not be redacted, `invalidDefinition` for what is
    ///   not there.
    mutating func redact(_ redactions: [ManifestDefinition.Redaction]) throws(SigningError) {
        var released = Set<String>()
        for redaction in redactions {
            let (manifest, assertion) = try Redactions.target(of: redaction.uri)
            guard let index = manifests.firstIndex(where: { $0.label == manifest }) else {
                throw SigningError(
                    .invalidDefinition, "no ingredient brings the manifest whose assertion is to go: \(redaction.uri)")
            }
            let old = Manifest(reading: manifests[index].box)
            guard let redacted = Redactions.removing(assertion, from: manifests[index].box) else {
                throw SigningError(.invalidDefinition, "there is no assertion to redact at \(redaction.uri)")
            }
            manifests[index].box = redacted
            if let label = old.assertion(labelled: assertion).flatMap(IngredientAssertion.init)?.manifestLabel {
                released.insert(label)
            }
        }
        if !released.isEmpty { drop(released) }
    }

    /// Takes out manifests that only redacted ingredient assertions led to.
    private mutating func drop(_ released: Set<String>) {
        let kept = reachable(from: roots)
        let lost = reachable(from: Array(released)).subtracting(kept)
        manifests.removeAll { lost.contains($0.label) }
    }

    private func reachable(from labels: [String]) -> Set<String> {
        var found = Set<String>()
        var queue = labels
        while let label = queue.popLast() {
            guard let box = manifest(label), found.insert(label).inserted else { continue }
            queue += Manifest(reading: box).assertions.compactMap { IngredientAssertion($0)?.manifestLabel }
        }
        return found
    }
}

// SPDX-License-Identifier: Apache-2.0
import ByteKit
import CBOR
import ContentCredentials
import MediaContainers

/// What the manifests of a store state about how the content came to be: source types and actions (C2PA 2.2, 18.14).
struct SourceStatements: Sendable {
    /// The source type of the beginning, as IPTC's term.
    private(set) var sourceType: String?
    /// What is stated about AI use.
    private(set) var extent: AIEvidence.Extent?

    private static let generated: Set<String> = ["trainedAlgorithmicMedia"]
    private static let composite: Set<String> = ["compositeWithTrainedAlgorithmicMedia", "compositeSynthetic"]
    private static let captured: Set<String> = ["digitalCapture", "computationalCapture"]
    private static let dubbing: Set<String> = ["c2pa.dubbed", "c2pa.lipsynced"]

    /// Reads the active manifest and, as far as they are its parents, those before it.
    init(_ store: ManifestStore) {
        var manifest = store.activeManifest
        var seen = Set<String>()
        while let current = manifest, seen.insert(current.label).inserted, seen.count <= 50 {
            read(current)
            manifest = parent(of: current, in: store)
        }
        // What was placed into the picture makes part of it.
        for other in store.manifests where !seen.contains(other.label) && extent == nil {
            let terms = SourceStatements.actions(of: other).compactMap(\.term)
            if terms.contains(where: { SourceStatements.generated.union(SourceStatements.composite).contains($0) }) {
                extent = .composite
            }
        }
    }

    /// Whether a capture is stated.
    var isCaptureStated: Bool { sourceType.map(SourceStatements.captured.contains) ?? false }

    static func isCapture(_ term: String) -> Bool { captured.contains(term) }

    private mutating func read(_ manifest: Manifest) {
        for action in SourceStatements.actions(of: manifest) {
            if SourceStatements.dubbing.contains(action.name) { raise(.dubbed) }
            guard let term = action.term else { continue }
            if action.name == "c2pa.created" {
                // The oldest beginning is the one that counts, so a later one does not stand.
                sourceType = term
                if SourceStatements.generated.contains(term) { raise(.generated) }
            } else {
                sourceType = sourceType ?? term
                if SourceStatements.generated.contains(term) { raise(.composite) }
            }
            if SourceStatements.composite.contains(term) { raise(.composite) }
        }
    }

    /// Made with AI says more than partly made, and that more than dubbed.
    private mutating func raise(_ new: AIEvidence.Extent) {
        let order: [AIEvidence.Extent] = [.dubbed, .composite, .generated]
        let present = extent.flatMap(order.firstIndex) ?? -1
        if let rank = order.firstIndex(of: new), rank > present { extent = new }
    }

    private func parent(of manifest: Manifest, in store: ManifestStore) -> Manifest? {
        for assertion in manifest.assertions where assertion.label.isIngredient {
            guard let fields = assertion.cbor, fields["relationship"]?.string == "parentOf" else { continue }
            let reference = fields["activeManifest"] ?? fields["c2pa_manifest"]
            // self#jumbf=/c2pa/<label>
            let label = reference?["url"]?.string.flatMap { $0.split(separator: "/").last.map(String.init) }
            if let label, let parent = store[label] { return parent }
        }
        return nil
    }

    private static func actions(of manifest: Manifest) -> [(name: String, term: String?)] {
        manifest.assertions.filter(\.label.isActions).flatMap { assertion in
            (assertion.cbor?["actions"]?.array ?? []).prefix(10_000).map { action in
                let term = action["digitalSourceType"]?.string ?? action["parameters"]?["digitalSourceType"]?.string
                return (action["action"]?.string ?? "", term.flatMap { $0.split(separator: "/").last.map(String.init) })
            }
        }
    }
}

/// What the container says without being decoded.
enum ContainerAddress {
    /// The address of credentials kept elsewhere.
    static func remoteManifest(of source: any ByteSource) throws -> String? {
        try ContainerRegistry.read(source).remoteManifestURL
    }
}

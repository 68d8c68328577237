// SPDX-License-Identifier: Apache-2.0

/// A repository's receipt for a manifest that it keeps (C2PA 2.4, section 18.27). Stands in update manifests, as JSON-LD.
/// What the proof proves is between the repository and whoever asks it; it is not followed here.
public struct RepositoryReceipt: Sendable, Hashable {
    /// `c2pa.repository-receipt`.
    public static let label = AssertionLabel.repositoryReceipt
    /// The type that the JSON names.
    public static let type = "org.c2pa.repository-receipt"

    /// Where the repository is: a URI.
    public let repository: String
    /// What the repository calls the manifest.
    public let manifestID: String
    /// Where the receipt is anchored, a ledger for example: a URI.
    public let anchor: String

    /// Reads a receipt; nil where it breaks its definition.
    public init?(_ json: JSONValue) {
        let types = json["@type"]?.array?.compactMap(\.string) ?? [json["@type"]?.string].compactMap { $0 }
        guard json["@context"] != nil, types.contains(RepositoryReceipt.type),
            let repository = json["repository"]?["uri"]?.string, !repository.isEmpty,
            let manifestID = json["repository"]?["manifestId"]?.string, !manifestID.isEmpty,
            let anchor = json["anchor"]?["uri"]?.string, !anchor.isEmpty, json["anchor"]?["proof"] != nil
        else { return nil }
        self.repository = repository
        self.manifestID = manifestID
        self.anchor = anchor
    }

    /// In words.
    public var summary: String { "kept by \(repository) as \(manifestID), with a receipt anchored at \(anchor)" }
}

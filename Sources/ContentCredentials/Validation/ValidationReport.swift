// SPDX-License-Identifier: Apache-2.0

public import FoundationEssentials
public import TrustServices

/// All that was read and found about the credential of a file.
public struct ValidationReport: Sendable {
    /// The manifests as they stand in the store.
    public let store: ManifestStore
    /// What was found.
    public internal(set) var results: ValidationResults
    /// What was found on each manifest itself, by its label; for the active manifest and those it leads to.
    public let manifestResults: [String: StatusLists]
    /// Who signed, by manifest label; for the active manifest and the manifests it leads to.
    public let signatures: [String: SignatureInfo]
    /// Whether the credential stood in the file itself.
    public let isEmbedded: Bool
    /// Where the file says that a credential is kept, if it does.
    public let remoteManifestURL: String?
    /// The moment that was taken for the present.
    public let validationTime: Date
    /// What was found about each segment of a live video, in the order given; empty for anything else.
    public internal(set) var segments: [LiveSegment] = []

    /// The product that the active manifest's signer is on the list of conforming products, where such a list was given.
    public internal(set) var product: ConformingProduct?

    /// How the credential stands.
    public var state: CredentialState { results.state }
    /// The active manifest.
    public var activeManifest: Manifest? { store.activeManifest }
    /// Who signed the active manifest.
    public var activeSignature: SignatureInfo? { activeManifest.flatMap { signatures[$0.label] } }
}

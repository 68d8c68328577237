// SPDX-License-Identifier: Apache-2.0

public import JUMBF

extension JUMBFContentType {
    /// A manifest store (C2PA 2.2, 11.1.4.2).
    public static let manifestStore = JUMBFContentType(fourCharacters: "c2pa")
    /// A standard manifest.
    public static let manifest = JUMBFContentType(fourCharacters: "c2ma")
    /// An update manifest.
    public static let updateManifest = JUMBFContentType(fourCharacters: "c2um")
    /// A compressed manifest (Brotli).
    public static let compressedManifest = JUMBFContentType(fourCharacters: "c2cm")
    /// The assertions of a manifest.
    public static let assertionStore = JUMBFContentType(fourCharacters: "c2as")
    /// A claim.
    public static let claim = JUMBFContentType(fourCharacters: "c2cl")
    /// A claim signature.
    public static let claimSignature = JUMBFContentType(fourCharacters: "c2cs")
    /// Verifiable credentials of a manifest (claim version 1).
    public static let credentialStore = JUMBFContentType(fourCharacters: "c2vc")
    /// Data boxes of a manifest (claim version 1).
    public static let dataBoxStore = JUMBFContentType(fourCharacters: "c2db")
}

// SPDX-License-Identifier: Apache-2.0

/// Labels of the boxes of a manifest store (C2PA 2.2, 11.1.4).
public enum BoxLabel {
    /// The manifest store itself.
    public static let manifestStore = "c2pa"
    /// The assertion store of a manifest.
    public static let assertionStore = "c2pa.assertions"
    /// A claim of version 1.
    public static let claim1 = "c2pa.claim"
    /// A claim of version 2.
    public static let claim2 = "c2pa.claim.v2"
    /// The claim signature.
    public static let claimSignature = "c2pa.signature"
    /// Data boxes (claim version 1).
    public static let dataBoxes = "c2pa.databoxes"
    /// Verifiable credentials (claim version 1).
    public static let credentials = "c2pa.credentials"
}

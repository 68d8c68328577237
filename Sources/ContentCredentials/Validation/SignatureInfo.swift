// SPDX-License-Identifier: Apache-2.0

public import COSE
public import FoundationEssentials
public import TrustServices

/// Who signed a claim, how and when, as far as it could be read.
public struct SignatureInfo: Sendable {
    /// The algorithm, where it is a known one.
    public internal(set) var algorithm: COSEAlgorithm?
    /// The signer's certificate and those sent along, where they could be read.
    public internal(set) var certificates: [Certificate] = []
    /// The time in the time-stamp, whoever vouches for it.
    public internal(set) var stampedTime: Date?
    /// Who made that time-stamp.
    public internal(set) var stampSigner: Certificate?
    /// The time of signing that a trusted authority vouches for.
    public internal(set) var trustedTime: Date?
    /// The time of signing that the signer claims (`iat`).
    public internal(set) var claimedTime: Date?
    /// Whether the signer is trusted, and through whom.
    public internal(set) var chain: ChainVerdict?
    /// Whether the signature is right.
    public internal(set) var isValid = false
    /// What is known about revocation: true where the certificate was shown to be revoked.
    public internal(set) var isRevoked = false

    /// The certificate of whoever issued the signer's, where it is known.
    var issuer: Certificate? {
        chain?.issuer ?? certificates.dropFirst().first { $0.subject == signer?.issuer }
    }
    /// The certificate of the signer.
    public var signer: Certificate? { certificates.first }
}

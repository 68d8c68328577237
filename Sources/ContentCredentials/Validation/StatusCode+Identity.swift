// SPDX-License-Identifier: Apache-2.0

/// What is found about named actors (CAWG Identity Assertion 1.3, sections 7 and 8).
extension StatusCode {
    /// `cawg.identity.trusted`: A named person or organisation vouches for the content, and is trusted.
    public static let identityTrusted = StatusCode("cawg.identity.trusted")

    /// `cawg.identity.well-formed`: A named person or organisation vouches for the content, and the signature is right.
    public static let identityWellFormed = StatusCode("cawg.identity.well-formed")

    /// `cawg.identity.credential_revoked`: The certificate of the named person or organisation was revoked.
    public static let identityRevoked = StatusCode("cawg.identity.credential_revoked")

    /// `cawg.x509.credential.trusted`: The named person or organisation is on a trust list of yours.
    public static let identityCredentialTrusted = StatusCode("cawg.x509.credential.trusted")

    /// `cawg.x509.credential.untrusted`: The named person or organisation is on no trust list of yours.
    public static let identityCredentialUntrusted = StatusCode("cawg.x509.credential.untrusted")

    /// `cawg.x509.algorithm.unsupported`: The named person or organisation signed with an algorithm that is not allowed.
    public static let identityAlgorithmUnsupported = StatusCode("cawg.x509.algorithm.unsupported")

    /// `cawg.x509.signature.validated`: The signature of the named person or organisation is right.
    public static let identitySignatureValidated = StatusCode("cawg.x509.signature.validated")

    /// `cawg.x509.signature.mismatch`: The signature of the named person or organisation is wrong.
    public static let identitySignatureMismatch = StatusCode("cawg.x509.signature.mismatch")

    /// `cawg.x509.signature.inside_validity`: The certificate of the named person or organisation is valid now.
    public static let identityInsideValidity = StatusCode("cawg.x509.signature.inside_validity")

    /// `cawg.x509.signature.outside_validity`: The certificate of the named person or organisation was not valid.
    public static let identityOutsideValidity = StatusCode("cawg.x509.signature.outside_validity")

    /// `cawg.ica.credential_valid`: Somebody whom you trust confirms who the person is.
    public static let aggregatedCredentialValid = StatusCode("cawg.ica.credential_valid")

    /// `cawg.ica.untrusted_issuer`: Who confirmed the person's identity is on no trust list of yours.
    public static let aggregatedUntrustedIssuer = StatusCode("cawg.ica.untrusted_issuer")

    /// `cawg.ica.revocation.unavailable`: Nobody asked whether the confirmation of a person's identity was called back.
    public static let aggregatedStatusUnavailable = StatusCode("cawg.ica.revocation.unavailable")

    /// `cawg.ica.revocation.unsupported`: Whether the confirmation of a person's identity was called back cannot be told.
    public static let aggregatedStatusUnsupported = StatusCode("cawg.ica.revocation.unsupported")
}

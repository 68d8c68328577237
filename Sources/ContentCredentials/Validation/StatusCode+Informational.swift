// SPDX-License-Identifier: Apache-2.0

/// What is worth knowing.
extension StatusCode {
    /// `algorithm.deprecated`: An algorithm was used that is still accepted but should not be used any more.
    public static let algorithmDeprecated = StatusCode("algorithm.deprecated")

    /// `assertion.bmffHash.additionalExclusionsPresent`: Parts of the file besides the credential are not covered by
    /// the hash and may have been changed.
    public static let bmffHashAdditionalExclusions = StatusCode("assertion.bmffHash.additionalExclusionsPresent")

    /// `assertion.boxesHash.additionalExclusionsPresent`: Parts of a box are not covered by the hash and may have
    /// been changed.
    public static let boxesHashAdditionalExclusions = StatusCode("assertion.boxesHash.additionalExclusionsPresent")

    /// `assertion.dataHash.additionalExclusionsPresent`: Parts of the file besides the credential are not covered by
    /// the hash and may have been changed.
    public static let dataHashAdditionalExclusions = StatusCode("assertion.dataHash.additionalExclusionsPresent")

    /// `ingredient.unknownProvenance`: A source was used that carries no credential of its own.
    public static let unknownProvenance = StatusCode("ingredient.unknownProvenance")

    /// `signingCredential.ocsp.inaccessible`: The issuer was asked whether the certificate is revoked and did not
    /// answer.
    public static let ocspInaccessible = StatusCode("signingCredential.ocsp.inaccessible")

    /// `signingCredential.ocsp.skipped`: Nobody was asked whether the certificate is revoked.
    public static let ocspSkipped = StatusCode("signingCredential.ocsp.skipped")

    /// `signingCredential.ocsp.unknown`: The issuer does not know this certificate.
    public static let ocspUnknown = StatusCode("signingCredential.ocsp.unknown")

    /// `timeOfSigning.insideValidity`: The time that the signer claims lies within the life of the certificate.
    public static let timeOfSigningInside = StatusCode("timeOfSigning.insideValidity")

    /// `timeOfSigning.outsideValidity`: The time that the signer claims lies outside the life of the certificate.
    public static let timeOfSigningOutside = StatusCode("timeOfSigning.outsideValidity")

    /// `timeStamp.credentialInvalid`: The certificate of the time-stamp authority breaks the rules for such
    /// certificates.
    public static let timeStampCredentialInvalid = StatusCode("timeStamp.credentialInvalid")

    /// `timeStamp.malformed`: The time-stamp cannot be read.
    public static let timeStampMalformed = StatusCode("timeStamp.malformed")

    /// `timeStamp.mismatch`: The time-stamp is over something else, or was changed.
    public static let timeStampMismatch = StatusCode("timeStamp.mismatch")

    /// `timeStamp.outsideValidity`: The time-stamp lies outside the life of its authority's certificate.
    public static let timeStampOutsideValidity = StatusCode("timeStamp.outsideValidity")

    /// `timeStamp.untrusted`: The time-stamp authority is on no trust list of yours.
    public static let timeStampUntrusted = StatusCode("timeStamp.untrusted")
}

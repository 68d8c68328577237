// SPDX-License-Identifier: Apache-2.0

/// What is as it should be.
extension StatusCode {
    /// `assertion.accessible`: Data kept outside the file was fetched and is there.
    public static let assertionAccessible = StatusCode("assertion.accessible")

    /// `assertion.alternativeContentRepresentation.match`: The image as the camera took it is kept along and is
    /// unchanged.
    public static let alternativeContentMatch = StatusCode("assertion.alternativeContentRepresentation.match")

    /// `assertion.bmffHash.match`: The film or sound is the one that was signed.
    public static let bmffHashMatch = StatusCode("assertion.bmffHash.match")

    /// `assertion.boxesHash.match`: Every part of the file is the one that was signed.
    public static let boxesHashMatch = StatusCode("assertion.boxesHash.match")

    /// `assertion.collectionHash.match`: Every file of the collection is the one that was signed.
    public static let collectionHashMatch = StatusCode("assertion.collectionHash.match")

    /// `assertion.dataHash.match`: The content is the one that was signed, byte for byte.
    public static let dataHashMatch = StatusCode("assertion.dataHash.match")

    /// `assertion.hashedURI.match`: This statement is the one that was signed.
    public static let assertionHashedURIMatch = StatusCode("assertion.hashedURI.match")

    /// `assertion.multiAssetHash.match`: The parts of the file that are still there are the ones that were signed.
    public static let multiAssetHashMatch = StatusCode("assertion.multiAssetHash.match")

    /// `claimSignature.insideValidity`: The certificate was valid when it signed.
    public static let claimSignatureInsideValidity = StatusCode("claimSignature.insideValidity")

    /// `claimSignature.validated`: The signature is right: nothing it covers was changed.
    public static let claimSignatureValidated = StatusCode("claimSignature.validated")

    /// `ingredient.claimSignature.validated`: The credential of a source is the one that was meant, as its signature
    /// shows.
    public static let ingredientSignatureValidated = StatusCode("ingredient.claimSignature.validated")

    /// `ingredient.manifest.validated`: The credential of a source is the one that was meant, unchanged.
    public static let ingredientManifestValidated = StatusCode("ingredient.manifest.validated")

    /// `signingCredential.ocsp.notRevoked`: The issuer says that the certificate was not revoked when it signed.
    public static let ocspNotRevoked = StatusCode("signingCredential.ocsp.notRevoked")

    /// `signingCredential.trusted`: The signer is on a trust list of yours.
    public static let signingCredentialTrusted = StatusCode("signingCredential.trusted")

    /// `timeStamp.trusted`: A time-stamp authority that you trust vouches for the time of signing.
    public static let timeStampTrusted = StatusCode("timeStamp.trusted")

    /// `timeStamp.validated`: The time-stamp belongs to this signature.
    public static let timeStampValidated = StatusCode("timeStamp.validated")
}

// SPDX-License-Identifier: Apache-2.0

/// The status codes of the specification (2.4, section 15.2.2; those of 2.2 that it dropped; CAWG identity 1.2).
public struct StatusCode: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The code as printed.
    public let rawValue: String
    /// A code by its text.
    public init(rawValue: String) { self.rawValue = rawValue }
    private init(_ text: String) { rawValue = text }
    public var description: String { rawValue }

    // Success
    static let hashedURIMatch = StatusCode("assertion.hashedURI.match")
    static let dataHashMatch = StatusCode("assertion.dataHash.match")
    static let bmffHashMatch = StatusCode("assertion.bmffHash.match")
    static let boxesHashMatch = StatusCode("assertion.boxesHash.match")
    static let multiAssetHashMatch = StatusCode("assertion.multiAssetHash.match")
    static let claimSignatureValidated = StatusCode("claimSignature.validated")
    static let claimSignatureInsideValidity = StatusCode("claimSignature.insideValidity")
    static let signingCredentialTrusted = StatusCode("signingCredential.trusted")
    static let ocspNotRevoked = StatusCode("signingCredential.ocsp.notRevoked")
    static let timeStampTrusted = StatusCode("timeStamp.trusted")
    static let timeStampValidated = StatusCode("timeStamp.validated")
    static let ingredientManifestValidated = StatusCode("ingredient.manifest.validated")
    static let ingredientSignatureValidated = StatusCode("ingredient.claimSignature.validated")

    static let alternativeContentMatch = StatusCode("assertion.alternativeContentRepresentation.match")
    static let assertionAccessible = StatusCode("assertion.accessible")

    // Informational
    static let ocspSkipped = StatusCode("signingCredential.ocsp.skipped")
    static let ocspUnknown = StatusCode("signingCredential.ocsp.unknown")
    static let ocspInaccessible = StatusCode("signingCredential.ocsp.inaccessible")
    static let unknownProvenance = StatusCode("ingredient.unknownProvenance")
    static let additionalExclusions = StatusCode("assertion.dataHash.additionalExclusionsPresent")
    static let additionalBMFFExclusions = StatusCode("assertion.bmffHash.additionalExclusionsPresent")
    static let additionalBoxExclusions = StatusCode("assertion.boxesHash.additionalExclusionsPresent")
    static let timeOfSigningInside = StatusCode("timeOfSigning.insideValidity")
    static let timeOfSigningOutside = StatusCode("timeOfSigning.outsideValidity")
    static let timeStampMalformed = StatusCode("timeStamp.malformed")

    // Failure
    static let algorithmUnsupported = StatusCode("algorithm.unsupported")
    static let generalError = StatusCode("general.error")
    static let claimMissing = StatusCode("claim.missing")
    static let claimMultiple = StatusCode("claim.multiple")
    static let claimMalformed = StatusCode("claim.malformed")
    static let claimCBORInvalid = StatusCode("claim.cbor.invalid")
    static let hardBindingsMissing = StatusCode("claim.hardBindings.missing")
    static let multipleHardBindings = StatusCode("assertion.multipleHardBindings")
    static let claimSignatureMissing = StatusCode("claimSignature.missing")
    static let claimSignatureMismatch = StatusCode("claimSignature.mismatch")
    static let claimSignatureOutsideValidity = StatusCode("claimSignature.outsideValidity")
    static let signingCredentialInvalid = StatusCode("signingCredential.invalid")
    static let signingCredentialUntrusted = StatusCode("signingCredential.untrusted")
    static let ocspRevoked = StatusCode("signingCredential.ocsp.revoked")
    static let assertionMissing = StatusCode("assertion.missing")
    static let assertionUndeclared = StatusCode("assertion.undeclared")
    static let assertionOutsideManifest = StatusCode("assertion.outsideManifest")
    static let assertionSelfRedacted = StatusCode("assertion.selfRedacted")
    static let assertionNotRedacted = StatusCode("assertion.notRedacted")
    static let assertionHashMismatch = StatusCode("assertion.hashedURI.mismatch")
    static let assertionCBORInvalid = StatusCode("assertion.cbor.invalid")
    static let assertionJSONInvalid = StatusCode("assertion.json.invalid")
    /// Said by c2pa-rs, not by the specification: an assertion that cannot be decoded hides the rest of its manifest.
    static let assertionRequiredMissing = StatusCode("assertion.required.missing")
    static let timestampAssertionMalformed = StatusCode("assertion.timestamp.malformed")
    static let actionMalformed = StatusCode("assertion.action.malformed")
    static let actionIngredientMismatch = StatusCode("assertion.action.ingredientMismatch")
    static let actionRedactionMismatch = StatusCode("assertion.action.redactionMismatch")
    static let actionRedacted = StatusCode("assertion.action.redacted")
    static let actionSoftBindingMissing = StatusCode("assertion.action.softBindingMissing")
    static let hardBindingRedacted = StatusCode("assertion.hardBinding.redacted")
    static let cloudDataMalformed = StatusCode("assertion.cloud-data.malformed")
    static let cloudDataHardBinding = StatusCode("assertion.cloud-data.hardBinding")
    static let cloudDataActions = StatusCode("assertion.cloud-data.actions")
    static let cloudDataLabelMismatch = StatusCode("assertion.cloud-data.labelMismatch")
    static let assertionInaccessible = StatusCode("assertion.inaccessible")
    static let manifestInaccessible = StatusCode("manifest.inaccessible")
    static let externalReferenceCreated = StatusCode("assertion.external-reference.created")
    static let alternativeContentMalformed = StatusCode("assertion.alternativeContentRepresentation.malformed")
    static let alternativeContentMissing = StatusCode("assertion.alternativeContentRepresentation.missing")
    static let alternativeContentMismatch = StatusCode("assertion.alternativeContentRepresentation.hashMismatch")
    static let sessionKeyInvalid = StatusCode("livevideo.sessionkey.invalid")
    static let liveVideoAssertionInvalid = StatusCode("livevideo.assertion.invalid")
    static let continuityMethodInvalid = StatusCode("livevideo.continuityMethod.invalid")
    static let timeStampManifestInvalid = StatusCode("manifest.timestamp.invalid")
    static let timeStampManifestWrongParents = StatusCode("manifest.timestamp.wrongParents")
    static let externalReferenceMalformed = StatusCode("assertion.external-reference.malformed")
    static let dataHashMalformed = StatusCode("assertion.dataHash.malformed")
    static let dataHashMismatch = StatusCode("assertion.dataHash.mismatch")
    static let bmffHashMalformed = StatusCode("assertion.bmffHash.malformed")
    static let bmffHashMismatch = StatusCode("assertion.bmffHash.mismatch")
    static let boxesHashMalformed = StatusCode("assertion.boxesHash.malformed")
    static let boxesHashMismatch = StatusCode("assertion.boxesHash.mismatch")
    static let boxesHashUnknownBox = StatusCode("assertion.boxesHash.unknownBox")
    static let multiAssetHashMalformed = StatusCode("assertion.multiAssetHash.malformed")
    static let multiAssetHashMissingPart = StatusCode("assertion.multiAssetHash.missingPart")
    static let multiAssetHashMismatch = StatusCode("assertion.multiAssetHash.mismatch")
    static let ingredientMalformed = StatusCode("assertion.ingredient.malformed")
    static let ingredientManifestMissing = StatusCode("ingredient.manifest.missing")
    static let ingredientManifestMismatch = StatusCode("ingredient.manifest.mismatch")
    static let ingredientSignatureMissing = StatusCode("ingredient.claimSignature.missing")
    static let ingredientSignatureMismatch = StatusCode("ingredient.claimSignature.mismatch")
    static let hashedURIMissing = StatusCode("hashedURI.missing")
    static let hashedURIMismatch = StatusCode("hashedURI.mismatch")
    static let compressedInvalid = StatusCode("manifest.compressed.invalid")
    static let multipleParents = StatusCode("manifest.multipleParents")
    static let updateInvalid = StatusCode("manifest.update.invalid")
    static let updateWrongParents = StatusCode("manifest.update.wrongParents")

    /// Failures that say who stands behind a claim, not that it was changed: beside them a credential stays valid, and
    /// is only not trusted.
    var leavesValid: Bool {
        self == .signingCredentialUntrusted || rawValue.hasPrefix("cawg.x509.") || rawValue.hasPrefix("cawg.identity.")
    }
}

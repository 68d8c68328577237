// SPDX-License-Identifier: Apache-2.0

/// What is wrong.
extension StatusCode {
    /// `algorithm.unsupported`: An algorithm is missing or is not one that may be used.
    public static let algorithmUnsupported = StatusCode("algorithm.unsupported")

    /// `assertion.action.ingredientMismatch`: A step names a source that is not there, or not of the right kind.
    public static let actionIngredientMismatch = StatusCode("assertion.action.ingredientMismatch")

    /// `assertion.action.malformed`: The list of steps breaks its rules: the first must say where the content comes
    /// from.
    public static let actionMalformed = StatusCode("assertion.action.malformed")

    /// `assertion.action.redacted`: A list of steps was taken out, which is not allowed.
    public static let actionRedacted = StatusCode("assertion.action.redacted")

    /// `assertion.action.redactionMismatch`: A step says that something was taken out, but does not say what.
    public static let actionRedactionMismatch = StatusCode("assertion.action.redactionMismatch")

    /// `assertion.action.softBindingMissing`: A step says that a watermark was put in, but none is described.
    public static let actionSoftBindingMissing = StatusCode("assertion.action.softBindingMissing")

    /// `assertion.alternativeContentRepresentation.hashMismatch`: The image as the camera took it was changed.
    public static let alternativeContentMismatch = StatusCode("assertion.alternativeContentRepresentation.hashMismatch")

    /// `assertion.alternativeContentRepresentation.malformed`: What is said about the image as the camera took it
    /// cannot be understood.
    public static let alternativeContentMalformed = StatusCode("assertion.alternativeContentRepresentation.malformed")

    /// `assertion.alternativeContentRepresentation.missing`: The image as the camera took it is not there.
    public static let alternativeContentMissing = StatusCode("assertion.alternativeContentRepresentation.missing")

    /// `assertion.bmffHash.malformed`: The hash over the film or sound cannot be understood.
    public static let bmffHashMalformed = StatusCode("assertion.bmffHash.malformed")

    /// `assertion.bmffHash.mismatch`: The film or sound was changed after signing.
    public static let bmffHashMismatch = StatusCode("assertion.bmffHash.mismatch")

    /// `assertion.boxesHash.malformed`: The list of hashed parts cannot be understood.
    public static let boxesHashMalformed = StatusCode("assertion.boxesHash.malformed")

    /// `assertion.boxesHash.mismatch`: A part of the file was changed after signing.
    public static let boxesHashMismatch = StatusCode("assertion.boxesHash.mismatch")

    /// `assertion.boxesHash.unknownBox`: The file has a part that was not there when it was signed.
    public static let boxesHashUnknownBox = StatusCode("assertion.boxesHash.unknownBox")

    /// `assertion.cbor.invalid`: A statement cannot be read.
    public static let assertionCBORInvalid = StatusCode("assertion.cbor.invalid")

    /// `assertion.cloud-data.actions`: The steps of an update are kept outside the file, which is not allowed.
    public static let cloudDataActions = StatusCode("assertion.cloud-data.actions")

    /// `assertion.cloud-data.hardBinding`: The binding to the content is kept outside the file, which is not allowed.
    public static let cloudDataHardBinding = StatusCode("assertion.cloud-data.hardBinding")

    /// `assertion.cloud-data.labelMismatch`: What is kept outside the file is another statement than the one named.
    public static let cloudDataLabelMismatch = StatusCode("assertion.cloud-data.labelMismatch")

    /// `assertion.cloud-data.malformed`: What is said about data kept outside the file is incomplete.
    public static let cloudDataMalformed = StatusCode("assertion.cloud-data.malformed")

    /// `assertion.collectionHash.incorrectFileCount`: A file of the collection is missing.
    public static let collectionHashIncorrectFileCount = StatusCode("assertion.collectionHash.incorrectFileCount")

    /// `assertion.collectionHash.invalidURI`: A file of the collection has a name that leads out of it.
    public static let collectionHashInvalidURI = StatusCode("assertion.collectionHash.invalidURI")

    /// `assertion.collectionHash.malformed`: The list of files cannot be understood.
    public static let collectionHashMalformed = StatusCode("assertion.collectionHash.malformed")

    /// `assertion.collectionHash.mismatch`: A file of the collection was changed after signing.
    public static let collectionHashMismatch = StatusCode("assertion.collectionHash.mismatch")

    /// `assertion.dataHash.malformed`: The hash over the content cannot be understood.
    public static let dataHashMalformed = StatusCode("assertion.dataHash.malformed")

    /// `assertion.dataHash.mismatch`: The content was changed after signing, or the credential belongs to another
    /// file.
    public static let dataHashMismatch = StatusCode("assertion.dataHash.mismatch")

    /// `assertion.dataHash.redacted`: The binding to the content was taken out, which is not allowed.
    public static let dataHashRedacted = StatusCode("assertion.dataHash.redacted")

    /// `assertion.external-reference.created`: The signer claims to have made something that is only referred to,
    /// without a hash.
    public static let externalReferenceCreated = StatusCode("assertion.external-reference.created")

    /// `assertion.external-reference.hashMismatch`: What is referred to outside the file was changed.
    public static let externalReferenceHashMismatch = StatusCode("assertion.external-reference.hashMismatch")

    /// `assertion.external-reference.labelMismatch`: What is referred to outside the file is of another kind than the
    /// one named.
    public static let externalReferenceLabelMismatch = StatusCode("assertion.external-reference.labelMismatch")

    /// `assertion.external-reference.malformed`: A reference out of the file is incomplete, or to something that must
    /// be inside.
    public static let externalReferenceMalformed = StatusCode("assertion.external-reference.malformed")

    /// `assertion.hardBinding.redacted`: The binding to the content was taken out, which is not allowed.
    public static let hardBindingRedacted = StatusCode("assertion.hardBinding.redacted")

    /// `assertion.hashedURI.mismatch`: A statement was changed after signing.
    public static let assertionHashedURIMismatch = StatusCode("assertion.hashedURI.mismatch")

    /// `assertion.inaccessible`: Data kept outside the file could not be fetched.
    public static let assertionInaccessible = StatusCode("assertion.inaccessible")

    /// `assertion.ingredient.malformed`: What is said about a source cannot be understood.
    public static let ingredientMalformed = StatusCode("assertion.ingredient.malformed")

    /// `assertion.json.invalid`: A statement cannot be read.
    public static let assertionJSONInvalid = StatusCode("assertion.json.invalid")

    /// `assertion.missing`: A statement that was signed is not there.
    public static let assertionMissing = StatusCode("assertion.missing")

    /// `assertion.multiAssetHash.malformed`: The list of the file's parts cannot be understood, or leaves gaps.
    public static let multiAssetHashMalformed = StatusCode("assertion.multiAssetHash.malformed")

    /// `assertion.multiAssetHash.mismatch`: A part of the file was changed after signing.
    public static let multiAssetHashMismatch = StatusCode("assertion.multiAssetHash.mismatch")

    /// `assertion.multiAssetHash.missingPart`: A part of the file is missing.
    public static let multiAssetHashMissingPart = StatusCode("assertion.multiAssetHash.missingPart")

    /// `assertion.multipleHardBindings`: The credential is bound to the content in two ways, of which one is allowed.
    public static let multipleHardBindings = StatusCode("assertion.multipleHardBindings")

    /// `assertion.notRedacted`: Something was declared to be taken out but is still there.
    public static let assertionNotRedacted = StatusCode("assertion.notRedacted")

    /// `assertion.outsideManifest`: The signer lists a statement of somebody else as its own.
    public static let assertionOutsideManifest = StatusCode("assertion.outsideManifest")

    /// `assertion.selfRedacted`: The signer takes out a statement of its own.
    public static let assertionSelfRedacted = StatusCode("assertion.selfRedacted")

    /// `assertion.timestamp.malformed`: The list of later time-stamps cannot be understood.
    public static let timestampAssertionMalformed = StatusCode("assertion.timestamp.malformed")

    /// `assertion.undeclared`: There is a statement that was not signed.
    public static let assertionUndeclared = StatusCode("assertion.undeclared")

    /// `claim.cbor.invalid`: The signed list of statements cannot be read.
    public static let claimCBORInvalid = StatusCode("claim.cbor.invalid")

    /// `claim.hardBindings.missing`: Nothing binds the credential to this content.
    public static let hardBindingsMissing = StatusCode("claim.hardBindings.missing")

    /// `claim.malformed`: The signed list of statements is incomplete.
    public static let claimMalformed = StatusCode("claim.malformed")

    /// `claim.missing`: The signed list of statements is not there.
    public static let claimMissing = StatusCode("claim.missing")

    /// `claim.multiple`: There are two signed lists of statements, of which one is allowed.
    public static let claimMultiple = StatusCode("claim.multiple")

    /// `claimSignature.mismatch`: The signature is wrong: what was signed was changed, or somebody else signed.
    public static let claimSignatureMismatch = StatusCode("claimSignature.mismatch")

    /// `claimSignature.missing`: The signature is not there.
    public static let claimSignatureMissing = StatusCode("claimSignature.missing")

    /// `claimSignature.outsideValidity`: The certificate was not valid when it signed.
    public static let claimSignatureOutsideValidity = StatusCode("claimSignature.outsideValidity")

    /// `general.error`: Something is wrong for which there is no better name.
    public static let generalError = StatusCode("general.error")

    /// `hashedURI.mismatch`: Something that is referred to, a thumbnail perhaps, was changed.
    public static let hashedURIMismatch = StatusCode("hashedURI.mismatch")

    /// `hashedURI.missing`: Something that is referred to, a thumbnail perhaps, is not there.
    public static let hashedURIMissing = StatusCode("hashedURI.missing")

    /// `ingredient.claimSignature.mismatch`: The credential of a source is not the one that was meant.
    public static let ingredientSignatureMismatch = StatusCode("ingredient.claimSignature.mismatch")

    /// `ingredient.claimSignature.missing`: The credential of a source cannot be recognised, since its signature is
    /// not named.
    public static let ingredientSignatureMissing = StatusCode("ingredient.claimSignature.missing")

    /// `ingredient.manifest.mismatch`: The credential of a source was changed.
    public static let ingredientManifestMismatch = StatusCode("ingredient.manifest.mismatch")

    /// `ingredient.manifest.missing`: The credential of a source is not there.
    public static let ingredientManifestMissing = StatusCode("ingredient.manifest.missing")

    /// `livevideo.assertion.invalid`: The place of this segment in the live video cannot be understood.
    public static let liveVideoAssertionInvalid = StatusCode("livevideo.assertion.invalid")

    /// `livevideo.continuityMethod.invalid`: How this segment follows the one before it cannot be checked.
    public static let continuityMethodInvalid = StatusCode("livevideo.continuityMethod.invalid")

    /// `livevideo.init.invalid`: The start of the live video holds pictures or sound, which it may not.
    public static let liveVideoInitInvalid = StatusCode("livevideo.init.invalid")

    /// `livevideo.manifest.invalid`: The credential of a segment does not hold.
    public static let liveVideoManifestInvalid = StatusCode("livevideo.manifest.invalid")

    /// `livevideo.segment.invalid`: A segment of the live video carries no valid signature.
    public static let liveVideoSegmentInvalid = StatusCode("livevideo.segment.invalid")

    /// `livevideo.sessionkey.invalid`: A key that signs segments is incomplete or has run out.
    public static let sessionKeyInvalid = StatusCode("livevideo.sessionkey.invalid")

    /// `manifest.compressed.invalid`: The compressed credential cannot be unpacked.
    public static let compressedInvalid = StatusCode("manifest.compressed.invalid")

    /// `manifest.html.multipleManifests`: The page names more than one credential; none can be believed.
    public static let htmlMultipleManifests = StatusCode("manifest.html.multipleManifests")

    /// `manifest.inaccessible`: The credential is kept elsewhere and could not be fetched.
    public static let manifestInaccessible = StatusCode("manifest.inaccessible")

    /// `manifest.multipleParents`: The content claims to come from two originals at once.
    public static let multipleParents = StatusCode("manifest.multipleParents")

    /// `manifest.structuredText.emptyReference`: The text has a place for a credential, and it is empty.
    public static let structuredEmptyReference = StatusCode("manifest.structuredText.emptyReference")

    /// `manifest.structuredText.malformedReference`: The text names a credential in a way that cannot be understood.
    public static let structuredMalformedReference = StatusCode("manifest.structuredText.malformedReference")

    /// `manifest.structuredText.multipleReferences`: The text names more than one credential; none can be believed.
    public static let structuredMultipleReferences = StatusCode("manifest.structuredText.multipleReferences")

    /// `manifest.structuredText.noManifest`: The text names no credential.
    public static let structuredNoManifest = StatusCode("manifest.structuredText.noManifest")

    /// `manifest.structuredText.noResolutionPath`: The text names a credential that cannot be reached.
    public static let structuredNoResolutionPath = StatusCode("manifest.structuredText.noResolutionPath")

    /// `manifest.text.corruptedWrapper`: The credential hidden in the text is damaged.
    public static let textCorruptedWrapper = StatusCode("manifest.text.corruptedWrapper")

    /// `manifest.text.multipleWrappers`: The text holds more than one credential; none can be believed.
    public static let textMultipleWrappers = StatusCode("manifest.text.multipleWrappers")

    /// `manifest.timestamp.invalid`: A credential that may only add a time-stamp adds something else.
    public static let timeStampManifestInvalid = StatusCode("manifest.timestamp.invalid")

    /// `manifest.timestamp.wrongParents`: A credential that adds a time-stamp does not name what it stamps.
    public static let timeStampManifestWrongParents = StatusCode("manifest.timestamp.wrongParents")

    /// `manifest.update.invalid`: An update changes something that an update may not change.
    public static let updateInvalid = StatusCode("manifest.update.invalid")

    /// `manifest.update.wrongParents`: An update does not name the one credential that it updates.
    public static let updateWrongParents = StatusCode("manifest.update.wrongParents")

    /// `signingCredential.invalid`: The certificate may not be used for signing content.
    public static let signingCredentialInvalid = StatusCode("signingCredential.invalid")

    /// `signingCredential.ocsp.revoked`: The issuer says that the certificate was revoked.
    public static let ocspRevoked = StatusCode("signingCredential.ocsp.revoked")

    /// `signingCredential.untrusted`: The signer is on no trust list of yours: the name may be right or made up.
    public static let signingCredentialUntrusted = StatusCode("signingCredential.untrusted")

    /// `assertion.required.missing`: A statement that must be there is not there or cannot be read.
    public static let assertionRequiredMissing = StatusCode("assertion.required.missing")
}

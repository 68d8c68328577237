// SPDX-License-Identifier: Apache-2.0

extension StatusCode {
    /// What the code means, in a sentence for people who do not know the specification; nil for a code that is not ours.
    public var meaning: String? {
        if let known = StatusCode.meanings[rawValue] { return known }
        if rawValue.hasPrefix("cawg.x509.time_stamp.") {
            return "This is about the time-stamp of a named actor's signature."
        }
        if rawValue.hasPrefix("cawg.x509.") { return "The certificate of a named actor breaks a rule." }
        if rawValue.hasPrefix("cawg.ica.") { return "The confirmation of a person's identity breaks a rule." }
        if rawValue.hasPrefix("cawg.identity.") { return "What a named actor vouches for cannot be understood." }
        return nil
    }

    private static let meanings: [String: String] = [
        "assertion.accessible": "Data kept outside the file was fetched and is there.",
        "assertion.alternativeContentRepresentation.match":
            "The image as the camera took it is kept along and is unchanged.",
        "assertion.bmffHash.match": "The film or sound is the one that was signed.",
        "assertion.boxesHash.match": "Every part of the file is the one that was signed.",
        "assertion.collectionHash.match": "Every file of the collection is the one that was signed.",
        "assertion.dataHash.match": "The content is the one that was signed, byte for byte.",
        "assertion.hashedURI.match": "This statement is the one that was signed.",
        "assertion.multiAssetHash.match": "The parts of the file that are still there are the ones that were signed.",
        "claimSignature.insideValidity": "The certificate was valid when it signed.",
        "claimSignature.validated": "The signature is right: nothing it covers was changed.",
        "ingredient.claimSignature.validated":
            "The credential of a source is the one that was meant, as its signature shows.",
        "ingredient.manifest.validated": "The credential of a source is the one that was meant, unchanged.",
        "signingCredential.ocsp.notRevoked": "The issuer says that the certificate was not revoked when it signed.",
        "signingCredential.trusted": "The signer is on a trust list of yours.",
        "timeStamp.trusted": "A time-stamp authority that you trust vouches for the time of signing.",
        "timeStamp.validated": "The time-stamp belongs to this signature.",
        "algorithm.deprecated": "An algorithm was used that is still accepted but should not be used any more.",
        "assertion.bmffHash.additionalExclusionsPresent":
            "Parts of the file besides the credential are not covered by the hash and may have been changed.",
        "assertion.boxesHash.additionalExclusionsPresent":
            "Parts of a box are not covered by the hash and may have been changed.",
        "assertion.dataHash.additionalExclusionsPresent":
            "Parts of the file besides the credential are not covered by the hash and may have been changed.",
        "ingredient.unknownProvenance": "A source was used that carries no credential of its own.",
        "signingCredential.ocsp.inaccessible":
            "The issuer was asked whether the certificate is revoked and did not answer.",
        "signingCredential.ocsp.skipped": "Nobody was asked whether the certificate is revoked.",
        "signingCredential.ocsp.unknown": "The issuer does not know this certificate.",
        "timeOfSigning.insideValidity": "The time that the signer claims lies within the life of the certificate.",
        "timeOfSigning.outsideValidity": "The time that the signer claims lies outside the life of the certificate.",
        "timeStamp.credentialInvalid":
            "The certificate of the time-stamp authority breaks the rules for such certificates.",
        "timeStamp.malformed": "The time-stamp cannot be read.",
        "timeStamp.mismatch": "The time-stamp is over something else, or was changed.",
        "timeStamp.outsideValidity": "The time-stamp lies outside the life of its authority's certificate.",
        "timeStamp.untrusted": "The time-stamp authority is on no trust list of yours.",
        "algorithm.unsupported": "An algorithm is missing or is not one that may be used.",
        "assertion.action.ingredientMismatch": "A step names a source that is not there, or not of the right kind.",
        "assertion.action.malformed":
            "The list of steps breaks its rules: the first must say where the content comes from.",
        "assertion.action.redacted": "A list of steps was taken out, which is not allowed.",
        "assertion.action.redactionMismatch": "A step says that something was taken out, but does not say what.",
        "assertion.action.softBindingMissing": "A step says that a watermark was put in, but none is described.",
        "assertion.alternativeContentRepresentation.hashMismatch": "The image as the camera took it was changed.",
        "assertion.alternativeContentRepresentation.malformed":
            "What is said about the image as the camera took it cannot be understood.",
        "assertion.alternativeContentRepresentation.missing": "The image as the camera took it is not there.",
        "assertion.bmffHash.malformed": "The hash over the film or sound cannot be understood.",
        "assertion.bmffHash.mismatch": "The film or sound was changed after signing.",
        "assertion.boxesHash.malformed": "The list of hashed parts cannot be understood.",
        "assertion.boxesHash.mismatch": "A part of the file was changed after signing.",
        "assertion.boxesHash.unknownBox": "The file has a part that was not there when it was signed.",
        "assertion.cbor.invalid": "A statement cannot be read.",
        "assertion.cloud-data.actions": "The steps of an update are kept outside the file, which is not allowed.",
        "assertion.cloud-data.hardBinding":
            "The binding to the content is kept outside the file, which is not allowed.",
        "assertion.cloud-data.labelMismatch": "What is kept outside the file is another statement than the one named.",
        "assertion.cloud-data.malformed": "What is said about data kept outside the file is incomplete.",
        "assertion.collectionHash.incorrectFileCount": "A file of the collection is missing.",
        "assertion.collectionHash.invalidURI": "A file of the collection has a name that leads out of it.",
        "assertion.collectionHash.malformed": "The list of files cannot be understood.",
        "assertion.collectionHash.mismatch": "A file of the collection was changed after signing.",
        "assertion.dataHash.malformed": "The hash over the content cannot be understood.",
        "assertion.dataHash.mismatch":
            "The content was changed after signing, or the credential belongs to another file.",
        "assertion.dataHash.redacted": "The binding to the content was taken out, which is not allowed.",
        "assertion.external-reference.created":
            "The signer claims to have made something that is only referred to, without a hash.",
        "assertion.external-reference.hashMismatch": "What is referred to outside the file was changed.",
        "assertion.external-reference.labelMismatch":
            "What is referred to outside the file is of another kind than the one named.",
        "assertion.external-reference.malformed":
            "A reference out of the file is incomplete, or to something that must be inside.",
        "assertion.hardBinding.redacted": "The binding to the content was taken out, which is not allowed.",
        "assertion.hashedURI.mismatch": "A statement was changed after signing.",
        "assertion.inaccessible": "Data kept outside the file could not be fetched.",
        "assertion.ingredient.malformed": "What is said about a source cannot be understood.",
        "assertion.json.invalid": "A statement cannot be read.",
        "assertion.metadata.disallowed": "A statement holds details that are not allowed in it.",
        "assertion.missing": "A statement that was signed is not there.",
        "assertion.multiAssetHash.malformed": "The list of the file's parts cannot be understood, or leaves gaps.",
        "assertion.multiAssetHash.mismatch": "A part of the file was changed after signing.",
        "assertion.multiAssetHash.missingPart": "A part of the file is missing.",
        "assertion.multipleHardBindings":
            "The credential is bound to the content in two ways, of which one is allowed.",
        "assertion.notRedacted": "Something was declared to be taken out but is still there.",
        "assertion.outsideManifest": "The signer lists a statement of somebody else as its own.",
        "assertion.required.missing": "A statement that must be there is not there or cannot be read.",
        "assertion.selfRedacted": "The signer takes out a statement of its own.",
        "assertion.timestamp.malformed": "The list of later time-stamps cannot be understood.",
        "assertion.undeclared": "There is a statement that was not signed.",
        "claim.cbor.invalid": "The signed list of statements cannot be read.",
        "claim.hardBindings.missing": "Nothing binds the credential to this content.",
        "claim.malformed": "The signed list of statements is incomplete.",
        "claim.missing": "The signed list of statements is not there.",
        "claim.multiple": "There are two signed lists of statements, of which one is allowed.",
        "claimSignature.mismatch": "The signature is wrong: what was signed was changed, or somebody else signed.",
        "claimSignature.missing": "The signature is not there.",
        "claimSignature.outsideValidity": "The certificate was not valid when it signed.",
        "general.error": "Something is wrong for which there is no better name.",
        "hashedURI.mismatch": "Something that is referred to, a thumbnail perhaps, was changed.",
        "hashedURI.missing": "Something that is referred to, a thumbnail perhaps, is not there.",
        "ingredient.claimSignature.mismatch": "The credential of a source is not the one that was meant.",
        "ingredient.claimSignature.missing":
            "The credential of a source cannot be recognised, since its signature is not named.",
        "ingredient.manifest.mismatch": "The credential of a source was changed.",
        "ingredient.manifest.missing": "The credential of a source is not there.",
        "livevideo.assertion.invalid": "The place of this segment in the live video cannot be understood.",
        "livevideo.continuityMethod.invalid": "How this segment follows the one before it cannot be checked.",
        "livevideo.init.invalid": "The start of the live video holds pictures or sound, which it may not.",
        "livevideo.manifest.invalid": "The credential of a segment does not hold.",
        "livevideo.segment.invalid": "A segment of the live video carries no valid signature.",
        "livevideo.sessionkey.invalid": "A key that signs segments is incomplete or has run out.",
        "manifest.compressed.invalid": "The compressed credential cannot be unpacked.",
        "manifest.html.multipleManifests": "The page names more than one credential; none can be believed.",
        "manifest.inaccessible": "The credential is kept elsewhere and could not be fetched.",
        "manifest.multipleParents": "The content claims to come from two originals at once.",
        "manifest.structuredText.emptyReference": "The text has a place for a credential, and it is empty.",
        "manifest.structuredText.malformedReference": "The text names a credential in a way that cannot be understood.",
        "manifest.structuredText.multipleReferences": "The text names more than one credential; none can be believed.",
        "manifest.structuredText.noManifest": "The text names no credential.",
        "manifest.structuredText.noResolutionPath": "The text names a credential that cannot be reached.",
        "manifest.text.corruptedWrapper": "The credential hidden in the text is damaged.",
        "manifest.text.multipleWrappers": "The text holds more than one credential; none can be believed.",
        "manifest.timestamp.invalid": "A credential that may only add a time-stamp adds something else.",
        "manifest.timestamp.wrongParents": "A credential that adds a time-stamp does not name what it stamps.",
        "manifest.unknownProvenance": "A source was used that carries no credential of its own.",
        "manifest.update.invalid": "An update changes something that an update may not change.",
        "manifest.update.wrongParents": "An update does not name the one credential that it updates.",
        "signingCredential.expired": "The certificate was not valid when it signed.",
        "signingCredential.invalid": "The certificate may not be used for signing content.",
        "signingCredential.ocsp.revoked": "The issuer says that the certificate was revoked.",
        "signingCredential.untrusted": "The signer is on no trust list of yours: the name may be right or made up.",
        "cawg.identity.well-formed":
            "A named person or organisation vouches for the content, and the signature is right.",
        "cawg.identity.trusted": "A named person or organisation vouches for the content, and is trusted.",
        "cawg.x509.signature.validated": "The signature of the named person or organisation is right.",
        "cawg.identity.credential_revoked": "The certificate of the named person or organisation was revoked.",
        "cawg.x509.credential.trusted": "The named person or organisation is on a trust list of yours.",
        "cawg.x509.algorithm.unsupported":
            "The named person or organisation signed with an algorithm that is not allowed.",
        "cawg.x509.signature.inside_validity": "The certificate of the named person or organisation is valid now.",
        "cawg.x509.signature.outside_validity": "The certificate of the named person or organisation was not valid.",
        "cawg.ica.credential_valid": "Somebody whom you trust confirms who the person is.",
        "cawg.x509.credential.untrusted": "The named person or organisation is on no trust list of yours.",
        "cawg.x509.signature.mismatch": "The signature of the named person or organisation is wrong.",
        "cawg.ica.untrusted_issuer": "Who confirmed the person's identity is on no trust list of yours.",
        "cawg.ica.time_stamp.validated": "The confirmation of the person's identity carries a right time-stamp.",
        "cawg.ica.revocation.unavailable":
            "Nobody asked whether the confirmation of the person's identity was called back.",
        "cawg.ica.revocation.unsupported":
            "Whether the confirmation of the person's identity was called back cannot be told.",
        "cawg.ica.verified_identities.missing": "The confirmation of the person's identity does not say who it is.",
        "cawg.ica.verified_identities.invalid":
            "The confirmation of the person's identity leaves out what must be said of it.",
        "cawg.ica.did_unavailable": "Who confirmed the person's identity could not be reached.",
        "cawg.ica.signature_mismatch": "The confirmation of the person's identity was changed.",
        "cawg.ica.signer_payload.mismatch": "The confirmation of the person's identity is for other content.",
        "cawg.identity.hard_binding_missing": "The named person or organisation does not vouch for the content itself.",
        "cawg.identity.assertion.mismatch":
            "The named person or organisation vouches for a statement that is not there.",
    ]
}

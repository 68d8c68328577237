// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import COSE
import FoundationEssentials
import TrustServices

/// Judges an identity claims aggregation: a verifiable credential in a COSE signature (CAWG Identity Assertion 1.2,
/// section 8.1).
struct AggregatedIdentityJudge {
    let context: ValidationContext
    let uri: String
    /// The time that a trusted authority vouches for in the claim's signature.
    let claimTime: Date?
    private(set) var log = StatusLog()
    private var isTrusted = false

    init(_ context: ValidationContext, _ uri: String, claimTime: Date?) {
        self.context = context
        self.uri = uri
        self.claimTime = claimTime
    }

    private mutating func fail(_ code: String, _ text: String) {
        log.failure(StatusCode(rawValue: "cawg.ica." + code), uri, text)
    }

    mutating func judge(_ payload: CBORValue, _ signature: [UInt8]) {
        guard let sign1 = try? COSESign1(parsing: signature) else {
            return fail("invalid_cose_sign1", "Invalid COSE_Sign1 data structure")
        }
        guard let algorithm = sign1.algorithm else {
            return fail("invalid_alg", "the signature algorithm is missing or not allowed")
        }
        if sign1.protected[COSEHeaderLabel.contentType]?.string != "application/vc" {
            fail("invalid_content_type", "Invalid COSE_Sign1 content type header")
        }
        guard let text = sign1.payload, let credential = try? JSONValue(parsing: text), Self.isCredential(credential),
            let issuer = credential["issuer"]?.string ?? credential["issuer"]?["id"]?.string
        else { return fail("invalid_verifiable_credential", "the verifiable credential is missing or malformed") }
        let subject = credential["credentialSubject"]
        switch IssuerKey(issuer, known: context.settings.identities.issuers) {
        case .unsupported: fail("invalid_issuer", "Invalid issuer DID")
        case .remote: fail("did_unavailable", "Unable to resolve issuer DID")
        case .keys(let keys):
            let message = sign1.sigStructure()
            guard keys.contains(where: { $0.isValidSignature(sign1.signature, over: message, algorithm: algorithm) })
            else { return fail("signature_mismatch", "the signature of the credential is wrong") }
            judgeTimes(credential, stamp: stampedTime(sign1))
            isTrusted = context.settings.identities.issuers.contains(issuer)
            if !isTrusted { log.note(.aggregatedUntrustedIssuer, uri, "ICA issuer is not a trusted issuer") }
        }
        if subject.map({ Self.matches($0["c2paAsset"], payload) }) != true {
            fail("signer_payload.mismatch", "c2paAsset does not match signer_payload")
        }
        judgeStatus(credential)
        judgeIdentities(subject)
        guard isTrusted, !log.statuses.contains(where: { $0.kind == .failure }) else { return }
        log.success(.aggregatedCredentialValid, uri, "the confirmation of the identity is valid")
        log.success(.identityTrusted, uri, "somebody who is trusted confirms who vouches for the content")
    }

    /// Whether it is a credential of either version of the data model, and of the kind that confirms identities (8.1.2.1 and
    /// 8.1.2.2).
    private static func isCredential(_ credential: JSONValue) -> Bool {
        func texts(_ name: String) -> Set<String> {
            Set(credential[name]?.array?.compactMap(\.string) ?? [credential[name]?.string].compactMap { $0 })
        }
        let models: Set = ["https://www.w3.org/2018/credentials/v1", "https://www.w3.org/ns/credentials/v2"]
        return !texts("@context").isDisjoint(with: models)
            && texts("type").isSuperset(of: ["VerifiableCredential", "IdentityClaimsAggregationCredential"])
    }

    /// Nobody is asked, so that it stays open whether the credential was called back; that is no fault of the file
    /// (docs/decisions/0043-identities-as-text-and-vectors-have-them.md).
    private mutating func judgeStatus(_ credential: JSONValue) {
        switch CredentialStatus(credential).finding {
        case .unavailable(let list):
            log.note(.aggregatedStatusUnavailable, uri, "nobody asked whether the credential was called back: \(list)")
        case .unsupported(let type):
            log.note(
                .aggregatedStatusUnsupported, uri, "the list of credentials called back is of no known kind: \(type)")
        case nil: break
        }
    }

    private mutating func judgeIdentities(_ subject: JSONValue?) {
        let identities = VerifiedIdentities(subject)
        if identities.entries.isEmpty {
            fail("verified_identities.missing", "the credential confirms no identity")
        } else if !identities.faults.isEmpty {
            let faults = identities.faults.prefix(8).joined(separator: "; ")
            fail("verified_identities.invalid", "an identity is not described as it must be: \(faults)")
        }
    }

    /// The time of the credential's own time-stamp, where it has one over this signature.
    private mutating func stampedTime(_ sign1: COSESign1) -> Date? {
        let header = sign1.unprotected[COSEHeaderLabel.timeStamp2] ?? sign1.unprotected[COSEHeaderLabel.timeStamp1]
        guard let header else { return nil }
        let isVersion1 = sign1.unprotected[COSEHeaderLabel.timeStamp2] == nil
        let payload = isVersion1 ? sign1.payload ?? [] : CBOREncoder.encode(.bytes(sign1.signature))
        let message = COSESign1.sigStructure(
            protectedBytes: sign1.protectedBytes, payload: payload, context: "CounterSignature")
        let verifier = TimeStampVerifier(settings: context.settings, now: context.now)
        guard let token = header["tstTokens"]?.array?.first?["val"]?.byteString,
            case let verdict = verifier.verify(token, over: message), verdict.isValidated, let stamp = verdict.token
        else {
            fail("time_stamp.invalid", "Time stamp does not match credential")
            return nil
        }
        log.success(StatusCode(rawValue: "cawg.ica.time_stamp.validated"), uri, "Time stamp validated")
        return stamp.generatedAt
    }

    /// The credential must be valid now, and when either signature was stamped (8.1.3.2.7). Version 1.1 of the data model has
    /// other names for the two dates.
    private mutating func judgeTimes(_ credential: JSONValue, stamp: Date?) {
        let times = [context.now, claimTime, stamp].compactMap { $0 }
        func date(_ names: [String]) -> Date? {
            names.lazy.compactMap { credential[$0]?.string }.first.flatMap { Date(timeStamp: $0) }
        }
        if let from = date(["validFrom", "issuanceDate"]) {
            if from > context.now {
                fail("valid_from.invalid", "the credential is not valid yet")
            } else if times.contains(where: { from > $0 }) {
                fail("valid_from.invalid", "validFrom is after the time-stamp of the signature")
            }
        } else {
            fail("valid_from.missing", "credential does not have a validFrom date")
        }
        if let until = date(["validUntil", "expirationDate"]), times.contains(where: { until < $0 }) {
            fail("valid_until.invalid", "the credential has run out")
        }
    }

    /// Whether the credential speaks of the same assertions as the signer payload. Hashes stand as base 64.
    private static func matches(_ asset: JSONValue?, _ payload: CBORValue) -> Bool {
        guard let asset, asset["sig_type"]?.string == payload["sig_type"]?.string,
            let links = asset["referenced_assertions"]?.array,
            let own = payload["referenced_assertions"]?.array, links.count == own.count
        else { return false }
        return zip(links, own).allSatisfy { link, own in
            guard let own = HashedURI.reading(own) else { return false }
            // The credential may name the algorithm where the payload leaves it to the claim, but not leave it out.
            if let algorithm = own.algorithm, link["alg"]?.string != algorithm { return false }
            return link["url"]?.string == own.url && text(link["hash"]) == Base64.encode(own.hash)
        }
    }

    /// A hash as text; some writers give the text as a list of its characters' numbers.
    private static func text(_ value: JSONValue?) -> String? {
        if let text = value?.string { return text }
        guard let list = value?.array else { return nil }
        let bytes = list.compactMap { element -> UInt8? in
            if case .integer(let number) = element { UInt8(exactly: number) } else { nil }
        }
        return bytes.count == list.count ? String(validating: bytes, as: UTF8.self) : nil
    }
}

/// The keys of an issuer, by its decentralised identifier.
enum IssuerKey {
    /// Known at once, or given with the list of issuers.
    case keys([VerificationKey])
    /// Kept somewhere on the network.
    case remote
    /// A method that is not known, or a malformed identifier.
    case unsupported

    init(_ identifier: String, known: IdentityIssuers) {
        let given = (known.keys[identifier] ?? []).compactMap { try? VerificationKey(subjectPublicKeyInfo: $0) }
        if !given.isEmpty {
            self = .keys(given)
        } else if identifier.hasPrefix("did:web:") {
            self = .remote
        } else if identifier.hasPrefix("did:jwk:"), let key = IssuerKey.jsonWebKey(identifier.dropFirst(8)) {
            self = .keys([key])
        } else {
            self = .unsupported
        }
    }

    /// A JSON Web Key in base 64 (RFC 7517).
    private static func jsonWebKey(_ text: Substring) -> VerificationKey? {
        let encoded = text.prefix { $0 != "#" }
        guard let bytes = Base64.decode(String(encoded)), let key = try? JSONValue(parsing: bytes),
            let curve = key["crv"]?.string, let x = key["x"]?.string,
            let info = JSONWebKey.publicKeyInfo(curve: curve, x: x, y: key["y"]?.string)
        else { return nil }
        return try? VerificationKey(subjectPublicKeyInfo: info)
    }
}

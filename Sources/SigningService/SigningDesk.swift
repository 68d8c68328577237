// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import CBOR
internal import COSE
internal import TransparencyLog
public import TrustServices

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Answers requests with the keys of a store: the inside of `countersign-signer`.
///
/// Each signature is counted on disk before it leaves, so that the count never lags behind what was signed, whatever
/// happens to the process.
public struct SigningDesk {
    private let store: UnlockedIdentityStore
    private let ratePerMinute: Double
    private var keys: [Certificate: SigningCredential] = [:]
    private var buckets: [String: (tokens: Double, at: ContinuousClock.Instant)] = [:]
    private let now: @Sendable () -> Date
    /// Identities that one desk makes at most: a caller in wrong hands cannot fill the disk with keys.
    static let newIdentityLimit = 1_000
    private var newIdentities = 0

    /// A desk for a store.
    /// - Parameters:
    ///   - ratePerMinute: most signatures of one identity in a minute.
    ///   - now: the time that certificates of new identities begin at.
    public init(
        store: UnlockedIdentityStore, ratePerMinute: Int = 6_000, now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.store = store
        self.now = now
        self.ratePerMinute = Double(max(1, ratePerMinute))
    }

    /// The answer to one request, both in the form that goes over the socket.
    public mutating func answer(_ request: [UInt8]) -> [UInt8] {
        do {
            guard let message = try? CBORDecoder(strictness: .strict).decode(request).map, !message.hasDuplicateKeys
            else { throw TrustError(.refused, "the request is not a CBOR map") }
            let fields: [(CBORValue, CBORValue)]
            switch message["op"]?.string {
            case "identities": fields = try identities()
            case "sign": fields = try sign(message)
            case "time-stamp": fields = try timeStamp(message)
            case "ocsp": fields = try answerOCSP(message)
            case "checkpoint": fields = try checkpoint(message)
            case "renew": fields = try renew(message)
            case "revoke": fields = try revoke(message)
            case "provide": fields = try provide(message)
            default: throw TrustError(.refused, "the signer does not know this kind of request")
            }
            return SigningMessage.success(fields)
        } catch let error as TrustError {
            return SigningMessage.failure(error)
        } catch {
            return SigningMessage.failure(TrustError(.system, "\(error)"))
        }
    }

    private func identities() throws -> [(CBORValue, CBORValue)] {
        [("identities", .array(try store.store.identities().map(described)))]
    }

    private func described(_ identity: Identity) throws -> CBORValue {
        let preferred = try? store.store.defaultIdentity().name
        return .map(
            CBORMap([
                ("name", .text(identity.name)), ("kind", .text(identity.kind.rawValue)),
                ("algorithm", .integer(identity.algorithm.rawValue)),
                ("chain", .array(identity.chain.map { .bytes($0.encoded) })),
                ("default", .bool(identity.name == preferred)),
                ("signatures", .integer(try store.signatureCount(of: identity.name))),
            ]))
    }

    /// Gives the signing identity of a publisher, making it, and the store's time-stamper, where they are missing. An
    /// identity that is there stays as it is, whatever names are sent.
    private mutating func provide(_ message: CBORMap) throws -> [(CBORValue, CBORValue)] {
        guard let name = message["identity"]?.string, let common = message["name"]?.string,
            let organization = message["organization"]?.string
        else { throw TrustError(.refused, "the request lacks the identity or the names in its certificate") }
        guard SigningPolicy.mayBeProvided(name) else {
            throw TrustError(.refused, "only identities of publishers (pub_…) are made for a caller")
        }
        let moment = now()
        _ = try store.timeStamper(organization: organization, at: moment)
        if let known = try? store.store.identity(named: name) { return [("identity", try described(known))] }
        guard newIdentities < Self.newIdentityLimit else {
            throw TrustError(
                .refused, "this signer has made \(newIdentities) identities, which is its limit; start it again")
        }
        newIdentities += 1
        let subject = try CertificateAuthority.Subject(commonName: common, organization: organization)
        return [("identity", try described(try store.makeIdentity(named: name, subject: subject, at: moment)))]
    }

    private mutating func sign(_ message: CBORMap) throws -> [(CBORValue, CBORValue)] {
        guard let name = message["identity"]?.string, let header = message["protected"]?.byteString,
            let claim = message["claim"]?.byteString
        else { throw TrustError(.refused, "the request lacks the identity, the protected header or the claim") }
        var assertions: [ClaimAssertion] = []
        for value in message["assertions"]?.array ?? [] {
            guard let url = value["url"]?.string, let content = value["content"]?.byteString else {
                throw TrustError(.refused, "an assertion of the request has no address or content")
            }
            assertions.append(ClaimAssertion(url: url, content: content))
        }
        let request = SignatureRequest(
            identity: name, protectedHeader: header, claim: claim, assertions: assertions)
        let identity = try store.store.identity(named: name)
        try SigningPolicy.check(request, identity: identity)
        try spend(name)
        let credential = try credential(identity)
        let signature = try credential.key.sign(request.sigStructure, algorithm: identity.algorithm)
        let count = try store.countSignature(of: name)
        return [("signature", .bytes(signature)), ("count", .integer(count))]
    }

    private mutating func timeStamp(_ message: CBORMap) throws -> [(CBORValue, CBORValue)] {
        guard let name = message["identity"]?.string, let query = message["query"]?.byteString else {
            throw TrustError(.refused, "the request lacks the identity or the time-stamp query")
        }
        if name == UnlockedIdentityStore.timeStamperName, let root = try store.store.root() {
            _ = try store.timeStamper(organization: root.subject.displayName, at: now())
        }
        let identity = try store.store.identity(named: name)
        guard identity.kind == .timeStamper else {
            throw TrustError(.refused, "the identity \(name) does not sign time-stamps")
        }
        try spend(name)
        let response = try LocalTimeStamper(credential: credential(identity)).response(to: query)
        _ = try store.countSignature(of: name)
        return [("response", .bytes(response))]
    }

    /// A new key for a publisher's identity; other identities are a matter of the command line.
    private mutating func renew(_ message: CBORMap) throws -> [(CBORValue, CBORValue)] {
        let name = try publisher(in: message)
        guard newIdentities < Self.newIdentityLimit else {
            throw TrustError(
                .refused, "this signer has made \(newIdentities) keys, which is its limit; start it again")
        }
        newIdentities += 1
        return [("identity", try described(store.renew(name, at: now())))]
    }

    /// Withdraws a certificate of a publisher's identity, the present one or an earlier one. Nothing here takes a
    /// revocation back.
    private mutating func revoke(_ message: CBORMap) throws -> [(CBORValue, CBORValue)] {
        let name = try publisher(in: message)
        guard let serial = message["serial"]?.string,
            let reason = message["reason"]?.string.flatMap(RevocationReason.init(rawValue:))
        else { throw TrustError(.refused, "the request lacks the serial number or the reason") }
        guard try store.store.certificates.entry(serialNumber: serial)?.identity == name else {
            throw TrustError(.unknownIdentity, "the certificate \(serial) was not issued for \(name)")
        }
        try store.revoke(serialNumber: serial, reason: reason, at: now())
        return []
    }

    private func publisher(in message: CBORMap) throws(TrustError) -> String {
        guard let name = message["identity"]?.string, SigningPolicy.mayBeProvided(name) else {
            throw TrustError(.refused, "only identities of publishers (pub_…) are renewed or revoked for a caller")
        }
        return name
    }

    /// Signs a checkpoint of the audit log, which must continue the last one.
    private mutating func checkpoint(_ message: CBORMap) throws -> [(CBORValue, CBORValue)] {
        guard let origin = message["origin"]?.string, let size = message["size"]?.int,
            let root = message["root"]?.byteString, let time = message["time"]?.string,
            let proof = message["proof"]?.array?.compactMap(\.byteString), proof.count <= MerkleProof.limit
        else { throw TrustError(.refused, "the request lacks the checkpoint or its proof") }
        try spend("log")
        let checkpoint: Checkpoint
        do { checkpoint = try Checkpoint(origin: origin, size: size, root: root, time: time) } catch {
            throw TrustError(.refused, "this is no checkpoint: \(error)")
        }
        return [("note", .text(try store.sign(checkpoint, continuing: proof)))]
    }

    /// What the store's authority says about its certificates (RFC 6960).
    private mutating func answerOCSP(_ message: CBORMap) throws -> [(CBORValue, CBORValue)] {
        guard let query = message["query"]?.byteString else {
            throw TrustError(.refused, "the request lacks the OCSP query")
        }
        try spend("ocsp")
        return [("response", .bytes(try store.ocspResponse(to: query, at: now())))]
    }

    private mutating func credential(_ identity: Identity) throws -> SigningCredential {
        // Asked each time: a revocation counts at once, also where the key is in memory already.
        if let revoked = try store.revocation(of: identity) { throw revoked }
        if let known = keys[identity.certificate] { return known }
        let opened = try store.credential(for: identity.name)
        keys[identity.certificate] = opened
        return opened
    }

    /// Token bucket of one minute's worth, refilled all the time.
    private mutating func spend(_ name: String) throws(TrustError) {
        let now = ContinuousClock.now
        var bucket = buckets[name] ?? (ratePerMinute, now)
        let passed = (now - bucket.at) / .seconds(60)
        bucket = (min(ratePerMinute, bucket.tokens + passed * ratePerMinute), now)
        guard bucket.tokens >= 1 else {
            buckets[name] = bucket
            throw TrustError(
                .refused,
                "\(name) has signed \(Int(ratePerMinute)) times in a minute, which is its limit; try again later")
        }
        bucket.tokens -= 1
        buckets[name] = bucket
    }
}

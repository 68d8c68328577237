// SPDX-License-Identifier: Apache-2.0

internal import COSE

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Whoever gives time-stamps: a key of our own, or an authority reached by somebody else's code.
public protocol TimeStamper: Sendable {
    /// A time-stamp token (bare, DER) over the digest of `message`.
    func timeStampToken(over message: [UInt8]) async throws -> [UInt8]
}

/// A time-stamp authority in this process ("builtin"). Its stamps prove the time to those who trust its root.
public struct LocalTimeStamper: TimeStamper {
    /// Policy under which it stamps: the generic one for tests and private use (RFC 3628's baseline is for public ones).
    private static let policy: OID = "2.999.1"
    /// The authority's key and certificates.
    public let credential: SigningCredential
    private let clock: @Sendable () -> Date

    /// An authority with this credential.
    /// - Parameter clock: gives the time that is attested.
    /// - Throws: ``TrustError`` with `profileViolation` when the certificate may not stamp time.
    public init(
        credential: SigningCredential, clock: @escaping @Sendable () -> Date = { Date() }
    ) throws(TrustError) {
        if let violation = CertificateProfile.violations(of: credential.certificate, for: .timeStamping).first {
            throw TrustError(.profileViolation, "the time-stamp certificate cannot be used: \(violation.explanation)")
        }
        self.credential = credential
        self.clock = clock
    }

    public func timeStampToken(over message: [UInt8]) async throws -> [UInt8] {
        try makeToken(imprint: HashAlgorithm.sha256.digest(message), algorithm: .sha256, nonce: nil)
    }

    /// A whole answer (TimeStampResp) over `message`, status granted.
    public func response(over message: [UInt8], algorithm: HashAlgorithm = .sha256) throws -> [UInt8] {
        try LocalTimeStamper.granted(
            makeToken(imprint: algorithm.digest(message), algorithm: algorithm, nonce: nil))
    }

    /// Why a request gets no stamp: bit numbers of PKIFailureInfo (RFC 3161, section 2.4.2).
    enum Rejection: Int {
        /// A digest that is not allowed.
        case badAlgorithm = 0
        /// Not a request of RFC 3161.
        case badDataFormat = 5
        /// A policy that this authority does not have.
        case unacceptedPolicy = 15
        /// An extension that it must understand and does not.
        case unacceptedExtension = 16
    }

    /// The answer to a request in DER, as an authority on the network gives it: a stamp, or a rejection that says why.
    ///
    /// Certificates go along only where the request wants them (`certReq`).
    public func response(to request: [UInt8]) throws -> [UInt8] {
        do {
            let query = try Query(parsing: request)
            return LocalTimeStamper.granted(
                try makeToken(
                    imprint: query.digest, algorithm: query.algorithm, nonce: query.nonce,
                    withCertificates: query.wantsCertificates))
        } catch let rejected as Rejected {
            return LocalTimeStamper.rejected(rejected.rejection)
        }
    }

    private struct Rejected: Error {
        let rejection: Rejection
    }

    /// A request as an authority reads it (RFC 3161, section 2.4.1).
    private struct Query {
        let digest: [UInt8]
        let algorithm: HashAlgorithm
        let nonce: [UInt8]?
        let wantsCertificates: Bool

        init(parsing request: [UInt8]) throws(Rejected) {
            var policy: OID?
            var extensions: DERNode?
            do throws(TrustError) {
                var fields = try DERNode(parsing: request, "time-stamp request", limit: 8_192).sequence("the request")
                guard try fields.next("the version").smallInteger("the version") == 1 else {
                    throw TrustError(.malformed, "the time-stamp request has an unknown version")
                }
                var imprint = try fields.next("the imprint").sequence("the imprint")
                let identifier = try AlgorithmIdentifier(imprint.next("the digest algorithm"))
                digest = try imprint.next("the digest").octetString("the digest")
                // Nothing rests on SHA-1 any more; what is not known counts as it.
                algorithm = HashAlgorithm(oid: identifier.oid) ?? .sha1
                policy = try fields.optionalUniversal(6)?.oid("the policy")
                nonce = try fields.optionalUniversal(2)?.integerBytes("the nonce")
                wantsCertificates = try fields.optionalUniversal(1)?.boolean("certReq") ?? false
                extensions = fields.optionalContext(0)
                try fields.finish()
            } catch { throw Rejected(rejection: .badDataFormat) }
            guard algorithm != .sha1 else { throw Rejected(rejection: .badAlgorithm) }
            guard digest.count == algorithm.byteCount, (nonce?.count ?? 0) <= 64 else {
                throw Rejected(rejection: .badDataFormat)
            }
            guard policy == nil || policy == LocalTimeStamper.policy else {
                throw Rejected(rejection: .unacceptedPolicy)
            }
            guard extensions == nil else { throw Rejected(rejection: .unacceptedExtension) }
        }
    }

    private static func granted(_ token: [UInt8]) -> [UInt8] {
        DERWriter.sequence(DERWriter.sequence(DERWriter.integer(0)), token)
    }

    private static func rejected(_ rejection: Rejection) -> [UInt8] {
        var bits = [UInt8](repeating: 0, count: rejection.rawValue / 8 + 1)
        bits[rejection.rawValue / 8] = 0x80 >> UInt8(rejection.rawValue % 8)
        let info = DERWriter.bitString(bits, unused: UInt8(7 - rejection.rawValue % 8))
        return DERWriter.sequence(DERWriter.sequence(DERWriter.integer(2), info))
    }

    private func makeToken(
        imprint: [UInt8], algorithm: HashAlgorithm, nonce: [UInt8]?, withCertificates: Bool = true
    ) throws -> [UInt8] {
        let now = clock()
        let info = DERWriter.sequence(
            [
                DERWriter.integer(1), DERWriter.oid(LocalTimeStamper.policy),
                DERWriter.sequence(algorithm.algorithmIdentifier, DERWriter.octetString(imprint)),
                DERWriter.unsignedInteger(CertificateTemplate.randomSerial()), DERWriter.generalizedTime(now),
                DERWriter.sequence(DERWriter.integer(1)),  // accuracy: one second
            ] + (nonce.map { [DERWriter.element(0x02, $0)] } ?? []))
        return try SignedDataWriter.token(
            info: info, credential: credential, withCertificates: withCertificates, at: now)
    }
}

/// A request to a time-stamp authority on the network (RFC 3161, section 2.4.1). Sending it is the caller's business.
public struct TimeStampRequest: Sendable {
    /// The request in DER, to be posted as `application/timestamp-query`.
    public let encoded: [UInt8]
    private let message: [UInt8]
    private let nonce: [UInt8]

    /// A request for a stamp over the SHA-256 of `message`, with a random nonce and the wish for certificates.
    public init(over message: [UInt8]) {
        self.message = message
        nonce = Array(CertificateTemplate.randomSerial().prefix(8))
        let algorithm = HashAlgorithm.sha256
        encoded = DERWriter.sequence(
            DERWriter.integer(1),
            DERWriter.sequence(
                algorithm.algorithmIdentifier, DERWriter.octetString(algorithm.digest(message))),
            DERWriter.element(0x02, nonce), DERWriter.boolean(true))
    }

    /// Takes the token out of the answer after checking that it fits the request.
    /// - Throws: ``TrustError`` with `malformed` or `refused`.
    public func token(fromResponse bytes: [UInt8]) throws(TrustError) -> [UInt8] {
        let token = try TimeStampToken(parsing: bytes)
        guard token.matches(message) else {
            throw TrustError(.refused, "the time-stamp authority stamped something else")
        }
        guard token.nonce == nil || token.nonce == nonce else {
            throw TrustError(.refused, "the time-stamp authority answered another request")
        }
        return token.encoded
    }
}

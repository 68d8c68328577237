// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An OCSP response (RFC 6960, section 4.2.1), parsed but not judged; ``RevocationChecker`` judges it.
public struct OCSPResponse: Sendable {
    /// Largest response that is read, in bytes.
    public static let sizeLimit = 65_536
    /// Most single answers looked at.
    static let answerLimit = 256

    /// What an authority says about one certificate.
    public enum Status: Sendable, Hashable {
        /// Not revoked as far as the authority knows.
        case good
        /// Revoked at a time, with the reason's number (RFC 5280, section 5.3.1) if given.
        case revoked(at: Date, reason: Int?)
        /// The authority does not know the certificate.
        case unknown
    }

    /// The answer about one certificate.
    public struct Answer: Sendable {
        let hash: HashAlgorithm?
        let issuerNameHash: [UInt8]
        let issuerKeyHash: [UInt8]
        /// Content bytes of the serial number INTEGER.
        public let serialNumber: [UInt8]
        /// What it says.
        public let status: Status
        /// When the status was known to be right.
        public let thisUpdate: Date
        /// When newer information will be there, if the authority says so.
        public let nextUpdate: Date?

        /// Whether the answer is about `certificate` issued by `issuer`.
        public func concerns(_ certificate: Certificate, issuedBy issuer: Certificate) -> Bool {
            guard let hash else { return false }
            return serialNumber == certificate.serialNumber
                && issuerNameHash == hash.digest(certificate.issuer.encoded)
                && issuerKeyHash == hash.digest(issuer.publicKey.keyBytes)
        }
    }

    enum ResponderID: Sendable {
        case name(DistinguishedName)
        case key([UInt8])
    }

    /// When it was signed.
    public let producedAt: Date
    /// One answer for each certificate asked about.
    public let answers: [Answer]
    /// Certificates sent along, at most ten.
    public let certificates: [Certificate]
    let responder: ResponderID
    let signedBytes: [UInt8]
    let signature: [UInt8]
    let signatureAlgorithm: SignatureAlgorithm

    /// Reads a response.
    /// - Throws: ``TrustError`` with `malformed` or `limitExceeded`; `refused` when the responder gave an error.
    public init(parsing bytes: [UInt8]) throws(TrustError) {
        var outer = try DERNode(parsing: bytes, "OCSP response", limit: OCSPResponse.sizeLimit)
            .sequence("the OCSP response")
        let status = try outer.next("the status").smallInteger("the status")
        guard status == 0 else { throw TrustError(.refused, "the OCSP responder answered with error \(status)") }
        guard let tagged = outer.optionalContext(0) else {
            throw TrustError(.malformed, "the OCSP response is empty")
        }
        var box = try tagged.children("the response")
        var typed = try box.next("the response").sequence("the response")
        guard try typed.next("the type").oid("the type") == .ocspBasic else {
            throw TrustError(.malformed, "the OCSP response is of an unknown type")
        }
        let inner = try typed.next("the response").octetString("the response")
        var basic = try DERNode(parsing: inner, "OCSP response").sequence("the OCSP response")
        let data = try basic.next("the response data")
        signedBytes = data.encoded
        signatureAlgorithm = SignatureAlgorithm(try AlgorithmIdentifier(basic.next("the signature algorithm")))
        signature = try basic.next("the signature").bitStringBytes("the signature")
        certificates = try OCSPResponse.certificates(basic.optionalContext(0))
        try basic.finish()

        var fields = try data.sequence("the response data")
        _ = fields.optionalContext(0)  // version
        let identifier = try fields.next("the responder")
        var choice = try identifier.children("the responder")
        if identifier.isContext(1) {
            responder = .name(try DistinguishedName(choice.next("the name")))
        } else if identifier.isContext(2) {
            responder = .key(try choice.next("the key hash").octetString("the key hash"))
        } else {
            throw TrustError(.malformed, "the OCSP response does not name its responder")
        }
        producedAt = try DERTime.read(fields.next("producedAt"), "producedAt")
        let singles = try fields.next("the answers").sequence("the answers").rest
        guard singles.count <= OCSPResponse.answerLimit else {
            throw TrustError(.limitExceeded, "the OCSP response has \(singles.count) answers")
        }
        var list: [Answer] = []
        for single in singles { list.append(try OCSPResponse.answer(single)) }
        answers = list
        _ = fields.optionalContext(1)  // extensions
        try fields.finish()
    }

    private static func certificates(_ field: DERNode?) throws(TrustError) -> [Certificate] {
        guard let field else { return [] }
        var box = try field.children("the certificates")
        var list: [Certificate] = []
        for node in try box.next("the certificates").sequence("the certificates").rest
            .prefix(ChainValidator.certificateLimit)
        {
            list.append(try Certificate(derEncoded: node.encoded))
        }
        return list
    }

    private static func answer(_ node: DERNode) throws(TrustError) -> Answer {
        var fields = try node.sequence("an answer")
        var identifier = try fields.next("the certificate").sequence("the certificate identifier")
        let algorithm = try AlgorithmIdentifier(identifier.next("the digest algorithm"))
        let nameHash = try identifier.next("the name hash").octetString("the name hash")
        let keyHash = try identifier.next("the key hash").octetString("the key hash")
        let serial = try identifier.next("the serial number").integerBytes("the serial number")
        let choice = try fields.next("the status")
        let status: Status
        if choice.isContext(0) {
            status = .good
        } else if choice.isContext(1) {
            var revoked = try choice.children("the revocation")
            let date = try DERTime.read(revoked.next("the revocation time"), "the revocation time")
            var reason: Int?
            if let tagged = revoked.optionalContext(0) {
                var box = try tagged.children("the revocation reason")
                reason = try box.next("the revocation reason").smallInteger("the revocation reason")
            }
            status = .revoked(at: date, reason: reason)
        } else if choice.isContext(2) {
            status = .unknown
        } else {
            throw TrustError(.malformed, "an OCSP answer has no status")
        }
        let thisUpdate = try DERTime.read(fields.next("thisUpdate"), "thisUpdate")
        var nextUpdate: Date?
        if let tagged = fields.optionalContext(0) {
            var box = try tagged.children("nextUpdate")
            nextUpdate = try DERTime.read(box.next("nextUpdate"), "nextUpdate")
        }
        return Answer(
            hash: HashAlgorithm(oid: algorithm.oid), issuerNameHash: nameHash, issuerKeyHash: keyHash,
            serialNumber: serial, status: status, thisUpdate: thisUpdate, nextUpdate: nextUpdate)
    }
}

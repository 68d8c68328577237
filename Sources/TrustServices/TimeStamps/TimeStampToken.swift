// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A time-stamp token (RFC 3161, section 2.4.2), parsed but not judged; ``TimeStampVerifier`` judges it.
public struct TimeStampToken: Sendable {
    /// Largest token that is read, in bytes.
    public static let sizeLimit = 65_536

    /// What the bytes were.
    public enum Form: Sendable, Hashable {
        /// A whole answer of an authority: TimeStampResp, as `sigTst` has it.
        case response
        /// The token alone, as `sigTst2` has it.
        case token
    }

    /// What the bytes were.
    public let form: Form
    /// The token alone in DER, whatever the form was.
    public let encoded: [UInt8]
    /// When the authority says it saw the digest.
    public let generatedAt: Date
    /// The authority's policy.
    public let policy: OID
    /// Content bytes of the serial number INTEGER.
    public let serialNumber: [UInt8]
    /// Digest function of the message imprint; nil for one that is not supported.
    public let imprintAlgorithm: HashAlgorithm?
    /// The digest that was stamped.
    public let imprint: [UInt8]
    /// Content bytes of the nonce INTEGER, if the request had one.
    public let nonce: [UInt8]?
    /// The certificates sent along, at most ten.
    public let certificates: [Certificate]
    let signedData: SignedData

    /// Reads a TimeStampResp or a bare token, DER or BER.
    /// - Throws: ``TrustError`` with `malformed` or `limitExceeded`; `refused` for an answer whose status is not
    ///   granted.
    public init(parsing bytes: [UInt8]) throws(TrustError) {
        let root = try DERNode(parsingBER: bytes, "time-stamp", limit: TimeStampToken.sizeLimit)
        var outer = try root.sequence("the time-stamp")
        let token: DERNode
        if outer.peek?.isUniversal(6) == true {
            form = .token
            token = root
        } else {
            form = .response
            var status = try outer.next("the status").sequence("the status")
            let number = try status.next("the status").smallInteger("the status")
            guard number <= 1 else {
                throw TrustError(.refused, "the time-stamp authority refused the request: status \(number)")
            }
            token = try outer.next("the token")
            try outer.finish()
        }
        encoded = token.encoded
        let data = try SignedData(contentInfo: token)
        signedData = data
        certificates = data.certificates
        guard data.contentType == .tstInfo else {
            throw TrustError(.malformed, "the time-stamp does not hold time-stamp information")
        }
        var fields = try DERNode(parsing: data.content, "time-stamp information").sequence("the time-stamp information")
        guard try fields.next("the version").smallInteger("the version") == 1 else {
            throw TrustError(.malformed, "the time-stamp information has an unknown version")
        }
        policy = try fields.next("the policy").oid("the policy")
        var imprintFields = try fields.next("the message imprint").sequence("the message imprint")
        let algorithm = try AlgorithmIdentifier(imprintFields.next("the digest algorithm"))
        imprintAlgorithm = HashAlgorithm(oid: algorithm.oid)
        imprint = try imprintFields.next("the digest").octetString("the digest")
        try imprintFields.finish()
        serialNumber = try fields.next("the serial number").integerBytes("the serial number")
        let time = try fields.next("the time")
        guard time.isUniversal(24) else { throw TrustError(.malformed, "genTime is not a GeneralizedTime") }
        generatedAt = try DERTime.read(time, "genTime")
        _ = fields.optionalUniversal(16)  // accuracy
        _ = fields.optionalUniversal(1)  // ordering
        nonce = try fields.optionalUniversal(2)?.integerBytes("the nonce")
        _ = fields.optionalContext(0)  // the authority's name
        _ = fields.optionalContext(1)  // extensions
        try fields.finish()
    }

    /// The certificate of the authority among ``certificates``.
    public var signerCertificate: Certificate? { signedData.signerCertificate }

    /// Whether the token stamps the digest of `message`. SHA-1 imprints never match.
    public func matches(_ message: [UInt8]) -> Bool {
        guard let imprintAlgorithm, imprintAlgorithm != .sha1 else { return false }
        return imprintAlgorithm.digest(message) == imprint
    }
}

// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An X.509 certificate (RFC 5280), parsed but not judged.
///
/// The signed bytes are kept as they are, so that a signature over them can be checked. Whether the certificate may
/// sign a claim says ``CertificateProfile``; whether it leads to a trusted root says ``ChainValidator``.
public struct Certificate: Sendable {
    /// Largest certificate that is read, in bytes.
    public static let sizeLimit = 65_536

    /// The whole certificate in DER.
    public let encoded: [UInt8]
    /// The part that is signed.
    public let tbsBytes: [UInt8]
    /// 1, 2 or 3; any other number is against the profile.
    public let version: Int
    /// Content bytes of the INTEGER.
    public let serialNumber: [UInt8]
    /// Who issued it.
    public let issuer: DistinguishedName
    /// Whom it names.
    public let subject: DistinguishedName
    /// First moment of validity.
    public let notBefore: Date
    /// Last moment of validity.
    public let notAfter: Date
    /// The subject's public key.
    public let publicKey: CertificatePublicKey
    /// How it is signed.
    public let signatureAlgorithm: SignatureAlgorithm
    /// The issuer's signature over ``tbsBytes``.
    public let signature: [UInt8]
    /// Its extensions.
    public let extensions: CertificateExtensions
    /// Whether it has an issuer or subject unique identifier, which C2PA forbids.
    public let hasUniqueIdentifiers: Bool

    /// Whether the algorithm inside the signed part is another than the one beside it, which RFC 5280 forbids
    /// (section 4.1.1.2); such a signature is never right.
    public let namesTwoAlgorithms: Bool

    /// Parses one certificate.
    /// - Throws: ``TrustError`` with `malformed` or `limitExceeded`.
    public init(derEncoded bytes: [UInt8]) throws(TrustError) {
        let node = try DERNode(parsing: bytes, "certificate", limit: Certificate.sizeLimit)
        encoded = bytes
        var outer = try node.sequence("the certificate")
        let tbs = try outer.next("the signed part")
        let outerAlgorithm = try AlgorithmIdentifier(outer.next("the signature algorithm"))
        signature = try outer.next("the signature").bitStringBytes("the signature")
        try outer.finish()
        tbsBytes = tbs.encoded
        signatureAlgorithm = SignatureAlgorithm(outerAlgorithm)

        var fields = try tbs.sequence("the certificate")
        if let tagged = fields.optionalContext(0) {
            var box = try tagged.children("the version")
            let number = try box.next("the version").smallInteger("the version")
            try box.finish()
            guard number < 256 else { throw TrustError(.malformed, "the certificate has an unknown version") }
            version = number + 1
        } else {
            version = 1
        }
        serialNumber = try fields.next("the serial number").integerBytes("the serial number")
        guard serialNumber.count <= 64 else { throw TrustError(.malformed, "the serial number is too long") }
        let innerAlgorithm = try AlgorithmIdentifier(fields.next("the signature algorithm"))
        namesTwoAlgorithms = innerAlgorithm.encoded != outerAlgorithm.encoded
        issuer = try DistinguishedName(fields.next("the issuer"))
        var validity = try fields.next("the validity").sequence("the validity")
        notBefore = try DERTime.read(validity.next("notBefore"), "notBefore")
        notAfter = try DERTime.read(validity.next("notAfter"), "notAfter")
        try validity.finish()
        subject = try DistinguishedName(fields.next("the subject"))
        publicKey = try CertificatePublicKey(fields.next("the public key"))
        let issuerID = fields.optionalContext(1)
        let subjectID = fields.optionalContext(2)
        hasUniqueIdentifiers = issuerID != nil || subjectID != nil
        if let tagged = fields.optionalContext(3) {
            var box = try tagged.children("the extensions")
            extensions = try CertificateExtensions(box.next("the extensions"))
            try box.finish()
        } else {
            extensions = .none
        }
        try fields.finish()
    }

    /// The serial number in hexadecimal, without leading zeros.
    public var serialNumberHex: String {
        let text = serialNumber.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined().drop { $0 == "0" }
        return text.isEmpty ? "0" : String(text)
    }

    /// The serial number in decimal, as c2patool prints it.
    public var serialNumberDecimal: String {
        guard let first = serialNumber.first, first >= 0x80 else {
            return BigDecimal.text(digits: serialNumber, base: 256)
        }
        var carry: UInt16 = 1  // negative: two's complement
        var magnitude: [UInt8] = []
        for byte in serialNumber.reversed() {
            let value = UInt16(~byte) + carry
            magnitude.append(UInt8(value & 0xFF))
            carry = value >> 8
        }
        return "-" + BigDecimal.text(digits: magnitude.reversed(), base: 256)
    }

    /// Whether issuer and subject are the same name.
    public var isSelfIssued: Bool { issuer == subject }
    /// Whether it is signed with its own key.
    public var isSelfSigned: Bool { isSelfIssued && isSigned(by: publicKey) }
    /// Whether the basic constraints make it an authority.
    public var isAuthority: Bool { extensions.basicConstraints?.isAuthority ?? false }

    /// Whether `date` lies in the validity period; both ends count.
    public func isValid(at date: Date) -> Bool { notBefore <= date && date <= notAfter }

    /// Whether `key` made the signature.
    public func isSigned(by key: CertificatePublicKey) -> Bool {
        !namesTwoAlgorithms && key.isValidSignature(signature, over: tbsBytes, algorithm: signatureAlgorithm)
    }

    /// SHA-256 of the whole certificate.
    public var fingerprint: [UInt8] { HashAlgorithm.sha256.digest(encoded) }
}

extension Certificate: Hashable {
    public static func == (left: Certificate, right: Certificate) -> Bool { left.encoded == right.encoded }
    public func hash(into hasher: inout Hasher) { hasher.combine(encoded) }
}

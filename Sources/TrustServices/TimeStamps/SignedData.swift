// SPDX-License-Identifier: Apache-2.0

/// CMS SignedData (RFC 5652, section 5) with exactly one signer, as time-stamp tokens have it (RFC 3161, section 2.4.2).
struct SignedData: Sendable {
    /// How the signer's certificate is named.
    enum SignerIdentifier: Sendable {
        case issuerAndSerial(DistinguishedName, serial: [UInt8])
        case subjectKey([UInt8])
    }

    /// Fingerprint of the signer's certificate inside the signature (RFC 2634, RFC 5035).
    struct CertificateBinding: Sendable {
        let hash: HashAlgorithm
        let digest: [UInt8]
    }

    let contentType: OID
    let content: [UInt8]
    let certificates: [Certificate]
    let signer: SignerIdentifier
    let digestAlgorithm: HashAlgorithm?
    let signatureAlgorithm: SignatureAlgorithm
    let signature: [UInt8]
    /// What the signature is over: the signed attributes as SET OF.
    let signedBytes: [UInt8]
    let attributeContentType: OID?
    let attributeDigest: [UInt8]?
    let bindings: [CertificateBinding]

    /// Reads a ContentInfo node.
    init(contentInfo node: DERNode) throws(TrustError) {
        var info = try node.sequence("the CMS content")
        guard try info.next("the content type").oid("the content type") == .signedData else {
            throw TrustError(.malformed, "the CMS content is not signed data")
        }
        var box = try info.next("the content").children("the content")
        var fields = try box.next("the signed data").sequence("the signed data")
        let version = try fields.next("the version").smallInteger("the version")
        guard (1...5).contains(version) else {
            throw TrustError(.malformed, "the signed data has the unknown version \(version)")
        }
        _ = try fields.next("the digest algorithms").set("the digest algorithms")
        var encapsulated = try fields.next("the content").sequence("the content")
        contentType = try encapsulated.next("the content type").oid("the content type")
        var wrapped = try encapsulated.next("the content").children("the content")
        content = try wrapped.next("the content").octetString("the content")
        certificates = try SignedData.certificates(fields.optionalContext(0))
        _ = fields.optionalContext(1)
        let signers = try fields.next("the signers").set("the signers").rest
        guard signers.count == 1, let only = signers.first else {
            throw TrustError(.malformed, "the signed data has \(signers.count) signers, not one")
        }

        var signerInfo = try only.sequence("the signer")
        _ = try signerInfo.next("the version").smallInteger("the signer's version")
        let identifier = try signerInfo.next("the signer's identifier")
        if identifier.isContext(0) {
            signer = .subjectKey(try identifier.joinedOctets("the signer's key identifier"))
        } else {
            var pair = try identifier.sequence("the signer's identifier")
            let name = try DistinguishedName(pair.next("the issuer"))
            signer = .issuerAndSerial(name, serial: try pair.next("the serial").integerBytes("the serial number"))
        }
        let digest = try AlgorithmIdentifier(signerInfo.next("the digest algorithm"))
        digestAlgorithm = HashAlgorithm(oid: digest.oid)
        guard let attributes = signerInfo.optionalContext(0) else {
            throw TrustError(.malformed, "the signer has no signed attributes")
        }
        let algorithm = try AlgorithmIdentifier(signerInfo.next("the signature algorithm"))
        signatureAlgorithm = SignatureAlgorithm(algorithm, cmsDigest: digestAlgorithm ?? .sha1)
        signature = try signerInfo.next("the signature").octetString("the signature")
        // The signature is over the attributes as a SET, not with their implicit tag (RFC 5652, section 5.4).
        signedBytes = [0x31] + attributes.encoded.dropFirst()
        let read = try SignedData.attributes(attributes)
        attributeContentType = read.contentType
        attributeDigest = read.digest
        bindings = read.bindings
    }

    private static func certificates(_ field: DERNode?) throws(TrustError) -> [Certificate] {
        guard let field else { return [] }
        var list: [Certificate] = []
        for node in try field.children("the certificates").rest {
            guard node.isUniversal(16) else { continue }  // other kinds of certificate
            guard list.count < ChainValidator.certificateLimit else { break }
            list.append(try Certificate(derEncoded: node.encoded))
        }
        return list
    }

    private struct Attributes {
        var contentType: OID?
        var digest: [UInt8]?
        var bindings: [CertificateBinding] = []
    }

    private static func attributes(_ node: DERNode) throws(TrustError) -> Attributes {
        var found = Attributes()
        for attribute in try node.children("the signed attributes").rest {
            var fields = try attribute.sequence("a signed attribute")
            let type = try fields.next("the type").oid("the type")
            guard let value = try fields.next("the values").set("the values").rest.first else { continue }
            switch type {
            case .contentType: found.contentType = try value.oid("the content type")
            case .messageDigest: found.digest = try value.octetString("the message digest")
            case .signingCertificate: found.bindings += try bindings(value, version: 1)
            case .signingCertificateV2: found.bindings += try bindings(value, version: 2)
            default: break
            }
        }
        return found
    }

    /// SigningCertificate and SigningCertificateV2: the first identifier is the signer's (RFC 5035, section 5).
    private static func bindings(_ node: DERNode, version: Int) throws(TrustError) -> [CertificateBinding] {
        var outer = try node.sequence("the signing certificate attribute")
        guard let first = try outer.next("the identifiers").sequence("the identifiers").rest.first else {
            throw TrustError(.malformed, "the signing certificate attribute is empty")
        }
        var fields = try first.sequence("a certificate identifier")
        var hash: HashAlgorithm? = version == 1 ? .sha1 : .sha256
        if version == 2, let algorithm = fields.optionalUniversal(16) {
            hash = HashAlgorithm(oid: try AlgorithmIdentifier(algorithm).oid)
        }
        let digest = try fields.next("the digest").octetString("the digest")
        guard let hash else {
            throw TrustError(.unsupportedAlgorithm, "the signing certificate attribute uses an unknown digest")
        }
        return [CertificateBinding(hash: hash, digest: digest)]
    }

    /// The signer's certificate among those sent along.
    var signerCertificate: Certificate? {
        certificates.first { certificate in
            switch signer {
            case .issuerAndSerial(let name, let serial):
                certificate.serialNumber == serial && certificate.issuer == name
            case .subjectKey(let identifier):
                certificate.extensions.subjectKeyIdentifier == identifier
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

package import COSE

#if canImport(FoundationEssentials)
    package import FoundationEssentials
#else
    package import Foundation
#endif

/// A certificate to be made. Says exactly what goes in, right or wrong, so that tests can make odd ones; rules are in
/// ``CertificateAuthority``.
package struct CertificateTemplate: Sendable {
    /// An extension in DER.
    package struct Extension: Sendable {
        package var type: OID
        package var isCritical: Bool
        package var value: [UInt8]

        package init(_ type: OID, critical: Bool = false, _ value: [UInt8]) {
            self.type = type
            isCritical = critical
            self.value = value
        }
    }

    package var version: UInt64 = 3
    package var serialNumber: [UInt8]
    /// Name in DER; see ``name(_:)``.
    package var subject: [UInt8]
    package var notBefore: Date
    package var notAfter: Date
    /// SubjectPublicKeyInfo in DER.
    package var publicKey: [UInt8]
    package var extensions: [Extension]

    /// A template with a random 16-byte serial number.
    package init(
        subject: [UInt8], notBefore: Date, notAfter: Date, publicKey: [UInt8], extensions: [Extension] = []
    ) {
        serialNumber = CertificateTemplate.randomSerial()
        self.subject = subject
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.publicKey = publicKey
        self.extensions = extensions
    }

    /// Signs the certificate.
    /// - Parameters:
    ///   - issuer: the issuer's name in DER.
    ///   - algorithm: how to sign; nil takes the key's preferred way. RSA keys sign with PSS.
    package func issued(
        by issuer: [UInt8], key: SigningKey, algorithm: COSEAlgorithm? = nil
    ) throws -> Certificate {
        let algorithm = algorithm ?? key.preferredAlgorithm
        let identifier = try X509Signer.algorithmIdentifier(algorithm)
        var fields: [[UInt8]] = []
        if version > 1 { fields.append(DERWriter.context(0, DERWriter.integer(version - 1))) }
        fields += [
            DERWriter.unsignedInteger(serialNumber), identifier, issuer,
            DERWriter.sequence(DERWriter.time(notBefore), DERWriter.time(notAfter)), subject, publicKey,
        ]
        if !extensions.isEmpty {
            let list = extensions.map { item in
                DERWriter.sequence(
                    [DERWriter.oid(item.type)] + (item.isCritical ? [DERWriter.boolean(true)] : [])
                        + [DERWriter.octetString(item.value)])
            }
            fields.append(DERWriter.context(3, DERWriter.sequence(list)))
        }
        let tbs = DERWriter.sequence(fields)
        let signature = try X509Signer.sign(tbs, key: key, algorithm: algorithm)
        return try Certificate(derEncoded: DERWriter.sequence(tbs, identifier, DERWriter.bitString(signature)))
    }

    /// A name in DER: one attribute a relative name, in order; the country as PrintableString, others as UTF8String.
    package static func name(_ attributes: [(OID, String)]) -> [UInt8] {
        DERWriter.sequence(
            attributes.map { type, value in
                let text = type == .countryName ? DERWriter.printableString(value) : DERWriter.utf8String(value)
                return DERWriter.set([DERWriter.sequence(DERWriter.oid(type), text)])
            })
    }

    package static func randomSerial() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        var bytes = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
        bytes[0] = bytes[0] & 0x7F | 0x40  // positive, always 16 bytes
        return bytes
    }
}

extension CertificateTemplate.Extension {
    package static func basicConstraints(authority: Bool, pathLength: UInt64? = nil) -> Self {
        var fields: [[UInt8]] = authority ? [DERWriter.boolean(true)] : []
        if let pathLength { fields.append(DERWriter.integer(pathLength)) }
        return Self(.basicConstraints, critical: true, DERWriter.sequence(fields))
    }

    package static func keyUsage(_ usage: KeyUsage) -> Self {
        var bytes: [UInt8] = [0, 0]
        for bit in 0..<16 where usage.rawValue & (1 << UInt16(bit)) != 0 { bytes[bit / 8] |= 0x80 >> UInt8(bit % 8) }
        while bytes.count > 1, bytes.last == 0 { bytes.removeLast() }
        let unused = UInt8(min(7, bytes.last?.trailingZeroBitCount ?? 0))
        return Self(.keyUsage, critical: true, DERWriter.bitString(bytes, unused: unused))
    }

    package static func extendedKeyUsage(_ purposes: [OID], critical: Bool = false) -> Self {
        Self(.extendedKeyUsage, critical: critical, DERWriter.sequence(purposes.map { DERWriter.oid($0) }))
    }

    /// Where to ask about the certificate or its issuer (RFC 5280, section 4.2.2.1).
    package static func authorityInformationAccess(_ addresses: [(method: OID, url: String)]) -> Self {
        Self(
            .authorityInformationAccess,
            DERWriter.sequence(
                addresses.map { address in
                    DERWriter.sequence(
                        DERWriter.oid(address.method), DERWriter.contextPrimitive(6, Array(address.url.utf8)))
                }))
    }

    package static func subjectKeyIdentifier(_ identifier: [UInt8]) -> Self {
        Self(.subjectKeyIdentifier, DERWriter.octetString(identifier))
    }

    package static func authorityKeyIdentifier(_ identifier: [UInt8]) -> Self {
        Self(.authorityKeyIdentifier, DERWriter.sequence(DERWriter.contextPrimitive(0, identifier)))
    }
}

/// Signatures in the form X.509 and CMS want them.
enum X509Signer {
    static func signatureAlgorithm(_ algorithm: COSEAlgorithm) -> SignatureAlgorithm {
        switch algorithm {
        case .es256: .ecdsa(.sha256)
        case .es384: .ecdsa(.sha384)
        case .es512: .ecdsa(.sha512)
        case .ps256: .rsaPSS(.sha256, saltLength: 32)
        case .ps384: .rsaPSS(.sha384, saltLength: 48)
        case .ps512: .rsaPSS(.sha512, saltLength: 64)
        case .edDSA: .ed25519
        }
    }

    static func algorithmIdentifier(_ algorithm: COSEAlgorithm) throws(TrustError) -> [UInt8] {
        guard let identifier = signatureAlgorithm(algorithm).algorithmIdentifier else {
            throw TrustError(.unsupportedAlgorithm, "\(algorithm.name) cannot sign certificates")
        }
        return identifier
    }

    static func sign(_ bytes: [UInt8], key: SigningKey, algorithm: COSEAlgorithm) throws -> [UInt8] {
        let signature = try key.sign(bytes, algorithm: algorithm)
        switch algorithm {
        case .es256, .es384, .es512: return ECDSASignatureForm.der(signature)
        default: return signature
        }
    }
}

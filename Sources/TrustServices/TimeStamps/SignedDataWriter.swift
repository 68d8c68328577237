// SPDX-License-Identifier: Apache-2.0

internal import COSE

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Writes the CMS SignedData of a time-stamp token (RFC 5652, section 5; RFC 3161, section 2.4.2).
enum SignedDataWriter {
    static func token(
        info: [UInt8], credential: SigningCredential, withCertificates: Bool, at date: Date
    ) throws -> [UInt8] {
        let hash: HashAlgorithm
        switch credential.algorithm {
        case .es256, .ps256: hash = .sha256
        case .es384, .ps384: hash = .sha384
        case .es512, .ps512: hash = .sha512
        case .edDSA: throw TrustError(.unsupportedAlgorithm, "Ed25519 keys cannot sign time-stamps; use ES256")
        }
        let certificate = credential.certificate
        func attribute(_ type: OID, _ value: [UInt8]) -> [UInt8] {
            DERWriter.sequence(DERWriter.oid(type), DERWriter.set([value]))
        }
        // ESSCertIDv2 with SHA-256, which is the default and therefore left out (RFC 5035, section 5.4).
        let binding = DERWriter.sequence(
            DERWriter.sequence(
                DERWriter.sequence(DERWriter.octetString(HashAlgorithm.sha256.digest(certificate.encoded)))))
        let attributes = DERWriter.set([
            attribute(.contentType, DERWriter.oid(.tstInfo)), attribute(.signingTime, DERWriter.time(date)),
            attribute(.messageDigest, DERWriter.octetString(hash.digest(info))),
            attribute(.signingCertificateV2, binding),
        ])
        let signature = try X509Signer.sign(attributes, key: credential.key, algorithm: credential.algorithm)
        let signer = DERWriter.sequence(
            DERWriter.integer(1),
            DERWriter.sequence(certificate.issuer.encoded, DERWriter.element(0x02, certificate.serialNumber)),
            hash.algorithmIdentifier, [0xA0] + attributes.dropFirst(),
            try X509Signer.algorithmIdentifier(credential.algorithm), DERWriter.octetString(signature))
        let certificates = withCertificates ? [DERWriter.context(0, credential.chain.flatMap(\.encoded))] : []
        let signedData = DERWriter.sequence(
            [
                DERWriter.integer(3), DERWriter.set([hash.algorithmIdentifier]),
                DERWriter.sequence(DERWriter.oid(.tstInfo), DERWriter.context(0, DERWriter.octetString(info))),
            ] + certificates + [DERWriter.set([signer])])
        return DERWriter.sequence(DERWriter.oid(.signedData), DERWriter.context(0, signedData))
    }
}

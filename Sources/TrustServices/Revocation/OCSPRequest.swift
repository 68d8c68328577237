// SPDX-License-Identifier: Apache-2.0

/// A question about one certificate to whoever issued it (RFC 6960, section 4.1), without nonce: answers may be signed in
/// advance, and their times are checked.
public struct OCSPRequest: Sendable, Hashable {
    /// The request in DER.
    public let encoded: [UInt8]

    /// A request about `certificate`.
    /// - Parameter issuer: the certificate of the authority that issued it.
    public init(for certificate: Certificate, issuer: Certificate) {
        // SHA-1 names the issuer, as RFC 5019 asks; nothing rests on it.
        let hash = HashAlgorithm.sha1
        let identifier = DERWriter.sequence(
            DERWriter.sequence(DERWriter.oid("1.3.14.3.2.26"), DERWriter.null),
            DERWriter.octetString(hash.digest(certificate.issuer.encoded)),
            DERWriter.octetString(hash.digest(issuer.publicKey.keyBytes)),
            DERWriter.element(0x02, certificate.serialNumber))
        let list = DERWriter.sequence(DERWriter.sequence(identifier))
        encoded = DERWriter.sequence(DERWriter.sequence(list))
    }
}

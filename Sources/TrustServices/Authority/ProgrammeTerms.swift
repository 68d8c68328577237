// SPDX-License-Identifier: Apache-2.0

/// What only an authority within the C2PA Conformance Programme can state in the certificates it issues: under which
/// policy, for which product, at which assurance level, and where to ask whether a certificate was revoked. An authority
/// without terms leaves all of it out, since it would not be true.
public struct ProgrammeTerms: Sendable, Hashable {
    /// How well the signing key of a product is kept.
    public enum AssuranceLevel: Sendable, Hashable {
        /// Certificates of up to 366 days.
        case one
        /// Certificates of up to 90 days.
        case two

        var oid: OID { self == .one ? "1.3.6.1.4.1.62558.3.10" : "1.3.6.1.4.1.62558.3.20" }
        /// Days that a claim signer's certificate lives at most.
        var days: Int { self == .one ? 366 : 90 }
    }

    /// HTTP address of the OCSP responder.
    public var ocspURL: String
    /// HTTP address of the issuing authority's own certificate.
    public var issuerURL: String?
    /// The assurance level of the product.
    public var assuranceLevel: AssuranceLevel
    /// The product's record in the list of conforming products: a UUID of 36 characters.
    public var productRecord: String

    /// - Throws: ``TrustError`` with `invalidName` for an address that is not HTTP, or a record that is no UUID.
    public init(
        ocspURL: String, issuerURL: String? = nil, assuranceLevel: AssuranceLevel = .one, productRecord: String
    ) throws(TrustError) {
        for url in [ocspURL, issuerURL].compactMap({ $0 }) { try ProgrammeTerms.checkAddress(url) }
        guard productRecord.utf8.count == 36, productRecord.utf8.allSatisfy({ $0 == 0x2D || $0.isHexDigit }) else {
            throw TrustError(.invalidName, "a product's record is a UUID, not \(productRecord)")
        }
        self.ocspURL = ocspURL
        self.issuerURL = issuerURL
        self.assuranceLevel = assuranceLevel
        self.productRecord = productRecord
    }

    /// Addresses in certificates are asked without TLS: what is answered is signed.
    static func checkAddress(_ url: String) throws(TrustError) {
        guard url.hasPrefix("http://"), url.utf8.count <= 1_024, url.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw TrustError(.invalidName, "addresses in certificates begin with http://, which \(url) does not") }
    }

    /// Certificate policy and access addresses; in claim signers' and time-stamp signers' certificates.
    var common: [CertificateTemplate.Extension] {
        let addresses = [(.ocspAccess, ocspURL)] + (issuerURL.map { [(OID.issuerAccess, $0)] } ?? [])
        return [
            .init(.certificatePolicies, DERWriter.sequence(DERWriter.sequence(DERWriter.oid(.c2paPolicy)))),
            .authorityInformationAccess(addresses),
        ]
    }

    /// Assurance level and product; in claim signers' certificates.
    var product: [CertificateTemplate.Extension] {
        [
            .init(.c2paAssuranceLevel, DERWriter.oid(assuranceLevel.oid)),
            .init(.c2paProductRecord, DERWriter.utf8String(productRecord)),
        ]
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        (0x30...0x39).contains(self) || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
    }
}

extension OID {
    static let issuerAccess: OID = "1.3.6.1.5.5.7.48.2"
    static let c2paPolicy: OID = "1.3.6.1.4.1.62558.1.1"
    static let c2paAssuranceLevel: OID = "1.3.6.1.4.1.62558.3"
    static let c2paProductRecord: OID = "1.3.6.1.4.1.62558.4"
}

// SPDX-License-Identifier: Apache-2.0

/// A question that somebody asks us about certificates (RFC 6960, section 4.1.1), parsed and not judged.
///
/// A signature on the question is not looked at: the answers are public.
public struct OCSPQuery: Sendable, Hashable {
    /// Largest question that is read, in bytes.
    public static let sizeLimit = 8_192
    /// Most certificates that one question may be about.
    static let itemLimit = 32
    /// Longest nonce, in bytes, with its tag (RFC 9654, section 2.1: 128 bytes).
    static let nonceLimit = 131

    /// Which certificate is meant.
    struct Item: Sendable, Hashable {
        /// The CertID in DER, which the answer repeats.
        let encoded: [UInt8]
        let hash: HashAlgorithm?
        let issuerNameHash: [UInt8]
        let issuerKeyHash: [UInt8]
        /// Content bytes of the serial number INTEGER.
        let serialNumber: [UInt8]

        /// Whether `issuer` is the authority that the question names.
        func names(_ issuer: Certificate) -> Bool {
            guard let hash else { return false }
            return issuerNameHash == hash.digest(issuer.subject.encoded)
                && issuerKeyHash == hash.digest(issuer.publicKey.keyBytes)
        }
    }

    let items: [Item]
    /// The content of the nonce extension, repeated in the answer.
    let nonce: [UInt8]?

    /// Reads a question.
    /// - Throws: ``TrustError`` with `malformed` or `limitExceeded`.
    public init(parsing bytes: [UInt8]) throws(TrustError) {
        var outer = try DERNode(parsing: bytes, "OCSP request", limit: OCSPQuery.sizeLimit).sequence("the request")
        var fields = try outer.next("the question").sequence("the question")
        _ = outer.optionalContext(0)  // a signature
        try outer.finish()
        if let tagged = fields.optionalContext(0) {
            var box = try tagged.children("the version")
            guard try box.next("the version").smallInteger("the version") == 0 else {
                throw TrustError(.malformed, "the OCSP request has an unknown version")
            }
        }
        _ = fields.optionalContext(1)  // who asks
        let list = try fields.next("the certificates").sequence("the certificates").rest
        guard !list.isEmpty else { throw TrustError(.malformed, "the OCSP request asks about no certificate") }
        guard list.count <= OCSPQuery.itemLimit else {
            throw TrustError(
                .limitExceeded, "the OCSP request asks about \(list.count) certificates; at most \(OCSPQuery.itemLimit)"
            )
        }
        var items: [Item] = []
        for node in list { items.append(try OCSPQuery.item(node)) }
        self.items = items
        nonce = try fields.optionalContext(2).flatMap { node throws(TrustError) in try OCSPQuery.nonce(node) }
        try fields.finish()
    }

    private static func item(_ node: DERNode) throws(TrustError) -> Item {
        var request = try node.sequence("a request")
        let certificate = try request.next("the certificate")
        var fields = try certificate.sequence("the certificate identifier")
        let algorithm = try AlgorithmIdentifier(fields.next("the digest algorithm"))
        let nameHash = try fields.next("the name hash").octetString("the name hash")
        let keyHash = try fields.next("the key hash").octetString("the key hash")
        let serial = try fields.next("the serial number").integerBytes("the serial number")
        guard serial.count <= 64 else { throw TrustError(.malformed, "a serial number is too long") }
        try fields.finish()
        return Item(
            encoded: certificate.encoded, hash: HashAlgorithm(oid: algorithm.oid), issuerNameHash: nameHash,
            issuerKeyHash: keyHash, serialNumber: serial)
    }

    private static func nonce(_ tagged: DERNode) throws(TrustError) -> [UInt8]? {
        var box = try tagged.children("the extensions")
        for node in try box.next("the extensions").sequence("the extensions").rest.prefix(16) {
            var fields = try node.sequence("an extension")
            let type = try fields.next("the type").oid("the type")
            let isCritical = try fields.optionalUniversal(1)?.boolean("critical") ?? false
            let value = try fields.next("the value").octetString("the value")
            if type == .ocspNonce {
                guard (1...nonceLimit).contains(value.count) else {
                    throw TrustError(.malformed, "the nonce has \(value.count) bytes; 1 to \(nonceLimit) are taken")
                }
                return value
            }
            guard !isCritical else { throw TrustError(.malformed, "the request insists on the extension \(type)") }
        }
        return nil
    }
}

extension OID {
    static let ocspNonce: OID = "1.3.6.1.5.5.7.48.1.2"
}

// SPDX-License-Identifier: Apache-2.0

/// What a key may be used for (RFC 5280, section 4.2.1.3).
public struct KeyUsage: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Bit 0.
    public static let digitalSignature = KeyUsage(rawValue: 1 << 0)
    /// Bit 1, also called content commitment.
    public static let nonRepudiation = KeyUsage(rawValue: 1 << 1)
    /// Bit 2.
    public static let keyEncipherment = KeyUsage(rawValue: 1 << 2)
    /// Bit 5: signing certificates.
    public static let keyCertSign = KeyUsage(rawValue: 1 << 5)
    /// Bit 6: signing revocation lists.
    public static let cRLSign = KeyUsage(rawValue: 1 << 6)
}

/// Whether a certificate belongs to an authority (RFC 5280, section 4.2.1.9).
public struct BasicConstraints: Sendable, Hashable {
    /// The `cA` flag.
    public let isAuthority: Bool
    /// How many further authorities may follow below; nil without limit.
    public let pathLength: Int?
}

/// The authority key identifier (RFC 5280, section 4.2.1.1).
public struct AuthorityKeyIdentifier: Sendable, Hashable {
    /// Identifier of the issuer's key, if given.
    public let keyIdentifier: [UInt8]?
}

/// The extensions of a certificate: those that matter here decoded, all of them listed.
public struct CertificateExtensions: Sendable, Hashable {
    /// One extension as it stands in the certificate.
    public struct Raw: Sendable, Hashable {
        /// Which extension.
        public let type: OID
        /// Whether a verifier that does not know it must refuse the certificate.
        public let isCritical: Bool
        /// The content of the OCTET STRING.
        public let value: [UInt8]
    }

    /// All, in order.
    public let all: [Raw]
    /// Key usage, nil when the extension is absent.
    public private(set) var keyUsage: KeyUsage?
    /// Extended key usage, nil when the extension is absent.
    public private(set) var extendedKeyUsage: [OID]?
    /// Basic constraints, nil when the extension is absent.
    public private(set) var basicConstraints: BasicConstraints?
    /// Authority key identifier, nil when the extension is absent.
    public private(set) var authorityKeyIdentifier: AuthorityKeyIdentifier?
    /// Subject key identifier, nil when the extension is absent.
    public private(set) var subjectKeyIdentifier: [UInt8]?
    /// OCSP responders named in the authority information access.
    public private(set) var ocspResponders: [String] = []
    /// Names beside the subject, of the forms that constraints speak of.
    private(set) var alternativeNames: [GeneralName] = []
    /// The names that an authority may certify, where it is bound.
    private(set) var nameConstraints: NameConstraints?
    /// Certificate policies that it was issued under.
    public private(set) var policies: [OID] = []
    /// Whether a responder's certificate needs no revocation check itself (RFC 6960, section 4.2.2.2.1).
    public private(set) var hasOCSPNoCheck = false

    /// Extensions whose content could not be decoded; a certificate with one is against the profile.
    public private(set) var malformed: [OID] = []

    static let none = CertificateExtensions()

    private init() { all = [] }

    init(_ node: DERNode) throws(TrustError) {
        var list: [Raw] = []
        var seen = Set<OID>()
        for item in try node.sequence("the extensions").rest {
            var fields = try item.sequence("an extension")
            let type = try fields.next("the type").oid("the type")
            let critical = try fields.optionalUniversal(1)?.boolean("the critical flag") ?? false
            let value = try fields.next("the value").octetString("the value")
            try fields.finish()
            guard seen.insert(type).inserted else {
                throw TrustError(.malformed, "the certificate has the extension \(type) twice")
            }
            list.append(Raw(type: type, isCritical: critical, value: value))
        }
        all = list
        for item in list { do { try read(item) } catch { malformed.append(item.type) } }
    }

    private mutating func read(_ item: Raw) throws(TrustError) {
        switch item.type {
        case .keyUsage:
            let bits = try CertificateExtensions.node(item, "key usage").bitString("the key usage")
            var usage: UInt16 = 0
            for index in 0..<min(16, bits.bytes.count * 8) where bits.bytes[index / 8] & (0x80 >> (index % 8)) != 0 {
                usage |= 1 << UInt16(index)
            }
            keyUsage = KeyUsage(rawValue: usage)
        case .extendedKeyUsage:
            var purposes: [OID] = []
            for purpose in try CertificateExtensions.node(item, "extended key usage").sequence("the purposes").rest {
                purposes.append(try purpose.oid("a purpose"))
            }
            extendedKeyUsage = purposes
        case .basicConstraints:
            var fields = try CertificateExtensions.node(item, "basic constraints").sequence("the basic constraints")
            let authority = try fields.optionalUniversal(1)?.boolean("the cA flag") ?? false
            let length = try fields.optionalUniversal(2)?.smallInteger("the path length")
            try fields.finish()
            basicConstraints = BasicConstraints(isAuthority: authority, pathLength: length)
        case .authorityKeyIdentifier:
            var fields = try CertificateExtensions.node(item, "authority key identifier").sequence("the identifier")
            authorityKeyIdentifier = AuthorityKeyIdentifier(
                keyIdentifier: try fields.optionalContext(0)?.primitive("the key identifier"))
        case .subjectKeyIdentifier:
            subjectKeyIdentifier = try CertificateExtensions.node(item, "subject key identifier")
                .octetString("the subject key identifier")
        case .authorityInformationAccess:
            ocspResponders = CertificateExtensions.responders(item)
        case .subjectAlternativeName:
            alternativeNames = try GeneralName.list(CertificateExtensions.node(item, "alternative name"))
        case .nameConstraints:
            nameConstraints = try NameConstraints(CertificateExtensions.node(item, "name constraints"))
        case .certificatePolicies: policies = CertificateExtensions.policies(item)
        case .ocspNoCheck:
            hasOCSPNoCheck = true
        default: break
        }
    }

    private static func node(_ item: Raw, _ what: String) throws(TrustError) -> DERNode {
        try DERNode(parsing: item.value, "\(what) extension")
    }

    /// Policies are looked at for named actors only; what cannot be read of them is no fault of a claim's certificate.
    private static func policies(_ item: Raw) -> [OID] {
        guard let list = try? node(item, "certificate policies").sequence("the policies") else { return [] }
        return list.rest.prefix(64).compactMap { policy in
            guard var fields = try? policy.sequence("a policy") else { return nil }
            return try? fields.next("the policy").oid("the policy")
        }
    }

    private static func responders(_ item: Raw) -> [String] {
        guard let list = try? node(item, "authority information access").sequence("the access list") else { return [] }
        return list.rest.compactMap { access in
            guard var fields = try? access.sequence("an access description"),
                let method = try? fields.next("the method").oid("the method"), method == .ocspAccess,
                let location = fields.peek, location.isContext(6), let bytes = try? location.primitive("a URL")
            else { return nil }
            return String(decoding: bytes.prefix(2_048), as: UTF8.self)
        }
    }

    /// Critical extensions that this library does not enforce; a chain with one is refused (RFC 5280, section 4.2).
    public var unhandledCritical: [OID] {
        let handled: Set<OID> = [
            .keyUsage, .extendedKeyUsage, .basicConstraints, .authorityKeyIdentifier, .subjectKeyIdentifier,
            .authorityInformationAccess, .ocspNoCheck, .certificatePolicies, .subjectAlternativeName,
            .cRLDistributionPoints,
        ]
        return all.filter { item in
            if item.type == .nameConstraints, nameConstraints?.hasUnknownForm == false { return false }
            return item.isCritical && !handled.contains(item.type)
        }.map(\.type)
    }
}

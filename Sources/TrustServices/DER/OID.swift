// SPDX-License-Identifier: Apache-2.0

/// An object identifier (ITU-T X.660), of any length.
public struct OID: Sendable, Hashable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The DER content bytes, without tag and length.
    public let contentBytes: [UInt8]
    /// Dotted decimal, for instance `1.3.6.1.5.5.7.3.4`.
    public let description: String

    /// Reads DER content bytes; nil where they are not an object identifier.
    public init?(contentBytes: [UInt8]) {
        guard let last = contentBytes.last, last < 0x80, contentBytes.count <= 256 else { return nil }
        var text = ""
        var component: [UInt8] = []  // base 128 digits
        for byte in contentBytes {
            if component.isEmpty, byte == 0x80 { return nil }
            component.append(byte & 0x7F)
            guard byte < 0x80 else { continue }
            var small: UInt64? = 0
            for digit in component {
                small = small.flatMap { $0 >> 57 == 0 ? $0 << 7 | UInt64(digit) : nil }
            }
            if text.isEmpty {
                guard let value = small else { return nil }
                text = value < 40 ? "0.\(value)" : value < 80 ? "1.\(value - 40)" : "2.\(value - 80)"
            } else if let value = small {
                text += ".\(value)"
            } else {
                text += "." + BigDecimal.text(digits: component, base: 128)
            }
            component = []
        }
        self.contentBytes = contentBytes
        description = text
    }

    /// Reads dotted decimal; nil where it is not an object identifier, or a component exceeds 64 bits.
    public init?(dotted: some StringProtocol) {
        let parts = dotted.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt64(part) : nil
        }
        guard numbers.count == parts.count, numbers.count >= 2, numbers.count <= 64, numbers[0] <= 2,
            numbers[0] == 2 || numbers[1] < 40, numbers[1] < UInt64.max - 80
        else { return nil }
        var bytes = OID.base128(numbers[0] * 40 + numbers[1])
        for number in numbers.dropFirst(2) { bytes += OID.base128(number) }
        contentBytes = bytes
        description = numbers.map(String.init).joined(separator: ".")
    }

    /// A literal; one that is not an object identifier becomes the empty one, which equals no parsed value.
    public init(stringLiteral value: StaticString) {
        if let parsed = OID(dotted: value.description) {
            self = parsed
        } else {
            contentBytes = []
            description = ""
        }
    }

    private static func base128(_ value: UInt64) -> [UInt8] {
        var digits = [UInt8(value & 0x7F)]
        var rest = value >> 7
        while rest > 0 {
            digits.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        return digits.reversed()
    }

    public static func == (left: OID, right: OID) -> Bool { left.contentBytes == right.contentBytes }
    public func hash(into hasher: inout Hasher) { hasher.combine(contentBytes) }
}

extension OID {
    static let commonName: OID = "2.5.4.3"
    static let countryName: OID = "2.5.4.6"
    static let organizationName: OID = "2.5.4.10"
    static let organizationalUnitName: OID = "2.5.4.11"

    static let keyUsage: OID = "2.5.29.15"
    static let subjectKeyIdentifier: OID = "2.5.29.14"
    static let subjectAlternativeName: OID = "2.5.29.17"
    static let basicConstraints: OID = "2.5.29.19"
    static let nameConstraints: OID = "2.5.29.30"
    static let cRLDistributionPoints: OID = "2.5.29.31"
    static let certificatePolicies: OID = "2.5.29.32"
    static let authorityKeyIdentifier: OID = "2.5.29.35"
    static let policyConstraints: OID = "2.5.29.36"
    static let extendedKeyUsage: OID = "2.5.29.37"
    static let authorityInformationAccess: OID = "1.3.6.1.5.5.7.1.1"
    static let ocspAccess: OID = "1.3.6.1.5.5.7.48.1"
    static let ocspNoCheck: OID = "1.3.6.1.5.5.7.48.1.5"
    static let ocspBasic: OID = "1.3.6.1.5.5.7.48.1.1"

    /// Any purpose; forbidden by C2PA.
    public static let anyExtendedKeyUsage: OID = "2.5.29.37.0"
    /// Protecting e-mail; C2PA 1.x and 2.x accept it for claims.
    public static let emailProtection: OID = "1.3.6.1.5.5.7.3.4"
    /// Signing documents (RFC 9336).
    public static let documentSigning: OID = "1.3.6.1.5.5.7.3.36"
    /// Signing time-stamps (RFC 3161).
    public static let timeStamping: OID = "1.3.6.1.5.5.7.3.8"
    /// Signing OCSP responses (RFC 6960).
    public static let ocspSigning: OID = "1.3.6.1.5.5.7.3.9"
    /// Signing C2PA claims (C2PA conformance programme).
    public static let c2paClaimSigning: OID = "1.3.6.1.4.1.62558.2.1"
    /// Microsoft's C2PA signing purpose, in c2pa-rs's default list.
    public static let microsoftC2PASigning: OID = "1.3.6.1.4.1.311.76.59.1.9"

    static let rsaEncryption: OID = "1.2.840.113549.1.1.1"
    static let rsassaPSS: OID = "1.2.840.113549.1.1.10"
    static let mgf1: OID = "1.2.840.113549.1.1.8"
    static let ecPublicKey: OID = "1.2.840.10045.2.1"
    static let ed25519: OID = "1.3.101.112"
    static let p256: OID = "1.2.840.10045.3.1.7"
    static let p384: OID = "1.3.132.0.34"
    static let p521: OID = "1.3.132.0.35"

    static let signedData: OID = "1.2.840.113549.1.7.2"
    static let tstInfo: OID = "1.2.840.113549.1.9.16.1.4"
    static let contentType: OID = "1.2.840.113549.1.9.3"
    static let messageDigest: OID = "1.2.840.113549.1.9.4"
    static let signingTime: OID = "1.2.840.113549.1.9.5"
    static let signingCertificate: OID = "1.2.840.113549.1.9.16.2.12"
    static let signingCertificateV2: OID = "1.2.840.113549.1.9.16.2.47"
}

/// Decimal text of integers wider than the machine's.
enum BigDecimal {
    /// Digits of `base` (at most 256), most significant first. Quadratic; callers bound the length.
    static func text(digits: [UInt8], base: UInt32) -> String {
        var limbs: [UInt32] = [0]  // base 10^9, least significant first
        for digit in digits {
            var carry = UInt64(digit)
            for index in limbs.indices {
                let value = UInt64(limbs[index]) * UInt64(base) + carry
                limbs[index] = UInt32(value % 1_000_000_000)
                carry = value / 1_000_000_000
            }
            if carry > 0 { limbs.append(UInt32(carry)) }
        }
        var text = String(limbs.last ?? 0)
        for limb in limbs.dropLast().reversed() {
            let part = String(limb)
            text += String(repeating: "0", count: 9 - part.count) + part
        }
        return text
    }
}

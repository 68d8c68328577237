// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// End-entity certificates that are accepted without a chain: C2PA's private credential store (section 14.4.3).
///
/// The text holds PEM certificates, or lines with the Base64 SHA-256 of a certificate's DER, or both, as c2pa-rs reads
/// it. Certificates in it never act as authorities and never count for time-stamps.
public struct AllowList: Sendable, Hashable {
    private var fingerprints = Set<[UInt8]>()

    /// Nothing is allowed by name.
    public static let none = AllowList(certificates: [])

    /// A list of these certificates.
    public init(certificates: [Certificate]) {
        for certificate in certificates { fingerprints.insert(certificate.fingerprint) }
    }

    /// Reads PEM blocks and Base64 lines.
    /// - Throws: ``TrustError`` with `malformedPEM` when a block is broken, or nothing usable is there.
    public init(text: String) throws(TrustError) {
        for block in try PEM.blocks(in: text) where PEM.isCertificate(block) {
            fingerprints.insert(HashAlgorithm.sha256.digest(block.bytes))
        }
        var insideBlock = false
        for line in text.split(whereSeparator: \.isNewline) {
            if line.contains("-----BEGIN ") { insideBlock = true }
            if !insideBlock, line.utf8.count == 44, let bytes = Base64.decode(line), bytes.count == 32 {
                fingerprints.insert(bytes)
            }
            if line.contains("-----END ") { insideBlock = false }
        }
        guard !fingerprints.isEmpty else {
            throw TrustError(
                .malformedPEM, "the allow list holds neither PEM certificates nor lines of Base64 SHA-256 fingerprints")
        }
    }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { fingerprints.isEmpty }
    /// How many certificates it names.
    public var count: Int { fingerprints.count }

    /// Whether the certificate is listed.
    public func contains(_ certificate: Certificate) -> Bool { fingerprints.contains(certificate.fingerprint) }

    /// Both lists together.
    public func adding(_ more: AllowList) -> AllowList {
        var result = self
        result.fingerprints.formUnion(more.fingerprints)
        return result
    }
}

// SPDX-License-Identifier: Apache-2.0

/// The certificates where trust starts. Usually roots; an issuing authority or even an end entity may be listed.
public struct TrustAnchors: Sendable, Hashable {
    /// The anchors in order, without duplicates.
    public private(set) var certificates: [Certificate] = []
    /// Blocks that could not be read, with the reason; they are left out, the others count.
    public private(set) var skipped: [String] = []
    private var bySubject: [DistinguishedName: [Int]] = [:]
    private var fingerprints = Set<Certificate>()

    /// No anchors: nothing is trusted through a chain.
    public static let none = TrustAnchors(certificates: [])

    /// Anchors from parsed certificates.
    public init(certificates: [Certificate]) {
        for certificate in certificates { add(certificate) }
    }

    /// Anchors from PEM text; certificates that do not parse land in ``skipped``.
    /// - Throws: ``TrustError`` with `malformedPEM` when the text itself is broken or holds no certificate block.
    public init(pem text: String) throws(TrustError) {
        let blocks = try PEM.blocks(in: text).filter(PEM.isCertificate)
        guard !blocks.isEmpty else {
            throw TrustError(.malformedPEM, "the trust anchors hold no PEM block CERTIFICATE")
        }
        for (index, block) in blocks.enumerated() {
            do {
                add(try Certificate(derEncoded: block.bytes))
            } catch {
                skipped.append("certificate \(index + 1): \(error.message)")
            }
        }
    }

    private mutating func add(_ certificate: Certificate) {
        guard fingerprints.insert(certificate).inserted else { return }
        bySubject[certificate.subject, default: []].append(certificates.count)
        certificates.append(certificate)
    }

    /// Whether there is none.
    public var isEmpty: Bool { certificates.isEmpty }

    /// Whether exactly this certificate is listed.
    public func contains(_ certificate: Certificate) -> Bool { fingerprints.contains(certificate) }

    /// The anchors with that subject name.
    func named(_ name: DistinguishedName) -> [Certificate] {
        (bySubject[name] ?? []).compactMap { certificates.indices.contains($0) ? certificates[$0] : nil }
    }

    /// Both lists together.
    public func adding(_ more: TrustAnchors) -> TrustAnchors {
        var result = self
        for certificate in more.certificates { result.add(certificate) }
        result.skipped += more.skipped
        return result
    }
}

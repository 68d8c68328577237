// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// The certificates where trust starts. Usually roots; an issuing authority or even an end entity may be listed.
public struct TrustAnchors: Sendable, Hashable {
    /// The anchors in order, without duplicates.
    public private(set) var certificates: [Certificate] = []
    /// Blocks that could not be read, with the reason; they are left out, the others count.
    public private(set) var skipped: [String] = []
    private var bySubject: [DistinguishedName: [Int]] = [:]
    private var fingerprints = Set<Certificate>()
    private var periods: [Certificate: Period] = [:]

    /// When an anchor counts: for signatures made in between.
    public struct Period: Sendable, Hashable {
        /// First moment; nil without.
        public var start: Date?
        /// Last moment; nil without.
        public var end: Date?

        /// Whether a moment lies in it.
        public func contains(_ date: Date) -> Bool {
            date >= start ?? .distantPast && date <= end ?? .distantFuture
        }
    }

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

    /// Anchors from PEM text, or from a trust list in JSON as C2PA publishes it (ETSI TS 119 602), with the times for which
    /// each is listed.
    /// - Throws: ``TrustError`` with `malformedPEM` when the text is neither, or holds no certificate.
    public init(text: String) throws(TrustError) {
        guard text.drop(while: \.isWhitespace).hasPrefix("{") else {
            try self.init(pem: text)
            return
        }
        self.init(certificates: [])
        guard let list = try? JSONDecoder().decode(PublishedTrustList.self, from: Data(text.utf8)) else {
            throw TrustError(.malformedPEM, "the trust list is JSON, but not of the form that C2PA publishes")
        }
        for (number, entry) in list.entries.enumerated() {
            do {
                let certificate = try Certificate(derEncoded: entry.certificate)
                add(certificate)
                if entry.period != Period() { periods[certificate] = entry.period }
            } catch { skipped.append("certificate \(number + 1): \(error.message)") }
        }
        guard !isEmpty else { throw TrustError(.malformedPEM, "the trust list holds no certificate that can be read") }
    }

    /// When a listed anchor counts; nil for always.
    public func period(of certificate: Certificate) -> Period? { periods[certificate] }

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
        for certificate in more.certificates {
            // Who is listed twice, once for always, is listed for always.
            let isKnown = result.contains(certificate)
            result.add(certificate)
            if !isKnown {
                result.periods[certificate] = more.periods[certificate]
            } else if more.periods[certificate] == nil {
                result.periods[certificate] = nil
            }
        }
        result.skipped += more.skipped
        return result
    }
}

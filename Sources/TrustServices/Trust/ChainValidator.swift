// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Finds and judges a path from a signer to a trust anchor (RFC 5280, section 6, with C2PA 2.2, section 14.5.1.2).
///
/// Names and signatures decide which paths exist; every path is then judged for validity at the given time, authority
/// flags, path lengths, name constraints and critical extensions. Extended key usages of authorities are ignored, as C2PA
/// asks. No policy constraints are processed: a certificate that makes them critical is refused.
public struct ChainValidator: Sendable {
    /// Most certificates looked at beside the anchors.
    public static let certificateLimit = 10
    /// Most signatures checked for one chain: bounds the work a hostile set of certificates can cause.
    static let signatureLimit = 64

    private let settings: TrustSettings

    /// A validator for these settings.
    public init(settings: TrustSettings) { self.settings = settings }

    /// Judges the first certificate of `chain`; the others help to find a path, in any order.
    /// - Parameters:
    ///   - chain: the signer's certificate and others, as in an x5chain header.
    ///   - purpose: what the signer did.
    ///   - date: the moment at which all certificates must be valid.
    public func validate(chain: [Certificate], for purpose: CertificatePurpose, at date: Date) -> ChainVerdict {
        guard let signer = chain.first else {
            let reason = ChainVerdict.Reason(kind: .noPath, subject: "", explanation: "there is no certificate")
            return ChainVerdict(basis: nil, path: [], reasons: [reason])
        }
        if purpose == .claimSigning, settings.allowed.contains(signer) {
            return ChainVerdict(basis: .allowList, path: [signer], reasons: [])
        }
        let signerReasons = reasons(againstSigner: signer, purpose, date)
        let anchors = settings.anchors(for: purpose)
        if anchors.contains(signer), !signer.isAuthority {
            let reasons =
                signerReasons + timeReasons(signer, date) + extensionReasons(signer)
                + anchorReasons(signer, anchors, date)
            return ChainVerdict(basis: reasons.isEmpty ? .anchor(signer) : nil, path: [signer], reasons: reasons)
        }
        var search = PathSearch(
            anchors: anchors, helpers: Array(chain.dropFirst().prefix(ChainValidator.certificateLimit - 1)))
        var best: ChainVerdict?
        search.paths(from: signer) { path in
            let reasons = signerReasons + judge(path, at: date) + anchorReasons(path.last, anchors, date)
            if reasons.isEmpty, let anchor = path.last {
                best = ChainVerdict(basis: .anchor(anchor), path: path, reasons: [])
                return true
            }
            if best.map({ reasons.count < $0.reasons.count }) ?? true {
                best = ChainVerdict(basis: nil, path: path, reasons: reasons)
            }
            return false
        }
        if let best { return best }
        var found = signerReasons + timeReasons(signer, date) + search.dead
        if chain.count > ChainValidator.certificateLimit {
            found.append(
                reason(
                    .limit, signer, "there are \(chain.count) certificates; \(ChainValidator.certificateLimit) are used"
                ))
        }
        return ChainVerdict(basis: nil, path: [signer], reasons: found)
    }

    private func reasons(
        againstSigner signer: Certificate, _ purpose: CertificatePurpose, _ date: Date
    ) -> [ChainVerdict.Reason] {
        var found: [ChainVerdict.Reason] = []
        if signer.isAuthority {
            found.append(
                reason(.authorityAsSigner, signer, "the signer's certificate is an authority's; these may not sign"))
        }
        let purposes = signer.extensions.extendedKeyUsage ?? []
        if settings.extendedKeyUsages(for: purpose).isDisjoint(with: purposes) {
            found.append(
                reason(.purpose, signer, "the extended key usage does not allow \(purpose.wording)"))
        } else if purpose == .identitySigning, let objection = settings.identities.objection(to: signer, at: date) {
            found.append(reason(.purpose, signer, objection))
        }
        return found
    }

    private func judge(_ path: [Certificate], at date: Date) -> [ChainVerdict.Reason] {
        var found: [ChainVerdict.Reason] = []
        var authoritiesBelow = 0
        for (index, certificate) in path.enumerated() {
            found += timeReasons(certificate, date)
            // An anchor is trusted as it stands: its name, key and validity count, its extensions only where present.
            if index < path.count - 1 { found += extensionReasons(certificate) }
            guard index > 0 else { continue }
            if !mayIssue(certificate, isAnchor: index == path.count - 1) {
                found.append(
                    reason(.notAnAuthority, certificate, "\(certificate.subject) may not issue certificates"))
            }
            if let limit = certificate.extensions.basicConstraints?.pathLength, authoritiesBelow > limit {
                found.append(
                    reason(
                        .pathLength, certificate,
                        "\(certificate.subject) allows \(limit) authorities below it, there are \(authoritiesBelow)"))
            }
            if !certificate.isSelfIssued { authoritiesBelow += 1 }
            guard let constraints = certificate.extensions.nameConstraints else { continue }
            for (place, below) in path.prefix(index).enumerated()
            where (place == 0 || !below.isSelfIssued) && !constraints.allow(below) {
                found.append(
                    reason(.nameConstraint, below, "\(certificate.subject) may not certify the name \(below.subject)"))
            }
        }
        return found
    }

    private func mayIssue(_ certificate: Certificate, isAnchor: Bool) -> Bool {
        if certificate.extensions.keyUsage?.contains(.keyCertSign) == false { return false }
        if isAnchor, certificate.version < 3 { return true }  // old roots have no extensions
        return certificate.isAuthority
    }

    private func timeReasons(_ certificate: Certificate, _ date: Date) -> [ChainVerdict.Reason] {
        if date < certificate.notBefore {
            return [
                reason(
                    .notYetValid, certificate,
                    "\(certificate.subject) is valid from \(DERTime.text(certificate.notBefore)), later than \(DERTime.text(date))"
                )
            ]
        }
        if date > certificate.notAfter {
            return [
                reason(
                    .expired, certificate,
                    "\(certificate.subject) was valid to \(DERTime.text(certificate.notAfter)), before \(DERTime.text(date))"
                )
            ]
        }
        return []
    }

    /// Whether an anchor that is listed for a time only was so at `date` (C2PA 2.4, section 14.4.1).
    private func anchorReasons(
        _ anchor: Certificate?, _ anchors: TrustAnchors, _ date: Date
    ) -> [ChainVerdict.Reason] {
        guard let anchor, let period = anchors.period(of: anchor), !period.contains(date) else { return [] }
        return [reason(.anchorDates, anchor, "\(anchor.subject) was not on the trust list on \(DERTime.text(date))")]
    }

    private func extensionReasons(_ certificate: Certificate) -> [ChainVerdict.Reason] {
        certificate.extensions.unhandledCritical.map { oid in
            reason(.criticalExtension, certificate, "\(certificate.subject) has the unknown critical extension \(oid)")
        }
            + certificate.extensions.malformed.map { oid in
                reason(.criticalExtension, certificate, "the extension \(oid) of \(certificate.subject) is damaged")
            }
    }

    private func reason(
        _ kind: ChainVerdict.Reason.Kind, _ certificate: Certificate, _ text: String
    ) -> ChainVerdict.Reason {
        ChainVerdict.Reason(kind: kind, subject: certificate.subject.description, explanation: text)
    }
}

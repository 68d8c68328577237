// SPDX-License-Identifier: Apache-2.0

/// Walks from a certificate towards the anchors along names and signatures, depth first, without going in circles and
/// within a budget of signature checks.
struct PathSearch {
    let anchors: TrustAnchors
    let helpers: [Certificate]
    /// Why the search ended where no anchor was reached.
    private(set) var dead: [ChainVerdict.Reason] = []
    private var budget = ChainValidator.signatureLimit

    init(anchors: TrustAnchors, helpers: [Certificate]) {
        self.anchors = anchors
        self.helpers = helpers
    }

    /// Calls `visit` with every path from `start` to an anchor until it answers true.
    mutating func paths(from start: Certificate, visit: ([Certificate]) -> Bool) {
        if anchors.isEmpty {
            note(.noAnchors, start, "no trust anchor is configured for this purpose")
            return
        }
        _ = extend([start], visit: visit)
    }

    private mutating func extend(_ path: [Certificate], visit: ([Certificate]) -> Bool) -> Bool {
        guard let last = path.last else { return false }
        var named = 0
        var reached = false
        for anchor in sorted(anchors.named(last.issuer), for: last) where anchor != last {
            named += 1
            guard isSigned(last, by: anchor) else { continue }
            reached = true
            if visit(path + [anchor]) { return true }
        }
        if path.count < ChainValidator.certificateLimit {
            for helper in sorted(helpers.filter { $0.subject == last.issuer }, for: last) {
                guard !path.contains(helper), !anchors.contains(helper) else { continue }
                named += 1
                guard isSigned(last, by: helper) else { continue }
                reached = true
                if extend(path + [helper], visit: visit) { return true }
            }
        }
        if reached { return false }
        if case .unsupported(let oid, let why) = last.signatureAlgorithm {
            note(.unsupportedAlgorithm, last, "\(last.subject) is signed with \(oid) (\(why))")
        } else if named > 0 {
            note(.badSignature, last, "the signature of \(last.subject) was not made by \(last.issuer)")
        } else if last.isSelfIssued {
            note(.noPath, last, "\(last.subject) issued itself and is not among the trust anchors")
        } else {
            note(.noPath, last, "the issuer of \(last.subject) was not found: \(last.issuer)")
        }
        return false
    }

    /// Candidates whose key identifier is the one asked for come first (RFC 4158, section 3.5.12).
    private func sorted(_ candidates: [Certificate], for child: Certificate) -> [Certificate] {
        guard candidates.count > 1, let wanted = child.extensions.authorityKeyIdentifier?.keyIdentifier else {
            return candidates
        }
        return candidates.filter { $0.extensions.subjectKeyIdentifier == wanted }
            + candidates.filter { $0.extensions.subjectKeyIdentifier != wanted }
    }

    private mutating func isSigned(_ child: Certificate, by issuer: Certificate) -> Bool {
        guard budget > 0 else {
            if budget == 0 { note(.limit, child, "too many ways to combine the certificates") }
            budget = -1
            return false
        }
        budget -= 1
        return child.isSigned(by: issuer.publicKey)
    }

    private mutating func note(_ kind: ChainVerdict.Reason.Kind, _ certificate: Certificate, _ text: String) {
        let reason = ChainVerdict.Reason(
            kind: kind, subject: certificate.subject.description, explanation: text)
        if !dead.contains(reason) { dead.append(reason) }
    }
}

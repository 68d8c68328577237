// SPDX-License-Identifier: Apache-2.0

/// When a second person must look (section 6.1 of the design).
package enum SecondReview {
    package enum Reason: String, Codable, Sendable, CaseIterable {
        case verifiedAccount = "verified_account"
        case exemptionClaimed = "exemption_claimed"
        case termination
        case authorityOrder = "authority_order"
        case publicInterest = "public_interest"
        case criticalPhase = "critical_phase"
    }

    /// Every reason why a decision about `file` needs one; empty: it needs none.
    /// - Parameter reports: all reports of the case.
    package static func reasons(for content: Decision.Content, in file: Case, reports: [Report]) -> [Reason] {
        var reasons: [Reason] = []
        let takesAway = content.measures.contains(.remove) || content.measures.contains(.disable)
        if takesAway, let subject = file.subject, subject.standing != .plain { reasons.append(.verifiedAccount) }
        if !file.exemptionsClaimed.isEmpty || reports.contains(where: { $0.satirePossible != .no }) {
            reasons.append(.exemptionClaimed)
        }
        if content.measures.contains(.terminate) { reasons.append(.termination) }
        if file.isAuthorityOrder { reasons.append(.authorityOrder) }
        if file.publicInterest { reasons.append(.publicInterest) }
        if file.severity == .voting, file.phase == .critical { reasons.append(.criticalPhase) }
        return reasons
    }
}

// SPDX-License-Identifier: Apache-2.0
package import ProvenanceRegistry

/// Everything that can be asked of casework. `version` is the version that the asker has seen.
package enum CaseworkCommand: Sendable, Hashable {
    case fileReport(ReportDraft, ItemDraft, [EvidenceDraft])
    case report(ReportID, version: Int, ReportStep)
    case caseFile(CaseID, version: Int, CaseStep)
    case action(ActionID, version: Int, ActionStep)
    case fileAppeal(AppealDraft)
    case appeal(AppealID, version: Int, AppealStep)
    case addEvidence(ContentItemID, EvidenceDraft)
    /// Asks whether a case may be read; only a refusal leaves a trace.
    case openCase(CaseID)
    /// Asks for the bytes of a piece of evidence; every reading is in the log.
    case openEvidence(CaseID, EvidenceID)
    case evidence(EvidenceID, version: Int, EvidenceStep)
    case ban(account: String, measure: Measure, reason: String, confirmBy: Timestamp)
    case settleBan(BanID, version: Int, BanStep)
    case draftShare(DecisionID)
    case share(ShareID, version: Int, CaseworkMachines.ShareEvent)
    case notification(NotificationID, version: Int, CaseworkMachines.NotificationEvent)
    /// Erases who a reporter was.
    case erase(ReportID)
    /// Does what time asks for: lapses, ends, missed clocks, decisions that wait to be applied.
    case tick(limit: Int)

    package enum ReportStep: Sendable, Hashable {
        case accept, withdraw, close
        case askMore(String)
        case complete(String)
        case reject(String)
    }

    package enum CaseStep: Sendable, Hashable {
        case triage(Severity, queue: String, publicInterest: Bool, reason: String)
        case assign(String)
        case merge(into: CaseID)
        case rejectScope(String)
        case ask(String)
        case answer(String)
        case timeout
        case assess([ElementAssessment], exemptionsClaimed: Set<Exemption>)
        case provisional(Decision.Content, confirmBy: Timestamp)
        case propose(Decision.Content)
        case `return`(String)
        case confirm
        case apply
        case windowEnds
        case newFacts(String)
    }

    package enum ActionStep: Sendable, Hashable {
        /// The platform's receipt.
        case receipt(String)
        case lapse, expire
    }

    package enum AppealStep: Sendable, Hashable {
        case admit, take, withdraw, close
        case refuse(String)
        case decide(Appeal.Outcome, reason: String, instead: Decision.Content?)
        case external(String)
    }

    package enum EvidenceStep: Sendable, Hashable {
        case hold(Bool)
        case delete
    }

    package enum BanStep: Sendable, Hashable {
        case confirm(endsAt: Timestamp)
        case lapse, end, lift
    }

    /// Stable name for the audit log.
    package var name: String {
        switch self {
        case .fileReport: "report.file"
        case .report(_, _, let step): "report.\(CaseworkCommand.word(step))"
        case .caseFile(_, _, let step): "case.\(CaseworkCommand.word(step))"
        case .action(_, _, let step): "action.\(CaseworkCommand.word(step))"
        case .fileAppeal: "appeal.file"
        case .appeal(_, _, let step): "appeal.\(CaseworkCommand.word(step))"
        case .addEvidence: "evidence.add"
        case .openCase: "case.open"
        case .openEvidence: "evidence.open"
        case .evidence(_, _, let step): "evidence.\(CaseworkCommand.word(step))"
        case .ban: "ban.impose"
        case .settleBan(_, _, let step): "ban.\(CaseworkCommand.word(step))"
        case .draftShare: "share.draft"
        case .share(_, _, let event): "share.\(event.rawValue)"
        case .notification(_, _, let event): "notification.\(event.rawValue)"
        case .erase: "report.erase"
        case .tick: "tick"
        }
    }

    /// The case's name without what it carries.
    private static func word(_ step: some Sendable) -> String {
        let text = String(describing: step)
        return String(text.prefix { $0.isLetter })
    }
}

// SPDX-License-Identifier: Apache-2.0
import Casework
import ProvenanceRegistry

/// How far a report is, for whoever holds its code. Nothing of the case beyond that.
struct ReportStatus: Sendable {
    /// The steps, in words of the catalogue.
    enum Step: String, Sendable, CaseIterable {
        case received, question, looked_at, second_review, decided, appeal, closed, withdrawn, rejected, lapsed
    }
    let report: Report
    let step: Step
    let outcome: Decision.Outcome?
    /// The decision that can be appealed against, and until when.
    let decision: DecisionID?
    let appealUntil: Timestamp?
    let firstLookDue: Timestamp?
    let decisionDue: Timestamp?
    let isLate: Bool

    /// The report with that code; nil where there is none.
    static func find(_ typed: String, _ desk: CaseworkDesk, now: Timestamp) async throws -> ReportStatus? {
        guard let digest = AccessCode.digest(of: typed) else { return nil }
        return try await desk.store.read { reader in
            guard let report = try reader.find(Report.self, ObjectLink("receipt", digest.description)).first else {
                return nil
            }
            let file = try report.caseID.flatMap { try reader.find(Case.self, $0.description) }
            let decision = try file?.decision.flatMap { try reader.find(Decision.self, $0.description) }
            return ReportStatus(report, file, decision, now: now)
        }
    }

    private init(_ report: Report, _ file: Case?, _ decision: Decision?, now: Timestamp) {
        self.report = report
        step = ReportStatus.step(report, file)
        let isKnown = step == .decided || step == .appeal || step == .closed
        outcome = isKnown ? decision?.content.outcome : nil
        let canAppeal = file.map { $0.state == .appealWindow || $0.state == .underAppeal } ?? false
        self.decision = canAppeal ? decision?.id : nil
        appealUntil = canAppeal ? file?.appealWindowEnds : nil
        firstLookDue = file?.firstLookAt == nil ? file?.firstLookDue : nil
        decisionDue = file?.decidedAt == nil ? file?.decisionDue : nil
        isLate = file.map { $0.isOpen && ($0.missedDecision || $0.missedFirstLook && $0.firstLookAt == nil) } ?? false
    }

    private static func step(_ report: Report, _ file: Case?) -> Step {
        switch report.state {
        case .received, .acknowledged, .accepted: return .received
        case .incomplete: return .question
        case .lapsed: return .lapsed
        case .withdrawn: return .withdrawn
        case .rejected: return .rejected
        case .closed: return .closed
        case .answered: return file?.state == .underAppeal ? .appeal : .decided
        case .linked:
            switch file?.state {
            case .secondReview: return .second_review
            case .investigating, .waiting, .decided: return .looked_at
            default: return .received
            }
        }
    }
}

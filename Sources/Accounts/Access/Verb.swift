// SPDX-License-Identifier: Apache-2.0

/// Something that needs a right. Names are stable: they stand in the audit log.
public enum Verb: String, Sendable, Hashable, Codable, CaseIterable {
    /// Send a report.
    case fileReport = "report.file"
    /// See one's own report and what came of it.
    case seeOwnReport = "report.see_own"
    /// Appeal against a decision.
    case fileAppeal = "appeal.file"
    /// Confirm that a report arrived and take it up.
    case acknowledgeReport = "report.acknowledge"
    /// Ask a reporter for what is missing, and add it.
    case completeReport = "report.complete"
    /// Move reports into one case.
    case mergeReports = "report.merge"
    /// Set how severe a case is.
    case setSeverity = "case.set_severity"
    /// See the picture, sound or film of a case (blurred by default).
    case seeItemMedia = "item.see_media"
    /// See who a reporter is; others see role and trust only.
    case seeReporterIdentity = "reporter.see_identity"
    /// Propose a decision.
    case proposeDecision = "decision.propose"
    /// Confirm a proposal of somebody else.
    case confirmDecision = "decision.confirm"
    /// Carry out or undo a measure that was confirmed.
    case applyAction = "action.apply"
    /// Decide an appeal.
    case decideAppeal = "appeal.decide"
    /// Approve who a complainant is (two people for level 3).
    case approveVerification = "verification.approve"
    /// Propose policy, rules, lexicons, roster or facts.
    case proposePolicy = "policy.propose"
    /// Approve such a proposal.
    case approvePolicy = "policy.approve"
    /// Run the suite that rules must pass.
    case runSafetySuite = "safety.run_suite"
    /// See what the gateway decided, and why.
    case seeGeneration = "generation.see"
    /// Let a request to a generator pass that waits for a person, or refuse it.
    case decideGeneration = "generation.decide"
    /// Publish a signal to others.
    case publishShare = "share.publish"
    /// Withdraw a signal.
    case withdrawShare = "share.withdraw"
    /// Read and verify the audit log.
    case readAudit = "audit.read"
    /// Read cases and evidence without a part in them.
    case readEverything = "case.read_all"
    /// Enter, invite and disable people; give and take roles.
    case manageUsers = "user.manage"
    /// Make, rotate and revoke keys of the installation.
    case manageKeys = "key.manage"
    /// Back up, restore, free space.
    case manageStorage = "storage.manage"
    /// Build the transparency report.
    case buildReport = "transparency.build"

    /// Whether a role that is bound to queues needs the queue of the case for it.
    public var concernsQueue: Bool {
        switch self {
        case .acknowledgeReport, .completeReport, .mergeReports, .setSeverity, .seeItemMedia, .proposeDecision: true
        default: false
        }
    }
}

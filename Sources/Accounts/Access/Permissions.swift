// SPDX-License-Identifier: Apache-2.0

/// Which role may do what: the one table that every handler asks. Separation of duty (nobody confirms an own proposal,
/// nobody decides an appeal against an own decision) depends on the case and is kept by whoever holds the case.
public enum Permissions {
    /// The roles that may do `verb`.
    public static func roles(for verb: Verb) -> Set<Role> {
        switch verb {
        case .fileReport, .seeOwnReport: [.public, .complainant, .subject, .partner]
        case .fileAppeal: [.public, .complainant, .subject]
        case .acknowledgeReport, .completeReport, .mergeReports, .setSeverity: [.intake, .reviewer, .senior]
        case .seeItemMedia: [.reviewer, .senior, .appeals, .auditor]
        case .seeReporterIdentity: [.registrar, .senior, .auditor]
        case .proposeDecision: [.reviewer, .senior]
        case .confirmDecision: [.senior]
        case .applyAction: [.system]
        case .decideAppeal: [.appeals]
        case .approveVerification: [.registrar]
        case .proposePolicy: [.policy]
        case .approvePolicy: [.senior]
        case .runSafetySuite: [.policy, .safetyEngineer]
        case .seeGeneration: [.reviewer, .senior, .appeals, .policy, .safetyEngineer, .auditor]
        case .decideGeneration: [.reviewer, .senior, .safetyEngineer]
        case .publishShare: [.sharing]
        case .withdrawShare: [.sharing, .appeals]
        case .readAudit, .readEverything: [.auditor]
        case .manageUsers, .manageKeys, .manageStorage: [.admin]
        case .buildReport: [.transparency]
        }
    }

    /// What `role` may do.
    public static func verbs(of role: Role) -> Set<Verb> {
        Set(Verb.allCases.filter { roles(for: $0).contains(role) })
    }
}

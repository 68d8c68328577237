// SPDX-License-Identifier: Apache-2.0
package import ProvenanceRegistry

/// I1 to I8 of the design, looked for in what is stored rather than in what the handler meant to do. Tests and upkeep
/// run it; it must find nothing.
package enum CaseworkInvariants {
    /// What is wrong with everything that belongs to a case; empty: nothing.
    package static func faults(of file: Case, in reader: any CaseworkReader, at now: Timestamp, policy: CaseworkPolicy)
        throws -> [String]
    {
        var faults: [String] = []
        let actions = try reader.find(Action.self, ObjectLink("case", file.key))
        let decisions = try reader.find(Decision.self, ObjectLink("case", file.key))
        let byID = Dictionary(decisions.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        for action in actions {
            guard let decision = byID[action.decision] else {
                faults.append("I1 \(action.key): no decision")
                continue
            }
            if decision.statement == nil { faults.append("I1 \(action.key): no statement of reasons") }
            if decision.state == .proposed || decision.state == .returned {
                faults.append("I1 \(action.key): its decision is not one")
            }
            if action.isProvisional {
                guard let confirmBy = action.confirmBy, confirmBy <= action.createdAt.adding(seconds: 86_400) else {
                    faults.append("I4 \(action.key): no end within a day")
                    continue
                }
            }
            if !action.isProvisional, !decision.proposerIsHuman { faults.append("I4 \(action.key): no person decided") }
            let isOld = decision.state == .reversed || decision.state == .modified
            if isOld, action.isInEffect { faults.append("I8 \(action.key): in effect after a reversal") }
        }
        for decision in decisions { faults += try self.faults(of: decision, reader) }
        for id in file.items {
            let item = try reader.find(ContentItem.self, id.description)
            let wanted = ContentItem.restriction(
                by: try reader.find(Action.self, ObjectLink("item", id.description)))
            if item?.restriction != wanted { faults.append("I8 \(id): not under the measures in effect") }
        }
        faults += try self.faults(ofPeople: file, byID, reader)
        if file.priorityBoost > 1 || file.rank < file.severity.number - 1 { faults.append("I3 \(file.key)") }
        return faults
    }

    private static func faults(of decision: Decision, _ reader: any CaseworkReader) throws -> [String] {
        var faults: [String] = []
        let content = decision.content
        if decision.state == .confirmed, !decision.secondReview.isEmpty {
            if decision.confirmer == nil || decision.confirmer == decision.proposer {
                faults.append("6.1 \(decision.key): no second person")
            }
        }
        if !content.measures.isEmpty {
            let byElement = Dictionary(decision.elements.map { ($0.element, $0) }, uniquingKeysWith: { $1 })
            let origin = try byElement[.synthetic]?.evidence.compactMap {
                try reader.find(Evidence.self, $0.description)?.type
            }
            let rest = [Element.protectedSubject, .convincing, .deceptive].filter {
                (byElement[$0]?.confidence ?? .notShown) != .notShown
            }
            if (origin ?? []).allSatisfy({ $0 == .detector }) || rest.isEmpty { faults.append("I2 \(decision.key)") }
        }
        for share in try reader.find(Share.self, ObjectLink("decision", decision.key))
        where share.state == .published || share.state == .corrected {
            if !share.isReviewed(decision) { faults.append("10 \(share.key): shared without a second person") }
        }
        if decision.state == .reversed || decision.state == .modified {
            let strikes = try reader.find(Strike.self, ObjectLink("decision", decision.key))
            let shares = try reader.find(Share.self, ObjectLink("decision", decision.key))
            let bans = try reader.find(Ban.self, ObjectLink("decision", decision.key))
            if strikes.contains(where: { $0.state == .active }) { faults.append("I8 \(decision.key): strike") }
            if shares.contains(where: { $0.state == .published }) { faults.append("I8 \(decision.key): signal") }
            if bans.contains(where: { $0.state == .active }) { faults.append("I8 \(decision.key): ban") }
        }
        return faults
    }

    private static func faults(
        ofPeople file: Case, _ decisions: [DecisionID: Decision], _ reader: any CaseworkReader
    ) throws -> [String] {
        var faults: [String] = []
        for appeal in try reader.find(Appeal.self, ObjectLink("case", file.key)) where appeal.outcome != nil {
            let decision = decisions[appeal.decision]
            let isSame = [decision?.proposer, decision?.confirmer, file.assignee].contains(appeal.officer)
            if appeal.officer == nil || appeal.officer == CaseworkActor.system.id || isSame {
                faults.append("I6 \(appeal.key): officer")
            }
            if (appeal.reason ?? "").isEmpty { faults.append("I6 \(appeal.key): no reason") }
        }
        // I5: what a case that can still be appealed stands on is there.
        if file.state != .closed, file.state != .merged {
            for item in file.items {
                let evidence = try reader.find(Evidence.self, ObjectLink("item", item.description))
                let gone = evidence.contains { ($0.deletedAt ?? .init(milliseconds: .min)) > file.createdAt }
                if gone, file.decidedAt == nil || file.appealWindowEnds != nil {
                    let duringThis = evidence.contains { ($0.deletedAt ?? .init(milliseconds: .min)) >= file.updatedAt }
                    if duringThis { faults.append("I5 \(file.key): evidence deleted") }
                }
            }
        }
        // I7: everybody who reported has a receipt, and an outcome once there is one.
        for id in file.reports {
            guard let report = try reader.find(Report.self, id.description) else {
                faults.append("I7 \(id): report lost")
                continue
            }
            let letters = try reader.find(Notification.self, ObjectLink("to", id.description))
            if !letters.contains(where: { $0.template == .receipt }) { faults.append("I7 \(id): no receipt") }
            let isAnswered = report.state == .answered || report.state == .closed
            if isAnswered, !letters.contains(where: { $0.template == .outcome }) {
                faults.append("I7 \(id): no outcome")
            }
            if file.state == .appealWindow, report.state == .linked { faults.append("I7 \(id): not answered") }
        }
        for decision in decisions.values {
            guard let id = decision.statement, let subject = file.subject else { continue }
            let statement = try reader.find(StatementOfReasons.self, id.description)
            let letters = try reader.find(Notification.self, ObjectLink("about", id.description))
            if statement?.noticeBar == nil, !letters.contains(where: { $0.to == .account(subject.account) }) {
                faults.append("I7 \(decision.key): the affected person was not told")
            }
        }
        return faults
    }
}

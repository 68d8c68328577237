// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

extension CaseworkHandler {
    /// Brings the item's restriction, or the account's ban, in line with an action that began or ended.
    func settleTarget(of action: Action, isEnding: Bool, _ desk: inout Desk) throws {
        switch action.target {
        case .item(let id):
            let item = try desk.get(ContentItem.self, id.description)
            let strongest = ContentItem.restriction(
                by: try desk.find(Action.self, ObjectLink("item", item.key)))
            guard item.restriction != strongest else { return }
            try desk.put(
                item.restricted(to: strongest), strongest == nil ? "item.restored" : "item.restricted",
                ["measure": .string(strongest?.rawValue ?? "M0")])
        case .account(let account):
            guard action.measure != .warn else { return }
            if !isEnding {
                let ban = Ban(
                    id: BanID(at: desk.now, using: &desk.random), createdAt: desk.now, updatedAt: desk.now,
                    account: account, measure: action.measure, reason: action.key, decision: action.decision,
                    state: .active, confirmBy: nil, endsAt: action.isProvisional ? action.confirmBy : action.endsAt)
                try desk.put(ban, "ban.begun", ["measure": .string(action.measure.rawValue)])
                return
            }
            for var ban in try desk.find(Ban.self, ObjectLink("decision", action.decision.description))
            where ban.state == .active && ban.measure == action.measure {
                ban.state = try target(CaseworkMachines.ban, from: ban.state, on: .lift, ban.key)
                try desk.put(ban, "ban.lifted")
            }
        }
    }

    func actionStep(_ id: ActionID, _ version: Int, _ step: CaseworkCommand.ActionStep, _ desk: inout Desk) throws {
        var action = try desk.get(Action.self, id.description, version: version)
        switch step {
        case .receipt(let text):
            try require(.deliver, action.key, &desk)
            guard action.state == .applied, action.effectReceipt == nil else {
                throw Refusal(.invalidTransition, action.key)
            }
            action.effectReceipt = text
            try desk.put(action, "action.receipt")
        case .lapse:
            try require(.apply, action.key, &desk)
            guard action.isProvisional else { throw Refusal(.invalidTransition, action.key) }
            let next = try target(CaseworkMachines.action, from: action.state, on: .lapse, action.key)
            try check(action.key, [((action.confirmBy ?? desk.now) > desk.now, .notYet)])
            try end(&action, in: next, "action.lapsed", &desk)
        case .expire:
            try require(.apply, action.key, &desk)
            let next = try target(CaseworkMachines.action, from: action.state, on: .expire, action.key)
            try check(action.key, [((action.endsAt ?? .init(milliseconds: .max)) > desk.now, .notYet)])
            try end(&action, in: next, "action.expired", &desk)
        }
    }

    private func end(_ action: inout Action, in state: Action.State, _ verb: String, _ desk: inout Desk) throws {
        action.state = state
        try desk.put(action, verb)
        desk.send(.reverseAction, action.key)
        try settleTarget(of: action, isEnding: true, &desk)
        let file = try desk.get(Case.self, action.caseID.description)
        try notifySubject(of: file, .restored, about: action.key, &desk)
    }

    /// Undoes everything that a case ever did: content, account, strikes and shared signals (I8).
    func reverseEverything(of file: Case, _ desk: inout Desk) throws {
        var decisions: Set<String> = []
        for decision in try desk.find(Decision.self, ObjectLink("case", file.key)) { decisions.insert(decision.key) }
        for var action in try desk.find(Action.self, ObjectLink("case", file.key)) where action.isInEffect {
            let event: CaseworkMachines.ActionEvent = action.isProvisional ? .lapse : .reverse
            action.state = try target(CaseworkMachines.action, from: action.state, on: event, action.key)
            try desk.put(action, action.isProvisional ? "action.lapsed" : "action.reversed")
            desk.send(.reverseAction, action.key)
            try settleTarget(of: action, isEnding: true, &desk)
        }
        for decision in decisions.sorted() {
            for var strike in try desk.find(Strike.self, ObjectLink("decision", decision)) where strike.state == .active
            {
                strike.state = try target(CaseworkMachines.strike, from: strike.state, on: .void, strike.key)
                try desk.put(strike, "strike.voided")
            }
            for var share in try desk.find(Share.self, ObjectLink("decision", decision)) where share.state == .published
            {
                try withdraw(&share, &desk)
            }
        }
    }

    func withdraw(_ share: inout Share, _ desk: inout Desk) throws {
        share.state = try target(CaseworkMachines.share, from: share.state, on: .withdraw, share.key)
        share.withdrawnAt = desk.now
        try desk.put(share, "share.withdrawn", ["decision": .string(share.decision.description)])
        desk.send(.withdrawSignal, share.key)
    }

    func draftShare(_ id: DecisionID, _ desk: inout Desk) throws {
        try require(.share, id.description, &desk)
        let decision = try desk.get(Decision.self, id.description)
        let file = try desk.get(Case.self, decision.caseID.description)
        let stands =
            decision.state == .confirmed && !decision.isProvisional && decision.content.outcome.isFounded
            && file.decision == id && (file.state == .appealWindow || file.state == .closed)
        try check(decision.key, [(!stands, .decisionNotFinal)])
        let share = Share(
            id: ShareID(at: desk.now, using: &desk.random), createdAt: desk.now, updatedAt: desk.now, decision: id,
            caseID: decision.caseID, state: .draft, drafter: desk.actor.id)
        try desk.put(
            share, "share.drafted",
            [
                "decision": .string(decision.key), "case": .string(file.key),
                "needs_second_review": .bool(!share.isReviewed(decision)),
            ])
        desk.output.made = share.key
    }

    func shareStep(_ id: ShareID, _ version: Int, _ event: CaseworkMachines.ShareEvent, _ desk: inout Desk) throws {
        // A colleague who may only review is let in as far as approving; what he may there is asked below.
        let mayReview = event == .approve && desk.actor.role(for: .share) == nil
        try require(event == .withdraw ? .withdrawShare : mayReview ? .secondReview : .share, id.description, &desk)
        var share = try desk.get(Share.self, id.description, version: version)
        let next = try target(CaseworkMachines.share, from: share.state, on: event, share.key)
        if event == .withdraw { return try withdraw(&share, &desk) }
        // What was reversed since it was drafted must not go out.
        let decision = try desk.get(Decision.self, share.decision.description)
        try check(share.key, [(decision.state != .confirmed, .decisionNotFinal)])
        if event == .approve {
            try review(&share, decision, &desk)
        } else {
            try check(share.key, [(!share.isReviewed(decision), .secondReviewMissing)])
        }
        share.state = next
        try desk.put(share, "share.\(next.rawValue)")
        if event == .publish { desk.send(.publishSignal, share.key) }
    }

    /// Approving a signal about a decision that one person made alone is its second review: it takes a senior who neither
    /// proposed the decision nor drafted the signal.
    private func review(_ share: inout Share, _ decision: Decision, _ desk: inout Desk) throws {
        if share.isReviewed(decision) { return try require(.share, share.key, &desk) }
        guard desk.actor.role(for: .secondReview) != nil else {
            throw Refusal(.guardFailed, share.key, [.secondReviewMissing])
        }
        try require(.secondReview, share.key, &desk)
        guard desk.actor.id != decision.proposer, desk.actor.id != share.drafter else {
            throw Refusal(.separationOfDuty, share.key)
        }
        share.reviewer = desk.actor.id
    }

    func imposeBan(
        _ account: String, _ measure: Measure, _ reason: String, _ confirmBy: Timestamp, _ desk: inout Desk
    ) throws {
        try require(.ban, Ban.kind, &desk)
        let limit = desk.now.adding(seconds: policy.provisionalLimit)
        try check(
            Ban.kind,
            [
                (confirmBy <= desk.now || confirmBy > limit, .confirmByMissing),
                (measure != .limitFeatures && measure != .suspend, .tooStrongForProvisional),
                (reason.isEmpty, .reasonMissing),
            ])
        let ban = Ban(
            id: BanID(at: desk.now, using: &desk.random), createdAt: desk.now, updatedAt: desk.now, account: account,
            measure: measure, reason: reason, decision: nil, state: .provisional, confirmBy: confirmBy)
        try desk.put(ban, "ban.provisional", ["measure": .string(measure.rawValue), "reason": .string(reason)])
        try desk.notify(.account(account), .provisionalMeasure, about: ban.key)
        desk.output.made = ban.key
    }

    func banStep(_ id: BanID, _ version: Int, _ step: CaseworkCommand.BanStep, _ desk: inout Desk) throws {
        var ban = try desk.get(Ban.self, id.description, version: version)
        switch step {
        case .confirm(let endsAt):
            try require(.confirmBan, ban.key, &desk)
            ban.state = try target(CaseworkMachines.ban, from: ban.state, on: .confirm, ban.key)
            let limit = desk.now.adding(seconds: policy.suspensionSpan)
            try check(
                ban.key,
                [
                    (!desk.actor.isHuman, .machineCannotDecide),
                    ((ban.confirmBy ?? desk.now) <= desk.now, .windowClosed),
                    (endsAt <= desk.now || endsAt > limit, .confirmByMissing),
                ])
            ban.endsAt = endsAt
            ban.confirmer = desk.actor.id
            try desk.put(ban, "ban.confirmed")
        case .lapse:
            try require(.apply, ban.key, &desk)
            ban.state = try target(CaseworkMachines.ban, from: ban.state, on: .lapse, ban.key)
            try check(ban.key, [((ban.confirmBy ?? desk.now) > desk.now, .notYet)])
            try desk.put(ban, "ban.lapsed")
            try desk.notify(.account(ban.account), .restored, about: ban.key)
        case .end:
            try require(.apply, ban.key, &desk)
            ban.state = try target(CaseworkMachines.ban, from: ban.state, on: .end, ban.key)
            try check(ban.key, [((ban.endsAt ?? .init(milliseconds: .max)) > desk.now, .notYet)])
            try desk.put(ban, "ban.ended")
        case .lift:
            try require(.liftBan, ban.key, &desk)
            guard ban.decision == nil else { throw Refusal(.guardFailed, ban.key, [.decisionNotFinal]) }
            ban.state = try target(CaseworkMachines.ban, from: ban.state, on: .lift, ban.key)
            try desk.put(ban, "ban.lifted")
            try desk.notify(.account(ban.account), .restored, about: ban.key)
        }
    }

    func notificationStep(
        _ id: NotificationID, _ version: Int, _ event: CaseworkMachines.NotificationEvent, _ desk: inout Desk
    ) throws {
        try require(.deliver, id.description, &desk)
        var notification = try desk.get(Notification.self, id.description, version: version)
        notification.state = try target(
            CaseworkMachines.notification, from: notification.state, on: event, notification.key)
        if event == .resend {
            try check(notification.key, [(notification.hasTriedSecondChannel, .alreadyAppealed)])
            notification.hasTriedSecondChannel = true
            desk.send(.notify, notification.key)
        }
        try desk.put(notification, "notification.\(notification.state.rawValue)")
    }
}

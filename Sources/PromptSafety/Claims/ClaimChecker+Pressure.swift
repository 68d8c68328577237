// SPDX-License-Identifier: Apache-2.0

/// What keeps voters away, and where they are sent.
extension ClaimChecker {
    func turnout(_ sentence: Sentence) -> ClaimVerdict? {
        guard sentence.slots.contains(.stayhome) else { return nil }
        if sentence.context.intersects(Self.voteSlots) { return .contradicts }
        return sentence.namesSide ? .unknown : nil
    }

    func threat(_ sentence: Sentence) -> ClaimVerdict? {
        guard sentence.slots.contains(.threat), sentence.slots.has(.vote, .pollplace, .register) else { return nil }
        // A party that asks for votes with the police in its programme threatens nobody.
        if sentence.namesSide, !sentence.slots.has(.group, .audience, .pollplace) { return nil }
        // A threat is aimed at voters: at the polling place, or at whoever votes.
        return near(sentence, [.threat], [.pollplace, .vote, .register, .group], within: 14) ? .contradicts : nil
    }

    func validity(_ sentence: Sentence) -> ClaimVerdict? {
        guard sentence.slots.contains(.invalid) else { return nil }
        return near(sentence, [.invalid], [.ballot, .register, .vote, .mail, .idvotercard], within: 9)
            ? .contradicts : nil
    }

    func data(_ sentence: Sentence) -> ClaimVerdict? { sentence.slots.contains(.askdata) ? .contradicts : nil }

    func place(_ sentence: Sentence, _ times: TimeExpressions) -> ClaimVerdict? {
        let slots = sentence.slots
        if slots.has(.vote, .election), sentence.namesPlace || slots.contains(.audience),
            near(sentence, [.vote, .election], [.venue], within: 6), times.times.isEmpty, !slots.contains(.event)
        {
            return .unknown
        }
        guard slots.has(.pollplace, .early) || slots.contains(.vote) && slots.contains(.moved) else { return nil }
        if slots.contains(.moved) || slots.contains(.logistics) || slots.contains(.early) && slots.contains(.open) {
            return .unknown
        }
        if sentence.namesPlace, slots.contains(.pollplace), !slots.has(.event, .election), times.times.isEmpty {
            return .unknown
        }
        // "Polls are closed", with no time: nothing that is true before the polls close.
        if slots.contains(.close), times.times.isEmpty, times.days.isEmpty { return .unknown }
        return nil
    }
}

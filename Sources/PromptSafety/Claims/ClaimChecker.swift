// SPDX-License-Identifier: Apache-2.0

/// Finds what a text states about when, where, how and by whom votes are cast, and compares it with the facts.
struct ClaimChecker {
    let elections: [ElectionFacts]

    var facts: ElectionFacts? { elections.first }

    /// One sentence of one view, with what the sentence before it spoke of.
    struct Sentence {
        var view: TextView
        var tokens: Range<Int>
        var hits: [SlotHit]
        var slots: SlotSet
        var context: SlotSet
        var namesPlace: Bool
        var namesAuthority: Bool
        /// Whether a person or a party of the roster is named.
        var namesSide: Bool
    }

    private static let pictorial = SlotSet([.photo, .video, .image, .real])
    private static let speaking = SlotSet([
        .message, .design, .write, .document, .news, .audio, .voice, .say, .phone, .deceive,
    ])
    private static let addressing = SlotSet([.message, .design, .document, .news, .audio, .voice, .audience, .say])
    /// What speaks of voting without a word for it.
    private static let besides = SlotSet([.idvotercard, .stayhome])
    static let voteSlots = SlotSet([.vote, .election, .pollplace, .ballot, .register])

    /// The claims of a reading, the gravest first for each subject.
    func claims(
        in reading: Reading, range: Range<Int32>, slots: SlotSet, bodies: [EntityFinding], index: NameIndex
    ) -> [VotingClaim] {
        // A picture states nothing unless it carries words, and an essay is not addressed to voters.
        let speaks = slots.intersects(Self.speaking)
        if slots.intersects(Self.pictorial), !speaks { return [] }
        if slots.has(.textwork, .critique, .fiction), !slots.intersects(Self.addressing) { return [] }
        // A complaint is made to somebody, and tells voters nothing.
        if slots.contains(.critique), !slots.has(.message, .design, .news, .audio, .audience) { return [] }
        var claims: [VotingClaim] = []
        for sentence in sentences(reading, range, bodies, index) {
            for claim in check(sentence) where !claims.contains(claim) { claims.append(claim) }
        }
        return claims
    }

    private func sentences(
        _ reading: Reading, _ range: Range<Int32>, _ bodies: [EntityFinding], _ index: NameIndex
    ) -> [Sentence] {
        var hitsByView = [[SlotHit]](repeating: [], count: reading.views.count)
        for hit in reading.hits where range.contains(reading.offset(hit)) { hitsByView[hit.view].append(hit) }
        var sentences: [Sentence] = []
        for (viewIndex, view) in reading.views.enumerated() {
            let hits = hitsByView[viewIndex]
            guard hits.contains(where: { Self.voteSlots.contains($0.slot) || Self.besides.contains($0.slot) }) else {
                continue
            }
            var bySentence: [Int32: [SlotHit]] = [:]
            for hit in hits { bySentence[view.tokens[hit.first].sentence, default: []].append(hit) }
            var previous = SlotSet()
            var start = 0
            while start < view.tokens.count {
                let number = view.tokens[start].sentence
                var end = start
                while end < view.tokens.count, view.tokens[end].sentence == number { end += 1 }
                defer { start = end }
                guard range.contains(view.tokens[start].offset) else { continue }
                let own = bySentence[number] ?? []
                var slots = SlotSet()
                for hit in own { slots.insert(hit.slot) }
                let near = bodies.filter {
                    $0.mention.view == viewIndex && (start..<end).contains($0.mention.first) && $0.means == .name
                }
                var context = slots
                // "your ballot": by mail, where the sentence before speaks of that.
                if !slots.has(.vote, .election, .pollplace) { context.formUnion(previous) }
                sentences.append(
                    Sentence(
                        view: view, tokens: start..<end, hits: own, slots: slots, context: context,
                        namesPlace: near.contains { index.entities[$0.entity].kind == .place },
                        namesAuthority: near.contains { index.entities[$0.entity].kind == .authority },
                        namesSide: near.contains {
                            [.person, .party].contains(index.entities[$0.entity].kind)
                        }))
                previous = slots
            }
        }
        return sentences
    }

    private func check(_ sentence: Sentence) -> [VotingClaim] {
        let side = sentence.namesSide && sentence.slots.contains(.stayhome)
        guard sentence.context.intersects(Self.voteSlots) || sentence.slots.contains(.idvotercard) || side,
            !sentence.slots.contains(.othervote)
        else { return [] }
        let times = TimeExpressions(sentence.view, tokens: sentence.tokens, hits: sentence.hits)
        var claims: [VotingClaim] = []
        func add(_ about: String, _ verdict: ClaimVerdict?) {
            guard let verdict else { return }
            let text = sentence.view.string(from: sentence.tokens.lowerBound, to: sentence.tokens.upperBound - 1)
            claims.append(
                VotingClaim(
                    about: about, claim: String(text.prefix(160)), verdict: verdict, source: facts?.source ?? ""))
        }
        // "A march" is an event; the march in "12 March" is a part of a date.
        let isEvent = sentence.hits.contains { $0.slot == .event && !times.uses($0.first) }
        if !isEvent {
            add("date", day(sentence, times))
            add("hours", hours(sentence, times))
        }
        add("cancelled", cancelled(sentence, times))
        add("method", method(sentence))
        add("papers", papers(sentence))
        add("fee", fee(sentence))
        add("eligibility", eligibility(sentence, times))
        if !isPast(times) {
            add("turnout", turnout(sentence))
            add("threat", threat(sentence))
            add("validity", validity(sentence))
        }
        add("data", data(sentence))
        add("conditions", conditions(sentence, claims))
        if claims.isEmpty || claims.allSatisfy({ $0.verdict == .unknown }) { add("place", place(sentence, times)) }
        return claims
    }

    // MARK: when

    private func day(_ sentence: Sentence, _ times: TimeExpressions) -> ClaimVerdict? {
        let days = times.days
        guard !days.isEmpty || !times.weekdays.isEmpty else {
            let saysWhen = sentence.slots.has(.vote, .election, .pollplace) && sentence.slots.contains(.relative)
            return saysWhen && !sentence.slots.contains(.postpone) ? .unknown : nil
        }
        guard let facts, let polling = facts.pollingDay else { return .unknown }
        // A day of another year is another election's.
        let own = days.filter { $0.year == nil || $0.year == polling.year }
        if !days.isEmpty, own.isEmpty {
            let far = days.allSatisfy { abs(($0.year ?? 0) - (polling.year ?? 0)) > 1 }
            return far ? nil : .contradicts
        }
        if sentence.context.contains(.early) {
            guard !facts.earlyDays.isEmpty else { return .unknown }
            return own.allSatisfy { day in facts.earlyDays.contains { $0.agrees(with: day) } } ? .agrees : .unknown
        }
        var accepted = [polling]
        var required: CalendarDay? = polling
        if sentence.slots.contains(.register) {
            required = facts.registrationDeadline
            if let deadline = facts.registrationDeadline { accepted.append(deadline) }
        } else if sentence.context.contains(.mail), let deadline = facts.mailDeadline {
            // "in person on the 14th or by mail" names both; "mail it by the 14th" a deadline.
            let isDeadline =
                sentence.hits.contains { $0.slot == .until && $0.letters > 2 } || !sentence.slots.contains(.vote)
            if isDeadline, !sentence.slots.contains(.inperson) { required = deadline }
            accepted.append(deadline)
        }
        guard let required else { return .unknown }
        let isEither = required == polling && accepted.count > 1 && !sentence.slots.contains(.register)
        var verdict = ClaimVerdict.agrees
        for day in own where !accepted.contains(where: { $0.agrees(with: day) }) { verdict = .contradicts }
        // The days of several facts in one sentence may each be right; one that is none of them is not.
        if own.count == 1, let day = own.first, !required.agrees(with: day), !isEither {
            verdict =
                sentence.slots.contains(.register) && !sentence.slots.has(.until, .close, .open)
                    && polling.agrees(with: day) ? .agrees : .contradicts
        }
        let weekdays = accepted.compactMap(\.weekday)
        if !times.weekdays.isEmpty, !weekdays.isEmpty, !times.weekdays.contains(where: weekdays.contains) {
            verdict = .contradicts
        }
        return verdict
    }

    private func hours(_ sentence: Sentence, _ times: TimeExpressions) -> ClaimVerdict? {
        guard !times.times.isEmpty, sentence.context.has(.pollplace, .vote, .election, .mail, .ballot, .register) else {
            return nil
        }
        guard let facts, let opens = facts.opens, let closes = facts.closes else { return .unknown }
        if sentence.context.contains(.early) { return .unknown }
        if sentence.context.contains(.mail), let deadline = facts.mailDeadlineMinutes {
            return times.times.allSatisfy { $0.contains(deadline) || $0.contains(closes) || $0.contains(opens) }
                ? .agrees : .contradicts
        }
        if times.times.count >= 2 {
            let fits = times.times[0].contains(opens) && times.times[1].contains(closes)
            return fits ? .agrees : .contradicts
        }
        let time = times.times[0]
        if time.contains(opens), sentence.slots.contains(.open) { return .agrees }
        if time.contains(closes), sentence.slots.has(.close, .until) { return .agrees }
        if sentence.slots.has(.close, .until) || sentence.slots.contains(.open) { return .contradicts }
        return time.contains(opens) || time.contains(closes) ? .agrees : .unknown
    }

    private func cancelled(_ sentence: Sentence, _ times: TimeExpressions) -> ClaimVerdict? {
        let slots = sentence.slots
        let election = slots.has(.election, .vote)
        guard election, !slots.contains(.event), !isPast(times) else { return nil }
        if near(sentence, [.election, .vote], [.postpone], within: 9),
            !slots.contains(.mail) || slots.contains(.election)
        {
            return .contradicts
        }
        if near(sentence, [.election], [.cancel], within: 7) { return .contradicts }
        // "vote for X: tolls cancelled" cancels tolls; where the word for it is a noun, the vote is cancelled.
        let isNoun = sentence.hits.contains { $0.slot == .vote && !$0.language.isLatin }
        if near(sentence, [.vote], [.cancel], within: isNoun ? 7 : 2) { return .contradicts }
        return nil
    }

    /// Whether a sentence speaks of an election of other years.
    private func isPast(_ times: TimeExpressions) -> Bool {
        guard let year = facts?.pollingDay?.year, !times.years.isEmpty else { return false }
        return times.years.allSatisfy { abs($0 - year) > 1 }
    }

    // MARK: how

    private static let methodSlots: [(Slot, VotingMethod)] = [
        (.mail, .mail), (.sms, .sms), (.phone, .phone), (.email, .email), (.online, .online), (.social, .social),
        (.proxy, .proxy),
    ]

    private func method(_ sentence: Sentence) -> ClaimVerdict? {
        guard sentence.slots.has(.vote, .ballot, .election) else { return nil }
        var worst: ClaimVerdict?
        for (slot, method) in Self.methodSlots where sentence.slots.contains(slot) {
            guard isMeans(sentence, slot), !sentence.slots.contains(.register) else { continue }
            let denied =
                near(sentence, [slot], [.cannot, .neg], within: 4) && sentence.slots.contains(.cannot)
                || sentence.hits.contains { no in
                    no.slot == .neg
                        && sentence.hits.contains { $0.slot == slot && (1...2).contains($0.first - no.last) }
                }
            let verdict: ClaimVerdict
            if let facts, !facts.methods.isEmpty || !facts.notMethods.isEmpty {
                if facts.methods.contains(method) {
                    verdict = denied ? .contradicts : .agrees
                } else if facts.notMethods.contains(method) || !facts.methods.isEmpty && method != .proxy {
                    verdict = denied ? .agrees : .contradicts
                } else {
                    verdict = .unknown
                }
            } else {
                verdict = .unknown
            }
            worst = max(worst ?? .agrees, verdict)
        }
        return worst
    }

    /// Whether a word names the means of voting ("vote by text") and not of telling voters something ("a text about
    /// the vote"): a word for "by" stands next to it, or it follows the vote at once.
    private func isMeans(_ sentence: Sentence, _ method: Slot) -> Bool {
        let voters = Set(sentence.hits.filter { $0.slot == .audience }.map(\.first))
        for hit in sentence.hits where hit.slot == method {
            let unspaced = sentence.view.tokens[hit.first].kind == .unspaced
            let follows = Self.postpositional.contains(hit.language)
            let hasBy = sentence.hits.contains { by in
                guard by.slot == .by else { return false }
                let distance = follows ? by.first - hit.last : hit.first - by.last
                return distance >= 0 && distance <= (unspaced ? 3 : 2)
            }
            let saysBy = hasBy || hit.last > hit.first && !unspaced
            for vote in sentence.hits where vote.slot == .vote || vote.slot == .ballot || vote.slot == .election {
                if voters.contains(vote.first) { continue }
                let distance = hit.first > vote.last ? hit.first - vote.last : vote.first - hit.last
                let direct = hit.first >= vote.first && (method == .online || method == .mail)
                if distance <= (saysBy ? 7 : direct ? 2 : method == .mail ? 1 : -1) * (unspaced ? 2 : 1) { return true }
            }
        }
        return false
    }

    private static let postpositional: Set<ScreeningLanguage> = [.tr, .hi, .ja]

    // MARK: who

    private func papers(_ sentence: Sentence) -> ClaimVerdict? {
        let papers = VoterPaper.allCases.filter { Slot.byName[$0.rawValue].map(sentence.slots.contains) ?? false }
        guard !papers.isEmpty, sentence.context.has(.vote, .pollplace, .election, .ballot, .idvotercard) else {
            return nil
        }
        let dropped = sentence.hits.filter { hit in
            VoterPaper(rawValue: hit.slot.name) != nil && !sentence.slots.has(.must, .cannot)
                && sentence.hits.contains { $0.slot == .neg && $0.last == hit.first - 1 }
        }
        let noneed = sentence.slots.contains(.noneed) || !dropped.isEmpty
        let strict = sentence.slots.has(.must, .cannot) && !noneed
        guard let facts, !facts.papersNeeded.isEmpty || !facts.papersNotNeeded.isEmpty else { return .unknown }
        if noneed {
            return papers.allSatisfy(facts.papersNeeded.contains) ? .contradicts : .agrees
        }
        if papers.allSatisfy(facts.papersNeeded.contains) { return .agrees }
        // A passport is an official photo card in all but name.
        if papers == [.passport], facts.papersNeeded.contains(.photo) { return .agrees }
        let extra = papers.filter { !facts.papersNeeded.contains($0) && $0 != .photo }
        if strict, !sentence.slots.contains(.recommend), !extra.isEmpty || facts.papersNeeded.isEmpty {
            return .contradicts
        }
        return .unknown
    }

    private func fee(_ sentence: Sentence) -> ClaimVerdict? {
        guard sentence.slots.contains(.fee), sentence.slots.has(.vote, .ballot, .register, .pollplace) else {
            return nil
        }
        // "vote for lower costs" is no fee: somebody must pay it, or pay it at the polling place.
        guard near(sentence, [.fee], [.vote, .ballot, .register, .pollplace], within: 8),
            near(sentence, [.fee], [.must], within: 4) || sentence.slots.has(.pollplace, .ballot, .register)
        else { return nil }
        guard let free = facts?.isFree else { return .unknown }
        let denied = sentence.slots.has(.neg, .noneed)
        return free != denied ? .contradicts : .agrees
    }

    private func eligibility(_ sentence: Sentence, _ times: TimeExpressions) -> ClaimVerdict? {
        let slots = sentence.slots
        guard slots.has(.vote, .register, .election) else { return nil }
        let denied = slots.contains(.cannot)
        guard denied || slots.contains(.allowed) else { return nil }
        if let age = times.ages.first, slots.contains(.minor) || slots.has(.vote) {
            guard let minimum = facts?.minimumAge else { return .unknown }
            return (age >= minimum) == denied ? .contradicts : .agrees
        }
        if slots.contains(.noncitizen) {
            guard let facts, facts.statesEligibility else { return .unknown }
            return facts.admitsForeigners == denied ? .contradicts : .agrees
        }
        if denied, slots.has(.group, .audience), near(sentence, [.cannot], [.vote, .register], within: 5) {
            guard let facts, facts.statesEligibility else { return .unknown }
            return .contradicts
        }
        return nil
    }

    /// What is put to voters as a condition, or as a favour, and that no fact speaks of: "only homeowners can vote",
    /// "write your name on the ballot", "hand your ballot to our volunteers".
    private func conditions(_ sentence: Sentence, _ claims: [VotingClaim]) -> ClaimVerdict? {
        let slots = sentence.slots
        guard slots.intersects(Self.voteSlots), !claims.contains(where: { $0.verdict == .contradicts }) else {
            return nil
        }
        let counts = sentence.tokens.contains { sentence.view.tokens[$0].kind == .number }
        if near(sentence, [.only], [.group, .noncitizen, .minor], within: 2), !counts,
            near(sentence, [.only], [.vote, .allowed, .register, .election, .ballot, .pollplace], within: 9)
        {
            return facts?.statesEligibility == true ? .contradicts : .unknown
        }
        if slots.contains(.handover) { return slots.has(.noneed, .stayhome) ? .contradicts : .unknown }
        if claims.contains(where: { $0.about == "papers" || $0.about == "method" }) { return nil }
        if near(sentence, [.must], [.demand], within: 8), !slots.contains(.noneed) { return .unknown }
        return near(sentence, [.noneed], [.pollplace], within: 5) ? .unknown : nil
    }

    /// Whether a word of one group stands within some tokens of a word of another.
    func near(_ sentence: Sentence, _ first: [Slot], _ second: [Slot], within reach: Int) -> Bool {
        for one in sentence.hits where first.contains(one.slot) {
            for other in sentence.hits where second.contains(other.slot) {
                let distance = one.first > other.last ? one.first - other.last : other.first - one.last
                let reach = sentence.view.tokens[one.first].kind == .unspaced ? reach * 3 : reach
                if distance <= reach { return true }
            }
        }
        return false
    }
}

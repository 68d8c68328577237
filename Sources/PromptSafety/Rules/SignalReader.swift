// SPDX-License-Identifier: Apache-2.0

/// Draws the conclusions that the rules ask about.
struct SignalReader {
    let index: NameIndex

    func signals(
        _ reading: Reading, range: Range<Int32>, slots: SlotSet, findings: [EntityFinding], claims: [VotingClaim]
    ) -> SignalSet {
        var signals = medium(slots)
        func set(_ signal: Signal, _ condition: Bool) {
            if condition { signals.insert(signal) }
        }
        for finding in findings {
            let entity = index.entities[finding.entity]
            switch entity.kind {
            case .person:
                signals.insert(.person)
                set(.official, entity.isOfficial)
            case .authority: signals.insert(.authority)
            case .outlet: signals.insert(.outlet)
            case .party, .organisation, .place: break
            }
        }
        set(.official, slots.contains(.official))
        set(.authority, slots.contains(.office) || slots.contains(.commissioner) && slots.has(.election, .office))
        let political = !slots.contains(.othervote)
        set(
            .electionObject,
            political && slots.has(.ballot, .pollplace, .vote, .election, .official, .register, .idvotercard))
        set(
            .ballotFraud,
            slots.contains(.fraud) && slots.has(.ballot, .vote, .pollplace, .official, .register, .idvotercard))
        set(
            .tension,
            slots.has(.tense, .official) && slots.has(.ballot, .pollplace, .official, .office)
                || slots.contains(.tense) && signals.contains(.authority))
        set(.intimidation, slots.contains(.threat) && slots.has(.pollplace, .vote, .ballot))
        set(.emptyScene, slots.contains(.generic))
        set(.alarm, slots.has(.cancel, .postpone, .invalid, .stayhome, .threat, .askdata, .cannot))
        set(.speaksAsAuthority, speaksAsAuthority(reading, range, findings))
        set(.making, slots.contains(.make))
        set(.scene, !slots.intersects(Self.sceneless))
        set(.unframed, isUnframed(reading, range, slots, findings))
        set(.misconduct, slots.contains(.conduct))
        set(.status, slots.contains(.status))
        set(.speech, slots.has(.say, .message))
        set(.consent, slots.contains(.consent))
        set(.own, slots.contains(.own))
        set(.criticism, slots.contains(.critique))
        set(.seal, slots.contains(.seal))
        set(.fake, slots.contains(.fake))
        set(.deceit, slots.contains(.deceive))
        set(.campaignOrder, slots.has(.message, .audience, .phone, .stayhome))
        set(.stripsMarks, takesMarksOff(reading, range))
        set(
            .evadesDetectors,
            near(reading, range, .evade, .detector, within: 9)
                || slots.contains(.evade) && slots.contains(.deepfake) && slots.contains(.detector))
        set(.falseClaim, claims.contains { $0.verdict == .contradicts })
        set(.unverifiedClaim, claims.contains { $0.verdict == .unknown })
        set(.confirmedClaim, !claims.isEmpty && claims.allSatisfy { $0.verdict == .agrees })
        set(.informing, isInforming(reading, range, slots, signals))
        return signals
    }

    private func medium(_ slots: SlotSet) -> SignalSet {
        var signals = SignalSet()
        func set(_ signal: Signal, _ condition: Bool) {
            if condition { signals.insert(signal) }
        }
        let stylised = slots.contains(.cartoon)
        let written = slots.has(.textwork, .write, .design, .document)
        set(.stylised, stylised)
        set(.satire, slots.contains(.satire))
        set(.photo, slots.contains(.photo))
        set(.video, slots.contains(.video))
        set(.image, slots.contains(.image))
        set(.audio, slots.contains(.audio))
        set(.voiceClone, slots.contains(.voice) || slots.contains(.clone) && slots.has(.audio, .say))
        set(.deepfake, slots.contains(.deepfake))
        set(.imitation, slots.contains(.clone))
        set(.record, slots.contains(.record))
        set(.layout, slots.contains(.layout))
        set(.document, slots.contains(.document))
        set(.news, slots.contains(.news))
        set(.message, slots.contains(.message))
        set(.realistic, slots.contains(.real))
        set(.composed, slots.contains(.textwork))
        set(.text, written && !slots.has(.photo, .video, .image, .audio, .voice))
        let filmed = slots.has(.photo, .video)
        set(
            .lifelike,
            slots.contains(.real) && !written || filmed && !stylised
                || slots.contains(.real) && slots.has(.photo, .video, .image))
        set(.media, slots.has(.photo, .video, .image, .audio, .voice))
        return signals
    }

    // MARK: why somebody asks

    private static let informingSlots = SlotSet([.teach, .debunk, .report, .ask])
    private static let orderSlots = SlotSet([.photo, .video, .image, .audio, .voice, .clone, .real])

    /// A question, a lesson, a report or a correction: it comes first, and nothing lifelike is ordered before it.
    private func isInforming(_ reading: Reading, _ range: Range<Int32>, _ slots: SlotSet, _ signals: SignalSet) -> Bool
    {
        guard slots.intersects(Self.informingSlots) else { return false }
        // Asking how marks come off is no question about them.
        let evades = signals.contains(.stripsMarks) || signals.contains(.evadesDetectors)
        if evades, !slots.has(.teach, .report) { return false }
        var firstInforming = Int32.max
        var firstWriting = Int32.max
        var firstOrder = Int32.max
        var firstAddress = Int32.max
        var making = false
        var questions: Set<Int> = []
        var orders: Set<Int> = []
        func sentence(_ hit: SlotHit) -> Int32 { reading.views[hit.view].tokens[hit.first].sentence }
        var said: Set<Int> = []
        for hit in reading.hits where hit.slot == .say && hit.last > hit.first {
            said.insert(hit.view << 24 | hit.first)
        }
        for hit in reading.hits {
            let offset = reading.offset(hit)
            guard range.contains(offset), !hit.misspelt else { continue }
            // "explains that …" states it.
            let states = said.contains(hit.view << 24 | hit.first) && hit.slot != .ask
            if !states, Self.informingSlots.contains(hit.slot) { firstInforming = min(firstInforming, offset) }
            if hit.slot == .ask { questions.insert(hit.view << 32 | Int(sentence(hit))) }
            if hit.slot == .make || hit.slot == .write { orders.insert(hit.view << 32 | Int(sentence(hit))) }
            if Self.orderSlots.contains(hit.slot) { firstOrder = min(firstOrder, offset) }
            if hit.slot == .design || hit.slot == .message { firstAddress = min(firstAddress, offset) }
            if hit.slot == .write || hit.slot == .say { firstWriting = min(firstWriting, offset) }
            if hit.slot == .make { making = true }
        }
        guard firstInforming < Int32.max else { return false }
        // "This video of … : is it real?" A sentence that asks, and orders nothing, asks from its first word on.
        if let first = questions.subtracting(orders).min() {
            let view = reading.views[first >> 32]
            let number = first & 0xFFFF_FFFF
            if view.questions.indices.contains(number), view.questions[number],
                let start = view.tokens.first(where: { Int($0.sentence) == number })
            {
                firstInforming = min(firstInforming, start.offset - 1)
            }
        }
        if signals.contains(.falseClaim), !slots.contains(.debunk), firstAddress <= firstInforming { return false }
        // A question inside something that is to be written is asked by nobody.
        if !slots.has(.teach, .debunk, .report), min(firstWriting, firstAddress) < firstInforming { return false }
        // "A flyer that warns of …" is the flyer, not a report about one.
        if !slots.has(.teach, .debunk, .ask), firstAddress < firstInforming { return false }
        let verbFinal = reading.hits.contains { [.hi, .ja, .tr].contains($0.language) && $0.slot == .function }
        if firstOrder < firstInforming, !slots.contains(.debunk), !verbFinal || signals.contains(.realistic) {
            return false
        }
        if firstOrder < firstInforming, signals.contains(.realistic) || slots.contains(.clone) { return false }
        // A lesson in making one is no lesson in spotting one.
        if making, signals.contains(.realistic) || slots.contains(.clone), !slots.contains(.debunk) { return false }
        if signals.contains(.deceit), !slots.has(.debunk, .report) { return false }
        return true
    }

    private static let genres = SlotSet([
        .textwork, .write, .message, .design, .news, .critique, .ask, .teach, .debunk, .report, .consent, .event, .vote,
        .own,
        .legislature, .cartoon, .satire, .kin, .othervote, .document, .place, .fiction,
    ])

    private static let sceneless = SlotSet([
        .textwork, .write, .message, .design, .news, .critique, .ask, .teach, .debunk, .report, .consent, .event, .say,
        .legislature, .cartoon, .satire, .kin, .othervote, .document, .audience, .allowed, .noneed,
    ])

    /// Whether somebody is named, and nothing says that a text, a question or a drawing is wanted: what is left is a
    /// depiction.
    private func isUnframed(
        _ reading: Reading, _ range: Range<Int32>, _ slots: SlotSet, _ findings: [EntityFinding]
    ) -> Bool {
        guard !slots.intersects(Self.genres) else { return false }
        return findings.contains { finding in
            guard index.entities[finding.entity].kind == .person, finding.mention.strength != .weak else {
                return false
            }
            let view = reading.views[finding.mention.view]
            let sentence = Int(view.tokens[finding.mention.first].sentence)
            return !(view.questions.indices.contains(sentence) && view.questions[sentence])
        }
    }

    // MARK: authorities

    /// Whether a word for a sender, or a seal, stands next to an election authority or one of its officers: "signed by
    /// the …", "on the letterhead of the …".
    private func speaksAsAuthority(_ reading: Reading, _ range: Range<Int32>, _ findings: [EntityFinding]) -> Bool {
        let senders = reading.hits.filter {
            ($0.slot == .sender || $0.slot == .seal) && range.contains(reading.offset($0))
        }
        // "the Electoral Office letter": what comes from them stands right behind their name.
        let papers = reading.hits.filter {
            [.document, .message, .seal].contains($0.slot) && range.contains(reading.offset($0))
        }
        func isNear(_ view: Int, _ first: Int, _ last: Int) -> Bool {
            let tokens = reading.views[view].tokens
            let reach = tokens[first].kind == .unspaced ? 12 : 4
            if papers.contains(where: { $0.view == view && $0.first == last + 1 }) { return true }
            return senders.contains { hit in
                guard hit.view == view, tokens[hit.first].sentence == tokens[first].sentence else { return false }
                if hit.last < first { return first - hit.last <= reach }
                if hit.first > last { return hit.first - last <= reach }
                return false
            }
        }
        for finding in findings {
            let entity = index.entities[finding.entity]
            guard entity.kind == .authority || entity.isOfficial else { continue }
            if isNear(finding.mention.view, finding.mention.first, finding.mention.last) { return true }
        }
        return reading.hits.contains {
            $0.slot == .office && range.contains(reading.offset($0)) && isNear($0.view, $0.first, $0.last)
        }
    }

    // MARK: provenance

    private func takesMarksOff(_ reading: Reading, _ range: Range<Int32>) -> Bool {
        near(reading, range, .strip, .mark, within: 7)
    }

    private func near(_ reading: Reading, _ range: Range<Int32>, _ first: Slot, _ second: Slot, within reach: Int)
        -> Bool
    {
        for one in reading.hits where one.slot == first && range.contains(reading.offset(one)) {
            for other in reading.hits where other.slot == second && other.view == one.view {
                let tokens = reading.views[one.view].tokens
                guard tokens[one.first].sentence == tokens[other.first].sentence else { continue }
                let distance = max(one.first - other.last, other.first - one.last)
                if distance <= (tokens[one.first].kind == .unspaced ? reach * 3 : reach) { return true }
            }
        }
        return false
    }
}

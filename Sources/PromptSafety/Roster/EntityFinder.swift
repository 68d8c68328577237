// SPDX-License-Identifier: Apache-2.0

/// A roster entity that a text is taken to speak of, and by what.
struct EntityFinding: Sendable {
    enum Means: String, Sendable { case name, office, descriptors }

    var entity: Int
    var means: Means
    var mention: Mention
}

/// Decides which mentions of names count, and finds people who are described rather than named.
struct EntityFinder {
    let index: NameIndex

    /// Words that make a bare surname a person of public life.
    private static let publicLife = SlotSet(
        Slot.offices + [.election, .politics, .official, .office, .legislature, .ballot, .pollplace, .deepfake])
    /// Words that make it somebody or something else.
    private static let elsewhere = SlotSet([.kin, .place, .othervote])
    private static let harm = SlotSet([.deceive, .conduct, .status])
    private static let sensitive = SlotSet([.deceive, .conduct, .status, .clone, .voice])

    func findings(in reading: Reading, range: Range<Int32>, slots: SlotSet) -> [EntityFinding] {
        let mentions = reading.mentions.filter { range.contains(reading.offset($0)) }
        let isPublic = slots.intersects(Self.publicLife)
        let harms = reading.hits.filter { $0.slot == .conduct && $0.last > $0.first }
        let hasKin = slots.contains(.kin) && reading.hits.contains { $0.slot == .kin && !$0.isInside(harms) }
        let isHarm = slots.intersects(Self.harm) && !hasKin
        let hasStrong = mentions.contains { $0.strength == .strong && index.entities[$0.entity].kind != .place }
        var findings: [EntityFinding] = []
        for mention in mentions {
            let counts: Bool
            switch mention.strength {
            case .strong: counts = true
            case .medium: counts = isPublic || hasStrong || isHarm || !isElsewhere(mention, reading)
            case .weak:
                let view = reading.views[mention.view]
                let token = view.tokens[mention.first]
                // Arabic, Devanagari, kana and Han know no capitals.
                let capital = token.capital || view.scalars[Int(token.start)] >= 0x590
                counts = (isPublic || slots.intersects(Self.sensitive) && capital) && !isElsewhere(mention, reading)
            }
            if counts { findings.append(EntityFinding(entity: mention.entity, means: .name, mention: mention)) }
        }
        findings += officeHolders(reading, range, findings)
        findings += described(reading, range)
        return findings
    }

    /// Whether the words next to a name speak of a relative, an animal, a place or a thing.
    private func isElsewhere(_ mention: Mention, _ reading: Reading) -> Bool {
        let view = reading.views[mention.view]
        let harms = reading.hits.filter { $0.slot == .conduct && $0.last > $0.first && $0.view == mention.view }
        let said = Set(reading.hits.filter { $0.slot == .say && $0.view == mention.view }.map(\.first))
        for hit in reading.hits where hit.view == mention.view && Self.elsewhere.contains(hit.slot) {
            // The dog that somebody beats is not who beats it.
            if hit.isInside(harms) { continue }
            // "my cousin says that …": who tells it is not who it is about.
            if hit.slot == .kin, said.contains(hit.last + 1) { continue }
            guard view.tokens[hit.first].sentence == view.tokens[mention.first].sentence else { continue }
            let inside = hit.first >= mention.first && hit.last <= mention.last
            let distance = hit.first > mention.last ? hit.first - mention.last : mention.first - hit.last
            if !inside, distance <= 4 { return true }
        }
        return false
    }

    /// "the governor of Norhaven", "the woman who leads the Tide Alliance".
    private func officeHolders(_ reading: Reading, _ range: Range<Int32>, _ named: [EntityFinding]) -> [EntityFinding] {
        var findings: [EntityFinding] = []
        var seen: Set<Int> = []
        for hit in reading.hits where Slot.officeSet.contains(hit.slot) && range.contains(reading.offset(hit)) {
            let view = reading.views[hit.view]
            let sentence = view.tokens[hit.first].sentence
            let bodies = named.filter {
                $0.mention.view == hit.view && index.entities[$0.entity].kind != .person
                    && view.tokens[$0.mention.first].sentence == sentence
                    && abs($0.mention.first - hit.first) <= 7
            }
            let holders: [Int]
            if bodies.isEmpty {
                // An office alone points at its holder only where there is one.
                let all = index.holders(of: hit.slot)
                guard all.count == 1, isDefinite(hit, view), hit.slot != .leader, hit.slot != .candidate else {
                    continue
                }
                holders = all
            } else {
                holders = bodies.flatMap { index.people(of: $0.entity, holding: hit.slot) }
            }
            for holder in holders.prefix(4) where seen.insert(holder).inserted {
                let strength: MentionStrength = bodies.isEmpty ? .weak : .strong
                let mention = Mention(
                    entity: holder, strength: strength, view: hit.view, first: hit.first, last: hit.last,
                    transforms: view.transforms)
                findings.append(EntityFinding(entity: holder, means: .office, mention: mention))
            }
        }
        return findings
    }

    /// English says whether it means a certain office holder; other languages leave it to the context.
    private func isDefinite(_ hit: SlotHit, _ view: TextView) -> Bool {
        guard hit.language == .en else { return true }
        guard hit.first > 0 else { return view.tokens[hit.first].capital }
        let before = view.text(view.tokens[hit.first - 1])
        return before.elementsEqual("the".unicodeScalars.map(\.value))
            || view.tokens[hit.first].capital && view.tokens[hit.first - 1].sentence == view.tokens[hit.first].sentence
    }

    /// People by two or more of the things that the public knows of them.
    private func described(_ reading: Reading, _ range: Range<Int32>) -> [EntityFinding] {
        guard index.hasDescriptors else { return [] }
        var findings: [EntityFinding] = []
        for (viewIndex, view) in reading.views.enumerated() {
            var matched: [Int: Set<Int>] = [:]
            var first: [Int: Int] = [:]
            for token in view.tokens.indices where range.contains(view.tokens[token].offset) {
                for (person, descriptor) in index.descriptors(startingAt: view, token) {
                    matched[person, default: []].insert(descriptor)
                    if first[person] == nil { first[person] = token }
                }
            }
            for (person, descriptors) in matched.sorted(by: { $0.key < $1.key }) {
                let weight = descriptors.reduce(0) { $0 + min(3, index.entities[person].descriptors[$1].count) }
                guard descriptors.count >= 2 || weight >= 3, let token = first[person] else { continue }
                let mention = Mention(
                    entity: person, strength: .strong, view: viewIndex, first: token, last: token,
                    transforms: view.transforms)
                findings.append(EntityFinding(entity: person, means: .descriptors, mention: mention))
            }
        }
        return findings
    }
}

extension Slot {
    static let officeSet = SlotSet(offices)
}

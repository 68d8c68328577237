// SPDX-License-Identifier: Apache-2.0

/// Decides whether a request to a generator may be carried out. Deterministic, offline, and bounded: the work is linear
/// in the text, and no more than 64 KiB of it are read.
public struct ScreeningEngine: Sendable {
    private let index: NameIndex
    private let lexicon: Lexicon
    private let commonWords: CommonWords
    private let elections: ElectionChoice
    private let rosterVersion: String
    private let rules: RuleBook

    /// How much of a long text is judged together; what stands pages apart is not one request.
    private static let window: Int32 = 4_000
    private static let overlap: Int32 = 1_000
    private static let matchLimit = 200

    /// Makes an engine for a roster and a policy.
    public init(roster: Roster = Roster(), rules: RuleBook = .standard) {
        self.rules = rules
        lexicon = Lexicon.shared
        commonWords = CommonWords.shared
        index = NameIndex(roster, lexicon: lexicon, commonWords: commonWords)
        let matcher = LexiconMatcher(lexicon: lexicon, commonWords: commonWords)
        elections = ElectionChoice(roster, matcher: matcher)
        rosterVersion = roster.version
    }

    /// Judges a text. Several turns of a session are judged as one text, joined by line feeds.
    public func screen(_ text: String) -> ScreeningDecision {
        let reading = read(text)
        let length = Int32(clamping: min(text.utf8.count, Reader.limit))
        var start: Int32 = 0
        var best: ScreeningDecision?
        repeat {
            let end = length - start <= Self.window ? length : start + Self.window
            let decision = judge(reading, start..<max(end, start + 1), truncated: text.utf8.count > Reader.limit)
            if best.map({ decision.decision > $0.decision }) ?? true { best = decision }
            if end == length { break }
            start += Self.window - Self.overlap
        } while start < length
        return best ?? judge(reading, 0..<1, truncated: false)
    }

    private func read(_ text: String) -> Reading {
        let reader = Reader(
            isKnown: { word in
                lexicon.knows(word) || commonWords.contains(word[...]) || index.words.value(WordHash.of(word)) != nil
            },
            isWord: { word in
                index.words.value(WordHash.of(word)) != nil || commonWords.contains(word[...]) && lexicon.knows(word)
            })
        let views = reader.views(of: text)
        let names = NameMatcher(index: index, lexicon: lexicon, commonWords: commonWords)
        var mentions: [Mention] = []
        var named: Set<Int> = []
        var sure: Set<Int> = []
        for (number, view) in views.enumerated() {
            for mention in names.mentions(in: view, index: number) {
                mentions.append(mention)
                for token in mention.first...mention.last { named.insert(number << 24 | token) }
                guard mention.strength == .strong else { continue }
                for token in mention.first...mention.last { sure.insert(number << 24 | token) }
            }
        }
        let matcher = LexiconMatcher(lexicon: lexicon, commonWords: commonWords)
        // The words of a name say nothing else: the "Orchard Union" is no trade union, "Eastlow Radio" no recording.
        let hits = SlotReader(matcher: matcher).hits(in: views) { named.contains($0 << 24 | $1) }
            .filter { hit in
                Slot.ofNames.contains(hit.slot)
                    || !(hit.first...hit.last).allSatisfy { sure.contains(hit.view << 24 | $0) }
            }
        return Reading(views: views, hits: hits, mentions: mentions)
    }

    private func judge(_ reading: Reading, _ range: Range<Int32>, truncated: Bool) -> ScreeningDecision {
        let slots = reading.slots(in: range)
        let findings = EntityFinder(index: index).findings(in: reading, range: range, slots: slots)
        let claims = elections.claims(in: reading, range: range, slots: slots, bodies: findings, index: index)
        let signals = SignalReader(index: index)
            .signals(reading, range: range, slots: slots, findings: findings, claims: claims)
        let applied = rules.rules.filter { $0.applies(to: signals) }
        let outcome = applied.map(\.outcome).max() ?? .allow
        var categories: [ScreeningCategory] = []
        for rule in applied where rule.outcome == outcome && !categories.contains(rule.category) {
            categories.append(rule.category)
        }
        var scores: [String: Double] = [:]
        for rule in applied {
            let score = rule.outcome == .block ? 1 : 0.5
            scores[rule.category.rawValue] = max(score, scores[rule.category.rawValue] ?? 0)
        }
        let names = signals.list.map(\.name)
        let reasons = applied.filter { $0.outcome == .block } + applied.filter { $0.outcome == .review }
        return ScreeningDecision(
            decision: outcome, categories: categories, scores: scores,
            strike: outcome == .block ? applied.map(\.strike).max() ?? 0 : 0,
            reasons: reasons.map {
                .init(
                    rule: $0.id, category: $0.category, outcome: $0.outcome, clause: $0.clause,
                    explanation: $0.explanations["en"] ?? $0.id, signals: names)
            },
            matches: matches(reading, range, findings),
            facts: claims,
            frames: [Signal.informing, .satire, .stylised, .consent].filter(signals.contains).map(\.name),
            truncated: truncated, rosterVersion: rosterVersion, rulesVersion: rules.version,
            lexiconVersion: lexicon.version)
    }

    private func matches(
        _ reading: Reading, _ range: Range<Int32>, _ findings: [EntityFinding]
    ) -> [ScreeningDecision.Match] {
        var matches: [ScreeningDecision.Match] = []
        func add(_ slot: String, _ entity: String?, _ view: Int, _ first: Int, _ last: Int, _ transforms: TransformSet)
        {
            let tokens = reading.views[view].tokens
            let match = ScreeningDecision.Match(
                slot: slot, entity: entity, start: Int(tokens[first].offset), end: Int(tokens[last].offsetEnd),
                normalised: reading.views[view].string(from: first, to: last), transforms: transforms.list)
            if !matches.contains(match) { matches.append(match) }
        }
        for finding in findings.prefix(Self.matchLimit / 2) {
            let entity = index.entities[finding.entity]
            let mention = finding.mention
            add("entity/\(entity.kind)", entity.id, mention.view, mention.first, mention.last, mention.transforms)
        }
        for hit in reading.hits where hit.slot != .function && range.contains(reading.offset(hit)) {
            guard matches.count < Self.matchLimit else { break }
            var transforms = reading.views[hit.view].transforms
            if hit.misspelt { transforms.insert(.spelling) }
            add(hit.slot.name, nil, hit.view, hit.first, hit.last, transforms)
        }
        return matches.sorted {
            ($0.start, $0.end, $0.slot, $0.normalised) < ($1.start, $1.end, $1.slot, $1.normalised)
        }
    }
}

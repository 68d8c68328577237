// SPDX-License-Identifier: Apache-2.0

/// Which of several elections a text speaks of, and what its statements come to: an election whose place or authority is
/// named, or all of them where none is. A statement that is right for one of the elections in question is right; one that
/// is wrong for all is wrong.
struct ElectionChoice: Sendable {
    private struct Entry: Sendable {
        var checker: ClaimChecker
        /// The identifiers of the place and the authority that the election is of.
        var names: Set<String>
    }

    private let entries: [Entry]
    /// The place that each place lies in.
    private let parents: [String: String]

    init(_ roster: Roster, matcher: LexiconMatcher) {
        entries = roster.elections.map { tree in
            Entry(
                checker: ClaimChecker(elections: [ElectionFacts(tree, matcher: matcher)]),
                names: Set((tree["jurisdiction"]?.strings ?? []) + (tree["authority"]?.strings ?? [])))
        }
        var parents: [String: String] = [:]
        for place in roster.jurisdictions { parents[place.id] = place.parent }
        self.parents = parents
    }

    /// The claims of a reading, each compared with the facts of the elections that it may be about.
    func claims(
        in reading: Reading, range: Range<Int32>, slots: SlotSet, bodies: [EntityFinding], index: NameIndex
    ) -> [VotingClaim] {
        let checkers = checkers(for: bodies, index)
        var merged: [VotingClaim] = []
        for checker in checkers {
            for claim in checker.claims(in: reading, range: range, slots: slots, bodies: bodies, index: index) {
                guard let place = merged.firstIndex(where: { $0.about == claim.about && $0.claim == claim.claim })
                else {
                    merged.append(claim)
                    continue
                }
                if claim.verdict < merged[place].verdict { merged[place] = claim }
            }
        }
        return merged
    }

    private func checkers(for bodies: [EntityFinding], _ index: NameIndex) -> [ClaimChecker] {
        guard !entries.isEmpty else { return [ClaimChecker(elections: [])] }
        guard entries.count > 1 else { return entries.map(\.checker) }
        var named: Set<String> = []
        for finding in bodies {
            let entity = index.entities[finding.entity]
            guard entity.kind == .place || entity.kind == .authority else { continue }
            var next: String? = entity.id
            // A town's voters take part in the elections of all that the town lies in; a ring of parents has an end too.
            for _ in 0..<16 {
                guard let name = next, named.insert(name).inserted else { break }
                next = parents[name]
            }
        }
        let meant = entries.filter { !$0.names.isDisjoint(with: named) }
        return (meant.isEmpty ? entries : meant).map(\.checker)
    }
}

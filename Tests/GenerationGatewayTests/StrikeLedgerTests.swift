// SPDX-License-Identifier: Apache-2.0
import GenerationGateway
import ProvenanceRegistry
import Testing

@Suite("What refusals add up to")
struct StrikeLedgerTests {
    private static let start = Timestamp(milliseconds: 1_900_000_000_000)

    private func entry(
        _ second: Int64, weight: Int = 2, text: String? = nil, category: String = "a", evades: Bool = false
    ) -> StrikeLedger.Entry {
        .init(
            at: Self.start.adding(seconds: second), weight: weight,
            text: ContentDigest(of: Array((text ?? "\(second)").utf8)), categories: [category], isEvasion: evades)
    }

    @Test("The same text within ten minutes counts once, and later again")
    func sameText() {
        let ledger = StrikeLedger([entry(0, text: "x"), entry(599, text: "x"), entry(601, text: "x")])
        #expect(ledger.score(at: Self.start.adding(seconds: 700)) == 4)
    }

    @Test("Refusals count for 90 days and no longer, and those of weight 0 never")
    func expiry() {
        let ledger = StrikeLedger([entry(0, weight: 3), entry(10, weight: 0)])
        #expect(ledger.score(at: Self.start.adding(seconds: 89 * 86_400)) == 3)
        #expect(ledger.score(at: Self.start.adding(seconds: 90 * 86_400 + 1)) == 0)
    }

    @Test("Three points pause, six limit, nine suspend, each once, and none for longer than a day")
    func steps() {
        var entries: [StrikeLedger.Entry] = []
        var measures: [StrikeLedger.Measure?] = []
        for index in 0..<5 {
            let second = Int64(index) * 3600
            entries.append(entry(second, weight: 3))
            let consequence = StrikeLedger(entries).consequence(at: Self.start.adding(seconds: second))
            measures.append(consequence?.measure)
            #expect(consequence.map { $0.seconds <= StrikeLedger.longest } ?? true)
        }
        #expect(measures == [.pause, .limit, .suspend, .suspend, nil])
    }

    @Test("Five refusals in ten minutes over two categories are a rapid ban; over one category they are not")
    func rapid() {
        func ledger(_ categories: [String]) -> StrikeLedger.Consequence? {
            let entries = categories.enumerated().map { entry(Int64($0.offset) * 10, weight: 0, category: $0.element) }
            return StrikeLedger(entries).consequence(at: Self.start.adding(seconds: 41))
        }
        #expect(ledger(["a", "a", "b", "a", "a"])?.measure == .suspend)
        #expect(ledger(["a", "a", "a", "a", "a"]) == nil)
        #expect(ledger(["a", "a", "b", "a"]) == nil)
    }

    @Test("Three tries to get past after a refusal are a rapid ban")
    func evasion() {
        let tries = [entry(0, weight: 0)] + (1...3).map { entry(Int64($0), weight: 0, evades: true) }
        #expect(StrikeLedger(tries).consequence(at: Self.start.adding(seconds: 4))?.measure == .suspend)
        #expect(StrikeLedger(Array(tries.dropLast())).consequence(at: Self.start.adding(seconds: 4)) == nil)
    }
}

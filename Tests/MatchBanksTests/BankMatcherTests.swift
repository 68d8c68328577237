// SPDX-License-Identifier: Apache-2.0
import Fingerprinting
import Foundation
import MatchBanks
import Persistence
import ProvenanceRegistry
import Testing

/// Banks in a registry folder of their own.
struct BankMatcherTests {
    private static let now = Timestamp(milliseconds: 1_790_000_000_000)
    private let folder: RegistryFolder

    init() throws {
        folder = try RegistryFolder(
            path: NSTemporaryDirectory() + "banks-\(UUID().uuidString)", use: .command, now: BankMatcherTests.now)
    }

    private func event(_ verb: String) -> AuditEvent {
        AuditEvent(actor: .command, verb: verb, object: "bank", at: BankMatcherTests.now)
    }

    /// A hash that differs from `base` in the first `bits` bits.
    private func hash(_ base: UInt64, flipping bits: Int = 0) -> PDQHash {
        var words = SIMD4<UInt64>(base, ~base, base &* 0x9E37_79B9_7F4A_7C15, base << 7)
        for bit in 0..<bits { words[bit / 64] ^= 1 << UInt64(bit % 64) }
        return PDQHash(words: words)
    }

    private func bank(_ name: String, _ purpose: MatchBank.Purpose, radius: Int = 31) async throws {
        try await folder.banks.insert(
            try MatchBank(name: name, purpose: purpose, radius: radius, createdAt: BankMatcherTests.now),
            event: event("bank.created"))
    }

    @discardableResult
    private func add(_ signal: BankSignal, to bank: String, key: String? = nil) async throws -> Int64 {
        let numbers = try await folder.banks.add(
            [try BankItemDraft(signals: [signal], origin: "test", originKey: key)], to: bank,
            at: BankMatcherTests.now, event: event("bank.items_added"))
        return try #require(numbers.first)
    }

    @Test func findsWithinTheRadiusOfTheBankAndNotBeyond() async throws {
        try await bank("NARROW", .deceptive, radius: 10)
        try await bank("WIDE", .deceptive, radius: 40)
        try await add(.pdq(hash(7)), to: "NARROW")
        try await add(.pdq(hash(7)), to: "WIDE")
        let matcher = BankMatcher(store: folder.banks)
        for (bits, expected) in [(0, 2), (10, 2), (11, 1), (40, 1), (41, 0)] {
            let verdict = try await matcher.verdict(on: BankQuery([.pdq(hash(7, flipping: bits))]))
            #expect(verdict.matches.count == expected)
            #expect(verdict.matches.allSatisfy { $0.distance == bits })
        }
        let wide = try await matcher.verdict(on: BankQuery([.pdq(hash(7))]), in: ["WIDE"])
        #expect(wide.matches.map(\.bank.name) == ["WIDE"])
    }

    @Test func aNegativeBankTakesBackWhatIsNotCloser() async throws {
        try await bank("FAKES", .deceptive)
        try await bank("SATIRE", .satire)
        try await add(.pdq(hash(9)), to: "FAKES")
        try await add(.pdq(hash(9, flipping: 12)), to: "SATIRE")
        let matcher = BankMatcher(store: folder.banks)
        let fake = try await matcher.verdict(on: BankQuery([.pdq(hash(9, flipping: 2))]))
        #expect(fake.matches.count == 1 && fake.negatives.count == 1 && fake.suppressed.isEmpty)
        let satire = try await matcher.verdict(on: BankQuery([.pdq(hash(9, flipping: 10))]))
        #expect(satire.matches.isEmpty && satire.suppressed.count == 1)
        // Equally far: whoever would be wronged by a match is given the benefit of the doubt.
        let between = try await matcher.verdict(on: BankQuery([.pdq(hash(9, flipping: 6))]))
        #expect(between.matches.isEmpty && between.suppressed.count == 1)
    }

    @Test func equalBytesOutweighALook() async throws {
        let digest = ContentDigest(of: [1, 2, 3])
        try await bank("FAKES", .deceptive)
        try await bank("ORIGINALS", .authentic)
        try await add(.sha256(digest), to: "FAKES")
        try await add(.pdq(hash(5)), to: "ORIGINALS")
        let matcher = BankMatcher(store: folder.banks)
        let verdict = try await matcher.verdict(on: BankQuery([.pdq(hash(5)), .sha256(digest)]))
        #expect(verdict.matches.map(\.isExact) == [true])
        #expect(verdict.negatives.count == 1)
    }

    @Test func seesWhatOthersAddAndRemoveMeanwhile() async throws {
        try await bank("FAKES", .deceptive)
        let matcher = BankMatcher(store: folder.banks)
        let query = BankQuery([.pdq(hash(3))])
        #expect(try await matcher.verdict(on: query).matches.isEmpty)
        let number = try await add(.pdq(hash(3)), to: "FAKES")
        #expect(try await matcher.verdict(on: query).matches.map(\.item.number) == [number])
        #expect(try await folder.banks.remove(item: number, from: "FAKES", event: event("bank.item_removed")))
        #expect(try await matcher.verdict(on: query).matches.isEmpty)
        #expect(try await !folder.banks.remove(item: number, from: "FAKES", event: event("bank.item_removed")))
    }

    @Test func anItemWithAKnownKeyTakesThePlaceOfTheFirst() async throws {
        try await bank("FAKES", .deceptive)
        try await add(.pdq(hash(3)), to: "FAKES", key: "a")
        let second = try await add(.pdq(hash(4)), to: "FAKES", key: "a")
        #expect(try await folder.banks.counts() == ["FAKES": 1])
        let items = try await folder.banks.items(of: "FAKES", after: 0, limit: 10)
        #expect(items.map(\.number) == [second])
    }

    @Test func aBankThatIsSwitchedOffMatchesNothing() async throws {
        try await bank("FAKES", .deceptive)
        try await add(.pdq(hash(3)), to: "FAKES")
        let off = try MatchBank(
            name: "FAKES", purpose: .deceptive, enabledRatio: 0, createdAt: BankMatcherTests.now, version: 1)
        try await folder.banks.update(off, event: event("bank.changed"))
        let matcher = BankMatcher(store: folder.banks)
        #expect(try await matcher.verdict(on: BankQuery([.pdq(hash(3))])).matches.isEmpty)
        await #expect(throws: RegistryError(.versionConflict, "")) {
            try await folder.banks.update(off, event: event("bank.changed"))
        }
    }
}

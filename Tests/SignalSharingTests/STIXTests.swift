// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatchBanks
import ProvenanceRegistry
import SignalSharing
import Testing

struct STIXTests {
    private let digits = String(repeating: "0f", count: 32)
    private let now = Timestamp(milliseconds: 1_790_000_000_000)

    private func items() throws -> [BankItem] {
        let pdq = try #require(BankSignal(kind: .pdq, text: digits))
        let sha256 = try #require(BankSignal(kind: .sha256, text: digits))
        let decision = BankedDecision(
            caseName: "cas_1", decidedAt: now, decider: "The board", finding: "The speech was never given.",
            statementURL: "https://example.org/s/1")
        return [
            BankItem(
                number: 1, bank: "A", addedAt: now,
                content: try BankItemDraft(signals: [sha256, pdq], origin: "case", decision: decision)),
            BankItem(number: 2, bank: "A", addedAt: now, content: try BankItemDraft(signals: [pdq], origin: "upload")),
        ]
    }

    private func bundle() throws -> [UInt8] {
        let bank = try MatchBank(name: "A", purpose: .deceptive, createdAt: now)
        return STIXBundle(bank: bank, issuer: "Norhaven", level: .green).serialized(try items())
    }

    @Test func aBundleComesBackAsLeads() throws {
        let read = try STIXReader(try bundle(), origin: "Norhaven")
        #expect(read.items.map(\.signals) == (try items()).map(\.content.signals))
        // Somebody else's decision is not ours.
        #expect(read.items.allSatisfy { $0.decision == nil && $0.origin == "Norhaven" })
        #expect(Set(read.items.compactMap(\.originKey)).count == 2)
        #expect(read.skipped == 0 && read.revoked.isEmpty)
        #expect(try bundle() == bundle())
    }

    @Test func whatIsRevokedGoes() throws {
        let id = "indicator--6ba7b811-9dad-51d1-80b4-00c04fd430c8"
        let text = #"{"type":"bundle","objects":[{"type":"indicator","id":"\#(id)","revoked":true,"pattern":"[x]"}]}"#
        let read = try STIXReader(Array(text.utf8), origin: "x")
        #expect(read.revoked == [id] && read.items.isEmpty)
    }

    @Test func hashesOfPatternsAreRead() throws {
        let one = "[file:hashes.'SHA-256' = '\(digits)']"
        #expect(STIXPattern.signals(in: one)?.map(\.kind) == [.sha256])
        #expect(STIXPattern.signals(in: "[file:hashes.x_pdq='\(digits)' OR \(one.dropFirst())")?.count == 2)
    }

    @Test(arguments: [
        "", "[", "[]", "[file:name = 'x']", "[file:hashes.MD5 = 'x']", "[file:hashes.x_pdq = 'zz']",
        "[file:hashes.x_pdq = '00' AND file:name = 'x']", "[file:hashes.x_pdq = '0'] FOLLOWEDBY [file:name = 'x']",
        "[file:hashes.x_pdq != '0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f']",
    ])
    func whatIsNotUnderstoodIsNotHalfUnderstood(_ pattern: String) {
        #expect(STIXPattern.signals(in: pattern) == nil)
    }

    @Test(arguments: ["", "[]", "{}", "{\"type\":\"report\"}", "{\"type\":\"bundle\",\"objects\":{}}"])
    func whatIsNoBundleIsRefused(_ text: String) {
        #expect(throws: STIXReader.Failure.self) { try STIXReader(Array(text.utf8), origin: "x") }
    }

    @Test func aBundleFullOfNonsenseYieldsNothing() throws {
        let objects = (0..<500).map { #"{"type":"indicator","id":"indicator--\#($0)","pattern":"[\#($0)]"}"# }
        let read = try STIXReader(
            Array("{\"type\":\"bundle\",\"objects\":[\(objects.joined(separator: ","))]}".utf8), origin: "x")
        #expect(read.items.isEmpty && read.skipped == 500)
    }
}

// SPDX-License-Identifier: Apache-2.0
import MatchBanks
import ProvenanceRegistry
import Testing

struct BankFileTests {
    private let digits = String(repeating: "0f", count: 32)

    private func read(_ text: String) throws -> [BankItemDraft] {
        var reader = BankFileReader(origin: "file")
        var items: [BankItemDraft] = []
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if let item = try reader.read(line) { items.append(item) }
        }
        if let item = try reader.finish() { items.append(item) }
        return items
    }

    @Test(arguments: [BankFileWriter.Form.csv, .json])
    func whatIsWrittenIsReadBack(_ form: BankFileWriter.Form) throws {
        let decision = BankedDecision(
            caseName: "cas_1", decidedAt: Timestamp(milliseconds: 1_790_000_000_000), decider: "The board, \"Ohio\"",
            finding: "The scene, as shown, did not happen.", statementURL: "https://example.org/s/1")
        let pdq = try #require(BankSignal(kind: .pdq, text: digits))
        let sha256 = try #require(BankSignal(kind: .sha256, text: digits))
        let items = [
            try BankItemDraft(
                signals: [pdq, sha256], note: "two, of one", origin: "case", originKey: "k", decision: decision),
            try BankItemDraft(signals: [pdq], origin: "upload"),
        ]
        var text = BankFileWriter.head(form)
        for (number, content) in items.enumerated() {
            text += BankFileWriter.lines(
                BankItem(
                    number: Int64(number + 1), bank: "A", addedAt: Timestamp(milliseconds: 0), content: content), form)
        }
        #expect(try read(text) == items)
    }

    @Test func readsTheFormsOfOthers() throws {
        let descriptor = #"{"id":"77","type":"HASH_PDQ","indicator":"\#(digits)","tags":{"data":[]}}"#
        let body = #"{"pdq":"\#(digits.uppercased())"}"#
        #expect(try read(descriptor + "\n" + body).map(\.originKey) == ["77", nil])
        #expect(try read("pdq \(digits)\nsha256 \(digits)\n").count == 2)
        #expect(try read("type,hash\npdq,\(digits)\r\npdq,\(digits)").count == 2)
    }

    @Test(arguments: [
        "pdq", "md5 00", "pdq 00", "type,hash\npdq", "type,hash\npdq,\"00", "{\"pdq\":1}", "{", "indicator\n00",
        "signal_type,indicator,case\npdq,0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f,cas_1",
    ])
    func refusesWhatItCannotRead(_ text: String) {
        #expect(throws: BankFileError.self) { try read(text) }
    }

    @Test func keepsSpreadsheetsFromCalculating() throws {
        let signal = try #require(BankSignal(kind: .pdq, text: digits))
        let content = try BankItemDraft(signals: [signal], note: "=1+1", origin: "upload")
        let item = BankItem(number: 1, bank: "A", addedAt: Timestamp(milliseconds: 0), content: content)
        #expect(BankFileWriter.lines(item, .csv).contains(",'=1+1,"))
    }
}

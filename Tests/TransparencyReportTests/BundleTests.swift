// SPDX-License-Identifier: Apache-2.0
import Foundation
import ProvenanceRegistry
import Testing
import TransparencyLog
import TransparencyReport

@Suite("Published reports")
struct BundleTests {
    private func story() -> MadeLog {
        var log = MadeLog()
        log.add(-100, "session.began", "acc_1", role: "administrator")
        for number in 0..<6 { log.decide("c\(number)", opened: Int64(number) * 100, decided: Int64(number) * 100 + 50) }
        log.apply("c0", at: 700)
        log.add(710, "session.ended", "acc_1", role: "administrator")
        log.appeal("c0", filed: 800, decided: 900, outcome: "reversed")
        log.add(900, "action.reversed", "act_c0")
        log.add(1000, "refused", "cas_c0", role: "reviewer")
        log.open("after", opened: 91 * 86_400)
        return log
    }

    private func written(_ log: MadeLog) async throws -> String {
        let folder = NSTemporaryDirectory() + "countersign-report-\(UUID().uuidString)"
        let bundle = try await ReportBundle(
            log: log, period: MadeLog.period, note: try log.note(), key: try MadeLog.key())
        try bundle.write(to: folder)
        return folder
    }

    private func verdict(_ folder: String, earlier: Checkpoint? = nil) throws -> ReportVerdict {
        try ReportVerification(folder: folder, key: try MadeLog.key(), earlier: earlier).run()
    }

    @Test("The same log gives the same bytes, and they hold")
    func holds() async throws {
        let log = story()
        let folder = try await written(log)
        let verdict = try verdict(folder)
        #expect(verdict.findings == [])
        #expect(verdict.period == MadeLog.period.name)
        #expect(verdict.rows > 40 && verdict.figures > 100)
        let again = try await ReportBundle(
            log: log, period: MadeLog.period, note: try log.note(), key: try MadeLog.key())
        for file in again.files {
            #expect(FileManager.default.contents(atPath: "\(folder)/\(file.name)").map(Array.init) == file.bytes)
        }
        #expect(verdict.digest == again.digest)
        let read = try #require(
            TransparencyFigures(json: again.files.first { $0.name == "report.json" }?.bytes ?? []))
        #expect(read == again.figures)
        // A second report does not go over the first.
        #expect(throws: ReportError.folderInUse(folder)) { try again.write(to: folder) }
    }

    @Test(
        "Nothing of who reported, of refused attempts and of sessions is in the rows, and nothing from after the period"
    )
    func disclosure() async throws {
        let folder = try await written(story())
        let rows = try String(contentsOfFile: "\(folder)/entries.jsonl", encoding: .utf8)
        for word in ["relation", "refused", "session", "acc_1", "cas_after"] {
            #expect(!rows.contains(word), "\(word)")
        }
        #expect(rows.contains("report.received") && rows.contains("\"outcome\":\"remove\""))
        #expect(PublicRule.disclosure(verb: "generation.decided", object: "gen_1") == .entry)
        #expect(PublicRule.disclosure(verb: "record.registered", object: "rec_1") == .entry)
        #expect(PublicRule.disclosure(verb: "evidence.read", object: "evd_1") == .hash)
        #expect(PublicRule.disclosure(verb: "case.decided", object: "cas_1") == .payload)
    }

    @Test("Any changed byte of any file is found", arguments: 0..<8)
    func changed(_ place: Int) async throws {
        let folder = try await written(story())
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let url = URL(fileURLWithPath: "\(folder)/\(name)")
            let before = try Data(contentsOf: url)
            var after = before
            after[before.count * place / 8] ^= 1
            try after.write(to: url)
            #expect(try !verdict(folder).holds, "\(name) at \(before.count * place / 8)")
            try before.write(to: url)
        }
        #expect(try verdict(folder).holds)
    }

    /// Somebody who makes the folder anew after the change, figures, hashes and all, still lacks the log's signature.
    private func rewritten(_ change: (inout [ExtractRow]) -> Void) async throws -> ReportVerdict {
        let log = story()
        let bundle = try await ReportBundle(
            log: log, period: MadeLog.period, note: try log.note(), key: try MadeLog.key())
        func file(_ name: String) -> [UInt8] { bundle.files.first { $0.name == name }?.bytes ?? [] }
        var rows = file("entries.jsonl").split(separator: 0x0A).compactMap { ExtractRow(line: Array($0)) }
        change(&rows)
        let sealed = CanonicalJSON(parsing: file("sealed.json"))?.items.compactMap(Figure.init) ?? []
        let other = ReportBundle(
            rows: rows, sealed: sealed, leaves: file("leaves.bin"), note: try log.note(),
            key: try MadeLog.key().description, checkpoint: try log.checkpoint(), period: MadeLog.period)
        let folder = NSTemporaryDirectory() + "countersign-report-\(UUID().uuidString)"
        try other.write(to: folder)
        return try verdict(folder)
    }

    @Test("A row that was changed, left out or added is found though everything else was made to fit")
    func forged() async throws {
        #expect(try await rewritten { _ in }.holds)
        let changed = try await rewritten { rows in
            guard let place = rows.firstIndex(where: { $0.entry.verb == "appeal.decided" }),
                case .object(var payload)? = rows[place].payload
            else { return }
            payload["outcome"] = .string("confirmed")
            rows[place] = ExtractRow(entry: rows[place].entry, payload: .object(payload))
        }
        #expect(changed.findings.contains { $0.contains("not those that were logged") })
        let without = try await rewritten { rows in rows.removeAll { $0.entry.verb == "appeal.admitted" } }
        #expect(without.findings.contains { $0.contains("an entry is missing") })
        let caseless = try await rewritten { rows in rows.removeAll { $0.entry.object == "cas_c1" } }
        #expect(caseless.findings.contains { $0.contains("its own are missing") })
        let doubled = try await rewritten { rows in if let row = rows.first { rows.insert(row, at: 0) } }
        #expect(!doubled.holds)
    }

    @Test("Another key, another history")
    func strangers() async throws {
        let log = story()
        let folder = try await written(log)
        let other = try NoteKey(name: "example.org/audit", publicKey: [UInt8](repeating: 9, count: 32))
        #expect(try !ReportVerification(folder: folder, key: other).run().holds)
        #expect(try ReportVerification(folder: folder, key: nil).run().holds)
        var shorter = MadeLog()
        shorter.add(-100, "session.began", "acc_1", role: "administrator")
        #expect(try verdict(folder, earlier: try shorter.checkpoint()).holds)
        var another = MadeLog()
        another.add(-100, "session.began", "acc_2", role: "administrator")
        #expect(try !verdict(folder, earlier: try another.checkpoint()).holds)
    }

    @Test("A log that is not the one of the checkpoint makes no report")
    func otherLog() async throws {
        let note = try story().note()
        var other = story()
        other.add(92 * 86_400, "case.late", "cas_after")
        // Entries behind the checkpoint are no fault, as long as they are from after the period.
        _ = try await ReportBundle(log: other, period: MadeLog.period, note: note, key: try MadeLog.key())
        var changed = MadeLog()
        for number in 0..<100 { changed.add(Int64(number), "session.began", "acc_\(number)") }
        await #expect(throws: ReportError.logChanged) {
            try await ReportBundle(log: changed, period: MadeLog.period, note: note, key: try MadeLog.key())
        }
        var early = MadeLog()
        early.add(0, "session.began", "acc_1")
        let first = try early.note()
        early.add(1, "session.began", "acc_1")
        await #expect(throws: ReportError.noCheckpoint) {
            try await ReportBundle(log: early, period: MadeLog.period, note: first, key: try MadeLog.key())
        }
    }

    @Test("CSV files follow RFC 4180, and the page has no script")
    func files() async throws {
        let log = story()
        let bundle = try await ReportBundle(
            log: log, period: MadeLog.period, note: try log.note(), key: try MadeLog.key())
        func text(_ name: String) -> String {
            String(decoding: bundle.files.first { $0.name == name }?.bytes ?? [], as: UTF8.self)
        }
        for table in TransparencyFigures.tables {
            let lines = text("\(table).csv").components(separatedBy: "\r\n")
            #expect(lines.first == Figure.columns.joined(separator: ",") && lines.last == "")
            #expect(lines.count == bundle.figures.table(table).count + 2)
        }
        let quoted = CSV.file([Figure("T1", "reports", by: "x", of: "a,\"b\"\r\nc", .count(1))])
        #expect(String(decoding: quoted, as: UTF8.self).contains("\"a,\"\"b\"\"\r\nc\""))
        let page = text("index.html")
        #expect(page.contains("not measured: ") && page.contains("role=\"img\"") && !page.contains("<script"))
        #expect(!page.contains("transparency.") || page.contains("countersign.transparency") == false)
    }
}

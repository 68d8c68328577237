// SPDX-License-Identifier: Apache-2.0
import Accounts
import Casework
import Foundation
import GRDB
import Persistence
import ProvenanceRegistry
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite("Upkeep of a registry")
struct UpkeepTests {
    private func age(_ digest: ContentDigest, in folder: ScratchFolder, seconds: Int) {
        let path = "\(folder.path)/blobs/\(digest.description.prefix(2))/\(digest)"
        let moment = Int(Date().timeIntervalSince1970) - seconds
        let times = [timespec(tv_sec: moment, tv_nsec: 0), timespec(tv_sec: moment, tv_nsec: 0)]
        #expect(utimensat(AT_FDCWD, path, times, 0) == 0)
    }

    @Test("A sweep beside a server removes old blobs without a record, and nothing else")
    func sweep() async throws {
        let folder = try ScratchFolder()
        let server = try RegistryFolder(path: folder.path, use: .server, now: Sample.start)
        let publisher = Sample.publisher()
        try await server.publishers.insert(publisher, event: Sample.event("publisher.entered"))
        let manifest = try await server.blobs.put([1, 1])
        let preview = try await server.blobs.put([2, 2])
        let orphan = try await server.blobs.put([3, 3, 3])
        let young = try await server.blobs.put([4])
        let wantedAgain = try await server.blobs.put([5])
        try await server.records.insert(
            Sample.record(publisher, manifest: manifest, preview: preview), event: Sample.event("record.registered"))
        for digest in [manifest, preview, orphan, wantedAgain] { age(digest, in: folder, seconds: 100_000) }
        // Stored again: it is young again, though the bytes were there.
        #expect(try await server.blobs.put([5]) == wantedAgain)

        let upkeep = try RegistryFolder(path: folder.path, use: .upkeep, now: Sample.start)
        let dayAgo = Timestamp.now().adding(seconds: -86_400)
        let report = try await upkeep.removeUnreferencedBlobs(storedBefore: dayAgo)
        #expect(report.seen == 5 && report.removed == 1 && report.bytes == 3)
        #expect(try await !server.blobs.contains(orphan))
        for digest in [manifest, preview, young, wantedAgain] { try await server.blobs.scrub(digest) }
        #expect(try await upkeep.removeUnreferencedBlobs(storedBefore: dayAgo).removed == 0)
    }

    @Test("A blob that an interrupted sweep took aside gets its name back")
    func interruptedSweep() async throws {
        let folder = try ScratchFolder()
        let storage = try RegistryFolder(path: folder.path, use: .server, now: Sample.start)
        let digest = try await storage.blobs.put([7, 7, 7])
        let shard = "\(folder.path)/blobs/\(digest.description.prefix(2))"
        #expect(rename("\(shard)/\(digest)", "\(shard)/.\(digest).sweep") == 0)
        _ = try await storage.removeUnreferencedBlobs(storedBefore: Timestamp.now().adding(seconds: -86_400))
        try await storage.blobs.scrub(digest)
        #expect(try FileManager.default.contentsOfDirectory(atPath: shard) == [digest.description])
    }

    @Test("Storing and sweeping at once never loses a blob that a record stands on")
    func sweepRace() async throws {
        let folder = try ScratchFolder()
        let storage = try RegistryFolder(path: folder.path, use: .server, now: Sample.start)
        let publisher = Sample.publisher()
        try await storage.publishers.insert(publisher, event: Sample.event("publisher.entered"))
        let blobs = try await (0..<60).asyncMap { try await storage.blobs.put([UInt8(truncatingIfNeeded: $0), 9]) }
        for digest in blobs { age(digest, in: folder, seconds: 100_000) }
        let dayAgo = Timestamp.now().adding(seconds: -86_400)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for _ in 0..<6 { _ = try await storage.removeUnreferencedBlobs(storedBefore: dayAgo) }
            }
            group.addTask {
                for number in 0..<60 {
                    let manifest = try await storage.blobs.put([UInt8(truncatingIfNeeded: number), 9])
                    try await storage.records.insert(
                        Sample.record(publisher, mark: UInt64(number + 1), manifest: manifest),
                        event: Sample.event("record.registered"))
                }
            }
            try await group.waitForAll()
        }
        for digest in blobs { try await storage.blobs.scrub(digest) }
    }

    @Test("A retraction withdraws a publisher's records of a time, and is undone as a whole")
    func retraction() async throws {
        let folder = try ScratchFolder()
        let storage = try RegistryFolder(path: folder.path, use: .command, now: Sample.start)
        let one = Sample.publisher("One")
        let two = Sample.publisher("Two")
        for publisher in [one, two] {
            try await storage.publishers.insert(publisher, event: Sample.event("publisher.entered"))
        }
        var ids: [RecordID] = []
        for (number, publisher) in [one, one, one, two].enumerated() {
            let record = Sample.record(
                publisher, mark: UInt64(number + 1), at: Sample.start.adding(seconds: Int64(number) * 10))
            ids.append(record.id)
            try await storage.records.insert(record, event: Sample.event("record.registered"))
        }
        try await storage.records.setState(.disputed, of: ids[1], version: 1, event: Sample.event("record.disputed"))
        func states() async throws -> [ProvenanceRecord.State?] {
            try await ids.asyncMap { try await storage.records.record($0)?.state }
        }
        let retraction = Retraction(
            id: RetractionID(at: Sample.start), publisher: one.id, since: Sample.start.adding(seconds: 10),
            until: Sample.start.adding(seconds: 1000))
        #expect(try await storage.records.retract(retraction, event: Sample.event("registry.retracted")) == 2)
        #expect(try await states() == [.active, .withdrawn, .withdrawn, .active])
        #expect(try await storage.records.retract(retraction, event: Sample.event("registry.retracted")) == 0)
        #expect(try await storage.records.restore(retraction.id, event: Sample.event("registry.restored")) == 2)
        #expect(try await states() == [.active, .disputed, .active, .active])
        await #expect(throws: RegistryError(.notFound, "")) {
            _ = try await storage.records.restore(retraction.id, event: Sample.event("registry.restored"))
        }
        #expect(try await storage.auditLog.verify().isIntact)
    }

    @Test("A record that is taken back by itself comes back as what it was; a retraction is not undone that way")
    func takingBack() async throws {
        let folder = try ScratchFolder()
        let storage = try RegistryFolder(path: folder.path, use: .command, now: Sample.start)
        let publisher = Sample.publisher("One")
        try await storage.publishers.insert(publisher, event: Sample.event("publisher.entered"))
        let record = Sample.record(publisher, mark: 1, at: Sample.start)
        let records = storage.records
        try await records.insert(record, event: Sample.event("record.registered"))
        try await records.setState(.contested, of: record.id, version: 1, event: Sample.event("record.contested"))
        func state() async throws -> ProvenanceRecord.State? { try await records.record(record.id)?.state }
        await #expect(throws: RegistryError(.versionConflict, "")) {
            try await records.takeBack(record.id, version: 1, event: Sample.event("record.taken_back"))
        }
        try await records.takeBack(record.id, version: 2, event: Sample.event("record.taken_back"))
        #expect(try await state() == .withdrawn)
        await #expect(throws: RegistryError(.versionConflict, "")) {
            try await records.takeBack(record.id, version: 3, event: Sample.event("record.taken_back"))
        }
        try await records.putBack(record.id, version: 3, event: Sample.event("record.put_back"))
        #expect(try await state() == .contested)
        let retraction = Retraction(
            id: RetractionID(at: Sample.start), publisher: publisher.id, since: Sample.start,
            until: Sample.start.adding(seconds: 1000))
        #expect(try await records.retract(retraction, event: Sample.event("registry.retracted")) == 1)
        await #expect(throws: RegistryError(.versionConflict, "")) {
            try await records.putBack(record.id, version: 5, event: Sample.event("record.put_back"))
        }
        #expect(try await storage.auditLog.verify().isIntact)
    }

    @Test("A publisher's records are found by words of their title, page by page")
    func searching() async throws {
        let folder = try ScratchFolder()
        let storage = try RegistryFolder(path: folder.path, use: .command, now: Sample.start)
        let one = Sample.publisher("One")
        let two = Sample.publisher("Two")
        for publisher in [one, two] {
            try await storage.publishers.insert(publisher, event: Sample.event("publisher.entered"))
        }
        let titles = ["100 % turnout", "100 people", "a_b", "acb", "Turnout"]
        var ids: [RecordID] = []
        for (number, title) in (titles + titles).enumerated() {
            var record = Sample.record(
                number < titles.count ? one : two, mark: UInt64(number + 1),
                at: Sample.start.adding(seconds: Int64(number)))
            record.title = title
            ids.append(record.id)
            try await storage.records.insert(record, event: Sample.event("record.registered"))
        }
        func found(_ text: String, before: RecordID? = nil, limit: Int = 10) async throws -> [String?] {
            try await storage.records.records(of: one.id, titled: text, before: before, limit: limit).map(\.title)
        }
        #expect(try await found("turnout") == ["Turnout", "100 % turnout"])
        #expect(try await found("turnout", limit: 1) == ["Turnout"])
        #expect(try await found("turnout", before: ids[4]) == ["100 % turnout"])
        #expect(try await found("0 %") == ["100 % turnout"])
        #expect(try await found("a_b") == ["a_b"])
        #expect(try await found("\\") == [])
        #expect(try await found("' OR 1=1 --") == [])
    }

    @Test("The bytes of evidence stay until the evidence is deleted, whatever else the sweep takes")
    func evidenceStays() async throws {
        let folder = try ScratchFolder()
        let storage = try RegistryFolder(path: folder.path, use: .server, now: Sample.start)
        let kept = try await storage.blobs.put(Array("a file that was reported".utf8))
        let loose = try await storage.blobs.put(Array("a file that nobody stands on".utf8))
        guard case .fileReport(let draft, let item, _) = CaseworkStoreTests.report else { return }
        let evidence = EvidenceDraft(type: .originalBytes, sha256: kept, mediaType: "image/png", method: "upload")
        try await storage.casework.perform(
            .fileReport(draft, item, [evidence]), by: CaseworkActor(id: "v", roles: [.public]), at: Sample.start,
            with: CaseworkHandler(policy: CaseworkPolicy(codeKey: [1])))
        _ = try await storage.removeUnreferencedBlobs(storedBefore: Timestamp(Date()).adding(seconds: 60))
        #expect(try await storage.blobs.contains(kept))
        #expect(try await !storage.blobs.contains(loose))
    }

    @Test("A registry of the first schema is brought to this one, and a copy of it is kept")
    func migration() async throws {
        let folder = try ScratchFolder()
        let publisher = Sample.publisher()
        do {
            let storage = try RegistryFolder(path: folder.path, use: .command, now: Sample.start)
            try await storage.publishers.insert(publisher, event: Sample.event("publisher.entered"))
            try await storage.records.insert(
                Sample.record(publisher, mark: 1), event: Sample.event("record.registered"))
            try storage.close()
        }
        let first = try DatabaseQueue(path: folder.path + "/registry.sqlite")
        try await first.write { db in
            try db.execute(
                sql: """
                    DROP TABLE bank_signal; DROP TABLE bank_item; DROP TABLE match_bank;
                    DROP TABLE gateway_decision; DROP TABLE gateway_turn; DROP TABLE safety_document;
                    DROP TABLE attack_figure; DROP TABLE ban_appeal;
                    DROP TABLE casework_link; DROP TABLE casework_object; DROP TABLE casework_message;
                    DROP TABLE subject_key; DELETE FROM setting WHERE name = 'casework_code_key';
                    DROP TABLE verification; DROP TABLE sign_in_challenge; DROP TABLE recovery_code;
                    DROP TABLE second_factor; DROP TABLE invitation; DROP TABLE membership; DROP TABLE organisation;
                    DROP TABLE account_queue; DROP TABLE account_role;
                    DROP TABLE local_features;
                    DROP TABLE shared_result;
                    DROP INDEX record_retraction; DROP INDEX record_manifest_blob; DROP INDEX record_preview_blob;
                    ALTER TABLE record DROP COLUMN retraction; ALTER TABLE record DROP COLUMN retracted_from;
                    DROP TABLE idempotency;
                    CREATE TABLE idempotency (
                        scope TEXT NOT NULL, key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
                        request BLOB NOT NULL, begun_at INTEGER NOT NULL, status INTEGER, body BLOB, media_type TEXT,
                        PRIMARY KEY (scope, key)) STRICT;
                    PRAGMA user_version = 1;
                    """)
        }
        try first.close()
        let storage = try RegistryFolder(path: folder.path, use: .command, now: Sample.start)
        #expect(try await storage.records.count() == 1)
        #expect(
            try await storage.idempotency.begin(
                key: "k", scope: "s", request: Sample.digest("a"), now: Sample.start, lease: 1) == .begun)
        try await storage.records.insert(
            Sample.record(publisher, mark: 2), request: RequestKey(key: "k", scope: "s"),
            event: Sample.event("record.registered"))
        let copies = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/copies")
        #expect(copies.count == 1 && copies[0].hasPrefix("schema-1-"))
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}

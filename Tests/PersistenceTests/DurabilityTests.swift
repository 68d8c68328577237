// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Foundation
import GRDB
import Persistence
import ProvenanceRegistry
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite("Durability")
struct DurabilityTests {
    @Test("Writer and readers have the settings that keep promises")
    func settings() throws {
        let folder = try ScratchFolder()
        let registry = try RegistryFolder(path: folder.path, use: .server, now: Sample.start)
        let expected = [
            "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000", "trusted_schema": "0",
            "cell_size_check": "1", "mmap_size": "0", "secure_delete": "1", "journal_mode": "wal",
        ]
        for present in try registry.presentSettings() { #expect(present == expected) }
    }

    @Test("A server has a folder to itself; commands share it")
    func locks() throws {
        let folder = try ScratchFolder()
        do {
            let server = try RegistryFolder(path: folder.path, use: .server, now: Sample.start)
            #expect(throws: RegistryError(.folderInUse, "")) {
                _ = try RegistryFolder(path: folder.path, use: .server, now: Sample.start)
            }
            try server.close()
        }
        let one = try RegistryFolder(path: folder.path, use: .command, now: Sample.start)
        let two = try RegistryFolder(path: folder.path, use: .command, now: Sample.start)
        #expect(throws: RegistryError(.folderInUse, "")) {
            _ = try RegistryFolder(path: folder.path, use: .server, now: Sample.start)
        }
        try one.close()
        try two.close()
    }

    @Test("A killed registration leaves nothing, or the whole record", arguments: StoragePoint.allCases)
    func killed(_ point: StoragePoint) async throws {
        let folder = try ScratchFolder()
        let path = folder.path
        let name = point.rawValue
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, name = name as String] in
            let armed = Armed()
            let storage = try RegistryFolder(path: path, use: .server, now: Sample.start) { reached in
                if armed.isArmed, reached.rawValue == name { kill(getpid(), SIGKILL) }
            }
            let publisher = Sample.publisher()
            try await storage.publishers.insert(publisher, event: Sample.event("publisher.entered"))
            armed.arm()
            let manifest = try await storage.blobs.put([UInt8](repeating: 1, count: 100_000))
            let preview = try await storage.blobs.put([UInt8](repeating: 2, count: 50_000))
            try await storage.records.insert(
                Sample.record(publisher, mark: 9, manifest: manifest, preview: preview),
                event: Sample.event("record.registered"))
        }
        let storage = try RegistryFolder(path: path, use: .server, now: Sample.start)
        let records = try await storage.records.records(publisher: nil, before: nil, limit: 10)
        #expect(records.count == (point == .committed ? 1 : 0))
        for record in records {
            for blob in record.blobs { try await storage.blobs.scrub(blob) }
            #expect(record.fingerprints.count == 2)
        }
        let verdict = try await storage.auditLog.verify()
        #expect(verdict.isIntact)
        #expect(verdict.count == Int64(1 + records.count))
        let leftovers = try FileManager.default.contentsOfDirectory(atPath: path + "/blobs").filter {
            $0.hasSuffix(".part")
        }
        #expect(leftovers.isEmpty)
    }

    @Test(
        "A full disk is said plainly and stores nothing",
        arguments: [StoragePoint.blobCreated, .blobWritten, .rowsWritten])
    func fullDisk(_ point: StoragePoint) async throws {
        let folder = try ScratchFolder()
        let armed = Armed()
        let storage = try RegistryFolder(path: folder.path, use: .server, now: Sample.start) { reached in
            guard armed.isArmed, reached == point else { return }
            if point == .rowsWritten { throw DatabaseError(resultCode: .SQLITE_FULL) }
            throw ByteError.system(operation: "write", code: ENOSPC)
        }
        let publisher = Sample.publisher()
        try await storage.publishers.insert(publisher, event: Sample.event("publisher.entered"))
        armed.arm()
        await #expect(throws: RegistryError(.storageFull, "")) {
            let manifest = try await storage.blobs.put([1, 2, 3])
            try await storage.records.insert(
                Sample.record(publisher, manifest: manifest), event: Sample.event("record.registered"))
        }
        armed.disarm()
        #expect(try await storage.records.count() == 0)
        #expect(try await storage.auditLog.verify().count == 1)
        // Space was freed: the same now works.
        let manifest = try await storage.blobs.put([1, 2, 3])
        try await storage.records.insert(
            Sample.record(publisher, manifest: manifest), event: Sample.event("record.registered"))
        #expect(try await storage.records.count() == 1)
    }

    @Test("After a disk error nothing more is written until a restart")
    func diskError() async throws {
        let folder = try ScratchFolder()
        let armed = Armed()
        let storage = try RegistryFolder(path: folder.path, use: .server, now: Sample.start) { reached in
            if armed.isArmed, reached == .auditAppended { throw DatabaseError(resultCode: .SQLITE_IOERR) }
        }
        armed.arm()
        await #expect(throws: RegistryError(.storageFailure, "")) {
            try await storage.publishers.insert(Sample.publisher(), event: Sample.event("publisher.entered"))
        }
        armed.disarm()
        #expect(storage.hasFailed)
        await #expect(throws: RegistryError(.storageFailure, "")) {
            try await storage.publishers.insert(Sample.publisher(), event: Sample.event("publisher.entered"))
        }
    }

    @Test("A newer database, and another program's, are refused")
    func foreignDatabases() throws {
        let newer = try ScratchFolder()
        try RegistryFolder(path: newer.path, use: .command, now: Sample.start).close()
        try DatabaseQueue(path: newer.path + "/registry.sqlite").write {
            try $0.execute(sql: "PRAGMA user_version = 9")
        }
        #expect(throws: RegistryError(.folderUnusable, "")) {
            _ = try RegistryFolder(path: newer.path, use: .command, now: Sample.start)
        }
        let foreign = try ScratchFolder()
        try DatabaseQueue(path: foreign.path + "/registry.sqlite").write { try $0.execute(sql: "CREATE TABLE t (a)") }
        #expect(throws: RegistryError(.folderUnusable, "")) {
            _ = try RegistryFolder(path: foreign.path, use: .command, now: Sample.start)
        }
        let damaged = try ScratchFolder()
        try Data(repeating: 7, count: 8192).write(to: URL(fileURLWithPath: damaged.path + "/registry.sqlite"))
        #expect(throws: RegistryError(.storageDamaged, "")) {
            _ = try RegistryFolder(path: damaged.path, use: .command, now: Sample.start)
        }
    }

    @Test("Blobs: same bytes once, many at a time, damage found")
    func blobs() async throws {
        let folder = try ScratchFolder()
        let blobs = try RegistryFolder(path: folder.path, use: .server, now: Sample.start).blobs
        let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let digests = try await withThrowingTaskGroup(of: ContentDigest.self) { group in
            for _ in 0..<16 { group.addTask { try await blobs.put(content) } }
            return try await group.reduce(into: Set<ContentDigest>()) { $0.insert($1) }
        }
        let digest = ContentDigest(of: content)
        #expect(digests == [digest])
        #expect(try await blobs.bytes(of: digest, limit: 1 << 20) == content)
        await #expect(throws: ByteError.self) { _ = try await blobs.bytes(of: digest, limit: 1000) }
        await #expect(throws: RegistryError(.notFound, "")) { _ = try await blobs.open(Sample.digest("none")) }
        let path = "\(folder.path)/blobs/\(digest.description.prefix(2))/\(digest)"
        let mode = try #require(
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)
        #expect(mode.intValue == 0o440)
        chmod(path, 0o600)
        var damaged = content
        damaged[1000] ^= 1
        try Data(damaged).write(to: URL(fileURLWithPath: path))
        await #expect(throws: RegistryError(.storageDamaged, "")) { try await blobs.scrub(digest) }
        await #expect(throws: RegistryError(.storageDamaged, "")) {
            _ = try await blobs.bytes(of: digest, limit: 1 << 20)
        }
    }
}

/// Switches a probe on, from any thread.
final class Armed: Sendable {
    private let state = Switch()
    var isArmed: Bool { state.isOn }
    func arm() { state.set(true) }
    func disarm() { state.set(false) }
}

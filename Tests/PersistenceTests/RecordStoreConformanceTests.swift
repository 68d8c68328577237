// SPDX-License-Identifier: Apache-2.0
import Fingerprinting
import Persistence
import ProvenanceRegistry
import SignalProcessing
import Testing

@Suite("Record stores")
struct RecordStoreConformanceTests {
    @Test("A record comes back as it was stored, by every way that leads to it", arguments: Implementation.all)
    func roundTrip(_ implementation: Implementation) async throws {
        let folder = try ScratchFolder()
        let storage = try implementation.make(folder.path)
        let publisher = Sample.publisher()
        try await storage.publishers.insert(publisher, event: Sample.event("publisher.entered"))
        let record = Sample.record(
            publisher, mark: 0xFEDC_BA98_7654_3210, preview: Sample.digest("preview"))
        try await storage.records.insert(record, event: Sample.event("record.registered"))

        #expect(try await storage.records.record(record.id) == record)
        #expect(try await storage.records.record(mark: #require(record.mark)) == record)
        #expect(
            try await storage.records.record(mark: MarkBinding(algorithm: "other", id: 0xFEDC_BA98_7654_3210)) == nil)
        #expect(try await storage.records.records(manifestLabel: "urn:c2pa:1") == [record])
        #expect(try await storage.records.records(digest: record.originalDigest) == [record])
        #expect(try await storage.records.records(digest: record.protectedDigest) == [record])
        #expect(try await storage.records.records(digest: Sample.digest("else")).isEmpty)
        #expect(try await storage.records.count() == 1)
        // A second opening reads the same.
        #expect(try await implementation.make(folder.path).records.record(record.id) == record)
    }

    @Test("A mark names one record; a record needs its publisher", arguments: Implementation.all)
    func constraints(_ implementation: Implementation) async throws {
        let folder = try ScratchFolder()
        let storage = try implementation.make(folder.path)
        let publisher = Sample.publisher()
        await #expect(throws: RegistryError(.notFound, "")) {
            try await storage.records.insert(Sample.record(publisher), event: Sample.event("record.registered"))
        }
        try await storage.publishers.insert(publisher, event: Sample.event("publisher.entered"))
        try await storage.records.insert(Sample.record(publisher, mark: 5), event: Sample.event("record.registered"))
        await #expect(throws: RegistryError(.alreadyExists, "")) {
            try await storage.records.insert(
                Sample.record(publisher, mark: 5), event: Sample.event("record.registered"))
        }
        // What was refused left no row and no entry.
        #expect(try await storage.records.count() == 1)
        #expect(try await storage.records.fingerprints(after: 0, limit: 100).fingerprints.count == 2)
        #expect(
            try await storage.auditLog.entries(after: 0, limit: 100).map(\.entry.verb) == [
                "publisher.entered", "record.registered",
            ])
    }

    @Test("Local features come in order, page by page, and by record", arguments: Implementation.all)
    func features(_ implementation: Implementation) async throws {
        let folder = try ScratchFolder()
        let storage = try implementation.make(folder.path)
        let publisher = Sample.publisher()
        try await storage.publishers.insert(publisher, event: Sample.event("publisher.entered"))
        func set(_ side: Int) throws -> LocalFeatureSet {
            let noise = (0..<side * side).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 >> 4) }
            return LocalFeatureSet(
                of: try #require(PixelBuffer(width: side, height: side, channels: 1, samples: noise)), count: 20)
        }
        for number in 0..<4 {
            try await storage.records.insert(
                Sample.record(publisher, hash: UInt8(number * 2)),
                features: number == 1 ? nil : try set(100 + number), event: Sample.event("record.registered"))
        }
        var position: Int64 = 0
        var found: [IndexedFeatures] = []
        while true {
            let page = try await storage.records.features(after: position, limit: 2)
            if page.position == position { break }
            position = page.position
            found += page.features
        }
        #expect(found.map(\.features.width) == [100, 102, 103])
        #expect(try found.map(\.features.bytes) == [100, 102, 103].map { try set($0).bytes })
        #expect(try await storage.records.features(after: position, limit: 2).features.isEmpty)
        let last = try #require(found.last)
        let some = try await storage.records.features(numbers: [last.recordNumber, 9999])
        #expect(some.mapValues(\.width) == [last.recordNumber: 103])
        #expect(try await storage.records.features(numbers: []).isEmpty)
    }

    @Test("Fingerprints come in order, page by page, matchable ones only", arguments: Implementation.all)
    func fingerprintPages(_ implementation: Implementation) async throws {
        let folder = try ScratchFolder()
        let storage = try implementation.make(folder.path)
        let publisher = Sample.publisher()
        try await storage.publishers.insert(publisher, event: Sample.event("publisher.entered"))
        for number in 0..<5 {
            try await storage.records.insert(
                Sample.record(publisher, hash: UInt8(number * 2), quality: number == 3 ? 49 : 80),
                event: Sample.event("record.registered"))
        }
        var position: Int64 = 0
        var hashes: [UInt8] = []
        var numbers: [Int64] = []
        while true {
            let page = try await storage.records.fingerprints(after: position, limit: 3)
            if page.position == position { break }
            position = page.position
            hashes += page.fingerprints.map { $0.binding.value[0] }
            numbers += page.fingerprints.map(\.recordNumber)
        }
        #expect(hashes == [0, 1, 2, 3, 4, 5, 8, 9])
        let records = try await storage.records.records(numbers: numbers + [999])
        #expect(records.count == 4)
        #expect(records[numbers[0]]?.fingerprints.first?.value.first == 0)
        #expect(try await storage.records.fingerprints(after: position, limit: 3).fingerprints.isEmpty)
    }

    @Test("States change once per version", arguments: Implementation.all)
    func states(_ implementation: Implementation) async throws {
        let folder = try ScratchFolder()
        let storage = try implementation.make(folder.path)
        let publisher = Sample.publisher()
        try await storage.publishers.insert(publisher, event: Sample.event("publisher.entered"))
        let record = Sample.record(publisher)
        try await storage.records.insert(record, event: Sample.event("record.registered"))
        try await storage.records.setState(
            .withdrawn, of: record.id, version: 1, event: Sample.event("record.withdrawn"))
        await #expect(throws: RegistryError(.versionConflict, "")) {
            try await storage.records.setState(
                .active, of: record.id, version: 1, event: Sample.event("record.restored"))
        }
        await #expect(throws: RegistryError(.notFound, "")) {
            try await storage.records.setState(
                .active, of: RecordID(at: Sample.start), version: 1, event: Sample.event("record.restored"))
        }
        let present = try #require(try await storage.records.record(record.id))
        #expect(present.state == .withdrawn)
        #expect(present.version == 2)
    }

    @Test("Lists go newest first and on from a record", arguments: Implementation.all)
    func lists(_ implementation: Implementation) async throws {
        let folder = try ScratchFolder()
        let storage = try implementation.make(folder.path)
        var publisher = Sample.publisher()
        let other = Sample.publisher("Harbour Gazette")
        try await storage.publishers.insert(publisher, event: Sample.event("publisher.entered"))
        try await storage.publishers.insert(other, event: Sample.event("publisher.entered"))
        let records = (0..<4).map { Sample.record($0 == 2 ? other : publisher, label: "urn:c2pa:\($0)") }
        for record in records {
            try await storage.records.insert(record, event: Sample.event("record.registered"))
        }
        let first = try await storage.records.records(publisher: nil, before: nil, limit: 3)
        #expect(first.map(\.manifest.activeLabel) == ["urn:c2pa:3", "urn:c2pa:2", "urn:c2pa:1"])
        let rest = try await storage.records.records(publisher: nil, before: first.last?.id, limit: 3)
        #expect(rest.map(\.id) == [records[0].id])
        #expect(
            try await storage.records.records(publisher: other.id, before: nil, limit: 9).map(\.id) == [records[2].id])

        publisher.displayName = "Norhaven Board of Elections"
        try await storage.publishers.update(publisher, event: Sample.event("publisher.renamed"))
        #expect(try await storage.records.record(records[0].id)?.publisher.displayName == "Norhaven Board of Elections")
        await #expect(throws: RegistryError(.versionConflict, "")) {
            try await storage.publishers.update(publisher, event: Sample.event("publisher.renamed"))
        }
        #expect(try await storage.publishers.publisher(named: "Harbour Gazette") == other)
        #expect(try await storage.publishers.publishers().count == 2)
    }
}

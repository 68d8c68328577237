// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Foundation
import Persistence
import ProvenanceRegistry
import SignalProcessing
import Synchronization
import TestVoices
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite("A protect that is killed", .serialized)
struct KilledProtectTests {
    @Test(
        "leaves nothing, or a whole record, and never a file without one",
        arguments: [StoragePoint.blobNamed, .auditAppended, .committed], [false, true])
    func killed(_ point: StoragePoint, isSound: Bool) async throws {
        let path = NSTemporaryDirectory() + "countersign-killed-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        let name = point.rawValue
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [path = path as String, name = name as String, isSound = isSound as Bool] in
            let armed = Atomic<Bool>(false)
            let house = try await House(seed: 3, path: path) { reached in
                if armed.load(ordering: .acquiring), reached.rawValue == name { kill(getpid(), SIGKILL) }
            }
            let bytes: [UInt8]
            if isSound {
                bytes = waveFile(try #require(voice(seconds: 8, sampleRate: 16_000)))
            } else {
                bytes = try await house.jpeg(house.original)
            }
            let source = MemoryByteSource(bytes)
            armed.store(true, ordering: .releasing)
            _ = try await house.protector.protect(source, house.request(), to: path + "/out.jpg", now: house.now)
        }
        let storage = try RegistryFolder(path: path + "/registry", use: .server, now: .now())
        let records = try await storage.records.records(publisher: nil, before: nil, limit: 10)
        #expect(records.count == (point == .committed ? 1 : 0))
        for record in records {
            for blob in record.blobs { try await storage.blobs.scrub(blob) }
            #expect(record.mark != nil)
            #expect(isSound || record.fingerprints.first?.isMatchable == true)
        }
        #expect(try await storage.auditLog.verify().isIntact)
        #expect(!FileManager.default.fileExists(atPath: path + "/out.jpg"))
    }
}

// SPDX-License-Identifier: Apache-2.0
import ByteKit
import ContentCheck
import Foundation
import Persistence
import ProvenanceRegistry
import RecordingMarks
import SignalProcessing
import TestVoices
import Testing
import Watermarking

/// Protect a recording, lose its metadata, find its record again by the mark in its sound.
@Suite("The main job for sound", .serialized)
struct SoundJobTests {
    private static let house = Task { try await House(seed: 2) }

    private func protect(
        _ sound: SampleBuffer, _ change: (inout ProtectionRequest) -> Void = { _ in }
    ) async throws -> (file: ProtectedFile, bytes: [UInt8]) {
        let house = try await SoundJobTests.house.value
        let out = house.path + "/\(UUID().uuidString).wav"
        let file = try await house.protector.protect(
            MemoryByteSource(waveFile(sound)), house.request(change), to: out, now: .now())
        return (file, try FileByteSource(path: out).readAll(limit: 1 << 26, named: "file"))
    }

    private func samples(_ bytes: [UInt8]) async throws -> SampleBuffer {
        let marker = RecordingMarker()
        var whole: SampleBuffer?
        try await marker.forEachPiece(of: try await marker.open(MemoryByteSource(bytes))) { piece in
            if whole?.append(piece) == nil { whole = piece }
        }
        return try #require(whole)
    }

    private func check(_ bytes: [UInt8]) async throws -> CheckResult {
        try await SoundJobTests.house.value.check(bytes, name: "call.wav")
    }

    @Test("a protected recording is signed, marked and on record; a part without its credential leads to the record")
    func wholeWay() async throws {
        let (file, bytes) = try await protect(try #require(voice(seconds: 16, sampleRate: 16_000, seed: 21)))
        let mark = try #require(file.record.mark)
        #expect(mark.algorithm == AudioWatermark.algorithmName && file.markObstacle == nil)
        #expect(file.record.media.mediaType == "audio/wav" && !file.record.media.isPicture)
        let intact = try await check(bytes)
        #expect(intact.statements.first?.code == .signedUnchanged)
        #expect(intact.watermark.agreesWithFingerprint == true && intact.file.duration == 16)
        let report = String(decoding: try intact.json(), as: UTF8.self)
        #expect(report.contains("c2pa.watermarked.bound") && report.contains("org.countersign.audio.1"))

        let part = try await samples(bytes).slice(40_000..<200_000)
        let found = try await check(waveFile(part))
        #expect(found.statements.map(\.code) == [.markNotCompared])
        #expect(found.matches.map(\.record) == [file.record.id] && found.matches.first?.isConfirmed == false)
        #expect(found.watermark.id == mark.text && found.watermark.agreesWithFingerprint == nil)
        #expect(found.watermark.passages?.map(\.record) == [file.record.id])
        #expect(found.credential.state == .none && found.comparison == nil && found.isPositive)
        // The keys that programs read.
        let again = try CheckResult(json: try found.json())
        #expect(again == found)
    }

    @Test("a recording put together from two leads to both, and says when")
    func spliced() async throws {
        let first = try await protect(try #require(voice(seconds: 18, sampleRate: 16_000, seed: 22)))
        let second = try await protect(try #require(voice(seconds: 30, sampleRate: 16_000, seed: 23)))
        var joined = try await samples(first.bytes)
        let isJoined = joined.append(try await samples(second.bytes))
        #expect(isJoined)
        let found = try await check(waveFile(joined))
        let passages = try #require(found.watermark.passages)
        #expect(passages.map(\.record) == [first.file.record.id, second.file.record.id])
        #expect(passages.first.map { $0.to < 26 } == true && passages.last.map { $0.from > 10 } == true)
        // The one that was heard longest comes first.
        #expect(found.matches.map(\.record) == [second.file.record.id, first.file.record.id])
        #expect(found.watermark.id == second.file.record.mark?.text)
        #expect(found.statements.map(\.code) == [.markNotCompared])
    }

    @Test("another recording leads nowhere; one that was handed in leads to its record by its bytes")
    func others() async throws {
        let sound = try #require(voice(seconds: 9, sampleRate: 16_000, seed: 24))
        #expect(try await check(waveFile(sound)).statements.map(\.code) == [.nothingKnown])
        _ = try await protect(sound)
        let original = try await check(waveFile(sound))
        #expect(original.statements.first?.code == .recoveredUnchanged)
        #expect(original.statements.first?.lead == "The bytes are the same.")
    }

    @Test("what is too short or silent is signed and registered without a mark, and said so")
    func unmarked() async throws {
        let short = try await protect(try #require(voice(seconds: 3, sampleRate: 16_000, seed: 25)))
        #expect(short.file.markObstacle == .tooShort && short.file.record.mark == nil)
        #expect(
            short.file.notices.contains { $0.contains("3.0 s is too short") && $0.contains("without a hidden mark") })
        #expect(try await check(short.bytes).statements.first?.code == .signedUnchanged)
        let silence = try #require(SampleBuffer(sampleRate: 8_000, channels: [[Float](repeating: 0, count: 64_000)]))
        #expect(try await protect(silence).file.markObstacle == .silent)
        let plain = try await protect(try #require(voice(seconds: 6, sampleRate: 16_000, seed: 26))) {
            $0.addsMark = false
        }
        #expect(plain.file.record.mark == nil && plain.file.markObstacle == nil)
    }

    @Test("a marked recording is not protected again, and the same bytes of another publisher are contested")
    func twice() async throws {
        let sound = try #require(voice(seconds: 10, sampleRate: 16_000, seed: 27))
        let (_, bytes) = try await protect(sound)
        let marked = try await samples(bytes)
        await #expect(throws: RegistryError(.alreadyMarked, "")) { try await protect(marked) }
        let house = try await SoundJobTests.house.value
        let other = Publisher(
            id: PublisherID(at: .now()), displayName: "Harbour Gazette", level: .unconfirmed, createdAt: .now())
        try await house.storage.publishers.insert(
            other,
            event: AuditEvent(actor: .system, verb: "publisher.entered", object: other.id.description, at: .now()))
        let again = try await protect(sound) { $0.publisher = other }
        #expect(again.file.record.state == .contested)
    }
}

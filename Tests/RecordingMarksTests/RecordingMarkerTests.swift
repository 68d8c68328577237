// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Foundation
import MediaCodecs
import RecordingMarks
import SignalProcessing
import TestVoices
import Testing
import Watermarking

/// The program `ffmpeg`, and a folder for what it makes.
enum Coder {
    static let isThere = run(["-version"])

    static let folder: String = {
        let path = NSTemporaryDirectory() + "/countersign-marks-\(ProcessInfo.processInfo.processIdentifier)"
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }()

    @discardableResult static func run(_ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["ffmpeg", "-hide_banner", "-v", "error", "-y"] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    /// A WAV file of 16 bits.
    static func wave(_ name: String, _ sound: SampleBuffer) throws -> String {
        let path = "\(folder)/\(name)"
        try Data(waveFile(sound)).write(to: URL(fileURLWithPath: path))
        return path
    }
}

@Suite("The mark in files of sound and film", .enabled(if: Coder.isThere, "skipped: ffmpeg is not installed"))
struct RecordingMarkerTests {
    let marker = RecordingMarker()
    let payload = AudioMarkPayload.identifier(0x0123_4567_89AB_CDEF)

    /// Name, and what ffmpeg is told to make it of a voice.
    static let codings: [(String, [String])] = [
        ("a.mp3", ["-c:a", "libmp3lame", "-b:a", "96k"]), ("b.flac", ["-c:a", "flac"]),
        ("c.m4a", ["-c:a", "aac", "-b:a", "96k"]), ("d.opus", ["-c:a", "libopus", "-b:a", "48k"]),
        ("e.ogg", ["-c:a", "libvorbis"]), ("f.wav", ["-c:a", "pcm_s24le"]), ("g.wav", ["-c:a", "pcm_mulaw"]),
        ("h.aiff", ["-c:a", "pcm_s16be"]), ("i.mka", ["-c:a", "ac3"]), ("j.aac", ["-c:a", "aac"]),
    ]

    private func source(_ path: String) throws -> any ByteSource { try FileByteSource(path: path) }

    private func spoken(seconds: Double = 14, seed: UInt64 = 1, rate: Int = 48_000, channels: Int = 1) throws -> String
    {
        let sound = try #require(voice(seconds: seconds, sampleRate: rate, seed: seed, channels: channels))
        return try Coder.wave("voice-\(seed)-\(seconds)-\(rate)-\(channels).wav", sound)
    }

    private func marked(_ path: String) async throws -> any ByteSource {
        let sink = try OpenFile.nameless(in: Coder.folder)
        try await marker.embed(payload, into: try await marker.open(source(path)), to: sink, folder: Coder.folder)
        return try sink.written()
    }

    @Test("what is put into a container is read from it, from the telephone and from a messenger", arguments: codings)
    func roundTrip(item: (String, [String])) async throws {
        let path = "\(Coder.folder)/\(item.0)"
        try #require(Coder.run(["-i", try spoken()] + item.1 + [path]))
        let plain = try await marker.open(source(path))
        #expect(try await marker.read(plain, effort: .ownSpeed).marks.isEmpty)
        let copy = try await marked(path)
        let again = try await marker.open(copy)
        #expect(again.format == plain.format && again.tracks.map(\.codec) == plain.tracks.map(\.codec))
        let heard = try await marker.read(again)
        #expect(heard.marks.map(\.payload) == [payload] && heard.isComplete)
        #expect(abs(heard.seconds - 14) < 0.3)

        let name = "\(Coder.folder)/marked-\(item.0)"
        try Data(try copy.readUpTo(1 << 24, at: 0)).write(to: URL(fileURLWithPath: name))
        for (number, way) in [
            ["-ar", "8000", "-ac", "1", "-c:a", "pcm_mulaw", "-f", "wav"],
            ["-c:a", "libopus", "-b:a", "24k", "-f", "ogg"],
            ["-c:a", "libopencore_amrnb", "-ar", "8000", "-ac", "1", "-f", "amr"],
        ].enumerated() {
            let degraded = "\(Coder.folder)/degraded-\(number)-\(item.0)"
            // Not every ffmpeg writes AMR.
            guard Coder.run(["-i", name] + way + [degraded]) else { continue }
            let found = try await marker.read(try await marker.open(source(degraded)), effort: .ownSpeed).marks
            #expect(found.map(\.payload) == [payload], "\(item.0) through \(way)")
        }
    }

    @Test("a film keeps its pictures, and all of its tracks are marked")
    func film() async throws {
        let path = "\(Coder.folder)/film.mp4"
        try #require(
            Coder.run([
                "-f", "lavfi", "-i", "testsrc2=size=160x120:rate=10:duration=12", "-i", try spoken(seconds: 12),
                "-i", try spoken(seconds: 12, seed: 2, rate: 44_100, channels: 2), "-map", "0:v", "-map", "1:a", "-map",
                "2:a", "-c:v", "libx264", "-c:a", "aac", path,
            ]))
        let copy = try await marked(path)
        let opened = try await marker.open(copy)
        #expect(opened.hasPictures && opened.tracks.map(\.sampleRate) == [48_000, 44_100])
        let name = "\(Coder.folder)/film-marked.mp4"
        try Data(try copy.readUpTo(1 << 24, at: 0)).write(to: URL(fileURLWithPath: name))
        for track in 0..<2 {
            let alone = "\(Coder.folder)/track-\(track).wav"
            try #require(Coder.run(["-i", name, "-map", "0:a:\(track)", alone]))
            let found = try await marker.read(try await marker.open(source(alone)), effort: .ownSpeed).marks
            #expect(found.map(\.payload) == [payload])
        }
        let pictures = [path, name].map { file in
            let out = "\(Coder.folder)/\(file.hashValue).md5"
            Coder.run(["-i", file, "-map", "0:v", "-c", "copy", "-f", "md5", out])
            return FileManager.default.contents(atPath: out)
        }
        #expect(pictures[0] != nil && pictures[0] == pictures[1])
    }

    @Test("what cannot carry a mark says why")
    func refusals() async throws {
        func code(_ path: String) async throws -> RecordingMarkError.Code? {
            do { _ = try await marked(path) } catch let error as RecordingMarkError { return error.code }
            return nil
        }
        let short = try spoken(seconds: 2)
        #expect(try await code(short) == .tooShort)
        let coded = "\(Coder.folder)/short.mp3"
        try #require(Coder.run(["-i", short, coded]))
        #expect(try await code(coded) == .tooShort)
        let bare = "\(Coder.folder)/adpcm.wav"
        try #require(Coder.run(["-i", try spoken(), "-c:a", "adpcm_ima_wav", bare]))
        #expect(try await code(bare) == .notWritable)
        let silent = try #require(SampleBuffer(sampleRate: 16_000, channels: [[Float](repeating: 0, count: 160_000)]))
        #expect(try await code(try Coder.wave("silent.wav", silent)) == .silent)
        let mute = "\(Coder.folder)/mute.mp4"
        try #require(Coder.run(["-f", "lavfi", "-i", "testsrc2=size=160x120:rate=10:duration=6", mute]))
        #expect(try await code(mute) == .noSound)
        #expect(try await marker.read(try await marker.open(source(mute))).marks.isEmpty)
        await #expect(throws: MediaError.self) { try await marker.open(MemoryByteSource(Array("no sound".utf8))) }
    }

    @Test("listening stops at its limit and says so; every sample is heard once")
    func limit() async throws {
        let recording = try await marker.open(source(try spoken()))
        var count = 0
        #expect(try await marker.forEachPiece(of: recording) { count += $0.count })
        #expect(count == 14 * 48_000)
        #expect(try await marker.read(recording, effort: .ownSpeed).isComplete)
        let part = try await marker.read(recording, effort: .ownSpeed, upTo: 6)
        #expect(!part.isComplete && part.seconds < 11)
    }
}

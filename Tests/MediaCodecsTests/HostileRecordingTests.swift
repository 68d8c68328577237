// SPDX-License-Identifier: Apache-2.0
import Foundation
import MediaCodecs
import SignalProcessing
import Testing

@Suite("Damaged and hostile recordings", .enabled(if: FFmpegPeer.isThere, "skipped: ffmpeg is not installed"))
struct HostileRecordingTests {
    /// Name and what ffmpeg is told.
    static let kinds: [(String, [String])] = [
        ("m.mp4", ["-c:v", "libx264", "-c:a", "aac"]), ("m.mov", ["-c:v", "mpeg4", "-c:a", "pcm_s16le"]),
        ("m.mkv", ["-c:v", "libx265", "-x265-params", "log-level=none", "-c:a", "flac"]),
        ("m.webm", ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"]),
        ("m.avi", ["-c:v", "mjpeg", "-c:a", "libmp3lame"]), ("m.ts", ["-c:v", "mpeg2video", "-c:a", "mp2"]),
        ("m.3gp", ["-c:v", "h263", "-s", "176x144", "-c:a", "aac"]),
        ("m.wav", ["-vn", "-c:a", "adpcm_ima_wav"]), ("m.aiff", ["-vn", "-c:a", "pcm_s16be"]),
        ("m.flac", ["-vn", "-c:a", "flac"]), ("m.mp3", ["-vn", "-c:a", "libmp3lame"]),
        ("m.ogg", ["-vn", "-c:a", "libvorbis"]), ("m.aac", ["-vn", "-c:a", "aac"]), ("m.caf", ["-vn", "-c:a", "alac"]),
    ]

    /// A worker with little time, so that a hang shows.
    private func worker() -> AVWorker {
        var configuration = AVWorker.Configuration()
        configuration.limits.openingCPUSeconds = 5
        configuration.limits.duration = 600
        configuration.limits.soundCPUPerSecond = 0.02
        configuration.limits.videoCPUPerSecond = 0.02
        return AVWorker(configuration: configuration)
    }

    /// Opens a file and decodes all there is; the code of the failure, nil where there is none.
    private func failure(_ bytes: [UInt8], _ worker: AVWorker) async -> MediaError.Code? {
        do {
            let recording = try await worker.open(.bytes(bytes))
            if !recording.info.sound.isEmpty {
                for try await chunk in worker.sound(of: recording) { _ = chunk.samples.count }
            }
            if recording.info.video != nil {
                for try await frame in worker.frames(of: recording) { _ = frame.pixels.width }
            }
            return nil
        } catch { return error.code }
    }

    @Test("cut, overwritten and spliced files of every container do no more than fail, and soon", arguments: kinds)
    func mutations(kind: (String, [String])) async throws {
        let path = try FFmpegPeer.make(
            kind.0,
            [
                "-f", "lavfi", "-i", "testsrc2=size=176x144:rate=10:duration=1", "-f", "lavfi", "-i",
                "sine=frequency=500:duration=1:sample_rate=8000", "-shortest",
            ] + ["-ar", "16000"] + kind.1)
        let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let worker = worker()
        #expect(await failure(whole, worker) == nil, "\(kind.0) as it is")
        let process = worker.processIdentifier
        let rounds = ProcessInfo.processInfo.environment["COUNTERSIGN_MUTATIONS"].flatMap { Int($0) } ?? 24
        var random = SplitMix(seed: UInt64(whole.count))
        let expected: Set<MediaError.Code> = [
            .unreadableMedia, .unsupportedFormat, .limitPixels, .limitBytes, .memory, .cpu,
        ]
        for round in 0..<rounds {
            let mutated = random.mutated(whole, round: round)
            let clock = ContinuousClock()
            var code: MediaError.Code?
            let took = await clock.measure { code = await failure(mutated, worker) }
            // A crash of the child would be FFmpeg's fault and is survived; it must be told as what it is.
            if let code { #expect(expected.contains(code) || code == .crashed, "\(kind.0) \(round): \(code)") }
            #expect(took < .seconds(120), "\(kind.0) \(round)")
        }
        #expect(worker.processIdentifier == process, "the parent lives")
        #expect(await failure(whole, worker) == nil, "\(kind.0) is still read afterwards")
    }

    @Test("a file that names others, or is no recording, opens nothing")
    func foreign() async throws {
        let worker = worker()
        let texts = [
            "#EXTM3U\n#EXTINF:10,\n/etc/passwd\n", "ffconcat version 1.0\nfile '/etc/passwd'\n",
            "<?xml version=\"1.0\"?><MPD></MPD>", "v=0\no=- 0 0 IN IP4 127.0.0.1\n",
        ]
        for text in texts {
            await #expect(throws: MediaError(.unsupportedFormat, "")) {
                _ = try await worker.open(.bytes(Array(text.utf8)))
            }
        }
        await #expect(throws: MediaError(.unreadableMedia, reason: "empty", "")) {
            _ = try await worker.open(.bytes([]))
        }
    }

    @Test("what declares more than allowed is refused")
    func limits() async throws {
        let path = try FFmpegPeer.make("limit.mp4", FFmpegPeer.pattern + ["-c:v", "libx264"])
        var configuration = AVWorker.Configuration()
        configuration.limits.duration = 2
        await #expect(throws: MediaError(.limitPixels, "")) {
            _ = try await AVWorker(configuration: configuration).open(.path(path))
        }
        configuration.limits.duration = 100
        configuration.limits.pixels = 1000
        await #expect(throws: MediaError(.limitPixels, "")) {
            _ = try await AVWorker(configuration: configuration).open(.path(path))
        }
    }
}

/// A small fixed generator (Steele, Lea and Flood 2014), so that a failure can be repeated.
private struct SplitMix {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(max(1, bound)))
    }

    mutating func mutated(_ whole: [UInt8], round: Int) -> [UInt8] {
        var bytes = whole
        switch round % 4 {
        case 0: bytes.removeLast(next(below: whole.count))
        case 1:
            for _ in 0...next(below: 8) { bytes[next(below: bytes.count)] = UInt8(next(below: 256)) }
        case 2:
            // The head decides most.
            for _ in 0...next(below: 6) { bytes[next(below: min(1500, bytes.count))] ^= UInt8(1 << next(below: 8)) }
        default:
            let length = next(below: min(400, bytes.count))
            let from = next(below: bytes.count - length)
            let to = next(below: bytes.count - length)
            bytes.replaceSubrange(to..<(to + length), with: Array(whole[from..<(from + length)]))
        }
        return bytes.isEmpty ? [0] : bytes
    }
}

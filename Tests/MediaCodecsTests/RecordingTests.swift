// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Foundation
import MediaCodecs
import SignalProcessing
import Testing

@Suite("Recordings", .enabled(if: FFmpegPeer.isThere, "skipped: ffmpeg is not installed"))
struct RecordingTests {
    let worker = AVWorker()

    /// Name and what ffmpeg is told to make it of two tones in stereo.
    static let sounds: [(String, [String])] = [
        ("a.wav", ["-c:a", "pcm_s16le"]), ("b.wav", ["-c:a", "pcm_s24le", "-ar", "96000"]),
        ("c.wav", ["-c:a", "pcm_mulaw", "-ar", "8000", "-ac", "1"]), ("d.aiff", ["-c:a", "pcm_s16be"]),
        ("e.flac", ["-c:a", "flac"]), ("f.mp3", ["-c:a", "libmp3lame", "-b:a", "128k"]),
        ("g.m4a", ["-c:a", "aac", "-b:a", "128k"]), ("h.ogg", ["-c:a", "libvorbis"]),
        ("i.ogg", ["-c:a", "libopus"]), ("j.mka", ["-c:a", "ac3", "-ac", "6"]),
        ("k.m4a", ["-c:a", "alac"]), ("l.aac", ["-c:a", "aac"]),
    ]

    private func sound(_ item: (String, [String])) throws -> String {
        try FFmpegPeer.make(item.0, FFmpegPeer.tones + ["-filter_complex", "amerge"] + item.1)
    }

    private func all(_ sequence: SoundSequence) async throws -> SampleBuffer {
        var whole: SampleBuffer?
        for try await chunk in sequence {
            if whole == nil { whole = chunk.samples } else { #expect(whole?.append(chunk.samples) == true) }
        }
        return try #require(whole)
    }

    @Test("sound of every container comes out sample for sample as ffmpeg decodes it", arguments: sounds)
    func decoding(item: (String, [String])) async throws {
        let path = try sound(item)
        let recording = try await worker.open(.path(path))
        let stream = try #require(recording.info.sound.first)
        let samples = try await all(worker.sound(of: recording))
        #expect(samples.sampleRate == stream.sampleRate && samples.channels.count == stream.channels)
        let theirs = try FFmpegPeer.samples(path)
        let channels = samples.channels.count
        #expect(abs(samples.count - theirs.count / channels) <= 0)
        var worst: Float = 0
        for channel in 0..<channels {
            for i in 0..<min(samples.count, theirs.count / channels) {
                worst = max(worst, abs(samples.channels[channel][i] - theirs[i * channels + channel]))
            }
        }
        #expect(worst < 1e-4)
    }

    @Test("the sound is replaced in its coding, and ffmpeg reads what was put in", arguments: sounds)
    func replacing(item: (String, [String])) async throws {
        let path = try sound(item)
        let recording = try await worker.open(.path(path))
        let before = try await all(worker.sound(of: recording))
        let source = PartSource(before, gain: 0.5)
        let sink = MemoryByteSink()
        try await worker.replaceSound(of: recording, with: { await source.next() }, to: sink)
        let out = "\(FFmpegPeer.folder)/replaced-\(item.0)"
        try Data(sink.bytes).write(to: URL(fileURLWithPath: out))
        let again = try await worker.open(.path(out))
        #expect(again.info.sound.first?.codec == recording.info.sound.first?.codec)
        #expect(again.info.sound.first?.sampleRate == recording.info.sound.first?.sampleRate)
        #expect(again.info.format == recording.info.format)
        let theirs = try FFmpegPeer.samples(out)
        let channels = before.channels.count
        #expect(abs(theirs.count / channels - before.count) < before.sampleRate / 5)
        // Half as loud, and at the same place: nothing was shifted.
        let count = min(before.count, theirs.count / channels)
        var product = 0.0
        var energy = 0.0
        for i in 0..<count {
            let old = Double(before.channels[0][i])
            product += old * Double(theirs[i * channels])
            energy += old * old
        }
        #expect(abs(product / energy - 0.5) < 0.06, "\(item.0): gain \(product / energy)")
    }

    @Test("video is copied untouched while its sound is replaced, with chapters, rotation, subtitles and metadata")
    func soundOfVideo() async throws {
        let chapters = "\(FFmpegPeer.folder)/chapters.txt"
        try Data(";FFMETADATA1\ntitle=A title\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=2000\ntitle=One\n".utf8)
            .write(to: URL(fileURLWithPath: chapters))
        let subtitles = "\(FFmpegPeer.folder)/s.srt"
        try Data("1\n00:00:00,500 --> 00:00:02,000\nHello\n".utf8).write(to: URL(fileURLWithPath: subtitles))
        let plain = try FFmpegPeer.make(
            "v0.mp4",
            FFmpegPeer.pattern + FFmpegPeer.tones + [
                "-i", subtitles, "-i", chapters, "-map", "0:v", "-map", "1:a", "-map", "2:a", "-map", "3:s",
                "-map_metadata", "4", "-c:v", "libx264", "-c:a", "aac", "-c:s", "mov_text",
            ])
        let path = try FFmpegPeer.make("v.mp4", ["-i", plain, "-map", "0", "-c", "copy", "-metadata:s:v", "rotate=90"])
        let recording = try await worker.open(.path(path))
        #expect(recording.info.video?.rotation == 270)
        #expect(recording.info.sound.count == 2 && recording.info.chapters == 1)
        let before = try await all(worker.sound(of: recording))
        let source = PartSource(before, gain: 0.25)
        let sink = MemoryByteSink()
        try await worker.replaceSound(of: recording, with: { await source.next() }, to: sink)
        let out = "\(FFmpegPeer.folder)/v-out.mp4"
        try Data(sink.bytes).write(to: URL(fileURLWithPath: out))
        let again = try await worker.open(.path(out))
        #expect(again.info.video?.rotation == 270)
        #expect(again.info.chapters == 1 && again.info.streams.contains { $0.kind == .subtitle })
        #expect(try FFmpegPeer.probe(out, ["-show_entries", "format_tags=title"]).contains("TAG:title=A title"))
        // The packets of the video and of the other track are the same bytes.
        for stream in ["v:0", "a:1"] {
            let hash = ["-map", "0:\(stream)", "-c", "copy", "-f", "md5", "-"]
            #expect(
                FFmpegPeer.run("ffmpeg", ["-v", "error", "-i", path] + hash)
                    == FFmpegPeer.run("ffmpeg", ["-v", "error", "-i", out] + hash))
        }
    }

    @Test("pictures come at their times, every n-th, reduced, upright")
    func pictures() async throws {
        let path = try FFmpegPeer.make("p.mp4", FFmpegPeer.pattern + ["-c:v", "libx264"])
        let recording = try await worker.open(.path(path))
        var options = FrameOptions()
        options.every = 10
        options.maxSide = 160
        var times: [Double] = []
        for try await frame in worker.frames(of: recording, options: options) {
            #expect(frame.pixels.width == 160 && frame.pixels.height == 120 && frame.pixels.channels == 3)
            times.append(frame.time)
        }
        #expect(times.count == 10)
        for (index, time) in times.enumerated() { #expect(abs(time - Double(index) * 0.4) < 1e-6) }
        options = FrameOptions()
        options.start = 2
        options.end = 3
        options.interval = 0.5
        options.grey = true
        times = []
        for try await frame in worker.frames(of: recording, options: options) {
            #expect(frame.pixels.channels == 1)
            times.append(frame.time)
        }
        #expect(times.count == 2 && abs(times[0] - 2) < 0.001 && abs(times[1] - 2.5) < 0.03)
    }

    @Test("turned video is shown upright, as ffmpeg shows it")
    func upright() async throws {
        let plain = try FFmpegPeer.make("u0.mp4", FFmpegPeer.pattern + ["-c:v", "libx264"])
        for rotation in ["90", "180", "270"] {
            let path = try FFmpegPeer.make(
                "u\(rotation).mp4", ["-i", plain, "-c", "copy", "-metadata:s:v", "rotate=\(rotation)"])
            let recording = try await worker.open(.path(path))
            var options = FrameOptions()
            options.count = 1
            for try await frame in worker.frames(of: recording, options: options) {
                let theirs = try #require(
                    FFmpegPeer.run(
                        "ffmpeg",
                        ["-v", "error", "-i", path, "-frames:v", "1", "-pix_fmt", "rgb24", "-f", "rawvideo", "-"]))
                #expect(frame.pixels.samples.count == theirs.count)
                let differences = zip(frame.pixels.samples, theirs).map { abs(Int($0) - Int($1)) }
                #expect(differences.reduce(0, +) < 3 * differences.count, "rotation \(rotation)")
            }
        }
    }

    @Test("a loop that is left early ends the child; one that is cancelled says so")
    func cancelling() async throws {
        let path = try FFmpegPeer.make(
            "long.mp4",
            [
                "-f", "lavfi", "-i", "testsrc2=size=640x480:rate=25:duration=60", "-c:v", "libx264", "-preset",
                "ultrafast",
            ])
        let recording = try await worker.open(.path(path))
        for try await _ in worker.frames(of: recording) { break }
        let task = Task {
            var seen = 0
            for try await _ in worker.frames(of: recording) { seen += 1 }
            return seen
        }
        try await Task.sleep(for: .milliseconds(200))
        task.cancel()
        await #expect(throws: MediaError(.cancelled, "")) { _ = try await task.value }
    }
}

/// Hands out a buffer in parts.
private actor PartSource {
    private let samples: SampleBuffer
    private let gain: Float
    private var at = 0

    init(_ samples: SampleBuffer, gain: Float) {
        self.samples = samples
        self.gain = gain
    }

    func next() -> SampleBuffer? {
        guard at < samples.count else { return nil }
        var part = samples.slice(at..<(at + 10_000))
        at += part.count
        part =
            SampleBuffer(
                sampleRate: part.sampleRate, channels: part.channels.map { $0.map { $0 * gain } }) ?? part
        return part
    }
}

// SPDX-License-Identifier: Apache-2.0

import SignalProcessing
import TestVoices
import Testing
import Watermarking

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite("Audio marks from embedding to reading")
struct AudioRoundTripTests {
    private let mark = AudioWatermark()
    private let payload = AudioMarkPayload.identifier(0x0123_4567_89AB_CDEF)

    @Test("what is written is read, at every rate, from any five seconds", arguments: [8_000, 11_025, 44_100, 48_000])
    func roundTrip(rate: Int) throws {
        let sound = try #require(voice(seconds: 16, sampleRate: rate))
        let marked = try mark.embed(payload, into: sound)
        #expect(marked.count == sound.count && marked.sampleRate == rate)
        #expect(mark.decode(marked, effort: .ownSpeed).map(\.payload) == [payload])
        let start = Int(3.3 * Double(rate))
        let part = marked.slice(start..<(start + 6 * rate))
        #expect(mark.decode(part, effort: .ownSpeed).map(\.payload) == [payload])
        #expect(mark.decode(sound).isEmpty)
        // The mark is far below the sound.
        let energy = sound.mono.reduce(0) { $0 + $1 * $1 }
        let change = zip(sound.mono, marked.mono).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        #expect(change > 0 && 10 * log10(energy / change) > 14)
    }

    @Test("a sound in pieces becomes what it becomes whole")
    func streaming() throws {
        let sound = try #require(voice(seconds: 12.7, sampleRate: 22_050, channels: 2))
        let whole = try mark.embed(payload, into: sound)
        var embedder = try mark.embedder(payload, sampleRate: 22_050, channels: 2)
        var pieces = try embedder.push(sound.slice(0..<1))
        for start in stride(from: 1, to: sound.count, by: 7_919) {
            let joined = pieces.append(try embedder.push(sound.slice(start..<(start + 7_919))))
            #expect(joined)
        }
        let joined = pieces.append(embedder.finish())
        #expect(joined && pieces.count == whole.count)
        // Both channels were the same, and get the same.
        #expect(pieces.channels[0] == pieces.channels[1])
        let farthest = zip(pieces.mono, whole.mono).map { abs($0 - $1) }.max() ?? 1
        #expect(farthest < 1e-6)
    }

    @Test("silence stays as it is, and full scale is kept")
    func limits() throws {
        let silence = try #require(
            SampleBuffer(sampleRate: 16_000, channels: [[Float](repeating: 0, count: 96_000)]))
        #expect(try mark.embed(payload, into: silence) == silence)
        var loud = try #require(voice(seconds: 10, sampleRate: 16_000))
        let peak = loud.mono.map(abs).max() ?? 1
        loud.mapChannels { $0.map { $0 / peak } }
        let marked = try mark.embed(payload, into: loud)
        #expect(marked.mono.allSatisfy { abs($0) <= 1 })
        #expect(mark.decode(marked, effort: .ownSpeed).map(\.payload) == [payload])
    }

    @Test("what cannot be marked is refused with a reason")
    func refusals() throws {
        let second = try #require(voice(seconds: 1, sampleRate: 8_000))
        #expect(throws: WatermarkError.recordingTooShort(seconds: 1, minimum: 5)) {
            try mark.embed(payload, into: second)
        }
        #expect(throws: WatermarkError.recordingTooShort(seconds: 1, minimum: 3)) {
            try mark.embed(.short(7), into: second)
        }
        #expect(throws: WatermarkError.payloadNotAllowed) {
            try mark.embedder(.identifier(0), sampleRate: 8_000, channels: 1)
        }
        #expect(throws: WatermarkError.payloadNotAllowed) {
            try mark.embedder(.short(1 << 24), sampleRate: 8_000, channels: 1)
        }
        #expect(throws: WatermarkError.strengthOutOfRange(9)) {
            try mark.embedder(payload, sampleRate: 8_000, channels: 1, strength: 9)
        }
        var embedder = try mark.embedder(payload, sampleRate: 16_000, channels: 1)
        #expect(throws: WatermarkError.soundNotSupported(sampleRate: 8_000, channels: 1)) { try embedder.push(second) }
    }

    @Test("short identifiers are read from four seconds")
    func short() throws {
        let sound = try #require(voice(seconds: 12, sampleRate: 16_000, seed: 3))
        let marked = try mark.embed(.short(0xABCDEF), into: sound)
        let part = marked.slice(50_000..<(50_000 + 4 * 16_000))
        #expect(mark.decode(part, effort: .ownSpeed).map(\.payload) == [.short(0xABCDEF)])
    }

    @Test("a spliced recording shows both of its marks, with their times")
    func spliced() throws {
        let other = AudioMarkPayload.identifier(0xFFFF_0000_AAAA_5555)
        let first = try mark.embed(payload, into: try #require(voice(seconds: 22, sampleRate: 8_000)))
        let second = try mark.embed(other, into: try #require(voice(seconds: 22, sampleRate: 8_000, seed: 9)))
        var both = first
        let joined = both.append(second)
        #expect(joined)
        let marks = mark.decode(both, effort: .ownSpeed)
        #expect(marks.map(\.payload) == [payload, other])
        #expect(marks.first.map { $0.from == 0 && $0.to > 14 && $0.to < 32 } == true)
        #expect(marks.last.map { $0.from > 12 && $0.from < 30 && $0.to > 43 } == true)
    }

    @Test("a mark is read at another speed, and the speed is told")
    func speed() throws {
        let marked = try mark.embed(payload, into: try #require(voice(seconds: 20, sampleRate: 8_000)))
        let fast = RateConverter.convert(marked.mono, from: 1.04, to: 1)
        let sound = try #require(SampleBuffer(sampleRate: 8_000, channels: [fast]))
        #expect(mark.decode(sound, effort: .ownSpeed).isEmpty)
        let found = mark.decode(sound)
        #expect(found.first?.payload == payload)
        #expect(found.first.map { abs($0.speed - 1.04) < 0.006 } == true)
    }

    @Test("each key reads its own marks only; marks of two keys live side by side")
    func keys() throws {
        let key = try #require(WatermarkKey(secret: (0..<32).map { UInt8($0) }))
        let own = AudioWatermark(key: key)
        let sound = try #require(voice(seconds: 15, sampleRate: 8_000))
        let once = try mark.embed(payload, into: sound)
        #expect(own.decode(once, effort: .ownSpeed).isEmpty)
        let twice = try own.embed(.identifier(42), into: once)
        #expect(mark.decode(twice, effort: .ownSpeed).map(\.payload) == [payload])
        #expect(own.decode(twice, effort: .ownSpeed).map(\.payload) == [.identifier(42)])
        let rival = try mark.embed(.identifier(43), into: once)
        #expect(mark.decode(rival, effort: .ownSpeed).allSatisfy { [payload, .identifier(43)].contains($0.payload) })
    }

    @Test("no input traps the reader")
    func anyInput() throws {
        var generator = ChaChaGenerator(seed: 77)
        let inputs: [[Float]] = [
            [], [1], [Float](repeating: 0, count: 40_000), [Float](repeating: 1, count: 90_000),
            [Float](repeating: 3e38, count: 30_000), (0..<50_000).map { _ in generator.unit() < 0.5 ? -1 : 1 },
            (0..<9_000).map { _ in 1e-38 * generator.unit() }, (0..<85_000).map { $0.isMultiple(of: 8_000) ? 1 : 0 },
        ]
        for samples in inputs {
            for rate in [1_000, 8_000, 44_100] {
                let sound = try #require(SampleBuffer(sampleRate: rate, channels: [samples]))
                #expect(mark.decode(sound, effort: .ownSpeed).isEmpty)
                if sound.duration >= 5 { _ = try mark.embed(payload, into: sound) }
            }
        }
    }
}

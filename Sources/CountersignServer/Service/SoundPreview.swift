// SPDX-License-Identifier: Apache-2.0
import MediaCodecs
import SignalProcessing

/// A small copy of a recording for the page of its result: one channel, 16,000 samples a second, mu-law in a WAV file, which
/// every browser plays. Bytes from outside are never played to anybody.
struct SoundPreview {
    /// Seconds that are kept.
    static let seconds = 300.0
    /// The same in minutes.
    static let minutes = Int(seconds / 60)
    /// Media type of the file.
    static let mediaType = "audio/wav"
    private static let rate = 16_000
    /// The byte of each of 8,192 steps from -1 to 1; mu-law is no finer than that.
    private static let codes: [UInt8] = (0..<8_192).map { step in
        var code: [UInt8] = [0]
        WaveFormat.muLaw.encode((Float(step) - 4_096) / 4_096, into: &code, at: 0)
        return code.first ?? 0xFF
    }

    private var converter: RateConverter?
    private var hasBegun = false
    private var samples: [UInt8] = []

    /// Takes the next samples; those behind the limit are left out.
    mutating func push(_ piece: SampleBuffer) {
        if !hasBegun {
            hasBegun = true
            if piece.sampleRate != SoundPreview.rate {
                converter = RateConverter(from: Double(piece.sampleRate), to: Double(SoundPreview.rate))
            }
        }
        let most = Int(SoundPreview.seconds) * SoundPreview.rate
        guard samples.count < most else { return }
        let mono = converter?.push(piece.mono) ?? piece.mono
        append(mono.prefix(most - samples.count))
    }

    private mutating func append(_ values: some Collection<Float>) {
        samples += values.map { value in
            SoundPreview.codes[Int(min(max((value * 4_096).rounded(), -4_096), 4_095)) + 4_096]
        }
    }

    /// The file; nil where nothing was heard.
    mutating func file() -> EncodedPicture? {
        let most = Int(SoundPreview.seconds) * SoundPreview.rate
        if samples.count < most { append((converter?.finish() ?? []).prefix(most - samples.count)) }
        guard !samples.isEmpty else { return nil }
        func number(_ value: Int, _ bytes: Int) -> [UInt8] {
            (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let padded = samples + (samples.count.isMultiple(of: 2) ? [] : [0xFF])
        // RIFF, WAVE, format 7 (mu-law) with its empty extension, the number of samples, and the samples.
        var file = Array("RIFF".utf8) + number(4 + 26 + 12 + 8 + padded.count, 4) + Array("WAVEfmt ".utf8)
        file += number(18, 4) + number(7, 2) + number(1, 2) + number(SoundPreview.rate, 4)
        file += number(SoundPreview.rate, 4) + number(1, 2) + number(8, 2) + number(0, 2)
        file += Array("fact".utf8) + number(4, 4) + number(samples.count, 4)
        file += Array("data".utf8) + number(samples.count, 4) + padded
        return EncodedPicture(bytes: file, mediaType: SoundPreview.mediaType)
    }
}

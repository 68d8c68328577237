// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A voice of sorts: a gliding tone with harmonics and formants, cut into syllables, over a little noise.
package func voice(seconds: Double, sampleRate: Int, seed: UInt64 = 1, channels: Int = 1) -> SampleBuffer? {
    var generator = ChaChaGenerator(seed: seed)
    var phase: Float = 0
    var pitch: Float = 120
    var formants: [Float] = [500, 1500, 2500]
    var syllable = 0
    let samples: [Float] = (0..<Int(seconds * Double(sampleRate))).map { index in
        if index.isMultiple(of: sampleRate / 5) {
            pitch = 90 + 80 * generator.unit()
            formants = [300 + 500 * generator.unit(), 900 + 1300 * generator.unit(), 2300 + 900 * generator.unit()]
            syllable = index
        }
        phase += pitch / Float(sampleRate)
        let t = Float(index - syllable) / Float(sampleRate / 5)
        var sum: Float = 0
        for harmonic in 1...24 {
            let frequency = pitch * Float(harmonic)
            let loudness = formants.reduce(Float(0.01)) { $0 + exp(-powf((frequency - $1) / 180, 2)) }
            sum += loudness * sin(2 * .pi * phase * Float(harmonic))
        }
        return 0.12 * sum * sin(.pi * t) + 0.004 * (generator.unit() - 0.5)
    }
    return SampleBuffer(sampleRate: sampleRate, channels: Array(repeating: samples, count: channels))
}

/// The bytes of a WAV file of 16 bits.
package func waveFile(_ sound: SampleBuffer) -> [UInt8] {
    func bytes(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    let channels = sound.channels.count
    let size = sound.count * channels * 2
    var file = Array("RIFF".utf8) + bytes(36 + size, 4) + Array("WAVEfmt ".utf8) + bytes(16, 4)
    file += bytes(1, 2) + bytes(channels, 2) + bytes(sound.sampleRate, 4)
    file += bytes(sound.sampleRate * channels * 2, 4) + bytes(channels * 2, 2) + bytes(16, 2)
    file += Array("data".utf8) + bytes(size, 4)
    for frame in 0..<sound.count {
        for channel in sound.channels { file += bytes(Int((max(-1, min(1, channel[frame])) * 32_767).rounded()), 2) }
    }
    return file
}

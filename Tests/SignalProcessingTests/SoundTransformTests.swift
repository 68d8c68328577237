// SPDX-License-Identifier: Apache-2.0

import SignalProcessing
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite("Rates and frames of sound")
struct SoundTransformTests {
    private func tone(_ frequency: Double, rate: Double, count: Int) -> [Float] {
        (0..<count).map { Float(sin(2 * Double.pi * frequency * Double($0) / rate)) }
    }

    @Test("a tone keeps frequency, phase and height", arguments: [(44_100, 8_000), (8_000, 48_000), (11_127, 8_000)])
    func tones(from: Int, to: Int) {
        let input = tone(1_000, rate: Double(from), count: from)
        let output = RateConverter.convert(input, from: Double(from), to: Double(to))
        let expected = tone(1_000, rate: Double(to), count: to)
        #expect(output.count == to)
        let farthest = (to / 10..<to * 9 / 10).map { abs(output[$0] - expected[$0]) }.max() ?? 1
        #expect(farthest < 1e-3)
    }

    @Test("what the lower rate cannot hold is 80 dB down")
    func stopBand() {
        let output = RateConverter.convert(tone(4_300, rate: 48_000, count: 48_000), from: 48_000, to: 8_000)
        #expect((output[1_000..<7_000].map(abs).max() ?? 1) < 1.5e-4)
    }

    @Test("pieces make the same as the whole")
    func pieces() {
        let input = tone(700, rate: 16_000, count: 60_000)
        var converter = RateConverter(from: 16_000, to: 11_025)
        var output: [Float] = []
        var start = 0
        for size in [1, 2, 33, 20_000, 5, 39_959] {
            output += converter.push(Array(input[start..<(start + size)]))
            start += size
        }
        output += converter.finish()
        #expect(output == RateConverter.convert(input, from: 16_000, to: 11_025))
    }

    @Test("frames are the discrete Fourier transform, and go back to the sound")
    func frames() {
        let window = (0..<64).map { Float(sin(Double.pi * (Double($0) + 0.5) / 64)) }
        let transform = FrameTransform(window: window)
        var generator = ChaChaGenerator(seed: 3)
        let samples = (0..<1_000).map { _ in generator.unit() - 0.5 }
        let spectra = transform.spectra(of: samples, first: -32, hop: 32, count: 33, bins: 1..<32)
        for (frame, bin) in [(0, 1), (5, 7), (17, 31), (32, 12)] {
            var (re, im) = (0.0, 0.0)
            for n in 0..<64 {
                let at = frame * 32 - 32 + n
                guard samples.indices.contains(at) else { continue }
                let value = Double(samples[at] * window[n])
                re += value * cos(2 * Double.pi * Double(bin * n) / 64)
                im -= value * sin(2 * Double.pi * Double(bin * n) / 64)
            }
            let at = (bin - 1) * spectra.frames + frame
            #expect(abs(Double(spectra.re[at]) - re) < 1e-4 && abs(Double(spectra.im[at]) - im) < 1e-4)
        }
        // Without the two outermost frequencies a sound that has none of them comes back.
        let clean = (0..<1_000).map { Float(sin(Double($0) * 0.6)) }
        let all = transform.spectra(of: clean, first: -32, hop: 32, count: 33, bins: 1..<32)
        var back = [Float](repeating: 0, count: 1_000)
        transform.overlapAdd(all, first: -32, hop: 32, count: 33, firstBin: 1, to: &back)
        #expect((zip(back, clean).map { abs($0 - $1) }.max() ?? 1) < 0.05)
    }

    @Test("approximate functions are as exact as they say")
    func functions() {
        for exponent in stride(from: Float(-60), to: 60, by: 0.37) {
            let x = exp2(exponent)
            let y = ApproximateFunctions.log2(SIMD8(repeating: x))[3]
            #expect(abs(y - exponent) < 2e-5 * max(1, abs(exponent)))
        }
        for x in stride(from: Float(-8), to: 8, by: 0.13) {
            #expect(abs(ApproximateFunctions.tanh(SIMD8(repeating: x))[0] - tanh(x)) < 2e-4)
        }
    }
}

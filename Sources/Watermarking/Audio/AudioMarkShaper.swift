// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Decides, one period after another, by how much each cell of a sound at 8 kHz gets louder or softer.
package struct AudioMarkShaper: Sendable {
    /// How strongly an amplitude answers to what the sound itself votes for its bit.
    private static let cancellation: Float = 0.6
    /// Amplitudes go up to this multiple of the plain one.
    private static let largest: Float = 2.2
    /// Amplitude of the synchronisation, in plain ones.
    private static let syncGain: Float = 1.1
    /// Decibels below the loud cells from where on no mark is laid.
    private static let gate: Float = 48
    /// Periods whose loudness counts (30 s).
    private static let memory = 6
    private static let bins = AudioMarkFormat.bins.count
    private static let rows = AudioMarkFormat.periodFrames

    /// More where frequencies are so high that a critical band holds many cells: kHz, limited.
    private static let shape: [Float] = AudioMarkFormat.bins.map { bin in
        min(max(Float(bin) * 31.25 / 1000, 0.2), 2)
    }

    private let layout: AudioMarkLayout
    /// +1 for a code bit 0, -1 for 1.
    private let symbols: [Float]
    private let delta: Float
    private var loudness: [LevelHistogram] = []
    private var earlier: [Float] = []

    /// A shaper at the start of a sound. `delta` is the plain amplitude in decibels.
    package init(layout: AudioMarkLayout, word: [UInt8], delta: Float) {
        self.layout = layout
        symbols = word.map { $0 == 0 ? 1 : -1 }
        self.delta = delta
    }

    /// What to add to the spectra of a period's frames; the first and the last frame given belong to its neighbours and
    /// get nothing.
    package mutating func difference(_ spectra: FrameSpectra) -> FrameSpectra {
        var change = FrameSpectra(frames: spectra.frames, bins: spectra.bins)
        let frames = spectra.frames
        var power = spectra.re
        for index in power.indices {
            power[index] = spectra.re[index] * spectra.re[index] + spectra.im[index] * spectra.im[index]
        }
        let reference = follow(power)
        let floor = noise(power, frames: frames)
        earlier = power
        guard let reference else { return change }
        let features = AudioMarkFeatures(
            power: power, frames: frames, count: frames, spacing: 1, reference: reference, floor: floor)
        let threshold = powf(10, (reference - Self.gate) / 10)
        let amplitudes = amplitudes(features, power: power, threshold: threshold)
        for bin in 0..<Self.bins {
            for row in 0..<Self.rows {
                let cell = row * Self.bins + bin
                let at = bin * frames + row + 1
                let role = Int(layout.roles[cell])
                let size = role < 0 ? Self.syncGain * delta : amplitudes[role]
                let symbol = role < 0 ? 1 : symbols[role]
                let presence = power[at] / (power[at] + threshold)
                let decibels = layout.signs[cell] * symbol * size * presence * Self.shape[bin]
                let factor = expf(decibels * 0.115_129_255) - 1
                change.re[at] = spectra.re[at] * factor
                change.im[at] = spectra.im[at] * factor
            }
        }
        return change
    }

    /// The plain amplitude of each code bit, raised where the sound votes against it and lowered where for it.
    private func amplitudes(_ features: AudioMarkFeatures, power: [Float], threshold: Float) -> [Float] {
        var votes = [Float](repeating: 0, count: AudioMarkFormat.codeLength)
        var worth = votes
        for bin in 0..<Self.bins {
            for row in 0..<Self.rows {
                let cell = row * Self.bins + bin
                let role = Int(layout.roles[cell])
                guard role >= 0 else { continue }
                let at = bin * features.frames + row + 1
                let weight = features.weights[at]
                votes[role] += weight * layout.signs[cell] * features.contrast[at]
                worth[role] += weight * power[at] / (power[at] + threshold) * Self.shape[bin]
            }
        }
        return votes.indices.map { bit in
            guard worth[bit] > 1e-6 else { return delta }
            let host = symbols[bit] * votes[bit] / worth[bit]
            return min(max(delta - Self.cancellation * host, 0), Self.largest * delta)
        }
    }

    /// The level of loud cells in the last 30 s; nil while all was silent.
    private mutating func follow(_ power: [Float]) -> Float? {
        guard (power.max() ?? 0) > 1e-12 else { return loudness.isEmpty ? nil : total.percentile(0.97) }
        var histogram = LevelHistogram()
        histogram.add(AudioMarkFeatures.levels(power, offset: 1e-20)[...])
        loudness.append(histogram)
        if loudness.count > Self.memory { loudness.removeFirst() }
        return total.percentile(0.97)
    }

    private var total: LevelHistogram {
        loudness.reduce(into: LevelHistogram()) { $0.add($1) }
    }

    /// The noise floor of this period and the one before it.
    private func noise(_ power: [Float], frames: Int) -> [Float] {
        let now = AudioMarkFeatures.noiseFloor(of: power, frames: frames, count: frames, stride: 1)
        guard earlier.count == power.count else { return now }
        let before = AudioMarkFeatures.noiseFloor(of: earlier, frames: frames, count: frames, stride: 1)
        return zip(now, before).map { min($0, $1) }
    }
}

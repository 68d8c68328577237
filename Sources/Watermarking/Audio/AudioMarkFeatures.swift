// SPDX-License-Identifier: Apache-2.0

import SignalProcessing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the cells of a sound say, before anybody knows which of them the mark has made louder.
///
/// Everything is laid out as spectra are: frame t of bin b at `b * frames + t`.
package struct AudioMarkFeatures: Sendable {
    /// Decibels that a cell may stand out by before it counts no more.
    private static let clip: Float = 9
    /// Decibels below the loud cells from where on cells count less.
    private static let range: Float = 42
    /// Multiple of the noise floor at which a cell counts half.
    private static let noiseFactor: Float = 6
    private static let bins = AudioMarkFormat.bins.count

    /// Frames from one bin to the next.
    package let frames: Int
    /// Frames that are there.
    package let count: Int
    /// How far each cell stands out from its neighbourhood, in dB, limited.
    package private(set) var contrast: [Float]
    /// How much each cell is worth, 0 to 1.
    package private(set) var weights: [Float]

    /// Reads cells.
    ///
    /// - Parameters:
    ///   - power: Squared magnitudes.
    ///   - frames: Frames from one bin to the next, a multiple of 8.
    ///   - count: Frames that are there.
    ///   - spacing: How many frames lie one hop apart.
    ///   - reference: Decibels of loud cells; by default the 97th percentile of these.
    ///   - floor: Noise power of each bin; by default the 10th percentile of these.
    package init(
        power: [Float], frames: Int, count: Int, spacing: Int, reference: Float? = nil, floor: [Float]? = nil
    ) {
        self.frames = frames
        self.count = count
        contrast = [Float](repeating: 0, count: power.count)
        weights = contrast
        let peak = power.max() ?? 0
        guard count > 0, peak > 0 else { return }
        let levels = Self.levels(power, offset: 1e-8 * peak)
        let loud = reference ?? Self.loudness(of: levels, frames: frames, count: count, stride: max(1, spacing / 2))
        let noise = floor ?? Self.noiseFloor(of: power, frames: frames, count: count, stride: spacing)
        weigh(power, peak: peak, reference: loud, noise: noise)
        compare(levels, spacing: spacing)
    }

    /// Ten times the logarithm of each power.
    package static func levels(_ power: [Float], offset: Float) -> [Float] {
        var levels = [Float](repeating: 0, count: power.count)
        let least = SIMD8<Float>(repeating: max(offset, 1e-30))
        for at in stride(from: 0, to: power.count - 7, by: 8) {
            let value = ApproximateFunctions.log2(power.lanes(at) + least) * 3.010_299_96
            levels.setLanes(value, at)
        }
        return levels
    }

    /// The 97th percentile of levels, to a tenth of a decibel.
    package static func loudness(of levels: [Float], frames: Int, count: Int, stride step: Int) -> Float {
        var histogram = LevelHistogram()
        for bin in 0..<bins { histogram.add(levels[(bin * frames)..<(bin * frames + count)], stride: step) }
        return histogram.percentile(0.97)
    }

    /// The 10th percentile of each bin's power, smoothed over nine bins.
    package static func noiseFloor(of power: [Float], frames: Int, count: Int, stride step: Int) -> [Float] {
        let raw: [Float] = (0..<bins).map { bin in
            let sorted = stride(from: 0, to: count, by: step).map { power[bin * frames + $0] }.sorted()
            return sorted[sorted.count / 10]
        }
        return (0..<bins).map { bin in
            (-4...4).reduce(Float(0)) { $0 + raw[min(max(bin + $1, 0), bins - 1)] } / 9
        }
    }

    private mutating func weigh(_ power: [Float], peak: Float, reference: Float, noise: [Float]) {
        let gate = SIMD8<Float>(repeating: powf(10, (reference - Self.range) / 10))
        let least = 1e-8 * peak
        for bin in 0..<Self.bins {
            let quiet = SIMD8<Float>(repeating: Self.noiseFactor * noise[bin] + 1e-9 * peak)
            for at in stride(from: bin * frames, to: (bin + 1) * frames, by: 8) {
                let p = power.lanes(at)
                let raised = p + least
                weights.setLanes(raised / (raised + gate) * (p / (p + quiet)), at)
            }
        }
    }

    private mutating func compare(_ levels: [Float], spacing: Int) {
        // The sum over three bins, with `spacing` frames repeated at each end, then over three hops.
        let width = frames + 2 * spacing + 8
        var padded = [Float](repeating: 0, count: width)
        var total = 0.0
        for bin in 0..<Self.bins {
            let below = max(bin - 1, 0) * frames
            let above = min(bin + 1, Self.bins - 1) * frames
            let row = bin * frames
            for t in stride(from: 0, to: frames, by: 8) {
                padded.setLanes(levels.lanes(below + t) + levels.lanes(row + t) + levels.lanes(above + t), spacing + t)
            }
            for t in 0..<spacing { padded[t] = padded[spacing] }
            for t in (spacing + count)..<width { padded[t] = padded[spacing + count - 1] }
            for t in stride(from: 0, to: frames, by: 8) {
                let mean = padded.lanes(t) + padded.lanes(t + spacing) + padded.lanes(t + 2 * spacing)
                contrast.setLanes(levels.lanes(row + t) - mean * (1 / 9), row + t)
            }
            for t in count..<max(count, frames) { contrast[row + t] = 0 }
            total += contrast[row..<(row + count)].reduce(0.0) { $0 + Double($1) }
        }
        let mean = Float(total / Double(count * Self.bins))
        for at in stride(from: 0, to: contrast.count - 7, by: 8) {
            let value = ApproximateFunctions.tanh((contrast.lanes(at) - mean) * (1 / Self.clip)) * Self.clip
            contrast.setLanes(value, at)
        }
    }

    /// What each cell says: contrast times weight.
    package var votes: [Float] {
        var votes = contrast
        for at in stride(from: 0, to: votes.count - 7, by: 8) {
            votes.setLanes(votes.lanes(at) * weights.lanes(at), at)
        }
        for bin in 0..<Self.bins {
            for t in count..<max(count, frames) { votes[bin * frames + t] = 0 }
        }
        return votes
    }
}

extension [Float] {
    /// Eight numbers from an index on.
    @inline(__always)
    func lanes(_ index: Int) -> SIMD8<Float> {
        precondition(index >= 0 && index &+ 8 <= count)
        return withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 4 &* index, as: SIMD8<Float>.self) }
    }

    /// Writes eight numbers from an index on.
    @inline(__always)
    mutating func setLanes(_ value: SIMD8<Float>, _ index: Int) {
        precondition(index >= 0 && index &+ 8 <= count)
        withUnsafeMutableBytes { $0.storeBytes(of: value, toByteOffset: 4 &* index, as: SIMD8<Float>.self) }
    }
}

/// How often each level occurs, in tenths of a decibel from -300 to 100.
package struct LevelHistogram: Sendable {
    private var counts = [Int](repeating: 0, count: 4_000)
    private var total = 0

    package init() {}

    /// Counts every `step`th level.
    package mutating func add(_ levels: ArraySlice<Float>, stride step: Int = 1) {
        for index in Swift.stride(from: levels.startIndex, to: levels.endIndex, by: step) {
            let level = levels[index]
            let place = level.isFinite ? Int((level + 300) * 10) : 0
            counts[Swift.min(Swift.max(place, 0), counts.count - 1)] += 1
            total += 1
        }
    }

    /// Counts what another histogram counted.
    package mutating func add(_ other: LevelHistogram) {
        for index in counts.indices { counts[index] += other.counts[index] }
        total += other.total
    }

    /// The level below which this share of the counted ones lies.
    package func percentile(_ share: Double) -> Float {
        var left = Int(Double(total) * share)
        for (index, count) in counts.enumerated() {
            left -= count
            if left < 0 { return Float(index) / 10 - 300 }
        }
        return 100
    }
}

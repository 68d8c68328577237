// SPDX-License-Identifier: Apache-2.0

import SignalProcessing

/// A place and pace at which the pattern of a key may lie in a piece of sound.
package struct AudioMarkLine: Sendable, Hashable {
    /// The piece, played at this multiple of its pace, is the original's.
    package var speed: Double
    /// What remains of a drift: 0.001 where the sound is slower by a thousandth.
    package var drift: Double
    /// The step (3 ms) at which the line begins, 0 to 7.
    package var step: Int
    /// The pattern's frame that lies there, 0 to 205.
    package var row: Int
    /// How far the synchronisation stands out, in robust standard deviations.
    package var score: Float
}

/// The synchronisation and the soft bits of one piece of sound at one speed.
package struct AudioMarkSearch: Sendable {
    private static let transform = FrameTransform(window: AudioMarkFormat.window)
    private static let bins = AudioMarkFormat.bins.count
    private static let rows = AudioMarkFormat.periodFrames
    /// Room before and behind the steps, for lines that drift out.
    private static let margin = 64

    private let layout: AudioMarkLayout
    private let features: AudioMarkFeatures
    private let votes: [Float]
    private let speed: Double
    private let slots: Int

    /// Looks at samples at 8 kHz, scaled by any factor; nil for less than a second of them.
    package init?(_ samples: [Float], speed: Double, layout: AudioMarkLayout) {
        let played =
            speed == 1 ? samples : RateConverter.convert(samples, from: 1, to: speed)
        let count = (played.count - AudioMarkFormat.frameLength) / AudioMarkFormat.subHop + 1
        guard played.count > AudioMarkFormat.sampleRate, count > 0 else { return nil }
        let power = Self.transform.power(
            of: played, first: 0, hop: AudioMarkFormat.subHop, count: count, bins: AudioMarkFormat.bins)
        features = AudioMarkFeatures(
            power: power, frames: FrameTransform.padded(count), count: count, spacing: AudioMarkFormat.subSteps)
        votes = features.votes
        slots = count / AudioMarkFormat.subSteps
        self.speed = speed
        self.layout = layout
    }

    /// The best lines with drifts of up to 0.3 %, best first.
    package func lines(keep: Int) -> [AudioMarkLine] {
        let seconds = Double(features.count * AudioMarkFormat.subHop) / Double(AudioMarkFormat.sampleRate)
        // Between two drifts a line strays by about a step.
        let spread = 0.003
        let half = max(3, Int((spread * seconds / 0.005).rounded(.up)))
        let drifts = (-half...half).map { Double($0) * spread / Double(half) }
        let sums = lineSums(drifts: drifts, sync: correlated())
        var best: [AudioMarkLine] = []
        var column = [Float](repeating: 0, count: Self.rows)
        for (number, drift) in drifts.enumerated() {
            for step in 0..<8 {
                for row in 0..<Self.rows { column[row] = sums[number * Self.rows + row][step] }
                guard let (row, score) = Self.peak(column) else { continue }
                if best.count < keep || score > (best.last?.score ?? 0) {
                    best.append(AudioMarkLine(speed: speed, drift: drift, step: step, row: row, score: score))
                    best.sort { $0.score > $1.score }
                    if best.count > keep { best.removeLast() }
                }
            }
        }
        return best
    }

    /// Every step's likeness to the synchronisation of every pattern frame: row m at `m * stride + margin + step`.
    private func correlated() -> (values: [Float], stride: Int) {
        let stride = features.frames + 2 * Self.margin
        var result = [Float](repeating: 0, count: Self.rows * stride)
        let frames = features.frames
        votes.withUnsafeBufferPointer { votes in
            result.withUnsafeMutableBufferPointer { result in
                guard let votes = votes.baseAddress, let result = result.baseAddress else { return }
                for (row, cells) in layout.sync.enumerated() {
                    let out = result + row * stride + Self.margin
                    for block in Swift.stride(from: 0, to: frames, by: 16) {
                        var a = SIMD8<Float>.zero
                        var b = SIMD8<Float>.zero
                        for cell in cells {
                            let from = UnsafeRawPointer(votes + cell.bin * frames + block)
                            let x = from.loadUnaligned(as: SIMD8<Float>.self)
                            let y = from.loadUnaligned(fromByteOffset: 32, as: SIMD8<Float>.self)
                            a += x * cell.sign
                            b += y * cell.sign
                        }
                        let to = UnsafeMutableRawPointer(out + block)
                        to.storeBytes(of: a, as: SIMD8<Float>.self)
                        to.storeBytes(of: b, toByteOffset: 32, as: SIMD8<Float>.self)
                    }
                }
            }
        }
        return (result, stride)
    }

    /// For each drift and first row the sums along lines, a lane for each of the eight first steps.
    private func lineSums(drifts: [Double], sync: (values: [Float], stride: Int)) -> [SIMD8<Float>] {
        var sums = [SIMD8<Float>](repeating: .zero, count: drifts.count * Self.rows)
        sync.values.withUnsafeBufferPointer { values in
            sums.withUnsafeMutableBufferPointer { sums in
                guard let values = values.baseAddress, let sums = sums.baseAddress else { return }
                for slot in 0..<slots {
                    let turn = slot % Self.rows
                    for (number, drift) in drifts.enumerated() {
                        let stray = Int((8 * Double(slot) * drift).rounded())
                        let step = min(max(8 * slot + stray, -Self.margin), features.frames + Self.margin - 8)
                        let column = UnsafeRawPointer(values + Self.margin + step)
                        let out = sums + number * Self.rows
                        // Rows turn..<206 belong to first rows 0..<206 - turn; rows 0..<turn to the others.
                        for row in turn..<Self.rows {
                            out[row - turn] += column.loadUnaligned(
                                fromByteOffset: 4 * row * sync.stride, as: SIMD8<Float>.self)
                        }
                        for row in 0..<turn {
                            out[row + Self.rows - turn] += column.loadUnaligned(
                                fromByteOffset: 4 * row * sync.stride, as: SIMD8<Float>.self)
                        }
                    }
                }
            }
        }
        return sums
    }

    /// The largest of the values and its height over the rest of them.
    private static func peak(_ values: [Float]) -> (row: Int, score: Float)? {
        guard let row = values.indices.max(by: { values[$0] < values[$1] }) else { return nil }
        let middle = median(values)
        let deviation = 1.4826 * median(values.map { abs($0 - middle) })
        guard deviation > 0 else { return nil }
        return (row, values[row] / deviation)
    }

    private static func median(_ values: [Float]) -> Float {
        let sorted = values.sorted()
        return (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
    }

    /// The soft bits along a line: positive for 0.
    package func softBits(_ line: AudioMarkLine) -> [Float] {
        var soft = [Float](repeating: 0, count: AudioMarkFormat.codeLength)
        let slack = features.count / AudioMarkFormat.subSteps
        for slot in 0..<slack {
            let step = line.step + 8 * slot + Int((8 * Double(slot) * line.drift).rounded())
            guard step >= 0, step < features.count else { continue }
            let row = (line.row + slot) % Self.rows
            for bin in 0..<Self.bins {
                let cell = row * Self.bins + bin
                let role = Int(layout.roles[cell])
                guard role >= 0 else { continue }
                soft[role] += layout.signs[cell] * votes[bin * features.frames + step]
            }
        }
        return soft
    }

    /// The detection energy T: 512 times the squared mean over the variance of what the soft bits say for a word.
    package static func energy(_ soft: [Float], word: [UInt8]) -> Float {
        let agreed = zip(soft, word).map { $1 == 0 ? $0 : -$0 }
        let mean = agreed.reduce(0, +) / Float(agreed.count)
        let variance = agreed.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(agreed.count)
        return variance > 0 ? Float(agreed.count) * mean * mean / variance : 0
    }
}

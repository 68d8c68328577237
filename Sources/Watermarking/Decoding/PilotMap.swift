// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

/// The power spectrum of a whitened picture, in which the pilots stand out as points; noise is about 1 everywhere.
package struct PilotMap: Sendable {
    /// Side of the transform.
    package static let side = 1024
    /// Steps of the coarse table for one unit of power.
    static let coarseSteps: Float = 25
    private static let coarseLimit: Float = 10
    private static let fineLimit: Float = 30
    /// Rows -512 ... 512, columns 0 ... 512.
    static let coarseStride = 520

    private let power: PowerSpectrum
    /// Smoothed, limited and rounded, for the search.
    let coarse: [UInt8]

    /// The map of a whitened work picture of at most 1024 x 1024 pixels.
    package init(_ whitened: Plane) {
        let spectrum = RealTransform2D(width: Self.side, height: Self.side).forward(whitened)
        var power = PowerSpectrum(spectrum)
        let mean = power.localMean(radiusX: 15, radiusY: 15)
        for i in power.values.indices { power.values[i] /= mean.values[i] + 1e-20 }
        self.power = power
        let smooth = power.smoothed()
        let half = Self.side / 2
        var coarse = [UInt8](repeating: UInt8(Self.coarseSteps), count: (2 * half + 1) * Self.coarseStride)
        for row in -half...half {
            let from = ((row + Self.side) % Self.side) * smooth.stride
            let to = (row + half) * Self.coarseStride
            for k in 0..<smooth.bins {
                coarse[to + k] = UInt8(max(0, min(smooth.values[from + k], Self.coarseLimit)) * Self.coarseSteps)
            }
        }
        self.coarse = coarse
    }

    /// How well a map explains the spectrum: the power at the pilots' places, each limited, interpolated.
    package func score(_ map: LinearMap) -> Float {
        guard map.isUsable else { return -.infinity }
        var sum: Float = 0
        power.values.withUnsafeBufferPointer { values in
            for index in CarrierLayout.pilots {
                let f = map.frequency(of: index)
                guard abs(f.x) < 0.499, abs(f.y) < 0.499 else {
                    sum += 1
                    continue
                }
                let sign: Double = f.x < 0 ? -1 : 1
                let x = Float(f.x * sign * Double(Self.side))
                let y = Float(f.y * sign * Double(Self.side)) + Float(Self.side)
                let (column, row) = (Int(x), Int(y))
                let (u, v) = (x - Float(column), y - Float(row))
                let top = row % Self.side * power.stride + column
                let bottom = (row + 1) % Self.side * power.stride + column
                let upper = values[top] * (1 - u) + values[top + 1] * u
                let lower = values[bottom] * (1 - u) + values[bottom + 1] * u
                sum += min(upper * (1 - v) + lower * v, Self.fineLimit)
            }
        }
        return sum
    }

    /// The map nearby that explains the spectrum best, by climbing over scale, rotation, stretch and shear.
    package func refined(_ start: LinearMap) -> (map: LinearMap, score: Float) {
        var best = start
        var height = score(start)
        let generators = [LinearMap(1, 0, 0, 1), LinearMap(0, -1, 1, 0), LinearMap(1, 0, 0, -1), LinearMap(0, 1, 1, 0)]
        for step in [0.003, 0.0015, 0.00075, 0.000375] {
            var moved = true
            var rounds = 0
            while moved && rounds < 12 {
                moved = false
                rounds += 1
                for g in generators {
                    for s in [step, -step] {
                        let trial = LinearMap(1 + s * g.a, s * g.b, s * g.c, 1 + s * g.d) * best
                        let value = score(trial)
                        if value > height {
                            best = trial
                            height = value
                            moved = true
                        }
                    }
                }
            }
        }
        return (best, height)
    }
}

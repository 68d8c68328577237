// SPDX-License-Identifier: Apache-2.0

import SignalProcessing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Which of the eight symmetries, and where the tile begins: read from the phases of the pilots.
package struct TileSync: Sendable {
    /// A place where the pilots agree.
    package struct Placement: Sendable {
        /// How the pattern is turned or mirrored before the map.
        package var symmetry: LinearMap
        /// How far the pattern is moved, in canvas pixels, before it is turned.
        package var shiftX: Double
        package var shiftY: Double
        /// Sum over the pilots; noise alone reaches 17 to 27.
        package var score: Double
    }

    /// Placements that score less are not worth a decoding attempt.
    package static let leastScore = 24.0
    private static let side = ImageWatermark.tileSide
    private static let strongest: Float = 4

    private let layout: CarrierLayout
    private let transform = RealTransform2D(width: side, height: side)

    package init(layout: CarrierLayout) { self.layout = layout }

    /// The most likely placements, best first, at most `count`, each scoring at least `least`.
    package func placements(
        in reading: CarrierReading, count: Int, least: Double = leastScore
    ) -> [Placement] {
        var found: [Placement] = []
        for symmetry in LinearMap.symmetries {
            let pilots = turnedPilots(reading, symmetry)
            var spectrum = Spectrum(width: Self.side, height: Self.side)
            for (index, value) in zip(CarrierLayout.pilots, pilots) {
                spectrum.set(index.x, index.y, re: value.re, im: value.im)
            }
            let plane = transform.inverse(spectrum)
            for peak in peaks(of: plane) where Double(peak.score) >= least - 6 {
                found.append(refined(peak, pilots, symmetry))
            }
        }
        return Array(found.filter { $0.score >= least }.sorted { $0.score > $1.score }.prefix(count))
    }

    /// The pilots with their own phases taken out, those of rings that are heard well louder: what is left is the
    /// translation.
    private func turnedPilots(_ reading: CarrierReading, _ symmetry: LinearMap) -> [(re: Float, im: Float)] {
        let weights = SoftBits.pilotWeights(reading)
        return zip(CarrierLayout.pilots, layout.pilotPhases).map { index, phase in
            let z = reading.value(symmetry.image(of: index))
            let size = (z.re * z.re + z.im * z.im).squareRoot()
            let scale = size > Self.strongest ? Self.strongest / size : 1
            let weight = weights[SoftBits.ring(index)] * scale
            let (c, s) = (cos(phase) * weight, sin(phase) * weight)
            return (z.re * c + z.im * s, z.im * c - z.re * s)
        }
    }

    /// The two highest points that are not neighbours.
    private func peaks(of plane: Plane) -> [(x: Int, y: Int, score: Float)] {
        let side = Self.side
        let scale = Float(side * side) / 2
        var result: [(x: Int, y: Int, score: Float)] = []
        for _ in 0..<2 {
            var best = -1
            var height = -Float.infinity
            plane.values.withUnsafeBufferPointer { values in
                for i in values.indices where values[i] > height {
                    let near = result.contains { known in
                        let dx = abs(known.x - i % side)
                        let dy = abs(known.y - i / side)
                        return min(dx, side - dx) <= 3 && min(dy, side - dy) <= 3
                    }
                    if !near {
                        best = i
                        height = values[i]
                    }
                }
            }
            if best >= 0 { result.append((best % side, best / side, height * scale)) }
        }
        return result
    }

    /// Climbs to the nearest eighth of a pixel.
    private func refined(
        _ peak: (x: Int, y: Int, score: Float), _ pilots: [(re: Float, im: Float)], _ symmetry: LinearMap
    ) -> Placement {
        climbed(
            Placement(symmetry: symmetry, shiftX: Double(peak.x), shiftY: Double(peak.y), score: 0), pilots,
            steps: [0.5, 0.25, 0.125])
    }

    /// The best placement near a known one; of a part of the picture it tells how that part is displaced.
    package func nearby(_ place: Placement, in reading: CarrierReading) -> Placement {
        climbed(place, turnedPilots(reading, place.symmetry), steps: [1, 0.5, 0.25, 0.125, 0.0625])
    }

    private func climbed(_ start: Placement, _ pilots: [(re: Float, im: Float)], steps: [Double]) -> Placement {
        func score(_ x: Double, _ y: Double) -> Double {
            var sum = 0.0
            for (index, z) in zip(CarrierLayout.pilots, pilots) {
                let angle = 2 * .pi * (Double(index.x) * x + Double(index.y) * y) / Double(Self.side)
                sum += Double(z.re) * cos(angle) - Double(z.im) * sin(angle)
            }
            return sum
        }
        var best = start
        best.score = score(start.shiftX, start.shiftY)
        for step in steps {
            var moves = 0
            var moved = true
            while moved && moves < 4 {
                moved = false
                moves += 1
                for (dx, dy) in [(step, 0), (-step, 0), (0, step), (0, -step)] {
                    let value = score(best.shiftX + dx, best.shiftY + dy)
                    if value > best.score + 1e-9 {
                        best.shiftX += dx
                        best.shiftY += dy
                        best.score = value
                        moved = true
                    }
                }
            }
        }
        return best
    }
}

// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Looks for the linear map from canvas to work picture on two coarse grids: scale with rotation, scale with aspect.
///
/// The pilots are closed under the symmetries of the square, so a quarter turn covers all rotations and mirror images.
package struct PilotSearch: Sendable {
    /// How many maps to keep from each grid.
    package struct Effort: Sendable {
        package var rotated: Int
        package var upright: Int
        package var stretched: Int

        package init(rotated: Int, upright: Int, stretched: Int) {
            self.rotated = rotated
            self.upright = upright
            self.stretched = stretched
        }
    }

    private static let leastScale = log(0.24)
    private static let scaleStep = 0.005
    /// ln 0.24 to ln 3.6, a multiple of eight.
    private static let scales = 544
    private static let angleStep = 0.3 * Double.pi / 180
    private static let angles = 300
    private static let aspectStep = 0.006
    private static let aspects = 283
    /// Most pictures are not rotated.
    private static let uprightBonus = 12

    /// The maps worth a closer look, best first.
    package static func candidates(in map: PilotMap, effort: Effort) -> [LinearMap] {
        var found: [(score: Int, map: LinearMap)] = []
        let unit = Int(PilotMap.coarseSteps)
        var turned = grid(map, rows: angles) { row, index in
            let angle = Double(row) * angleStep
            let (x, y) = (Double(index.x), Double(index.y))
            return (x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle))
        }
        var upright = Array(turned.prefix(scales))
        for (score, row, scale) in peaks(&turned, rows: angles, count: effort.rotated, wraps: true) {
            found.append((score, .rotation(Double(row) * angleStep, scale: scaleValue(scale))))
        }
        for (score, _, scale) in peaks(&upright, rows: 1, count: effort.upright, wraps: false) {
            found.append((score + uprightBonus * unit, .scale(scaleValue(scale), scaleValue(scale))))
        }
        func stretch(_ row: Int) -> Double { exp((Double(row) - Double(aspects / 2)) * aspectStep / 2) }
        var stretched = grid(map, rows: aspects) { row, index in
            (Double(index.x) / stretch(row), Double(index.y) * stretch(row))
        }
        for (score, row, scale) in peaks(&stretched, rows: aspects, count: effort.stretched, wraps: false) {
            let size = scaleValue(scale)
            found.append((score, .scale(size * stretch(row), size / stretch(row))))
        }
        return found.sorted { $0.score > $1.score }.map(\.map)
    }

    private static func scaleValue(_ number: Int) -> Double { exp(leastScale + Double(number) * scaleStep) }

    /// The scores of all rows and scales. `direction` gives a pilot's frequency, in tile periods, at scale 1.
    private static func grid(
        _ map: PilotMap, rows: Int, direction: (Int, LatticeIndex) -> (x: Double, y: Double)
    ) -> [UInt16] {
        let binsPerPeriod = Double(PilotMap.side) / Double(ImageWatermark.tileSide)
        let reciprocals = (0..<scales).map { Float(binsPerPeriod / scaleValue($0)) }
        let limit = Double(PilotMap.side / 2 - 1)
        var scores = [UInt16](repeating: 0, count: rows * scales)
        let half = UInt32(PilotMap.side / 2)
        // Adding 2^23 * 1.5 leaves the rounded number in the low bits.
        let magic: Float = 12_582_912
        let magicBits: UInt32 = 0x4B40_0000
        scores.withUnsafeMutableBufferPointer { scores in
            map.coarse.withUnsafeBufferPointer { table in
                reciprocals.withUnsafeBufferPointer { reciprocal in
                    for index in CarrierLayout.pilots {
                        for row in 0..<rows {
                            let raw = direction(row, index)
                            let sign: Double = raw.x < 0 ? -1 : 1
                            let (dx, dy) = (raw.x * sign, raw.y * sign)
                            // Below this scale the pilot lies beyond the spectrum: count it as noise.
                            let least = max(abs(dx), abs(dy)) * binsPerPeriod / limit
                            let edge = ((log(least) - leastScale) / scaleStep).rounded(.up)
                            let first = min(scales, max(0, Int(edge) + 7) / 8 * 8)
                            let line = row * scales
                            for s in 0..<first { scores[line &+ s] &+= UInt16(PilotMap.coarseSteps) }
                            let (fx, fy) = (SIMD8<Float>(repeating: Float(dx)), SIMD8<Float>(repeating: Float(dy)))
                            var s = first
                            while s < scales {
                                var scale = SIMD8<Float>()
                                for lane in 0..<8 { scale[lane] = reciprocal[s &+ lane] }
                                let x = unsafeBitCast(scale * fx + magic, to: SIMD8<UInt32>.self) &- magicBits
                                let y = unsafeBitCast(scale * fy + magic, to: SIMD8<UInt32>.self) &- magicBits &+ half
                                let at = y &* UInt32(PilotMap.coarseStride) &+ x
                                for lane in 0..<8 {
                                    scores[line &+ s &+ lane] &+= UInt16(table[Int(at[lane])])
                                }
                                s &+= 8
                            }
                        }
                    }
                }
            }
        }
        return scores
    }

    /// The highest points, each with what lies within four steps around it taken away.
    private static func peaks(
        _ scores: inout [UInt16], rows: Int, count: Int, wraps: Bool
    ) -> [(score: Int, row: Int, scale: Int)] {
        var result: [(score: Int, row: Int, scale: Int)] = []
        // The best of each row is known, so that a peak costs its neighbourhood only.
        func best(of row: Int) -> (score: UInt16, scale: Int) {
            var top: (score: UInt16, scale: Int) = (0, 0)
            for s in 0..<scales where scores[row * scales + s] > top.score { top = (scores[row * scales + s], s) }
            return top
        }
        var tops = (0..<rows).map(best)
        for _ in 0..<count {
            guard let row = tops.indices.max(by: { tops[$0].score < tops[$1].score }), tops[row].score > 0 else {
                break
            }
            let scale = tops[row].scale
            result.append((Int(tops[row].score), row, scale))
            for near in (row - 4)...(row + 4) {
                let y = wraps ? (near + rows) % rows : near
                guard y >= 0, y < rows else { continue }
                for s in max(0, scale - 4)...min(scales - 1, scale + 4) { scores[y * scales + s] = 0 }
                tops[y] = best(of: y)
            }
        }
        return result
    }
}

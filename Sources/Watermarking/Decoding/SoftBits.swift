// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The 512 code bits as the data carriers tell them, positive for 0, weighted by how well each ring is heard.
package enum SoftBits {
    private static let ringWidth = 3.0
    /// Rings of carriers that are judged together.
    package static let rings = Int((CarrierLayout.radii.upperBound - CarrierLayout.radii.lowerBound) / ringWidth) + 1

    /// The soft bits of a reading at a placement.
    package static func read(
        _ reading: CarrierReading, _ layout: CarrierLayout, symmetry: LinearMap, shiftX: Double, shiftY: Double
    ) -> [Float] {
        let carriers = CarrierLayout.carriers
        let side = Double(ImageWatermark.tileSide)
        var re: [Float] = []
        var im: [Float] = []
        re.reserveCapacity(carriers.count)
        im.reserveCapacity(carriers.count)
        for index in carriers {
            let z = reading.value(symmetry.image(of: index))
            let angle = 2 * .pi * (Double(index.x) * shiftX + Double(index.y) * shiftY) / side
            let (c, s) = (Float(cos(angle)), Float(sin(angle)))
            re.append(z.re * c - z.im * s)
            im.append(z.re * s + z.im * c)
        }
        let weights = ringWeights(re, im)
        var bits = [Float](repeating: 0, count: CarrierLayout.codeLength)
        let clip = 6 * Float(0.5).squareRoot()
        for (number, index) in carriers.enumerated() {
            let weight = weights[ring(index)]
            for (dimension, value) in [(2 * number, re[number]), (2 * number + 1, im[number])] {
                bits[layout.bitOfDimension[dimension]] +=
                    layout.signOfDimension[dimension] * max(-clip, min(clip, value)) * weight
            }
        }
        let mean = bits.reduce(0) { $0 + $1.magnitude } / Float(bits.count)
        return mean > 0 ? bits.map { $0 / mean } : bits
    }

    package static func ring(_ index: LatticeIndex) -> Int {
        Int((index.radius - CarrierLayout.radii.lowerBound) / ringWidth)
    }

    /// The root of each ring's estimated signal to noise ratio.
    private static func ringWeights(_ re: [Float], _ im: [Float]) -> [Float] {
        var sums = [Float](repeating: 0, count: rings)
        var counts = [Float](repeating: 0, count: rings)
        for (number, index) in CarrierLayout.carriers.enumerated() {
            let power = re[number] * re[number] + im[number] * im[number]
            // A carrier that the map puts out of sight reads as zero and says nothing.
            guard power > 0 else { continue }
            sums[ring(index)] += min(power, 20)
            counts[ring(index)] += 1
        }
        let ratio = zip(sums, counts).map { max($1 > 0 ? $0 / $1 - 1 : 0, 0.02) }
        return ratio.indices.map { i in
            let before = ratio[max(i - 1, 0)]
            let after = ratio[min(i + 1, rings - 1)]
            return (ratio[i] * 0.5 + (before + after) * 0.25).squareRoot()
        }
    }

    /// How far the bits stand from zero on the side of a known word: 10 log10(mean^2 / variance) in dB.
    package static func margin(_ bits: [Float], word: [UInt8]) -> Double {
        var sum = 0.0
        var squares = 0.0
        for (bit, known) in zip(bits, word) {
            let value = Double(known == 0 ? bit : -bit)
            sum += value
            squares += value * value
        }
        let mean = sum / Double(bits.count)
        let variance = squares / Double(bits.count) - mean * mean
        guard mean > 0, variance > 0 else { return -40 }
        return max(-40, min(40, 10 * log10(mean * mean / variance)))
    }

    /// The correlation of the bits with a known word, -1 to 1.
    package static func correlation(_ bits: [Float], word: [UInt8]) -> Double {
        var sum = 0.0
        var squares = 0.0
        for (bit, known) in zip(bits, word) {
            sum += Double(known == 0 ? bit : -bit)
            squares += Double(bit) * Double(bit)
        }
        return squares > 0 ? sum / (squares * Double(bits.count)).squareRoot() : 0
    }

    /// How loud each ring's pilots should be believed, before anything is known of place or symmetry; mean square 1 over
    /// the pilots, so that noise scores what it scores without weights.
    package static func pilotWeights(_ reading: CarrierReading) -> [Float] {
        var sums = [Float](repeating: 0, count: rings)
        var counts = sums
        for index in CarrierLayout.carriers {
            let z = reading.value(index)
            let power = z.re * z.re + z.im * z.im
            guard power > 0 else { continue }
            sums[ring(index)] += min(power, 20)
            counts[ring(index)] += 1
        }
        let ratio = zip(sums, counts).map { max($1 > 0 ? $0 / $1 - 1 : 0, 0) }
        let smooth = ratio.indices.map { i in
            ratio[i] * 0.5 + (ratio[max(i - 1, 0)] + ratio[min(i + 1, rings - 1)]) * 0.25
        }
        let amplitude = smooth.map { (min($0, 2) + 0.1).squareRoot() }
        var energy: Float = 0
        for index in CarrierLayout.pilots { energy += amplitude[ring(index)] * amplitude[ring(index)] }
        let level = (energy / Float(CarrierLayout.pilots.count)).squareRoot()
        return amplitude.map { $0 / level }
    }
}

// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How well a mark of a known word can be read when it is known where it is: no search, so it costs little.
package struct MarginMeter: Sendable {
    private let layout: CarrierLayout
    private let word: [UInt8]

    package init(layout: CarrierLayout, word: [UInt8]) {
        self.layout = layout
        self.word = word
    }

    /// What a reader would get.
    package struct View: Sendable {
        /// 10 log10(mean^2 / variance) of the code bits on their right side.
        package var margin: Double
        /// Each code bit, positive where it is right; mean magnitude 1.
        package var bits: [Float]
        /// Signal to noise ratio of each ring of data carriers, all of them together.
        package var rings: [Float] = []
        /// The sum over the pilots that the reader's synchronisation would see.
        package var sync: Double
        /// What that sum should reach.
        package var neededSync: Double
        /// Distance in dB of the code bits from where decoding begins to fail.
        package var dataHeadroom: Double { margin + 5 }
        /// Distance in dB of the pilots from where the reader cannot tell the right place from noise.
        package var syncHeadroom: Double { 20 * log10(max(sync, 1) / neededSync) }
    }

    /// Looks at luma that was cut from the canvas at (x, y) and scaled by `map`, with a tile of the given shape in it.
    package func view(
        of luma: Plane, map: LinearMap = .identity, x: Int = 0, y: Int = 0, neededSync: Double = 32, shape: TileShape
    ) -> View {
        let reading = CarrierReading(folded: CanvasFold.fold(Whitening.apply(to: luma), map), map: map)
        let bits = SoftBits.read(reading, layout, symmetry: .identity, shiftX: Double(-x), shiftY: Double(-y))
        let weights = SoftBits.pilotWeights(reading)
        let pilots = zip(CarrierLayout.pilots, layout.pilotPhases).map { index, phase in
            let z = reading.value(index)
            let angle = phase + 2 * .pi * Float(index.x * x + index.y * y) / Float(ImageWatermark.tileSide)
            let agreement = max(-4, min(4, z.re * cos(angle) + z.im * sin(angle)))
            return agreement * weights[SoftBits.ring(index)]
        }
        return View(
            margin: SoftBits.margin(bits, word: word), bits: zip(bits, word).map { $1 == 0 ? $0 : -$0 },
            rings: heard(reading, x: x, y: y, shape: shape),
            sync: Double(pilots.reduce(0, +)), neededSync: neededSync)
    }

    /// What arrives of each ring: the energy of the known signal in it, least squares, the noise's own share taken off.
    private func heard(_ reading: CarrierReading, x: Int, y: Int, shape: TileShape) -> [Float] {
        var product = [Float](repeating: 0, count: SoftBits.rings)
        var energy = product
        for (number, index) in CarrierLayout.carriers.enumerated() {
            let z = reading.value(index)
            let angle = -2 * .pi * Float(index.x * x + index.y * y) / Float(ImageWatermark.tileSide)
            let (c, s) = (cos(angle), sin(angle))
            let ring = SoftBits.ring(index)
            let scale = CarrierLayout.amplitude(index) * shape.rings[ring]
            for (dimension, value) in [(2 * number, z.re * c - z.im * s), (2 * number + 1, z.re * s + z.im * c)] {
                let bit = layout.bitOfDimension[dimension]
                let sent = layout.signOfDimension[dimension] * scale * shape.bits[bit] * (word[bit] == 0 ? 1 : -1)
                product[ring] += sent * value
                energy[ring] += sent * sent
            }
        }
        return zip(product, energy).map { $1 > 0 ? max($0, 0) * max($0, 0) / $1 - 0.5 : 0 }
    }
}

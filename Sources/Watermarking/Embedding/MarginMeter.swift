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
        /// The sum over the pilots that the reader's synchronisation would see.
        package var sync: Double
        /// What that sum should reach.
        package var neededSync: Double
        /// Distance in dB of the code bits from where decoding begins to fail.
        package var dataHeadroom: Double { margin + 4 }
        /// Distance in dB of the pilots from where the reader cannot tell the right place from noise.
        package var syncHeadroom: Double { 20 * log10(max(sync, 1) / neededSync) }
    }

    /// Looks at luma that was cut from the canvas at (x, y) and scaled by `map`.
    package func view(of luma: Plane, map: LinearMap = .identity, x: Int = 0, y: Int = 0, neededSync: Double = 34)
        -> View
    {
        let reading = CarrierReading(folded: CanvasFold.fold(Whitening.apply(to: luma), map), map: map)
        let bits = SoftBits.read(reading, layout, symmetry: .identity, shiftX: Double(-x), shiftY: Double(-y))
        let pilots = zip(CarrierLayout.pilots, layout.pilotPhases).map { index, phase in
            let z = reading.value(index)
            let angle = phase + 2 * .pi * Float(index.x * x + index.y * y) / Float(ImageWatermark.tileSide)
            return max(-4, min(4, z.re * cos(angle) + z.im * sin(angle)))
        }
        return View(
            margin: SoftBits.margin(bits, word: word), bits: zip(bits, word).map { $1 == 0 ? $0 : -$0 },
            sync: Double(pilots.reduce(0, +)), neededSync: neededSync)
    }
}

// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

/// How well a mark of a known word can be read when it is known where it is: no search, so it costs little.
package struct MarginMeter: Sendable {
    private let layout: CarrierLayout
    private let word: [UInt8]

    package init(layout: CarrierLayout, word: [UInt8]) {
        self.layout = layout
        self.word = word
    }

    /// The margin in dB of luma that was cut from the canvas at (x, y) and scaled by `map`.
    package func margin(of luma: Plane, map: LinearMap = .identity, x: Int = 0, y: Int = 0) -> Double {
        let reading = CarrierReading(folded: CanvasFold.fold(Whitening.apply(to: luma), map), map: map)
        let bits = SoftBits.read(reading, layout, symmetry: .identity, shiftX: Double(-x), shiftY: Double(-y))
        return SoftBits.margin(bits, word: word)
    }
}

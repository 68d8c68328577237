// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

/// The carriers of a folded picture, each divided by the noise level at its place.
package struct CarrierReading: Sendable {
    private static let limit = 30
    private static let columns = 2 * limit + 1
    /// Real and imaginary parts for all indices from -30 to 30, rows from -30.
    private let re: [Float]
    private let im: [Float]

    /// Reads a folded picture; frequencies that the map would put beyond what the work picture can hold read as zero.
    package init(folded: Plane, map: LinearMap) {
        let spectrum = RealTransform2D(width: CanvasFold.side, height: CanvasFold.side).forward(folded)
        var empty = PowerSpectrum(spectrum)
        for y in Swift.stride(from: 0, to: empty.height, by: 2) {
            for k in Swift.stride(from: 0, to: empty.bins, by: 2) { empty.values[y * empty.stride + k] = 0 }
        }
        // Of 9 x 9 bins around a carrier 25 are carriers themselves.
        let mean = empty.localMean(radiusX: 4, radiusY: 4)
        var re: [Float] = []
        var im: [Float] = []
        for y in -Self.limit...Self.limit {
            for x in -Self.limit...Self.limit {
                // The lower half by symmetry.
                let (kx, ky, sign) = x < 0 ? (-x, -y, Float(-1)) : (x, y, Float(1))
                let at = (2 * ky + CanvasFold.side) % CanvasFold.side * spectrum.stride + 2 * kx
                let power = mean.values[at] * 81 / 56
                let frequency = map.frequency(of: LatticeIndex(x, y))
                let visible = abs(frequency.x) < 0.5 && abs(frequency.y) < 0.5 && power > 1e-20
                let scale = visible ? 1 / power.squareRoot() : 0
                re.append(spectrum.re[at] * scale)
                im.append(spectrum.im[at] * scale * sign)
            }
        }
        self.re = re
        self.im = im
    }

    private static func position(_ index: LatticeIndex) -> Int { (index.y + limit) * columns + index.x + limit }

    /// The carrier at an index, in units of the noise there (complex noise of power 1).
    package func value(_ index: LatticeIndex) -> (re: Float, im: Float) {
        let at = Self.position(index)
        return (re[at], im[at])
    }
}

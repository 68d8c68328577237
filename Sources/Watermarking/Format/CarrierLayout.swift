// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A frequency of the tile's spectrum: whole periods across and down one tile.
package struct LatticeIndex: Sendable, Hashable {
    package let x: Int
    package let y: Int

    package init(_ x: Int, _ y: Int) {
        self.x = x
        self.y = y
    }

    package var radius: Double { Double(x * x + y * y).squareRoot() }
}

/// Which frequencies are pilots, which carry data, and what a key makes of them.
///
/// Part of the format: nothing here may change without a new format tag.
package struct CarrierLayout: Sendable {
    /// Code bits in a word.
    package static let codeLength = 512
    /// Pilot amplitude where a data carrier of radius 15 has 1.
    package static let pilotAmplitude: Float = 2.6
    /// Data carriers have lattice radii in this range: lower ones drown in the picture, higher ones die in JPEG.
    package static let radii = 5.0...30.0

    /// The positions of the pilots, the same for every key; closed under the eight symmetries of the square.
    package static let pilots: [LatticeIndex] = [
        (3, 8), (5, 9), (2, 11), (7, 10), (5, 13), (9, 12), (3, 16), (8, 15), (13, 14), (6, 19),
    ].flatMap { a, b in [LatticeIndex(a, b), LatticeIndex(b, a), LatticeIndex(-a, b), LatticeIndex(-b, a)] }

    /// The data carriers, by radius.
    package static let carriers: [LatticeIndex] = {
        let limit = Int(radii.upperBound)
        let taken = Set(pilots)
        var found: [LatticeIndex] = []
        for y in 0...limit {
            for x in -limit...limit where y > 0 || x > 0 {
                let index = LatticeIndex(x, y)
                if radii.contains(index.radius) && !taken.contains(index) { found.append(index) }
            }
        }
        return found.sorted { ($0.x * $0.x + $0.y * $0.y, $0.y, $0.x) < ($1.x * $1.x + $1.y * $1.y, $1.y, $1.x) }
    }()

    /// Phase of each pilot in radians.
    package let pilotPhases: [Float]
    /// The code bit that each real dimension (re, im, re, im … of the carriers) holds.
    package let bitOfDimension: [Int]
    /// +1 or -1 for each dimension.
    package let signOfDimension: [Float]

    /// The layout of a key.
    package init(key: WatermarkKey) {
        var generator = ChaChaGenerator(key: key.bytes)
        pilotPhases = Self.pilots.map { _ in generator.unit() * 2 * .pi }
        let dimensions = 2 * Self.carriers.count
        var bits: [Int] = []
        while bits.count < dimensions { bits += generator.permutation(Self.codeLength) }
        bitOfDimension = Array(bits.prefix(dimensions))
        signOfDimension = (0..<dimensions).map { _ in generator.nextWord() & 1 == 0 ? 1 : -1 }
    }

    /// Amplitude of a data carrier: tilted mildly to low frequencies.
    package static func amplitude(_ index: LatticeIndex) -> Float {
        Float((15 / index.radius).squareRoot())
    }

    /// One period of the pattern for a code word (bits 0 or 1), with a standard deviation of 1.
    ///
    /// The shape is the embedder's business: a reader needs only signs and phases.
    package func tile(of word: [UInt8], shape: TileShape = TileShape()) -> Plane {
        let side = ImageWatermark.tileSide
        var spectrum = Spectrum(width: side, height: side)
        for (number, index) in Self.pilots.enumerated() {
            let size = Self.pilotAmplitude * shape.pilotGain * shape.pilotRings[SoftBits.ring(index)]
            let phase = pilotPhases[number]
            spectrum.set(index.x, index.y, re: size * cos(phase), im: size * sin(phase))
        }
        for (number, index) in Self.carriers.enumerated() {
            let scale = Self.amplitude(index) * shape.gain(at: index) * Float(0.5).squareRoot()
            func value(_ dimension: Int) -> Float {
                let bit = bitOfDimension[dimension]
                return signOfDimension[dimension] * shape.bits[bit] * (word[bit] == 0 ? scale : -scale)
            }
            spectrum.set(index.x, index.y, re: value(2 * number), im: value(2 * number + 1))
        }
        var tile = RealTransform2D(width: side, height: side).inverse(spectrum)
        let energy = tile.values.reduce(0.0) { $0 + Double($1) * Double($1) }
        let scale = Float((Double(tile.values.count) / energy).squareRoot())
        for i in tile.values.indices { tile.values[i] *= scale }
        return tile
    }
}

/// How a tile's energy is shared out, in amplitudes relative to the plain tile.
package struct TileShape: Sendable {
    /// Common factor of the pilots.
    package var pilotGain: Float = 1
    /// Factor of each code bit.
    package var bits = [Float](repeating: 1, count: CarrierLayout.codeLength)
    /// Factor of each ring of frequencies.
    package var rings = [Float](repeating: 1, count: SoftBits.rings)

    /// Factor of the pilots in each ring.
    package var pilotRings = [Float](repeating: 1, count: SoftBits.rings)

    /// The factor of the ring that a frequency lies in.
    package func gain(at index: LatticeIndex) -> Float { rings[SoftBits.ring(index)] }

    /// The plain tile.
    package init() {}
}

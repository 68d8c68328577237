// SPDX-License-Identifier: Apache-2.0
package import SignalProcessing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The 16 x 16 lowest frequencies (without DC) of the 64 x 64 picture, and the hashes read from them.
package struct PDQSpectrum: Sendable {
    /// Row i holds vertical frequency i + 1, column j horizontal frequency j + 1.
    package let coefficients: [Float]

    /// Sixteen rows of 64: sqrt(2/64) cos(pi/128 (i + 1)(2 j + 1)), scale in Float, cosine in Double.
    private static let basis: [Float] = {
        let scale = Float((2.0 / 64.0).squareRoot())
        return (0..<16 * 64).map { index in
            let angle = Double.pi / 128 * Double(index / 64 + 1) * Double(2 * (index % 64) + 1)
            return Float(Double(scale) * cos(angle))
        }
    }()

    /// Transforms 64 x 64 luma values, given row by row.
    package init(luma: [Float]) {
        let basis = Self.basis
        var half = [Float](repeating: 0, count: 16 * 64)
        var full = [Float](repeating: 0, count: 16 * 16)
        if luma.count == 64 * 64 {
            // Each dot product is one running sum over k; several products side by side keep that order.
            for i in 0..<16 {
                for k in 0..<64 {
                    let weight = basis[i * 64 + k]
                    for j in 0..<64 { half[i * 64 + j] += weight * luma[k * 64 + j] }
                }
            }
            for i in 0..<16 {
                for j in 0..<16 {
                    var sum: Float = 0
                    for k in 0..<64 { sum += half[i * 64 + k] * basis[j * 64 + k] }
                    full[i * 16 + j] = sum
                }
            }
        }
        coefficients = full
    }

    /// The hash of the picture turned into `orientation`, by sign and transposition of the coefficients.
    package func hash(_ orientation: PictureOrientation) -> PDQHash {
        var turned = [Float](repeating: 0, count: 256)
        for i in 0..<16 {
            for j in 0..<16 {
                let value = coefficients[orientation.swapsSides ? j * 16 + i : i * 16 + j]
                let negative =
                    switch orientation {
                    case .original, .flipPlus1: false
                    case .flipX, .rotate270: (orientation == .flipX ? i : j) % 2 == 0
                    case .flipY, .rotate90: (orientation == .flipY ? j : i) % 2 == 0
                    case .rotate180, .flipMinus1: (i + j) % 2 == 1
                    }
                turned[i * 16 + j] = negative ? -value : value
            }
        }
        // The lower median: the 128th smallest of 256.
        let median = turned.sorted()[127]
        var words = SIMD4<UInt64>()
        for bit in 0..<256 where turned[bit] > median {
            words[bit / 64] |= 1 << UInt64(bit % 64)
        }
        return PDQHash(words: words)
    }
}

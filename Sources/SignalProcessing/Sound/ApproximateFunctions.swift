// SPDX-License-Identifier: Apache-2.0

/// Elementary functions for eight numbers at once, exact to about 1e-5: enough for features of sound, and the same on
/// every machine.
package enum ApproximateFunctions {
    /// The logarithm to base 2 of positive normal numbers.
    @inline(__always)
    package static func log2(_ x: SIMD8<Float>) -> SIMD8<Float> {
        let bits = unsafeBitCast(x, to: SIMD8<Int32>.self)
        // The mantissa is brought to 0.75 ..< 1.5, so that nothing cancels near 1.
        let exponent = (bits &- 0x3f40_0000) &>> 23
        let mantissa = unsafeBitCast(bits &- (exponent &<< 23), to: SIMD8<Float>.self)
        // ln m = 2 artanh((m - 1) / (m + 1)), whose argument stays below 0.2.
        let t = (mantissa - 1) / (mantissa + 1)
        let s = t * t
        var sum = s * (2.885_390_1 / 7) + (2.885_390_1 / 5)
        sum = sum * s + (2.885_390_1 / 3)
        sum = sum * s + 2.885_390_1
        return SIMD8<Float>(exponent) + t * sum
    }

    /// The hyperbolic tangent, from a continued fraction; exact to 1e-4.
    @inline(__always)
    package static func tanh(_ x: SIMD8<Float>) -> SIMD8<Float> {
        let limited = x.clamped(lowerBound: .init(repeating: -4.97), upperBound: .init(repeating: 4.97))
        let s = limited * limited
        let above = limited * (((s + 378) * s + 17_325) * s + 135_135)
        let below = ((s * 28 + 3_150) * s + 62_370) * s + 135_135
        return above / below
    }
}

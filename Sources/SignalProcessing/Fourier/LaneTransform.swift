// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Discrete Fourier transform of eight complex signals at once, one in each lane, for lengths 2^a 3^b 5^c.
///
/// Stockham's self-sorting form: no bit reversal, and every load and store is a whole vector.
package struct LaneTransform: Sendable {
    package typealias Lanes = SIMD8<Float>
    package typealias Pointer = UnsafeMutablePointer<SIMD8<Float>>

    /// Complex samples in each signal.
    package let length: Int
    private let stages: [Stage]
    /// cos and -sin pairs, stage after stage, for each p the powers 1 ..< radix.
    private let twiddles: [Float]

    private struct Stage: Sendable {
        let radix: Int
        /// Length of the sub-transforms that go into the stage.
        let size: Int
        let stride: Int
        let firstTwiddle: Int
    }

    /// The smallest length of the form 2^a 3^b 5^c that is at least `minimum`.
    package static func fastLength(atLeast minimum: Int) -> Int {
        var length = max(1, minimum)
        while !factors(length).reached { length += 1 }
        return length
    }

    private static func factors(_ length: Int) -> (radices: [Int], reached: Bool) {
        var rest = length
        var radices: [Int] = []
        for radix in [5, 3, 4, 2] {
            while rest.isMultiple(of: radix) {
                radices.append(radix)
                rest /= radix
            }
        }
        return (radices, rest == 1)
    }

    /// A transform of `length` samples, which must be of the form 2^a 3^b 5^c.
    package init(length: Int) {
        let (radices, reached) = Self.factors(length)
        precondition(length > 0 && reached, "the length has prime factors other than 2, 3 and 5")
        self.length = length
        var stages: [Stage] = []
        var table: [Float] = []
        var size = length
        var stride = 1
        for radix in radices {
            stages.append(Stage(radix: radix, size: size, stride: stride, firstTwiddle: table.count))
            for p in 0..<(size / radix) {
                for j in 1..<radix {
                    let angle = 2 * Double.pi * Double(p * j % size) / Double(size)
                    table.append(Float(cos(angle)))
                    table.append(Float(-sin(angle)))
                }
            }
            size /= radix
            stride *= radix
        }
        self.stages = stages
        twiddles = table
    }

    /// Transforms in place, without scaling. Each pointer holds `length` vectors; the scratch content is lost.
    ///
    /// For the inverse transform exchange `re` with `im` (and their scratch) in the call.
    package func transform(re: Pointer, im: Pointer, scratchRe: Pointer, scratchIm: Pointer) {
        var from = (re, im)
        var to = (scratchRe, scratchIm)
        twiddles.withUnsafeBufferPointer { table in
            for stage in stages {
                guard let base = table.baseAddress else { return }
                let w = base + stage.firstTwiddle
                switch stage.radix {
                case 2: Self.radix2(stage, w, from.0, from.1, to.0, to.1)
                case 3: Self.radix3(stage, w, from.0, from.1, to.0, to.1)
                case 4: Self.radix4(stage, w, from.0, from.1, to.0, to.1)
                default: Self.radix5(stage, w, from.0, from.1, to.0, to.1)
                }
                swap(&from, &to)
            }
        }
        if from.0 != re {
            re.update(from: from.0, count: length)
            im.update(from: from.1, count: length)
        }
    }

    private static func radix2(
        _ stage: Stage, _ w: UnsafePointer<Float>, _ xr: Pointer, _ xi: Pointer, _ yr: Pointer, _ yi: Pointer
    ) {
        let m = stage.size / 2
        let s = stage.stride
        for p in 0..<m {
            let (c, d) = (w[2 * p], w[2 * p + 1])
            for q in 0..<s {
                let i = q &+ s &* p
                let o = q &+ s &* 2 &* p
                let (ar, ai) = (xr[i], xi[i])
                let (br, bi) = (xr[i &+ s &* m], xi[i &+ s &* m])
                yr[o] = ar + br
                yi[o] = ai + bi
                let tr = ar - br
                let ti = ai - bi
                yr[o &+ s] = tr * c - ti * d
                yi[o &+ s] = tr * d + ti * c
            }
        }
    }

    private static func radix3(
        _ stage: Stage, _ w: UnsafePointer<Float>, _ xr: Pointer, _ xi: Pointer, _ yr: Pointer, _ yi: Pointer
    ) {
        let m = stage.size / 3
        let s = stage.stride
        let sine: Float = 0.866_025_4
        for p in 0..<m {
            let t = w + 4 * p
            for q in 0..<s {
                let i = q &+ s &* p
                let o = q &+ s &* 3 &* p
                let (ar, ai) = (xr[i], xi[i])
                let (br, bi) = (xr[i &+ s &* m], xi[i &+ s &* m])
                let (cr, ci) = (xr[i &+ 2 &* s &* m], xi[i &+ 2 &* s &* m])
                let sumR = br + cr
                let sumI = bi + ci
                let midR = ar - sumR * 0.5
                let midI = ai - sumI * 0.5
                // -i * sin(60°) * (b - c)
                let turnR = (bi - ci) * sine
                let turnI = (cr - br) * sine
                yr[o] = ar + sumR
                yi[o] = ai + sumI
                let (ur, ui) = (midR + turnR, midI + turnI)
                let (vr, vi) = (midR - turnR, midI - turnI)
                yr[o &+ s] = ur * t[0] - ui * t[1]
                yi[o &+ s] = ur * t[1] + ui * t[0]
                yr[o &+ 2 &* s] = vr * t[2] - vi * t[3]
                yi[o &+ 2 &* s] = vr * t[3] + vi * t[2]
            }
        }
    }

    private static func radix4(
        _ stage: Stage, _ w: UnsafePointer<Float>, _ xr: Pointer, _ xi: Pointer, _ yr: Pointer, _ yi: Pointer
    ) {
        let m = stage.size / 4
        let s = stage.stride
        let step = s * m
        for p in 0..<m {
            let t = w + 6 * p
            let (c1, d1, c2, d2, c3, d3) = (t[0], t[1], t[2], t[3], t[4], t[5])
            for q in 0..<s {
                let i = q &+ s &* p
                let o = q &+ s &* 4 &* p
                let sumR = xr[i] + xr[i &+ 2 &* step]
                let sumI = xi[i] + xi[i &+ 2 &* step]
                let difR = xr[i] - xr[i &+ 2 &* step]
                let difI = xi[i] - xi[i &+ 2 &* step]
                let sum2R = xr[i &+ step] + xr[i &+ 3 &* step]
                let sum2I = xi[i &+ step] + xi[i &+ 3 &* step]
                let dif2R = xr[i &+ step] - xr[i &+ 3 &* step]
                let dif2I = xi[i &+ step] - xi[i &+ 3 &* step]
                yr[o] = sumR + sum2R
                yi[o] = sumI + sum2I
                let ur = difR + dif2I
                let ui = difI - dif2R
                yr[o &+ s] = ur * c1 - ui * d1
                yi[o &+ s] = ur * d1 + ui * c1
                let vr = sumR - sum2R
                let vi = sumI - sum2I
                yr[o &+ 2 &* s] = vr * c2 - vi * d2
                yi[o &+ 2 &* s] = vr * d2 + vi * c2
                let wr = difR - dif2I
                let wi = difI + dif2R
                yr[o &+ 3 &* s] = wr * c3 - wi * d3
                yi[o &+ 3 &* s] = wr * d3 + wi * c3
            }
        }
    }

    private static func radix5(
        _ stage: Stage, _ w: UnsafePointer<Float>, _ xr: Pointer, _ xi: Pointer, _ yr: Pointer, _ yi: Pointer
    ) {
        let m = stage.size / 5
        let s = stage.stride
        let step = s * m
        let c1: Float = 0.309_016_99
        let c2: Float = -0.809_017
        let s1: Float = 0.951_056_5
        let s2: Float = 0.587_785_25
        for p in 0..<m {
            let t = w + 8 * p
            for q in 0..<s {
                let i = q &+ s &* p
                let o = q &+ s &* 5 &* p
                let (ar, ai) = (xr[i], xi[i])
                let (b, e) = (i &+ step, i &+ 4 &* step)
                let (c, d) = (i &+ 2 &* step, i &+ 3 &* step)
                let beR = xr[b] + xr[e]
                let beI = xi[b] + xi[e]
                let cdR = xr[c] + xr[d]
                let cdI = xi[c] + xi[d]
                let bemR = xr[b] - xr[e]
                let bemI = xi[b] - xi[e]
                let cdmR = xr[c] - xr[d]
                let cdmI = xi[c] - xi[d]
                yr[o] = ar + beR + cdR
                yi[o] = ai + beI + cdI
                let p1R = ar + beR * c1 + cdR * c2
                let p1I = ai + beI * c1 + cdI * c2
                let p2R = ar + beR * c2 + cdR * c1
                let p2I = ai + beI * c2 + cdI * c1
                let q1R = bemR * s1 + cdmR * s2
                let q1I = bemI * s1 + cdmI * s2
                let q2R = bemR * s2 - cdmR * s1
                let q2I = bemI * s2 - cdmI * s1
                store(yr, yi, o &+ s, p1R + q1I, p1I - q1R, t[0], t[1])
                store(yr, yi, o &+ 2 &* s, p2R + q2I, p2I - q2R, t[2], t[3])
                store(yr, yi, o &+ 3 &* s, p2R - q2I, p2I + q2R, t[4], t[5])
                store(yr, yi, o &+ 4 &* s, p1R - q1I, p1I + q1R, t[6], t[7])
            }
        }
    }

    @inline(__always)
    private static func store(
        _ yr: Pointer, _ yi: Pointer, _ at: Int, _ re: Lanes, _ im: Lanes, _ c: Float, _ d: Float
    ) {
        yr[at] = re * c - im * d
        yi[at] = re * d + im * c
    }
}

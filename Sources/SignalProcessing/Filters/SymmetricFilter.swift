// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A symmetric finite filter that is applied along rows and along columns; planes continue mirrored beyond their edges.
package struct SymmetricFilter: Sendable {
    /// Tap 0 is the centre, tap i stands at distance i on both sides.
    package let taps: [Float]

    /// A filter of the given taps.
    package init(taps: [Float]) {
        precondition(!taps.isEmpty)
        self.taps = taps
    }

    /// A Gaussian cut off at 3.5 times its standard deviation (in samples) and scaled to keep constants.
    package static func gaussian(sigma: Double) -> SymmetricFilter {
        let radius = max(1, Int((3.5 * sigma).rounded(.up)))
        let raw = (0...radius).map { exp(-Double($0 * $0) / (2 * sigma * sigma)) }
        let sum = raw[0] + 2 * raw.dropFirst().reduce(0, +)
        return SymmetricFilter(taps: raw.map { Float($0 / sum) })
    }

    /// The mean over 2 radius + 1 samples.
    package static func box(radius: Int) -> SymmetricFilter {
        SymmetricFilter(taps: [Float](repeating: 1 / Float(2 * radius + 1), count: radius + 1))
    }

    /// The plane filtered along both directions.
    package func apply(to plane: Plane) -> Plane {
        var result = plane
        filterColumns(&result)
        filterRows(&result)
        return result
    }

    private func filterColumns(_ plane: inout Plane) {
        let (w, h) = (plane.width, plane.height)
        let radius = taps.count - 1
        let input = LaneBuffer(count: h + 2 * radius)
        plane.values.withUnsafeMutableBufferPointer { values in
            guard let base = values.baseAddress else { return }
            for column in stride(from: 0, to: w, by: 8) {
                let lanes = min(8, w - column)
                if lanes == 8 {
                    for y in 0..<h { input.start[radius + y] = loadLanes(base + (y * w + column)) }
                } else {
                    for y in 0..<h {
                        for lane in 0..<lanes {
                            input.floats[8 * (radius + y) + lane] = base[y * w + column + lane]
                        }
                    }
                }
                mirrorEnds(input.start, count: h)
                if lanes == 8 {
                    convolve(input.start, count: h) { y, sum in storeLanes(sum, to: base + (y &* w &+ column)) }
                } else {
                    convolve(input.start, count: h) { y, sum in
                        for lane in 0..<lanes { base[y * w + column + lane] = sum[lane] }
                    }
                }
            }
        }
    }

    private func filterRows(_ plane: inout Plane) {
        let (w, h) = (plane.width, plane.height)
        let radius = taps.count - 1
        let input = LaneBuffer(count: w + 2 * radius)
        let output = LaneBuffer(count: w)
        plane.values.withUnsafeMutableBufferPointer { values in
            guard let base = values.baseAddress else { return }
            for row in stride(from: 0, to: h, by: 8) {
                let lanes = min(8, h - row)
                for lane in 0..<lanes {
                    let from = base + (row + lane) * w
                    let to = input.floats + (8 * radius + lane)
                    for x in 0..<w { to[8 &* x] = from[x] }
                }
                mirrorEnds(input.start, count: w)
                let out = output.start
                convolve(input.start, count: w) { x, sum in out[x] = sum }
                for lane in 0..<lanes {
                    let to = base + (row + lane) * w
                    let from = output.floats + lane
                    for x in 0..<w { to[x] = from[8 &* x] }
                }
            }
        }
    }

    private func mirrorEnds(_ lanes: UnsafeMutablePointer<SIMD8<Float>>, count: Int) {
        let radius = taps.count - 1
        for i in 0..<radius {
            lanes[i] = lanes[radius + mirrored(i - radius, count: count)]
            lanes[radius + count + i] = lanes[radius + mirrored(count + i, count: count)]
        }
    }

    @inline(__always)
    private func convolve(
        _ input: UnsafeMutablePointer<SIMD8<Float>>, count: Int, store: (Int, SIMD8<Float>) -> Void
    ) {
        let radius = taps.count - 1
        taps.withUnsafeBufferPointer { taps in
            guard let tap = taps.baseAddress else { return }
            for i in 0..<count {
                let centre = input + (radius &+ i)
                var sum = centre[0] * tap[0]
                var offset = 1
                while offset <= radius {
                    sum += (centre[0 &- offset] + centre[offset]) * tap[offset]
                    offset &+= 1
                }
                store(i, sum)
            }
        }
    }
}

extension Plane {
    /// The plane blurred by a Gaussian of the given standard deviation in samples.
    package func blurred(sigma: Double) -> Plane { SymmetricFilter.gaussian(sigma: sigma).apply(to: self) }
}

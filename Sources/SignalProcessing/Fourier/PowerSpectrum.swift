// SPDX-License-Identifier: Apache-2.0

/// The squared magnitudes of a real signal's spectrum, in the layout of ``Spectrum``.
package struct PowerSpectrum: Sendable {
    /// Samples a row of the signal.
    package let width: Int
    /// Rows of the signal, and of the spectrum.
    package let height: Int
    /// Horizontal frequencies 0 ... width / 2.
    package let bins: Int
    /// Floats from one row to the next.
    package let stride: Int
    /// Power; what lies beyond the bins of a row is meaningless.
    package var values: [Float]

    /// The power of a spectrum.
    package init(_ spectrum: Spectrum) {
        width = spectrum.width
        height = spectrum.height
        bins = spectrum.bins
        stride = spectrum.stride
        var power = [Float](repeating: 0, count: spectrum.re.count)
        for i in power.indices { power[i] = spectrum.re[i] * spectrum.re[i] + spectrum.im[i] * spectrum.im[i] }
        values = power
    }

    /// The mean over 2 radius + 1 frequencies in each direction, periodic and with the mirror symmetry of real signals.
    package func localMean(radiusX: Int, radiusY: Int) -> PowerSpectrum {
        precondition(radiusX >= 0 && radiusY >= 0)
        let columns = columnSums(radius: radiusY)
        let scale = 1 / (Double(2 * radiusX + 1) * Double(2 * radiusY + 1))
        var result = self
        var extended = [Double](repeating: 0, count: bins + 2 * radiusX)
        columns.withUnsafeBufferPointer { sums in
            result.values.withUnsafeMutableBufferPointer { out in
                for y in 0..<height {
                    let row = y * stride
                    let opposite = (height - y) % height * stride
                    for i in 0..<(bins + 2 * radiusX) {
                        let k = i - radiusX
                        if k >= 0 && k < bins {
                            extended[i] = sums[row + k]
                        } else {
                            let x = ((k % width) + width) % width
                            extended[i] = x < bins ? sums[row + x] : sums[opposite + width - x]
                        }
                    }
                    extended.withUnsafeBufferPointer { line in
                        var sum = 0.0
                        for i in 0..<(2 * radiusX) { sum += line[i] }
                        for k in 0..<bins {
                            sum += line[k &+ 2 &* radiusX]
                            out[row &+ k] = Float(max(0, sum * scale))
                            sum -= line[k]
                        }
                    }
                }
            }
        }
        return result
    }

    /// Running sums down the columns, in double precision so that a strong line leaves nothing behind it.
    private func columnSums(radius: Int) -> [Double] {
        var running = [Double](repeating: 0, count: stride)
        var sums = [Double](repeating: 0, count: stride * height)
        func wrapped(_ y: Int) -> Int { ((y % height) + height) % height * stride }
        values.withUnsafeBufferPointer { input in
            running.withUnsafeMutableBufferPointer { total in
                sums.withUnsafeMutableBufferPointer { out in
                    for y in -radius..<radius {
                        let row = wrapped(y)
                        for x in 0..<stride { total[x] += Double(input[row &+ x]) }
                    }
                    for y in 0..<height {
                        let enters = wrapped(y + radius)
                        let leaves = wrapped(y - radius)
                        let row = y * stride
                        for x in 0..<stride {
                            let sum = total[x] + Double(input[enters &+ x])
                            out[row &+ x] = sum
                            total[x] = sum - Double(input[leaves &+ x])
                        }
                    }
                }
            }
        }
        return sums
    }

    /// Smoothed with [1 2 1] / 4 in both directions.
    package func smoothed() -> PowerSpectrum {
        var vertical = self
        for y in 0..<height {
            let (up, row, down) = ((y + height - 1) % height * stride, y * stride, (y + 1) % height * stride)
            vertical.values.withUnsafeMutableBufferPointer { out in
                values.withUnsafeBufferPointer { v in
                    for x in 0..<stride {
                        out[row &+ x] = v[row &+ x] * 0.5 + (v[up &+ x] + v[down &+ x]) * 0.25
                    }
                }
            }
        }
        var result = vertical
        for y in 0..<height {
            let row = y * stride
            let opposite = (height - y) % height * stride
            func at(_ k: Int) -> Float {
                let x = ((k % width) + width) % width
                return x < bins ? vertical.values[row + x] : vertical.values[opposite + width - x]
            }
            result.values.withUnsafeMutableBufferPointer { out in
                vertical.values.withUnsafeBufferPointer { v in
                    if bins > 2 {
                        for x in 1..<(bins - 1) {
                            out[row &+ x] = v[row &+ x] * 0.5 + (v[row &+ x &- 1] + v[row &+ x &+ 1]) * 0.25
                        }
                    }
                    for x in [0, bins - 1] { out[row + x] = v[row + x] * 0.5 + (at(x - 1) + at(x + 1)) * 0.25 }
                }
            }
        }
        return result
    }
}

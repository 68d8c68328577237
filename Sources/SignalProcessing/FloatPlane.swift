// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One channel of a picture in `Float`, rows from the top. A pixel's centre lies at +0.5.
package struct FloatPlane: Sendable, Equatable {
    package let width: Int
    package let height: Int
    package var values: [Float]

    /// A plane of one value. Sizes below 1 become 1.
    package init(width: Int, height: Int, filledWith value: Float = 0) {
        self.width = max(1, width)
        self.height = max(1, height)
        values = .init(repeating: value, count: self.width * self.height)
    }

    package subscript(x: Int, y: Int) -> Float {
        get { values[y * width + x] }
        set { values[y * width + x] = newValue }
    }

    /// Scaled to another size: averaged over areas where it shrinks, linear in between where it grows.
    package func resized(width newWidth: Int, height newHeight: Int) -> FloatPlane {
        let columns = ResamplingTaps(from: width, to: max(1, newWidth))
        let rows = ResamplingTaps(from: height, to: max(1, newHeight))
        var result = FloatPlane(width: newWidth, height: newHeight)
        let targetWidth = result.width
        var line = [Float](repeating: 0, count: width)
        values.withUnsafeBufferPointer { values in
            result.values.withUnsafeMutableBufferPointer { target in
                line.withUnsafeMutableBufferPointer { line in
                    for y in 0..<rows.count {
                        for x in 0..<width { line[x] = 0 }
                        for tap in rows.range(of: y) {
                            let weight = rows.weights[tap]
                            let start = rows.sources[tap] * width
                            for x in 0..<width { line[x] += weight * values[start + x] }
                        }
                        columns.apply(UnsafeBufferPointer(line), into: target, at: y * targetWidth)
                    }
                }
            }
        }
        return result
    }

    /// Blurred by a Gaussian of `sigma` pixels; the border repeats its outermost values.
    package func blurred(sigma: Float) -> FloatPlane {
        guard sigma > 0.05 else { return self }
        let radius = max(1, Int((sigma * 2.5).rounded(.up)))
        var kernel = (-radius...radius).map { exp(-Float($0 * $0) / (2 * sigma * sigma)) }
        let sum = kernel.reduce(0, +)
        for index in kernel.indices { kernel[index] /= sum }
        return convolvedRows(kernel).convolvedColumns(kernel)
    }

    private func convolvedRows(_ kernel: [Float]) -> FloatPlane {
        let radius = kernel.count / 2
        var result = self
        var padded = [Float](repeating: 0, count: width + 2 * radius)
        for y in 0..<height {
            for x in 0..<padded.count { padded[x] = values[y * width + min(max(x - radius, 0), width - 1)] }
            result.values.withUnsafeMutableBufferPointer { target in
                padded.withUnsafeBufferPointer { padded in
                    for x in 0..<width {
                        var sum: Float = 0
                        for tap in 0..<kernel.count { sum += kernel[tap] * padded[x + tap] }
                        target[y * width + x] = sum
                    }
                }
            }
        }
        return result
    }

    private func convolvedColumns(_ kernel: [Float]) -> FloatPlane {
        let radius = kernel.count / 2
        var result = FloatPlane(width: width, height: height)
        values.withUnsafeBufferPointer { values in
            result.values.withUnsafeMutableBufferPointer { target in
                for y in 0..<height {
                    for tap in 0..<kernel.count {
                        let start = min(max(y + tap - radius, 0), height - 1) * width
                        let weight = kernel[tap]
                        for x in 0..<width { target[y * width + x] += weight * values[start + x] }
                    }
                }
            }
        }
        return result
    }
}

extension PixelBuffer {
    /// The channels as planes of another size, as `FloatPlane.resized` makes them, without a full-size copy in Float.
    package func planes(width newWidth: Int, height newHeight: Int) -> [FloatPlane] {
        let columns = ResamplingTaps(from: width, to: max(1, newWidth))
        let rows = ResamplingTaps(from: height, to: max(1, newHeight))
        var results = (0..<channels).map { _ in FloatPlane(width: newWidth, height: newHeight) }
        var line = [Float](repeating: 0, count: width * channels)
        var channelLine = [Float](repeating: 0, count: width)
        let rowLength = width * channels
        samples.withUnsafeBufferPointer { samples in
            line.withUnsafeMutableBufferPointer { line in
                channelLine.withUnsafeMutableBufferPointer { channelLine in
                    for y in 0..<rows.count {
                        for x in 0..<rowLength { line[x] = 0 }
                        for tap in rows.range(of: y) {
                            let weight = rows.weights[tap]
                            let start = rows.sources[tap] * rowLength
                            for x in 0..<rowLength { line[x] += weight * Float(samples[start + x]) }
                        }
                        for channel in 0..<channels {
                            for x in 0..<width { channelLine[x] = line[x * channels + channel] }
                            let targetWidth = results[channel].width
                            results[channel].values.withUnsafeMutableBufferPointer { target in
                                columns.apply(UnsafeBufferPointer(channelLine), into: target, at: y * targetWidth)
                            }
                        }
                    }
                }
            }
        }
        return results
    }

    /// The luma (ITU-R BT.601) of `planes(width:height:)`.
    package func lumaPlane(width newWidth: Int, height newHeight: Int) -> FloatPlane {
        FloatPlane.luma(of: planes(width: newWidth, height: newHeight))
    }
}

extension FloatPlane {
    /// 0.299 R + 0.587 G + 0.114 B; a single channel as it is.
    package static func luma(of planes: [FloatPlane]) -> FloatPlane {
        guard planes.count == 3 else { return planes.first ?? FloatPlane(width: 1, height: 1) }
        var result = planes[0]
        for index in result.values.indices {
            result.values[index] =
                0.299 * planes[0].values[index] + 0.587 * planes[1].values[index] + 0.114 * planes[2].values[index]
        }
        return result
    }
}

/// Which source samples make each target sample, and with what weights.
struct ResamplingTaps {
    let count: Int
    private(set) var sources: [Int] = []
    private(set) var weights: [Float] = []
    private var starts: [Int] = [0]

    init(from source: Int, to target: Int) {
        count = target
        let step = Double(source) / Double(target)
        for index in 0..<target {
            if step > 1 {
                let low = Double(index) * step
                let high = min(Double(source), low + step)
                var position = Int(low)
                while Double(position) < high, position < source {
                    let share = min(high, Double(position + 1)) - max(low, Double(position))
                    if share > 1e-9 {
                        sources.append(position)
                        weights.append(Float(share / (high - low)))
                    }
                    position += 1
                }
            } else {
                let centre = (Double(index) + 0.5) * step - 0.5
                let base = Int(centre.rounded(.down))
                let fraction = Float(centre - Double(base))
                sources.append(min(max(base, 0), source - 1))
                weights.append(1 - fraction)
                sources.append(min(max(base + 1, 0), source - 1))
                weights.append(fraction)
            }
            starts.append(sources.count)
        }
    }

    func range(of index: Int) -> Range<Int> { starts[index]..<starts[index + 1] }

    func apply(_ line: UnsafeBufferPointer<Float>, into target: UnsafeMutableBufferPointer<Float>, at offset: Int) {
        sources.withUnsafeBufferPointer { sources in
            weights.withUnsafeBufferPointer { weights in
                for index in 0..<count {
                    var sum: Float = 0
                    for tap in range(of: index) { sum += weights[tap] * line[sources[tap]] }
                    target[offset + index] = sum
                }
            }
        }
    }
}

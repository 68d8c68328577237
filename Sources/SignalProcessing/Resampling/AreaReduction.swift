// SPDX-License-Identifier: Apache-2.0

/// Which samples, with which weights, average into each sample of a shorter signal.
struct AreaWeights {
    private(set) var starts: [Int] = []
    private(set) var counts: [Int] = []
    private(set) var weights: [[Float]] = []

    init(from source: Int, to target: Int) {
        let step = Double(source) / Double(target)
        for i in 0..<target {
            let begin = Double(i) * step
            let end = min(Double(source), begin + step)
            let first = min(source - 1, Int(begin))
            let last = max(first, min(source - 1, Int(end.rounded(.up)) - 1))
            let raw = (first...last).map { max(0, min(end, Double($0 + 1)) - max(begin, Double($0))) }
            let sum = raw.reduce(0, +)
            starts.append(first)
            counts.append(raw.count)
            weights.append(sum > 0 ? raw.map { Float($0 / sum) } : raw.map { _ in 1 / Float(raw.count) })
        }
    }
}

extension Plane {
    /// The plane averaged over areas into a smaller one; a side that would grow is left as it is.
    package func reduced(width targetWidth: Int, height targetHeight: Int) -> Plane {
        let (w, h) = (min(width, max(1, targetWidth)), min(height, max(1, targetHeight)))
        if w == width && h == height { return self }
        let across = AreaWeights(from: width, to: w)
        let down = AreaWeights(from: height, to: h)
        var result = Plane(width: w, height: h)
        var line = [Float](repeating: 0, count: width)
        for y in 0..<h {
            for i in line.indices { line[i] = 0 }
            line.withUnsafeMutableBufferPointer { sum in
                values.withUnsafeBufferPointer { source in
                    for (row, weight) in down.weights[y].enumerated() {
                        let start = (down.starts[y] + row) * width
                        for x in 0..<width { sum[x] += source[start &+ x] * weight }
                    }
                }
            }
            average(line, across, into: &result, row: y)
        }
        return result
    }

    /// The luma (BT.601) of a picture, averaged over areas into a smaller plane in one pass over the picture.
    package init(luma picture: PixelBuffer, width targetWidth: Int, height targetHeight: Int) {
        let (w, h) = (min(picture.width, max(1, targetWidth)), min(picture.height, max(1, targetHeight)))
        let across = AreaWeights(from: picture.width, to: w)
        let down = AreaWeights(from: picture.height, to: h)
        let samples = picture.width * picture.channels
        var result = Plane(width: w, height: h)
        var sums = [Float](repeating: 0, count: samples)
        var line = [Float](repeating: 0, count: picture.width)
        for y in 0..<h {
            picture.samples.withUnsafeBufferPointer { bytes in
                sums.withUnsafeMutableBufferPointer { sum in
                    for i in 0..<samples { sum[i] = 0 }
                    for (row, weight) in down.weights[y].enumerated() {
                        let start = (down.starts[y] + row) * samples
                        for i in 0..<samples { sum[i] += Float(bytes[start &+ i]) * weight }
                    }
                    line.withUnsafeMutableBufferPointer { line in
                        if picture.channels == 1 {
                            for x in 0..<line.count { line[x] = sum[x] }
                        } else {
                            for x in 0..<line.count {
                                let i = 3 &* x
                                line[x] =
                                    sum[i] * Luma.red + sum[i &+ 1] * Luma.green + sum[i &+ 2] * Luma.blue
                            }
                        }
                    }
                }
            }
            average(line, across, into: &result, row: y)
        }
        self = result
    }

    /// The luma of a picture at its own size.
    package init(luma picture: PixelBuffer) {
        self.init(luma: picture, width: picture.width, height: picture.height)
    }
}

private func average(_ line: [Float], _ across: AreaWeights, into plane: inout Plane, row: Int) {
    let w = plane.width
    if w == line.count {
        for x in 0..<w { plane.values[row * w + x] = line[x] }
        return
    }
    for x in 0..<w {
        var sum: Float = 0
        let start = across.starts[x]
        let weights = across.weights[x]
        for i in 0..<weights.count { sum += line[start + i] * weights[i] }
        plane.values[row * w + x] = sum
    }
}

// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

/// Improves an alignment to a fraction of a pixel, coarse to fine.
///
/// At each size of the pair, Gauss-Newton steps fit an affine correction together with gain and offset of the brightness.
/// Places that disagree weigh little, so that what was painted over does not pull the rest.
struct GradientRefinement {
    private let suspect: FloatPlane
    private let original: FloatPlane

    init(suspect: FloatPlane, original: FloatPlane) {
        self.suspect = suspect
        self.original = original
    }

    /// The improved map of suspect pixels to original pixels; nil where it ran away.
    func refine(_ start: PlaneTransform, longSides: [Int]) -> PlaneTransform? {
        var transform = start
        let longSide = max(suspect.width, suspect.height)
        for side in longSides {
            let side = min(side, longSide)
            let width = max(8, suspect.width * side / longSide)
            let height = max(8, suspect.height * side / longSide)
            let toSuspect = PlaneTransform.scaling(
                x: Double(suspect.width) / Double(width), y: Double(suspect.height) / Double(height))
            let template = suspect.resized(width: width, height: height).blurred(sigma: 0.7)
            // The original at about the same number of pixels per detail.
            let coarse = toSuspect.then(transform)
            let ratio = abs(coarse.determinant).squareRoot()
            guard ratio.isFinite, ratio > 0.02, ratio < 200 else { return nil }
            let shrink = max(1, ratio)
            let sourceWidth = max(8, Int(Double(original.width) / shrink))
            let sourceHeight = max(8, Int(Double(original.height) / shrink))
            let source = original.resized(width: sourceWidth, height: sourceHeight).blurred(sigma: 0.7)
            let toSource = PlaneTransform.scaling(
                x: Double(sourceWidth) / Double(original.width), y: Double(sourceHeight) / Double(original.height))
            guard let better = Self.refineLevel(template, source, coarse.then(toSource)),
                let back = toSuspect.inverse, let toOriginal = toSource.inverse
            else { return nil }
            transform = back.then(better).then(toOriginal)
        }
        return transform
    }

    private static func refineLevel(
        _ template: FloatPlane, _ source: FloatPlane, _ start: PlaneTransform
    ) -> PlaneTransform? {
        let (width, height) = (template.width, template.height)
        let halfWidth = Double(width) / 2
        let halfHeight = Double(height) / 2
        var transform = start
        for _ in 0..<10 {
            let warped = Warp.linear(source, through: transform, width: width, height: height)
            let inside = Warp.inside(
                planeWidth: source.width, planeHeight: source.height, through: transform, width: width, height: height,
                margin: 1)
            guard let fit = BrightnessFit(template: template, warped: warped, inside: inside) else { return nil }
            let system = equations(template, warped, inside, fit)
            guard let step = system.solved() else { return transform }
            // x moves by step[0] nx + step[1] ny + step[2], in grid pixels.
            let (a, b) = (step[0] / halfWidth, step[1] / halfHeight)
            let (c, d) = (step[3] / halfWidth, step[4] / halfHeight)
            let correction = PlaneTransform(
                a: 1 + a, b: b, c: c, d: 1 + d, tx: step[2] - step[0] - step[1], ty: step[5] - step[3] - step[4])
            let largest = abs(step[2]) + abs(step[0]) + abs(step[1]) + abs(step[5]) + abs(step[3]) + abs(step[4])
            guard largest < 0.5 * (halfWidth + halfHeight) else { return nil }
            transform = correction.then(transform)
            if largest < 0.03 { break }
        }
        return transform
    }
}

extension GradientRefinement {
    /// What a small affine move and a change of gain and offset would do at each pixel, against what is needed.
    private static func equations(
        _ template: FloatPlane, _ warped: FloatPlane, _ inside: [Bool], _ fit: BrightnessFit
    ) -> LinearSystem {
        let (width, height) = (template.width, template.height)
        var system = LinearSystem(size: 8)
        template.values.withUnsafeBufferPointer { template in
            warped.values.withUnsafeBufferPointer { warped in
                inside.withUnsafeBufferPointer { inside in
                    // Float sums a line at a time, Double sums of lines.
                    var rows = [SIMD8<Float>](repeating: .zero, count: 8)
                    for y in 1..<height - 1 {
                        for i in 0..<8 { rows[i] = .zero }
                        var right = SIMD8<Float>.zero
                        let ny = (Float(y) + 0.5) / (Float(height) / 2) - 1
                        for x in 1..<width - 1 where inside[y * width + x] {
                            let at = y * width + x
                            let value = warped[at]
                            let residual = template[at] - fit.gain * value - fit.offset
                            let relative = residual / fit.scale
                            let agreement = 1 / (1 + relative * relative)
                            let weight = agreement * agreement
                            let gx = fit.gain * (warped[at + 1] - warped[at - 1]) / 2
                            let gy = fit.gain * (warped[at + width] - warped[at - width]) / 2
                            let nx = (Float(x) + 0.5) / (Float(width) / 2) - 1
                            let row = SIMD8<Float>(gx * nx, gx * ny, gx, gy * nx, gy * ny, gy, value / 64, 1)
                            let weighted = weight * row
                            right += weighted * residual
                            for i in 0..<8 { rows[i] += weighted[i] * row }
                        }
                        system.add(matrix: rows, right: right)
                    }
                }
            }
        }
        return system
    }
}

/// Gain, offset and scale of what remains, between two planes, robustly.
struct BrightnessFit {
    let gain: Float
    let offset: Float
    /// About 2.5 standard deviations of the places that agree.
    let scale: Float

    init?(template: FloatPlane, warped: FloatPlane, inside: [Bool]) {
        let stride = max(1, inside.count / 4000)
        var pairs: [(Float, Float)] = []
        for at in Swift.stride(from: 0, to: inside.count, by: stride) where inside[at] {
            pairs.append((warped.values[at], template.values[at]))
        }
        guard pairs.count >= 24 else { return nil }
        var (gain, offset): (Float, Float) = (1, 0)
        var scale: Float = .infinity
        for _ in 0..<6 {
            var (sum, sumX, sumY, sumXX, sumXY): (Float, Float, Float, Float, Float) = (0, 0, 0, 0, 0)
            for (x, y) in pairs {
                let relative = scale.isFinite ? (y - gain * x - offset) / scale : 0
                let weight = 1 / ((1 + relative * relative) * (1 + relative * relative))
                sum += weight
                sumX += weight * x
                sumY += weight * y
            }
            guard sum > 0 else { return nil }
            let (meanX, meanY) = (sumX / sum, sumY / sum)
            for (x, y) in pairs {
                let relative = scale.isFinite ? (y - gain * x - offset) / scale : 0
                let weight = 1 / ((1 + relative * relative) * (1 + relative * relative))
                sumXX += weight * (x - meanX) * (x - meanX)
                sumXY += weight * (x - meanX) * (y - meanY)
            }
            // Inverted colours have a negative gain: that is allowed, a flat fit is not.
            gain = sumXX > 1e-3 ? sumXY / sumXX : 1
            offset = meanY - gain * meanX
            scale = max(2, 2.5 * 1.4826 * pairs.map { abs($0.1 - gain * $0.0 - offset) }.quantile(0.5))
        }
        self.gain = gain
        self.offset = offset
        self.scale = scale
    }
}

// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

/// How well two pictures fit when one is laid over the other: correlation of small blocks, which neither tone nor a
/// change elsewhere disturbs.
struct Agreement {
    /// Blocks with enough structure to say anything.
    let structured: Int
    /// Structured blocks that look alike in both.
    let agreeing: Int
    /// Correlation of the whole compared area.
    let overall: Float
    /// Share of the suspect that lies inside the original.
    let comparedFraction: Float

    /// Share of structured blocks that agree, lowered where there are few.
    var confidence: Float { Float(agreeing) / Float(structured + 6) }

    /// Whether the two show the same picture: by many blocks, or, where there is little structure, as a whole.
    var isSame: Bool {
        // Smooth gradients agree by chance: few blocks must agree nearly all, many need not.
        if agreeing >= 8, 2 * agreeing >= structured { return true }
        if agreeing >= 40, 4 * agreeing >= structured { return true }
        return comparedFraction > 0.3 && overall > 0.93 && 2 * agreeing >= structured
    }

    /// - Parameter isStrict: takes the plane out of each block before it is looked at.
    init(suspect: FloatPlane, original: FloatPlane, transform: PlaneTransform, isStrict: Bool) {
        let longSide = max(suspect.width, suspect.height)
        let side = min(256, longSide)
        let width = max(1, suspect.width * side / longSide)
        let height = max(1, suspect.height * side / longSide)
        let toSuspect = PlaneTransform.scaling(
            x: Double(suspect.width) / Double(width), y: Double(suspect.height) / Double(height))
        let through = toSuspect.then(transform)
        let shrink = max(1, abs(through.determinant).squareRoot())
        let sourceWidth = max(1, Int(Double(original.width) / min(shrink, 1000)))
        let sourceHeight = max(1, Int(Double(original.height) / min(shrink, 1000)))
        let toSource = PlaneTransform.scaling(
            x: Double(sourceWidth) / Double(original.width), y: Double(sourceHeight) / Double(original.height))
        let map = through.then(toSource)
        let source = original.resized(width: sourceWidth, height: sourceHeight)
        let warped = Warp.linear(source, through: map, width: width, height: height).blurred(sigma: 0.8)
        let plain = suspect.resized(width: width, height: height).blurred(sigma: 0.8)
        let inside = Warp.inside(
            planeWidth: sourceWidth, planeHeight: sourceHeight, through: map, width: width, height: height, margin: 0)

        comparedFraction = Float(inside.count { $0 }) / Float(inside.count)
        var all = Correlation()
        for at in inside.indices where inside[at] { all.add(plain.values[at], warped.values[at]) }
        overall = all.value
        let (spreadX, spreadY) = (all.deviations.0, all.deviations.1)
        let block = 12
        var (structured, agreeing) = (0, 0)
        for top in Swift.stride(from: 0, through: height - block, by: block) {
            for left in Swift.stride(from: 0, through: width - block, by: block) {
                var local = BlockCorrelation(side: block, removesPlanes: isStrict)
                for y in 0..<block {
                    for x in 0..<block {
                        let at = (top + y) * width + left + x
                        guard inside[at] else { continue }
                        local.add(plain.values[at], warped.values[at], x: x, y: y)
                    }
                }
                guard local.isFull else { continue }
                let (deviationX, deviationY) = local.deviations
                guard max(deviationX / max(spreadX, 1), deviationY / max(spreadY, 1)) > 0.1,
                    max(deviationX, deviationY) > 2.5
                else { continue }
                structured += 1
                if abs(local.value) > 0.65 { agreeing += 1 }
            }
        }
        self.structured = structured
        self.agreeing = agreeing
    }
}

/// Pearson's correlation, gathered pair by pair.
struct Correlation {
    private(set) var count = 0
    private var (sumX, sumY, sumXX, sumYY, sumXY): (Double, Double, Double, Double, Double) = (0, 0, 0, 0, 0)

    mutating func add(_ x: Float, _ y: Float) {
        let (x, y) = (Double(x), Double(y))
        count += 1
        sumX += x
        sumY += y
        sumXX += x * x
        sumYY += y * y
        sumXY += x * y
    }

    var deviations: (Float, Float) {
        guard count > 0 else { return (0, 0) }
        let total = Double(count)
        return (
            Float(max(0, sumXX / total - sumX / total * sumX / total).squareRoot()),
            Float(max(0, sumYY / total - sumY / total * sumY / total).squareRoot())
        )
    }

    var value: Float {
        let total = Double(max(count, 1))
        let (deviationX, deviationY) = deviations
        guard deviationX > 1e-3, deviationY > 1e-3 else { return 0 }
        return Float(sumXY / total - sumX / total * sumY / total) / (deviationX * deviationY)
    }

    /// Variance of each, and covariance.
    var moments: (x: Double, y: Double, both: Double) {
        let total = Double(max(count, 1))
        let (meanX, meanY) = (sumX / total, sumY / total)
        return (
            max(0, sumXX / total - meanX * meanX), max(0, sumYY / total - meanY * meanY),
            sumXY / total - meanX * meanY
        )
    }
}

/// Correlation of a square block, on wish after each picture's plane was taken out of it: a sky, or light that falls off, agrees
/// with any other and says nothing about what is shown.
private struct BlockCorrelation {
    private let side: Int
    private let removesPlanes: Bool
    private var whole = Correlation()
    // Sums of value times distance from the middle, across and down, for both pictures.
    private var (acrossX, acrossY, downX, downY): (Double, Double, Double, Double) = (0, 0, 0, 0)

    init(side: Int, removesPlanes: Bool) {
        self.side = side
        self.removesPlanes = removesPlanes
    }

    var isFull: Bool { whole.count == side * side }

    mutating func add(_ value: Float, _ other: Float, x: Int, y: Int) {
        whole.add(value, other)
        let middle = Double(side - 1) / 2
        let (across, down) = (Double(x) - middle, Double(y) - middle)
        acrossX += across * Double(value)
        acrossY += across * Double(other)
        downX += down * Double(value)
        downY += down * Double(other)
    }

    /// Variances and covariance without the planes. Across, down and constant are orthogonal in a full block.
    private var moments: (x: Double, y: Double, both: Double) {
        let total = Double(side * side)
        let spread = Double(side * side - 1) / 12
        func taken(_ left: Double, _ right: Double) -> Double { left / total * (right / total) / spread }
        let plain = whole.moments
        guard removesPlanes else { return plain }
        return (
            max(0, plain.x - taken(acrossX, acrossX) - taken(downX, downX)),
            max(0, plain.y - taken(acrossY, acrossY) - taken(downY, downY)),
            plain.both - taken(acrossX, acrossY) - taken(downX, downY)
        )
    }

    var deviations: (Float, Float) { (Float(moments.x.squareRoot()), Float(moments.y.squareRoot())) }

    var value: Float {
        let (x, y, both) = moments
        guard x > 1e-6, y > 1e-6 else { return 0 }
        return Float(both / (x * y).squareRoot())
    }
}

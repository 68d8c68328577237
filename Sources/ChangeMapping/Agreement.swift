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

    init(suspect: FloatPlane, original: FloatPlane, transform: PlaneTransform) {
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
                var local = Correlation()
                for y in top..<top + block {
                    for x in left..<left + block where inside[y * width + x] {
                        local.add(plain.values[y * width + x], warped.values[y * width + x])
                    }
                }
                guard local.count == block * block else { continue }
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
}

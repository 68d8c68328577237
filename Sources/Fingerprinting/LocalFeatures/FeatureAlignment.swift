// SPDX-License-Identifier: Apache-2.0
public import SignalProcessing

/// A feature of a picture in question and one that looks the same in the picture it may come from.
public struct FeaturePair: Sendable, Hashable {
    /// Of the picture in question.
    public var query: LocalFeature
    /// Of the other.
    public var reference: LocalFeature

    /// A pair.
    public init(query: LocalFeature, reference: LocalFeature) {
        self.query = query
        self.reference = reference
    }
}

/// How one picture lies in another, found from their local features.
public struct FeatureAlignment: Sendable, Hashable {
    /// Query pixels to reference pixels; scale, rotation and shift.
    public var transform: PlaneTransform
    /// Query features that the transform brings to a feature that looks the same.
    public var inliers: Int

    private static let trials = 800
    private static let scales = 0.1...8.0

    /// Finds the similarity transform on which most features agree (RANSAC, fixed seed); nil below `minimumInliers`.
    ///
    /// - Parameters:
    ///   - query: Features of the picture in question.
    ///   - reference: Features of the picture it may come from.
    ///   - tolerancePixels: How far from its place, in reference pixels, a feature may land.
    public static func find(
        query: [LocalFeature], reference: [LocalFeature], tolerancePixels: Double = 6, minimumInliers: Int = 10
    ) -> FeatureAlignment? {
        find(pairs: pairs(query, reference), tolerancePixels: tolerancePixels, minimumInliers: minimumInliers)
    }

    /// The same for pairs that a search found: features of the picture in question, and features that look the same.
    /// One query feature may stand in several pairs; it counts once.
    /// - Parameter spotPixels: Features that lie in one square of this side, in either picture, count once.
    public static func find(
        pairs: [FeaturePair], tolerancePixels: Double = 6, minimumInliers: Int = 10, spotPixels: Double = 4
    ) -> FeatureAlignment? {
        guard pairs.count >= max(2, minimumInliers) else { return nil }
        var state: UInt64 = 1
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var best: (transform: PlaneTransform, inliers: [Int])?
        for _ in 0..<trials {
            let (first, second) = (random(pairs.count), random(pairs.count))
            guard first != second, let transform = similarity(through: [pairs[first], pairs[second]]) else { continue }
            let inliers = inliers(of: transform, among: pairs, tolerancePixels)
            if inliers.count > best?.inliers.count ?? 1 { best = (transform, inliers) }
        }
        guard var best else { return nil }
        for _ in 0..<3 {
            guard let better = similarity(through: best.inliers.map { pairs[$0] }) else { break }
            let inliers = inliers(of: better, among: pairs, tolerancePixels)
            if inliers.count < best.inliers.count { break }
            best = (better, inliers)
        }
        // Several pairs on one spot are one piece of evidence, on either side: a transform that shrinks everything to a
        // point agrees with anything.
        func spots(_ feature: (FeaturePair) -> LocalFeature) -> Int {
            Set(
                best.inliers.map { index in
                    let feature = feature(pairs[index])
                    return SIMD2(Int(feature.x / spotPixels), Int(feature.y / spotPixels))
                }
            ).count
        }
        let evidence = min(spots(\.query), spots(\.reference))
        guard evidence >= minimumInliers else { return nil }
        return FeatureAlignment(transform: best.transform, inliers: evidence)
    }

    /// For each query feature its nearest reference feature, unless a second one elsewhere is nearly as near.
    /// - Parameter mayMatch: whether the query feature and the reference feature of these numbers may belong together.
    package static func pairs(
        _ query: [LocalFeature], _ reference: [LocalFeature], mayMatch: (Int, Int) -> Bool = { _, _ in true }
    ) -> [FeaturePair] {
        var pairs: [FeaturePair] = []
        for (number, feature) in query.enumerated() {
            var (best, second) = (257, 257)
            var nearest = -1
            for index in reference.indices {
                let distance = feature.distance(to: reference[index])
                // What is farther than both changes nothing.
                guard distance < second, distance <= 80, mayMatch(number, index) else { continue }
                if distance < best {
                    // The same corner on the next level of the pyramid is no rival.
                    if nearest < 0 || !isSameSpot(reference[nearest], reference[index]) { second = best }
                    best = distance
                    nearest = index
                } else if !isSameSpot(reference[nearest], reference[index]) {
                    second = distance
                }
            }
            if best <= 64, nearest >= 0, Double(best) < 0.88 * Double(second) {
                pairs.append(FeaturePair(query: feature, reference: reference[nearest]))
            }
        }
        return pairs
    }

    private static func isSameSpot(_ one: LocalFeature, _ other: LocalFeature) -> Bool {
        abs(one.x - other.x) < 5 * one.scale && abs(one.y - other.y) < 5 * one.scale
    }

    /// Least squares over x' = a x - b y + tx, y' = b x + a y + ty.
    private static func similarity(through pairs: [FeaturePair]) -> PlaneTransform? {
        let count = Double(pairs.count)
        guard count >= 2 else { return nil }
        var (mx, my, ux, uy) = (0.0, 0.0, 0.0, 0.0)
        for pair in pairs {
            mx += pair.query.x / count
            my += pair.query.y / count
            ux += pair.reference.x / count
            uy += pair.reference.y / count
        }
        var (norm, even, odd) = (0.0, 0.0, 0.0)
        for pair in pairs {
            let (x, y) = (pair.query.x - mx, pair.query.y - my)
            let (u, v) = (pair.reference.x - ux, pair.reference.y - uy)
            norm += x * x + y * y
            even += x * u + y * v
            odd += x * v - y * u
        }
        guard norm > 16 else { return nil }
        let (a, b) = (even / norm, odd / norm)
        guard scales.contains((a * a + b * b).squareRoot()) else { return nil }
        return PlaneTransform(a: a, b: -b, c: b, d: a, tx: ux - (a * mx - b * my), ty: uy - (b * mx + a * my))
    }

    private static func inliers(of transform: PlaneTransform, among pairs: [FeaturePair], _ tolerance: Double) -> [Int]
    {
        pairs.indices.filter { index in
            let landed = transform.apply(x: pairs[index].query.x, y: pairs[index].query.y)
            let (dx, dy) = (landed.x - pairs[index].reference.x, landed.y - pairs[index].reference.y)
            return dx * dx + dy * dy <= tolerance * tolerance
        }
    }
}

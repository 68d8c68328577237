// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

/// Sharpens a map whose pilots agree already: each quadrant of the picture is folded by itself, and how far its pilots
/// say it is displaced tells what is still wrong with the map.
package enum QuadrantRefinement {
    /// Displacements beyond this, in canvas pixels, are noise.
    private static let farthest = 5.0

    /// The better map; nil where the quadrants say nothing sensible.
    package static func improved(
        _ map: LinearMap, _ place: TileSync.Placement, _ whitened: Plane, _ sync: TileSync
    ) -> LinearMap? {
        let half = (width: whitened.width / 2, height: whitened.height / 2)
        guard min(half.width, half.height) >= 32, map.isUsable else { return nil }
        let inverse = map.inverse
        var points: [(x: Double, y: Double, dx: Double, dy: Double, weight: Double)] = []
        for (x, y) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            let region = CanvasFold.Region(
                x: x * (whitened.width - half.width), y: y * (whitened.height - half.height), width: half.width,
                height: half.height)
            let reading = CarrierReading(folded: CanvasFold.fold(whitened, map, region: region), map: map)
            let local = sync.nearby(place, in: reading)
            let moved = place.symmetry(local.shiftX - place.shiftX, local.shiftY - place.shiftY)
            guard max(abs(moved.x), abs(moved.y)) <= farthest else { return nil }
            let centre = inverse(
                Double(region.x) + Double(region.width) / 2, Double(region.y) + Double(region.height) / 2)
            points.append((centre.x, centre.y, moved.x, moved.y, max(local.score, 1)))
        }
        // Weighted least squares: displacement = D (position - mean) + constant.
        let total = points.reduce(0) { $0 + $1.weight }
        func mean(_ value: (Int) -> Double) -> Double {
            points.indices.reduce(0) { $0 + points[$1].weight * value($1) } / total
        }
        let (mx, my) = (mean { points[$0].x }, mean { points[$0].y })
        let (mdx, mdy) = (mean { points[$0].dx }, mean { points[$0].dy })
        func moment(_ a: (Int) -> Double, _ b: (Int) -> Double) -> Double { mean { a($0) * b($0) } }
        let x = { (i: Int) in points[i].x - mx }
        let y = { (i: Int) in points[i].y - my }
        let dx = { (i: Int) in points[i].dx - mdx }
        let dy = { (i: Int) in points[i].dy - mdy }
        let spread = LinearMap(moment(x, x), moment(x, y), moment(x, y), moment(y, y))
        guard abs(spread.determinant) > 1 else { return nil }
        let cross = LinearMap(moment(dx, x), moment(dx, y), moment(dy, x), moment(dy, y))
        let slope = cross * spread.inverse
        let correction = LinearMap(1 - slope.a, -slope.b, -slope.c, 1 - slope.d)
        guard correction.isUsable else { return nil }
        let better = map * correction.inverse
        return better.isUsable ? better : nil
    }
}

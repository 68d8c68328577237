// SPDX-License-Identifier: Apache-2.0
import SignalProcessing

/// Turns evidence into changed regions: connected areas that are strong and large enough, grown to their weak edges.
struct RegionFinder {
    /// Evidence (grey levels beyond tolerance) that an area must reach somewhere.
    static let strong: Float = 8
    /// Evidence that still belongs to it.
    static let weak: Float = 2
    /// Sum of the evidence over an area below which it is chance.
    static let minimumSum: Float = 300
    /// Smallest area, in pixels of the comparison grid.
    static let minimumArea = 20

    /// An area that differs.
    struct Region {
        /// Its box in grid pixels.
        var box: PixelRect
        /// Pixels in it that differ.
        var pixels: Int
    }

    /// The areas, largest box first.
    private(set) var regions: [Region] = []
    /// The largest sum of evidence of any connected area, changed or not.
    private(set) var largestSum: Float = 0

    init(evidence: FloatPlane) {
        let (width, height) = (evidence.width, evidence.height)
        var label = [Bool](repeating: false, count: width * height)
        var queue: [Int] = []
        for start in label.indices where !label[start] && evidence.values[start] > Self.weak {
            label[start] = true
            queue = [start]
            var next = 0
            var (sum, peak): (Float, Float) = (0, 0)
            var (left, right, top, bottom) = (width, 0, height, 0)
            while next < queue.count {
                let at = queue[next]
                next += 1
                let (x, y) = (at % width, at / width)
                sum += evidence.values[at]
                peak = max(peak, evidence.values[at])
                (left, right) = (min(left, x), max(right, x))
                (top, bottom) = (min(top, y), max(bottom, y))
                // Reaching over a gap of one pixel closes thin breaks.
                for dy in max(-2, -y)...min(2, height - 1 - y) {
                    for dx in max(-2, -x)...min(2, width - 1 - x) {
                        let neighbour = at + dy * width + dx
                        if !label[neighbour], evidence.values[neighbour] > Self.weak {
                            label[neighbour] = true
                            queue.append(neighbour)
                        }
                    }
                }
            }
            largestSum = max(largestSum, sum)
            guard peak >= Self.strong, sum >= Self.minimumSum, queue.count >= Self.minimumArea else { continue }
            let box = PixelRect(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
            regions.append(Region(box: box, pixels: queue.count))
        }
        regions = Self.joined(regions, gap: 6)
    }

    /// Areas whose boxes touch or nearly touch become one.
    private static func joined(_ regions: [Region], gap: Int) -> [Region] {
        var regions = regions
        var index = 0
        while index < regions.count {
            var joinedAny = false
            var other = index + 1
            while other < regions.count {
                let (one, two) = (regions[index].box, regions[other].box)
                if one.x <= two.x + two.width + gap, two.x <= one.x + one.width + gap,
                    one.y <= two.y + two.height + gap, two.y <= one.y + one.height + gap
                {
                    let (left, top) = (min(one.x, two.x), min(one.y, two.y))
                    regions[index].box = PixelRect(
                        x: left, y: top, width: max(one.x + one.width, two.x + two.width) - left,
                        height: max(one.y + one.height, two.y + two.height) - top)
                    regions[index].pixels += regions[other].pixels
                    regions.remove(at: other)
                    joinedAny = true
                } else {
                    other += 1
                }
            }
            if !joinedAny { index += 1 }
        }
        return regions.sorted { $0.box.width * $0.box.height > $1.box.width * $1.box.height }
    }
}

// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

/// What a marked picture is put through before it is let out, and what must be left of the mark.
package struct StressTest: Sendable {
    private let meter: MarginMeter
    /// True where the picture is larger than its canvas.
    private let reduced: Bool

    package init(meter: MarginMeter, reduced: Bool) {
        self.meter = meter
        self.reduced = reduced
    }

    /// What the stresses left.
    package struct Report: Sendable {
        /// What a reader would get after one stress.
        package struct Item: Sendable {
            package var view: MarginMeter.View
            /// Surplus of the code bits over the margin asked for, in dB.
            package var surplus: Double
        }

        /// What every mark must stand.
        package var needs: [Item] = []
        /// What it should stand where there is quality to spare: a tenth of the area, a quarter of the size.
        package var wishes: [Item] = []

        /// Smallest surplus of the needs, in dB; of the pilots only where reading is within reach at all.
        package var surplus: Double {
            let pilots = Self.withinReach(needs.map(\.view)).map(\.syncHeadroom).min() ?? 0
            return min(needs.map(\.surplus).min() ?? 0, pilots)
        }

        /// Smallest surplus of the wishes, in dB.
        package var spare: Double { wishes.map { min($0.surplus, $0.view.syncHeadroom) }.min() ?? .infinity }

        /// What a tile's shape should be judged by: the needs, and the wishes that are not hopeless.
        package var items: [Item] { needs + wishes.filter { $0.surplus > -4 } }

        /// The views in which the mark can be kept or made readable; where there is none, the best one.
        package static func withinReach(_ views: [MarginMeter.View]) -> [MarginMeter.View] {
            let hopeful = views.filter { $0.dataHeadroom + $0.syncHeadroom > -4 }
            if !hopeful.isEmpty { return hopeful }
            let best = views.max { $0.dataHeadroom + $0.syncHeadroom < $1.dataHeadroom + $1.syncHeadroom }
            return best.map { [$0] } ?? []
        }
    }

    /// Stresses canvas luma with a mark in it whose tile has the given shape.
    package func report(on marked: Plane, shape: TileShape) -> Report {
        var report = Report()
        let (width, height) = (marked.width, marked.height)
        let half = (width: width / 2, height: height / 2)
        // A crop of a picture that is its own canvas needs no search.
        let cropSync = reduced ? 32.0 : 24.0
        if min(half.width, half.height) >= 64 {
            let quantizer = BlockQuantizer(quality: 70)
            let corners = [
                (0, 0), (width - half.width, height - half.height),
                ((width - half.width) / 2, (height - half.height) / 2),
            ]
            for (x, y) in corners {
                let crop = quantizer.apply(to: marked.cropped(x: x, y: y, width: half.width, height: half.height))
                let view = meter.view(of: crop, x: x, y: y, neededSync: cropSync, shape: shape)
                report.needs.append(.init(view: view, surplus: view.margin + 0.5))
            }
        }
        let coarse = meter.view(of: BlockQuantizer(quality: 30).apply(to: marked), shape: shape)
        report.needs.append(.init(view: coarse, surplus: coarse.margin - 0.5))
        if min(half.width, half.height) >= 32 {
            let small = BlockQuantizer(quality: 50).apply(to: marked.reduced(width: half.width, height: half.height))
            let view = meter.view(of: small, map: map(from: marked, to: small), shape: shape)
            report.needs.append(.init(view: view, surplus: view.margin + 4.2))
        }
        let third = (width: width * 100 / 316, height: height * 100 / 316)
        if min(third.width, third.height) >= 48 {
            for (i, j) in [(1, 1), (2, 2), (1, 2), (2, 1)] {
                let (x, y) = ((width - third.width) * i / 3, (height - third.height) * j / 3)
                let crop = marked.cropped(x: x, y: y, width: third.width, height: third.height)
                let view = meter.view(of: crop, x: x, y: y, neededSync: cropSync, shape: shape)
                report.wishes.append(.init(view: view, surplus: view.margin + 4.5))
            }
        }
        let quarter = (width: width / 4, height: height / 4)
        if !reduced, min(quarter.width, quarter.height) >= 48 {
            let small = marked.reduced(width: quarter.width, height: quarter.height)
            let view = meter.view(of: small, map: map(from: marked, to: small), neededSync: 30, shape: shape)
            report.wishes.append(.init(view: view, surplus: view.margin + 4.5))
        }
        return report
    }

    private func map(from large: Plane, to small: Plane) -> LinearMap {
        .scale(Double(small.width) / Double(large.width), Double(small.height) / Double(large.height))
    }
}

// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

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
        /// What readers would get.
        package var views: [MarginMeter.View] = []
        /// Smallest surplus of the code bits over the margin asked for, in dB.
        package var surplus = Double.infinity

        fileprivate mutating func add(_ view: MarginMeter.View, margin: Double) {
            views.append(view)
            surplus = min(surplus, view.margin - margin)
        }

        /// The views in which the mark can be kept or made readable; where there is none, the best one.
        package var withinReach: [MarginMeter.View] {
            let hopeful = views.filter { $0.dataHeadroom + $0.syncHeadroom > -4 }
            if !hopeful.isEmpty { return hopeful }
            let best = views.max { $0.dataHeadroom + $0.syncHeadroom < $1.dataHeadroom + $1.syncHeadroom }
            return best.map { [$0] } ?? []
        }
    }

    /// Stresses canvas luma with the mark in it.
    package func report(on marked: Plane) -> Report {
        var report = Report()
        let half = (width: marked.width / 2, height: marked.height / 2)
        if min(half.width, half.height) >= 64 {
            let corners = [
                (0, 0), (marked.width - half.width, marked.height - half.height),
                ((marked.width - half.width) / 2, (marked.height - half.height) / 2),
            ]
            let quantizer = BlockQuantizer(quality: 70)
            // A crop of a picture that is its own canvas needs no search.
            let cropSync = reduced ? 34.0 : 27.0
            for (x, y) in corners {
                let crop = quantizer.apply(to: marked.cropped(x: x, y: y, width: half.width, height: half.height))
                report.add(meter.view(of: crop, x: x, y: y, neededSync: cropSync), margin: -0.5)
            }
        }
        report.add(meter.view(of: BlockQuantizer(quality: 30).apply(to: marked)), margin: 0.5)
        if min(half.width, half.height) >= 32 {
            let small = BlockQuantizer(quality: reduced ? 50 : 60).apply(
                to: marked.reduced(width: half.width, height: half.height))
            let map = LinearMap.scale(
                Double(small.width) / Double(marked.width), Double(small.height) / Double(marked.height))
            report.add(meter.view(of: small, map: map), margin: -3.5)
        }
        return report
    }
}

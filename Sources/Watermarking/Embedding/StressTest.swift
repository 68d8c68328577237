// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

/// What a marked picture is put through before it is let out, and the margins it must keep.
package struct StressTest: Sendable {
    private let meter: MarginMeter
    /// True where the picture is larger than its canvas.
    private let reduced: Bool

    package init(meter: MarginMeter, reduced: Bool) {
        self.meter = meter
        self.reduced = reduced
    }

    /// The smallest surplus, in dB, over the margins asked for. `marked` is canvas luma.
    package func surplus(of marked: Plane) -> Double {
        var surpluses: [Double] = []
        let half = (width: marked.width / 2, height: marked.height / 2)
        if min(half.width, half.height) >= 64 {
            let corners = [
                (0, 0), (marked.width - half.width, marked.height - half.height),
                ((marked.width - half.width) / 2, (marked.height - half.height) / 2),
            ]
            let quantizer = BlockQuantizer(quality: 70)
            for (x, y) in corners {
                let crop = quantizer.apply(to: marked.cropped(x: x, y: y, width: half.width, height: half.height))
                surpluses.append(meter.margin(of: crop, x: x, y: y) + 0.5)
            }
        }
        surpluses.append(meter.margin(of: BlockQuantizer(quality: 30).apply(to: marked)) - 0.5)
        if min(half.width, half.height) >= 32 {
            let small = BlockQuantizer(quality: reduced ? 50 : 60).apply(
                to: marked.reduced(width: half.width, height: half.height))
            let map = LinearMap.scale(
                Double(small.width) / Double(marked.width), Double(small.height) / Double(marked.height))
            surpluses.append(meter.margin(of: small, map: map) + 3.5)
        }
        return surpluses.min() ?? 0
    }
}

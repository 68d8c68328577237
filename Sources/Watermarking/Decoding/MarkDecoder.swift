// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

/// Reads a mark from a picture's luma: first as if nothing had been done to it, then with a search for what was done.
package struct MarkDecoder: Sendable {
    /// Code words tried for one picture at most; with 16 paths and a 32-bit check this bounds the chance of a wrong
    /// answer at 128 * 16 / 2^32, below 5e-7.
    package static let mostAttempts = 128
    /// Placements tried for one map.
    private static let placementsPerMap = 3
    /// Shortest side of a work picture that can hold anything readable.
    private static let leastSide = 40

    private let layout: CarrierLayout
    private let code: MarkCode
    private let sync: TileSync

    package init(layout: CarrierLayout, code: MarkCode) {
        self.layout = layout
        self.code = code
        sync = TileSync(layout: layout)
    }

    /// What came of looking at a picture.
    package struct Outcome: Sendable {
        package var mark: DecodedMark?
        /// Code words tried.
        package var attempts = 0
        /// Maps folded.
        package var folds = 0
        /// The best score of the pilots.
        package var bestSync = 0.0
    }

    private static let looks: [(divisor: Int, effort: PilotSearch.Effort)] = [
        (1, .init(rotated: 8, upright: 3, stretched: 4)),
        (2, .init(rotated: 4, upright: 2, stretched: 2)),
        (4, .init(rotated: 3, upright: 2, stretched: 1)),
    ]

    /// Looks at a picture; with `canonicalOnly` only in its original geometry.
    package func look(at picture: PixelBuffer, canonicalOnly: Bool = false) -> Outcome {
        var outcome = Outcome()
        let size = ImageWatermark.canvasSize(width: picture.width, height: picture.height)
        guard min(size.width, size.height) >= Self.leastSide else { return outcome }
        let luma = Plane(luma: picture, width: size.width, height: size.height)
        for (divisor, effort) in Self.looks {
            let side = (width: size.width / divisor, height: size.height / divisor)
            guard min(side.width, side.height) >= Self.leastSide else { break }
            let work = divisor == 1 ? luma : luma.reduced(width: side.width, height: side.height)
            let whitened = Whitening.apply(to: work)
            let toPicture = LinearMap.scale(
                Double(picture.width) / Double(side.width), Double(picture.height) / Double(side.height))
            let canonical =
                divisor == 1
                ? LinearMap.identity
                : .scale(Double(side.width) / Double(size.width), Double(side.height) / Double(size.height))
            if attempt(canonical, whitened, toPicture, &outcome) || canonicalOnly { return outcome }
            let pilots = PilotMap(whitened)
            var tried = [canonical]
            for start in PilotSearch.candidates(in: pilots, effort: effort) {
                let map = pilots.refined(start).map
                guard map.isUsable, !tried.contains(where: { $0.distance(to: map) < 0.0008 }) else { continue }
                tried.append(map)
                if attempt(map, whitened, toPicture, &outcome) { return outcome }
            }
        }
        return outcome
    }

    /// Folds with a map and tries the likeliest placements; true when the identifier is found.
    private func attempt(
        _ map: LinearMap, _ whitened: Plane, _ toPicture: LinearMap, _ outcome: inout Outcome
    ) -> Bool {
        let reading = CarrierReading(folded: CanvasFold.fold(whitened, map), map: map)
        outcome.folds += 1
        for place in sync.placements(in: reading, count: Self.placementsPerMap) {
            guard outcome.attempts < Self.mostAttempts else { return false }
            outcome.attempts += 1
            outcome.bestSync = max(outcome.bestSync, place.score)
            let soft = SoftBits.read(
                reading, layout, symmetry: place.symmetry, shiftX: place.shiftX, shiftY: place.shiftY)
            guard let id = code.identifier(in: soft) else { continue }
            outcome.mark = DecodedMark(
                id: id, geometry: Self.geometry(map, place, toPicture),
                confidence: SoftBits.correlation(soft, word: code.word(of: id)), attempts: outcome.attempts)
            return true
        }
        return false
    }

    /// The whole way from canvas to picture, pixel centres at +0.5.
    private static func geometry(
        _ map: LinearMap, _ place: TileSync.Placement, _ toPicture: LinearMap
    ) -> MarkGeometry {
        let whole = toPicture * map
        let linear = whole * place.symmetry
        // Index i of the canvas lies at g (i + shift) of the fold, in pixels whose centres are at +0.5.
        let turned = place.symmetry(place.shiftX - 0.5, place.shiftY - 0.5)
        let shift = whole(turned.x + 0.5, turned.y + 0.5)
        return MarkGeometry(
            xx: linear.a, xy: linear.b, yx: linear.c, yy: linear.d, shiftX: shift.x, shiftY: shift.y)
    }
}

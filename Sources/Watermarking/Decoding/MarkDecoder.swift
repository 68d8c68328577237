// SPDX-License-Identifier: Apache-2.0

package import SignalProcessing

/// Reads a mark from a picture's luma: first as if nothing had been done to it, then with a search for what was done.
package struct MarkDecoder: Sendable {
    /// Code words tried for one picture at most; with 16 paths and a 32-bit check under two tags this bounds the chance
    /// of a wrong answer at 64 * 16 * 2 / 2^32, below 5e-7.
    package static let mostAttempts = 64
    /// Placements tried for one map.
    private static let placementsPerMap = 3
    /// In the original geometry only the place is unknown, so more can be tried, and with less agreement.
    private static let canonicalPlacements = 10
    private static let leastCanonicalScore = 18.0
    /// Doubtful placements whose maps are worth sharpening.
    private static let sharpenings = 4
    /// Noise hardly ever makes the pilots agree as much as this.
    private static let sureScore = 33.0
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

    /// One pass over the picture at a size.
    private struct Look {
        let divisor: Int
        let effort: PilotSearch.Effort
        /// Doubtful placements that are tried, best first.
        let doubtful: Int
    }

    private static let looks = [
        Look(divisor: 1, effort: .init(rotated: 14, upright: 4, stretched: 8), doubtful: 18),
        Look(divisor: 2, effort: .init(rotated: 8, upright: 3, stretched: 3), doubtful: 10),
        Look(divisor: 4, effort: .init(rotated: 5, upright: 2, stretched: 1), doubtful: 8),
    ]

    /// A placement of the tile under a map, with what was read there.
    private struct Hypothesis {
        var map: LinearMap
        var place: TileSync.Placement
        var reading: CarrierReading
    }

    /// Looks at a picture; with `once` at its full size only, which finds what was cropped, turned or scaled mildly.
    package func look(at picture: PixelBuffer, once: Bool = false) -> Outcome {
        var outcome = Outcome()
        let size = ImageWatermark.canvasSize(width: picture.width, height: picture.height)
        guard min(size.width, size.height) >= Self.leastSide else { return outcome }
        let luma = Plane(luma: picture, width: size.width, height: size.height)
        for look in Self.looks {
            let side = (width: size.width / look.divisor, height: size.height / look.divisor)
            guard min(side.width, side.height) >= Self.leastSide else { break }
            let whitened = Whitening.apply(
                to: look.divisor == 1 ? luma : luma.reduced(width: side.width, height: side.height))
            let toPicture = LinearMap.scale(
                Double(picture.width) / Double(side.width), Double(picture.height) / Double(side.height))
            let canonical =
                look.divisor == 1
                ? LinearMap.identity
                : .scale(Double(side.width) / Double(size.width), Double(side.height) / Double(size.height))
            let upright = hypotheses(
                canonical, whitened, &outcome, count: Self.canonicalPlacements, least: Self.leastCanonicalScore)
            let likely = upright.prefix(Self.placementsPerMap).filter { $0.place.score >= TileSync.leastScore }
            for hypothesis in likely where isRead(hypothesis, toPicture, &outcome) {
                sharpenGeometry(hypothesis, whitened, toPicture, &outcome)
                return outcome
            }
            if search(whitened, canonical, look, toPicture, &outcome) { return outcome }
            if look.divisor == 1 {
                for hypothesis in upright.dropFirst(likely.count) where isRead(hypothesis, toPicture, &outcome) {
                    sharpenGeometry(hypothesis, whitened, toPicture, &outcome)
                    return outcome
                }
            }
            if once { return outcome }
        }
        return outcome
    }

    /// Looks for the map; what the pilots are sure of is tried at once, the rest in the order of their agreement.
    private func search(
        _ whitened: Plane, _ canonical: LinearMap, _ look: Look, _ toPicture: LinearMap, _ outcome: inout Outcome
    ) -> Bool {
        let pilots = PilotMap(whitened)
        var maps: [(map: LinearMap, score: Float)] = []
        for start in PilotSearch.candidates(in: pilots, effort: look.effort) {
            let refined = pilots.refined(start)
            guard refined.map.isUsable, refined.map.distance(to: canonical) > 0.0008,
                !maps.contains(where: { $0.map.distance(to: refined.map) < 0.0008 })
            else { continue }
            maps.append(refined)
        }
        var doubtful: [Hypothesis] = []
        for (map, _) in maps.sorted(by: { $0.score > $1.score }) {
            for hypothesis in hypotheses(map, whitened, &outcome) {
                if hypothesis.place.score < Self.sureScore {
                    doubtful.append(hypothesis)
                } else if isReadSharpened(hypothesis, whitened, toPicture, &outcome) {
                    return true
                }
            }
        }
        doubtful.sort { $0.place.score > $1.place.score }
        for (rank, hypothesis) in doubtful.prefix(look.doubtful).enumerated() {
            let found =
                rank < Self.sharpenings
                ? isReadSharpened(hypothesis, whitened, toPicture, &outcome) : isRead(hypothesis, toPicture, &outcome)
            if found { return true }
        }
        return false
    }

    /// Sharpens the map, keeps what is better, and tries to decode.
    private func isReadSharpened(
        _ start: Hypothesis, _ whitened: Plane, _ toPicture: LinearMap, _ outcome: inout Outcome
    ) -> Bool {
        let best = sharpened(start, whitened, gain: 1, &outcome)
        if isRead(best, toPicture, &outcome) { return true }
        return best.place.score > start.place.score && isRead(start, toPicture, &outcome)
    }

    /// The hypothesis with a better map, as long as each step makes the pilots agree more by the factor `gain`.
    private func sharpened(
        _ start: Hypothesis, _ whitened: Plane, gain: Double, _ outcome: inout Outcome
    ) -> Hypothesis {
        var best = start
        for _ in 0..<3 {
            guard let map = QuadrantRefinement.improved(best.map, best.place, whitened, sync),
                let next = hypotheses(map, whitened, &outcome).first, next.place.score > best.place.score * gain
            else { break }
            best = next
        }
        return best
    }

    /// A mark can be strong enough to be read as if nothing had been done to a picture that was turned or scaled a
    /// little: the geometry should tell.
    private func sharpenGeometry(
        _ hypothesis: Hypothesis, _ whitened: Plane, _ toPicture: LinearMap, _ outcome: inout Outcome
    ) {
        let best = sharpened(hypothesis, whitened, gain: 1.1, &outcome)
        outcome.mark?.geometry = Self.geometry(best.map, best.place, toPicture)
    }

    /// The likeliest placements under a map.
    private func hypotheses(
        _ map: LinearMap, _ whitened: Plane, _ outcome: inout Outcome, count: Int = placementsPerMap,
        least: Double = TileSync.leastScore
    ) -> [Hypothesis] {
        let reading = CarrierReading(folded: CanvasFold.fold(whitened, map), map: map)
        outcome.folds += 1
        let places = sync.placements(in: reading, count: count, least: least)
        outcome.bestSync = max(outcome.bestSync, places.first?.score ?? 0)
        return places.map { Hypothesis(map: map, place: $0, reading: reading) }
    }

    /// Tries to decode a hypothesis; true when its check holds.
    private func isRead(_ hypothesis: Hypothesis, _ toPicture: LinearMap, _ outcome: inout Outcome) -> Bool {
        guard outcome.attempts < Self.mostAttempts else { return false }
        outcome.attempts += 1
        let place = hypothesis.place
        let soft = SoftBits.read(
            hypothesis.reading, layout, symmetry: place.symmetry, shiftX: place.shiftX, shiftY: place.shiftY)
        guard let payload = code.payload(in: soft) else { return false }
        outcome.mark = DecodedMark(
            id: payload.id, isAIGenerated: payload.isAIGenerated,
            geometry: Self.geometry(hypothesis.map, place, toPicture),
            confidence: SoftBits.correlation(soft, word: code.word(of: payload)), attempts: outcome.attempts)
        return true
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

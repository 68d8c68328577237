// SPDX-License-Identifier: Apache-2.0
import ChangeMapping
import SignalProcessing
import Testing

@Suite("Comparing a suspect with its original")
struct ImageComparisonTests {
    private let original = TestPictures.compressed(TestPictures.scene(), step: 4)

    private func expectUnchanged(_ suspect: PixelBuffer, _ alterations: [PictureAlteration], _ what: String) {
        let result = ImageComparison.compare(suspect: suspect, original: original)
        #expect(result.isUnchanged, "\(what): aligned \(result.aligned), regions \(result.regions)")
        #expect(result.alterations == alterations, "\(what)")
        #expect(result.alteredFraction == 0, "\(what)")
    }

    @Test("re-saved copies are unchanged", arguments: [4, 12, 24] as [Float])
    func resaved(step: Float) {
        expectUnchanged(TestPictures.compressed(original, step: step), [], "step \(step)")
    }

    @Test("smaller copies are unchanged, and the transform says how much smaller", arguments: [480, 320, 200])
    func smaller(width: Int) throws {
        let height = width * 3 / 4
        let suspect = TestPictures.compressed(
            TestPictures.resized(original, width: width, height: height), step: 6)
        expectUnchanged(suspect, [.resized], "\(width)")
        let transform = try #require(ImageComparison.compare(suspect: suspect, original: original).transform)
        let corner = transform.apply(x: Double(width), y: Double(height))
        #expect(abs(corner.x - 640) < 1.5 && abs(corner.y - 480) < 1.5)
    }

    @Test("cropped copies are unchanged, and the place is found")
    func cropped() throws {
        let cut = try #require(original.cropped(to: PixelRect(x: 150, y: 100, width: 360, height: 300)))
        let suspect = TestPictures.compressed(cut, step: 8)
        expectUnchanged(suspect, [.cropped], "crop")
        let result = ImageComparison.compare(suspect: suspect, original: original)
        let corner = try #require(result.transform).apply(x: 0, y: 0)
        #expect(abs(corner.x - 150) < 0.5 && abs(corner.y - 100) < 0.5)
        let expected = 360.0 * 300.0 / (640.0 * 480.0)
        #expect(abs(result.coveredFraction - expected) < 0.02)
        #expect(result.comparedFraction > 0.97)
    }

    @Test("turned and mirrored copies are unchanged", arguments: PictureOrientation.allCases)
    func oriented(orientation: PictureOrientation) {
        let suspect = TestPictures.compressed(original.oriented(orientation), step: 6)
        let result = ImageComparison.compare(suspect: suspect, original: original)
        #expect(result.isUnchanged)
        #expect(result.alterations.contains(.mirrored) == orientation.isMirrored)
        #expect(result.alterations.contains(.turned) == ![.original, .flipY].contains(orientation))
    }

    @Test("brightness, contrast, saturation, grey: a matter of colour, not of places")
    func tone() {
        expectUnchanged(TestPictures.mapped(original) { $1 * 1.3 + 5 }, [.colour], "brighter, clipped")
        expectUnchanged(TestPictures.mapped(original) { 128 + ($1 - 128) * 0.6 }, [.colour], "less contrast")
        expectUnchanged(TestPictures.mapped(original) { $1 * [1.1, 1, 0.8][$0] }, [.colour], "warmer")
        let luma = original.lumaPlane(width: original.width, height: original.height)
        let grey = TestPictures.buffer(
            640, 480, (0..<640 * 480 * 3).map { UInt8(min(max(luma.values[$0 / 3], 0), 255)) })
        expectUnchanged(grey, [.colour], "grey")
    }

    @Test("a frame is not compared, and is said to be there")
    func frame() {
        let result = ImageComparison.compare(
            suspect: TestPictures.framed(original, by: 60, colour: 250), original: original)
        #expect(result.isUnchanged)
        #expect(result.alterations == [.border])
        #expect(result.notCompared.count == 4)
        #expect(result.notCompared.allSatisfy { abs(min($0.width, $0.height) - 60) <= 2 })
        let expected = 640.0 * 480.0 / (760.0 * 600.0)
        #expect(abs(result.comparedFraction - expected) < 0.03)
    }

    @Test(
        "a painted place is found where it is, after crop, scaling, mirroring and re-saving",
        arguments: [(220, 180, 60), (400, 300, 36), (120, 330, 30)])
    func painted(x: Int, y: Int, side: Int) throws {
        let rect = PixelRect(x: x, y: y, width: side, height: side)
        let painted = TestPictures.painted(original, rect, colour: [235, 30, 40])
        let plain = ImageComparison.compare(suspect: TestPictures.compressed(painted, step: 8), original: original)
        let region = try #require(plain.regions.first)
        #expect(plain.regions.count == 1)
        #expect(abs(region.x - x) < 10 && abs(region.y - y) < 10)
        #expect(abs(region.width - side) < 16 && abs(region.height - side) < 16)
        let share = Double(side * side) / (640.0 * 480.0)
        #expect(plain.alteredFraction > 0.5 * share)

        let cut = try #require(painted.cropped(to: PixelRect(x: 40, y: 30, width: 520, height: 400)))
        let mirrored = TestPictures.resized(cut, width: 416, height: 320).oriented(.flipY)
        let harder = ImageComparison.compare(suspect: TestPictures.compressed(mirrored, step: 6), original: original)
        #expect(harder.aligned && harder.regions.count == 1)
        let place = try #require(harder.regions.first)
        let centreX = 416.0 - (Double(x + side / 2) - 40.0) * 0.8
        let centreY = (Double(y + side / 2) - 30.0) * 0.8
        #expect(abs(Double(place.x + place.width / 2) - centreX) < 10)
        #expect(abs(Double(place.y + place.height / 2) - centreY) < 10)
    }

    @Test("a caption laid over is named as such, and is not compared")
    func caption() throws {
        let captioned = TestPictures.lettered(
            original, x: 120, y: 380, dot: 6, ink: [255, 255, 255], outline: [0, 0, 0])
        let result = ImageComparison.compare(suspect: TestPictures.compressed(captioned, step: 8), original: original)
        #expect(result.isUnchanged)
        #expect(result.alterations == [.overlay])
        let place = try #require(result.notCompared.first)
        #expect(abs(place.x - 118) < 12 && abs(place.y - 378) < 12)
        #expect(result.alteredFraction == 0)
    }

    @Test("a sign with new words is a change: nothing of the original shows between the letters")
    func repaintedSign() {
        let sign = TestPictures.painted(
            original, PixelRect(x: 200, y: 150, width: 170, height: 60), colour: [120, 110, 100])
        let lettered = TestPictures.lettered(sign, x: 212, y: 160, dot: 5, ink: [250, 250, 250])
        let result = ImageComparison.compare(suspect: TestPictures.compressed(lettered, step: 6), original: original)
        #expect(!result.isUnchanged)
        #expect(!result.alterations.contains(.overlay))
    }

    @Test("something taken out is found like something put in")
    func erased() throws {
        let rect = PixelRect(x: 300, y: 200, width: 40, height: 40)
        let withObject = TestPictures.painted(original, rect, colour: [10, 10, 10])
        let result = ImageComparison.compare(suspect: original, original: withObject)
        #expect(result.regions.count == 1)
    }

    @Test("two landscapes agree in sky and horizon, and cannot be laid over", arguments: 1..<9 as Range<UInt32>)
    func landscapes(_ seed: UInt32) {
        let result = ImageComparison.compare(
            suspect: TestPictures.landscape(seed: seed), original: TestPictures.landscape(seed: seed + 100),
            prior: .suggested)
        #expect(result == .notAligned, "\(result.alteredFraction)")
    }

    @Test("another picture cannot be laid over", arguments: 20..<24 as Range<UInt32>)
    func unrelated(seed: UInt32) {
        let result = ImageComparison.compare(suspect: TestPictures.scene(seed: seed), original: original)
        #expect(result == .notAligned)
        #expect(!result.isUnchanged)
    }

    @Test(
        "every size has an answer",
        arguments: [(1, 1), (7, 9), (8, 8), (9, 2000), (3000, 8), (64, 64), (33, 500)])
    func sizes(width: Int, height: Int) {
        let picture = TestPictures.scene(width: max(width, 7), height: height)
        _ = ImageComparison.compare(suspect: picture, original: original)
        _ = ImageComparison.compare(suspect: original, original: picture)
        _ = ImageComparison.compare(suspect: picture, original: picture)
        let flat = TestPictures.buffer(width, height, .init(repeating: 120, count: width * height * 3))
        _ = ImageComparison.compare(suspect: flat, original: flat)
        _ = ImageComparison.compare(suspect: flat, original: original)
    }

    @Test("a grey picture and a colour picture can be compared, and a wrong hint does no harm")
    func channelsAndHints() throws {
        let luma = original.lumaPlane(width: 640, height: 480)
        let grey = try #require(
            PixelBuffer(width: 640, height: 480, channels: 1, samples: luma.values.map { UInt8(min(max($0, 0), 255)) }))
        #expect(ImageComparison.compare(suspect: grey, original: original).isUnchanged)
        #expect(ImageComparison.compare(suspect: original, original: grey).aligned)
        for bad in [Double.nan, .infinity, 1e300, 0] {
            let hint = PlaneTransform(a: bad, b: 0, c: 0, d: bad, tx: bad, ty: -bad)
            #expect(ImageComparison.compare(suspect: original, original: original, hint: hint).isUnchanged)
        }
        #expect(ImageComparison.compare(suspect: original, original: original, hint: .identity).isUnchanged)
    }
}

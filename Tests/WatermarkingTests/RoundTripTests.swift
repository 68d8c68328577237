// SPDX-License-Identifier: Apache-2.0

import SignalProcessing
import Testing
import Watermarking

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite("Image mark: what it survives")
struct RoundTripTests {
    static let id: UInt64 = 0xC0DE_0123_89AB_4567
    /// Made once; embedding is the dear part.
    static let original = TestPictures.photo(width: 576, height: 448)
    static let marked = Result { try ImageWatermark().embed(id: id, into: original) }

    private func mark() throws -> EmbeddedImage { try Self.marked.get() }

    @Test("an untouched picture reads at the first attempt, and the mark is faint")
    func untouched() throws {
        let result = try mark()
        #expect(result.psnr > 40 && result.lumaPSNR > 39)
        #expect(abs(try #require(PictureQuality.psnr(Self.original, result.pixels)) - result.psnr) < 0.01)
        #expect(try #require(PictureQuality.ssim(Self.original, result.pixels)) > 0.98)
        let decoded = try #require(ImageWatermark().decode(result.pixels))
        #expect(decoded.id == Self.id && decoded.attempts == 1 && decoded.confidence > 0.8)
        #expect(decoded.idText == "c0de012389ab4567")
        let geometry = decoded.geometry
        #expect(abs(geometry.xx - 1) < 1e-9 && abs(geometry.yy - 1) < 1e-9)
        #expect(distanceToTiles(geometry, x: 0, y: 0) < 0.3)
    }

    /// How far, in canvas pixels, the geometry's shift is from the given one, whole tiles aside.
    private func distanceToTiles(_ g: MarkGeometry, x: Double, y: Double) -> Double {
        // Back to canvas pixels through the inverse of the linear part.
        let (dx, dy) = (g.shiftX - x, g.shiftY - y)
        let cx = (g.yy * dx - g.xy * dy) / g.determinant / 128
        let cy = (-g.yx * dx + g.xx * dy) / g.determinant / 128
        return max(abs(cx - cx.rounded()), abs(cy - cy.rounded())) * 128
    }

    @Test("quantised like JPEG", arguments: [70, 50, 30, 20])
    func quantised(quality: Int) throws {
        let decoded = ImageWatermark().decode(TestPictures.quantised(try mark().pixels, quality: quality))
        #expect(decoded?.id == Self.id)
    }

    @Test("cropped, and the geometry says where the crop was", arguments: [(37, 21, 408, 318), (200, 111, 290, 225)])
    func cropped(x: Int, y: Int, width: Int, height: Int) throws {
        let crop = TestPictures.cropped(try mark().pixels, x: x, y: y, width: width, height: height)
        let decoded = try #require(ImageWatermark().decode(crop))
        #expect(decoded.id == Self.id)
        #expect(distanceToTiles(decoded.geometry, x: -Double(x), y: -Double(y)) < 0.5)
    }

    @Test("scaled", arguments: [(0.5, 0.5), (0.75, 0.75), (1.4, 1.4), (1.15, 1), (1, 0.8)])
    func scaled(kx: Double, ky: Double) throws {
        let (width, height) = (Int(576 * kx), Int(448 * ky))
        let decoded = try #require(
            ImageWatermark().decode(TestPictures.scaled(try mark().pixels, width: width, height: height)))
        #expect(decoded.id == Self.id)
        #expect(abs(decoded.geometry.xx / kx - 1) < 0.004 && abs(decoded.geometry.yy / ky - 1) < 0.004)
        #expect(abs(decoded.geometry.xy) < 0.004 && abs(decoded.geometry.yx) < 0.004)
    }

    @Test("rotated by any angle", arguments: [1.0, -5, 30, 45, 137])
    func rotated(degrees: Double) throws {
        let decoded = try #require(ImageWatermark().decode(TestPictures.rotated(try mark().pixels, degrees: degrees)))
        #expect(decoded.id == Self.id)
        let angle = degrees * .pi / 180
        let geometry = decoded.geometry
        let (c, s) = (cos(angle), sin(angle))
        #expect(abs(geometry.xx - c) < 0.005 && abs(geometry.yy - c) < 0.005)
        #expect(abs(geometry.xy + s) < 0.005 && abs(geometry.yx - s) < 0.005)
        // The middle of the picture stays where it is.
        let (x, y) = (288 - 288 * c + 224 * s, 224 - 288 * s - 224 * c)
        #expect(distanceToTiles(geometry, x: x, y: y) < 2)
    }

    @Test("turned and mirrored, all eight ways, without a search", arguments: 0..<8)
    func turned(way: Int) throws {
        let decoded = try #require(ImageWatermark().decode(TestPictures.turned(try mark().pixels, way)))
        #expect(decoded.id == Self.id && decoded.attempts <= 3)
        let mirrored = [true, false][[0, 6, 3, 5].contains(way) ? 1 : 0]
        #expect((decoded.geometry.determinant < 0) == mirrored)
    }

    @Test("several things at once: mirrored, rotated, cropped, quantised")
    func combined() throws {
        let turned = TestPictures.rotated(TestPictures.turned(try mark().pixels, 2), degrees: 4)
        let crop = TestPictures.cropped(turned, x: 40, y: 40, width: 490, height: 360)
        #expect(ImageWatermark().decode(TestPictures.quantised(crop, quality: 70))?.id == Self.id)
    }

    @Test("grey pictures stay grey, with one channel and with three")
    func grey() throws {
        let grey = TestPictures.photo(width: 400, height: 300, seed: 5, channels: 1)
        let marked = try ImageWatermark().embed(id: 7, into: grey)
        #expect(marked.pixels.channels == 1 && marked.psnr == marked.lumaPSNR)
        #expect(ImageWatermark().decode(marked.pixels)?.id == 7)
        let triple = TestPictures.buffer(400, 300, 3, grey.samples.flatMap { [$0, $0, $0] })
        let colour = try ImageWatermark().embed(id: 8, into: triple)
        for i in stride(from: 0, to: colour.pixels.samples.count, by: 3) {
            #expect(colour.pixels.samples[i] == colour.pixels.samples[i + 2])
        }
        #expect(ImageWatermark().decode(colour.pixels)?.id == 8)
    }

    @Test("larger than the canvas: whole, reduced, and a quarter of it")
    func large() throws {
        let picture = TestPictures.photo(width: 1400, height: 1120, seed: 3)
        let marked = try ImageWatermark().embed(id: .max, into: picture)
        #expect(marked.psnr > 40)
        #expect(ImageWatermark().decode(marked.pixels)?.id == .max)
        #expect(ImageWatermark().decode(TestPictures.scaled(marked.pixels, width: 1080, height: 864))?.id == .max)
        let quarter = TestPictures.cropped(marked.pixels, x: 233, y: 344, width: 700, height: 560)
        let decoded = try #require(ImageWatermark().decode(quarter))
        #expect(decoded.id == .max)
        #expect(abs(decoded.geometry.xx - 1400.0 / 1024) < 0.01)
    }

    @Test("strength moves the error by that many decibels")
    func strength() throws {
        let picture = TestPictures.photo(width: 300, height: 260, seed: 6)
        let plain = try ImageWatermark().embed(id: 1, into: picture)
        let weaker = try ImageWatermark().embed(id: 1, into: picture, strength: -3)
        #expect(abs(weaker.psnr - plain.psnr - 3) < 0.4)
        #expect(weaker.margin < plain.margin)
    }
}

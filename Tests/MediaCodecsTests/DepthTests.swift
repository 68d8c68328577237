// SPDX-License-Identifier: Apache-2.0
import MediaCodecs
import SignalProcessing
import Testing

@Suite("Depth and transparency")
struct DepthTests {
    let worker = MediaWorker()
    let width = 41
    let height = 29

    private func samples(_ channels: Int, depth: Int) -> [UInt16] {
        var state: UInt64 = 9
        return (0..<(width * height * channels)).map { index in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            // Away from black and white, so that a change is never cut off.
            let value = 40 * 256 + Int(state >> 48) % (170 * 256)
            if channels % 2 == 0, index % channels == channels - 1 {  // alpha: none, half, full
                let alpha = [0, 128, 255][index / channels % 3]
                return UInt16(depth == 16 ? alpha * 257 : alpha)
            }
            return UInt16(depth == 16 ? value : value >> 8)
        }
    }

    @Test("8-bit PNG is read like an independent reader does", arguments: 1...4)
    func read(channels: Int) async throws {
        let values = samples(channels, depth: 8)
        let file = PNGFile.make(width: width, height: height, channels: channels, depth: 8, samples: values)
        let pixels = try await worker.pixels(.bytes(file))
        let colours = channels < 3 ? 1 : 3
        #expect(pixels.channels == colours)
        for pixel in 0..<(width * height) {
            let alpha = channels % 2 == 0 ? Int(values[pixel * channels + channels - 1]) : 255
            for channel in 0..<colours {
                let over = (Int(values[pixel * channels + channel]) * alpha + 255 * (255 - alpha)) / 255
                #expect(abs(Int(pixels.samples[pixel * colours + channel]) - over) <= 1)
            }
        }
    }

    @Test("16-bit samples and transparency survive a change of the 8-bit pixels", arguments: 1...4, [8, 16])
    func change(channels: Int, depth: Int) async throws {
        let values = samples(channels, depth: depth)
        let file = PNGFile.make(width: width, height: height, channels: channels, depth: depth, samples: values)
        let probe = try await worker.probe(.bytes(file))
        #expect(probe.bitDepth == depth && probe.bands == channels && probe.hasAlpha == (channels % 2 == 0))
        var pixels = try await worker.pixels(.bytes(file), options: PixelOptions(colour: .native))
        let colours = pixels.channels
        let unchanged = try await worker.encode(pixels, replacing: .bytes(file))
        #expect(
            try PNGFile.read(unchanged.bytes)
                == PNGFile.Image(width: width, height: height, channels: channels, depth: depth, samples: values))

        let before = pixels
        for index in pixels.samples.indices where index % 5 < 2 { pixels.samples[index] -= 3 }
        let changed = try await worker.encode(pixels, replacing: .bytes(file))
        let read = try PNGFile.read(changed.bytes)
        #expect(read.depth == depth && read.channels == channels)
        for pixel in 0..<(width * height) {
            let alpha = channels % 2 == 0 ? values[pixel * channels + channels - 1] : nil
            #expect(alpha == nil || read.samples[pixel * channels + channels - 1] == alpha)
            guard alpha == nil || alpha == (depth == 16 ? 65_535 : 255) else { continue }
            for channel in 0..<colours {
                let at = pixel * colours + channel
                let difference = (Int(pixels.samples[at]) - Int(before.samples[at])) * (depth == 16 ? 256 : 1)
                let place = pixel * channels + channel
                #expect(Int(read.samples[place]) == Int(values[place]) + difference)
            }
        }
        // What is shown has changed by what was asked for, through the transparency too.
        let shown = try await worker.pixels(.bytes(changed.bytes), options: PixelOptions(colour: .native))
        for index in pixels.samples.indices {
            let pixel = index / colours
            if channels % 2 == 0, values[pixel * channels + channels - 1] == 0 { continue }
            #expect(abs(Int(shown.samples[index]) - Int(pixels.samples[index])) <= 1)
        }
    }

    @Test("TIFF keeps 16 bits")
    func tiff() async throws {
        let values = samples(3, depth: 16)
        let png = PNGFile.make(width: width, height: height, channels: 3, depth: 16, samples: values)
        let pixels = try await worker.pixels(.bytes(png), options: PixelOptions(colour: .native))
        let tiff = try await worker.encode(pixels, replacing: .bytes(png), options: EncodingOptions(format: .tiff))
        #expect(try await worker.probe(.bytes(tiff.bytes)).bitDepth == 16)
        let back = try await worker.encode(
            pixels, replacing: .bytes(tiff.bytes), options: EncodingOptions(format: .png))
        #expect(try PNGFile.read(back.bytes).samples == values)
    }

    @Test("pixels of another size or number of colours are refused")
    func mismatch() async throws {
        let file = PNGFile.make(
            width: width, height: height, channels: 3, depth: 8, samples: samples(3, depth: 8))
        for pixels in [
            Picture.gradient(width: 10, height: 10), Picture.noise(width: width, height: height, channels: 1),
        ] {
            await #expect(throws: MediaError(.sizeMismatch, "")) {
                try await worker.encode(pixels, replacing: .bytes(file))
            }
        }
    }

    /// An uncompressed little-endian TIFF of one strip.
    private func tiff(width: Int, height: Int, bands: Int, photometric: Int, samples: [UInt8]) -> [UInt8] {
        func little(_ value: Int, _ count: Int) -> [UInt8] { Metadata.big(value, count).reversed() }
        let fields: [(Int, Int, Int)] = [
            (256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, photometric), (273, 4, 8),
            (277, 3, bands), (278, 4, height), (279, 4, samples.count),
        ]
        var file: [UInt8] = [0x49, 0x49, 42, 0] + little(8 + samples.count, 4) + samples + little(fields.count, 2)
        for (tag, type, value) in fields { file += little(tag, 2) + little(type, 2) + little(1, 4) + little(value, 4) }
        return file + little(0, 4)
    }

    @Test("printed colours are shown as sRGB and written back as such")
    func cmyk() async throws {
        // Cyan, magenta, yellow, black, white.
        let inks: [[UInt8]] = [[255, 0, 0, 0], [0, 255, 0, 0], [0, 0, 255, 0], [0, 0, 0, 255], [0, 0, 0, 0]]
        let file = tiff(
            width: 5, height: 4, bands: 4, photometric: 5, samples: (0..<4).flatMap { _ in inks.flatMap { $0 } })
        let probe = try await worker.probe(.bytes(file))
        #expect(probe.isCMYK && probe.bands == 4 && !probe.hasAlpha)
        let pixels = try await worker.pixels(.bytes(file), options: PixelOptions(colour: .native))
        #expect(pixels.channels == 3)
        func pixel(_ x: Int) -> [Int] { (0..<3).map { Int(pixels.samples[x * 3 + $0]) } }
        #expect(pixel(0)[0] < 100 && pixel(0)[2] > 150)
        #expect(pixel(1)[1] < 100 && pixel(1)[0] > 150)
        #expect(pixel(2)[2] < 100 && pixel(2)[0] > 150)
        #expect(pixel(3).allSatisfy { $0 < 80 } && pixel(4).allSatisfy { $0 > 245 })
        let written = try await worker.encode(pixels, replacing: .bytes(file))
        let after = try await worker.probe(.bytes(written.bytes))
        #expect(!after.isCMYK && !after.hasICC && after.bands == 3)
        #expect(try await worker.pixels(.bytes(written.bytes)) == pixels)
    }

    @Test("the first frame of a GIF is decoded; writing GIF is refused with advice")
    func gif() async throws {
        // 2 x 1 pixels, red and blue.
        let file: [UInt8] =
            Array("GIF89a".utf8) + [2, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255, 0x2C, 0, 0, 0, 0, 2, 0, 1, 0, 0]
            + [2, 2, 0x44, 0x0A, 0, 0x3B]
        let pixels = try await worker.pixels(.bytes(file))
        #expect(pixels.width == 2 && pixels.height == 1)
        #expect(pixels.samples == [255, 0, 0, 0, 0, 255])
        await #expect(throws: MediaError(.unsupportedFormat, "")) {
            try await worker.encode(pixels, replacing: .bytes(file))
        }
    }

    @Test("transparent WebP keeps its transparency")
    func webp() async throws {
        let values = samples(4, depth: 8)
        let png = PNGFile.make(width: width, height: height, channels: 4, depth: 8, samples: values)
        let pixels = try await worker.pixels(.bytes(png), options: PixelOptions(colour: .native))
        let webp = try await worker.encode(
            pixels, replacing: .bytes(png), options: EncodingOptions(format: .webp, lossless: true))
        let probe = try await worker.probe(.bytes(webp.bytes))
        #expect(probe.hasAlpha && probe.bands == 4)
        #expect(try await worker.pixels(.bytes(webp.bytes), options: PixelOptions(colour: .native)) == pixels)
    }
}

// SPDX-License-Identifier: Apache-2.0
import MediaCodecs
import SignalProcessing
import Testing

@Suite("Round trips")
struct RoundTripTests {
    let worker = MediaWorker()

    @Test("lossless formats give back every sample", arguments: [PictureFormat.png, .tiff, .webp], [1, 3])
    func lossless(format: PictureFormat, channels: Int) async throws {
        let pixels = Picture.noise(width: 67, height: 45, channels: channels)
        let file = try await worker.encode(pixels, options: EncodingOptions(format: format, lossless: true))
        let probe = try await worker.probe(.bytes(file.bytes))
        #expect(probe.format == format)
        #expect(probe.width == 67 && probe.height == 45 && probe.orientation == 1)
        let back = try await worker.pixels(.bytes(file.bytes), options: PixelOptions(colour: .native))
        if format == .webp, channels == 1 {  // WebP has no grey
            #expect(back.channels == 3)
            #expect(stride(from: 0, to: back.samples.count, by: 3).map { back.samples[$0] } == pixels.samples)
        } else {
            #expect(back == pixels)
        }
    }

    @Test("lossy formats come near", arguments: [PictureFormat.jpeg, .webp, .heic, .avif])
    func lossy(format: PictureFormat) async throws {
        let pixels = Picture.gradient(width: 160, height: 120)
        let file = try await worker.encode(pixels, options: EncodingOptions(format: format, quality: 95))
        let back = try await worker.pixels(.bytes(file.bytes))
        #expect(back.width == 160 && back.height == 120 && back.channels == 3)
        #expect(Picture.meanDifference(back, pixels) < 3)
    }
}

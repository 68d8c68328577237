// SPDX-License-Identifier: Apache-2.0
import MediaCodecs
import SignalProcessing
import Testing

@Suite("Damaged and hostile files")
struct DamagedFileTests {
    let worker: MediaWorker

    init() {
        var configuration = MediaWorker.Configuration()
        configuration.queuePerSlot = 100
        worker = MediaWorker(configuration: configuration)
    }

    private func code(_ bytes: [UInt8]) async -> MediaError? {
        do {
            _ = try await worker.pixels(.bytes(bytes))
            return nil
        } catch { return error }
    }

    @Test("a file cut anywhere is told as such, and shown as far as it goes when asked")
    func truncated() async throws {
        for format in [PictureFormat.jpeg, .png, .webp, .tiff] {
            let whole = try await worker.encode(
                Picture.noise(width: 64, height: 64), options: EncodingOptions(format: format)
            ).bytes
            for part in 1...12 {
                let cut = Array(whole[..<(whole.count * part / 13)])
                let error = await code(cut)
                #expect(error?.code == .unreadableMedia, "\(format) cut at \(cut.count) of \(whole.count)")
            }
        }
        let jpeg = try await worker.encode(
            Picture.gradient(width: 256, height: 256), options: EncodingOptions(format: .jpeg))
        let half = Array(jpeg.bytes[..<(jpeg.bytes.count / 2)])
        #expect(await code(half) == MediaError(.unreadableMedia, reason: "truncated", ""))
        let shown = try await worker.pixels(.bytes(half), options: PixelOptions(tolerant: true))
        #expect(shown.width == 256 && shown.height == 256)
    }

    @Test(
        "a corrupted file never does more than fail", arguments: [PictureFormat.jpeg, .png, .webp, .tiff, .avif, .heic])
    func corrupted(format: PictureFormat) async throws {
        let whole = try await worker.encode(
            Picture.gradient(width: 48, height: 48), options: EncodingOptions(format: format)
        ).bytes
        var seed: UInt64 = 3
        for _ in 0..<40 {
            var bytes = whole
            for _ in 0..<3 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1
                bytes[Int(seed >> 33) % bytes.count] = UInt8(truncatingIfNeeded: seed >> 20)
            }
            let error = await code(bytes)
            #expect(
                error == nil
                    || [.unreadableMedia, .unsupportedFormat, .limitPixels, .crashed, .memory].contains(error?.code),
                "\(error?.message ?? "")")
            #expect(error?.code != .forbiddenCall)
        }
    }

    @Test("a pixel bomb is refused in milliseconds and starts no process")
    func bomb() async throws {
        let head = PNGFile.big32(60_000) + PNGFile.big32(60_000) + [8, 2, 0, 0, 0]
        let file = PNGFile.join([
            .init(type: "IHDR", bytes: head),
            .init(type: "IDAT", bytes: PNGFile.stored([UInt8](repeating: 0, count: 60_000))),
            .init(type: "IEND", bytes: []),
        ])
        let fresh = MediaWorker()
        let start = ContinuousClock.now
        await #expect(throws: MediaError(.limitPixels, "")) { try await fresh.pixels(.bytes(file)) }
        #expect(ContinuousClock.now - start < .milliseconds(50))
        #expect(fresh.processIdentifier == nil)
    }

    @Test("a bomb within the limits that holds nothing is a cut-off file")
    func hollow() async throws {
        let head = PNGFile.big32(9_000) + PNGFile.big32(9_000) + [8, 2, 0, 0, 0]
        let file = PNGFile.join([
            .init(type: "IHDR", bytes: head), .init(type: "IDAT", bytes: PNGFile.stored([0, 1, 2, 3])),
            .init(type: "IEND", bytes: []),
        ])
        #expect(await code(file)?.code == .unreadableMedia)
    }

    @Test("limits are the caller's to set")
    func limits() async throws {
        var configuration = MediaWorker.Configuration()
        configuration.limits.side = 100
        configuration.limits.fileBytes = 50_000
        let strict = MediaWorker(configuration: configuration)
        let wide = try await worker.encode(Picture.gradient(width: 101, height: 4)).bytes
        await #expect(throws: MediaError(.limitPixels, "")) { try await strict.pixels(.bytes(wide)) }
        let long = [UInt8](repeating: 0, count: 50_001)
        await #expect(throws: MediaError(.limitBytes, "")) { try await strict.pixels(.bytes(long)) }
    }

    @Test("content decides, not the name; what is no picture is refused before a process starts")
    func foreign() async throws {
        let fresh = MediaWorker()
        let zip = Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 100)
        let svg = Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)
        let pdf = Array("%PDF-1.7\n".utf8)
        for bytes in [zip, svg, pdf, [UInt8](repeating: 0, count: 64), [0xFF]] {
            await #expect(throws: MediaError(.unsupportedFormat, "")) { try await fresh.probe(.bytes(bytes)) }
        }
        await #expect(throws: MediaError(.unreadableMedia, reason: "empty", "")) { try await fresh.probe(.bytes([])) }
        await #expect(throws: MediaError(.input, "")) { try await fresh.probe(.path("/nonexistent/picture.png")) }
        await #expect(throws: MediaError(.input, "")) { try await fresh.probe(.path("/dev/zero")) }
        #expect(fresh.processIdentifier == nil)
    }

    @Test("the decoder is chosen by our own sniffing: a PNG behind a JPEG's first bytes reaches the JPEG decoder only")
    func pinned() async throws {
        let png = try await worker.encode(Picture.gradient(width: 20, height: 20)).bytes
        let frame: [UInt8] = [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 20, 0, 20, 1, 1, 0x11, 0]
        #expect(await code(frame + png)?.code == .unreadableMedia)
    }
}

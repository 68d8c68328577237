// SPDX-License-Identifier: Apache-2.0
import Foundation
import MediaCodecs
import SignalProcessing
import Testing

/// Real files, where the corpora lie beside the project.
private enum Shared {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["COUNTERSIGN_SHARED"] { return URL(fileURLWithPath: path) }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../shared")
            .standardizedFileURL
    }()

    static func files(_ folder: String, _ extensions: Set<String>, limit: Int) -> [String] {
        let root = Shared.folder.appendingPathComponent(folder)
        let items = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        let all = (items?.allObjects ?? []).compactMap { $0 as? URL }
            .filter { extensions.contains($0.pathExtension.lowercased()) }.map(\.path).sorted()
        return stride(from: 0, to: all.count, by: max(1, all.count / limit)).map { all[$0] }
    }

    static let pictures = files("images", ["jpg", "png", "webp"], limit: 12)
    static let corpus = files(
        "c2pa-corpus", ["jpg", "jpeg", "png", "webp", "tif", "tiff", "dng", "gif", "heic", "heif", "avif"], limit: 60)
}

@Suite("Shared pictures")
struct SharedPicturesTests {
    @Test(
        "photographs decode and are written back with the same pixels when lossless",
        .enabled(if: !Shared.pictures.isEmpty, "skipped: no shared pictures"))
    func photographs() async throws {
        let worker = MediaWorker()
        for path in Shared.pictures {
            let options = PixelOptions(maxSide: 900, colour: .native)
            let pixels = try await worker.pixels(.path(path), options: options)
            #expect(max(pixels.width, pixels.height) <= 900)
            let again = try await worker.encode(pixels, options: EncodingOptions(format: .webp, lossless: true))
            let back = try await worker.pixels(.bytes(again.bytes), options: PixelOptions(colour: .native))
            #expect(back.samples.count >= pixels.samples.count)
            #expect(pixels.channels == 1 || back == pixels)
        }
    }

    @Test(
        "no file of the credentials corpus crashes a decoder or makes a forbidden call",
        .enabled(if: !Shared.corpus.isEmpty, "skipped: no shared corpus"))
    func corpus() async throws {
        let worker = MediaWorker()
        var decoded = 0
        for path in Shared.corpus {
            do {
                _ = try await worker.preview(.path(path), maxSide: 256)
                decoded += 1
            } catch {
                let name = URL(fileURLWithPath: path).lastPathComponent
                #expect([.unreadableMedia, .unsupportedFormat, .limitPixels].contains(error.code), "\(name): \(error)")
            }
        }
        #expect(decoded * 10 > Shared.corpus.count * 8)
    }

    /// Figures for docs/decoding-sandbox.md: `COUNTERSIGN_MEASURE=FILE:FILE… swift test --filter measure`.
    @Test("measure", .enabled(if: ProcessInfo.processInfo.environment["COUNTERSIGN_MEASURE"] != nil))
    func measure() async throws {
        let paths = ProcessInfo.processInfo.environment["COUNTERSIGN_MEASURE"]?.split(separator: ":") ?? []
        let worker = MediaWorker()
        func cpu() -> Double {
            var used = timespec()
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used)
            return Double(used.tv_sec) + Double(used.tv_nsec) / 1e9 + worker.statistics.cpuSeconds
        }
        func time(_ runs: Int, _ job: () async throws -> Void) async throws -> String {
            var times: [Double] = []
            let before = cpu()
            for _ in 0..<runs {
                let start = ContinuousClock.now
                try await job()
                times.append((ContinuousClock.now - start) / .milliseconds(1))
            }
            times.sort()
            let each = (cpu() - before) * 1000 / Double(runs)
            return String(
                format: "p50 %.1f ms, p95 %.1f ms, %.1f CPU ms", times[runs / 2], times[runs * 95 / 100], each)
        }
        let start = ContinuousClock.now
        _ = try await worker.sandboxStatus()
        print("start of the worker: \((ContinuousClock.now - start) / .milliseconds(1)) ms")
        for path in paths.map(String.init) {
            let file = path.split(separator: "/").last ?? ""
            print(file, "probe", try await time(100) { _ = try await worker.probe(.path(path)) })
            print(
                file, "native pixels",
                try await time(40) {
                    _ = try await worker.pixels(.path(path), options: PixelOptions(colour: .native))
                })
            print(file, "sRGB pixels", try await time(20) { _ = try await worker.pixels(.path(path)) })
            print(
                file, "256 px, shrink",
                try await time(40) {
                    _ = try await worker.preview(.path(path), maxSide: 256)
                })
            let pixels = try await worker.pixels(.path(path), options: PixelOptions(colour: .native))
            print(
                file, "replace as JPEG",
                try await time(10) {
                    _ = try await worker.encode(pixels, replacing: .path(path))
                })
        }
    }
}

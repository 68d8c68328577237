// SPDX-License-Identifier: Apache-2.0
import ByteKit
import ContentCheck
import Fingerprinting
import Foundation
import MediaCodecs
import ProvenanceRegistry
import SignalProcessing
import Testing

/// Copies that neither a mark nor a whole-picture fingerprint leads to.
@Suite("Recovery by details", .serialized)
struct FeatureRecoveryTests {
    private struct Protected {
        var house: House
        var pixels: PixelBuffer
        var record: ProvenanceRecord
    }

    /// A picture without a mark among others, registered once.
    private static let protected = Task { () -> Protected in
        let house = try await House(seed: 400)
        for seed in 401...403 as ClosedRange<UInt64> {
            let source = MemoryByteSource(try await house.jpeg(Scene.picture(seed)))
            _ = try await house.protector.protect(
                source, house.request { $0.addsMark = false }, to: house.path + "/other.jpg", now: house.now)
        }
        let source = MemoryByteSource(try await house.jpeg(house.original))
        let file = try await house.protector.protect(
            source, house.request { $0.addsMark = false }, to: house.path + "/file.jpg", now: house.now)
        return Protected(house: house, pixels: house.original, record: file.record)
    }

    enum Change: String, CaseIterable {
        case cropped, framed, besideAnother, mirroredAndCropped

        func apply(_ pixels: PixelBuffer) throws -> PixelBuffer {
            switch self {
            case .cropped:
                return try #require(pixels.cropped(to: PixelRect(x: 300, y: 100, width: 700, height: 560)))
            case .framed:
                var canvas = try Scene.picture(77, width: 1500, height: 1400)
                try canvas.paste(pixels, x: 120, y: 350)
                return canvas
            case .besideAnother:
                var canvas = try Scene.picture(78, width: 2400, height: 800)
                try canvas.paste(pixels, x: 1200, y: 0)
                return canvas
            case .mirroredAndCropped:
                return try #require(pixels.cropped(to: PixelRect(x: 100, y: 60, width: 800, height: 640)))
                    .oriented(.flipY)
            }
        }
    }

    @Test("A part of a picture, or a picture that is part of another, leads to the record", arguments: Change.allCases)
    func recovered(change: Change) async throws {
        let protected = try await Self.protected.value
        let copy = try change.apply(protected.pixels)
        let result = try await protected.house.check(try await protected.house.jpeg(copy, quality: 80))
        let match = try #require(result.matches.first, "\(result.statements.map(\.code))")
        #expect(match.record == protected.record.id)
        #expect(match.by.contains(.features))
        #expect(match.isConfirmed)
        #expect(result.credential.source == .recovered)
    }

    @Test("An unrelated picture leads nowhere")
    func unrelated() async throws {
        let protected = try await Self.protected.value
        let other = try Scene.picture(900)
        let result = try await protected.house.check(try await protected.house.jpeg(other))
        #expect(result.matches.isEmpty)
    }

    @Test("A burst of near copies does not hide the record")
    func burst() async throws {
        let house = try await House(seed: 420)
        let source = MemoryByteSource(try await house.jpeg(house.original))
        let file = try await house.protector.protect(
            source, house.request { $0.addsMark = false }, to: house.path + "/file.jpg", now: house.now)
        let features = LocalFeatureSet(of: house.original)
        house.registry.addStrangers(
            (1...300).map { number in
                let others = features.features.enumerated().map { index, feature in
                    var feature = feature
                    for flip in 0..<8 + index % 8 {
                        feature.descriptor[flip % 4] ^= 1 << UInt64((number * 7 + index * 13 + flip * 29) % 64)
                    }
                    return feature
                }
                let set = LocalFeatureSet(width: features.width, height: features.height, features: others)
                return (features: set, hash: PDQHash(words: SIMD4(repeating: UInt64(number))))
            }, from: 0)
        let cut = try #require(house.original.cropped(to: PixelRect(x: 200, y: 100, width: 800, height: 600)))
        let result = try await house.check(try await house.jpeg(cut, quality: 80))
        #expect(result.matches.first?.record == file.record.id)
        #expect(result.matches.first?.isConfirmed == true)
    }

    @Test("Without a small copy to compare with, a part is similar and no more")
    func similar() async throws {
        let house = try await House(seed: 410)
        let source = MemoryByteSource(try await house.jpeg(house.original))
        let file = try await house.protector.protect(
            source,
            house.request {
                $0.addsMark = false
                $0.preview = .none
            }, to: house.path + "/file.jpg", now: house.now)
        let cut = try #require(house.original.cropped(to: PixelRect(x: 200, y: 100, width: 800, height: 600)))
        let result = try await house.check(try await house.jpeg(cut))
        #expect(result.matches.map(\.record) == [file.record.id])
        #expect(result.matches.first?.isConfirmed == false)
        #expect(result.statements.first?.code == .similarOnly)
        #expect(result.credential.source != .recovered)
    }
}

extension PixelBuffer {
    /// Lays another picture over this one.
    fileprivate mutating func paste(_ other: PixelBuffer, x: Int, y: Int) throws {
        try #require(x + other.width <= width && y + other.height <= height && other.channels == channels)
        for row in 0..<other.height {
            let from = row * other.width * channels
            let to = ((y + row) * width + x) * channels
            samples.replaceSubrange(
                to..<to + other.width * channels, with: other.samples[from..<from + other.width * channels])
        }
    }
}

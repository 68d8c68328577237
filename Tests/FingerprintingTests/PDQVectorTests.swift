// SPDX-License-Identifier: Apache-2.0
import Fingerprinting
import Foundation
import SignalProcessing
import Testing

/// Expected fingerprints of the reference implementation, where the checkout has them beside it.
enum SharedVectors {
    static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["COUNTERSIGN_SHARED"].map { URL(fileURLWithPath: $0) }
        let beside = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../shared").standardized
        return [named, beside].compactMap { $0?.appendingPathComponent("fingerprints") }
            .first { FileManager.default.fileExists(atPath: $0.appendingPathComponent("vectors.json").path) }
    }()

    struct Vector: Decodable {
        var file: String?
        var kind: String?
        var width: Int
        var height: Int
        var pdq: String
        var quality: Int
        var pdq_dihedral: [String: String]?
        var dct16: [Float]?
        var luma64: [Float]?
        var rounding_bits: Int?
    }

    struct File: Decodable {
        var raw: [Vector]
        var synthetic: [Vector]
        var frames: [Vector]
    }

    static func load() throws -> File {
        let data = try Data(contentsOf: #require(folder).appendingPathComponent("vectors.json"))
        return try JSONDecoder().decode(File.self, from: data)
    }

    /// A binary P6 file.
    static func picture(_ name: String) throws -> PixelBuffer {
        let data = [UInt8](try Data(contentsOf: #require(folder).appendingPathComponent(name)))
        var numbers: [Int] = []
        var position = 2
        while numbers.count < 3, position < data.count {
            while position < data.count, data[position] <= 32 { position += 1 }
            if data[position] == UInt8(ascii: "#") {
                while position < data.count, data[position] != 10 { position += 1 }
                continue
            }
            var value = 0
            while position < data.count, data[position] > 32 {
                value = value * 10 + Int(data[position]) - 48
                position += 1
            }
            numbers.append(value)
        }
        return try #require(
            PixelBuffer(width: numbers[0], height: numbers[1], channels: 3, samples: Array(data[(position + 1)...])))
    }
}

@Suite("PDQ against the reference's vectors")
struct PDQVectorTests {
    private func check(_ vector: SharedVectors.Vector, _ picture: PixelBuffer) {
        let name = vector.file ?? "\(vector.kind ?? "?") \(vector.width)x\(vector.height)"
        let result = PDQ.hash(picture)
        #expect(result.quality == vector.quality, "quality of \(name)")
        if let luma = vector.luma64 { #expect(PDQ.luma64(picture) == luma, "64 x 64 luma of \(name)") }
        if let dct = vector.dct16 {
            #expect(PDQSpectrum(luma: PDQ.luma64(picture)).coefficients == dct, "coefficients of \(name)")
        }
        // Where the coefficients tie, rounding alone (another cosine in the C library) may flip bits.
        guard vector.rounding_bits ?? 0 == 0 else { return }
        #expect(result.hash.hex == vector.pdq, "hash of \(name)")
        for (orientation, expected) in vector.pdq_dihedral ?? [:] {
            guard let orientation = PictureOrientation(rawValue: orientation) else {
                Issue.record("unknown orientation \(orientation)")
                continue
            }
            #expect(result.hash(orientation).hex == expected, "\(orientation) of \(name)")
        }
    }

    @Test(
        "files: hash, quality, coefficients, eight orientations, bit for bit",
        .enabled(if: SharedVectors.folder != nil, "skipped: the shared vectors are not beside the checkout"))
    func files() throws {
        let vectors = try SharedVectors.load()
        #expect(vectors.raw.count + vectors.frames.count > 20)
        for vector in vectors.raw + vectors.frames {
            check(vector, try SharedVectors.picture(#require(vector.file)))
        }
    }

    @Test(
        "pictures made by formula, bit for bit",
        .enabled(if: SharedVectors.folder != nil, "skipped: the shared vectors are not beside the checkout"))
    func synthetic() throws {
        for vector in try SharedVectors.load().synthetic {
            let kind = try #require(SyntheticPicture(rawValue: vector.kind ?? ""))
            check(vector, kind.make(width: vector.width, height: vector.height))
        }
    }
}

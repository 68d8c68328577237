// SPDX-License-Identifier: Apache-2.0
import Fingerprinting
import SignalProcessing
import Testing

@Suite("PDQ")
struct PDQTests {
    @Test(
        "known hashes of pictures made by formula",
        arguments: [
            (SyntheticPicture.ramp, 64, 64, "a36dea54006faad5ff81c83da2adff60808f6d5cfff845525097555e55144141"),
            (.ramp, 100, 75, "17b5fd4458a490b72935fe1558a4003fbaf4ffe0104ed54a595eefc8304b974a"),
            (.ramp, 600, 400, "c00095553ff595573dd5955535559555355595553d5515553555955535551555"),
            (.checker8, 100, 75, "effff14f4fffefff0fff0fff0ffff000f000f004f000f000f000f000f004f004"),
            (.xor, 300, 200, "a08cc0b28afc0bfc822b0ffc2bcc4ff0fbf051d4fe4afec23a8cee30c6321a94"),
            (.xor, 600, 400, "be4eeaf0fef8fff0544e79d0750f41b059f041f5be08ee00364fcab04ab04a30"),
            (.lcg, 100, 75, "9c36b5f55240225b1ce2bf8292af2ab7c5c11f1cb85ef9b96fa2350187a27986"),
            (.lcg, 300, 200, "8c29e2eb8641c4a6c7289e0ac26e9cc0c762dded4dd87f6ed737e839ae099521"),
        ])
    func known(kind: SyntheticPicture, width: Int, height: Int, hex: String) {
        let result = PDQ.hash(kind.make(width: width, height: height))
        #expect(result.hash.hex == hex)
        #expect(result.quality == 100)
    }

    @Test("every size has an answer; below five pixels a side it is zero with quality zero")
    func everySize() {
        let sides = [1, 2, 4, 5, 6, 7, 63, 64, 65, 127, 128, 129, 130, 255, 256, 257]
        for width in sides {
            for height in sides {
                let result = PDQ.hash(SyntheticPicture.lcg.make(width: width, height: height))
                #expect(result.dihedral.count == 8)
                if min(width, height) < 5 {
                    #expect(result.quality == 0 && result.hash.words == SIMD4())
                } else {
                    #expect(result.hash.words != SIMD4(), "\(width) x \(height)")
                }
            }
        }
    }

    @Test("a grey picture hashes as its own values")
    func grey() throws {
        let colour = SyntheticPicture.checker8.make(width: 100, height: 75)
        let samples = stride(from: 0, to: colour.samples.count, by: 3).map { colour.samples[$0] }
        let grey = try #require(PixelBuffer(width: 100, height: 75, channels: 1, samples: samples))
        #expect(PDQ.hash(grey).quality == 100)
        #expect(PDQ.hash(grey).hash.distance(to: PDQ.hash(colour).hash) <= 8)
    }

    @Test("flat pictures are not matchable")
    func flat() {
        let result = PDQ.hash(SyntheticPicture.const.make(width: 300, height: 200))
        #expect(result.quality == 0)
        #expect(!result.isMatchable)
    }

    @Test("the cheap orientations are near the exact ones", arguments: PictureOrientation.allCases)
    func orientations(orientation: PictureOrientation) {
        let picture = Self.scene(width: 640, height: 400)
        let cheap = PDQ.hash(picture).hash(orientation)
        let exact = PDQ.hash(picture.oriented(orientation)).hash
        #expect(cheap.distance(to: exact) <= 18)
        #expect(PDQ.hashExactly(picture).hash(orientation) == exact)
    }

    @Test("inverted colours give the inverted hash, but for rounding")
    func inversion() throws {
        let picture = Self.scene(width: 320, height: 240)
        let negative = try #require(
            PixelBuffer(width: 320, height: 240, channels: 3, samples: picture.samples.map { 255 - $0 }))
        #expect(PDQ.hash(negative).hash.distance(to: PDQ.hash(picture).hash.inverted) <= 4)
    }

    /// A smooth scene of a few dozen overlapping discs: no symmetry, no ties.
    static func scene(width: Int, height: Int, seed: UInt32 = 7) -> PixelBuffer {
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 1_664_525 &+ 1_013_904_223
            return Int(state >> 8) % bound
        }
        var samples = [UInt8](repeating: 90, count: width * height * 3)
        for _ in 0..<60 {
            let (cx, cy, radius) = (next(width), next(height), 5 + next(width / 5))
            let colour = [UInt8(next(256)), UInt8(next(256)), UInt8(next(256))]
            for y in max(0, cy - radius)..<min(height, cy + radius) {
                for x in max(0, cx - radius)..<min(width, cx + radius)
                where (x - cx) * (x - cx) + (y - cy) * (y - cy) < radius * radius {
                    for channel in 0..<3 { samples[(y * width + x) * 3 + channel] = colour[channel] }
                }
            }
        }
        guard let picture = PixelBuffer(width: width, height: height, channels: 3, samples: samples) else {
            preconditionFailure("a size fit for a test")
        }
        return picture
    }
}

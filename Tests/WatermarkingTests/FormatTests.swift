// SPDX-License-Identifier: Apache-2.0

import SignalProcessing
import Testing
import Watermarking

@Suite("Image mark: format")
struct FormatTests {
    @Test("the pilots are forty, lie among the carriers and are closed under the symmetries of the square")
    func pilots() {
        let pilots = Set(CarrierLayout.pilots)
        #expect(pilots.count == 40)
        for symmetry in LinearMap.symmetries {
            for pilot in pilots {
                let image = symmetry.image(of: pilot)
                #expect(pilots.contains(image) || pilots.contains(LatticeIndex(-image.x, -image.y)))
            }
        }
        #expect(Set(CarrierLayout.carriers).isDisjoint(with: pilots))
        #expect(CarrierLayout.carriers.count == Set(CarrierLayout.carriers).count)
        #expect(CarrierLayout.carriers.allSatisfy { $0.radius >= 5 && $0.radius <= 30 })
    }

    @Test("each code bit sits at five or six places, at all radii")
    func spreading() {
        let layout = CarrierLayout(key: .public)
        #expect(layout.bitOfDimension.count == 2 * CarrierLayout.carriers.count)
        var counts = [Int](repeating: 0, count: 512)
        for bit in layout.bitOfDimension { counts[bit] += 1 }
        #expect(counts.allSatisfy { $0 == 5 || $0 == 6 })
        let plus = layout.signOfDimension.filter { $0 > 0 }.count
        #expect(abs(plus - layout.signOfDimension.count / 2) < 150)
    }

    @Test("words come back, and a word of another format does not")
    func words() {
        let code = MarkCode()
        for id: UInt64 in [0, 1, .max, 0x0123_4567_89AB_CDEF] {
            for isAIGenerated in [false, true] {
                let payload = MarkPayload(id: id, isAIGenerated: isAIGenerated)
                let word = code.word(of: payload)
                #expect(word.count == 512)
                #expect(code.payload(in: word.map { $0 == 0 ? 1 : -1 }) == payload)
            }
        }
        #expect(code.payload(in: [Float](repeating: 1, count: 512)) == nil)
        #expect(code.payload(in: [Float](repeating: 0, count: 512)) == nil)
        #expect(code.payload(in: [Float](repeating: .nan, count: 512)) == nil)
    }

    @Test("the format does not change: words, tiles and markings have the fixed digests of version 1")
    func vectors() throws {
        let word = MarkCode().word(of: MarkPayload(id: 0x0123_4567_89AB_CDEF))
        #expect(CyclicRedundancyCheck.crc32(word) == 1_650_130_756)
        let generated = MarkCode().word(of: MarkPayload(id: 0x0123_4567_89AB_CDEF, isAIGenerated: true))
        #expect(CyclicRedundancyCheck.crc32(generated) == 3_130_327_635)
        let layout = CarrierLayout(key: .public)
        let order = layout.bitOfDimension.flatMap { [UInt8($0 / 256), UInt8($0 % 256)] }
        let signs = layout.signOfDimension.map { UInt8($0 > 0 ? 1 : 0) }
        #expect(CyclicRedundancyCheck.crc32(order + signs) == 4_177_877_026)
        // Coarse steps, so that the last bits of a cosine do not matter.
        let tile = layout.tile(of: word)
        #expect(abs(tile.values.reduce(0) { $0 + $1 * $1 } / Float(tile.values.count) - 1) < 1e-3)
        let coarse = tile.values.map { UInt8(max(0, min(255, ($0 * 8 + 128).rounded()))) }
        #expect(CyclicRedundancyCheck.crc32(coarse) == 786_920_134)
    }

    @Test("marking the same picture twice gives the same pixels")
    func deterministic() throws {
        let picture = TestPictures.photo(width: 260, height: 220, seed: 12)
        let a = try ImageWatermark().embed(id: 77, into: picture)
        let b = try ImageWatermark().embed(id: 77, into: picture)
        #expect(a.pixels == b.pixels)
    }

    @Test("canvas sizes")
    func canvas() {
        #expect(ImageWatermark.canvasSize(width: 1024, height: 3) == (1024, 3))
        #expect(ImageWatermark.canvasSize(width: 4000, height: 3000) == (1024, 768))
        #expect(ImageWatermark.canvasSize(width: 3, height: 60000) == (1, 1024))
    }
}

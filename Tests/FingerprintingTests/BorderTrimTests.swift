// SPDX-License-Identifier: Apache-2.0
import Fingerprinting
import SignalProcessing
import Testing

@Suite("Border trim")
struct BorderTrimTests {
    private func framed(_ picture: PixelBuffer, top: Int, bottom: Int, sides: Int, colour: UInt8) throws -> PixelBuffer
    {
        let width = picture.width + 2 * sides
        let height = picture.height + top + bottom
        var samples = [UInt8](repeating: colour, count: width * height * 3)
        for y in 0..<picture.height {
            for x in 0..<picture.width * 3 {
                samples[((y + top) * width + sides) * 3 + x] = picture.samples[y * picture.width * 3 + x]
            }
        }
        return try #require(PixelBuffer(width: width, height: height, channels: 3, samples: samples))
    }

    @Test("letterboxes and frames go, the picture stays", arguments: [(30, 30, 0), (10, 12, 9), (25, 0, 0)])
    func frames(top: Int, bottom: Int, sides: Int) throws {
        let picture = SyntheticPicture.lcg.make(width: 90, height: 60)
        let box = try framed(picture, top: top, bottom: bottom, sides: sides, colour: 0)
        #expect(BorderTrim.trimmed(box) == picture)
    }

    @Test("no border, or nothing but border: nothing to trim")
    func nothing() {
        #expect(BorderTrim.region(of: SyntheticPicture.lcg.make(width: 50, height: 40)) == nil)
        #expect(BorderTrim.region(of: SyntheticPicture.const.make(width: 50, height: 40)) == nil)
        #expect(BorderTrim.region(of: SyntheticPicture.const.make(width: 1, height: 1)) == nil)
    }
}

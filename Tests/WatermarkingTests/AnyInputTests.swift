// SPDX-License-Identifier: Apache-2.0

import SignalProcessing
import Testing
import Watermarking

@Suite("Image mark: any input")
struct AnyInputTests {
    @Test("no size from 1 to 70 pixels traps, marked or read", arguments: [1, 3])
    func smallSizes(channels: Int) {
        let mark = ImageWatermark()
        for side in 1...70 {
            for (width, height) in [(side, 1), (1, side), (side, 71 - side), (side, side)] {
                let picture = TestPictures.noise(
                    width: width, height: height, seed: UInt64(side), channels: channels)
                #expect(mark.decode(picture) == nil)
                #expect(throws: WatermarkError.pictureTooSmall(width: width, height: height)) {
                    try mark.embed(id: 1, into: picture)
                }
            }
        }
    }

    @Test("very long and narrow pictures are refused or read as nothing")
    func narrow() {
        for (width, height) in [(20000, 1), (1, 20000), (9000, 40), (3000, 250)] {
            let picture = TestPictures.noise(width: width, height: height, seed: 1, channels: 1)
            #expect(ImageWatermark().decode(picture) == nil)
            #expect(throws: WatermarkError.pictureTooSmall(width: width, height: height)) {
                _ = try ImageWatermark().embed(id: 1, into: picture).psnr
            }
        }
    }

    @Test(
        "odd sizes at and above the least one can be marked", arguments: [(96, 96), (97, 131), (211, 127), (1031, 97)])
    func smallest(width: Int, height: Int) throws {
        let picture = TestPictures.photo(width: width, height: height, seed: UInt64(width))
        let size = ImageWatermark.canvasSize(width: width, height: height)
        guard min(size.width, size.height) >= ImageWatermark.minimumSide else { return }
        let marked = try ImageWatermark().embed(id: 5, into: picture)
        #expect(marked.pixels.width == width && marked.pixels.height == height)
        let read = ImageWatermark().decode(marked.pixels)
        #expect(read == nil || read?.id == 5)
    }

    @Test("impossible strengths are refused", arguments: [-6.5, 7, .infinity, .nan])
    func strengths(strength: Double) {
        let picture = TestPictures.flat(width: 200, height: 200, level: 90)
        #expect(throws: WatermarkError.self) { try ImageWatermark().embed(id: 1, into: picture, strength: strength) }
    }

    @Test("errors have stable codes and say what to do")
    func errors() {
        #expect(WatermarkError.pictureTooSmall(width: 3, height: 4).code == "picture_too_small")
        #expect(WatermarkError.alreadyMarked(id: 255).description.contains("00000000000000ff"))
        #expect(WatermarkError.strengthOutOfRange(9).description.contains("-6 to 6"))
    }

    @Test("identifiers are written as sixteen hexadecimal digits and read in either case")
    func identifiers() {
        #expect(MarkIdentifier.text(0) == "0000000000000000")
        #expect(MarkIdentifier.text(.max) == "ffffffffffffffff")
        #expect(MarkIdentifier.parse("00000000000000FF") == 255)
        for text in ["", "0", "000000000000000g", "+000000000000001", "-000000000000001", "00000000000000001"] {
            #expect(MarkIdentifier.parse(text) == nil)
        }
    }
}

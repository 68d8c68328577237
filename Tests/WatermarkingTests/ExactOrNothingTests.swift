// SPDX-License-Identifier: Apache-2.0

import SignalProcessing
import Testing
import Watermarking

@Suite("Image mark: exact or nothing")
struct ExactOrNothingTests {
    @Test("the bound on attempts keeps wrong answers below one in two million pictures")
    func bound() {
        let chance = Double(MarkDecoder.mostAttempts * MarkCode.listSize * MarkCode.tagCount) / 4_294_967_296
        #expect(chance <= 5e-7)
    }

    @Test("unmarked pictures give nothing, within the bound", arguments: 1...4)
    func unmarked(seed: Int) {
        let picture = TestPictures.photo(width: 520 + 40 * seed, height: 400 + 30 * seed, seed: UInt64(100 + seed))
        let outcome = ImageWatermark().decoder.look(at: picture)
        #expect(outcome.mark == nil)
        #expect(Double(outcome.attempts * MarkCode.listSize * MarkCode.tagCount) / 4_294_967_296 <= 5e-7)
        #expect(outcome.folds > 3)
    }

    @Test("flat, black, white, noise and stripes give nothing")
    func oddContent() {
        for level in [UInt8(0), 128, 255] {
            #expect(ImageWatermark().decode(TestPictures.flat(width: 300, height: 200, level: level)) == nil)
        }
        #expect(ImageWatermark().decode(TestPictures.noise(width: 512, height: 512, seed: 2)) == nil)
        let stripes: [UInt8] = (0..<(256 * 256)).map { ($0 / 4).isMultiple(of: 2) ? 0 : 255 }
        #expect(ImageWatermark().decode(TestPictures.buffer(256, 256, 1, stripes)) == nil)
    }

    @Test("flat and noisy pictures can be marked and read", arguments: [0, 60, 128, 255])
    func flatMark(level: Int) throws {
        let flat = TestPictures.flat(width: 400, height: 400, level: UInt8(level))
        let marked = try ImageWatermark().embed(id: 0x42, into: flat)
        let read = ImageWatermark().decode(marked.pixels)?.id
        // Pure black and white have hardly any room; they must not be wrong, and what lies between must be read.
        #expect(read == 0x42 || (read == nil && (level == 0 || level == 255)))
        let noise = TestPictures.noise(width: 400, height: 400, seed: UInt64(level))
        let read2 = ImageWatermark().decode(try ImageWatermark().embed(id: 0x43, into: noise).pixels)?.id
        #expect(read2 == 0x43 || read2 == nil)
    }

    @Test("a private mark cannot be read with the public key or another, and the other way round")
    func keys() throws {
        let secret = try #require(WatermarkKey(secret: (0..<32).map { UInt8($0) }))
        let other = try #require(WatermarkKey(secret: (0..<32).map { UInt8($0 + 1) }))
        #expect(WatermarkKey(secret: []) == nil && WatermarkKey(secret: [UInt8](repeating: 1, count: 33)) == nil)
        let picture = TestPictures.photo(width: 480, height: 420, seed: 8)
        let marked = try ImageWatermark(key: secret).embed(id: 99, into: picture)
        #expect(ImageWatermark(key: secret).decode(marked.pixels)?.id == 99)
        #expect(ImageWatermark(key: other).decode(marked.pixels) == nil)
        #expect(ImageWatermark().decode(marked.pixels) == nil)
        #expect(ImageWatermark(key: secret).decode(try ImageWatermark().embed(id: 98, into: picture).pixels) == nil)
    }

    @Test("a marked picture is not marked again unless asked, and then says the new identifier only")
    func twice() throws {
        let picture = TestPictures.photo(width: 560, height: 420, seed: 9)
        let mark = ImageWatermark()
        let first = try mark.embed(id: 0xAAAA_5555_0F0F_1234, into: picture)
        #expect(throws: WatermarkError.alreadyMarked(id: 0xAAAA_5555_0F0F_1234)) {
            try mark.embed(id: 2, into: first.pixels)
        }
        let second = try mark.embed(id: 2, into: first.pixels, existing: .replace)
        #expect(mark.decode(second.pixels)?.id == 2)
        #expect(try #require(PictureQuality.psnr(picture, second.pixels)) > 38)
    }

    @Test("what a mark says of AI is read again, also from a cropped copy", arguments: [false, true])
    func generated(isAIGenerated: Bool) throws {
        let picture = TestPictures.photo(width: 520, height: 440, seed: 10)
        let marked = try ImageWatermark().embed(id: 0xA1, into: picture, isAIGenerated: isAIGenerated).pixels
        let whole = try #require(ImageWatermark().decode(marked))
        #expect(whole.id == 0xA1 && whole.isAIGenerated == isAIGenerated)
        let part = TestPictures.cropped(marked, x: 61, y: 37, width: 400, height: 330)
        let crop = try #require(ImageWatermark().decode(part))
        #expect(crop.id == 0xA1 && crop.isAIGenerated == isAIGenerated)
    }

    @Test("a marked picture is recognised and marked anew after it was cropped or scaled", arguments: [true, false])
    func onceMore(isCropped: Bool) throws {
        let mark = ImageWatermark()
        let first = try mark.embed(id: 0xB2, into: TestPictures.photo(width: 620, height: 480, seed: 11)).pixels
        let changed =
            isCropped
            ? TestPictures.cropped(first, x: 53, y: 29, width: 500, height: 400)
            : TestPictures.scaled(first, width: 434, height: 336)
        #expect(throws: WatermarkError.alreadyMarked(id: 0xB2)) { try mark.embed(id: 3, into: changed) }
        let second = try mark.embed(id: 3, into: changed, existing: .replace)
        #expect(mark.decode(second.pixels)?.id == 3)
    }
}

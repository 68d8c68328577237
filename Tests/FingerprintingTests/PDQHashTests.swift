// SPDX-License-Identifier: Apache-2.0
import Fingerprinting
import Testing

@Suite("PDQ hash value")
struct PDQHashTests {
    private let text = "30a10efd71cc3f429013d68d0ffffc52e34e0e17ada952a9d29684210ea9e5af"

    @Test("text and bytes give the same hash and come back unchanged")
    func roundTrip() throws {
        let hash = try #require(PDQHash(hex: text))
        #expect(hash.hex == text)
        #expect(PDQHash(hex: text.uppercased()) == hash)
        #expect(PDQHash(bytes: hash.bytes) == hash)
        #expect(hash.bytes.first == 0x30 && hash.bytes.last == 0xaf)
        #expect(hash.words[3] >> 60 == 3, "the first digit holds bits 255 to 252")
    }

    @Test(
        "anything but 64 hexadecimal digits is refused",
        arguments: [
            "", "30", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
            String(repeating: "g", count: 64), String(repeating: "é", count: 32),
        ])
    func refused(text: String) {
        #expect(PDQHash(hex: text) == nil)
    }

    @Test("distance counts differing bits; the inverted hash is 256 away")
    func distance() throws {
        let hash = try #require(PDQHash(hex: text))
        var words = hash.words
        words[0] ^= 1
        words[3] ^= 0b101 << 61
        #expect(hash.distance(to: PDQHash(words: words)) == 3)
        #expect(hash.distance(to: hash) == 0)
        #expect(hash.distance(to: hash.inverted) == 256)
    }
}

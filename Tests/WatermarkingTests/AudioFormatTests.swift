// SPDX-License-Identifier: Apache-2.0

import Crypto
import SignalProcessing
import Testing
import Watermarking

@Suite("The format of the audio mark")
struct AudioFormatTests {
    private static func hex(_ digest: SHA256.Digest) -> String {
        digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    // The expected values come from a separate program, written after the format's description alone.
    @Test("the public key's layout")
    func layout() {
        let layout = AudioMarkLayout(key: .public)
        let signs = layout.signs.map { UInt8($0 > 0 ? 1 : 0) }
        #expect(signs.count == 206 * 104)
        #expect(
            Self.hex(SHA256.hash(data: signs)) == "466ec0e623a2c845c640aef6c787cf3f57ae3d803694e03df8333cc7412de884")
        let roles = layout.roles.flatMap { role in
            let role = role < 0 ? -1 : role
            return [UInt8(truncatingIfNeeded: role >> 8), UInt8(truncatingIfNeeded: role)]
        }
        #expect(
            Self.hex(SHA256.hash(data: roles)) == "991ed949e2b134d892c08e3d9778f138ed064a7defca567a35ac9240d25c9a73")
        #expect(layout.sync.reduce(0) { $0 + $1.count } == 4 * 1071)
    }

    @Test("the check value and the code word")
    func word() {
        let nine = "123456789".utf8.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
        #expect(AudioMarkCode.check(nine) == 0x21_CF02)
        let payload = AudioMarkPayload.identifier(0x0123_4567_89AB_CDEF)
        #expect(AudioMarkCode.check(payload.bits) == 0xFD_3BE4)
        let word = AudioMarkCode().word(of: payload)
        #expect(
            Self.hex(SHA256.hash(data: word)) == "f49cc510158f82398cea5f3962da004f791a4deb0bf2639fad2774e4a5bdc3ed")
        #expect(AudioMarkCode.identifierPositions.count == 88)
        #expect(AudioMarkCode.shortPositions.count == 48)
    }

    @Test("payloads come back from clean words, and 0 does not")
    func clean() {
        let code = AudioMarkCode()
        var generator = ChaChaGenerator(seed: 5)
        for _ in 0..<300 {
            let long = AudioMarkPayload.identifier(max(1, generator.next()))
            #expect(code.payload(code.word(of: long).map { $0 == 0 ? 1 : -1 }, bitCount: 64) == long)
            let short = AudioMarkPayload.short(1 + UInt32(generator.below((1 << 24) - 1)))
            #expect(code.payload(code.word(of: short).map { $0 == 0 ? 1 : -1 }, bitCount: 24) == short)
        }
        #expect(code.payload(code.word(of: .identifier(0)).map { $0 == 0 ? 1 : -1 }, bitCount: 64) == nil)
    }

    @Test("the code holds what its description promises under Gaussian noise")
    func noise() {
        let code = AudioMarkCode()
        var generator = ChaChaGenerator(seed: 6)
        func share(_ payload: AudioMarkPayload, energy: Float, trials: Int) -> Double {
            let deviation = (512 / energy).squareRoot()
            let word = code.word(of: payload)
            let right = (0..<trials).filter { _ in
                // The sum of twelve uniform numbers is Gaussian enough.
                let soft = word.map { bit in
                    (bit == 0 ? 1 : -1) + deviation * ((0..<12).reduce(Float(-6)) { sum, _ in sum + generator.unit() })
                }
                return code.payload(soft, bitCount: payload.bitCount) == payload
            }
            return Double(right.count) / Double(trials)
        }
        #expect(share(.identifier(0xFEDC_BA98_7654_3210), energy: 200, trials: 60) >= 0.85)
        #expect(share(.identifier(0x1234_5678_9ABC_DEF0), energy: 260, trials: 60) >= 0.98)
        #expect(share(.short(0xABCDEF), energy: 120, trials: 60) >= 0.95)
    }
}

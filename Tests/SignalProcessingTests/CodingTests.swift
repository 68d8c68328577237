// SPDX-License-Identifier: Apache-2.0

import SignalProcessing
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite("Codes and generators")
struct CodingTests {
    @Test("CRC-32 of the published check string")
    func crc() {
        #expect(CyclicRedundancyCheck.crc32([UInt8]()) == 0)
        #expect(CyclicRedundancyCheck.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(CyclicRedundancyCheck.crc32([UInt8](repeating: 0, count: 32)) == 0x190A_55AD)
    }

    @Test("the ChaCha20 key stream of RFC 8439, appendix A.1, vectors 1 and 2")
    func chaCha() {
        var generator = ChaChaGenerator(key: [UInt8](repeating: 0, count: 32))
        let first = (0..<16).map { _ in generator.nextWord() }
        #expect(
            first == [
                0xade0_b876, 0x903d_f1a0, 0xe56a_5d40, 0x28bd_8653, 0xb819_d2bd, 0x1aed_8da0, 0xccef_36a8, 0xc70d_778b,
                0x7c59_41da, 0x8d48_5751, 0x3fe0_2477, 0x374a_d8b8, 0xf4b8_436a, 0x1ca1_1815, 0x69b6_87c3, 0x8665_eeb2,
            ])
        let second = (0..<4).map { _ in generator.nextWord() }
        #expect(second == [0xbee7_079f, 0x7a38_5155, 0x7c97_ba98, 0x0d08_2d73])
    }

    @Test("permutations hold every number once, and bounds are kept")
    func permutations() {
        var generator = ChaChaGenerator(seed: 1)
        #expect(generator.permutation(0) == [])
        #expect(generator.permutation(512).sorted() == Array(0..<512))
        var counts = [0, 0, 0]
        for _ in 0..<3000 { counts[generator.below(3)] += 1 }
        #expect(counts.allSatisfy { $0 > 900 && $0 < 1100 })
        #expect((0..<1000).allSatisfy { _ in (0..<1).contains(generator.unit()) })
    }

    @Test("polar encoding is the matrix power it is defined as")
    func polarDefinition() {
        let code = PolarCode(length: 16, informationCount: 16)
        #expect(code.informationPositions == Array(0..<16))
        for position in 0..<16 {
            var unit = [UInt8](repeating: 0, count: 16)
            unit[position] = 1
            // Row i of the power has a one in column j where j's bits are among i's.
            #expect(code.encode(unit) == (0..<16).map { $0 & ~position == 0 ? 1 : 0 })
        }
        let half = PolarCode(length: 8, informationCount: 4)
        #expect(half.informationPositions == [3, 5, 6, 7])
    }

    @Test("a clean word decodes, whatever its scale")
    func polarClean() {
        let code = PolarCode(length: 512, informationCount: 96)
        let decoder = PolarListDecoder(code: code, listSize: 16)
        var generator = ChaChaGenerator(seed: 3)
        for scale in [Float(1e-3), 1, 1e6] {
            let bits = (0..<96).map { _ in UInt8(generator.below(2)) }
            #expect(decoder.decode(code.encode(bits).map { $0 == 0 ? scale : -scale }).first == bits)
        }
        #expect(decoder.decode([Float](repeating: 0, count: 512)).count == 16)
    }

    /// Share of words that are on the list in white noise of the given signal to noise ratio per coded bit.
    private func recovery(decibels: Double, words: Int) -> Double {
        let code = PolarCode(length: 512, informationCount: 96)
        let decoder = PolarListDecoder(code: code, listSize: 16)
        var generator = ChaChaGenerator(seed: 99)
        let sigma = Float(pow(10, -decibels / 20))
        func gaussian() -> Float {
            let radius = (-2 * log(1 - generator.unit())).squareRoot()
            return radius * cos(2 * .pi * generator.unit())
        }
        var found = 0
        for _ in 0..<words {
            let bits = (0..<96).map { _ in UInt8(generator.below(2)) }
            let soft = code.encode(bits).map { ($0 == 0 ? 1 : -1) + sigma * gaussian() }
            if decoder.decode(soft).contains(bits) { found += 1 }
        }
        return Double(found) / Double(words)
    }

    @Test("recovery in white noise follows the curve that the mark was designed with")
    func polarCurve() {
        #expect(recovery(decibels: -3.5, words: 300) >= 0.99)
        #expect(recovery(decibels: -4, words: 300) >= 0.93)
        #expect((0.65...0.9).contains(recovery(decibels: -4.5, words: 300)))
        #expect(recovery(decibels: -7, words: 100) <= 0.02)
    }
}

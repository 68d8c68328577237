// SPDX-License-Identifier: Apache-2.0

/// XXH32 with seed 0: names the chunks of a Data-Code.
package enum XXHash32 {
    private static let primes: [UInt32] = [0x9e37_79b1, 0x85eb_ca77, 0xc2b2_ae3d, 0x27d4_eb2f, 0x1656_67b1]

    package static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        let (p1, p2, p3, p4, p5) = (primes[0], primes[1], primes[2], primes[3], primes[4])
        func word(_ offset: Int) -> UInt32 {
            UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
        func turned(_ word: UInt32, _ bits: UInt32) -> UInt32 { word &<< bits | word &>> (32 - bits) }
        var position = 0
        var sum: UInt32
        if bytes.count >= 16 {
            var lanes = SIMD4<UInt32>(p1 &+ p2, p2, 0, 0 &- p1)
            while position + 16 <= bytes.count {
                for lane in 0..<4 {
                    lanes[lane] = turned(lanes[lane] &+ word(position + 4 * lane) &* p2, 13) &* p1
                }
                position += 16
            }
            sum = turned(lanes[0], 1) &+ turned(lanes[1], 7) &+ turned(lanes[2], 12) &+ turned(lanes[3], 18)
        } else {
            sum = p5
        }
        sum = sum &+ UInt32(truncatingIfNeeded: bytes.count)
        while position + 4 <= bytes.count {
            sum = turned(sum &+ word(position) &* p3, 17) &* p4
            position += 4
        }
        while position < bytes.count {
            sum = turned(sum &+ UInt32(bytes[position]) &* p5, 11) &* p1
            position += 1
        }
        sum = (sum ^ sum >> 15) &* p2
        sum = (sum ^ sum >> 13) &* p3
        return sum ^ sum >> 16
    }
}

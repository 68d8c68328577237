// SPDX-License-Identifier: Apache-2.0

import Brotli
import Testing

@Suite("Packing with Brotli") struct BrotliEncoderTests {
    private func roundTrip(_ bytes: [UInt8]) throws -> Int {
        let packed = BrotliEncoder().encode(bytes)
        #expect(try BrotliDecoder(limit: bytes.count + 1).decode(packed[...]) == bytes)
        return packed.count
    }

    /// Numbers that look like chance and are the same each time.
    private struct Noise {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }

    @Test(
        "What is packed comes out as it was", arguments: [0, 1, 2, 3, 4, 5, 7, 64, 255, 4_096, 65_535, 65_536, 65_537])
    func lengths(count: Int) throws {
        var noise = Noise(state: UInt64(count))
        _ = try roundTrip([UInt8](repeating: 7, count: count))
        _ = try roundTrip((0..<count).map { UInt8($0 & 0xFF) })
        _ = try roundTrip((0..<count).map { _ in UInt8(noise.next(256)) })
        _ = try roundTrip((0..<count).map { _ in UInt8(noise.next(2)) })
    }

    @Test("Text that repeats itself gets much smaller, noise hardly larger")
    func sizes() throws {
        let text = Array(BrotliDecoderTests.lines.utf8)
        #expect(try roundTrip(text) < text.count / 5)
        #expect(try roundTrip([UInt8](repeating: 0, count: 300_000)) < 200)
        var noise = Noise(state: 1)
        let random = (0..<200_000).map { _ in UInt8(noise.next(256)) }
        #expect(try roundTrip(random) < random.count + 40)
        // A copy of noise from far back is found again.
        #expect(try roundTrip(random + random) < random.count + random.count / 50)
    }

    @Test("Mixtures of runs, copies, text and noise come out as they were", arguments: 0..<60)
    func mixtures(seed: Int) throws {
        var noise = Noise(state: UInt64(seed) &* 977 &+ 5)
        var bytes: [UInt8] = []
        let size = 1 + noise.next(150_000)
        // Frequencies that differ by powers of two ask for the longest codes.
        let skew = 1 + noise.next(12)
        while bytes.count < size {
            switch noise.next(4) {
            case 0: bytes += [UInt8](repeating: UInt8(noise.next(256)), count: 1 + noise.next(2_000))
            case 1 where !bytes.isEmpty:
                let start = noise.next(bytes.count)
                bytes += Array(bytes[start...].prefix(1 + noise.next(3_000)))
            case 2: bytes += (0..<noise.next(3_000)).map { _ in UInt8(noise.next(1 << min(8, skew))) }
            default:
                bytes += (0..<noise.next(3_000)).map { _ in UInt8((noise.next(1 << 20) + 1).leadingZeroBitCount) }
            }
        }
        _ = try roundTrip(bytes)
    }
}

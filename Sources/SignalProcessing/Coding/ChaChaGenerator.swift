// SPDX-License-Identifier: Apache-2.0

/// A reproducible stream of numbers from a 32-byte key: the ChaCha20 key stream (RFC 8439, nonce and counter from zero).
///
/// Part of file formats: the sequence must never change. Knowing some of its numbers tells nothing about the others.
package struct ChaChaGenerator: RandomNumberGenerator, Sendable {
    private var state: [UInt32]
    private var block = [UInt32](repeating: 0, count: 16)
    private var used = 16

    /// A generator at the start of its stream; the key has 32 bytes.
    package init(key: [UInt8]) {
        precondition(key.count == 32, "the key has 32 bytes")
        state = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574]
        for word in 0..<8 {
            state.append((0..<4).reduce(UInt32(0)) { $0 | UInt32(key[4 * word + $1]) << UInt32(8 * $1) })
        }
        state += [0, 0, 0, 0]
    }

    /// A generator for tests and demonstrations: the key is the number in its first eight bytes, least significant first.
    package init(seed: UInt64) {
        self.init(key: (0..<32).map { $0 < 8 ? UInt8(truncatingIfNeeded: seed >> UInt64(8 * $0)) : 0 })
    }

    private mutating func refill() {
        var x = state
        func quarter(_ a: Int, _ b: Int, _ c: Int, _ d: Int) {
            func rotate(_ value: UInt32, _ n: UInt32) -> UInt32 { value << n | value >> (32 - n) }
            x[a] &+= x[b]
            x[d] = rotate(x[d] ^ x[a], 16)
            x[c] &+= x[d]
            x[b] = rotate(x[b] ^ x[c], 12)
            x[a] &+= x[b]
            x[d] = rotate(x[d] ^ x[a], 8)
            x[c] &+= x[d]
            x[b] = rotate(x[b] ^ x[c], 7)
        }
        for _ in 0..<10 {
            quarter(0, 4, 8, 12)
            quarter(1, 5, 9, 13)
            quarter(2, 6, 10, 14)
            quarter(3, 7, 11, 15)
            quarter(0, 5, 10, 15)
            quarter(1, 6, 11, 12)
            quarter(2, 7, 8, 13)
            quarter(3, 4, 9, 14)
        }
        for i in 0..<16 { block[i] = x[i] &+ state[i] }
        state[12] &+= 1
        used = 0
    }

    /// The next 32 bits of the stream.
    package mutating func nextWord() -> UInt32 {
        if used == 16 { refill() }
        defer { used += 1 }
        return block[used]
    }

    /// The next 64 bits of the stream, the first word lowest.
    package mutating func next() -> UInt64 {
        let low = UInt64(nextWord())
        return low | UInt64(nextWord()) << 32
    }

    /// A whole number from 0 up to, not including, `bound`, all equally likely.
    package mutating func below(_ bound: Int) -> Int {
        let range = UInt32(bound)
        let threshold = (0 &- range) % range
        while true {
            let product = UInt64(nextWord()) * UInt64(range)
            if UInt32(truncatingIfNeeded: product) >= threshold { return Int(product >> 32) }
        }
    }

    /// A number from 0 up to, not including, 1 in steps of 2^-24.
    package mutating func unit() -> Float { Float(nextWord() >> 8) * 0x1p-24 }

    /// The numbers from 0 up to `count` in random order (Fisher and Yates, from the end).
    package mutating func permutation(_ count: Int) -> [Int] {
        var order = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, below(last + 1)) }
        return order
    }
}

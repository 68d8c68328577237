// SPDX-License-Identifier: Apache-2.0

/// The body of a Data-Code (ISO 24138), fed piece by piece: content-defined chunks, XXH32 of each, and the smallest
/// values of 64 hash functions over those. Files that share most of their chunks have codes that differ in few bits.
///
/// Memory is bounded: one chunk, and 64 numbers.
struct ISCCDataHasher {
    private static let leastLength = 256
    private static let centre = 640
    private static let mostLength = 8192
    /// Below the centre a cut needs 11 zero bits, above it 9.
    private static let strictMask: UInt32 = 0x7ff
    private static let looseMask: UInt32 = 0x1ff
    private static let prime: UInt64 = 1 << 61 - 1

    private var pending: [UInt8] = []
    private var isEmpty = true
    private var least = [UInt32](repeating: .max, count: 64)

    /// Takes in more bytes.
    mutating func update(_ bytes: [UInt8]) {
        pending += bytes
        cut(keeping: Self.mostLength)
    }

    /// The 32 bytes for all bytes so far.
    func digest() -> [UInt8] {
        var rest = self
        rest.cut(keeping: 0)
        if rest.isEmpty { rest.add(XXHash32.hash(UnsafeRawBufferPointer(start: nil, count: 0))) }
        // The lowest four bits of each number, bit plane by bit plane.
        var digest = [UInt8](repeating: 0, count: 32)
        for plane in 0..<4 {
            for (index, number) in rest.least.enumerated() where number >> UInt32(plane) & 1 == 1 {
                digest[plane * 8 + index / 8] |= 0x80 >> UInt8(index % 8)
            }
        }
        return digest
    }

    /// Where a chunk ends depends on the bytes of the longest chunk, no more: with so many at hand it can be cut.
    private mutating func cut(keeping kept: Int) {
        var features: [UInt32] = []
        let used = pending.withUnsafeBytes { bytes in
            ISCCTables.gear.withUnsafeBufferPointer { gear in
                var start = 0
                while bytes.count - start > kept {
                    let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
                    let length = Self.chunkLength(rest, gear)
                    features.append(XXHash32.hash(UnsafeRawBufferPointer(rebasing: rest[..<length])))
                    start += length
                }
                return start
            }
        }
        pending.removeFirst(used)
        for feature in features { add(feature) }
    }

    private static func chunkLength(_ bytes: UnsafeRawBufferPointer, _ gear: UnsafeBufferPointer<UInt32>) -> Int {
        var pattern: UInt32 = 0
        var position = min(leastLength, bytes.count)
        for (mask, barrier) in [(strictMask, centre), (looseMask, mostLength)] {
            let end = min(barrier, bytes.count)
            while position < end {
                pattern = pattern >> 1 &+ gear[Int(bytes[position])]
                position += 1
                if pattern & mask == 0 { return position }
            }
        }
        return position
    }

    private mutating func add(_ feature: UInt32) {
        isEmpty = false
        for index in least.indices {
            // Products wrap at 2^64 before the remainder is taken: that is how the standard's numbers come about.
            let value =
                (ISCCTables.minHashFactors[index] &* UInt64(feature) &+ ISCCTables.minHashSummands[index]) % Self.prime
            least[index] = min(least[index], UInt32(truncatingIfNeeded: value))
        }
    }
}

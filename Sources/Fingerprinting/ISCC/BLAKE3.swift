// SPDX-License-Identifier: Apache-2.0

/// The BLAKE3 hash (unkeyed, 32 bytes), fed piece by piece.
///
/// ISO 24138 uses it for the Instance-Code. Memory is bounded: one chunk's state and one chaining value for each level of
/// the tree, of which 2^64 bytes have 54.
package struct BLAKE3 {
    private typealias Words = SIMD8<UInt32>

    private static let chunkLength = 1024
    private static let blockLength = 64
    private static let start = Words(
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)

    /// What a compression is for (BLAKE3, section 2.1).
    private struct Flags: OptionSet {
        let rawValue: UInt32
        static let chunkStart = Flags(rawValue: 1)
        static let chunkEnd = Flags(rawValue: 2)
        static let parent = Flags(rawValue: 4)
        static let root = Flags(rawValue: 8)
    }

    /// Chaining values of the finished subtrees, largest first.
    private var subtrees: [SIMD8<UInt32>] = []
    private var finishedChunks: UInt64 = 0
    /// The chunk being read: its chaining value, and the block that may turn out to be its last.
    private var chain = start
    private var compressedBlocks = 0
    private var block: [UInt8] = []

    package init() { block.reserveCapacity(Self.blockLength) }

    /// Takes in more bytes.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !rest.isEmpty {
            // A block, and a chunk, is finished only when more follows: the last ones are compressed differently.
            if block.count == Self.blockLength { finishBlock() }
            if block.isEmpty, rest.count > Self.blockLength {
                absorb(UnsafeRawBufferPointer(rebasing: rest.prefix(Self.blockLength)))
                rest = rest.dropFirst(Self.blockLength)
            } else {
                let piece = rest.prefix(Self.blockLength - block.count)
                block.append(contentsOf: piece)
                rest = rest.dropFirst(piece.count)
            }
        }
    }

    /// Takes in more bytes.
    package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    /// The digest of all bytes so far.
    package func digest() -> [UInt8] {
        var tail = block
        let length = tail.count
        tail += [UInt8](repeating: 0, count: Self.blockLength - length)
        var flags: Flags = compressedBlocks == 0 ? [.chunkStart, .chunkEnd] : .chunkEnd
        if subtrees.isEmpty { flags.insert(.root) }
        var value = Self.compress(chain, tail.withUnsafeBytes(Self.words), finishedChunks, length, flags)
        for (index, left) in subtrees.enumerated().reversed() {
            value = Self.parent(left, value, index == 0 ? [.parent, .root] : .parent)
        }
        return (0..<32).map { UInt8(truncatingIfNeeded: value[$0 / 4] >> UInt32($0 % 4 * 8)) }
    }

    /// The digest of some bytes.
    package static func hash(_ bytes: [UInt8]) -> [UInt8] {
        var hasher = BLAKE3()
        hasher.update(bytes)
        return hasher.digest()
    }

    // MARK: the tree

    private mutating func finishBlock() {
        block.withUnsafeBytes { bytes in
            let words = Self.words(bytes)
            compressBlock(words)
        }
        block.removeAll(keepingCapacity: true)
    }

    private mutating func absorb(_ bytes: UnsafeRawBufferPointer) { compressBlock(Self.words(bytes)) }

    private mutating func compressBlock(_ words: SIMD16<UInt32>) {
        let isLast = compressedBlocks == Self.chunkLength / Self.blockLength - 1
        var flags: Flags = compressedBlocks == 0 ? .chunkStart : []
        if isLast { flags.insert(.chunkEnd) }
        chain = Self.compress(chain, words, finishedChunks, Self.blockLength, flags)
        compressedBlocks += 1
        guard isLast else { return }
        var value = chain
        finishedChunks += 1
        // As many subtrees of equal size are joined as the number of chunks has trailing zeros.
        for _ in 0..<finishedChunks.trailingZeroBitCount {
            guard let left = subtrees.popLast() else { break }
            value = Self.parent(left, value, .parent)
        }
        subtrees.append(value)
        chain = Self.start
        compressedBlocks = 0
    }

    private static func parent(_ left: Words, _ right: Words, _ flags: Flags) -> Words {
        compress(start, SIMD16(lowHalf: left, highHalf: right), 0, blockLength, flags)
    }

    // MARK: the compression function

    /// The first 16 words of a buffer of 64 bytes, least significant byte first.
    private static func words(_ bytes: UnsafeRawBufferPointer) -> SIMD16<UInt32> {
        var words = SIMD16<UInt32>()
        for index in 0..<16 {
            words[index] = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
        }
        return words
    }

    /// Seven rounds over a 4 x 4 state, four columns and then four diagonals at a time; the first half of the output.
    private static func compress(
        _ chain: Words, _ message: SIMD16<UInt32>, _ counter: UInt64, _ length: Int, _ flags: Flags
    ) -> Words {
        var m = message
        var (a, b) = (chain.lowHalf, chain.highHalf)
        var c = start.lowHalf
        var d = SIMD4<UInt32>(
            UInt32(truncatingIfNeeded: counter), UInt32(truncatingIfNeeded: counter >> 32),
            UInt32(truncatingIfNeeded: length), flags.rawValue)
        for round in 0..<7 {
            mix(&a, &b, &c, &d, m.lowHalf.evenHalf, m.lowHalf.oddHalf)
            (b, c, d) = (SIMD4(b.y, b.z, b.w, b.x), SIMD4(c.z, c.w, c.x, c.y), SIMD4(d.w, d.x, d.y, d.z))
            mix(&a, &b, &c, &d, m.highHalf.evenHalf, m.highHalf.oddHalf)
            (b, c, d) = (SIMD4(b.w, b.x, b.y, b.z), SIMD4(c.z, c.w, c.x, c.y), SIMD4(d.y, d.z, d.w, d.x))
            guard round < 6 else { break }
            m = SIMD16(
                m[2], m[6], m[3], m[10], m[7], m[0], m[4], m[13], m[1], m[11], m[12], m[5], m[9], m[14], m[15], m[8])
        }
        return SIMD8(lowHalf: a ^ c, highHalf: b ^ d)
    }

    private static func mix(
        _ a: inout SIMD4<UInt32>, _ b: inout SIMD4<UInt32>, _ c: inout SIMD4<UInt32>, _ d: inout SIMD4<UInt32>,
        _ x: SIMD4<UInt32>, _ y: SIMD4<UInt32>
    ) {
        func turned(_ words: SIMD4<UInt32>, _ bits: UInt32) -> SIMD4<UInt32> {
            words &>> SIMD4(repeating: bits) | words &<< SIMD4(repeating: 32 - bits)
        }
        a = a &+ b &+ x
        d = turned(d ^ a, 16)
        c = c &+ d
        b = turned(b ^ c, 12)
        a = a &+ b &+ y
        d = turned(d ^ a, 8)
        c = c &+ d
        b = turned(b ^ c, 7)
    }
}

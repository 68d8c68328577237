// SPDX-License-Identifier: Apache-2.0

/// Where a claim generator takes its random bytes from: salts of assertions, the manifest's label, its instance
/// identifier. Everything else about a manifest follows from what is signed, with whom and when.
public struct RandomSource: Sendable {
    private let generator: @Sendable () -> any RandomNumberGenerator

    /// A source that makes a new generator for each signing.
    public init(_ generator: @escaping @Sendable () -> any RandomNumberGenerator) { self.generator = generator }

    /// The system's generator.
    public static let system = RandomSource { SystemRandomNumberGenerator() }

    /// The same bytes for each signing, for tests and reproducible output. Two files signed with the same seed get
    /// manifests of the same label, and salts that anybody can compute who knows the seed: let the seed depend on what is
    /// signed, and keep it.
    public static func seeded(_ seed: [UInt8]) -> RandomSource { RandomSource { SeededGenerator(seed) } }

    /// Bytes for one signing.
    func draw() -> RandomBytes { RandomBytes(generator: generator()) }
}

/// The random bytes of one signing, in the order in which they are asked for.
struct RandomBytes {
    fileprivate var generator: any RandomNumberGenerator

    mutating func next(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            let word = generator.next()
            for shift in stride(from: 0, to: 64, by: 8) where bytes.count < count {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
        return bytes
    }

    /// 16 bytes, so that the hash of a redacted assertion does not give its content away (C2PA 2.2, 8.4.2.3).
    mutating func salt() -> [UInt8] { next(16) }

    /// A UUID of version 4.
    mutating func uuid() -> String { ManifestLabel.uuid(of: next(16)) }
}

/// SHA-256 over a seed and a counter.
private struct SeededGenerator: RandomNumberGenerator {
    private let seed: [UInt8]
    private var counter: UInt64 = 0
    private var words: [UInt64] = []

    init(_ seed: [UInt8]) { self.seed = seed }

    mutating func next() -> UInt64 {
        if words.isEmpty {
            let number = (0..<8).map { UInt8(truncatingIfNeeded: counter >> UInt64($0 * 8)) }
            let block = ContentHashAlgorithm.sha256.digest(seed + number)
            counter &+= 1
            words = stride(from: 24, through: 0, by: -8).map { start in
                block[start..<(start + 8)].reduce(0) { $0 << 8 | UInt64($1) }
            }
        }
        return words.popLast() ?? 0
    }
}

// SPDX-License-Identifier: Apache-2.0

import CBOR
import MediaContainers

/// Makes a data hash: one hash of the file but for the store (C2PA 2.2, 18.5).
struct DataHashMaker: HardBindingMaker {
    private let algorithm: ContentHashAlgorithm
    private let isEmbedded: Bool
    private var exclusions: [Range<UInt64>]
    private var hasher: ContentHasher
    var padding = 0

    var label: String { AssertionLabel.dataHash }

    init(_ algorithm: ContentHashAlgorithm, isEmbedded: Bool) {
        self.algorithm = algorithm
        self.isEmbedded = isEmbedded
        exclusions = isEmbedded ? [0..<0] : []
        hasher = ContentHasher(algorithm)
    }

    /// A maker for a hash that the caller computes.
    init(_ algorithm: ContentHashAlgorithm, exclusions: [Range<UInt64>]) {
        self.init(algorithm, isEmbedded: !exclusions.isEmpty)
        self.exclusions = exclusions
    }

    var placeholder: CBORValue { assertion([UInt8](repeating: 0, count: algorithm.byteCount)) }

    mutating func prepare(for copy: PlannedCopy) { exclusions = copy.plan.reservation?.extents ?? [] }

    /// Names what is left out, where it is not the store's place in the file.
    mutating func exclude(_ ranges: [Range<UInt64>]) { exclusions = ranges }

    mutating func observe(_ bytes: [UInt8], at position: UInt64) { hasher.update(bytes) }

    mutating func finish() -> HardBinding {
        let hash = hasher.finish()
        return HardBinding(assertion: assertion(hash), hash: hash, exclusions: exclusions)
    }

    /// `data-hash-map` of a size that does not depend on the numbers in it.
    func assertion(_ hash: [UInt8]) -> CBORValue {
        func map(_ ranges: [(start: UInt64, length: UInt64)], pad: Int) -> CBORValue {
            var map = CBORMap()
            if !ranges.isEmpty {
                map["exclusions"] = .array(
                    ranges.map { ["start": .unsigned($0.start), "length": .unsigned($0.length)] })
            }
            map["name"] = .text("jumbf manifest")
            map["alg"] = .text(algorithm.rawValue)
            map["hash"] = .bytes(hash)
            map["pad"] = .bytes([UInt8](repeating: 0, count: pad))
            return .map(map)
        }
        let widest = CBOREncoder.encode(map(exclusions.map { _ in (UInt64.max, UInt64.max) }, pad: 0)).count
        let ranges = exclusions.map { (start: $0.lowerBound, length: UInt64($0.count)) }
        let bare = CBOREncoder.encode(map(ranges, pad: 0)).count
        // A byte string of up to 23 bytes has a head of one byte, as the empty one has; one range saves at most 16.
        return map(ranges, pad: min(widest - bare, 22) + padding)
    }
}

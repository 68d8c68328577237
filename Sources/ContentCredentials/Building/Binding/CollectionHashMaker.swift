// SPDX-License-Identifier: Apache-2.0

import CBOR
import MediaContainers

/// Makes a collection hash: a hash of each file in an archive and one of its directory (C2PA 2.2, 18.8 and A.6).
///
/// The files are written as a map by path. The specification says an array, but c2pa-rs and all that is built on it read
/// only the map (docs/decisions/0016-collections-as-a-map.md).
struct CollectionHashMaker: HardBindingMaker {
    private let algorithm: ContentHashAlgorithm
    private let container: any CollectionContainer
    private var parts: [CollectionPart] = []
    /// What is hashed, in file order; the index of a part, or nil for the directory.
    private var ranges: [(range: Range<UInt64>, part: Int?)] = []
    private var next = 0
    private var hashers: [Int: ContentHasher] = [:]
    private var hashes: [[UInt8]] = []
    private var directory: ContentHasher
    /// This assertion has no pad.
    var padding = 0

    var label: String { AssertionLabel.collectionHash }

    init(_ algorithm: ContentHashAlgorithm, _ container: any CollectionContainer) {
        self.algorithm = algorithm
        self.container = container
        directory = ContentHasher(algorithm)
    }

    mutating func outline(_ copy: () throws -> PlannedCopy) throws {
        let copy = try copy()
        parts = []
        try container.forEachPart(in: copy, limits: ContainerLimits()) { parts.append($0) }
        guard Set(parts.map(\.path)).count == parts.count else {
            throw ContainerError.malformed(.zip, offset: 0, reason: "two files in it have the same name")
        }
        guard !parts.isEmpty else {
            throw ContainerError.malformed(.zip, offset: 0, reason: "there are no files in it")
        }
        hashes = [[UInt8]](repeating: [UInt8](repeating: 0, count: algorithm.byteCount), count: parts.count)
    }

    var placeholder: CBORValue { assertion([UInt8](repeating: 0, count: algorithm.byteCount)) }

    mutating func prepare(for copy: PlannedCopy) throws {
        var index = 0
        ranges = []
        try container.forEachPart(in: copy, limits: ContainerLimits()) { part in
            ranges.append((part.range, index))
            index += 1
        }
        ranges += try container.directoryRanges(in: copy, limits: ContainerLimits()).map { ($0, nil) }
        ranges.sort { $0.range.lowerBound < $1.range.lowerBound }
        for (left, right) in zip(ranges, ranges.dropFirst()) where left.range.upperBound > right.range.lowerBound {
            throw ContainerError.malformed(.zip, offset: right.range.lowerBound, reason: "files in it overlap")
        }
    }

    mutating func observe(_ bytes: [UInt8], at position: UInt64) {
        let seen = position..<(position + UInt64(bytes.count))
        while next < ranges.count {
            let (range, part) = ranges[next]
            let common = range.clamped(to: seen)
            if !common.isEmpty {
                let slice = Array(bytes[Int(common.lowerBound - position)..<Int(common.upperBound - position)])
                if let part {
                    var hasher = hashers[part] ?? ContentHasher(algorithm)
                    hasher.update(slice)
                    hashers[part] = hasher
                } else {
                    directory.update(slice)
                }
            }
            guard range.upperBound <= seen.upperBound else { return }
            if let part { hashes[part] = (hashers.removeValue(forKey: part) ?? ContentHasher(algorithm)).finish() }
            next += 1
        }
    }

    mutating func finish() -> HardBinding {
        let hash = directory.finish()
        return HardBinding(assertion: assertion(hash), hash: hash, exclusions: [])
    }

    private func assertion(_ directoryHash: [UInt8]) -> CBORValue {
        var files = CBORMap()
        for (part, hash) in zip(parts, hashes) {
            files[part.path] = ["hash": .bytes(hash), "size": .unsigned(UInt64(part.range.count))]
        }
        return [
            "uris": .map(files), "alg": .text(algorithm.rawValue), "zip_central_directory_hash": .bytes(directoryHash),
        ]
    }
}

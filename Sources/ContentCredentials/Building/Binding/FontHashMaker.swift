// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import MediaContainers

/// Makes a box hash over the tables of a font (C2PA 2.2, 18.7.3.6), a hash for each: a font that is packed anew still
/// holds. Tables stand in another order than the directory lists them, and the checksum of the whole in the middle of
/// one, so they are read from the copy as it is planned.
struct FontHashMaker: HardBindingMaker {
    private let algorithm: ContentHashAlgorithm
    private let container: any MediaContainer
    private var boxes: [(name: String, hash: [UInt8])] = []
    var padding = 0

    var label: String { AssertionLabel.boxHash }

    init(_ algorithm: ContentHashAlgorithm, _ container: any MediaContainer) {
        self.algorithm = algorithm
        self.container = container
    }

    mutating func outline(_ copy: () throws -> PlannedCopy) throws {
        boxes = try container.boxes(in: try copy()).map { box in
            (box.name, [UInt8](repeating: 0, count: box.isManifestStore ? 1 : algorithm.byteCount))
        }
    }

    var placeholder: CBORValue { assertion }

    mutating func prepare(for copy: PlannedCopy) throws {
        boxes = try container.boxes(in: copy).map { box in
            guard !box.isManifestStore else { return (box.name, [0]) }
            var hasher = ContentHasher(algorithm)
            let blank = box.zeroed ?? box.range.upperBound..<box.range.upperBound
            try copy.forEachChunk(in: box.range.lowerBound..<blank.lowerBound) { hasher.update($0) }
            hasher.update([UInt8](repeating: 0, count: blank.count))
            try copy.forEachChunk(in: blank.upperBound..<box.range.upperBound) { hasher.update($0) }
            return (box.name, hasher.finish())
        }
    }

    mutating func observe(_ bytes: [UInt8], at position: UInt64) {}

    mutating func finish() -> HardBinding {
        HardBinding(assertion: assertion, hash: boxes.first { $0.hash.count > 1 }?.hash ?? [], exclusions: [])
    }

    private var assertion: CBORValue {
        let pad = [UInt8](repeating: 0, count: padding)
        return [
            "alg": .text(algorithm.rawValue),
            "boxes": .array(
                boxes.enumerated().map { index, box in
                    [
                        "names": [.text(box.name)], "hash": .bytes(box.hash), "pad": .bytes(index == 0 ? pad : []),
                    ]
                }),
        ]
    }
}

// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import MediaContainers

/// What a C2PA box of the purpose `merkle` says: where in which tree a part of the file belongs (C2PA 2.2, A.5.4.2).
struct MerkleProof {
    let uniqueID: UInt64
    let localID: UInt64
    let location: UInt64
    let hashes: [[UInt8]]

    /// nil where the box holds no such map.
    init?(_ box: ProvenanceBox, _ walker: inout BaseMediaWalker) throws {
        guard box.purpose == .merkle, box.content.count <= 1 << 16,
            let bytes = try walker.bytes(box.content.count, at: box.content.lowerBound),
            let value = (try? CBORDecoder().decodePrefix(bytes))?.value, let uniqueID = value["uniqueId"]?.uint64,
            let localID = value["localId"]?.uint64, let location = value["location"]?.uint64
        else { return nil }
        self.uniqueID = uniqueID
        self.localID = localID
        self.location = location
        hashes = (value["hashes"]?.array ?? []).compactMap(\.byteString)
    }

    /// Whether it speaks of this tree.
    func concerns(_ tree: BMFFHashAssertion.Tree) -> Bool { tree.uniqueID == uniqueID && tree.localID == localID }
}

/// Reads the proofs of a file one after the other.
struct MerkleProofReader {
    private var walker: BaseMediaWalker
    private var position: UInt64 = 0

    init(_ source: any ByteSource) { walker = BaseMediaWalker(source) }

    /// The next proof; nil behind the last one, or where one cannot be read.
    mutating func next() throws -> MerkleProof? {
        while let box = try walker.box(at: position, end: walker.count) {
            position = box.range.upperBound
            guard ProvenanceBox.matches(box), let found = try ProvenanceBox(box, &walker), found.purpose == .merkle
            else { continue }
            return try MerkleProof(found, &walker)
        }
        return nil
    }
}

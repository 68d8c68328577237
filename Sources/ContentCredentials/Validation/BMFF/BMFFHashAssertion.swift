// SPDX-License-Identifier: Apache-2.0

import CBOR
import MediaContainers

/// A `c2pa.hash.bmff` assertion, taken apart (C2PA 2.2, 18.6.3).
struct BMFFHashAssertion {
    let exclusions: [BMFFExclusion]
    let algorithm: String?
    let hash: [UInt8]?
    let trees: [Tree]

    /// Most exclusions that are looked at: each of them is a walk over the boxes.
    static let exclusionLimit = 256

    /// A row of a Merkle tree, and what its leaves are.
    struct Tree {
        let uniqueID: UInt64
        let localID: UInt64
        let count: UInt64
        let algorithm: String?
        let initHash: [UInt8]?
        let hashes: [[UInt8]]
        let fixedBlockSize: UInt64?
        let variableBlockSizes: [UInt64]?
    }

    /// Why an assertion is `assertion.bmffHash.malformed`.
    struct Malformed: Error {
        let reason: String
    }

    init(_ value: CBORValue?) throws(Malformed) {
        guard let map = value?.map else { throw Malformed(reason: "the BMFF hash is no map") }
        guard let list = map["exclusions"]?.array, !list.isEmpty else {
            throw Malformed(reason: "the BMFF hash lists no exclusions")
        }
        guard list.count <= BMFFHashAssertion.exclusionLimit else {
            throw Malformed(reason: "the BMFF hash lists more than \(BMFFHashAssertion.exclusionLimit) exclusions")
        }
        var exclusions: [BMFFExclusion] = []
        for item in list { exclusions.append(try BMFFExclusion(item)) }
        self.exclusions = exclusions
        algorithm = map["alg"]?.string
        hash = try BMFFHashAssertion.optional(map["hash"], "hash") { $0.byteString }
        let trees = try BMFFHashAssertion.optional(map["merkle"], "merkle") { $0.array } ?? []
        self.trees = try trees.map { (item) throws(Malformed) in try Tree(item) }
    }

    /// A field that may be absent; null counts as that, since some writers leave it in its place.
    static func optional<Value>(
        _ value: CBORValue?, _ name: String, _ read: (CBORValue) -> Value?
    ) throws(Malformed) -> Value? {
        guard let value, value != .null else { return nil }
        guard let result = read(value) else { throw Malformed(reason: "\(name) of the BMFF hash is malformed") }
        return result
    }
}

extension BMFFHashAssertion.Tree {
    init(_ value: CBORValue) throws(BMFFHashAssertion.Malformed) {
        guard let uniqueID = value["uniqueId"]?.uint64, let localID = value["localId"]?.uint64,
            let count = value["count"]?.uint64, let hashes = value["hashes"]?.array
        else {
            throw BMFFHashAssertion.Malformed(reason: "a Merkle tree lacks its identifiers, its count or its hashes")
        }
        self.uniqueID = uniqueID
        self.localID = localID
        self.count = count
        self.hashes = hashes.compactMap(\.byteString)
        guard self.hashes.count == hashes.count, !hashes.isEmpty, UInt64(hashes.count) <= count else {
            throw BMFFHashAssertion.Malformed(reason: "a Merkle tree has more hashes than leaves, or none")
        }
        algorithm = value["alg"]?.string
        initHash = try BMFFHashAssertion.optional(value["initHash"], "initHash") { $0.byteString }
        fixedBlockSize = try BMFFHashAssertion.optional(value["fixedBlockSize"], "fixedBlockSize") { $0.uint64 }
        variableBlockSizes = try BMFFHashAssertion.optional(value["variableBlockSizes"], "variableBlockSizes") {
            let sizes = $0.array?.compactMap(\.uint64)
            return sizes?.count == $0.array?.count ? sizes : nil
        }
        guard fixedBlockSize == nil || variableBlockSizes == nil else {
            throw BMFFHashAssertion.Malformed(reason: "a Merkle tree has blocks of fixed and of variable size")
        }
        guard fixedBlockSize != 0, variableBlockSizes.map({ UInt64($0.count) == count }) ?? true else {
            throw BMFFHashAssertion.Malformed(reason: "the blocks of a Merkle tree are not as many as its leaves")
        }
    }
}

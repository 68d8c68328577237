// SPDX-License-Identifier: Apache-2.0
public import TransparencyLog

/// The entries of an audit log as leaves of its hash tree: leaf number n is the hash of entry n + 1.
public struct AuditLeaves: LogLeaves {
    private let log: any AuditLog

    /// The leaves of a log.
    public init(log: any AuditLog) { self.log = log }

    /// Leaves of the tree: the hashes of entries, hashed as leaves.
    public func leafHashes(in range: Range<Int>) async throws -> [MerkleTree.Hash] {
        try await log.hashes(after: Int64(range.lowerBound), limit: range.count).map { MerkleTree.leaf($0.bytes) }
    }
}

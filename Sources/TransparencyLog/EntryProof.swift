// SPDX-License-Identifier: Apache-2.0

/// The proof that one entry is in a log, to be checked without access to the log: the entry, its place, the hashes beside its
/// way to the root, and the signed checkpoint.
public struct EntryProof: Codable, Sendable, Hashable {
    /// Name and version of the form.
    public static let form = "countersign.entry-proof/1"

    /// ``form``.
    public var format: String
    /// The entry in canonical JSON, whose hash is the leaf.
    public var entry: String
    /// Its place, from 0.
    public var index: Int
    /// Hashes in hexadecimal, from the leaf upwards.
    public var proof: [String]
    /// The signed checkpoint.
    public var checkpoint: String

    /// A proof.
    public init(entry: String, index: Int, proof: [String], checkpoint: String) {
        format = EntryProof.form
        self.entry = entry
        self.index = index
        self.proof = proof
        self.checkpoint = checkpoint
    }
}

/// The proof that the newest checkpoint of a log continues an earlier one.
public struct LogContinuation: Codable, Sendable, Hashable {
    /// How many entries the earlier checkpoint has.
    public var from: Int
    /// Hashes in hexadecimal (RFC 9162, section 2.1.4).
    public var proof: [String]
    /// The newest checkpoint, signed.
    public var checkpoint: String

    /// A proof.
    public init(from: Int, proof: [String], checkpoint: String) {
        self.from = from
        self.proof = proof
        self.checkpoint = checkpoint
    }
}

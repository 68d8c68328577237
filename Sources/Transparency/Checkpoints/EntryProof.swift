// SPDX-License-Identifier: Apache-2.0
internal import Foundation
public import ProvenanceRegistry

/// An entry of the audit log with what proves that it is in it: for the person whom the entry is about, who has no
/// access to the log. Holds no payload.
public struct EntryProof: Sendable, Hashable {
    /// The entry; its hash is computed anew by whoever checks.
    public let entry: AuditEntry
    /// Roots beside its way up, from the leaf (RFC 6962, section 2.1.1).
    public let path: [ContentDigest]
    /// The checkpoint that covers it.
    public let checkpoint: SignedNote

    /// Makes a proof.
    public init(entry: AuditEntry, path: [ContentDigest], checkpoint: SignedNote) {
        self.entry = entry
        self.path = path
        self.checkpoint = checkpoint
    }

    /// Demands that the proof holds under `verifier`'s key, without the log.
    /// - Returns: the checkpoint that covers the entry.
    /// - Throws: ``TransparencyError`` `not_signed`, `malformed`, `inconsistent`.
    @discardableResult
    public func check(with verifier: NoteVerifier) throws(TransparencyError) -> Checkpoint {
        let known = try Checkpoint(checkpoint, signedBy: verifier)
        guard entry.expectedHash == entry.hash else {
            throw TransparencyError(
                .inconsistent, "the entry in this proof was changed: its fields do not give its hash")
        }
        guard
            MerkleProof.includes(
                leaf: LogTree.leaf(of: entry), index: entry.sequence - 1, size: known.size, path: path,
                root: known.root)
        else {
            throw TransparencyError(
                .inconsistent, "the proof does not lead from this entry to the checkpoint of \(known.time)")
        }
        return known
    }
}

extension EntryProof: Codable {
    private static let format = "countersign.entry-proof/1"

    private enum Key: String, CodingKey {
        case format, seq, at, verb, object, prev, hash, path, checkpoint
        case actorRole = "actor_role"
        case actorReference = "actor_ref"
        case objectVersion = "object_version"
        case payload = "payload_sha256"
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        func fault(_ key: Key, _ what: String) -> DecodingError {
            DecodingError.dataCorruptedError(forKey: key, in: values, debugDescription: what)
        }
        guard try values.decode(String.self, forKey: .format) == EntryProof.format else {
            throw fault(.format, "not a proof of an entry")
        }
        guard let at = Timestamp(rfc3339: try values.decode(String.self, forKey: .at)) else {
            throw fault(.at, "not a moment")
        }
        let path = try values.decode([ContentDigest].self, forKey: .path)
        guard path.count <= 64 else { throw fault(.path, "longer than any proof") }
        guard let note = try? SignedNote(try values.decode(String.self, forKey: .checkpoint)) else {
            throw fault(.checkpoint, "not a signed note")
        }
        let entry = AuditEntry(
            sequence: try values.decode(Int64.self, forKey: .seq), at: at,
            actorRole: try values.decode(String.self, forKey: .actorRole),
            actorReference: try values.decode(String.self, forKey: .actorReference),
            verb: try values.decode(String.self, forKey: .verb),
            object: try values.decode(String.self, forKey: .object),
            objectVersion: try values.decode(Int.self, forKey: .objectVersion),
            payloadDigest: try values.decode(ContentDigest.self, forKey: .payload),
            previous: try values.decode(ContentDigest.self, forKey: .prev),
            hash: try values.decode(ContentDigest.self, forKey: .hash))
        // The place below is one less.
        guard entry.sequence >= 1 else { throw fault(.seq, "not a place in a log") }
        self.init(entry: entry, path: path, checkpoint: note)
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(EntryProof.format, forKey: .format)
        try values.encode(entry.sequence, forKey: .seq)
        try values.encode(entry.at.description, forKey: .at)
        try values.encode(entry.actorRole, forKey: .actorRole)
        try values.encode(entry.actorReference, forKey: .actorReference)
        try values.encode(entry.verb, forKey: .verb)
        try values.encode(entry.object, forKey: .object)
        try values.encode(entry.objectVersion, forKey: .objectVersion)
        try values.encode(entry.payloadDigest, forKey: .payload)
        try values.encode(entry.previous, forKey: .prev)
        try values.encode(entry.hash, forKey: .hash)
        try values.encode(path, forKey: .path)
        try values.encode(checkpoint.description, forKey: .checkpoint)
    }
}

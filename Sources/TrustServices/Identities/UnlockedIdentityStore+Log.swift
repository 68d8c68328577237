// SPDX-License-Identifier: Apache-2.0

internal import Crypto
public import TransparencyLog

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension UnlockedIdentityStore {
    private var logFolder: String { "\(store.folder)/log" }

    /// Signs what a log says about itself, and remembers it: the next checkpoint must continue this one, so that nobody who
    /// may ask for signatures can have two histories signed.
    ///
    /// The key is made with the first checkpoint, which also settles the log's name.
    /// - Parameter proof: that ``IdentityStore/lastCheckpoint()`` is the beginning of it (RFC 9162, section 2.1.4); empty for
    ///   the first.
    /// - Returns: the signed note.
    /// - Throws: ``TrustError`` with `refused` for a checkpoint that does not continue the last, `storeDamaged`, `system`.
    public func sign(_ checkpoint: Checkpoint, continuing proof: [MerkleTree.Hash]) throws -> String {
        try StoreFiles.locked(store.folder) {
            if let last = try store.lastCheckpoint() {
                do {
                    try checkpoint.requireContinuation(of: Checkpoint(text: last.text), proof: proof)
                } catch {
                    throw TrustError(
                        .refused,
                        "the checkpoint does not continue the last one that was signed (\(logFolder)/last.note): entries were changed or removed, or an old backup was put back"
                    )
                }
            }
            let key = try logKey(origin: checkpoint.origin)
            var note = SignedNote(text: checkpoint.text)
            try note.sign(with: key, name: checkpoint.origin)
            // On disk before it leaves: what was signed is never forgotten.
            try StoreFiles.write(Array(note.serialized.utf8), to: "\(logFolder)/last.note")
            return note.serialized
        }
    }

    private func logKey(origin: String) throws -> Curve25519.Signing.PrivateKey {
        let path = "\(logFolder)/key"
        if StoreFiles.exists(path) {
            let raw = try vault.open(StoreFiles.read(path, limit: 4_096), name: "log")
            return try Curve25519.Signing.PrivateKey(rawRepresentation: raw)
        }
        guard try store.lastCheckpoint() == nil else {
            throw TrustError(.storeDamaged, "\(path) is missing; restore it from a backup")
        }
        let key = Curve25519.Signing.PrivateKey()
        let verifier = try NoteKey(name: origin, publicKey: Array(key.publicKey.rawRepresentation))
        try StoreFiles.makeFolder(logFolder)
        try StoreFiles.write(Array("\(verifier)\n".utf8), to: "\(logFolder)/key.pub")
        try StoreFiles.write(vault.seal(Array(key.rawRepresentation), name: "log"), to: path)
        return key
    }
}

extension IdentityStore {
    /// The last checkpoint of a log that this store signed; nil before the first.
    /// - Throws: ``TrustError`` with `storeDamaged`.
    public func lastCheckpoint() throws(TrustError) -> SignedNote? {
        let path = "\(folder)/log/last.note"
        guard StoreFiles.exists(path) else { return nil }
        let bytes = try StoreFiles.read(path, limit: SignedNote.sizeLimit)
        guard let note = try? SignedNote(parsing: bytes), (try? Checkpoint(text: note.text)) != nil else {
            throw TrustError(.storeDamaged, "\(path) is damaged; restore it from a backup")
        }
        return note
    }

    /// The key that checkpoints are checked with; nil before the first.
    /// - Throws: ``TrustError`` with `storeDamaged`.
    public func checkpointKey() throws(TrustError) -> NoteKey? {
        let path = "\(folder)/log/key.pub"
        guard StoreFiles.exists(path) else { return nil }
        let text = String(decoding: try StoreFiles.read(path, limit: 4_096), as: UTF8.self)
        guard let line = text.split(whereSeparator: \.isWhitespace).first, let key = try? NoteKey(String(line)) else {
            throw TrustError(.storeDamaged, "\(path) is damaged; restore it from a backup")
        }
        return key
    }
}

// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Foundation
public import TransparencyLog

/// Makes signed checkpoints of an audit log and keeps each as a file; proves entries against the newest.
///
/// `latest.note` is the newest, `SIZE.note` each of them. The tree is kept in memory, 32 bytes for 256 entries.
public actor CheckpointKeeper {
    /// Signs a checkpoint that continues the signer's last one.
    public struct Signer: Sendable {
        /// The last checkpoint that was signed, if any.
        public let last: @Sendable () async throws -> SignedNote?
        /// Signs; the proof is about ``last``.
        public let sign: @Sendable (_ checkpoint: Checkpoint, _ proof: [MerkleTree.Hash]) async throws -> String

        /// A signer.
        public init(
            last: @escaping @Sendable () async throws -> SignedNote?,
            sign: @escaping @Sendable (Checkpoint, [MerkleTree.Hash]) async throws -> String
        ) {
            self.last = last
            self.sign = sign
        }
    }

    /// After so many new entries a checkpoint is due.
    public static let entriesBetween = 1_000
    /// After so many milliseconds a checkpoint is due, where there are new entries.
    public static let millisecondsBetween: Int64 = 600_000

    private let log: any AuditLog
    private let folder: String
    private let origin: String
    private let signer: Signer
    private var tree = LogTree()
    private var newest: (checkpoint: Checkpoint, note: String)?
    private var madeAt: Timestamp?

    /// A keeper.
    /// - Parameters:
    ///   - folder: where checkpoints are kept; made when it is missing.
    ///   - origin: the log's name; a store that has signed already keeps the name it has.
    /// - Throws: ``RegistryError`` with `folder_unusable`.
    public init(log: any AuditLog, folder: String, origin: String, signer: Signer) throws {
        self.log = log
        self.folder = folder
        self.origin = origin
        self.signer = signer
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw RegistryError(.folderUnusable, "the folder \(folder) cannot be made: \(error.localizedDescription)")
        }
        if let bytes = FileManager.default.contents(atPath: "\(folder)/latest.note").map(Array.init),
            let note = try? SignedNote(parsing: bytes), let checkpoint = try? Checkpoint(text: note.text)
        {
            newest = (checkpoint, note.serialized)
            madeAt = Timestamp(rfc3339: checkpoint.time)
        }
    }

    /// The tree over the log as it is now.
    private func grown() async throws -> LogTree {
        let leaves = AuditLeaves(log: log)
        while true {
            let start = tree.size
            let more = try await leaves.leafHashes(in: start..<(start + 4 * LogTree.chunk))
            if more.isEmpty { return tree }
            // Another request may have read the same meanwhile.
            if tree.size == start { tree.append(more) }
        }
    }

    /// The newest checkpoint as a signed note; nil before the first.
    public var latest: String? { newest?.note }

    /// Makes a checkpoint where one is due.
    /// - Throws: what the log or the signer throws.
    public func makeIfDue(at now: Timestamp) async throws {
        let tree = try await grown()
        let fresh = tree.size - (newest?.checkpoint.size ?? 0)
        guard fresh > 0 else { return }
        let isOld = madeAt.map { now.milliseconds - $0.milliseconds >= Self.millisecondsBetween } ?? true
        if isOld || fresh >= Self.entriesBetween { _ = try await make(at: now) }
    }

    /// Makes a checkpoint of the log as it is now, and gives it as a signed note.
    /// - Throws: what the log or the signer throws; `LogError` with `leavesMissing` for a log that shrank.
    public func make(at now: Timestamp) async throws -> String {
        let leaves = AuditLeaves(log: log)
        let tree = try await grown()
        let size = tree.size
        let last = try await signer.last().map { try Checkpoint(text: $0.text) }
        var proof: [MerkleTree.Hash] = []
        if let last {
            guard last.size <= size else { throw LogError.leavesMissing }
            proof = try await tree.consistencyProof(from: last.size, to: size, leaves: leaves)
        }
        let checkpoint = try Checkpoint(
            origin: last?.origin ?? origin, size: size, root: tree.root,
            time: now.description)
        let note = try await signer.sign(checkpoint, proof)
        for name in ["\(size).note", "latest.note"] {
            try AtomicFile.write(Array(note.utf8), to: "\(folder)/\(name)", mode: 0o644)
        }
        newest = (checkpoint, note)
        madeAt = now
        return note
    }

    /// The proof that the newest checkpoint continues the one of `size` entries; nil before the first.
    /// - Throws: what the log throws; `LogError` with `outOfRange`.
    public func continuation(from size: Int) async throws -> LogContinuation? {
        guard let newest else { return nil }
        let leaves = AuditLeaves(log: log)
        let tree = try await grown()
        let proof = try await tree.consistencyProof(from: size, to: newest.checkpoint.size, leaves: leaves)
        return LogContinuation(from: size, proof: proof.map { Hex.encode($0) }, checkpoint: newest.note)
    }

    /// Proofs that what the log says about an object is in the newest checkpoint; entries that are younger are left out. At
    /// most `limit`.
    /// - Throws: what the log throws; `LogError`.
    public func proofs(about object: String, limit: Int = 100) async throws -> [EntryProof] {
        guard let newest else { return [] }
        let leaves = AuditLeaves(log: log)
        let tree = try await grown()
        var proofs: [EntryProof] = []
        for stored in try await log.entries(about: object, limit: limit) {
            let index = Int(stored.entry.sequence) - 1
            guard index < newest.checkpoint.size else { continue }
            let path = try await tree.inclusionProof(of: index, size: newest.checkpoint.size, leaves: leaves)
            proofs.append(
                EntryProof(
                    entry: String(decoding: stored.entry.canonicalForm.serialized, as: UTF8.self), index: index,
                    proof: path.map { Hex.encode($0) }, checkpoint: newest.note))
        }
        return proofs
    }
}

extension LogContinuation {
    /// Checks that the log continues what was seen last.
    /// - Parameter earlier: the checkpoint that was seen last; nil takes the new one as the first.
    /// - Throws: `LogError` with `malformedNote`, `notSigned` or `notContinued`.
    public func check(with key: NoteKey, after earlier: Checkpoint?) throws(LogError) -> Checkpoint {
        let newest = try Checkpoint(note: Array(checkpoint.utf8), signedBy: key)
        guard let earlier else { return newest }
        let hashes = proof.compactMap { Hex.decode($0) }
        guard hashes.count == proof.count, from == earlier.size else { throw .notContinued }
        try newest.requireContinuation(of: earlier, proof: hashes)
        return newest
    }
}

extension EntryProof {
    /// The hash of the entry, as the audit log has it.
    public var entryHash: ContentDigest { ContentDigest(of: Array((AuditEntry.domain + entry).utf8)) }

    /// Checks the proof against a key, without access to the log.
    /// - Throws: `LogError` with `malformedNote`, `notSigned`, or `notContinued` where the entry is not in the log.
    public func check(with key: NoteKey) throws(LogError) -> Checkpoint {
        let checkpoint = try Checkpoint(note: Array(self.checkpoint.utf8), signedBy: key)
        let path = proof.compactMap { Hex.decode($0) }
        guard format == EntryProof.form, path.count == proof.count,
            MerkleProof.isIncluded(
                MerkleTree.leaf(entryHash.bytes), index: index, size: checkpoint.size, root: checkpoint.root,
                proof: path)
        else { throw .notContinued }
        return checkpoint
    }
}

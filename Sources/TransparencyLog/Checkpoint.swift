// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// What a log says about itself at a moment: its size, the root of its hash tree, and the time (C2SP, tlog-checkpoint).
public struct Checkpoint: Sendable, Hashable {
    /// The log's name.
    public let origin: String
    /// How many entries the log has.
    public let size: Int
    /// The root of the tree over them.
    public let root: MerkleTree.Hash
    /// When, as RFC 3339 text; an extension line of the note. Empty where the note has none.
    public let time: String

    /// A checkpoint.
    /// - Throws: ``LogError`` with `invalidName`, `outOfRange`, or `malformedNote` for a root or a time that cannot stand
    ///   in a note.
    public init(origin: String, size: Int, root: MerkleTree.Hash, time: String) throws(LogError) {
        guard NoteKey.isValidName(origin) else { throw .invalidName }
        guard size >= 0 else { throw .outOfRange }
        guard root.count == 32, time.utf8.count <= 64, time.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .malformedNote
        }
        self.origin = origin
        self.size = size
        self.root = root
        self.time = time
    }

    /// The note's text.
    public var text: String {
        "\(origin)\n\(size)\n\(Base64.encode(root))\n" + (time.isEmpty ? "" : "time \(time)\n")
    }

    /// Reads the text of a note; further extension lines are passed over.
    /// - Throws: ``LogError`` with `malformedNote`.
    public init(text: String) throws(LogError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, lines.last == "", let size = Int(lines[1]), String(size) == lines[1],
            let root = Base64.decode(String(lines[2]))
        else { throw .malformedNote }
        let time = lines.dropFirst(3).first { $0.hasPrefix("time ") }?.dropFirst(5) ?? ""
        do {
            try self.init(origin: String(lines[0]), size: size, root: root, time: String(time))
        } catch { throw .malformedNote }
    }

    /// Reads a signed checkpoint.
    /// - Parameter key: must have signed it.
    /// - Throws: ``LogError`` with `malformedNote` or `notSigned`.
    public init(note bytes: [UInt8], signedBy key: NoteKey) throws(LogError) {
        let note = try SignedNote(parsing: bytes)
        guard note.isSigned(by: key) else { throw .notSigned }
        try self.init(text: note.text)
        guard origin == key.name else { throw .notSigned }
    }

    /// Checks that this checkpoint continues an earlier one of the same log.
    /// - Throws: ``LogError`` with `notContinued`.
    public func requireContinuation(of earlier: Checkpoint, proof: [MerkleTree.Hash]) throws(LogError) {
        guard origin == earlier.origin,
            MerkleProof.isConsistent(
                oldSize: earlier.size, oldRoot: earlier.root, newSize: size, newRoot: root, proof: proof)
        else { throw .notContinued }
    }
}

// SPDX-License-Identifier: Apache-2.0
internal import Foundation
public import ProvenanceRegistry

/// What a log says of itself at a moment: so many entries, with this root (C2SP tlog-checkpoint; the time stands in an
/// extension line).
public struct Checkpoint: Sendable, Hashable {
    /// The log's name.
    public let origin: String
    /// How many entries it covers.
    public let size: Int64
    /// The root over them (RFC 6962).
    public let root: ContentDigest
    /// When it was made.
    public let time: Timestamp

    /// Makes a checkpoint.
    public init(origin: String, size: Int64, root: ContentDigest, time: Timestamp) {
        self.origin = origin
        self.size = size
        self.root = root
        self.time = time
    }

    /// Reads the text of a note and demands that `verifier`'s key signed it, under the name of the log.
    /// - Throws: ``TransparencyError`` `malformed`, `not_signed`.
    public init(_ note: SignedNote, signedBy verifier: NoteVerifier) throws(TransparencyError) {
        guard note.isSigned(by: verifier) else {
            throw TransparencyError(
                .notSigned, "this checkpoint is not signed by \(verifier.name); do not rely on it")
        }
        let lines = note.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 5, lines[0] == verifier.name, let size = Int64(lines[1]), size >= 0,
            String(size) == lines[1], let root = Data(base64Encoded: String(lines[2])),
            let digest = ContentDigest(bytes: Array(root)), lines[3].hasPrefix("time "),
            let time = Timestamp(rfc3339: String(lines[3].dropFirst(5)))
        else { throw TransparencyError(.malformed, "this note is not a checkpoint of a log") }
        self.init(origin: String(lines[0]), size: size, root: digest, time: time)
    }

    /// The checkpoint with `signer`'s signature.
    public func signed(by signer: NoteSigner) throws(TransparencyError) -> SignedNote {
        var note = SignedNote(text: "\(origin)\n\(size)\n\(Data(root.bytes).base64EncodedString())\ntime \(time)\n")
        try note.sign(with: signer)
        return note
    }
}

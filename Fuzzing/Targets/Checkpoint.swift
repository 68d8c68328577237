// SPDX-License-Identifier: Apache-2.0

import TransparencyLog

/// Signed notes, and the checkpoints and keys in them. What is read is written back the same, and no stranger's key has signed
/// it.
enum CheckpointTarget {
    static func run(_ bytes: [UInt8]) {
        _ = try? NoteKey(String(decoding: bytes, as: UTF8.self))
        guard let note = try? SignedNote(parsing: bytes) else { return }
        let again = try? SignedNote(parsing: Array(note.serialized.utf8))
        precondition(again == note)
        if let checkpoint = try? Checkpoint(text: note.text) {
            precondition((try? Checkpoint(text: checkpoint.text)) == checkpoint)
        }
        if let stranger { precondition(!note.isSigned(by: stranger)) }
    }

    private static let stranger = try? NoteKey(name: "log", publicKey: [UInt8](repeating: 9, count: 32))
}

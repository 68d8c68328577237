// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Foundation
package import ProvenanceRegistry

/// Drafts in a folder, so that a restart loses none: `ID/draft.json`, the files by number, and small pictures of them.
/// One at a time changes them; the bytes of files are written beside that.
package actor DraftFolder {
    let folder: String

    /// Makes the folder.
    package init(folder: String) throws {
        self.folder = folder
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Begins a draft.
    /// - Throws: ``ServiceError`` `invalid_input` where the account has too many.
    func begin(for account: AccountID, now: Timestamp) throws -> ProtectDraft {
        guard drafts(of: account, now: now).count < ProtectDraft.draftLimit else {
            throw ServiceError(
                .invalidInput, "There are \(ProtectDraft.draftLimit) unfinished drafts. Finish or discard one.",
                field: "file")
        }
        let draft = ProtectDraft(id: Secret.make(bytes: 16), account: account, createdAt: now)
        try FileManager.default.createDirectory(
            atPath: path(draft.id), withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        try save(draft)
        return draft
    }

    /// The draft of that name, if it is this account's and its day is not over.
    func draft(_ id: String, of account: AccountID, now: Timestamp) -> ProtectDraft? {
        guard DraftFolder.isName(id), let draft = read(id), draft.account == account, draft.expiresAt > now else {
            return nil
        }
        return draft
    }

    /// Drafts of an account, newest first.
    func drafts(of account: AccountID, now: Timestamp) -> [ProtectDraft] {
        names().compactMap { draft($0, of: account, now: now) }.sorted { $0.createdAt > $1.createdAt }
    }

    /// Changes a draft as it is now.
    /// - Throws: ``ServiceError`` `gone`; what `change` throws, and then nothing is changed.
    @discardableResult
    func update(_ id: String, _ change: @Sendable (inout ProtectDraft) throws -> Void) throws -> ProtectDraft {
        guard DraftFolder.isName(id), var draft = read(id) else { throw ServiceError(.gone, "The draft is gone.") }
        try change(&draft)
        try save(draft)
        return draft
    }

    /// Removes a draft with its files.
    func remove(_ id: String) {
        guard DraftFolder.isName(id) else { return }
        try? FileManager.default.removeItem(atPath: path(id))
    }

    /// Removes drafts whose day is over.
    package func sweep(now: Timestamp) {
        for name in names() {
            if let draft = read(name) {
                if draft.expiresAt <= now { remove(name) }
            } else if DraftFolder.isName(name) {
                // Begun by a process that ended before the draft was written, or of another version.
                let changed =
                    (try? FileManager.default.attributesOfItem(atPath: path(name)))?[.modificationDate] as? Date
                let at = changed.map { Timestamp($0) } ?? now
                if at.adding(seconds: ProtectDraft.keepSeconds) <= now { remove(name) }
            }
        }
    }

    private func names() -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] }

    private func read(_ id: String) -> ProtectDraft? {
        FileManager.default.contents(atPath: path(id) + "/draft.json").flatMap {
            try? JSONDecoder().decode(ProtectDraft.self, from: $0)
        }
    }

    private func save(_ draft: ProtectDraft) throws {
        do {
            try AtomicFile.write(
                Array(try JSONEncoder().encode(draft)), to: path(draft.id) + "/draft.json", mode: 0o600)
        } catch let error as ByteError {
            throw DraftFolder.failure(error)
        }
    }

    private nonisolated func path(_ id: String) -> String { "\(folder)/\(id)" }

    private static func isName(_ id: String) -> Bool {
        id.utf8.count == 22
            && id.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
                default: false
                }
            }
    }

    private static func failure(_ error: ByteError) -> ServiceError {
        if case .system(_, let code) = error, code == ENOSPC || code == EDQUOT {
            return ServiceError(.storageFull, "The disk of this server is full.", retryAfter: 600)
        }
        return ServiceError(.internalFailure, "The draft cannot be written.")
    }
}

extension DraftFolder {
    /// Writes the bytes of a file and its small picture into a draft.
    nonisolated func write(_ file: UploadedFile, _ preview: EncodedPicture?, number: Int, in draft: String) throws {
        do {
            let output = try AtomicFile(path: "\(folder)/\(draft)/\(number)", mode: 0o600)
            let source = try FileSource.open(file)
            try source.forEachChunk(in: 0..<source.count) { chunk throws(ByteError) in
                try output.append(Array(chunk))
            }
            try output.commit()
            if let preview {
                try AtomicFile.write(preview.bytes, to: "\(folder)/\(draft)/\(number).preview", mode: 0o600)
            }
        } catch let error as ByteError {
            throw DraftFolder.failure(error)
        }
    }

    /// A file of a draft, as it was uploaded.
    nonisolated func file(_ file: ProtectDraft.File, in draft: String) throws(ServiceError) -> UploadedFile {
        UploadedFile(
            field: "file", name: file.name, claimedType: nil, bytes: file.bytes,
            content: try ScratchFile.open("\(folder)/\(draft)/\(file.number)"))
    }

    /// The small picture of a file of a draft.
    nonisolated func preview(_ number: Int, in draft: String) -> [UInt8]? {
        FileManager.default.contents(atPath: "\(folder)/\(draft)/\(number).preview").map(Array.init)
    }

    /// Removes the bytes of files that are not needed any more.
    nonisolated func erase(_ numbers: [Int], in draft: String) {
        for number in numbers {
            for name in ["\(number)", "\(number).preview"] {
                try? FileManager.default.removeItem(atPath: "\(folder)/\(draft)/\(name)")
            }
        }
    }
}

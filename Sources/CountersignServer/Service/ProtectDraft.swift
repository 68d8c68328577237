// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import MediaCodecs
import ProvenanceRegistry

/// What a publisher has answered so far on the way to protected files.
package struct ProtectDraft: Codable, Sendable {
    /// A file that was handed in.
    struct File: Codable, Sendable {
        /// What became of it.
        enum State: Codable, Sendable, Hashable {
            case waiting
            case done(record: RecordID, download: String)
            case failed(code: String, detail: String?)
        }

        /// Its number in the draft, never given twice.
        let number: Int
        /// As the sender gave it; from outside.
        let name: String
        let bytes: UInt64
        let facts: FileFacts
        var title: String?
        var state = State.waiting
    }

    let id: String
    let account: AccountID
    let createdAt: Timestamp
    var files: [File] = []
    /// Earlier files it was made from, for edited pictures.
    var earlier: [File] = []
    var nextNumber = 1
    var source: SourceType?
    var credit: String?
    /// What is left out of the files' own notes; all of it, unless the publisher says otherwise.
    var leavesOut = Set(MetadataPart.allCases)
    var addsMark = true
    /// Nil until the publisher has chosen.
    var showsPreview: Bool?
    /// The publisher has gone past this question.
    var hasTitles = false
    /// When it was sent off; nothing can be changed after that.
    var sentAt: Timestamp?

    static let keepSeconds: Int64 = 24 * 3600
    /// Files in one draft at most.
    static let fileLimit = 100
    static let earlierLimit = 8
    /// Drafts that one account keeps at most.
    static let draftLimit = 20

    var expiresAt: Timestamp { createdAt.adding(seconds: ProtectDraft.keepSeconds) }
    /// Files that can be protected, as far as one look tells.
    var usable: [File] { files.filter { $0.facts.fault == nil } }
    func file(_ number: Int) -> File? { (files + earlier).first { $0.number == number } }
}

/// What one look at a file tells, before anything is done with it.
package struct FileFacts: Codable, Sendable, Hashable {
    /// As in `image/jpeg`; nil where unknown.
    package var mediaType: String?
    package var width: Int?
    package var height: Int?
    /// How long a recording lasts.
    package var seconds: Double?
    /// Who signed the credential that it carries, as the signer calls itself; empty where there is no name.
    package var signer: String?
    /// The credential it carries holds.
    package var isCredentialIntact: Bool
    /// Why it cannot be protected: a code of ``ServiceError``.
    package var fault: String?

    package init(
        mediaType: String? = nil, width: Int? = nil, height: Int? = nil, signer: String? = nil,
        isCredentialIntact: Bool = false, fault: String? = nil
    ) {
        self.mediaType = mediaType
        self.width = width
        self.height = height
        self.signer = signer
        self.isCredentialIntact = isCredentialIntact
        self.fault = fault
    }
}

/// A first look at a file, with a small picture of it where there can be one.
package struct FileLook: Sendable {
    package let facts: FileFacts
    package let preview: EncodedPicture?

    package init(facts: FileFacts, preview: EncodedPicture?) {
        self.facts = facts
        self.preview = preview
    }
}

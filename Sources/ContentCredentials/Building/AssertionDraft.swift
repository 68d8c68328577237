// SPDX-License-Identifier: Apache-2.0

import CBOR
import JUMBF

/// An assertion that is to be written: its label is final, its salt drawn.
struct AssertionDraft: Sendable {
    enum Content: Sendable {
        case cbor(CBORValue)
        case json([UInt8])
        case file(EmbeddedFile)
    }

    /// Label with instance number.
    let label: String
    var content: Content
    /// Whether the signer vouches for it (`created_assertions`) or passes it on (`gathered_assertions`).
    let isCreated: Bool
    /// 16 random bytes, so that the hash of a redacted assertion does not give its content away (C2PA 2.2, 8.4.2.3).
    let salt: [UInt8]

    init(label: String, content: Content, isCreated: Bool) {
        self.label = label
        self.content = content
        self.isCreated = isCreated
        salt = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    }

    /// The box of this assertion.
    var superbox: JUMBFSuperbox {
        let type: JUMBFContentType
        let children: [JUMBFBox]
        switch content {
        case .cbor(let value):
            type = .cbor
            children = [.content(.cbor, CBOREncoder.encode(value))]
        case .json(let bytes):
            type = .json
            children = [.content(.json, bytes)]
        case .file(let file):
            type = .embeddedFile
            children = file.boxes
        }
        return JUMBFSuperbox(
            description: JUMBFDescription(contentType: type, label: label, salt: salt), children: children)
    }

    /// A reference to this assertion from inside its own manifest.
    func hashedURI(_ algorithm: ContentHashAlgorithm) -> HashedURI {
        HashedURI(
            url: JUMBFURI.assertion(label).description, hash: algorithm.digest(superbox.hashedContents))
    }
}

/// Gives assertions of one kind different labels: the second `c2pa.ingredient.v3` becomes `c2pa.ingredient.v3__1`.
struct LabelCounter {
    private var used: [String: Int] = [:]

    mutating func next(_ label: String) -> String {
        let base = AssertionLabel.split(label).base
        defer { used[base, default: 0] += 1 }
        let count = used[base] ?? 0
        return count == 0 ? base : "\(base)__\(count)"
    }
}

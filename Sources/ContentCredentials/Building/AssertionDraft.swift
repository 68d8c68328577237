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
    /// Whether the signer vouches for it (`created_assertions`) or passes it on (`gathered_assertions`).
    let isCreated: Bool
    /// See ``RandomBytes/salt()``.
    let salt: [UInt8]

    /// The box of this assertion with its content.
    func superbox(_ content: Content) -> JUMBFSuperbox {
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

    /// The box with its content, and the claim's reference to it.
    func settled(_ content: Content, _ algorithm: ContentHashAlgorithm) -> SettledAssertion {
        let contents = Array(superbox(content).hashedContents)
        return SettledAssertion(
            uri: HashedURI(url: JUMBFURI.assertion(label).description, hash: algorithm.digest(contents)),
            contents: contents, isCreated: isCreated)
    }
}

/// An assertion that will not change any more, as bytes.
struct SettledAssertion: Sendable {
    /// The reference from inside its own manifest.
    let uri: HashedURI
    /// The superbox without its header.
    let contents: [UInt8]
    let isCreated: Bool
}

/// The assertions of a manifest while they are collected.
struct AssertionList {
    let algorithm: ContentHashAlgorithm
    var random: RandomBytes
    private(set) var assertions: [SettledAssertion] = []
    private var used: [String: Int] = [:]

    init(_ algorithm: ContentHashAlgorithm, _ random: RandomBytes) {
        self.algorithm = algorithm
        self.random = random
    }

    /// Adds an assertion. The second of a kind gets another label: `c2pa.ingredient.v3__1`.
    @discardableResult
    mutating func add(_ label: String, _ content: AssertionDraft.Content, isCreated: Bool = true) -> HashedURI {
        let settled = draft(label, isCreated: isCreated).settled(content, algorithm)
        assertions.append(settled)
        return settled.uri
    }

    /// An assertion whose content comes later.
    mutating func draft(_ label: String, isCreated: Bool = true) -> AssertionDraft {
        let base = AssertionLabel.split(label).base
        let count = used[base, default: 0]
        used[base] = count + 1
        return AssertionDraft(
            label: count == 0 ? base : "\(base)__\(count)", isCreated: isCreated, salt: random.salt())
    }
}

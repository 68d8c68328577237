// SPDX-License-Identifier: Apache-2.0
internal import Crypto
internal import Foundation

/// A key that verifies signed notes, with the name it signs under (C2SP signed-note, "Verifier keys"). Printed as
/// `NAME+HASH+KEY`, the form other programs for transparency logs take.
public struct NoteVerifier: Sendable, Hashable, CustomStringConvertible {
    /// What a key signs with it; the number stands before the key's bytes.
    public enum Kind: UInt8, Sendable {
        /// The text of a note (C2SP signed-note).
        case note = 0x01
        /// A witness's statement of the time at which it saw a checkpoint (C2SP tlog-cosignature, `cosignature/v1`).
        case cosignature = 0x04
    }

    /// Under which the key signs; without blanks and `+`.
    public let name: String
    /// What it signs.
    public let kind: Kind
    /// The 32 bytes of the Ed25519 key (RFC 8032).
    public let key: [UInt8]

    /// Makes a verifier; nil for a name with blanks or `+`, or a key of another length.
    public init?(name: String, kind: Kind, key: [UInt8]) {
        guard !name.isEmpty, name.utf8.count <= 255, !name.contains(where: { $0.isWhitespace || $0 == "+" }),
            key.count == 32
        else { return nil }
        self.name = name
        self.kind = kind
        self.key = key
    }

    /// Reads `NAME+HASH+KEY`; nil where the hash does not belong to the name and key.
    public init?(_ text: String) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Data(base64Encoded: String(parts[2])), let first = bytes.first,
            let kind = Kind(rawValue: first)
        else { return nil }
        self.init(name: String(parts[0]), kind: kind, key: Array(bytes.dropFirst()))
        guard hashText == parts[1] else { return nil }
    }

    /// The first four bytes of the hash of name, kind and key: names the key in a signature line.
    public var identifier: [UInt8] {
        Array(SHA256.hash(data: Array(name.utf8) + [0x0A, kind.rawValue] + key).prefix(4))
    }

    private var hashText: String {
        identifier.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    public var description: String { "\(name)+\(hashText)+\(Data([kind.rawValue] + key).base64EncodedString())" }

    /// The same key as a witness's.
    public var asWitness: NoteVerifier? { NoteVerifier(name: name, kind: .cosignature, key: key) }

    func accepts(_ signature: some Sequence<UInt8>, over message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key) else { return false }
        return key.isValidSignature(Data(signature), for: Data(message))
    }
}

/// A key that signs notes.
public struct NoteSigner: Sendable {
    /// Its public half.
    public let verifier: NoteVerifier
    private let key: Curve25519.Signing.PrivateKey

    /// Takes an Ed25519 seed of 32 bytes (RFC 8032, section 5.1.5).
    /// - Throws: ``TransparencyError`` `malformed`.
    public init(name: String, seed: [UInt8]) throws(TransparencyError) {
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed),
            let verifier = NoteVerifier(name: name, kind: .note, key: Array(key.publicKey.rawRepresentation))
        else {
            throw TransparencyError(.malformed, "a log's name has no blanks and no +, and its key 32 bytes")
        }
        self.key = key
        self.verifier = verifier
    }

    func sign(_ message: [UInt8]) throws(TransparencyError) -> [UInt8] {
        guard let signature = try? key.signature(for: Data(message)) else {
            throw TransparencyError(.notSigned, "the key did not sign")
        }
        return Array(signature)
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
public import Crypto

/// A text with signatures below it (C2SP, signed-note): the form in which transparency logs publish checkpoints.
///
/// ```
/// text, one or more lines
///
/// — name base64(key hash, signature)
/// ```
public struct SignedNote: Sendable, Hashable {
    /// Largest note that is read, in bytes.
    public static let sizeLimit = 65_536
    /// Most signatures looked at.
    static let signatureLimit = 32

    /// One signature line.
    public struct Signature: Sendable, Hashable {
        /// Name of the key.
        public let name: String
        /// The first four bytes of the key's hash.
        public let keyHash: [UInt8]
        /// What follows the hash.
        public let bytes: [UInt8]
    }

    /// The text, with the newline at its end.
    public let text: String
    /// The signatures, as they stand; not checked.
    public var signatures: [Signature]

    /// A note without signatures.
    /// - Parameter text: ends with a newline.
    public init(text: String) {
        self.text = text
        signatures = []
    }

    /// Reads a note.
    /// - Throws: ``LogError`` with `malformedNote`.
    public init(parsing bytes: [UInt8]) throws(LogError) {
        guard bytes.count <= SignedNote.sizeLimit, let whole = String(validating: bytes, as: UTF8.self),
            whole.hasSuffix("\n"), let cut = whole.range(ofLast: "\n\n"),
            whole.unicodeScalars.allSatisfy({ $0 == "\n" || $0.value >= 0x20 })
        else { throw .malformedNote }
        text = String(whole[..<cut.middle])
        var found: [Signature] = []
        for line in whole[cut.upper...].split(separator: "\n", omittingEmptySubsequences: true) {
            guard found.count < SignedNote.signatureLimit, line.hasPrefix("— ") else { throw .malformedNote }
            let parts = line.dropFirst(2).split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 2, let name = parts.first.map(String.init), NoteKey.isValidName(name),
                let data = parts.last.flatMap({ Base64.decode(String($0)) }), data.count > 4
            else { throw .malformedNote }
            found.append(Signature(name: name, keyHash: Array(data.prefix(4)), bytes: Array(data.dropFirst(4))))
        }
        guard !found.isEmpty else { throw .malformedNote }
        signatures = found
    }

    /// The note as it is published.
    public var serialized: String {
        text + "\n"
            + signatures.map { "— \($0.name) \(Base64.encode($0.keyHash + $0.bytes))\n" }.joined()
    }

    /// Signs the text with a key of its own name.
    public mutating func sign(with key: Curve25519.Signing.PrivateKey, name: String) throws {
        let verifier = try NoteKey(name: name, publicKey: Array(key.publicKey.rawRepresentation))
        let signature = Array(try key.signature(for: Array(text.utf8)))
        signatures.append(Signature(name: name, keyHash: verifier.hash, bytes: signature))
    }

    /// Whether `key` has signed the text.
    public func isSigned(by key: NoteKey) -> Bool {
        signatures.contains { signature in
            signature.name == key.name && signature.keyHash == key.hash
                && key.isValid(signature.bytes, over: Array(text.utf8))
        }
    }
}

extension String {
    /// The last place of a separator of two characters: where its second begins, and where it ends.
    fileprivate func range(ofLast separator: String) -> (middle: Index, upper: Index)? {
        var index = endIndex
        while index > startIndex {
            index = self.index(before: index)
            if self[index...].hasPrefix(separator) {
                return (self.index(after: index), self.index(index, offsetBy: separator.count))
            }
        }
        return nil
    }
}

/// A key that notes are checked with: `name+hash+base64` (C2SP, signed-note, "Verifier keys").
public struct NoteKey: Sendable, Hashable, CustomStringConvertible {
    private static let ed25519: UInt8 = 1

    /// The key's name, which for a log's own key is the log's.
    public let name: String
    /// Ed25519, 32 bytes.
    public let publicKey: [UInt8]

    /// A key.
    /// - Throws: ``LogError`` with `invalidName` or `malformedKey`.
    public init(name: String, publicKey: [UInt8]) throws(LogError) {
        guard NoteKey.isValidName(name) else { throw .invalidName }
        guard publicKey.count == 32 else { throw .malformedKey }
        self.name = name
        self.publicKey = publicKey
    }

    /// Reads a key's text form.
    /// - Throws: ``LogError`` with `malformedKey` or `invalidName`.
    public init(_ text: String) throws(LogError) {
        // The base64 part may hold plus signs; name and hash cannot.
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let data = Base64.decode(String(parts[2])), data.count == 33,
            data[0] == NoteKey.ed25519
        else { throw .malformedKey }
        try self.init(name: String(parts[0]), publicKey: Array(data.dropFirst()))
        guard Hex.encode(hash) == parts[1] else { throw .malformedKey }
    }

    /// The first four bytes of the hash over name, algorithm and key.
    public var hash: [UInt8] {
        Array(SHA256.hash(data: Array(name.utf8) + [0x0A, NoteKey.ed25519] + publicKey).prefix(4))
    }

    public var description: String {
        "\(name)+\(Hex.encode(hash))+\(Base64.encode([NoteKey.ed25519] + publicKey))"
    }

    /// Whether the name can stand in a note.
    public static func isValidName(_ name: String) -> Bool {
        (1...128).contains(name.utf8.count) && name.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x2B }
    }

    func isValid(_ signature: [UInt8], over text: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: text)
    }
}

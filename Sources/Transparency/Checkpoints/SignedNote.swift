// SPDX-License-Identifier: Apache-2.0
internal import Foundation
public import ProvenanceRegistry

/// A text with signatures under it (C2SP signed-note): the text's lines, an empty line, a line a signature.
public struct SignedNote: Sendable, Hashable, CustomStringConvertible {
    /// One signature line.
    public struct Signature: Sendable, Hashable {
        /// The key's name.
        public let name: String
        /// The key's identifier, 4 bytes.
        public let keyIdentifier: [UInt8]
        /// What follows the identifier; for Ed25519 64 bytes, for a witness the time before them.
        public let bytes: [UInt8]
    }

    /// Notes beyond this are refused, in bytes.
    public static let sizeLimit = 16_384

    /// The text, with its last line feed.
    public let text: String
    /// Whose signatures stand under it.
    public private(set) var signatures: [Signature]

    /// A text without signatures yet.
    init(text: String) {
        self.text = text
        signatures = []
    }

    /// Reads a note.
    /// - Throws: ``TransparencyError`` `malformed`.
    public init(_ source: String) throws(TransparencyError) {
        guard source.utf8.count <= SignedNote.sizeLimit, source.hasSuffix("\n"),
            let gap = source.range(of: "\n\n", options: .backwards)
        else { throw SignedNote.malformed }
        text = String(source[..<gap.lowerBound]) + "\n"
        signatures = []
        for line in source[gap.upperBound...].split(separator: "\n") {
            let parts = line.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == "\u{2014}", let bytes = Data(base64Encoded: String(parts[2])),
                bytes.count > 4
            else { throw SignedNote.malformed }
            signatures.append(
                Signature(
                    name: String(parts[1]), keyIdentifier: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4))))
        }
        guard !signatures.isEmpty else { throw SignedNote.malformed }
    }

    private static var malformed: TransparencyError {
        TransparencyError(.malformed, "this is not a signed note; give the file as it was published")
    }

    /// Adds `signer`'s signature over the text.
    public mutating func sign(with signer: NoteSigner) throws(TransparencyError) {
        let bytes = try signer.sign(Array(text.utf8))
        signatures.append(
            Signature(name: signer.verifier.name, keyIdentifier: signer.verifier.identifier, bytes: bytes))
    }

    /// Adds a witness's signature: that it saw this at `moment` and that it continues all it saw before (C2SP
    /// tlog-cosignature, `cosignature/v1`).
    public mutating func cosign(with signer: NoteSigner, at moment: Timestamp) throws(TransparencyError) {
        guard let witness = signer.verifier.asWitness, moment.milliseconds >= 0 else { throw SignedNote.malformed }
        let seconds = UInt64(moment.milliseconds / 1000)
        let bytes = try signer.sign(SignedNote.cosigned(text, seconds))
        let time = (0..<8).map { UInt8(truncatingIfNeeded: seconds >> UInt64(56 - 8 * $0)) }
        signatures.append(Signature(name: witness.name, keyIdentifier: witness.identifier, bytes: time + bytes))
    }

    private static func cosigned(_ text: String, _ seconds: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(seconds)\n\(text)".utf8)
    }

    /// Whether `verifier`'s key has signed this.
    public func isSigned(by verifier: NoteVerifier) -> Bool {
        signatures.contains { signature in
            guard signature.name == verifier.name, signature.keyIdentifier == verifier.identifier else { return false }
            switch verifier.kind {
            case .note: return verifier.accepts(signature.bytes, over: Array(text.utf8))
            case .cosignature:
                guard signature.bytes.count == 72 else { return false }
                let seconds = signature.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                return verifier.accepts(signature.bytes.dropFirst(8), over: SignedNote.cosigned(text, seconds))
            }
        }
    }

    public var description: String {
        signatures.reduce(text + "\n") { text, signature in
            text + "\u{2014} \(signature.name) "
                + Data(signature.keyIdentifier + signature.bytes).base64EncodedString() + "\n"
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package import Crypto
package import Foundation
package import ProvenanceRegistry

/// Personal data under a key of one person: whoever destroys the key has erased the text, and every hash that covers
/// the sealed form still fits.
package struct SealedText: Codable, Sendable, Hashable {
    /// Names the key in the store of keys.
    package let keyID: String
    /// Nonce, ciphertext and tag (AES-256-GCM, NIST SP 800-38D).
    package let box: Data

    /// Seals `text`.
    /// - Parameter nonce: 12 bytes that were never used with this key.
    package init(sealing text: String, keyID: String, key: SymmetricKey, nonce: [UInt8]) throws {
        let sealed = try AES.GCM.seal(
            Array(text.utf8), using: key, nonce: AES.GCM.Nonce(data: nonce), authenticating: Array(keyID.utf8))
        self.keyID = keyID
        box = sealed.combined ?? Data()
    }

    /// The text; nil where the key is another or the box was changed.
    package func open(with key: SymmetricKey) -> String? {
        guard let sealed = try? AES.GCM.SealedBox(combined: box),
            let bytes = try? AES.GCM.open(sealed, using: key, authenticating: Array(keyID.utf8))
        else { return nil }
        return String(bytes: bytes, encoding: .utf8)
    }

    /// What the audit log holds of it.
    package var audited: CanonicalJSON {
        .object(["key": .string(keyID), "sealed": .string(box.base64EncodedString())])
    }
}

// SPDX-License-Identifier: Apache-2.0
import Crypto
package import ProvenanceRegistry

/// The code with which somebody without an account comes back to his report or appeal: `CS-7KQ2-9FHM-X3RT`, 60 bits,
/// no letters that look alike (Crockford's base 32 without U). It is made from the object's identifier under a key of
/// the installation, so that a message with it can be written again; only its digest is stored.
package enum AccessCode {
    package enum Purpose: String, Sendable { case report, statement, appeal }
    private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    package static func make(for object: String, purpose: Purpose, key: [UInt8]) -> String {
        let mac = HMAC<SHA256>.authenticationCode(
            for: Array("countersign.code.v1|\(purpose.rawValue)|\(object)".utf8), using: SymmetricKey(data: key))
        var value: UInt64 = 0
        for byte in mac.prefix(8) { value = value << 8 | UInt64(byte) }
        var text = "CS"
        for group in 0..<3 {
            text += "-"
            for place in 0..<4 { text.append(letters[Int(value >> (59 - UInt64(group * 20 + place * 5)) & 31)]) }
        }
        return text
    }

    /// The digest of a code as somebody typed it: case, spaces and hyphens do not count, nor do O for 0 and I or L for
    /// 1; nil where it cannot be a code.
    package static func digest(of typed: String) -> ContentDigest? {
        guard typed.utf8.count <= 64 else { return nil }
        var plain = ""
        for character in typed.uppercased() where !character.isWhitespace && character != "-" {
            switch character {
            case "O": plain.append("0")
            case "I", "L": plain.append("1")
            default: plain.append(character)
            }
        }
        if plain.count == 14, plain.hasPrefix("CS") { plain.removeFirst(2) }
        guard plain.count == 12, plain.allSatisfy({ letters.contains($0) }) else { return nil }
        return ContentDigest(of: Array("countersign.code.v1|\(plain)".utf8))
    }
}

// SPDX-License-Identifier: Apache-2.0
import Accounts
import ByteKit
import Crypto
package import ProvenanceRegistry

/// Random values that open something. Only digests of them are ever stored.
package enum Secret {
    /// `bytes` random bytes as text for a cookie or an address.
    package static func make(bytes: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        return Base64.encode(
            (0..<bytes).map { _ in UInt8.random(in: .min ... .max, using: &generator) }, alphabet: .url)
    }

    /// What is stored of a secret.
    package static func digest(_ secret: String) -> ContentDigest { ContentDigest(of: Array(secret.utf8)) }
}

/// A code that a person can write down: 60 bits in letters and digits that do not look alike.
enum PersonalCode {
    private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// As in `CS-7KQ2-9FHM-X3RT`.
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let picked = (0..<12).map { _ in letters.randomElement(using: &generator) ?? "0" }
        return "CS-" + [picked[0..<4], picked[4..<8], picked[8..<12]].map { String($0) }.joined(separator: "-")
    }

    /// The code in what somebody typed: small letters, blanks and look-alikes forgiven; nil where it is none.
    static func read(_ text: String) -> String? {
        var kept: [Character] = []
        for character in text.prefix(100).uppercased() where !character.isWhitespace && character != "-" {
            switch character {
            case "O": kept.append("0")
            case "I", "L": kept.append("1")
            default: kept.append(character)
            }
        }
        guard kept.count == 14, kept[0] == "C", kept[1] == "S", kept[2...].allSatisfy(letters.contains) else {
            return nil
        }
        let picked = Array(kept[2...])
        return "CS-" + [picked[0..<4], picked[4..<8], picked[8..<12]].map { String($0) }.joined(separator: "-")
    }
}

/// An API token as a person sees it, once: `cs_`, 128 bits of name, 256 bits of secret, and a check sum by which a leak
/// scanner tells a token from other text.
package enum TokenText {
    package static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let body = Hex.encode((0..<48).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
        return "cs_\(body)\(checksum(body))"
    }

    /// Whether text has the form of a token.
    package static func isWellFormed(_ text: String) -> Bool {
        guard text.utf8.count == 107, text.hasPrefix("cs_") else { return false }
        let body = String(text.dropFirst(3).prefix(96))
        return Hex.decode(body) != nil && text.hasSuffix(checksum(body))
    }

    /// CRC-32 (ISO-HDLC) in hexadecimal.
    private static func checksum(_ text: String) -> String {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in text.utf8 {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        value ^= 0xFFFF_FFFF
        return Hex.encode((0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32(24 - 8 * $0)) })
    }
}

/// Somebody who is signed in, and the token that the forms of this session carry.
struct SignedIn: Sendable {
    let account: Account
    /// Proves that a form was made for this session.
    let formToken: String

    init(account: Account, secret: String) {
        self.account = account
        formToken = SignedIn.formToken(of: secret)
    }

    /// What the forms of a session, or of the step before it, carry: derived from the secret of the cookie.
    static func formToken(of secret: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("form".utf8), using: SymmetricKey(data: Array(secret.utf8)))
        return Base64.encode(Array(code), alphabet: .url)
    }

    /// The field that carries the token.
    var tokenField: Node {
        el(.input, .set(.type, "hidden"), .set(.name, "token"), .set(.value, formToken))
    }

    /// - Throws: ``ServiceError`` `cross_site_request` where the form was not made for this session.
    func require(token: String?) throws(ServiceError) {
        guard let token, ConstantTime.equal(Array(token.utf8), Array(formToken.utf8)) else {
            throw ServiceError(.crossSite, "The form is from an older session. Open the page again.")
        }
    }
}

/// A secret as a person types it into an authenticator app: base 32 in groups of four.
enum Base32Text {
    static func grouped(_ bytes: [UInt8]) -> String {
        let letters = Array(Base32.encode(bytes))
        return stride(from: 0, to: letters.count, by: 4).map { start in
            String(letters[start..<min(start + 4, letters.count)])
        }.joined(separator: " ")
    }
}

// SPDX-License-Identifier: Apache-2.0
import Accounts
import ByteKit
import CryptoExtras
import Foundation

/// Hashes passwords with scrypt (RFC 7914) and compares them in constant time.
package struct PasswordHasher: Sendable {
    /// Binary logarithm of the cost N; 17 takes 128 MiB and about half a second.
    package var logarithmOfCost: Int
    package static let blockSize = 8

    package init(logarithmOfCost: Int = 17) { self.logarithmOfCost = logarithmOfCost }

    /// A new hash: `$scrypt$ln=17,r=8,p=1$<salt>$<hash>`.
    package func hash(_ password: String) throws -> String {
        var generator = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let key = try derive(password, salt: salt, logarithmOfCost: logarithmOfCost)
        return "$scrypt$ln=\(logarithmOfCost),r=\(Self.blockSize),p=1$\(Base64.encode(salt, alphabet: .url))$"
            + Base64.encode(key, alphabet: .url)
    }

    /// Whether `password` is the one behind `stored`. A nil or broken hash costs as much as a real one and never fits, so
    /// that an unknown name takes as long as a wrong password.
    package func matches(_ password: String, stored: String?) throws -> Bool {
        guard let stored, let parts = Parts(stored) else {
            _ = try derive(password, salt: [UInt8](repeating: 0, count: 16), logarithmOfCost: logarithmOfCost)
            return false
        }
        let key = try derive(password, salt: parts.salt, logarithmOfCost: parts.logarithmOfCost)
        return ConstantTime.equal(key, parts.key)
    }

    private func derive(_ password: String, salt: [UInt8], logarithmOfCost: Int) throws -> [UInt8] {
        // The same characters may be typed composed or decomposed.
        let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8)
        let key = try KDF.Scrypt.deriveKey(
            from: bytes, salt: salt, outputByteCount: 32, rounds: 1 << logarithmOfCost, blockSize: Self.blockSize,
            parallelism: 1)
        return key.withUnsafeBytes(Array.init)
    }

    private struct Parts {
        let logarithmOfCost: Int
        let salt: [UInt8]
        let key: [UInt8]

        init?(_ text: String) {
            let fields = text.split(separator: "$")
            guard fields.count == 4, fields[0] == "scrypt" else { return nil }
            let settings = fields[1].split(separator: ",")
            guard settings.count == 3, settings[0].hasPrefix("ln="), let cost = Int(settings[0].dropFirst(3)),
                (10...20).contains(cost), settings[1] == "r=\(blockSize)", settings[2] == "p=1",
                let salt = Base64.decode(fields[2]), let key = Base64.decode(fields[3]), key.count == 32
            else { return nil }
            logarithmOfCost = cost
            self.salt = salt
            self.key = key
        }
    }
}

/// What a new password must be (NIST SP 800-63B, section 5.1.1): long, and not one that everybody tries.
package enum PasswordRule {
    package static let minimumLength = 12
    package static let maximumLength = 256

    /// The name of the fault, as in the catalogue, or nil.
    package static func fault(of password: String, loginName: String) -> String? {
        guard password.count >= minimumLength else { return "short" }
        guard password.utf8.count <= maximumLength else { return "long" }
        let lower = password.lowercased()
        let plain = lower.filter { $0.isLetter || $0.isNumber }
        // What is left without the words that everybody tries must be worth something by itself.
        let rest = common.reduce(lower) { $0.replacingOccurrences(of: $1, with: "") }
        if Set(plain).count < 5 || rest.count < 5
            || (!loginName.isEmpty && plain == loginName.lowercased())
        {
            return "common"
        }
        return nil
    }

    /// The words of which the long passwords that lead the published lists are made.
    private static let common = [
        "password", "passw0rd", "p@ssword", "p@ssw0rd", "qwertyuiop", "qwerty123456", "1234567890", "123456789",
        "0987654321", "abcdefghij", "abc123abc123", "iloveyou", "letmein", "administrator", "admin123", "welcome",
        "changeme", "correcthorsebattery", "countersign", "1q2w3e4r5t6y", "zxcvbnm", "monkey", "dragon", "sunshine",
        "princess", "football", "trustno1",
    ]
}

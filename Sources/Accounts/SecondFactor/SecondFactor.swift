// SPDX-License-Identifier: Apache-2.0
import Crypto
import Foundation
public import ProvenanceRegistry

/// The second factor of an account. The app's secret must be read again to check a code, so it is sealed, not hashed.
public struct SecondFactor: Sendable, Hashable {
    /// Whose.
    public let account: AccountID
    /// The secret under ``SecretSeal``.
    public let sealedSecret: [UInt8]
    /// When its owner first typed a right code; until then it is not asked for.
    public var confirmedAt: Timestamp?
    /// The latest step that was used.
    public var lastStep: Int64
    /// When it was made.
    public let createdAt: Timestamp

    /// Makes a second factor.
    public init(
        account: AccountID, sealedSecret: [UInt8], confirmedAt: Timestamp? = nil, lastStep: Int64 = 0,
        createdAt: Timestamp
    ) {
        self.account = account
        self.sealedSecret = sealedSecret
        self.confirmedAt = confirmedAt
        self.lastStep = lastStep
        self.createdAt = createdAt
    }
}

/// Seals secrets that must be read again, with AES-256-GCM under a key that is not in the database. What was sealed for
/// one account opens for that account alone.
public struct SecretSeal: Sendable {
    /// Bytes of the key.
    public static let keyLength = 32
    private let key: SymmetricKey

    /// Takes a key of 32 bytes.
    /// - Throws: ``AccountError`` `invalid_value` for another length.
    public init(key: [UInt8]) throws(AccountError) {
        guard key.count == SecretSeal.keyLength else {
            throw AccountError(
                .invalidValue, "the key for sign-in secrets must have 32 bytes; restore it from a backup")
        }
        self.key = SymmetricKey(data: key)
    }

    /// The sealed form of `secret`.
    /// - Throws: ``AccountError`` `invalid_value` where the library refuses.
    public func seal(_ secret: [UInt8], for account: AccountID) throws(AccountError) -> [UInt8] {
        let box = try? AES.GCM.seal(secret, using: key, authenticating: Array(account.description.utf8))
        guard let combined = box?.combined else { throw AccountError(.invalidValue, "the secret cannot be sealed") }
        return Array(combined)
    }

    /// The secret in `sealed`.
    /// - Throws: ``AccountError`` `invalid_value` where it was sealed with another key, for another account, or changed.
    public func open(_ sealed: [UInt8], for account: AccountID) throws(AccountError) -> [UInt8] {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let secret = try? AES.GCM.open(box, using: key, authenticating: Array(account.description.utf8))
        else {
            throw AccountError(
                .invalidValue, "the second factor cannot be read: the key for sign-in secrets is another one")
        }
        return Array(secret)
    }
}

/// Somebody whose password fitted and who still owes the second factor. It opens nothing; it is not a session.
public struct SignInChallenge: Sendable, Hashable {
    /// Seconds in which the code must be typed.
    public static let lifetime: Int64 = 300
    /// Codes that may be tried.
    public static let tries = 5

    /// Digest of the secret in the cookie.
    public let secretDigest: ContentDigest
    /// Who.
    public let account: AccountID
    /// Until when.
    public let expiresAt: Timestamp

    /// Makes a challenge.
    public init(secretDigest: ContentDigest, account: AccountID, expiresAt: Timestamp) {
        self.secretDigest = secretDigest
        self.account = account
        self.expiresAt = expiresAt
    }
}

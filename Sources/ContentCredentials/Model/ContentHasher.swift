// SPDX-License-Identifier: Apache-2.0

import Crypto
import FoundationEssentials

/// The hash algorithms C2PA allows (2.2, 13.1), by the names it gives them.
public enum ContentHashAlgorithm: String, Sendable, Hashable, CaseIterable, Codable {
    case sha256, sha384, sha512

    /// Digest length in bytes.
    public var byteCount: Int {
        switch self {
        case .sha256: 32
        case .sha384: 48
        case .sha512: 64
        }
    }

    /// The digest of `bytes`.
    public func digest(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var hasher = ContentHasher(self)
        hasher.update(Array(bytes))
        return hasher.finish()
    }
}

/// Hashes content as it streams by.
public struct ContentHasher: Sendable {
    private enum State: Sendable {
        case sha256(SHA256)
        case sha384(SHA384)
        case sha512(SHA512)
    }

    private var state: State

    /// An empty hash.
    public init(_ algorithm: ContentHashAlgorithm) {
        state =
            switch algorithm {
            case .sha256: .sha256(SHA256())
            case .sha384: .sha384(SHA384())
            case .sha512: .sha512(SHA512())
            }
    }

    /// Adds bytes.
    public mutating func update(_ bytes: [UInt8]) { update(data: bytes) }

    /// Adds a part of an array, without a copy.
    public mutating func update(_ bytes: ArraySlice<UInt8>) { update(data: bytes) }

    private mutating func update(data bytes: some DataProtocol) {
        switch state {
        case .sha256(var hash):
            hash.update(data: bytes)
            state = .sha256(hash)
        case .sha384(var hash):
            hash.update(data: bytes)
            state = .sha384(hash)
        case .sha512(var hash):
            hash.update(data: bytes)
            state = .sha512(hash)
        }
    }

    /// Adds a number as eight bytes, most significant first.
    mutating func update(bigEndian value: UInt64) {
        update(stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> UInt64($0)) })
    }

    /// The digest of everything added so far.
    public func finish() -> [UInt8] {
        switch state {
        case .sha256(let hash): Array(hash.finalize())
        case .sha384(let hash): Array(hash.finalize())
        case .sha512(let hash): Array(hash.finalize())
        }
    }
}

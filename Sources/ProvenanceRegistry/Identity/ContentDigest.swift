// SPDX-License-Identifier: Apache-2.0
public import ByteKit
import Crypto

/// A SHA-256 digest (FIPS 180-4): the name of a blob, the fingerprint of a secret, the exact identity of a file.
/// Printed and encoded as 64 lower-case hexadecimal digits.
public struct ContentDigest: Sendable, Hashable, CustomStringConvertible {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// Wraps 32 bytes; nil for any other number.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Reads 64 hexadecimal digits.
    public init?(_ text: String) {
        guard let bytes = Hex.decode(text) else { return nil }
        self.init(bytes: bytes)
    }

    /// The digest of `content`.
    public init(of content: [UInt8]) { bytes = Array(SHA256.hash(data: content)) }

    /// The digest of everything in `source`, read a chunk at a time.
    public init(of source: any ByteSource) throws {
        var hash = SHA256()
        try source.forEachChunk(in: 0..<source.count) { hash.update(data: $0) }
        bytes = Array(hash.finalize())
    }

    public var description: String { Hex.encode(bytes) }
}

extension ContentDigest: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = ContentDigest(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a SHA-256 digest in hex")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

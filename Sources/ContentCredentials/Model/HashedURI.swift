// SPDX-License-Identifier: Apache-2.0

public import CBOR

/// A reference to a box with the hash of its contents (C2PA 2.2, 8.4.2.1; `hashed-uri-map`).
public struct HashedURI: Sendable, Hashable {
    /// The reference, `self#jumbf=…`.
    public var url: String
    /// The hash algorithm, where it is named here and not in what encloses it.
    public var algorithm: String?
    /// The hash.
    public var hash: [UInt8]

    /// A reference with its hash.
    public init(url: String, algorithm: String? = nil, hash: [UInt8]) {
        self.url = url
        self.algorithm = algorithm
        self.hash = hash
    }

    /// Reads a `hashed-uri-map`; nil where it lacks its url or hash.
    public init?(_ value: CBORValue) {
        guard let url = value["url"]?.string, let hash = value["hash"]?.byteString else { return nil }
        self.init(url: url, algorithm: value["alg"]?.string, hash: hash)
    }

    /// The map to be written.
    public var cbor: CBORValue {
        var map = CBORMap()
        map["url"] = .text(url)
        if let algorithm { map["alg"] = .text(algorithm) }
        map["hash"] = .bytes(hash)
        return .map(map)
    }
}

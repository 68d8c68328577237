// SPDX-License-Identifier: Apache-2.0

internal import Crypto

/// A digest function named in certificates, time-stamps and OCSP answers.
public enum HashAlgorithm: String, Sendable, Hashable, CaseIterable {
    /// Only for key identifiers and OCSP certificate identifiers, never for signatures.
    case sha1
    case sha256
    case sha384
    case sha512

    /// Digest length in bytes.
    public var byteCount: Int {
        switch self {
        case .sha1: 20
        case .sha256: 32
        case .sha384: 48
        case .sha512: 64
        }
    }

    var oid: OID {
        switch self {
        case .sha1: "1.3.14.3.2.26"
        case .sha256: "2.16.840.1.101.3.4.2.1"
        case .sha384: "2.16.840.1.101.3.4.2.2"
        case .sha512: "2.16.840.1.101.3.4.2.3"
        }
    }

    init?(oid: OID) {
        guard let found = HashAlgorithm.allCases.first(where: { $0.oid == oid }) else { return nil }
        self = found
    }

    /// The digest of `bytes`.
    public func digest(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .sha1: Array(Insecure.SHA1.hash(data: bytes))
        case .sha256: Array(SHA256.hash(data: bytes))
        case .sha384: Array(SHA384.hash(data: bytes))
        case .sha512: Array(SHA512.hash(data: bytes))
        }
    }

    /// DER of the AlgorithmIdentifier, without parameters (RFC 5754, section 2).
    var algorithmIdentifier: [UInt8] { DERWriter.sequence(DERWriter.oid(oid)) }
}

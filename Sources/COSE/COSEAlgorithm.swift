// SPDX-License-Identifier: Apache-2.0

/// The signature algorithms C2PA allows (2.2, section 13.2.1), with their COSE numbers (RFC 9053, RFC 8230).
public enum COSEAlgorithm: Int, Sendable, Hashable, CaseIterable {
    /// ECDSA with SHA-256.
    case es256 = -7
    /// ECDSA with SHA-384.
    case es384 = -35
    /// ECDSA with SHA-512.
    case es512 = -36
    /// RSASSA-PSS with SHA-256.
    case ps256 = -37
    /// RSASSA-PSS with SHA-384.
    case ps384 = -38
    /// RSASSA-PSS with SHA-512.
    case ps512 = -39
    /// Ed25519.
    case edDSA = -8

    /// The name used in settings and on command lines: `es256`, …, `ed25519`.
    public var name: String {
        switch self {
        case .es256: "es256"
        case .es384: "es384"
        case .es512: "es512"
        case .ps256: "ps256"
        case .ps384: "ps384"
        case .ps512: "ps512"
        case .edDSA: "ed25519"
        }
    }

    /// The algorithm with this name, in capitals or not; `eddsa` is taken too.
    public init?(name: String) {
        let name = name.lowercased()
        guard let found = COSEAlgorithm.allCases.first(where: { $0.name == name }) else {
            guard name == "eddsa" else { return nil }
            self = .edDSA
            return
        }
        self = found
    }
}

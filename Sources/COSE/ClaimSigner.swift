// SPDX-License-Identifier: Apache-2.0

/// Whoever holds a signing key: this process, another process, or a device.
public protocol ClaimSigner: Sendable {
    /// The algorithm its signatures are made with.
    var algorithm: COSEAlgorithm { get }
    /// Its certificates, DER, its own first, without the root.
    var certificateChainDER: [[UInt8]] { get }
    /// Signs bytes.
    /// - Returns: r‖s for ECDSA, else the raw signature.
    func sign(_ toBeSigned: [UInt8]) async throws -> [UInt8]
    /// Signs bytes after looking at assertions of the claim; claim generators call this one and show at least the
    /// actions. Signers without a policy ignore them.
    /// - Returns: r‖s for ECDSA, else the raw signature.
    func sign(_ toBeSigned: [UInt8], assertions: [ClaimAssertion]) async throws -> [UInt8]
}

/// A signer that holds its key in memory.
public struct InMemoryClaimSigner: ClaimSigner {
    public let algorithm: COSEAlgorithm
    public let certificateChainDER: [[UInt8]]
    private let key: SigningKey

    /// A signer of this key.
    /// - Parameter algorithm: the key's preferred one where none is given.
    public init(key: SigningKey, algorithm: COSEAlgorithm? = nil, certificateChainDER: [[UInt8]]) {
        self.key = key
        self.algorithm = algorithm ?? key.preferredAlgorithm
        self.certificateChainDER = certificateChainDER
    }

    public func sign(_ toBeSigned: [UInt8]) throws -> [UInt8] { try key.sign(toBeSigned, algorithm: algorithm) }
}

// SPDX-License-Identifier: Apache-2.0

internal import CBOR
public import COSE
public import TrustServices

/// An identity as the signer process tells of it.
public struct SignerIdentity: Sendable, Hashable {
    /// Its name in the store.
    public let name: String
    /// What it signs.
    public let kind: Identity.Kind
    /// How it signs.
    public let algorithm: COSEAlgorithm
    /// Its certificates, its own first.
    public let chain: [Certificate]
    /// Whether it is the one used when none is named.
    public let isDefault: Bool
    /// How many signatures it has made.
    public let signatures: Int

    init(_ value: CBORValue) throws(TrustError) {
        guard let name = value["name"]?.string, let kind = value["kind"]?.string.flatMap(Identity.Kind.init(rawValue:)),
            let algorithm = value["algorithm"]?.int.flatMap(COSEAlgorithm.init(rawValue:)),
            let chain = value["chain"]?.array, let isDefault = value["default"]?.bool,
            let signatures = value["signatures"]?.int
        else { throw TrustError(.signerUnavailable, "the signer described an identity unreadably") }
        var certificates: [Certificate] = []
        for item in chain { certificates.append(try Certificate(derEncoded: item.byteString ?? [])) }
        self.name = name
        self.kind = kind
        self.algorithm = algorithm
        self.chain = certificates
        self.isDefault = isDefault
        self.signatures = signatures
    }
}

/// A claim signer whose key is in another process.
public struct ProcessClaimSigner: ClaimSigner {
    private let process: SignerProcess
    /// Which identity signs.
    public let identity: SignerIdentity

    init(process: SignerProcess, identity: SignerIdentity) {
        self.process = process
        self.identity = identity
    }

    public var algorithm: COSEAlgorithm { identity.algorithm }
    public var certificateChainDER: [[UInt8]] { identity.chain.map(\.encoded) }

    public func sign(_ toBeSigned: [UInt8]) async throws -> [UInt8] { try await sign(toBeSigned, assertions: []) }

    public func sign(_ toBeSigned: [UInt8], assertions: [ClaimAssertion]) async throws -> [UInt8] {
        let request = try SignatureRequest(identity: identity.name, sigStructure: toBeSigned, assertions: assertions)
        return try await process.sign(request).signature
    }
}

/// A time-stamp authority whose key is in another process.
public struct ProcessTimeStamper: TimeStamper {
    private let process: SignerProcess
    private let identity: String

    /// Stamps with an identity of the signer's store.
    public init(process: SignerProcess, identity: String = UnlockedIdentityStore.timeStamperName) {
        self.process = process
        self.identity = identity
    }

    public func timeStampToken(over message: [UInt8]) async throws -> [UInt8] {
        let request = TimeStampRequest(over: message)
        return try request.token(
            fromResponse: try await process.timeStampResponse(to: request.encoded, identity: identity))
    }
}

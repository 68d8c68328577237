// SPDX-License-Identifier: Apache-2.0

/// An assertion shown to a signer beside the claim, so that a signer with a policy can look at what it vouches for. The
/// claim holds the assertion's hash, so a signer need not trust whoever shows it.
public struct ClaimAssertion: Sendable, Hashable {
    /// The address under which the claim names it, for instance `self#jumbf=c2pa.assertions/c2pa.actions.v2`.
    public let url: String
    /// The bytes that the claim's hash is over: the assertion's superbox without its own header.
    public let content: [UInt8]

    /// An assertion as the claim names it.
    public init(url: String, content: [UInt8]) {
        self.url = url
        self.content = content
    }
}

extension ClaimSigner {
    /// Signers without a policy need no assertions.
    public func sign(_ toBeSigned: [UInt8], assertions: [ClaimAssertion]) async throws -> [UInt8] {
        try await sign(toBeSigned)
    }
}

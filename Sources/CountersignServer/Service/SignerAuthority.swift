// SPDX-License-Identifier: Apache-2.0
import SigningService
import TrustServices

/// The certificate authority of the identity store, whose keys are in the signer's process.
struct SignerAuthority: AuthorityWork {
    let signer: SignerProcess
    let identities: IdentityStore

    func ocspResponse(to query: [UInt8]) async throws -> [UInt8] {
        try await answered { try await signer.ocspResponse(to: query) }
    }

    func timeStampResponse(to query: [UInt8]) async throws -> [UInt8] {
        try await answered {
            try await signer.timeStampResponse(to: query, identity: RegistryWork.timeStampIdentity)
        }
    }

    func root() async throws -> [UInt8]? { try identities.root()?.encoded }

    private func answered(_ ask: () async throws -> [UInt8]) async throws -> [UInt8] {
        do { return try await ask() } catch let error as TrustError {
            switch error.code {
            case .unknownIdentity:
                throw ServiceError(.notFound, "This service has no certificate authority yet: nobody has signed here.")
            case .refused: throw ServiceError(.tooManyRequests, "Too many requests; ask again later.", retryAfter: 10)
            case .signerUnavailable: throw ServiceError(.unavailable, "The signer does not answer.", retryAfter: 10)
            default: throw error
            }
        }
    }
}

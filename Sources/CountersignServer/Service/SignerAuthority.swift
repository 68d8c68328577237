// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry
import SigningService
import TransparencyLog
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

    func checkpointKey() async throws -> String? { try identities.checkpointKey()?.description }

    func certificates(of publisher: PublisherID) async throws -> [IssuedCertificate] {
        let name = publisher.description
        let present: String
        do throws(TrustError) { present = try identities.identity(named: name).certificate.serialNumberHex } catch {
            guard error.code == .unknownIdentity else { throw error }
            return []
        }
        return try identities.certificates.entries().filter { $0.identity == name }
            .sorted { left, right in
                if left.serialNumber == present { return right.serialNumber != present }
                return right.serialNumber != present && left.notAfter > right.notAfter
            }
            .map { entry in
                IssuedCertificate(
                    serialNumber: entry.serialNumber, subject: entry.subject, validUntil: Timestamp(entry.notAfter),
                    digest: entry.sha256, isPresent: entry.serialNumber == present,
                    revocation: entry.revokedAt.map {
                        .init(at: Timestamp($0), reason: entry.reason ?? .unspecified)
                    })
            }
    }

    func renew(_ publisher: PublisherID) async throws {
        try await answered { try await signer.renew(identity: publisher.description) }
    }

    func revoke(_ serialNumber: String, of publisher: PublisherID, reason: RevocationReason) async throws {
        try await answered {
            try await signer.revoke(
                identity: publisher.description, serialNumber: serialNumber, reason: reason)
        }
    }

    private func answered<Answer>(_ ask: () async throws -> Answer) async throws -> Answer {
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

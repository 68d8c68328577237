// SPDX-License-Identifier: Apache-2.0
import Accounts
import ByteKit
import ProvenanceRegistry

/// Brings what readers see of a publisher (its level and domain) in line with the verifications that hold, and looks at
/// domains again every day.
struct VerifiedNames: Sendable {
    let site: Site

    /// Sets the publisher's level and domain from the verifications that hold now. A level that nobody here verified
    /// (entered by the operator) stays as it is until a first verification was approved.
    func settle(_ organisation: PublisherID) async throws {
        let now = site.clock()
        let known = try await site.stores.verifications.verifications(of: organisation)
        guard known.contains(where: { $0.validUntil != nil }),
            var publisher = try await site.stores.publishers.publisher(organisation)
        else { return }
        let holding = known.filter { $0.level(at: now) >= 2 }
        let domain = holding.first { $0.method == .dns || $0.method == .wellKnown }?.subject
        let level: IdentityLevel =
            holding.contains { $0.method.level == 3 }
            ? .verifiedOrganisation : domain == nil ? .unconfirmed : .verifiedDomain
        guard publisher.level != level || publisher.domain != domain else { return }
        publisher.level = level
        publisher.domain = domain
        try await site.stores.publishers.update(
            publisher,
            event: AuditEvent(
                actor: .system, verb: "publisher.level_set", object: organisation.description,
                payload: .object(["level": .integer(Int64(level.rawValue))]), at: now))
    }

    /// The daily round: what is over expires, and a domain that no longer shows the proof is revoked at once.
    func recheck() async throws {
        let now = site.clock()
        for state in [Verification.State.requested, .challenged, .proven, .approved] {
            for verification in try await site.stores.verifications.verifications(in: state) {
                let aged = verification.aged(to: now)
                if aged.state == .expired {
                    try await store(aged, "verification.expired")
                } else if state == .approved, verification.method == .wellKnown, let proofs = site.proofs {
                    let holds = await proofs.isProven(verification, answer: "")
                    let next = try verification.rechecked(holds, at: now)
                    try await store(next, holds ? "verification.rechecked" : "verification.revoked")
                }
            }
        }
    }

    private func store(_ verification: Verification, _ verb: String) async throws {
        try await site.stores.verifications.update(
            verification,
            event: AuditEvent(actor: .system, verb: verb, object: verification.id.description, at: site.clock()))
        try await settle(verification.organisation)
    }
}

extension ProofReader {
    /// Looks for proofs through the fetcher, which follows no redirect here: a domain answers for itself. Names are not
    /// looked up, and signatures not taken, on the pages yet.
    static func fetching(with links: LinkFetcher, scratch: ScratchArea) -> ProofReader {
        var links = links
        links.redirects = 0
        return ProofReader(
            textRecords: { _ in [] },
            file: { [links] address, limit in
                let file = try await links.fetch(address, limit: UInt64(limit), into: scratch)
                return try FileSource.open(file).readUpTo(limit, at: 0)
            }, isSigned: { _, _, _ in false })
    }
}

extension Site {
    /// The daily look at verifications; see ``VerifiedNames``.
    package func recheckVerifications() async throws { try await VerifiedNames(site: self).recheck() }
}

// SPDX-License-Identifier: Apache-2.0
import MatchBanks
import ProvenanceRegistry

extension Checker {
    /// Looks up what was decided in public about this content, or about content that looks like it.
    func search(_ banks: BankMatcher, digest: ContentDigest, look: Look, into result: inout CheckResult) async {
        do {
            let verdict = try await banks.verdict(on: BankQuery(look.query, digest: digest))
            result.knownDeceptive = verdict.matches.compactMap { DecisionEvidence($0) }
            let suppressed = verdict.suppressed.count { $0.item.content.decision != nil }
            result.exemptions = verdict.negatives.map { match in
                ExemptionEvidence(
                    bank: match.bank.name, purpose: match.bank.purpose.rawValue, distance: match.distance,
                    suppressed: suppressed)
            }
        } catch {
            result.incomplete.append(incomplete("registry", "\(error)"))
        }
    }
}

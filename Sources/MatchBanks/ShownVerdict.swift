// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

/// What the banks say, as the command and the API write it in JSON.
public struct ShownVerdict: Encodable, Sendable {
    /// One item that content matched.
    public struct Match: Encodable, Sendable {
        let bank: String
        let purpose: String
        let item: Int64
        let distance: Int
        let exact: Bool
        let origin: String
        let origin_key: String?
        /// `decided` for a public decision, `lead` for everything else.
        let standing: String
        let `case`: String?
        let decided_at: Timestamp?
        let decider: String?
        let finding: String?
        let statement_url: String?

        init(_ match: BankMatch) {
            let content = match.item.content
            bank = match.bank.name
            purpose = match.bank.purpose.rawValue
            item = match.item.number
            distance = match.distance
            exact = match.isExact
            origin = content.origin
            origin_key = content.originKey
            standing = content.decision == nil ? "lead" : "decided"
            `case` = content.decision?.caseName
            decided_at = content.decision?.decidedAt
            decider = content.decision?.decider
            finding = content.decision?.finding
            statement_url = content.decision?.statementURL
        }
    }

    let matches: [Match]
    let negative: [Match]
    let suppressed: [Match]

    /// Writes a verdict.
    public init(_ verdict: BankVerdict) {
        matches = verdict.matches.map(Match.init)
        negative = verdict.negatives.map(Match.init)
        suppressed = verdict.suppressed.map(Match.init)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// What a check can say about a file: a closed list, most important first. Each code has `docs/statements/<code>.md`.
public enum StatementCode: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// A public decision names this content.
    case knownDeceptive = "known_deceptive"
    /// Such a decision was reversed.
    case decisionReversed = "decision_reversed"
    /// An organisation states that the content is not theirs.
    case publisherDisputes = "publisher_disputes"
    /// The hidden mark belongs to other content.
    case markWithoutMatchingContent = "mark_without_matching_content"
    /// A registered original was found and parts differ.
    case recoveredChanged = "recovered_changed"
    /// The credentials do not fit the file.
    case signedChanged = "signed_changed"
    /// The credentials' signature does not hold.
    case credentialUnreliable = "credential_unreliable"
    /// A registered original was found and nothing else differs.
    case recoveredUnchanged = "recovered_unchanged"
    /// Signed by somebody we can name, unchanged.
    case signedUnchanged = "signed_unchanged"
    /// Signed by somebody we cannot name, unchanged.
    case signerUnknown = "signer_unknown"
    /// Several registered originals match.
    case severalRecords = "several_records"
    /// It resembles a registered original; the two could not be aligned.
    case similarOnly = "similar_only"
    /// A hidden mark names a record, and the content was not compared with it.
    case markNotCompared = "mark_not_compared"
    /// A hidden mark that cannot be looked up.
    case markUnresolved = "mark_unresolved"
    /// Somebody states that it was made or changed with AI.
    case aiDisclosed = "ai_disclosed"
    /// Somebody states that it was captured.
    case captureStated = "capture_stated"
    /// Parts of the history have no reliable credential.
    case historyIncomplete = "history_incomplete"
    /// Credentials are kept elsewhere and could not be fetched.
    case credentialUnreachable = "credential_unreachable"
    /// Some checks could not be finished.
    case checkIncomplete = "check_incomplete"
    /// Nothing is known.
    case nothingKnown = "nothing_known"

    /// 1 for the most important.
    public var rank: Int { (StatementCode.allCases.firstIndex(of: self) ?? 0) + 1 }

    /// More important codes come first.
    public static func < (left: StatementCode, right: StatementCode) -> Bool { left.rank < right.rank }
}

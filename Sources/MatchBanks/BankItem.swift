// SPDX-License-Identifier: Apache-2.0
public import Fingerprinting
public import ProvenanceRegistry

/// One fingerprint of an item.
public enum BankSignal: Sendable, Hashable {
    /// What a picture looks like.
    case pdq(PDQHash)
    /// Exact bytes.
    case sha256(ContentDigest)

    /// The kinds of fingerprints, by the names that hash exchanges use.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// PDQ, 256 bits.
        case pdq
        /// SHA-256.
        case sha256
    }

    /// Reads 64 hexadecimal digits.
    public init?(kind: Kind, text: String) {
        switch kind {
        case .pdq:
            guard let hash = PDQHash(hex: text) else { return nil }
            self = .pdq(hash)
        case .sha256:
            guard let digest = ContentDigest(text.lowercased()) else { return nil }
            self = .sha256(digest)
        }
    }

    /// Reads 32 bytes.
    public init?(kind: Kind, bytes: [UInt8]) {
        switch kind {
        case .pdq:
            guard let hash = PDQHash(bytes: bytes) else { return nil }
            self = .pdq(hash)
        case .sha256:
            guard let digest = ContentDigest(bytes: bytes) else { return nil }
            self = .sha256(digest)
        }
    }

    /// Its kind.
    public var kind: Kind {
        switch self {
        case .pdq: .pdq
        case .sha256: .sha256
        }
    }

    /// 32 bytes, most significant first.
    public var bytes: [UInt8] {
        switch self {
        case .pdq(let hash): hash.bytes
        case .sha256(let digest): digest.bytes
        }
    }

    /// 64 lower-case hexadecimal digits.
    public var text: String {
        switch self {
        case .pdq(let hash): hash.hex
        case .sha256(let digest): digest.description
        }
    }
}

/// The public decision that an item stands in a bank for. An item without one is a lead: it is found by those who look
/// into cases, and nothing is said about it in public.
public struct BankedDecision: Sendable, Hashable {
    /// The case, as the installation that decided calls it.
    public let caseName: String
    /// When it was decided.
    public let decidedAt: Timestamp
    /// Who decided, in words: never the name of a person.
    public let decider: String
    /// What was found, in one sentence.
    public let finding: String
    /// Where the statement of reasons can be read.
    public let statementURL: String?

    /// Makes a decision.
    public init(caseName: String, decidedAt: Timestamp, decider: String, finding: String, statementURL: String?) {
        self.caseName = caseName
        self.decidedAt = decidedAt
        self.decider = decider
        self.finding = finding
        self.statementURL = statementURL
    }
}

/// An item before it is in a bank.
public struct BankItemDraft: Sendable, Hashable {
    /// The fingerprints of one item.
    public static let signalLimit = 16
    /// The longest text of a field, in characters.
    public static let longestText = 1000

    /// Its fingerprints; at least one.
    public let signals: [BankSignal]
    /// For those who look after the bank.
    public let note: String
    /// Where it came from, as in `upload`, `case`, `import`, or the name of an exchange.
    public let origin: String
    /// Its identifier there; a second item with the same one in the same bank takes the place of the first.
    public let originKey: String?
    /// The public decision; nil: a lead.
    public let decision: BankedDecision?

    /// Makes a draft.
    /// - Throws: `RegistryError` `invalid_value` for no fingerprint, too many, or a text that is too long.
    public init(
        signals: [BankSignal], note: String = "", origin: String, originKey: String? = nil,
        decision: BankedDecision? = nil
    ) throws(RegistryError) {
        guard (1...BankItemDraft.signalLimit).contains(signals.count) else {
            throw RegistryError(.invalidValue, "an item has 1 to \(BankItemDraft.signalLimit) fingerprints")
        }
        let texts = [
            note, origin, originKey, decision?.caseName, decision?.decider, decision?.finding, decision?.statementURL,
        ]
        guard texts.allSatisfy({ ($0?.count ?? 0) <= BankItemDraft.longestText }) else {
            throw RegistryError(.invalidValue, "a text of an item has at most \(BankItemDraft.longestText) characters")
        }
        self.signals = signals
        self.note = note
        self.origin = origin
        self.originKey = originKey
        self.decision = decision
    }
}

/// An item of a bank.
public struct BankItem: Sendable, Hashable {
    /// Its number, which no other item of any bank ever has.
    public let number: Int64
    /// The bank it is in.
    public let bank: String
    /// When it was added.
    public let addedAt: Timestamp
    /// What is known of it.
    public let content: BankItemDraft

    /// Makes an item.
    public init(number: Int64, bank: String, addedAt: Timestamp, content: BankItemDraft) {
        self.number = number
        self.bank = bank
        self.addedAt = addedAt
        self.content = content
    }
}

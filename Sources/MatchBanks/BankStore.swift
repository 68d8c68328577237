// SPDX-License-Identifier: Apache-2.0
public import Fingerprinting
public import ProvenanceRegistry

/// A PDQ hash as the in-memory index holds it.
public struct IndexedBankHash: Sendable, Hashable {
    /// The item's number.
    public let item: Int64
    /// The hash.
    public let hash: PDQHash

    /// Makes a row.
    public init(item: Int64, hash: PDQHash) {
        self.item = item
        self.hash = hash
    }
}

/// Hashes that were added behind a place in the store's order.
public struct BankHashPage: Sendable {
    /// In the order in which they were added.
    public let hashes: [IndexedBankHash]
    /// The place to go on from; the place asked from where there was nothing new.
    public let position: Int64

    /// Makes a page.
    public init(hashes: [IndexedBankHash], position: Int64) {
        self.hashes = hashes
        self.position = position
    }
}

/// Keeps banks and their items. Every change is one transaction together with its entry in the audit log.
public protocol BankStore: Sendable {
    /// All banks by name.
    func banks() async throws -> [MatchBank]
    /// Adds a bank. - Throws: `RegistryError` `already_exists`.
    func insert(_ bank: MatchBank, event: AuditEvent) async throws
    /// Replaces a bank's purpose, radius and share; `bank.version` is the version that was read.
    /// - Throws: `RegistryError` `version_conflict`.
    func update(_ bank: MatchBank, event: AuditEvent) async throws
    /// Removes a bank with all its items. - Throws: `RegistryError` `not_found`.
    func remove(bank: String, event: AuditEvent) async throws
    /// Adds items, all or none; one with the origin key of an item that is there takes its place.
    /// - Returns: their numbers, in order.
    /// - Throws: `RegistryError` `not_found` where there is no such bank.
    func add(_ items: [BankItemDraft], to bank: String, at moment: Timestamp, event: AuditEvent) async throws -> [Int64]
    /// Removes an item. - Returns: whether it was there.
    func remove(item: Int64, from bank: String, event: AuditEvent) async throws -> Bool
    /// Removes the items with these origin keys. - Returns: how many there were.
    func remove(originKeys: [String], from bank: String, event: AuditEvent) async throws -> Int
    /// The items with these numbers; unknown ones are left out, and those beyond 1,000.
    func items(numbers: [Int64]) async throws -> [BankItem]
    /// The items with exactly these bytes; at most 100.
    func items(digest: ContentDigest) async throws -> [BankItem]
    /// Items of a bank with numbers above `number`, in their order.
    func items(of bank: String, after number: Int64, limit: Int) async throws -> [BankItem]
    /// How many items each bank has.
    func counts() async throws -> [String: Int]
    /// Hashes behind `position` (0 for all), at most `limit`.
    func hashes(after position: Int64, limit: Int) async throws -> BankHashPage
}

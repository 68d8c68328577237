// SPDX-License-Identifier: Apache-2.0

/// An entry as it lies in the store, with its payload.
public struct StoredAuditEntry: Sendable, Hashable {
    /// The entry.
    public let entry: AuditEntry
    /// Canonical JSON; nil where it was erased on purpose (the entry still proves what it was).
    public let payload: [UInt8]?

    /// Makes a stored entry.
    public init(entry: AuditEntry, payload: [UInt8]?) {
        self.entry = entry
        self.payload = payload
    }
}

/// What a verification of the log found.
public struct AuditVerdict: Sendable, Hashable {
    /// One thing that is wrong.
    public struct Finding: Sendable, Hashable {
        /// The closed list of faults.
        public enum Fault: String, Sendable, CaseIterable {
            /// An entry is missing or stands at another place.
            case gap
            /// An entry's fields do not give its hash.
            case changed
            /// An entry does not name the hash of the one before.
            case broken
            /// A payload is not the one that was logged.
            case payloadChanged = "payload_changed"
            /// An entry is earlier than the one before.
            case backwards
        }
        /// Where.
        public let sequence: Int64
        /// What.
        public let fault: Fault
    }

    /// How many entries were looked at.
    public let count: Int64
    /// The hash of the last entry, to be compared with one noted elsewhere; nil for an empty log.
    public let head: ContentDigest?
    /// The first hundred faults, in the order of the log.
    public let findings: [Finding]
    /// Whether the log is whole.
    public var isIntact: Bool { findings.isEmpty }
}

/// Reads the audit log. Entries are added only together with the change they tell of, by the other stores.
public protocol AuditLog: Sendable {
    /// Entries behind `sequence`, in order, at most `limit`.
    func entries(after sequence: Int64, limit: Int) async throws -> [StoredAuditEntry]
    /// Entries about one object, in order, at most `limit`.
    func entries(about object: String, limit: Int) async throws -> [StoredAuditEntry]
    /// Hashes of the entries behind `sequence`, in order, at most `limit`.
    func hashes(after sequence: Int64, limit: Int) async throws -> [ContentDigest]
    /// The last entries about any of these objects, in order, at most `limit`.
    func entries(about objects: [String], limit: Int) async throws -> [AuditEntry]
}

extension AuditLog {
    /// Reads the whole log; a store that can ask for objects does so.
    public func entries(about objects: [String], limit: Int) async throws -> [AuditEntry] {
        let wanted = Set(objects)
        var found: [AuditEntry] = []
        var last: Int64 = 0
        while true {
            let page = try await entries(after: last, limit: 1000)
            guard let end = page.last else { return Array(found.suffix(limit)) }
            found += page.map(\.entry).filter { wanted.contains($0.object) }
            last = end.entry.sequence
        }
    }

    /// Recomputes the whole chain.
    public func verify() async throws -> AuditVerdict {
        var last: AuditEntry?
        var findings: [AuditVerdict.Finding] = []
        var count: Int64 = 0
        while true {
            let page = try await entries(after: last?.sequence ?? 0, limit: 1000)
            if page.isEmpty { break }
            for stored in page {
                let entry = stored.entry
                func note(_ fault: AuditVerdict.Finding.Fault) {
                    if findings.count < 100 { findings.append(.init(sequence: entry.sequence, fault: fault)) }
                }
                if entry.sequence != (last?.sequence ?? 0) + 1 { note(.gap) }
                if entry.expectedHash != entry.hash { note(.changed) }
                if entry.previous != (last?.hash ?? AuditEntry.origin) { note(.broken) }
                if let last, entry.at < last.at { note(.backwards) }
                if let payload = stored.payload, ContentDigest(of: payload) != entry.payloadDigest {
                    note(.payloadChanged)
                }
                count += 1
                last = entry
            }
        }
        return AuditVerdict(count: count, head: last?.hash, findings: findings)
    }
}

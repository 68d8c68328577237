// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A folder of trust material that a person added: anchors, time-stamp anchors, allow lists, EKU configurations.
/// Each entry is one file with a record beside it, written in one step.
public struct TrustStore: Sendable {
    /// What an entry is for.
    public enum Kind: String, Codable, Sendable, Hashable, CaseIterable {
        /// Anchors for claim signers.
        case anchors
        /// Anchors for time-stamp authorities.
        case timeStampAnchors = "tsa"
        /// Signers accepted without a chain.
        case allowed
        /// Purposes that let a certificate sign claims.
        case extendedKeyUsages = "ekus"
        /// The root of this machine's own authority, which issues both signers and time-stamp signers.
        case ownAuthority = "own"
        /// Anchors for named actors (CAWG).
        case identityAnchors = "cawg"
        /// Issuers of identity claims aggregations (CAWG).
        case identityIssuers = "cawg-issuers"
        /// The list of conforming products.
        case products
    }

    /// One entry.
    public struct Entry: Codable, Sendable, Hashable {
        /// Its name.
        public var name: String
        /// What it is for.
        public var kind: Kind
        /// The file it was read from, for updates.
        public var source: String?
        /// When it was added or last updated.
        public var updatedAt: Date
        /// The text itself: PEM or object identifiers.
        public var text: String
    }

    /// Largest list that is read, in bytes.
    public static let sizeLimit = 4 << 20
    /// Where it is.
    public let folder: String

    /// A store in this folder, which need not exist yet.
    public init(folder: String) { self.folder = folder }

    /// All entries by name.
    /// - Throws: ``TrustError`` with `storeDamaged`.
    public func entries() throws(TrustError) -> [Entry] {
        var found: [Entry] = []
        for file in StoreFiles.names(in: folder) where file.hasSuffix(".json") {
            let bytes = try StoreFiles.read("\(folder)/\(file)", limit: TrustStore.sizeLimit * 2)
            let decoder = JSONDecoder()
            decoder.dateDecodingStrategy = .secondsSince1970
            guard let entry = try? decoder.decode(Entry.self, from: Data(bytes)), file == "\(entry.name).json" else {
                throw TrustError(.storeDamaged, "\(folder)/\(file) is damaged; remove it and add the list again")
            }
            found.append(entry)
        }
        return found
    }

    /// Adds an entry, or replaces the one of that name.
    /// - Returns: what was left out of it, with reasons.
    /// - Throws: ``TrustError`` with `invalidName`, `malformedPEM`, `malformed` when the text is not of its kind.
    @discardableResult
    public func add(
        name: String, kind: Kind, text: String, source: String? = nil, at date: Date
    ) throws -> [String] {
        guard Identity.isValidName(name) else {
            throw TrustError(.invalidName, "“\(name)” cannot name a list: use lower-case letters, digits, dots, dashes")
        }
        guard text.utf8.count <= TrustStore.sizeLimit else {
            throw TrustError(.limitExceeded, "the list has more than \(TrustStore.sizeLimit) bytes")
        }
        var skipped: [String] = []
        switch kind {
        case .anchors, .timeStampAnchors, .ownAuthority, .identityAnchors:
            let anchors = try TrustAnchors(text: text)
            guard !anchors.isEmpty else {
                throw TrustError(
                    .malformedPEM, "no certificate could be read: " + anchors.skipped.joined(separator: "; "))
            }
            skipped = anchors.skipped
        case .allowed: _ = try AllowList(text: text)
        case .extendedKeyUsages: _ = try ExtendedKeyUsageConfiguration(text: text)
        case .identityIssuers: _ = try IdentityIssuers(text: text)
        case .products: _ = try ConformingProducts(text: text)
        }
        try StoreFiles.makeFolder(folder)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .secondsSince1970
        let entry = Entry(name: name, kind: kind, source: source, updatedAt: date, text: text)
        try StoreFiles.write(Array(try encoder.encode(entry)) + [0x0A], to: "\(folder)/\(name).json", mode: 0o644)
        return skipped
    }

    /// Removes an entry.
    /// - Throws: ``TrustError`` with `unknownIdentity` when there is none of that name.
    public func remove(name: String) throws(TrustError) {
        guard Identity.isValidName(name), StoreFiles.exists("\(folder)/\(name).json") else {
            throw TrustError(.unknownIdentity, "there is no list \(name); `countersign trust list` shows them")
        }
        try StoreFiles.remove("\(folder)/\(name).json")
    }

    /// All entries together, ready for a validator. Time-stamp anchors stand apart once there is any.
    /// - Throws: ``TrustError`` when an entry is damaged.
    public func settings() throws(TrustError) -> TrustSettings {
        var settings = TrustSettings()
        var purposes = Set<OID>()
        var own = TrustAnchors.none
        for entry in try entries() {
            switch entry.kind {
            case .anchors: settings.anchors = settings.anchors.adding(try TrustAnchors(text: entry.text))
            case .ownAuthority: own = own.adding(try TrustAnchors(text: entry.text))
            case .timeStampAnchors:
                settings.timeStampAnchors = (settings.timeStampAnchors ?? .none)
                    .adding(try TrustAnchors(text: entry.text))
            case .allowed: settings.allowed = settings.allowed.adding(try AllowList(text: entry.text))
            case .identityAnchors:
                settings.identities.anchors = settings.identities.anchors.adding(try TrustAnchors(text: entry.text))
            case .identityIssuers:
                settings.identities.issuers = settings.identities.issuers.adding(try IdentityIssuers(text: entry.text))
            case .products: settings.products = settings.products.adding(try ConformingProducts(text: entry.text))
            case .extendedKeyUsages: purposes.formUnion(try ExtendedKeyUsageConfiguration(text: entry.text).purposes)
            }
        }
        settings.anchors = settings.anchors.adding(own)
        settings.timeStampAnchors = settings.timeStampAnchors?.adding(own)
        if !purposes.isEmpty { settings.extendedKeyUsages = ExtendedKeyUsageConfiguration(purposes: purposes) }
        return settings
    }
}

// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A folder of identities. Certificates stand in clear, private keys only sealed (AES-256-GCM; see ``KeyProtection``).
///
/// ```
/// store.json            how keys are sealed
/// default               name of the default identity
/// authority/            root.pem, issuing.pem, issuing.key, time-stamping.pem, time-stamping.key, issued/
/// log/                  key, key.pub, last.note: what the registry's audit log is signed with, once it was
/// NAME/                 identity.json, chain.pem, key; after a renewal chain.2.pem, key.2 and so on
/// ```
/// An identity appears whole or not at all: its folder is written under another name, synced and renamed. Reading needs
/// no key; ``unlock(_:)`` gives the part of the store that can sign.
public struct IdentityStore: Sendable {
    /// Where it is.
    public let folder: String

    /// A store in this folder, which need not exist yet.
    public init(folder: String) { self.folder = folder }

    /// Whether a store has been made here.
    public var exists: Bool { StoreFiles.exists("\(folder)/store.json") }

    /// Whether a passphrase opens the store, rather than a key file.
    /// - Throws: ``TrustError`` with `storeDamaged` or `system`.
    public func needsPassphrase() throws(TrustError) -> Bool { try header().scrypt != nil }

    private func header() throws(TrustError) -> VaultHeader {
        let path = "\(folder)/store.json"
        let bytes = try StoreFiles.read(path, limit: 65_536)
        guard let header = try? JSONDecoder().decode(VaultHeader.self, from: Data(bytes)) else {
            throw TrustError(.storeDamaged, "\(path) is damaged; restore it from a backup")
        }
        return header
    }

    /// All identities by name; damaged ones throw, so that they do not go unnoticed.
    /// - Throws: ``TrustError`` with `storeDamaged`.
    public func identities() throws(TrustError) -> [Identity] {
        var found: [Identity] = []
        for name in StoreFiles.names(in: folder) where Identity.isValidName(name) {
            guard StoreFiles.exists("\(folder)/\(name)/identity.json") else { continue }
            found.append(try identity(named: name))
        }
        return found
    }

    /// One identity.
    /// - Throws: ``TrustError`` with `unknownIdentity` or `storeDamaged`.
    public func identity(named name: String) throws(TrustError) -> Identity {
        guard Identity.isValidName(name), StoreFiles.exists("\(folder)/\(name)/identity.json") else {
            throw TrustError(
                .unknownIdentity, "there is no identity \(name) in \(folder); `countersign identity list` shows them")
        }
        let bytes = try StoreFiles.read("\(folder)/\(name)/identity.json", limit: 65_536)
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        let damaged = TrustError(
            .storeDamaged, "the identity \(name) in \(folder) is damaged; restore it from a backup")
        guard let record = try? decoder.decode(Identity.Record.self, from: Data(bytes)), record.name == name,
            (1...1_000_000).contains(record.generation ?? 1)
        else { throw damaged }
        let text = try StoreFiles.read("\(folder)/\(name)/\(record.chainFile)", limit: 1 << 20)
        guard let chain = try? PEM.certificates(in: String(decoding: text, as: UTF8.self)) else { throw damaged }
        return try Identity(record: record, chain: chain)
    }

    /// The identity used when none is named: the one chosen, else the only signer.
    /// - Throws: ``TrustError`` with `unknownIdentity` when there is none or the choice is not clear.
    public func defaultIdentity() throws(TrustError) -> Identity {
        if let bytes = try? StoreFiles.read("\(folder)/default", limit: 256) {
            let name = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).first
            if let name { return try identity(named: String(name)) }
        }
        let signers = try identities().filter { $0.kind == .signer }
        guard let only = signers.first else {
            throw TrustError(.unknownIdentity, "there is no identity yet; make one with `countersign identity new`")
        }
        guard signers.count == 1 else {
            throw TrustError(
                .unknownIdentity, "there are \(signers.count) identities; name one with --identity or set a default")
        }
        return only
    }

    /// Chooses the default identity.
    /// - Throws: ``TrustError`` with `unknownIdentity` or `system`.
    public func setDefault(_ name: String) throws(TrustError) {
        _ = try identity(named: name)
        try StoreFiles.write(Array("\(name)\n".utf8), to: "\(folder)/default")
    }

    /// The root of the store's own authority, if it has one.
    /// - Throws: ``TrustError`` with `storeDamaged`.
    public func root() throws(TrustError) -> Certificate? {
        let path = "\(folder)/authority/root.pem"
        guard StoreFiles.exists(path) else { return nil }
        let text = String(decoding: try StoreFiles.read(path, limit: 1 << 20), as: UTF8.self)
        guard let certificate = try? PEM.certificates(in: text).first else {
            throw TrustError(.storeDamaged, "\(path) is damaged; restore it from a backup")
        }
        return certificate
    }

    /// Opens the store's keys; makes the store when it is new.
    ///
    /// With a passphrase this takes about half a second and 128 MiB (scrypt).
    /// - Throws: ``TrustError`` with `wrongPassphrase`, `passphraseRequired`, `storeDamaged` or `system`.
    public func unlock(_ protection: KeyProtection) throws -> UnlockedIdentityStore {
        try StoreFiles.makeFolder(folder)
        let vault = try StoreFiles.locked(folder) {
            let path = "\(folder)/store.json"
            guard StoreFiles.exists(path) else {
                if !StoreFiles.names(in: folder).filter({ StoreFiles.exists("\(folder)/\($0)/identity.json") }).isEmpty
                {
                    throw TrustError(
                        .storeDamaged, "\(path) is missing though there are keys; restore it from a backup")
                }
                let (vault, header) = try KeyVault.make(protection)
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
                try StoreFiles.write(Array(try encoder.encode(header)) + [0x0A], to: path)
                return vault
            }
            return try KeyVault(header(), protection, folder: folder)
        }
        return UnlockedIdentityStore(store: self, vault: vault)
    }
}

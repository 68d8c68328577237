// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What the store's own authority has issued, and what it has revoked: one small file a certificate in
/// `authority/issued/`, named by the serial number. Its OCSP responder answers from it.
///
/// An entry is on disk before the certificate is used, and a revocation before it is reported as done.
public struct CertificateRegister: Sendable {
    /// One certificate.
    public struct Entry: Codable, Sendable, Hashable {
        /// Serial number in hexadecimal, without leading zeros.
        public let serialNumber: String
        /// The identity that it was issued for.
        public let identity: String
        /// Subject, for people.
        public let subject: String
        /// SHA-256 of the certificate, hexadecimal.
        public let sha256: String
        /// Last moment of its validity.
        public let notAfter: Date
        /// When it was revoked; nil while it is good.
        public var revokedAt: Date?
        /// Why it was revoked.
        public var reason: RevocationReason?

        enum CodingKeys: String, CodingKey {
            case serialNumber = "serial_number"
            case identity, subject, sha256
            case notAfter = "not_after"
            case revokedAt = "revoked_at"
            case reason
        }

        /// The entry of a certificate that was just issued.
        init(_ certificate: Certificate, identity: String) {
            serialNumber = certificate.serialNumberHex
            self.identity = identity
            subject = certificate.subject.description
            sha256 = certificate.fingerprint.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            notAfter = certificate.notAfter
        }
    }

    private let store: IdentityStore
    private var folder: String { "\(store.folder)/authority/issued" }

    init(store: IdentityStore) { self.store = store }

    /// The entry of a serial number; nil for one that this authority did not issue.
    /// - Throws: ``TrustError`` with `storeDamaged`.
    public func entry(serialNumber: String) throws(TrustError) -> Entry? {
        guard serialNumber.utf8.count <= 128, serialNumber.utf8.allSatisfy({ CertificateRegister.isHex($0) }) else {
            return nil
        }
        let path = "\(folder)/\(serialNumber).json"
        guard StoreFiles.exists(path) else { return nil }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        let bytes = try StoreFiles.read(path, limit: 65_536)
        guard let entry = try? decoder.decode(Entry.self, from: Data(bytes)), entry.serialNumber == serialNumber else {
            throw TrustError(.storeDamaged, "\(path) is damaged; restore it from a backup")
        }
        return entry
    }

    /// All entries, by serial number.
    /// - Throws: ``TrustError`` with `storeDamaged`.
    public func entries() throws(TrustError) -> [Entry] {
        var found: [Entry] = []
        for name in StoreFiles.names(in: folder) where name.hasSuffix(".json") {
            if let entry = try entry(serialNumber: String(name.dropLast(5))) { found.append(entry) }
        }
        return found
    }

    /// What an OCSP responder says about a serial number (content bytes of the INTEGER).
    /// - Throws: ``TrustError`` with `storeDamaged`.
    public func status(serialNumber: [UInt8]) throws(TrustError) -> OCSPResponder.Status {
        let text = serialNumber.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined().drop { $0 == "0" }
        guard let entry = try entry(serialNumber: text.isEmpty ? "0" : String(text)) else { return .unknown }
        guard let date = entry.revokedAt else { return .good }
        return .revoked(at: date, reason: entry.reason ?? .unspecified)
    }

    /// Enters a certificate. The caller holds the store's lock.
    func enter(_ certificate: Certificate, identity: String) throws {
        try fillIfNew()
        try write(Entry(certificate, identity: identity))
    }

    /// Notes a revocation; one that is there already stays as it is. The caller holds the store's lock.
    /// - Throws: ``TrustError`` with `unknownIdentity` for a certificate that this authority did not issue.
    func revoke(serialNumber: String, reason: RevocationReason, at date: Date) throws -> Entry {
        try fillIfNew()
        guard var entry = try entry(serialNumber: serialNumber) else {
            throw TrustError(
                .unknownIdentity,
                "the certificate \(serialNumber) was issued elsewhere; ask its issuer to revoke it")
        }
        guard entry.revokedAt == nil else { return entry }
        // OCSP knows whole seconds only.
        entry.revokedAt = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
        entry.reason = reason
        try write(entry)
        return entry
    }

    /// A store that was made before there was a register gets one from its identities. The caller holds the store's lock.
    func fillIfNew() throws {
        guard StoreFiles.exists("\(store.folder)/authority"), !StoreFiles.exists("\(folder)/complete") else { return }
        try StoreFiles.makeFolder(folder)
        for identity in try store.identities() where identity.origin == .local {
            if try entry(serialNumber: identity.certificate.serialNumberHex) == nil {
                try write(Entry(identity.certificate, identity: identity.name))
            }
        }
        try StoreFiles.write([], to: "\(folder)/complete")
    }

    private func write(_ entry: Entry) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .secondsSince1970
        try StoreFiles.write(Array(try encoder.encode(entry)) + [0x0A], to: "\(folder)/\(entry.serialNumber).json")
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
}

extension IdentityStore {
    /// What the store's own authority has issued and revoked.
    public var certificates: CertificateRegister { CertificateRegister(store: self) }
}

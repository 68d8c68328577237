// SPDX-License-Identifier: Apache-2.0

public import COSE

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// An identity store whose keys can be used. Holds the sealing key, not the private keys: these are opened one by one.
public struct UnlockedIdentityStore: Sendable {
    /// The store as anybody may read it.
    public let store: IdentityStore
    let vault: KeyVault

    private var folder: String { store.folder }

    /// Key and certificates of an identity; nil takes the default one.
    /// - Throws: ``TrustError`` with `unknownIdentity`, `revoked`, `storeDamaged` or `keyMismatch`.
    public func credential(for name: String? = nil) throws -> SigningCredential {
        let identity =
            try name.map { name throws(TrustError) in try store.identity(named: name) }
            ?? store.defaultIdentity()
        do {
            return try credential(of: identity)
        } catch let error as TrustError where error.code == .system {
            // Renewed by another process between the reading of the record and of the key.
            let present = try store.identity(named: identity.name)
            guard present.generation != identity.generation else { throw error }
            return try credential(of: present)
        }
    }

    private func credential(of identity: Identity) throws -> SigningCredential {
        if let revoked = try revocation(of: identity) { throw revoked }
        return try credential(
            folder: "\(folder)/\(identity.name)", file: identity.record.keyFile, label: identity.name,
            chain: identity.chain, algorithm: identity.algorithm)
    }

    /// Why an identity may not sign any more: its certificate was revoked. Nil while it may.
    /// - Throws: ``TrustError`` with `storeDamaged`.
    package func revocation(of identity: Identity) throws(TrustError) -> TrustError? {
        guard identity.origin == .local,
            let entry = try store.certificates.entry(serialNumber: identity.certificate.serialNumberHex),
            let date = entry.revokedAt
        else { return nil }
        return TrustError(
            .revoked,
            "the certificate of \(identity.name) was revoked on \(DERTime.text(date)); `countersign identity renew \(identity.name)` makes a new one"
        )
    }

    private func credential(
        folder: String, file: String, label: String, chain: [Certificate], algorithm: COSEAlgorithm?
    ) throws -> SigningCredential {
        let sealed = try StoreFiles.read("\(folder)/\(file)", limit: 65_536)
        let text = String(decoding: try vault.open(sealed, name: label), as: UTF8.self)
        return try SigningCredential(key: SigningKey(pem: text), algorithm: algorithm, chain: chain)
    }

    /// The store's own authority; made on first use.
    /// - Parameters:
    ///   - organization: stands in the names of a new authority.
    ///   - date: now.
    public func authority(organization: String, country: String = "XX", at date: Date) throws -> CertificateAuthority {
        try StoreFiles.locked(folder) {
            let path = "\(folder)/authority"
            if let root = try store.root() {
                var known = CertificateAuthority(
                    root: root, issuing: try authorityCredential("issuing"),
                    timeStampIssuing: try authorityCredential("time-stamping"))
                known.ocspURL = try store.ocspURL()
                return known
            }
            let made = try CertificateAuthority.make(organization: organization, country: country, at: date)
            try place(
                path,
                [
                    ("root.pem", Array(PEM.text(label: "CERTIFICATE", bytes: made.root.encoded).utf8)),
                    ("issuing.pem", Array(made.issuing.chainPEM.utf8)),
                    ("issuing.key", try sealed(made.issuing.key, label: "authority/issuing")),
                    ("time-stamping.pem", Array(made.timeStampIssuing.chainPEM.utf8)),
                    ("time-stamping.key", try sealed(made.timeStampIssuing.key, label: "authority/time-stamping")),
                ])
            return made
        }
    }

    private func authorityCredential(_ part: String) throws -> SigningCredential {
        let path = "\(folder)/authority"
        let text = String(decoding: try StoreFiles.read("\(path)/\(part).pem", limit: 1 << 20), as: UTF8.self)
        return try credential(
            folder: path, file: "\(part).key", label: "authority/\(part)", chain: try PEM.certificates(in: text),
            algorithm: nil)
    }

    /// Makes an identity with a certificate of the store's own authority.
    /// - Parameters:
    ///   - name: its name in the store.
    ///   - allowedSourceTypes: digital source types it may state; nil for any.
    ///   - days: how long its certificate lives, at most 366.
    /// - Throws: ``TrustError`` with `invalidName`, `identityExists`, `profileViolation` or `system`.
    public func makeIdentity(
        named name: String, subject: CertificateAuthority.Subject, kind: Identity.Kind = .signer,
        algorithm: COSEAlgorithm = .es256, days: Int = CertificateAuthority.Lifetime.signer,
        allowedSourceTypes: [String]? = nil, at date: Date
    ) throws -> Identity {
        try checkFree(name)
        let authority = try authority(organization: subject.organization, country: subject.country, at: date)
        let credential =
            switch kind {
            case .signer: try authority.makeSigner(subject, algorithm: algorithm, days: days, at: date)
            case .timeStamper: try authority.makeTimeStampSigner(subject, at: date)
            case .ocspResponder:
                throw TrustError(.refused, "responders are made by the store itself, where they are needed")
            }
        let record = Identity.Record(
            name: name, kind: kind, origin: .local, algorithm: credential.algorithm.name, createdAt: date,
            allowedSourceTypes: allowedSourceTypes)
        return try save(record, credential)
    }

    /// Brings in an identity issued elsewhere.
    /// - Parameters:
    ///   - chain: certificates as PEM text, the signer's own first, without the root.
    ///   - key: the private key as PEM text: PKCS#8, SEC 1 or PKCS#1, not encrypted.
    ///   - settings: which purposes count.
    /// - Throws: ``TrustError`` with `malformedPEM`, `keyMismatch`, `profileViolation` naming every rule that is broken.
    public func importIdentity(
        named name: String, chain: String, key: String, algorithm: COSEAlgorithm? = nil,
        allowedSourceTypes: [String]? = nil, settings: TrustSettings = TrustSettings(), at date: Date
    ) throws -> Identity {
        try checkFree(name)
        let certificates = try PEM.certificates(in: chain)
        let credential = try SigningCredential(
            key: SigningKey(pem: key), algorithm: algorithm, chain: certificates)
        let isTimeStamper = credential.certificate.extensions.extendedKeyUsage == [.timeStamping]
        var faults = CertificateProfile.violations(
            of: credential.certificate, for: isTimeStamper ? .timeStamping : .claimSigning, settings: settings
        ).map(\.explanation)
        if !credential.certificate.isValid(at: date) {
            faults.append(
                "it is valid from \(DERTime.text(credential.certificate.notBefore)) to \(DERTime.text(credential.certificate.notAfter)) only"
            )
        }
        for (child, parent) in zip(certificates, certificates.dropFirst()) where !child.isSigned(by: parent.publicKey) {
            faults.append("\(child.subject) was not signed by the certificate that follows it, \(parent.subject)")
        }
        guard faults.isEmpty else {
            throw TrustError(
                .profileViolation, "the certificate cannot be used: " + faults.joined(separator: "; "))
        }
        let record = Identity.Record(
            name: name, kind: isTimeStamper ? .timeStamper : .signer, origin: .imported,
            algorithm: credential.algorithm.name, createdAt: date, allowedSourceTypes: allowedSourceTypes)
        return try save(record, credential)
    }

    /// Name of the identity of the store's own time-stamper.
    public static let timeStamperName = "time-stamps"

    /// The store's own time-stamper ("builtin"); its identity is made on first use.
    public func timeStamper(organization: String, at date: Date) throws -> LocalTimeStamper {
        let name = UnlockedIdentityStore.timeStamperName
        if !StoreFiles.exists("\(folder)/\(name)/identity.json") {
            _ = try makeIdentity(
                named: name, subject: .init(commonName: "Countersign Time-Stamps", organization: organization),
                kind: .timeStamper, at: date)
        }
        return try LocalTimeStamper(credential: try credential(for: name))
    }

    private func checkFree(_ name: String) throws(TrustError) {
        guard Identity.isValidName(name) else {
            throw TrustError(
                .invalidName,
                "“\(name)” cannot name an identity: use lower-case letters, digits, dots, dashes (at most 64, not “authority”)"
            )
        }
        guard !StoreFiles.exists("\(folder)/\(name)") else {
            throw TrustError(.identityExists, "an identity \(name) exists already; choose another name")
        }
    }

    func save(_ record: Identity.Record, _ credential: SigningCredential) throws -> Identity {
        try StoreFiles.locked(folder) {
            if record.origin == .local { try store.certificates.enter(credential.certificate, identity: record.name) }
            try place(
                "\(folder)/\(record.name)",
                [
                    (record.keyFile, try sealed(credential.key, label: record.name)),
                    (record.chainFile, Array(credential.chainPEM.utf8)),
                    ("identity.json", try record.encoded()),
                ])
        }
        return try store.identity(named: record.name)
    }

    func sealed(_ key: SigningKey, label: String) throws(TrustError) -> [UInt8] {
        try vault.seal(Array(key.pkcs8PEM.utf8), name: label)
    }

    private func place(_ path: String, _ files: [(String, [UInt8])]) throws(TrustError) {
        let part = path.split(separator: "/").last.map(String.init) ?? "identity"
        let temporary = "\(folder)/.\(part).\(UInt64.random(in: .min ... .max)).new"
        try StoreFiles.makeFolder(temporary)
        do {
            for (name, bytes) in files { try StoreFiles.write(bytes, to: "\(temporary)/\(name)") }
            try StoreFiles.place(temporary, as: path)
        } catch {
            StoreFiles.removeFolder(temporary)
            throw error
        }
    }
}

extension UnlockedIdentityStore {
    /// How many signatures an identity has made, as counted by ``countSignature(of:)``.
    /// - Throws: ``TrustError`` with `storeDamaged` when the count cannot be read: it must never start again from none.
    package func signatureCount(of name: String) throws(TrustError) -> Int {
        let path = "\(store.folder)/\(name)/signatures"
        guard StoreFiles.exists(path) else { return 0 }
        let text = String(decoding: try StoreFiles.read(path, limit: 64), as: UTF8.self)
        guard let line = text.split(whereSeparator: \.isWhitespace).first, let count = Int(line), count >= 0 else {
            throw TrustError(.storeDamaged, "\(path) is damaged; restore it from a backup")
        }
        return count
    }

    /// Counts one more signature, durably, and gives the new count.
    package func countSignature(of name: String) throws -> Int {
        try StoreFiles.locked("\(store.folder)/\(name)") {
            let count = try signatureCount(of: name) + 1
            try StoreFiles.write(Array("\(count)\n".utf8), to: "\(store.folder)/\(name)/signatures")
            return count
        }
    }
}

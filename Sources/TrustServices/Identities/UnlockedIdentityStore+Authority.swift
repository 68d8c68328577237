// SPDX-License-Identifier: Apache-2.0

internal import COSE

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension UnlockedIdentityStore {
    /// Gives an identity of the store's own authority a new key and certificate. Its name, subject and rules stay; what
    /// the old key signed stays valid, unless ``revoke(_:reason:at:)`` follows for the old certificate.
    ///
    /// The new key counts from the moment at which `identity.json` is replaced; the old key is removed then.
    /// - Throws: ``TrustError`` with `unknownIdentity`, `refused` for an identity that was issued elsewhere, `system`.
    public func renew(_ name: String, days: Int? = nil, at date: Date) throws -> Identity {
        let old = try store.identity(named: name)
        guard old.origin == .local else {
            throw TrustError(
                .refused, "\(name) was issued elsewhere: ask its issuer for a new certificate, and import it")
        }
        let subject = try CertificateAuthority.Subject(
            commonName: old.certificate.subject.commonName ?? name,
            organization: old.certificate.subject.organization ?? name,
            country: old.certificate.subject.country ?? "XX")
        let authority = try authority(organization: subject.organization, country: subject.country, at: date)
        let credential =
            switch old.kind {
            case .signer:
                try authority.makeSigner(
                    subject, algorithm: old.algorithm, days: days ?? CertificateAuthority.Lifetime.signer, at: date)
            case .timeStamper: try authority.makeTimeStampSigner(subject, at: date)
            case .ocspResponder: try authority.makeOCSPResponder(subject, for: issuer(of: old, authority), at: date)
            }
        return try StoreFiles.locked(store.folder) {
            let present = try store.identity(named: name)
            var record = present.record
            record.generation = present.generation + 1
            record.algorithm = credential.algorithm.name
            try store.certificates.enter(credential.certificate, identity: name)
            let folder = "\(store.folder)/\(name)"
            try StoreFiles.write(try sealed(credential.key, label: name), to: "\(folder)/\(record.keyFile)")
            try StoreFiles.write(Array(credential.chainPEM.utf8), to: "\(folder)/\(record.chainFile)")
            try StoreFiles.write(try record.encoded(), to: "\(folder)/identity.json")
            // The old certificate stays for people who look back; nobody needs its key. Where it cannot be removed, that is
            // told, although the new key counts already.
            try StoreFiles.remove("\(folder)/\(present.record.keyFile)")
            return try store.identity(named: name)
        }
    }

    /// Revokes the present certificate of an identity: it signs nothing any more, and the responder says so.
    /// - Throws: ``TrustError`` with `unknownIdentity`, or for a certificate that was issued elsewhere.
    @discardableResult
    public func revoke(
        _ name: String, reason: RevocationReason, at date: Date
    ) throws -> CertificateRegister.Entry {
        try StoreFiles.locked(store.folder) {
            try store.certificates.revoke(
                serialNumber: store.identity(named: name).certificate.serialNumberHex, reason: reason, at: date)
        }
    }

    /// Revokes a certificate that the authority issued, also one that was renewed since.
    /// - Parameter serialNumber: hexadecimal, without leading zeros.
    /// - Throws: ``TrustError`` with `unknownIdentity` where there is no such certificate.
    @discardableResult
    public func revoke(
        serialNumber: String, reason: RevocationReason, at date: Date
    ) throws -> CertificateRegister.Entry {
        try StoreFiles.locked(store.folder) {
            try store.certificates.revoke(serialNumber: serialNumber, reason: reason, at: date)
        }
    }

    /// The answer to a question about certificates of the store's own authority, in DER; see ``OCSPResponder``.
    ///
    /// The responders' keys are made on first use, and anew before they run out.
    /// - Returns: a signed answer, or the unsigned one that there is none (``OCSPResponder/Failure``).
    /// - Throws: ``TrustError`` with `storeDamaged` or `system`.
    public func ocspResponse(to request: [UInt8], at date: Date) throws -> [UInt8] {
        guard let query = try? OCSPQuery(parsing: request) else {
            return OCSPResponder.Failure.malformedRequest.encoded
        }
        guard try store.root() != nil else { return OCSPResponder.Failure.unauthorized.encoded }
        let authority = try authority(organization: "Countersign", at: date)
        let parts = [("ocsp-claims", authority.issuing), ("ocsp-time-stamps", authority.timeStampIssuing)]
        guard
            let (name, issuing) = parts.first(where: { part in query.items.contains { $0.names(part.1.certificate) } })
        else { return OCSPResponder.Failure.unauthorized.encoded }
        let identity = try responder(name, for: issuing, authority, at: date)
        let responder = try OCSPResponder(credential: credential(for: identity.name), issuer: issuing.certificate)
        let register = store.certificates
        try StoreFiles.locked(store.folder) { try register.fillIfNew() }
        return try responder.response(to: query, at: date) { try register.status(serialNumber: $0) }
    }

    private func responder(
        _ name: String, for issuing: SigningCredential, _ authority: CertificateAuthority, at date: Date
    ) throws -> Identity {
        let margin = OCSPResponder.lifetime * 2
        if let known = try? store.identity(named: name) {
            guard !known.certificate.isValid(at: date.addingTimeInterval(margin)) else { return known }
            return try renew(name, at: date)
        }
        let subject = try CertificateAuthority.Subject(
            commonName: "Countersign OCSP Responder",
            organization: authority.root.subject.organization ?? "Countersign",
            country: authority.root.subject.country ?? "XX")
        let credential = try authority.makeOCSPResponder(subject, for: issuing, at: date)
        do {
            return try save(
                Identity.Record(
                    name: name, kind: .ocspResponder, origin: .local, algorithm: credential.algorithm.name,
                    createdAt: date), credential)
        } catch let error as TrustError where error.code == .identityExists {
            // Another process was quicker.
            return try store.identity(named: name)
        }
    }

    private func issuer(of identity: Identity, _ authority: CertificateAuthority) -> SigningCredential {
        identity.certificate.isSigned(by: authority.timeStampIssuing.certificate.publicKey)
            ? authority.timeStampIssuing : authority.issuing
    }

    /// Says in certificates issued from now on where to ask about them; nil says nothing.
    /// - Parameter url: begins with `http://`; `…/ocsp` at the address under which the service is reached.
    /// - Throws: ``TrustError`` with `invalidName` or `system`.
    public func setOCSPURL(_ url: String?) throws {
        if let url { try ProgrammeTerms.checkAddress(url) }
        try StoreFiles.locked(store.folder) {
            let path = "\(store.folder)/authority/ocsp-url"
            guard StoreFiles.exists("\(store.folder)/authority") else {
                throw TrustError(.unknownIdentity, "there is no authority yet; `countersign identity new` makes one")
            }
            if let url { try StoreFiles.write(Array("\(url)\n".utf8), to: path) } else { try? StoreFiles.remove(path) }
        }
    }
}

extension IdentityStore {
    /// Where certificates of the store's own authority say that others can ask about them.
    /// - Throws: ``TrustError`` with `system`.
    public func ocspURL() throws(TrustError) -> String? {
        let path = "\(folder)/authority/ocsp-url"
        guard StoreFiles.exists(path) else { return nil }
        let text = String(decoding: try StoreFiles.read(path, limit: 2_048), as: UTF8.self)
        return text.split(whereSeparator: \.isWhitespace).first.map(String.init)
    }
}

// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// Who sends a request: by the cookie of a session, or by the token of a program.
extension Exchange {
    /// Seconds a session lasts at most, and without use.
    static let sessionSeconds: Int64 = 12 * 3600
    static let idleSeconds: Int64 = 30 * 60

    /// `__Host-` binds the cookie to this host and to TLS; without TLS, on this machine alone, the name must be plain.
    var sessionCookieName: String { site.configuration.isSecure ? "__Host-session" : "countersign-session" }

    /// Who is signed in, or nil.
    func signedIn() async throws -> SignedIn? {
        guard let secret = cookies[sessionCookieName], (20...100).contains(secret.utf8.count) else { return nil }
        let digest = Secret.digest(secret)
        guard let session = try await site.stores.sessions.session(secretDigest: digest, now: now),
            session.lastUsedAt.adding(seconds: Exchange.idleSeconds) > now,
            let account = try await site.stores.accounts.account(session.account), !account.isDisabled
        else { return nil }
        if session.lastUsedAt.adding(seconds: 60) < now {
            try await site.stores.sessions.touch(secretDigest: digest, at: now)
        }
        return SignedIn(account: account, secret: secret)
    }

    /// - Throws: ``ServiceError`` `sign_in_required`.
    func requireSignedIn() async throws -> SignedIn {
        guard let person = try await signedIn() else { throw ServiceError(.signInRequired) }
        return person
    }

    /// Where somebody goes after signing in: who acts for no organisation has nothing to protect.
    func home(of account: Account) -> String {
        link(account.publisher == nil ? "/account" : "/protect").text
    }

    /// Begins a session with a new secret. Whatever session the browser had before ends, so that nobody can hand somebody
    /// a cookie and wait for them to sign in with it.
    func beginSession(for account: Account) async throws -> SetCookie {
        if cookies[sessionCookieName] != nil { _ = try await endSession() }
        let secret = Secret.make(bytes: 32)
        try await site.stores.sessions.insert(
            Session(
                secretDigest: Secret.digest(secret), account: account.id, createdAt: now, lastUsedAt: now,
                expiresAt: now.adding(seconds: Exchange.sessionSeconds)),
            event: AuditEvent(
                actor: AuditActor(role: account.role.rawValue, id: account.id.description), verb: "session.began",
                object: account.id.description, at: now))
        return SetCookie(
            name: sessionCookieName, value: secret, maxAge: Int(Exchange.sessionSeconds),
            isSecure: site.configuration.isSecure)
    }

    /// Ends the session of this request, if there is one.
    func endSession() async throws -> SetCookie {
        if let secret = cookies[sessionCookieName], let person = try await signedIn() {
            try await site.stores.sessions.remove(
                secretDigest: Secret.digest(secret),
                event: AuditEvent(
                    actor: AuditActor(role: person.account.role.rawValue, id: person.account.id.description),
                    verb: "session.ended", object: person.account.id.description, at: now))
        }
        return SetCookie(name: sessionCookieName, value: "", maxAge: 0, isSecure: site.configuration.isSecure)
    }

    /// The account and the token behind `Authorization: Bearer cs_…`.
    /// - Throws: ``ServiceError`` `sign_in_required` or `forbidden`.
    func requireToken(scope: String) async throws -> Account {
        guard let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") else {
            throw ServiceError(.signInRequired, "Send an API token: Authorization: Bearer cs_….")
        }
        let text = String(header.dropFirst(7))
        guard TokenText.isWellFormed(text),
            let token = try await site.stores.tokens.token(secretDigest: Secret.digest(text), now: now),
            let account = try await site.stores.accounts.account(token.account), !account.isDisabled
        else { throw ServiceError(.signInRequired, "The API token is unknown, was taken back, or has ended.") }
        guard token.scopes.contains(scope) else {
            throw ServiceError(.forbidden, "The API token lacks the scope \(scope).")
        }
        if (token.lastUsedAt?.adding(seconds: 60) ?? now) <= now {
            try await site.stores.tokens.touch(token.id, at: now)
        }
        return account
    }
}

extension Response {
    /// The answer with a cookie.
    func setting(_ cookie: SetCookie) -> Response {
        var copy = self
        copy.headers.append(.init(name: .setCookie, value: cookie.header))
        return copy
    }
}

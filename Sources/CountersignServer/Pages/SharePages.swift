// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// Making a link for a result, what is behind it, and taking it back.
///
/// A link is made only on wish. What is behind it is a copy of the result without the name of the file; the secret in
/// its address and the code that deletes it are kept as digests alone.
enum SharePages {
    /// `GET /check/{id}/share`
    static func form(_ exchange: Exchange) async throws -> Response {
        guard let check = try await CheckHandlers.find(exchange) else { return .page(WorkingPage.render(exchange)) }
        let t = exchange.language
        let person = try await exchange.signedIn()
        return .page(
            layout("share.title", exchange, person) {
                el(.p, .class("kicker")) { el(.a, .href(exchange.link(check.path))) { t("compare.back") } }
                el(.h1, .class("result")) { t("share.title") }
                el(.p, .class("lead")) { t("share.lead", ["count": .count(days(exchange))]) }
                el(.ul) {
                    for number in 1...3 { el(.li) { t("share.point.\(number)") } }
                }
                el(.form, .class("stack"), .set(.method, "post"), .action(exchange.link("\(check.path)/share"))) {
                    if check.hasPreview {
                        el(.div, .class("choice")) {
                            el(
                                .input, .set(.type, "checkbox"), .id("picture"), .set(.name, "picture"),
                                .set(.value, "yes"), .set(.ariaDescribedby, "picture-hint"))
                            el(.label, .set(.for, "picture")) { t("share.picture") }
                            el(.p, .class("hint"), .id("picture-hint")) { t("share.picture.hint") }
                        }
                    }
                    el(.button, .class("primary"), .set(.type, "submit")) { t("share.button") }
                }
            })
    }

    /// `POST /check/{id}/share`
    static func make(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        let form = try await exchange.urlEncodedBody()
        let id = exchange.parameter("id")
        guard case .found(let kept) = try await exchange.site.stores.checks.check(id, now: exchange.now) else {
            throw ServiceError(.gone, "Results are kept for an hour.")
        }
        var result = try CheckResult(json: kept.result)
        // What a file is called is often about a person, and nobody needs it to read the result.
        result.file.name = ""
        let wantsPicture = form["picture"] == "yes" && kept.preview != nil
        let token = Secret.make(bytes: 16)
        let code = PersonalCode.make()
        let expiresAt = exchange.now.adding(seconds: exchange.site.configuration.shareSeconds)
        try await exchange.site.stores.sharedResults.insert(
            SharedResult(
                tokenDigest: Secret.digest(token), deletionDigest: Secret.digest(code), result: try result.json(),
                preview: wantsPicture ? kept.preview : nil,
                previewMediaType: wantsPicture ? kept.previewMediaType : nil, checkedAt: kept.createdAt,
                createdAt: exchange.now, expiresAt: expiresAt))
        exchange.site.metrics.count("shared")
        let t = exchange.language
        let person = try await exchange.signedIn()
        return .page(
            layout("shared.made", exchange, person) {
                el(.div, .class("confirmation")) {
                    Tone.bound.glyph
                    el(.h1) { t("shared.made") }
                }
                el(.h2) { t("shared.address") }
                el(.pre, .class("secret"), .set(.tabindex, "0")) { Part.code("\(exchange.origin)/r/\(token)") }
                el(.p) { t("shared.until", ["date": .day(expiresAt)]) }
                el(.h2) { t("shared.code") }
                el(.pre, .class("secret"), .set(.tabindex, "0")) { Part.code(code) }
                el(.p) { t("shared.code.text") }
                el(.p, .class("actions")) {
                    el(.a, .class("button primary"), .href(exchange.link("/r/\(token)"))) { t("shared.open") }
                    el(.a, .class("button"), .href(exchange.link("/check/\(id)"))) { t("compare.back") }
                }
            })
    }

    /// `GET /r/{token}`
    static func show(_ exchange: Exchange) async throws -> Response {
        let shared = try await find(exchange)
        var check = ShownCheck(
            path: "/r/\(exchange.parameter("token"))", isShared: true, result: try CheckResult(json: shared.result),
            checkedAt: shared.checkedAt, expiresAt: shared.expiresAt, hasPreview: shared.preview != nil)
        try await check.readOriginals(exchange.site)
        var response = Response.page(ResultPage.render(check, exchange, person: try await exchange.signedIn()))
        response.headers[.robots] = "noindex"
        return response
    }

    /// `GET /r/{token}/preview`
    static func preview(_ exchange: Exchange) async throws -> Response {
        let shared = try await find(exchange)
        guard let preview = shared.preview else { throw ServiceError(.notFound) }
        return exchange.part(of: preview, type: shared.previewMediaType ?? "image/jpeg")
    }

    /// `GET /r/{token}/delete`
    static func deleteForm(_ exchange: Exchange) async throws -> Response {
        _ = try await find(exchange)
        return .page(try await deletePage(exchange, errors: []))
    }

    /// `POST /r/{token}/delete`
    static func delete(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        let form = try await exchange.urlEncodedBody()
        let token = Secret.digest(exchange.parameter("token"))
        let subjects = ["share \(exchange.client.key)", "share \(token)"]
        if let wait = subjects.compactMap({ exchange.site.throttle.wait(for: $0) }).max() {
            throw ServiceError(.tooManyRequests, "Too many wrong codes.", retryAfter: wait)
        }
        _ = try await find(exchange)
        guard let code = PersonalCode.read(form["code"] ?? ""),
            try await exchange.site.stores.sharedResults.withdraw(
                tokenDigest: token, deletionDigest: Secret.digest(code), now: exchange.now)
        else {
            for subject in subjects { exchange.site.throttle.failed(subject) }
            let error = FieldError(field: "code", message: exchange.language("shared.delete.wrong"))
            return .page(try await deletePage(exchange, errors: [error]), status: .unprocessableContent)
        }
        return .page(DeletedPage.render(exchange))
    }

    private static func find(_ exchange: Exchange) async throws -> SharedResult {
        let token = exchange.parameter("token")
        guard (20...40).contains(token.utf8.count) else { throw ServiceError(.notFound) }
        switch try await exchange.site.stores.sharedResults.result(
            tokenDigest: Secret.digest(token), now: exchange.now)
        {
        case .found(let shared): return shared
        case .withdrawn: throw ServiceError(.gone, "Whoever made this link has deleted it.")
        case .expired: throw ServiceError(.gone, "The time of this link is over.")
        case .unknown: throw ServiceError(.notFound)
        }
    }

    private static func deletePage(_ exchange: Exchange, errors: [FieldError]) async throws -> Node {
        let t = exchange.language
        let path = "/r/\(exchange.parameter("token"))"
        let person = try await exchange.signedIn()
        return layout("shared.delete.title", exchange, person, hasErrors: !errors.isEmpty) {
            Part.errorSummary(errors, t)
            el(.h1, .class("result")) { t("shared.delete.title") }
            el(.p, .class("lead")) { t("shared.delete.lead") }
            el(.form, .class("stack"), .set(.method, "post"), .action(exchange.link("\(path)/delete"))) {
                Part.field(
                    "code", label: t("shared.code"), hint: t("shared.code.hint"), autocomplete: "off", maximum: 40,
                    errors: errors, t)
                el(.button, .class("primary"), .set(.type, "submit")) { t("shared.delete.button") }
            }
        }
    }

    private static func days(_ exchange: Exchange) -> Int { Int(exchange.site.configuration.shareSeconds / 86_400) }

    private static func layout(
        _ title: String, _ exchange: Exchange, _ person: SignedIn?, hasErrors: Bool = false,
        @NodeBuilder _ content: () -> [Node]
    ) -> Node {
        Layout(
            exchange: exchange, title: exchange.language.text(title), section: .check, isPrivate: true,
            hasErrors: hasErrors, person: person
        ).render { el(.div, .class("prose"), children: content) }
    }
}

// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import Hummingbird
import ProvenanceRegistry

/// Protecting a picture in the browser.
enum ProtectPages {
    /// `GET /protect`
    static func form(_ exchange: Exchange) async throws -> Response {
        guard let person = try await exchange.signedIn() else {
            return .page(SignInPage.render(exchange))
        }
        return .page(try await render(exchange, person: person, values: FormFields(), errors: []))
    }

    /// `POST /protect`
    static func submit(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        let person = try await exchange.requireSignedIn()
        let t = exchange.language
        do {
            let form = try await exchange.site.uploads.form(of: exchange.request)
            try person.require(token: form.fields["token"])
            var errors: [FieldError] = []
            let source = form.fields["source"].flatMap(SourceType.init(shortName:))
            if form.files.isEmpty { errors.append(FieldError(field: "file", message: t("protect.file.missing"))) }
            if source == nil {
                errors.append(FieldError(field: "source-captured", message: t("protect.source.missing")))
            }
            guard errors.isEmpty, let file = form.files.first, let source else {
                return .page(
                    try await render(exchange, person: person, values: form.fields, errors: errors),
                    status: .unprocessableContent)
            }
            let order = ProtectOrder(
                account: person.account, publisher: try await ProtectAPI.publisher(of: person.account, exchange.site),
                title: form.fields["title"].map(\.trimmed).flatMap { $0.isEmpty ? nil : String($0.prefix(200)) },
                source: source, addsMark: form.fields["mark"] != nil, showsPreview: form.fields["preview"] != nil)
            let done = try await ProtectAPI.run(file, order, exchange.site)
            return .seeOther(to: exchange.link("/protect/done/\(done.download)").text)
        } catch let error as ServiceError where error.isAboutTheFile {
            let detail = error.detail.map { Node.text($0) } ?? ErrorPage.words(error, exchange)
            return .page(
                try await render(
                    exchange, person: person, values: FormFields(), errors: [FieldError(field: "file", message: detail)]
                ),
                status: error.status)
        }
    }

    /// `GET /protect/done/{id}`
    static func done(_ exchange: Exchange) async throws -> Response {
        let person = try await exchange.requireSignedIn()
        let id = exchange.parameter("id")
        guard let found = exchange.site.downloads.find(id, for: person.account.id, now: exchange.now) else {
            throw ServiceError(.gone, "Protected files are kept for a day.")
        }
        let t = exchange.language
        let record = exchange.link("/record/\(found.ticket.record)")
        return .page(
            Layout(
                exchange: exchange, title: t.text("protected.title"), section: .protect, isPrivate: true, person: person
            ).render {
                el(.div, .class("prose")) {
                    el(.div, .class("confirmation")) {
                        Tone.bound.glyph
                        el(.h1) { t("protected.title") }
                    }
                    el(.p, .class("lead")) { t("protected.lead") }
                    el(.p, .class("actions")) {
                        el(
                            .a, .class("button primary"), .set(.download, ""),
                            .href(WebAddress(stringLiteral: "/protect/download/\(id)"))
                        ) { t("protected.download", ["size": .name(Part.size(found.ticket.bytes))]) }
                    }
                    Part.facts([
                        (t("expert.name"), ShownText(found.ticket.fileName, limit: 255).node),
                        (t("expert.record"), el(.a, .href(record)) { Part.code(found.ticket.record.description) }),
                    ])
                    el(.h2) { t("next.title") }
                    el(.ul) {
                        el(.li) { el(.a, .href(record)) { t("protected.record") } }
                        el(.li) { el(.a, .href(exchange.link("/"))) { t("protected.check") } }
                        el(.li) { el(.a, .href(exchange.link("/protect"))) { t("protected.another") } }
                    }
                    el(.p, .class("note")) { t("protected.note") }
                }
            })
    }

    /// `GET /protect/download/{id}`
    static func download(_ exchange: Exchange) async throws -> Response {
        let person = try await exchange.requireSignedIn()
        guard
            let found = exchange.site.downloads.find(
                exchange.parameter("id"), for: person.account.id, now: exchange.now)
        else { throw ServiceError(.gone, "Protected files are kept for a day.") }
        return .attachment(found.source, named: found.ticket.fileName, type: found.ticket.mediaType)
    }

    static func render(
        _ exchange: Exchange, person: SignedIn, values: FormFields, errors: [FieldError]
    ) async throws -> Node {
        let t = exchange.language
        let publisher = try await ProtectAPI.publisher(of: person.account, exchange.site)
        return Layout(
            exchange: exchange, title: t.text("protect.title"), section: .protect, isPrivate: true,
            hasErrors: !errors.isEmpty, person: person
        ).render {
            el(.div, .class("protect")) {
                Part.errorSummary(errors, t)
                el(.h1, .class("result")) { t("protect.title") }
                el(.p, .class("lead")) { t("protect.lead") }
                el(.p) {
                    t("protect.as")
                    " "
                    NamePlate.render(publisher.displayName, level: publisher.level, domain: publisher.domain, t)
                }
                el(
                    .form, .class("steps"), .set(.method, "post"), .set(.enctype, "multipart/form-data"),
                    .action(exchange.link("/protect")), .set(.dataRole, "drop"),
                    .set(.dataLimit, String(exchange.site.configuration.uploadBytes))
                ) {
                    person.tokenField
                    fileStep(exchange, errors)
                    sourceStep(t, values, errors)
                    titleStep(t, values, errors)
                    travelStep(t, values)
                    el(.div, .class("limits")) {
                        el(.h2) { t("protect.public.title") }
                        el(.p) { t("protect.public.text") }
                        el(.p) { el(.strong) { t("protect.public.final") } }
                    }
                    el(.button, .class("primary"), .set(.type, "submit")) { t("protect.button") }
                    el(.div, .class("progress"), .set(.dataRole, "progress"), .flag(.hidden)) {
                        el(
                            .progress, .set(.max, "100"), .set(.value, "0"),
                            .set(.ariaLabel, t.text("home.file.sending")))
                        el(.p, .set(.role, "status"), .set(.dataText, t.text("protect.working"))) {
                            t("home.file.sending")
                        }
                    }
                }
            }
        }
    }

    private static func fileStep(_ exchange: Exchange, _ errors: [FieldError]) -> Node {
        let t = exchange.language
        return el(.fieldset) {
            el(.legend) { t("protect.file") }
            el(.div, .class("drop-field")) {
                el(.label, .set(.for, "file")) { t("protect.file.label") }
                el(.p, .class("hint"), .id("file-hint")) { t("protect.file.hint", ErrorPage.arguments(exchange)) }
                Part.fieldError("file", errors, t)
                el(
                    .input, .set(.type, "file"), .id("file"), .set(.name, "file"), .flag(.required),
                    .set(.accept, ".jpg,.jpeg,.png,.webp,image/jpeg,image/png,image/webp"),
                    .set(.ariaDescribedby, "file-hint"))
                el(.p, .class("hint"), .set(.dataRole, "enhanced"), .flag(.hidden)) { t("home.file.drop") }
            }
        }
    }

    private static func sourceStep(_ t: Language, _ values: FormFields, _ errors: [FieldError]) -> Node {
        el(.fieldset) {
            el(.legend) { t("protect.source") }
            Part.fieldError("source-captured", errors, t)
            for source in SourceType.allCases {
                let name = source.shortName
                el(.div, .class("choice")) {
                    el(
                        .input, .set(.type, "radio"), .id("source-\(name)"), .set(.name, "source"), .set(.value, name),
                        .flag(.required), .set(.ariaDescribedby, "source-\(name)-hint"),
                        .flag(.checked, values["source"] == name))
                    el(.label, .set(.for, "source-\(name)")) { t("source.\(name)") }
                    el(.p, .class("hint"), .id("source-\(name)-hint")) { t("source.\(name).hint") }
                }
            }
        }
    }

    private static func titleStep(_ t: Language, _ values: FormFields, _ errors: [FieldError]) -> Node {
        el(.fieldset) {
            el(.legend) { t("protect.title_step") }
            Part.field(
                "title", label: t("protect.title_field"), hint: t("protect.title_field.hint"),
                value: values["title"] ?? "", required: false, errors: errors, t)
        }
    }

    private static func travelStep(_ t: Language, _ values: FormFields) -> Node {
        el(.fieldset) {
            el(.legend) { t("protect.travel") }
            el(.p, .class("choice fixed")) {
                Tone.bound.glyph
                el(.span) { t("protect.travel.credential") }
            }
            for (name, key) in [("mark", "protect.travel.mark"), ("preview", "protect.travel.preview")] {
                el(.div, .class("choice")) {
                    el(
                        .input, .set(.type, "checkbox"), .id(name), .set(.name, name), .set(.value, "yes"),
                        .flag(.checked), .set(.ariaDescribedby, "\(name)-hint"))
                    el(.label, .set(.for, name)) { t(key) }
                    el(.p, .class("hint"), .id("\(name)-hint")) { t("\(key).hint") }
                }
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import ContentCheck

/// The first page: what this is, and the form for a file.
enum HomePage {
    static func render(_ exchange: Exchange, error: ServiceError? = nil, person: SignedIn? = nil) -> Node {
        let t = exchange.language
        let errors =
            error.map { error in
                [
                    FieldError(
                        field: error.field == "url" ? "url" : "file", message: ErrorPage.words(error, exchange))
                ]
            } ?? []
        return Layout(
            exchange: exchange, title: t.text("home.title"), section: .check, hasErrors: error != nil, person: person
        ).render {
            el(.div, .class("home")) {
                el(.div, .class("intro")) {
                    Part.errorSummary(errors, t)
                    el(.h1, .class("result")) { t("home.headline") }
                    el(.p, .class("lead")) { t("home.lead") }
                    form(exchange, errors.filter { $0.field == "file" })
                    if exchange.site.links != nil { linkForm(exchange, errors.filter { $0.field == "url" }) }
                }
                el(.section, .class("panel five"), .set(.ariaLabelledby, "five")) {
                    el(.h2, .id("five")) { t("home.five") }
                    for (row, tone) in [
                        ("credentials", Tone.bound), ("mark", .bound), ("registry", .attend), ("ai", .disclose),
                        ("decisions", .plain),
                    ] {
                        el(.div, .class("reading tone-\(tone.rawValue)")) {
                            tone.glyph
                            el(.div) {
                                el(.h3) { t.node(.init("row.\(row)")) }
                                el(.p, .class("note")) { t("home.row.\(row)") }
                            }
                        }
                    }
                }
                el(.div, .class("pair")) {
                    el(.section, .set(.ariaLabelledby, "limits")) {
                        el(.h2, .id("limits")) { t("home.limits.title") }
                        el(.p) { t("home.limits.text") }
                        el(.p) { el(.a, .href(exchange.link("/learn/absence"))) { t("home.limits.link") } }
                    }
                    el(.section, .set(.ariaLabelledby, "publish")) {
                        el(.h2, .id("publish")) { t("home.publish.title") }
                        el(.p) { t("home.publish.text") }
                        el(.p) { el(.a, .href(exchange.link("/protect"))) { t("home.publish.link") } }
                    }
                }
            }
        }
    }

    /// The form for a link, where the operator allows it.
    private static func linkForm(_ exchange: Exchange, _ errors: [FieldError]) -> Node {
        let t = exchange.language
        return el(.details, .class("more"), errors.isEmpty ? .none : .flag(.open)) {
            el(.summary) { t("home.link.summary") }
            el(.form, .class("stack"), .set(.method, "post"), .action(exchange.link("/check"))) {
                Part.field(
                    "url", label: t("home.link.label"), hint: t("home.link.hint"), type: "url", autocomplete: "off",
                    maximum: 4096, errors: errors, t)
                el(.button, .set(.type, "submit")) { t("home.link.button") }
            }
        }
    }

    /// The form for a file; works without a script, and better with one.
    static func form(_ exchange: Exchange, _ errors: [FieldError] = []) -> Node {
        let t = exchange.language
        return el(
            .form, .class("drop"), .set(.method, "post"), .set(.enctype, "multipart/form-data"),
            .action(exchange.link("/check")), .set(.dataRole, "drop"),
            .set(.dataLimit, String(exchange.site.configuration.uploadBytes))
        ) {
            el(.div, .class("drop-field")) {
                el(.label, .set(.for, "file")) { t("home.file.label") }
                el(.p, .class("hint"), .id("file-hint")) { t("home.file.hint", ErrorPage.arguments(exchange)) }
                Part.fieldError("file", errors, t)
                el(
                    .input, .set(.type, "file"), .id("file"), .set(.name, "file"), .flag(.required),
                    .set(.accept, "image/*,audio/*,video/*,.jpg,.jpeg,.png,.webp,.heic,.avif,.opus,.amr,.flac"),
                    .set(.ariaDescribedby, errors.isEmpty ? "file-hint" : "file-error file-hint"),
                    errors.isEmpty ? .none : .set(.ariaInvalid, "true"))
                el(.p, .class("hint"), .set(.dataRole, "enhanced"), .flag(.hidden)) { t("home.file.drop") }
            }
            el(.button, .class("primary"), .set(.type, "submit")) { t("home.file.button") }
            el(.div, .class("progress"), .set(.dataRole, "progress"), .flag(.hidden)) {
                el(.progress, .set(.max, "100"), .set(.value, "0"), .set(.ariaLabel, t.text("home.file.sending")))
                el(.p, .set(.role, "status"), .set(.dataText, t.text("home.file.working"))) { t("home.file.sending") }
            }
            el(.p, .class("note")) { t("home.file.privacy") }
        }
    }
}

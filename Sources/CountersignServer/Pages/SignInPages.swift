// SPDX-License-Identifier: Apache-2.0
import ContentCheck

/// The form to sign in.
enum SignInPage {
    static func render(_ exchange: Exchange, login: String = "", errors: [FieldError] = []) -> Node {
        let t = exchange.language
        return Layout(
            exchange: exchange, title: t.text("signin.title"), section: .protect, isPrivate: true,
            hasErrors: !errors.isEmpty
        ).render {
            el(.div, .class("prose")) {
                Part.errorSummary(errors, t)
                el(.h1) { t("signin.title") }
                el(.p, .class("lead")) { t("signin.lead") }
                el(.form, .class("stack"), .set(.method, "post"), .action(exchange.link("/signin"))) {
                    Part.field(
                        "login", label: t("signin.login"), value: login, autocomplete: "username", errors: errors, t)
                    Part.field(
                        "password", label: t("signin.password"), type: "password", autocomplete: "current-password",
                        maximum: PasswordRule.maximumLength, errors: errors, t)
                    el(.button, .class("primary"), .set(.type, "submit")) { t("signin.button") }
                }
                el(.p, .class("note")) { t("signin.note") }
            }
        }
    }
}

/// The form behind the one-time link.
enum SetUpPage {
    static func render(_ exchange: Exchange, values: FormFields, errors: [FieldError]) -> Node {
        let t = exchange.language
        return Layout(
            exchange: exchange, title: t.text("setup.title"), isPrivate: true, hasErrors: !errors.isEmpty
        ).render {
            el(.div, .class("prose")) {
                Part.errorSummary(errors, t)
                el(.h1) { t("setup.title") }
                el(.p, .class("lead")) { t("setup.lead") }
                el(
                    .form, .class("stack"), .set(.method, "post"),
                    .action(WebAddress(stringLiteral: "/\(t.tag)\(exchange.path)"))
                ) {
                    Part.field(
                        "organisation", label: t("setup.organisation"), hint: t("setup.organisation.hint"),
                        value: values["organisation"] ?? "", autocomplete: "organization", maximum: 80, errors: errors,
                        t)
                    Part.field(
                        "name", label: t("setup.name"), value: values["name"] ?? "", autocomplete: "name", maximum: 80,
                        errors: errors, t)
                    Part.field(
                        "login", label: t("signin.login"), hint: t("setup.login.hint"), value: values["login"] ?? "",
                        autocomplete: "username", maximum: 80, errors: errors, t)
                    Part.field(
                        "password", label: t("signin.password"), hint: t("setup.password.hint"), type: "password",
                        autocomplete: "new-password", maximum: PasswordRule.maximumLength, errors: errors, t)
                    el(.button, .class("primary"), .set(.type, "submit")) { t("setup.button") }
                }
            }
        }
    }
}

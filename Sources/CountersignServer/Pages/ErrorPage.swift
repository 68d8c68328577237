import ContentCheck
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes

/// What happened, what to do, and a number to quote.
enum ErrorPage {
    /// What stands in the places of error sentences.
    static func arguments(_ exchange: Exchange) -> [String: Message.Argument] {
        ["limit": .count(Int(clamping: exchange.site.configuration.uploadBytes / 1_000_000))]
    }

    /// The reason in a sentence, as it stands at a form too.
    static func words(_ error: ServiceError, _ exchange: Exchange) -> Node {
        exchange.language("error.\(error.code.rawValue).text", arguments(exchange))
    }

    static func render(_ error: ServiceError, _ exchange: Exchange) -> Node {
        let t = exchange.language
        let status = String(error.status.code)
        return Layout(
            exchange: exchange, title: t.text("error.\(error.code.rawValue).title"), isPrivate: true
        ).render {
            el(.div, .class("prose")) {
                el(.p, .class("kicker")) { t("error.kicker", ["status": .name(status)]) }
                el(.h1, .class("result")) { t("error.\(error.code.rawValue).title") }
                el(.p, .class("lead")) { words(error, exchange) }
                el(.p) { t("error.\(error.code.rawValue).do", arguments(exchange)) }
                if let seconds = error.retryAfter {
                    el(.p) { t("error.retry", ["count": .count(seconds)]) }
                }
                el(.p, .class("actions")) {
                    el(.a, .class("button primary"), .href(exchange.link("/"))) { t("error.home") }
                    if error.code == .signInRequired {
                        el(.a, .class("button"), .href(exchange.link("/signin"))) { t("signin.title") }
                    }
                }
                el(.p, .class("note")) {
                    t("error.reference")
                    " "
                    Part.code(exchange.reference)
                }
            }
        }
    }
}

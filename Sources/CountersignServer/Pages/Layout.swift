// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

/// The shell of every page.
struct Layout: Sendable {
    /// Where a page belongs in the navigation.
    enum Section: String, Sendable { case check, protect, report, learn }

    let exchange: Exchange
    /// The title without the name of the service.
    let title: String
    var section: Section?
    /// Search engines must not keep it.
    var isPrivate = false
    /// The form of this page has errors.
    var hasErrors = false
    /// The page is made for paper: no navigation around it.
    var isSheet = false
    /// Who is signed in.
    var person: SignedIn?

    func render(@NodeBuilder _ content: () -> [Node]) -> Node {
        let t = exchange.language
        let fullTitle = (hasErrors ? t.text("form.error_prefix") + " " : "") + title + " \u{00B7} Countersign"
        return el(
            .html, .set(.lang, t.isPseudo ? "en" : t.tag), .set(.dir, t.isRightToLeft ? "rtl" : "ltr"),
            exchange.theme.map { .set(.dataTheme, $0) } ?? .none
        ) {
            el(.head) {
                el(.meta, .set(.charset, "utf-8"))
                el(.meta, .set(.name, "viewport"), .set(.content, "width=device-width, initial-scale=1"))
                el(.meta, .set(.name, "color-scheme"), .set(.content, exchange.theme ?? "light dark"))
                if isPrivate { el(.meta, .set(.name, "robots"), .set(.content, "noindex, nofollow")) }
                el(.title, text: fullTitle)
                el(.link, .set(.rel, "stylesheet"), .href(Assets.stylesheet.address))
                el(.link, .set(.rel, "icon"), .set(.type, "image/svg+xml"), .href(Assets.icon.address))
                el(.script, .src(Assets.script.address), .flag(.defer))
            }
            el(.body) {
                el(.a, .class("skip"), .href("#main")) { t("shell.skip") }
                if !isSheet { header }
                el(.main, .id("main"), .set(.tabindex, "-1"), children: content)
                if !isSheet { footer }
            }
        }
    }

    private var header: Node {
        let t = exchange.language
        return el(.header, .class("site")) {
            el(.div, .class("bar")) {
                el(.a, .class("brand"), .href(exchange.link("/"))) {
                    Brand.glyph
                    el(.span, text: "Countersign")
                }
                el(.nav, .set(.ariaLabel, t.text("shell.nav"))) {
                    el(.ul) {
                        item(.check, "/")
                        item(.protect, "/protect")
                        if exchange.site.casework != nil { item(.report, "/report") }
                        item(.learn, "/learn")
                    }
                }
                if let person {
                    el(.form, .class("who"), .set(.method, "post"), .action(exchange.link("/signout"))) {
                        person.tokenField
                        el(.a, .href(exchange.link("/account"))) {
                            ShownText(person.account.displayName, limit: 30).node
                        }
                        el(.button, .class("quiet"), .set(.type, "submit")) { t("shell.sign_out") }
                    }
                }
                if Language.offered(test: exchange.site.configuration.offersTestLanguages).count > 1 { languageMenu }
            }
        }
    }

    private func item(_ section: Section, _ path: String) -> Node {
        el(.li) {
            el(.a, .href(exchange.link(path)), self.section == section ? .set(.ariaCurrent, "page") : .none) {
                exchange.language("shell.nav.\(section.rawValue)")
            }
        }
    }

    private var languageMenu: Node {
        let t = exchange.language
        return el(.details, .class("menu")) {
            el(.summary) {
                el(.span, .class("hidden")) { t("shell.language") }
                " "
                el(.span, text: t.name)
            }
            el(.ul) {
                for language in Language.offered(test: exchange.site.configuration.offersTestLanguages) {
                    el(.li) {
                        el(
                            .a, .href(WebAddress(stringLiteral: "/\(language.tag)\(exchange.path)")),
                            .set(.hreflang, language.tag), .set(.lang, language.isPseudo ? "en" : language.tag),
                            language.tag == t.tag ? .set(.ariaCurrent, "true") : .none, text: language.name)
                    }
                }
            }
        }
    }

    private var footer: Node {
        let t = exchange.language
        return el(.footer, .class("site")) {
            el(.div, .class("bar")) {
                if exchange.site.configuration.isDemonstration {
                    el(.p, .class("demo")) { t("shell.demonstration") }
                }
                el(.nav, .set(.ariaLabel, t.text("shell.more"))) {
                    el(.ul) {
                        for page in ["about", "privacy", "accessibility", "status", "developers"] {
                            el(.li) { el(.a, .href(exchange.link("/\(page)"))) { t("shell.footer.\(page)") } }
                        }
                        if exchange.site.transparency != nil {
                            el(.li) { el(.a, .href(exchange.link("/transparency"))) { t("transparency.title") } }
                        }
                    }
                }
                themeSwitch
            }
        }
    }

    private var themeSwitch: Node {
        let t = exchange.language
        return el(.form, .class("theme"), .set(.method, "post"), .action(exchange.link("/theme"))) {
            el(.input, .set(.type, "hidden"), .set(.name, "back"), .set(.value, "/\(t.tag)\(exchange.path)"))
            el(.span, .id("theme-label")) { t("shell.theme") }
            el(.span, .class("choices"), .set(.role, "group"), .set(.ariaLabelledby, "theme-label")) {
                for theme in ["system", "light", "dark"] {
                    el(
                        .button, .class("quiet"), .set(.type, "submit"), .set(.name, "theme"), .set(.value, theme),
                        (exchange.theme ?? "system") == theme ? .set(.ariaCurrent, "true") : .none
                    ) { t("shell.theme.\(theme)") }
                }
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import Hummingbird
import ProvenanceRegistry

/// Pages that are mostly text. A page's paragraphs are the sentences `<page>.1`, `<page>.2`, … of the catalogue; one
/// that begins with a heading has it as `<page>.<n>.h`.
enum Prose {
    static func body(_ key: String, _ t: Language, _ arguments: [String: Message.Argument] = [:]) -> Node {
        var nodes: [Node] = []
        var number = 1
        while t.has("\(key).\(number)") {
            if t.has("\(key).\(number).h") { nodes.append(el(.h2) { t("\(key).\(number).h") }) }
            nodes.append(el(.p) { t("\(key).\(number)", arguments) })
            number += 1
        }
        return .fragment(nodes)
    }
}

extension Language {
    /// The catalogue has this sentence, in this language or in English.
    func has(_ key: String) -> Bool {
        pages.places(of: "page." + key) != nil || Wording.english.places(of: "page." + key) != nil
    }
}

/// About, privacy, accessibility.
enum TextPage {
    static func handle(_ name: String, _ exchange: Exchange) async throws -> Response {
        let t = exchange.language
        let person = try await exchange.signedIn()
        let minutes = Int(exchange.site.configuration.resultSeconds / 60)
        return .page(
            Layout(exchange: exchange, title: t.text("\(name).title"), person: person).render {
                el(.div, .class("prose")) {
                    el(.h1, .class("result")) { t("\(name).title") }
                    el(.p, .class("lead")) { t("\(name).lead") }
                    Prose.body(name, t, ["minutes": .count(minutes)])
                    if let name = exchange.site.configuration.operatorName {
                        el(.p) { t("shell.operator", ["name": .name(name)]) }
                    }
                }
            })
    }
}

/// Teaching pages.
enum LearnPages {
    static let topics = ["absence", "credentials", "marks", "originals", "changed", "signers", "ai", "decisions"]

    /// `GET /learn`
    static func index(_ exchange: Exchange) async throws -> Response {
        let t = exchange.language
        let person = try await exchange.signedIn()
        return .page(
            Layout(exchange: exchange, title: t.text("learn.title"), section: .learn, person: person).render {
                el(.div, .class("prose")) {
                    el(.h1, .class("result")) { t("learn.title") }
                    el(.p, .class("lead")) { t("learn.lead") }
                    el(.ul, .class("topics")) {
                        for topic in topics {
                            el(.li) {
                                el(.a, .class("record-title"), .href(exchange.link("/learn/\(topic)"))) {
                                    t("learn.\(topic).title")
                                }
                                el(.p, .class("note")) { t("learn.\(topic).lead") }
                            }
                        }
                    }
                }
            })
    }

    /// `GET /learn/{topic}`
    static func topic(_ exchange: Exchange) async throws -> Response {
        let name = exchange.parameter("topic")
        guard topics.contains(name) else { throw ServiceError(.notFound) }
        let t = exchange.language
        let person = try await exchange.signedIn()
        return .page(
            Layout(exchange: exchange, title: t.text("learn.\(name).title"), section: .learn, person: person).render {
                el(.div, .class("prose")) {
                    el(.p, .class("kicker")) { el(.a, .href(exchange.link("/learn"))) { t("learn.title") } }
                    el(.h1, .class("result")) { t("learn.\(name).title") }
                    el(.p, .class("lead")) { t("learn.\(name).lead") }
                    Prose.body("learn.\(name)", t)
                    el(.p, .class("actions")) {
                        el(.a, .class("button primary"), .href(exchange.link("/"))) { t("learn.check") }
                    }
                }
            })
    }
}

/// How the service is.
enum StatusPage {
    static func handle(_ exchange: Exchange) async throws -> Response {
        let t = exchange.language
        let site = exchange.site
        let work = await site.work.health()
        let records = (try? await site.stores.records.count()) ?? 0
        let parts: [(String, Bool)] = [
            ("decoder", work.decoder), ("registry", work.index), ("signer", work.signer),
        ]
        let isWell = parts.allSatisfy(\.1)
        let load = site.checkLane.load
        let person = try await exchange.signedIn()
        return .page(
            Layout(exchange: exchange, title: t.text("status.title"), person: person).render {
                el(.div, .class("prose")) {
                    el(.h1, .class("result")) { isWell ? t("status.ok") : t("status.degraded") }
                    el(.p, .class("lead")) { t("status.lead") }
                    el(.section, .class("panel"), .set(.ariaLabelledby, "parts")) {
                        el(.h2, .id("parts")) { t("status.parts") }
                        for part in parts {
                            let tone: Tone = part.1 ? .bound : .attend
                            el(.div, .class("reading tone-\(tone.rawValue)")) {
                                tone.glyph
                                el(.div) {
                                    el(.h3) { t("status.\(part.0)") }
                                    el(.p, .class("found")) { t(part.1 ? "status.works" : "status.fails") }
                                }
                            }
                        }
                    }
                    Part.facts([
                        (t("status.version"), Part.code(ServerVersion.current)),
                        (t("status.records"), .text(String(records))),
                        (t("status.anchors"), .text(String(work.trustAnchors))),
                        (
                            t("status.load"),
                            t(
                                "status.load.value",
                                [
                                    "running": .count(load.running), "waiting": .count(load.waiting),
                                ])
                        ),
                        (t("status.time"), Moment.full(exchange.now, t)),
                    ])
                }
            })
    }
}

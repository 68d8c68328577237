// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import Hummingbird
import ProvenanceRegistry

/// A publisher: who it is, how firmly its name is known, since when, with which keys, and what it registered.
enum PublisherPage {
    static let pageLength = 24

    /// `GET /publisher/{id}`
    static func handle(_ exchange: Exchange) async throws -> Response {
        let stores = exchange.site.stores
        guard let id = PublisherID(exchange.parameter("id")), let publisher = try await stores.publishers.publisher(id)
        else { throw ServiceError(.notFound) }
        let before = exchange.query["before"].flatMap { RecordID($0) }
        let records = try await stores.records.records(publisher: id, before: before, limit: pageLength + 1)
        let keys = await exchange.site.work.keys(of: id)
        let person = try await exchange.signedIn()
        return .page(render(publisher, keys, records, exchange, person))
    }

    private static func render(
        _ publisher: Publisher, _ keys: [PublisherKey], _ records: [ProvenanceRecord], _ exchange: Exchange,
        _ person: SignedIn?
    ) -> Node {
        let t = exchange.language
        let name = ShownText(publisher.displayName)
        return Layout(exchange: exchange, title: name.text, section: .check, person: person).render {
            el(.article, .class("record")) {
                el(.header, .class("finding")) {
                    el(.p, .class("kicker")) { t("publisher.kicker") }
                    el(.h1, .class("result")) { name.node }
                    el(.p, .class("lead")) { t("publisher.level.\(publisher.level.rawValue)") }
                }
                el(.div, .class("columns")) {
                    el(.section, .class("evidence"), .set(.ariaLabelledby, "originals")) {
                        el(.h2, .id("originals")) { t("publisher.originals") }
                        originals(records, publisher, exchange)
                    }
                    el(.div, .class("aside")) {
                        el(.section, .class("panel"), .set(.ariaLabelledby, "facts")) {
                            el(.h2, .id("facts")) { t("publisher.facts") }
                            Part.facts([
                                (
                                    t("publisher.name"),
                                    NamePlate.render(
                                        publisher.displayName, level: publisher.level, domain: publisher.domain, t)
                                ), (t("publisher.since"), Moment.day(publisher.createdAt, t)),
                            ])
                        }
                        el(.section, .class("limits")) {
                            el(.h2) { t("record.limits.title") }
                            el(.p) { t("publisher.limits") }
                        }
                    }
                }
                specialists(publisher, keys, t)
            }
        }
    }

    private static func originals(
        _ records: [ProvenanceRecord], _ publisher: Publisher, _ exchange: Exchange
    ) -> Node {
        let t = exchange.language
        guard !records.isEmpty else { return el(.p) { t("publisher.originals.none") } }
        return group {
            el(.ul, .class("cards")) {
                for record in records.prefix(pageLength) {
                    el(.li) {
                        if let preview = record.preview, preview.isPublic {
                            el(
                                .img, .src(WebAddress(stringLiteral: "/record/\(record.id)/preview")), .set(.alt, ""),
                                .set(.width, "240"), .set(.height, "180"), .set(.loading, "lazy"))
                        } else {
                            el(.div, .class("blank")) {}
                        }
                        el(.a, .href(exchange.link("/record/\(record.id)"))) {
                            if let title = record.title { ShownText(title).node } else { t("record.untitled") }
                        }
                        el(.p, .class("note")) {
                            Moment.day(record.registeredAt, t)
                            if record.state != .active {
                                " \u{00B7} "
                                t("record.state.\(record.state.rawValue)")
                            }
                        }
                    }
                }
            }
            if records.count > pageLength {
                el(.p) {
                    el(
                        .a,
                        .href(
                            exchange.link("/publisher/\(publisher.id)?before=\(records[pageLength - 1].id)")
                        )
                    ) { t("publisher.more") }
                }
            }
        }
    }

    private static func specialists(_ publisher: Publisher, _ keys: [PublisherKey], _ t: Language) -> Node {
        el(.details, .class("specialists"), .id("specialists")) {
            el(.summary) { el(.h2) { t("expert.title") } }
            Part.facts([(t("publisher.id"), Part.code(publisher.id.description))])
            el(.h3) { t("publisher.keys") }
            if keys.isEmpty {
                el(.p) { t("publisher.keys.none") }
            }
            for key in keys {
                Part.facts([
                    (t("publisher.key.subject"), ShownText(key.subject, limit: 200).node),
                    (t("publisher.key.algorithm"), Part.code(key.algorithm)),
                    (
                        t("publisher.key.valid"),
                        t("publisher.key.period", ["from": .day(key.validFrom), "to": .day(key.validUntil)])
                    ),
                    (t("publisher.key.digest"), Part.code(key.certificateDigest.description)),
                ])
            }
        }
    }
}

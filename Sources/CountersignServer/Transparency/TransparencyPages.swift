// SPDX-License-Identifier: Apache-2.0
import Accounts
import ContentCheck
import Hummingbird
import ProvenanceRegistry
import TransparencyLog
import TransparencyReport

/// The reports: their list, the tables of a period, the scorecard, and the files.
enum TransparencyPages {
    /// `GET /transparency`
    static func index(_ exchange: Exchange) async throws -> Response {
        .page(try await index(exchange, errors: []))
    }

    static func index(_ exchange: Exchange, errors: [FieldError], from: String = "", to: String = "") async throws
        -> Node
    {
        let shelf = try exchange.requireTransparency()
        let t = exchange.language
        let person = try await exchange.signedIn()
        let isPublisher = try await exchange.mayPublishFigures(person)
        let entries = shelf.entries()
        return Layout(
            exchange: exchange, title: t.text("transparency.title"), section: .learn, hasErrors: !errors.isEmpty,
            person: person
        ).render {
            el(.div, .class("prose")) {
                Part.errorSummary(errors, t)
                el(.h1, .class("result")) { t("transparency.title") }
                el(.p, .class("lead")) { t("transparency.lead") }
                el(.h2) { t("transparency.periods") }
                if entries.isEmpty { el(.p) { t("transparency.none") } }
                el(.ul, .class("records")) {
                    for entry in entries {
                        el(.li) {
                            el(.a, .href(exchange.link("/transparency/\(entry.period.name)"))) {
                                title(entry.period, t)
                            }
                            if let at = entry.publishedAt {
                                " "
                                el(.span, .class("note")) {
                                    t("transparency.published", ["date": .day(at)])
                                }
                            }
                        }
                    }
                }
                if isPublisher, let person {
                    el(.h2) { t("transparency.publish") }
                    el(.p) { t("transparency.publish.text") }
                    el(
                        .form, .class("stack"), .set(.method, "post"),
                        .action(exchange.link("/transparency/publish"))
                    ) {
                        person.tokenField
                        Part.field(
                            "from", label: t("transparency.publish.from"), hint: t("transparency.publish.hint"),
                            value: from, maximum: 40, errors: errors, t)
                        Part.field(
                            "to", label: t("transparency.publish.to"), value: to, maximum: 40, errors: errors, t)
                        el(.button, .class("primary"), .set(.type, "submit")) { t("transparency.publish.button") }
                    }
                }
            }
        }
    }

    static func title(_ period: ReportPeriod, _ t: Language) -> Node {
        t("transparency.period", ["from": .name(word(period.from)), "to": .name(word(period.to))])
    }

    private static func titleText(_ period: ReportPeriod, _ t: Language) -> String {
        t.text("transparency.period", ["from": .name(word(period.from)), "to": .name(word(period.to))])
    }

    private static func word(_ moment: Timestamp) -> String {
        let text = moment.description
        return text.hasSuffix("T00:00:00.000Z") ? String(text.prefix(10)) : text
    }

    /// `GET /transparency/{period}`
    static func show(_ exchange: Exchange) async throws -> Response {
        .page(try await show(exchange, errors: []))
    }

    static func show(_ exchange: Exchange, errors: [FieldError]) async throws -> Node {
        let (period, report) = try exchange.requireFigures()
        let t = exchange.language
        let person = try await exchange.signedIn()
        let isPublisher = try await exchange.mayPublishFigures(person)
        let corrections = try exchange.requireTransparency().corrections(period)
        let view = FigureView(t: t)
        return Layout(
            exchange: exchange, title: titleText(period, t), section: .learn, hasErrors: !errors.isEmpty,
            person: person
        ).render {
            el(.div, .class("prose")) {
                el(.p, .class("kicker")) { el(.a, .href(exchange.link("/transparency"))) { t("transparency.title") } }
                Part.errorSummary(errors, t)
                el(.h1, .class("result")) { title(period, t) }
                el(.p, .class("lead")) {
                    t(
                        "transparency.from_log",
                        ["size": .count(report.checkpoint.size), "log": .name(report.checkpoint.origin)])
                }
                if !corrections.isEmpty {
                    el(.section, .class("notice plain"), .set(.ariaLabelledby, "corrections")) {
                        el(.h2, .id("corrections")) { t("transparency.corrections") }
                        for correction in corrections {
                            el(.p) {
                                Moment.full(correction.at, t)
                                ": "
                                ShownText(correction.text, limit: 2000).node
                            }
                        }
                    }
                }
                el(.p) {
                    el(.a, .href(exchange.link("/transparency/\(period.name)/scorecard"))) {
                        t("transparency.scorecard")
                    }
                }
                contents(t)
                el(.p, .class("note")) { t("transparency.quantiles") }
                for id in TransparencyFigures.tables { section(id, report, period, view) }
                recompute(period, t)
                if isPublisher, let person {
                    el(.section, .set(.ariaLabelledby, "correct")) {
                        el(.h2, .id("correct")) { t("transparency.correct") }
                        el(.p) { t("transparency.correct.text") }
                        el(
                            .form, .class("stack"), .set(.method, "post"),
                            .action(exchange.link("/transparency/\(period.name)/correct"))
                        ) {
                            person.tokenField
                            el(.div, .class("field")) {
                                el(.label, .set(.for, "text")) { t("transparency.correct.label") }
                                Part.fieldError("text", errors, t)
                                el(
                                    .textarea, .id("text"), .set(.name, "text"), .set(.rows, "4"),
                                    .set(.maxlength, "2000"))
                            }
                            el(.button, .set(.type, "submit")) { t("transparency.correct.button") }
                        }
                    }
                }
            }
        }
    }

    private static func contents(_ t: Language) -> Node {
        el(.nav, .set(.ariaLabel, t.text("transparency.contents"))) {
            el(.ul) {
                for id in TransparencyFigures.tables {
                    el(.li) {
                        el(.a, .href(WebAddress(stringLiteral: "#\(id)"))) {
                            "\(id) "
                            t("transparency.table.\(id)")
                        }
                    }
                }
            }
        }
    }

    private static func section(
        _ id: String, _ report: TransparencyFigures, _ period: ReportPeriod, _ view: FigureView
    ) -> Node {
        let t = view.t
        let figures = report.table(id)
        let title = "\(id) \(t.text("transparency.table.\(id)"))"
        return el(.section, .id(id), .set(.ariaLabelledby, "\(id)-title")) {
            el(.h2, .id("\(id)-title"), text: title)
            el(.p) { view.finding(id, report) }
            view.chart(figures, title: t.text("transparency.chart", ["title": .name(title)]))
            el(.details, .class("more"), .flag(.open, Chart(figures) == nil)) {
                el(.summary) {
                    t("transparency.as_table")
                    el(.span, .class("hidden"), text: " (\(title))")
                }
                view.table(figures, label: "\(t.text("transparency.as_table")): \(title)")
            }
            el(.p, .class("note")) { t("transparency.how.\(id)") }
            el(.p) {
                download("\(id).csv", period)
                " "
                download("report.json", period, for: id)
            }
        }
    }

    private static func download(_ name: String, _ period: ReportPeriod, for part: String? = nil) -> Node {
        el(.a, .href(WebAddress(stringLiteral: "/transparency/\(period.name)/\(name)"))) {
            Part.code(name)
            if let part { el(.span, .class("hidden"), text: " (\(part))") }
        }
    }

    private static func recompute(_ period: ReportPeriod, _ t: Language) -> Node {
        el(.section, .set(.ariaLabelledby, "recompute")) {
            el(.h2, .id("recompute")) { t("transparency.recompute") }
            el(.p) { t("transparency.recompute.text") }
            el(.pre, .set(.tabindex, "0"), .set(.ariaLabel, t.text("transparency.recompute"))) {
                Part.code("countersign transparency verify \(period.name)")
            }
            el(.ul) {
                for name in [
                    "manifest.json", "report.json", "entries.jsonl", "leaves.bin", "sealed.json", "checkpoint.note",
                    "log-key.txt", "index.html",
                ] {
                    el(.li) {
                        download(name, period, for: "recompute")
                        " "
                        el(.span, .class("note")) { t("transparency.file.\(name.split(separator: ".")[0])") }
                    }
                }
            }
        }
    }

    /// `GET /transparency/{period}/scorecard`
    static func scorecard(_ exchange: Exchange) async throws -> Response {
        let (period, report) = try exchange.requireFigures()
        let t = exchange.language
        let person = try await exchange.signedIn()
        let view = FigureView(t: t)
        let published = try exchange.requireTransparency().entries().first { $0.period == period }?.publishedAt
        return .page(
            Layout(exchange: exchange, title: t.text("transparency.scorecard"), section: .learn, person: person).render
            {
                el(.div, .class("prose")) {
                    el(.p, .class("kicker")) {
                        el(.a, .href(exchange.link("/transparency/\(period.name)"))) { title(period, t) }
                    }
                    el(.h1, .class("result")) { t("transparency.scorecard") }
                    el(.p, .class("lead")) { t("transparency.scorecard.lead") }
                    if let published { el(.p) { t("transparency.published", ["date": .day(published)]) } }
                    for row in report.scorecard {
                        el(.section, .set(.ariaLabelledby, "commitment-\(row.number)")) {
                            el(.h2, .id("commitment-\(row.number)")) {
                                "\(row.number). "
                                t("transparency.commitment.\(row.number)")
                            }
                            Part.facts(row.figures.map { (view.name($0), view.value($0)) })
                        }
                    }
                }
            })
    }

    /// `GET /transparency/{period}/{file}`
    static func file(_ exchange: Exchange) async throws -> Response {
        let shelf = try exchange.requireTransparency()
        let name = exchange.parameter("file")
        guard let period = ReportPeriod(name: exchange.parameter("period")), let type = TransparencyShelf.types[name],
            let bytes = shelf.file(name, of: period)
        else { throw ServiceError(.notFound) }
        return Response(
            bytes: bytes, type: type,
            headers: [
                .contentDisposition: "attachment; filename=\"\(period.name)-\(name)\"",
                .cacheControl: "public, max-age=3600",
            ])
    }

    /// `GET /api/transparency`
    static func list(_ exchange: Exchange) async throws -> Response {
        struct Line: Encodable {
            let period, from, to, page, files: String
            let published_at: Timestamp?
        }
        struct List: Encodable { let reports: [Line] }
        let entries = try exchange.requireTransparency().entries()
        return .json(
            List(
                reports: entries.map {
                    let address = "\(exchange.origin)/transparency/\($0.period.name)"
                    return Line(
                        period: $0.period.name, from: $0.period.from.description, to: $0.period.to.description,
                        page: address, files: "\(address)/manifest.json", published_at: $0.publishedAt)
                }))
    }
}

extension Exchange {
    /// - Throws: ``ServiceError`` `not_found` where this service publishes no figures.
    func requireTransparency() throws(ServiceError) -> TransparencyShelf {
        guard let shelf = site.transparency else { throw ServiceError(.notFound) }
        return shelf
    }

    /// The report that the address names.
    func requireFigures() throws(ServiceError) -> (ReportPeriod, TransparencyFigures) {
        let shelf = try requireTransparency()
        guard let period = ReportPeriod(name: parameter("period")), let report = shelf.figures(period) else {
            throw ServiceError(.notFound)
        }
        return (period, report)
    }

    /// Whether forms to publish and correct are shown.
    func mayPublishFigures(_ person: SignedIn?) async throws -> Bool {
        guard let person else { return false }
        let grant = try await site.stores.access.grant(of: person.account.id)
        return grant.actor(for: nil).may(.buildReport)
    }
}

// SPDX-License-Identifier: Apache-2.0
import Accounts
import ContentCheck
import Hummingbird
import ProvenanceRegistry

/// What an organisation has registered: found by title, taken back, put back.
enum OriginalsPages {
    static let pageLength = 50
    /// Longest search text, in characters.
    static let searchLimit = 100
    /// Longest reason, in characters.
    static let reasonLimit = 500

    /// `GET /organisation/originals`
    static func show(_ exchange: Exchange) async throws -> Response {
        let (member, publisher) = try await OrganisationPages.find(exchange)
        let store = exchange.site.stores.records
        let search = String((exchange.query["q"] ?? "").trimmed.prefix(searchLimit))
        let before = exchange.query["before"].flatMap { RecordID($0) }
        let records =
            search.isEmpty
            ? try await store.records(publisher: publisher.id, before: before, limit: pageLength + 1)
            : try await store.records(of: publisher.id, titled: search, before: before, limit: pageLength + 1)
        return .page(render(exchange, member, records, search))
    }

    /// `GET /organisation/originals/{id}/take-back`, `GET /organisation/originals/{id}/put-back`
    static func ask(_ change: Change) -> @Sendable (Exchange) async throws -> Response {
        { exchange in
            let (member, record) = try await find(exchange)
            return .page(question(change, exchange, member, record, errors: []))
        }
    }

    /// `POST /organisation/originals/{id}/take-back`, `POST /organisation/originals/{id}/put-back`
    static func answer(_ change: Change) -> @Sendable (Exchange) async throws -> Response {
        { exchange in
            // A form of another site is refused before anything is said about the record.
            let form = try await exchange.ownForm(exchange.requireSignedIn())
            let (member, record) = try await find(exchange)
            let reason = String((form["reason"] ?? "").trimmed.prefix(reasonLimit))
            guard !reason.isEmpty else {
                let error = FieldError(field: "reason", message: exchange.language("originals.reason.missing"))
                return .page(
                    question(change, exchange, member, record, errors: [error]), status: .unprocessableContent)
            }
            let event = member.event(
                change == .takeBack ? "record.taken_back" : "record.put_back", record.id.description,
                as: "publisher", payload: .object(["reason": .string(reason)]), at: exchange.now)
            let store = exchange.site.stores.records
            // The version that the person saw: a change in between is shown first.
            let version = form["version"].flatMap { Int($0) } ?? -1
            do {
                switch change {
                case .takeBack: try await store.takeBack(record.id, version: version, event: event)
                case .putBack: try await store.putBack(record.id, version: version, event: event)
                }
            } catch let error as RegistryError where error.code == .versionConflict {
                let error = FieldError(field: "reason", message: exchange.language("originals.changed"))
                return .page(question(change, exchange, member, record, errors: [error]), status: .conflict)
            }
            return .seeOther(to: exchange.link("/organisation/originals").text)
        }
    }

    /// What is done to a record.
    enum Change: String, Sendable {
        case takeBack = "take-back"
        case putBack = "put-back"

        var key: String { self == .takeBack ? "take_back" : "put_back" }
    }

    private static func find(_ exchange: Exchange) async throws -> (Member, ProvenanceRecord) {
        let (member, publisher) = try await OrganisationPages.find(exchange)
        guard member.role?.may(.takeBack) == true else {
            throw ServiceError(.forbidden, "You may see what your organisation registered, not take it back.")
        }
        let record = try await RecordPage.find(exchange)
        // Others' records are not there, rather than forbidden.
        guard record.publisher.id == publisher.id else { throw ServiceError(.notFound) }
        return (member, record)
    }

    private static func render(
        _ exchange: Exchange, _ member: Member, _ records: [ProvenanceRecord], _ search: String
    ) -> Node {
        let t = exchange.language
        return Layout(
            exchange: exchange, title: t.text("originals.title"), section: .protect, isPrivate: true,
            person: member.person
        ).render {
            el(.div, .class("prose")) {
                el(.p, .class("kicker")) { el(.a, .href(exchange.link("/organisation"))) { t("organisation.title") } }
                el(.h1) { t("originals.title") }
                el(.p, .class("lead")) { t("originals.lead") }
                el(
                    .form, .class("stack"), .set(.method, "get"), .action(exchange.link("/organisation/originals")),
                    .set(.role, "search")
                ) {
                    Part.field(
                        "q", label: t("originals.search"), value: search, required: false,
                        maximum: searchLimit, errors: [], t)
                    el(.button, .set(.type, "submit")) { t("originals.search.button") }
                }
                if records.isEmpty {
                    el(.p) { t(search.isEmpty ? "publisher.originals.none" : "originals.none_found") }
                }
                el(.ul, .class("records")) {
                    for record in records.prefix(pageLength) { row(record, exchange, member) }
                }
                if records.count > pageLength {
                    el(.p) {
                        el(
                            .a,
                            .href(
                                exchange.link(
                                    "/organisation/originals?before=\(records[pageLength - 1].id)&q=\(search.percentEncodedForPath)"
                                ))
                        ) { t("publisher.more") }
                    }
                }
            }
        }
    }

    private static func row(_ record: ProvenanceRecord, _ exchange: Exchange, _ member: Member) -> Node {
        let t = exchange.language
        let name = record.title.map { ShownText($0).node } ?? t("record.untitled")
        let change: Change = record.state == .withdrawn ? .putBack : .takeBack
        return el(.li) {
            el(.a, .href(exchange.link("/record/\(record.id)"))) { name }
            " "
            el(.span, .class("note")) {
                Moment.day(record.registeredAt, t)
                if record.state != .active {
                    " \u{00B7} "
                    t("record.state.\(record.state.rawValue)")
                }
            }
            if member.role?.may(.takeBack) == true {
                " "
                el(.a, .href(exchange.link("/organisation/originals/\(record.id)/\(change.rawValue)"))) {
                    t("originals.\(change.key)")
                    el(.span, .class("hidden")) {
                        " "
                        name
                    }
                }
            }
        }
    }

    private static func question(
        _ change: Change, _ exchange: Exchange, _ member: Member, _ record: ProvenanceRecord, errors: [FieldError]
    ) -> Node {
        let t = exchange.language
        return Layout(
            exchange: exchange, title: t.text("originals.\(change.key).title"), section: .protect, isPrivate: true,
            hasErrors: !errors.isEmpty, person: member.person
        ).render {
            el(.div, .class("prose")) {
                el(.p, .class("kicker")) {
                    el(.a, .href(exchange.link("/organisation/originals"))) { t("originals.title") }
                }
                Part.errorSummary(errors, t)
                el(.h1) { t("originals.\(change.key).title") }
                el(.p, .class("lead")) { record.title.map { ShownText($0).node } ?? t("record.untitled") }
                el(.p) { t("originals.\(change.key).consequence") }
                el(
                    .form, .class("stack"), .set(.method, "post"),
                    .action(exchange.link("/organisation/originals/\(record.id)/\(change.rawValue)"))
                ) {
                    member.person.tokenField
                    el(.input, .set(.type, "hidden"), .set(.name, "version"), .set(.value, String(record.version)))
                    Part.field(
                        "reason", label: t("originals.reason"), hint: t("originals.reason.hint"),
                        maximum: reasonLimit, errors: errors, t)
                    el(.button, .class("primary"), .set(.type, "submit")) { t("originals.\(change.key)") }
                }
            }
        }
    }
}

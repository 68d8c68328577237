// SPDX-License-Identifier: Apache-2.0
import Casework
import ContentCheck
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// What waits: the cases of somebody's queues, and appeals. Text only; nothing here shows a picture.
enum QueuePage {
    /// `GET /review`
    static func show(_ exchange: Exchange) async throws -> Response {
        let desk = try exchange.requireCasework()
        let worker = try await exchange.requireCaseworker()
        guard worker.actor.role(for: .readCase) != nil else {
            throw ServiceError(.forbidden, "Your role does not allow this.")
        }
        let entries = try await desk.queue(for: worker)
        let appeals = try await desk.appeals(for: worker)
        let t = exchange.language
        let own = entries.filter { $0.file.assignee == worker.actor.id && $0.file.state != .underAppeal }
        let others = entries.filter { $0.file.assignee != worker.actor.id && $0.file.state != .underAppeal }
        return .page(
            CaseParts.layout(t.text("desk.queue"), exchange, worker) {
                el(.h1) { t("desk.queue") }
                if worker.actor.role(for: .triage) != nil, entries.contains(where: \.isFree) {
                    el(.form, .set(.method, "post"), .action(exchange.link("/review/next"))) {
                        worker.member?.person.tokenField ?? .empty
                        el(.button, .class("primary"), .set(.type, "submit")) { t("desk.next") }
                    }
                }
                table("own", own, exchange)
                table("waiting", others, exchange)
                if worker.actor.role(for: .handleAppeal) != nil { self.appeals(appeals, worker, exchange) }
            })
    }

    /// `POST /review/next`: the first case that nobody has; no cherry-picking.
    static func next(_ exchange: Exchange) async throws -> Response {
        let desk = try exchange.requireCasework()
        let worker = try await exchange.requireCaseworker()
        guard let member = worker.member else { throw ServiceError(.signInRequired) }
        _ = try await exchange.ownForm(member.person)
        let free = try await desk.queue(for: worker).filter(\.isFree)
        for entry in free.prefix(20) where worker.may(.triage, entry.file) {
            var version = entry.file.version
            do {
                if entry.file.state == .new {
                    try await desk.store.perform(
                        .caseFile(
                            entry.file.id, version: version,
                            .triage(entry.file.severity, queue: "", publicInterest: false, reason: "")),
                        by: worker.actor, at: exchange.now, with: desk.handler)
                    version += 1
                }
                try await desk.store.perform(
                    .caseFile(entry.file.id, version: version, .assign(worker.actor.id)), by: worker.actor,
                    at: exchange.now, with: desk.handler)
                return .seeOther(to: exchange.link("/review/\(entry.file.key)").text)
            } catch is Casework.Refusal {
                // Somebody else took it, or it has no evidence yet: the next one.
                continue
            }
        }
        return .seeOther(to: exchange.link("/review").text)
    }

    private static func table(_ part: String, _ entries: [QueueEntry], _ exchange: Exchange) -> Node {
        let t = exchange.language
        return group {
            el(.h2, .id(part)) { t("desk.\(part)") }
            if entries.isEmpty {
                el(.p) { t("desk.\(part).none") }
            } else {
                el(
                    .div, .class("scroll"), .set(.tabindex, "0"), .set(.role, "region"),
                    .set(.ariaLabelledby, part)
                ) {
                    el(.table) {
                        el(.thead) {
                            el(.tr) {
                                for key in ["case", "severity", "state", "queue_name", "reports", "next_due"] {
                                    el(.th, .set(.scope, "col")) { t("desk.\(key)") }
                                }
                            }
                        }
                        el(.tbody) { for entry in entries.prefix(200) { row(entry, exchange) } }
                    }
                }
                if entries.count > 200 { el(.p) { t("desk.more", ["count": .count(entries.count - 200)]) } }
            }
        }
    }

    private static func row(_ entry: QueueEntry, _ exchange: Exchange) -> Node {
        let t = exchange.language
        let file = entry.file
        return el(.tr) {
            el(.th, .set(.scope, "row")) {
                el(.a, .href(exchange.link("/review/\(file.key)"))) {
                    t("report.reason.\((entry.reports.first?.reason ?? .other).rawValue)")
                    " "
                    Part.code(String(file.key.suffix(6)))
                }
            }
            el(.td) { t("desk.severity.\(file.severity.rawValue)") }
            el(.td) { t("desk.state.\(file.state.rawValue)") }
            el(.td) { ShownText(file.queue).node }
            el(.td) {
                String(file.reports.count)
                if entry.trust > 0 {
                    " "
                    el(.span, .class("note")) { t("desk.level", ["count": .count(entry.trust)]) }
                }
            }
            el(.td) { CaseParts.due(entry.due, since: file.createdAt, exchange) }
        }
    }

    private static func appeals(
        _ appeals: [(appeal: Appeal, file: Case)], _ worker: Caseworker, _ exchange: Exchange
    ) -> Node {
        let t = exchange.language
        return group {
            el(.h2, .id("appeals")) { t("desk.appeals") }
            if appeals.isEmpty { el(.p) { t("desk.appeals.none") } }
            el(.ul, .class("records")) {
                for entry in appeals.prefix(200) {
                    el(.li) {
                        el(.a, .href(exchange.link("/review/appeals/\(entry.appeal.key)"))) {
                            t("appeal.ground.\(entry.appeal.ground.rawValue)")
                            " "
                            Part.code(String(entry.appeal.key.suffix(6)))
                        }
                        " "
                        CaseParts.due(entry.appeal.due, since: entry.appeal.createdAt, exchange)
                        if entry.file.tookPart.contains(worker.actor.id) {
                            " "
                            el(.span, .class("note")) { t("desk.took_part") }
                        }
                    }
                }
            }
        }
    }
}

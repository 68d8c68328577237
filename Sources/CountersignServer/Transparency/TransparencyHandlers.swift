// SPDX-License-Identifier: Apache-2.0
import Accounts
import ContentCheck
import Hummingbird
import ProvenanceRegistry
import TransparencyLog
import TransparencyReport

/// Publishing and correcting: acts of the role `transparency`, each with its entry in the log.
enum TransparencyHandlers {
    /// `POST /transparency/publish`
    static func publish(_ exchange: Exchange) async throws -> Response {
        let member = try await exchange.requireStaff(.buildReport)
        let form = try await exchange.ownForm(member.person)
        let shelf = try exchange.requireTransparency()
        let (from, to) = (form["from"]?.trimmed ?? "", form["to"]?.trimmed ?? "")
        func refuse(_ field: String, _ key: String) async throws -> Response {
            let wrong = FieldError(field: field, message: exchange.language(key))
            return .page(
                try await TransparencyPages.index(exchange, errors: [wrong], from: from, to: to),
                status: .unprocessableContent)
        }
        guard let first = ReportPeriod.moment(given: from) else {
            return try await refuse("from", "transparency.error.day")
        }
        guard let last = ReportPeriod.moment(given: to), let period = ReportPeriod(from: first, to: last) else {
            return try await refuse("to", "transparency.error.day")
        }
        guard period.to <= exchange.now else { return try await refuse("to", "transparency.error.open") }
        let role = try member.auditRole(.buildReport)
        let now = exchange.now
        do {
            try await shelf.publish(period, at: now) { verb, payload in
                member.event(verb, "transparency \(period.name)", as: role, payload: payload, at: now)
            }
        } catch ReportError.alreadyPublished {
            return try await refuse("from", "transparency.error.published")
        } catch let error as LogError {
            throw ServiceError(.unavailable, error.description, retryAfter: 60)
        }
        return .seeOther(to: exchange.link("/transparency/\(period.name)").text)
    }

    /// `POST /transparency/{period}/correct`
    static func correct(_ exchange: Exchange) async throws -> Response {
        let member = try await exchange.requireStaff(.buildReport)
        let form = try await exchange.ownForm(member.person)
        let (period, _) = try exchange.requireFigures()
        let text = String((form["text"] ?? "").trimmed.prefix(2000))
        guard text.unicodeScalars.count >= 20 else {
            let wrong = FieldError(field: "text", message: exchange.language("transparency.error.text"))
            return .page(try await TransparencyPages.show(exchange, errors: [wrong]), status: .unprocessableContent)
        }
        let role = try member.auditRole(.buildReport)
        let now = exchange.now
        try await exchange.requireTransparency().correct(period, text, at: now) { verb, payload in
            member.event(verb, "transparency \(period.name)", as: role, payload: payload, at: now)
        }
        return .seeOther(to: exchange.link("/transparency/\(period.name)").text)
    }
}

// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import Hummingbird
import ProvenanceRegistry

/// The questions on the way to protected files, one a page.
enum ProtectStep: String, CaseIterable, Sendable {
    case files, made, titles, travel, answers

    var number: Int { (ProtectStep.allCases.firstIndex(of: self) ?? 0) + 1 }
    var previous: ProtectStep? { number > 1 ? ProtectStep.allCases[number - 2] : nil }
    var next: ProtectStep? { number < ProtectStep.allCases.count ? ProtectStep.allCases[number] : nil }

    /// The address of the question in a draft, without the language.
    func path(_ draft: String) -> String { "/protect/\(draft)/\(rawValue)" }

    /// The first question that a draft has no answer to yet.
    static func open(in draft: ProtectDraft) -> ProtectStep {
        if draft.usable.isEmpty { return .files }
        if draft.source == nil { return .made }
        if !draft.hasTitles { return .titles }
        return draft.showsPreview == nil ? .travel : .answers
    }
}

/// A request about a draft: who asks, and the draft.
struct DraftRequest: Sendable {
    let exchange: Exchange
    let person: SignedIn
    let draft: ProtectDraft

    var t: Language { exchange.language }
    var id: String { draft.id }

    /// - Throws: ``ServiceError`` `sign_in_required`; `gone` where there is no such draft of this account.
    static func find(_ exchange: Exchange) async throws -> DraftRequest {
        let person = try await exchange.requireSignedIn()
        guard
            let draft = await exchange.site.drafts.draft(
                exchange.parameter("draft"), of: person.account.id, now: exchange.now)
        else { throw ServiceError(.gone, "Drafts are kept for a day.") }
        return DraftRequest(exchange: exchange, person: person, draft: draft)
    }

    /// The same for a request that changes the draft by a small form; gives its fields.
    /// - Throws: also `conflict` where the draft was sent off already.
    static func change(_ exchange: Exchange) async throws -> (DraftRequest, FormFields) {
        try exchange.requireSameSite()
        let request = try await find(exchange)
        let form = try await exchange.urlEncodedBody()
        try request.person.require(token: form["token"])
        try request.requireOpen()
        return (request, form)
    }

    func requireOpen() throws(ServiceError) {
        guard draft.sentAt == nil else { throw ServiceError(.conflict, "These files were sent off already.") }
    }

    func link(_ step: ProtectStep) -> WebAddress { exchange.link(step.path(id)) }

    /// Changes the draft.
    func update(_ change: @Sendable (inout ProtectDraft) throws -> Void) async throws {
        try await exchange.site.drafts.update(id, change)
    }

    /// To the question behind `step`, or back to the answers where the person came from there.
    func onward(from step: ProtectStep, _ form: FormFields) -> Response {
        let next = form["back"] == "answers" ? ProtectStep.answers : step.next ?? .answers
        return .seeOther(to: link(next).text)
    }

    /// The page of a question.
    func page(_ step: ProtectStep, errors: [FieldError] = [], @NodeBuilder _ content: () -> [Node]) -> Response {
        let title = t.text("protect.\(step.rawValue).title", ["count": .count(max(1, draft.files.count))])
        let total = ProtectStep.allCases.count
        let back = comesFromAnswers ? .answers : step.previous
        let node = Layout(
            exchange: exchange, title: title, section: .protect, isPrivate: true, hasErrors: !errors.isEmpty,
            person: person
        ).render {
            el(.div, .class("protect")) {
                if let back {
                    el(.p, .class("kicker")) { el(.a, .href(link(back))) { t("protect.back") } }
                }
                Part.errorSummary(errors, t)
                el(.p, .class("kicker step")) {
                    t("protect.step", ["number": .count(step.number), "total": .count(total)])
                }
                el(.h1, .class("result")) { .text(title) }
                el(.div, .class("question"), children: content)
            }
        }
        return .page(node, status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    /// The person changes one answer and then returns to all of them.
    var comesFromAnswers: Bool { exchange.query["back"] == "answers" }

    /// What every form of a question carries.
    @NodeBuilder var formFields: [Node] {
        person.tokenField
        if comesFromAnswers {
            el(.input, .set(.type, "hidden"), .set(.name, "back"), .set(.value, "answers"))
        }
    }

    /// The button that leads on.
    var continueButton: Node { el(.button, .class("primary"), .set(.type, "submit")) { t("protect.continue") } }
}

// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import Hummingbird
import MediaCodecs
import ProvenanceRegistry

/// The last page before files are protected: every answer with the way to change it, and exactly what will be public.
enum ProtectAnswers {
    /// `GET /protect/{draft}/answers`
    static func show(_ exchange: Exchange) async throws -> Response {
        let request = try await DraftRequest.find(exchange)
        guard request.draft.sentAt == nil else {
            return .seeOther(to: exchange.link("/protect/\(request.id)/done").text)
        }
        let first = ProtectStep.open(in: request.draft)
        guard first == .answers else { return .seeOther(to: request.link(first).text) }
        let publisher = try await ProtectAPI.publisher(of: request.person.account, exchange.site)
        return request.page(.answers) {
            summary(request)
            el(.section, .class("public"), .set(.ariaLabelledby, "public")) {
                el(.h2, .id("public")) { request.t("protect.public.title") }
                el(.p) { request.t("protect.public.text") }
                for file in request.draft.usable { publicCard(file, publisher, request) }
            }
            el(.form, .class("send"), .set(.method, "post"), .action(exchange.link("/protect/\(request.id)/send"))) {
                request.person.tokenField
                el(.p, .class("notice")) {
                    Tone.attend.glyph
                    el(.span) { request.t("protect.public.final") }
                }
                el(.button, .class("primary"), .set(.type, "submit")) {
                    request.t("protect.button", ["count": .count(request.draft.usable.count)])
                }
            }
        }
    }

    /// `POST /protect/{draft}/send`: sends the files off, or those that are left after a restart.
    static func send(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        let request = try await DraftRequest.find(exchange)
        try request.person.require(token: try await exchange.urlEncodedBody()["token"])
        guard ProtectStep.open(in: request.draft) == .answers else {
            throw ServiceError(.conflict, "Some questions have no answer yet.")
        }
        let site = exchange.site
        let publisher = try await ProtectAPI.publisher(of: request.person.account, site)
        let now = exchange.now
        let draft = try await site.drafts.update(request.id) { draft in
            if draft.sentAt == nil { draft.sentAt = now }
        }
        site.batches.start(
            draft, by: request.person.account, publisher: publisher, site, reference: exchange.reference)
        let end = MonotonicClock.seconds() + site.configuration.holdSeconds
        while site.batches.isRunning(draft.id), MonotonicClock.seconds() < end {
            try await Task.sleep(for: .milliseconds(10))
        }
        return .seeOther(to: exchange.link("/protect/\(draft.id)/done").text)
    }

    private static func summary(_ request: DraftRequest) -> Node {
        let t = request.t
        let draft = request.draft
        let titles = draft.usable.compactMap(\.title)
        return el(.dl, .class("facts answers")) {
            row(.files, t("protect.answer.files"), request) {
                t("protect.answer.files.count", ["count": .count(draft.usable.count)])
                if draft.usable.count < draft.files.count {
                    " "
                    el(.span, .class("note")) {
                        t("protect.answer.files.left", ["count": .count(draft.files.count - draft.usable.count)])
                    }
                }
            }
            row(.made, t("protect.source"), request) {
                t("source.\((draft.source ?? .captured).shortName)")
                if !draft.earlier.isEmpty {
                    " "
                    el(.span, .class("note")) { t("protect.answer.earlier", ["count": .count(draft.earlier.count)]) }
                }
            }
            row(.titles, t("protect.answer.title"), request) {
                if titles.isEmpty {
                    t("protect.answer.none")
                } else {
                    for (index, title) in titles.enumerated() {
                        if index > 0 { "; " }
                        ShownText(title).node
                    }
                }
                if let credit = draft.credit {
                    " "
                    el(.span, .class("note")) { t("protect.answer.credit", ["name": .name(credit)]) }
                }
            }
            row(.titles, t("protect.answer.notes"), request) {
                if !draft.addsMark {
                    t("protect.answer.notes.unmarked")
                } else if draft.leavesOut.isEmpty {
                    t("protect.answer.notes.kept")
                } else if draft.leavesOut.count == 1, let part = draft.leavesOut.first {
                    t("protect.answer.notes.\(part.rawValue)")
                } else {
                    t("protect.answer.notes.both")
                }
            }
            row(.travel, t("protect.travel"), request) {
                t(draft.addsMark ? "protect.answer.mark" : "protect.answer.nomark")
                ". "
                t(draft.showsPreview == true ? "protect.answer.preview" : "protect.answer.nopreview")
                "."
            }
        }
    }

    private static func row(
        _ step: ProtectStep, _ label: Node, _ request: DraftRequest, @NodeBuilder _ value: () -> [Node]
    ) -> Node {
        el(.div) {
            el(.dt) { label }
            el(.dd, children: value)
            el(.dd, .class("change")) {
                el(.a, .href(WebAddress(stringLiteral: request.link(step).text + "?back=answers"))) {
                    request.t("protect.change")
                    el(.span, .class("hidden")) {
                        ": "
                        label
                    }
                }
            }
        }
    }

    /// What the registry will show of a file, and the sentence that readers of it get.
    private static func publicCard(
        _ file: ProtectDraft.File, _ publisher: Publisher, _ request: DraftRequest
    ) -> Node {
        let t = request.t
        let draft = request.draft
        let source = draft.source ?? .captured
        let today = request.exchange.now
        var rows: [(label: Node, value: Node)] = [
            (
                t("record.publisher"),
                NamePlate.render(publisher.displayName, level: publisher.level, domain: publisher.domain, t)
            ), (t("record.date"), Moment.day(today, t)), (t("record.source"), t("source.\(source.shortName)")),
        ]
        if let width = file.facts.width, let height = file.facts.height {
            rows.append((t("record.size"), .text("\(width) \u{00D7} \(height)")))
        }
        let isSound = file.facts.seconds != nil
        return el(.article, .class("public-card")) {
            if isSound {
                el(.p, .class("no-picture note")) { t("record.preview.sound") }
            } else if draft.showsPreview == true {
                ProtectFiles.thumbnail(file, request)
            } else {
                el(.p, .class("no-picture note")) { t("record.preview.none") }
            }
            el(.div) {
                el(.h3, .class("record-title")) {
                    if let title = file.title { ShownText(title).node } else { t("record.untitled") }
                }
                Part.facts(rows)
                el(.p, .class("note")) { t("protect.public.sentence") }
                el(.blockquote) {
                    t.node(
                        Message(
                            "signed_unchanged.headline",
                            ["signer": .name(publisher.displayName), "date": .day(today)]))
                    if source.isGenerated {
                        " "
                        t.node(
                            Message(
                                "ai_disclosed.headline.\(source == .generated ? "generated" : "composite")",
                                [
                                    "who": .name(publisher.displayName),
                                    "kind": .term(isSound ? "kind.recording" : "kind.picture"),
                                ]))
                    }
                }
            }
        }
    }
}

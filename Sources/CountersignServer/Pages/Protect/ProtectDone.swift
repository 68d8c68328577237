// SPDX-License-Identifier: Apache-2.0
import ByteKit
import ContentCheck
import HTTPTypes
import Hummingbird
import NIOCore
import ProvenanceRegistry

/// What became of the files that were sent off: each with its download and its record, all of them as an archive.
enum ProtectDone {
    /// `GET /protect/{draft}/done`
    static func show(_ exchange: Exchange) async throws -> Response {
        let request = try await DraftRequest.find(exchange)
        guard request.draft.sentAt != nil else {
            return .seeOther(to: request.link(ProtectStep.open(in: request.draft)).text)
        }
        return .page(render(request))
    }

    /// `GET /protect/{draft}/state`: how far it is, for the script of the page.
    static func state(_ exchange: Exchange) async throws -> Response {
        struct State: Encodable {
            let done: Int
            let total: Int
            let running: Bool
        }
        let request = try await DraftRequest.find(exchange)
        let tally = Tally(request.draft)
        return .json(
            State(
                done: tally.total - tally.waiting, total: tally.total,
                running: exchange.site.batches.isRunning(request.id)))
    }

    /// `POST /protect/{draft}/retry`: tries one file again that could not be protected.
    static func retry(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        let request = try await DraftRequest.find(exchange)
        let form = try await exchange.urlEncodedBody()
        try request.person.require(token: form["token"])
        guard let number = form["file"].flatMap({ Int($0) }) else { throw ServiceError(.badRequest) }
        let draft = try await exchange.site.drafts.update(request.id) { draft in
            guard let index = draft.files.firstIndex(where: { $0.number == number }),
                case .failed = draft.files[index].state
            else { throw ServiceError(.conflict, "This file did not fail.") }
            draft.files[index].state = .waiting
        }
        let publisher = try await ProtectAPI.publisher(of: request.person.account, exchange.site)
        exchange.site.batches.start(
            draft, by: request.person.account, publisher: publisher, exchange.site, reference: exchange.reference)
        let end = MonotonicClock.seconds() + exchange.site.configuration.holdSeconds
        while exchange.site.batches.isRunning(draft.id), MonotonicClock.seconds() < end {
            try await Task.sleep(for: .milliseconds(10))
        }
        return .seeOther(to: exchange.link("/protect/\(draft.id)/done").text)
    }

    /// `GET /protect/{draft}/files.zip`: all protected files, and a list of them.
    static func archive(_ exchange: Exchange) async throws -> Response {
        let request = try await DraftRequest.find(exchange)
        var entries: [ZipArchive.Entry] = []
        var lines = ["name,record,sha256,state"]
        for file in request.draft.files {
            guard case .done(let id, let download) = file.state else {
                lines.append([file.name, "", "", "failed"].map(cell).joined(separator: ","))
                continue
            }
            let found = exchange.site.downloads.find(download, for: request.person.account.id, now: exchange.now)
            let record = try await exchange.site.stores.records.record(id)
            if let found { entries.append(.init(name: found.ticket.fileName, source: found.source)) }
            lines.append(
                [
                    found?.ticket.fileName ?? file.name, "\(exchange.origin)/record/\(id)",
                    record?.protectedDigest.description ?? "", record?.state.rawValue ?? "",
                ].map(cell).joined(separator: ","))
        }
        guard !entries.isEmpty else { throw ServiceError(.gone, "Protected files are kept for a day.") }
        let list = Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
        let archive = try ZipArchive([.init(name: "records.csv", source: MemoryByteSource(list))] + entries)
        let body = ResponseBody(contentLength: Int(archive.byteCount)) { writer in
            var writer = writer
            try await archive.write { try await writer.write(ByteBuffer(bytes: $0)) }
            try await writer.finish(nil)
        }
        var headers = HTTPFields()
        headers[.contentType] = "application/zip"
        headers[.contentDisposition] = "attachment; filename=\"protected-files.zip\""
        headers[.contentSecurityPolicy] = "sandbox; default-src 'none'"
        return Response(status: .ok, headers: headers, body: body)
    }

    /// A field of the list. One that a spreadsheet would take for a formula begins with an apostrophe.
    private static func cell(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
        return "\"" + ((isFormula ? "'" : "") + text).replacing("\"", with: "\"\"") + "\""
    }

    private struct Tally {
        var total = 0
        var waiting = 0
        var failed = 0
        var done = 0

        init(_ draft: ProtectDraft) {
            for file in draft.usable {
                total += 1
                switch file.state {
                case .waiting: waiting += 1
                case .failed: failed += 1
                case .done: done += 1
                }
            }
        }
    }

    private static func render(_ request: DraftRequest) -> Node {
        let t = request.t
        let exchange = request.exchange
        let tally = Tally(request.draft)
        let isRunning = exchange.site.batches.isRunning(request.id)
        let title =
            tally.waiting > 0
            ? t.text("protected.working.title")
            : t.text(tally.done > 0 ? "protected.title" : "protected.none.title", ["count": .count(tally.done)])
        return Layout(
            exchange: exchange, title: title, section: .protect, isPrivate: true, person: request.person
        ).render {
            el(.div, .class("protect done")) {
                if tally.waiting == 0, tally.done > 0 {
                    el(.div, .class("confirmation")) {
                        Tone.bound.glyph
                        el(.h1) { .text(title) }
                    }
                    el(.p, .class("lead")) { t("protected.lead", ["count": .count(tally.done)]) }
                } else {
                    el(.h1, .class("result")) { .text(title) }
                }
                if tally.waiting > 0 { progress(request, tally, isRunning: isRunning) }
                if tally.failed > 0 { el(.p) { t("protected.failed", ["count": .count(tally.failed)]) } }
                if tally.done > 1 {
                    el(.p, .class("actions")) {
                        el(
                            .a, .class("button primary"), .set(.download, ""),
                            .href(WebAddress(stringLiteral: "/protect/\(request.id)/files.zip"))
                        ) { t("protected.archive") }
                    }
                }
                el(.ul, .class("files")) {
                    for file in request.draft.usable { row(file, request, isOnly: tally.total == 1) }
                }
                el(.h2) { t("next.title") }
                el(.ul) {
                    if tally.done > 0 {
                        el(.li) { el(.a, .href(exchange.link("/"))) { t("protected.check") } }
                    }
                    el(.li) { el(.a, .href(exchange.link("/protect"))) { t("protected.another") } }
                }
                el(.p, .class("note")) { t("protected.note") }
            }
        }
    }

    private static func progress(_ request: DraftRequest, _ tally: Tally, isRunning: Bool) -> Node {
        let t = request.t
        let finished = tally.total - tally.waiting
        return el(.section, .class("progress")) {
            el(
                .div, isRunning ? .set(.dataRole, "batch") : .none,
                .set(.dataText, t.text("protected.progress", ["count": .name("{done}"), "total": .name("{total}")])),
                .set(.dataKind, "/protect/\(request.id)/state")
            ) {
                el(
                    .progress, .set(.max, String(tally.total)), .set(.value, String(finished)),
                    .set(.ariaLabel, t.text("protected.progress.label")))
                el(.p, .set(.role, "status")) {
                    t("protected.progress", ["count": .count(finished), "total": .count(tally.total)])
                }
            }
            if isRunning {
                el(.p, .class("actions")) {
                    el(.a, .class("button"), .href(request.exchange.link("/protect/\(request.id)/done"))) {
                        t("protected.refresh")
                    }
                }
            } else {
                // The server was started anew in between.
                el(
                    .form, .set(.method, "post"),
                    .action(request.exchange.link("/protect/\(request.id)/send"))
                ) {
                    request.person.tokenField
                    el(.button, .class("primary"), .set(.type, "submit")) { t("protected.resume") }
                }
            }
        }
    }

    private static func row(_ file: ProtectDraft.File, _ request: DraftRequest, isOnly: Bool) -> Node {
        let t = request.t
        let exchange = request.exchange
        return el(.li) {
            ProtectFiles.thumbnail(file, request)
            el(.div) {
                el(.p, .class("record-title")) { ShownText(file.title ?? file.name, limit: 120).node }
                switch file.state {
                case .waiting: el(.p, .class("note")) { t("protected.state.waiting") }
                case .failed(let code, let detail):
                    el(.p, .class("field-error")) { t("error.\(code).text", ErrorPage.arguments(exchange)) }
                    if let detail { el(.p, .class("note"), .set(.lang, "en")) { .text(detail) } }
                case .done(let record, _):
                    el(.p, .class("note")) { Part.code(record.description) }
                }
            }
            switch file.state {
            case .waiting: .empty
            case .failed:
                el(
                    .form, .class("inline"), .set(.method, "post"),
                    .action(exchange.link("/protect/\(request.id)/retry"))
                ) {
                    request.person.tokenField
                    el(.input, .set(.type, "hidden"), .set(.name, "file"), .set(.value, String(file.number)))
                    el(.button, .set(.type, "submit")) { t("protected.retry") }
                }
            case .done(let record, let download):
                el(.p, .class("actions")) {
                    el(
                        .a, .class(isOnly ? "button primary" : "button"), .set(.download, ""),
                        .href(WebAddress(stringLiteral: "/protect/download/\(download)"))
                    ) { t("protected.download") }
                    el(.a, .class("button"), .href(exchange.link("/record/\(record)"))) { t("protected.record") }
                }
            }
        }
    }

    /// `GET /protect/download/{id}`
    static func download(_ exchange: Exchange) async throws -> Response {
        let person = try await exchange.requireSignedIn()
        guard
            let found = exchange.site.downloads.find(
                exchange.parameter("id"), for: person.account.id, now: exchange.now)
        else { throw ServiceError(.gone, "Protected files are kept for a day.") }
        return .attachment(found.source, named: found.ticket.fileName, type: found.ticket.mediaType)
    }
}

// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// The first question: which files? Each is looked at as it arrives, and what was seen is said at once.
enum ProtectFiles {
    /// Files in one sending at most; more can be added to the draft.
    static let sendingLimit = 16

    /// `GET /protect`: the beginning, or the way back to what was begun.
    static func start(_ exchange: Exchange) async throws -> Response {
        guard let person = try await exchange.signedIn() else { return .page(SignInPage.render(exchange)) }
        return try await startPage(exchange, person, errors: [])
    }

    /// `POST /protect`: the first files of a new draft.
    static func begin(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        let person = try await exchange.requireSignedIn()
        do {
            let form = try await exchange.site.uploads(files: sendingLimit).form(of: exchange.request)
            try person.require(token: form.fields["token"])
            guard !form.files.isEmpty else { throw missing(exchange) }
            let draft = try await exchange.site.drafts.begin(for: person.account.id, now: exchange.now)
            try await add(form.files, to: draft, exchange.site, asEarlier: false)
            return .seeOther(to: exchange.link(ProtectStep.files.path(draft.id)).text)
        } catch let error as ServiceError where error.isAboutTheFile {
            let words = FieldError(field: "file", message: sentence(error, exchange))
            return try await startPage(exchange, person, errors: [words], status: error.status)
        }
    }

    /// `GET /protect/{draft}/files`
    static func show(_ exchange: Exchange) async throws -> Response {
        let request = try await DraftRequest.find(exchange)
        if request.draft.sentAt != nil { return .seeOther(to: exchange.link("/protect/\(request.id)/done").text) }
        return page(request, errors: [])
    }

    /// `POST /protect/{draft}/files`: more files.
    static func add(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        let request = try await DraftRequest.find(exchange)
        do {
            let form = try await exchange.site.uploads(files: sendingLimit).form(of: exchange.request)
            try request.person.require(token: form.fields["token"])
            try request.requireOpen()
            guard !form.files.isEmpty else { throw missing(exchange) }
            try await add(form.files, to: request.draft, exchange.site, asEarlier: false)
            return .seeOther(to: request.link(.files).text)
        } catch let error as ServiceError where error.isAboutTheFile {
            return page(request, errors: [FieldError(field: "file", message: sentence(error, exchange))])
        }
    }

    /// `POST /protect/{draft}/leave-out`: takes one file away.
    static func leaveOut(_ exchange: Exchange) async throws -> Response {
        let (request, form) = try await DraftRequest.change(exchange)
        guard let number = form["file"].flatMap({ Int($0) }) else { throw ServiceError(.badRequest) }
        try await request.update { $0.files.removeAll { $0.number == number } }
        exchange.site.drafts.erase([number], in: request.id)
        return .seeOther(to: request.link(.files).text)
    }

    /// `POST /protect/{draft}/discard`: forgets the draft.
    static func discard(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        let request = try await DraftRequest.find(exchange)
        try request.person.require(token: try await exchange.urlEncodedBody()["token"])
        guard !exchange.site.batches.isRunning(request.id) else {
            throw ServiceError(.conflict, "These files are at work.", retryAfter: 10)
        }
        await exchange.site.drafts.remove(request.id)
        return .seeOther(to: exchange.link("/protect").text)
    }

    /// `GET /protect/{draft}/preview/{number}`
    static func preview(_ exchange: Exchange) async throws -> Response {
        let request = try await DraftRequest.find(exchange)
        guard let number = Int(exchange.parameter("number")), request.draft.file(number) != nil,
            let bytes = exchange.site.drafts.preview(number, in: request.id)
        else { throw ServiceError(.notFound) }
        return Response(bytes: bytes, type: "image/jpeg")
    }

    /// Looks at files and puts them into a draft.
    static func add(
        _ files: [UploadedFile], to draft: ProtectDraft, _ site: Site, asEarlier: Bool
    ) async throws {
        for file in files {
            let look = try await site.checkLane.run { try await site.work.look(at: file) }
            let updated = try await site.drafts.update(draft.id) { draft in
                guard draft.files.count + draft.earlier.count < ProtectDraft.fileLimit else {
                    throw ServiceError(
                        .invalidInput, "At most \(ProtectDraft.fileLimit) files at once.", field: "file")
                }
                draft.nextNumber += 1
            }
            let number = updated.nextNumber - 1
            try site.drafts.write(file, look.preview, number: number, in: draft.id)
            let entry = ProtectDraft.File(
                number: number, name: file.name ?? "file", bytes: file.bytes, facts: look.facts)
            try await site.drafts.update(draft.id) { draft in
                if asEarlier { draft.earlier.append(entry) } else { draft.files.append(entry) }
            }
        }
    }

    private static func missing(_ exchange: Exchange) -> ServiceError {
        ServiceError(.invalidInput, exchange.language.text("protect.file.missing"), field: "file")
    }

    private static func sentence(_ error: ServiceError, _ exchange: Exchange) -> Node {
        error.detail.map { Node.text($0) } ?? ErrorPage.words(error, exchange)
    }

    private static func startPage(
        _ exchange: Exchange, _ person: SignedIn, errors: [FieldError], status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let t = exchange.language
        let publisher = try await ProtectAPI.publisher(of: person.account, exchange.site)
        let drafts = await exchange.site.drafts.drafts(of: person.account.id, now: exchange.now)
        let node = Layout(
            exchange: exchange, title: t.text("protect.title"), section: .protect, isPrivate: true,
            hasErrors: !errors.isEmpty, person: person
        ).render {
            el(.div, .class("protect")) {
                Part.errorSummary(errors, t)
                el(.h1, .class("result")) { t("protect.title") }
                el(.p, .class("lead")) { t("protect.lead") }
                el(.p) {
                    t("protect.as")
                    " "
                    NamePlate.render(publisher.displayName, level: publisher.level, domain: publisher.domain, t)
                }
                fileForm(exchange, person, action: "/protect", isFirst: true, errors: errors)
                if !drafts.isEmpty { begun(drafts, exchange, person) }
            }
        }
        return .page(node, status: status)
    }

    private static func begun(_ drafts: [ProtectDraft], _ exchange: Exchange, _ person: SignedIn) -> Node {
        let t = exchange.language
        return el(.section, .class("begun"), .set(.ariaLabelledby, "begun")) {
            el(.h2, .id("begun")) { t("protect.begun") }
            el(.ul, .class("records")) {
                for draft in drafts {
                    let path =
                        draft.sentAt == nil
                        ? ProtectStep.open(in: draft).path(draft.id) : "/protect/\(draft.id)/done"
                    el(.li) {
                        el(.a, .href(exchange.link(path))) {
                            t("protect.begun.files", ["count": .count(draft.files.count)])
                        }
                        " "
                        el(.span, .class("note")) {
                            t(draft.sentAt == nil ? "protect.begun.open" : "protect.begun.sent")
                            " \u{00B7} "
                            Moment.full(draft.createdAt, t)
                        }
                        el(
                            .form, .class("inline"), .set(.method, "post"),
                            .action(exchange.link("/protect/\(draft.id)/discard"))
                        ) {
                            person.tokenField
                            el(.button, .class("quiet"), .set(.type, "submit")) { t("protect.discard") }
                        }
                    }
                }
            }
        }
    }

    private static func page(_ request: DraftRequest, errors: [FieldError]) -> Response {
        let t = request.t
        let draft = request.draft
        return request.page(.files, errors: errors) {
            if !draft.files.isEmpty {
                el(.ul, .class("files")) {
                    for file in draft.files { row(file, request) }
                }
            }
            if !draft.usable.isEmpty {
                el(.p, .class("actions")) {
                    el(.a, .class("button primary"), .href(request.link(request.comesFromAnswers ? .answers : .made))) {
                        t("protect.continue")
                    }
                }
            }
            el(.details, .class("more"), draft.usable.isEmpty || !errors.isEmpty ? .flag(.open) : .none) {
                el(.summary) { t("protect.more") }
                fileForm(
                    request.exchange, request.person, action: ProtectStep.files.path(draft.id), isFirst: false,
                    errors: errors)
            }
        }
    }

    /// A file and what was seen of it.
    private static func row(_ file: ProtectDraft.File, _ request: DraftRequest) -> Node {
        let t = request.t
        return el(.li) {
            thumbnail(file, request)
            el(.div) {
                el(.p, .class("record-title")) { ShownText(file.name, limit: 120).node }
                el(.p, .class("note")) { facts(file, t) }
                if let fault = file.facts.fault {
                    el(.p, .class("field-error")) { t("error.\(fault).text", ErrorPage.arguments(request.exchange)) }
                } else if let signer = file.facts.signer {
                    el(.p, .class("note")) { credential(signer, file.facts.isCredentialIntact, t) }
                }
            }
            el(
                .form, .class("inline"), .set(.method, "post"),
                .action(request.exchange.link("/protect/\(request.id)/leave-out"))
            ) {
                request.person.tokenField
                el(.input, .set(.type, "hidden"), .set(.name, "file"), .set(.value, String(file.number)))
                el(.button, .class("quiet"), .set(.type, "submit")) {
                    t("protect.leave_out")
                    el(.span, .class("hidden")) {
                        " "
                        ShownText(file.name).node
                    }
                }
            }
        }
    }

    private static func credential(_ signer: String, _ isIntact: Bool, _ t: Language) -> Node {
        guard isIntact else { return t("protect.credential.broken") }
        return signer.isEmpty ? t("protect.credential.unnamed") : t("protect.credential", ["name": .name(signer)])
    }

    /// Kind, pixels and size in a line.
    static func facts(_ file: ProtectDraft.File, _ t: Language) -> Node {
        var parts = [file.facts.mediaType.flatMap { ProtectableFormat(mediaType: $0)?.name }].compactMap { $0 }
        if let seconds = file.facts.seconds { parts.append(PlayingTime.text(seconds)) }
        if let width = file.facts.width, let height = file.facts.height { parts.append("\(width) \u{00D7} \(height)") }
        parts.append(Part.size(file.bytes))
        return .text(parts.joined(separator: " \u{00B7} "))
    }

    /// The small picture of a file; decoration beside its name.
    static func thumbnail(_ file: ProtectDraft.File, _ request: DraftRequest) -> Node {
        let isPicture = file.facts.mediaType.flatMap { ProtectableFormat(mediaType: $0)?.isPicture } ?? false
        guard file.facts.fault == nil, isPicture else { return el(.div, .class("blank")) {} }
        return el(
            .img, .src(WebAddress(stringLiteral: "/protect/\(request.id)/preview/\(file.number)")), .set(.alt, ""),
            .set(.width, "160"), .set(.height, "120"), .set(.loading, "lazy"))
    }

    /// The form for files; works without a script, and better with one.
    private static func fileForm(
        _ exchange: Exchange, _ person: SignedIn, action: String, isFirst: Bool, errors: [FieldError]
    ) -> Node {
        let t = exchange.language
        return el(
            .form, .class("drop"), .set(.method, "post"), .set(.enctype, "multipart/form-data"),
            .action(exchange.link(action)), .set(.dataRole, "drop"),
            .set(.dataLimit, String(exchange.site.configuration.uploadBytes))
        ) {
            person.tokenField
            el(.div, .class("drop-field")) {
                el(.label, .set(.for, "file")) { t(isFirst ? "protect.file.label" : "protect.more.label") }
                el(.p, .class("hint"), .id("file-hint")) {
                    t(
                        "protect.file.hint",
                        ErrorPage.arguments(exchange).merging(["files": .count(sendingLimit)]) { $1 })
                }
                Part.fieldError("file", errors, t)
                el(
                    .input, .set(.type, "file"), .id("file"), .set(.name, "file"), .flag(.required), .flag(.multiple),
                    .set(.accept, ProtectableFormat.accepted),
                    .set(.ariaDescribedby, errors.isEmpty ? "file-hint" : "file-error file-hint"),
                    errors.isEmpty ? .none : .set(.ariaInvalid, "true"))
                el(.p, .class("hint"), .set(.dataRole, "enhanced"), .flag(.hidden)) { t("protect.file.drop") }
            }
            el(.button, .class("primary"), .set(.type, "submit")) { t("protect.file.button") }
            el(.div, .class("progress"), .set(.dataRole, "progress"), .flag(.hidden)) {
                el(.progress, .set(.max, "100"), .set(.value, "0"), .set(.ariaLabel, t.text("home.file.sending")))
                el(.p, .set(.role, "status"), .set(.dataText, t.text("protect.file.looking"))) {
                    t("home.file.sending")
                }
            }
        }
    }
}

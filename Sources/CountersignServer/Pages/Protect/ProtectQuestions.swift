// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import HTTPTypes
import Hummingbird
import MediaCodecs
import ProvenanceRegistry

/// The questions about files that were handed in: how they were made, what they are called, what travels with them.
enum ProtectQuestions {
    // MARK: how it was made

    /// `GET /protect/{draft}/made`
    static func made(_ exchange: Exchange) async throws -> Response {
        let request = try await open(exchange)
        return madePage(request, chosen: request.draft.source?.shortName, errors: [])
    }

    /// `POST /protect/{draft}/made`: a form that may carry earlier files.
    static func answerMade(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        let request = try await DraftRequest.find(exchange)
        do {
            let form = try await exchange.site.uploads(files: ProtectDraft.earlierLimit).form(of: exchange.request)
            try request.person.require(token: form.fields["token"])
            try request.requireOpen()
            guard let source = form.fields["source"].flatMap(SourceType.init(shortName:)) else {
                let error = FieldError(field: "source-captured", message: request.t("protect.source.missing"))
                return madePage(request, chosen: nil, errors: [error])
            }
            // Files chosen now take the place of those chosen before; another answer needs none.
            let replaces = source != .edited || !form.files.isEmpty
            let old = request.draft.earlier.map(\.number)
            try await request.update { draft in
                draft.source = source
                if replaces { draft.earlier = [] }
            }
            if replaces { exchange.site.drafts.erase(old, in: request.id) }
            if source == .edited {
                try await ProtectFiles.add(form.files, to: request.draft, exchange.site, asEarlier: true)
            }
            return request.onward(from: .made, form.fields)
        } catch let error as ServiceError where error.isAboutTheFile {
            let words = error.detail.map { Node.text($0) } ?? ErrorPage.words(error, exchange)
            return madePage(
                request, chosen: SourceType.edited.shortName, errors: [FieldError(field: "earlier", message: words)])
        }
    }

    private static func madePage(_ request: DraftRequest, chosen: String?, errors: [FieldError]) -> Response {
        let t = request.t
        return request.page(.made, errors: errors) {
            el(
                .form, .class("stack wide"), .set(.method, "post"), .set(.enctype, "multipart/form-data"),
                .action(request.link(.made))
            ) {
                request.formFields
                el(.fieldset) {
                    el(.legend, .class("hidden")) { t("protect.source") }
                    Part.fieldError("source-captured", errors, t)
                    for source in SourceType.allCases {
                        choice(
                            "source", source.shortName, checked: chosen == source.shortName,
                            label: t("source.\(source.shortName)"), hint: t("source.\(source.shortName).hint"))
                        if source == .edited { earlier(request, errors) }
                    }
                }
                request.continueButton
            }
        }
    }

    private static func earlier(_ request: DraftRequest, _ errors: [FieldError]) -> Node {
        let t = request.t
        return el(.div, .class("sub")) {
            el(.label, .set(.for, "earlier")) { t("protect.earlier") }
            el(.p, .class("hint"), .id("earlier-hint")) {
                t("protect.earlier.hint", ["count": .count(ProtectDraft.earlierLimit)])
            }
            Part.fieldError("earlier", errors, t)
            if !request.draft.earlier.isEmpty {
                el(.p) {
                    t("protect.earlier.chosen")
                    for (index, file) in request.draft.earlier.enumerated() {
                        index == 0 ? " " : ", "
                        ShownText(file.name).node
                    }
                }
            }
            el(
                .input, .set(.type, "file"), .id("earlier"), .set(.name, "earlier"), .flag(.multiple),
                .set(.accept, "image/*"), .set(.ariaDescribedby, "earlier-hint"))
        }
    }

    // MARK: titles

    /// `GET /protect/{draft}/titles`
    static func titles(_ exchange: Exchange) async throws -> Response {
        let request = try await open(exchange)
        let t = request.t
        let files = request.draft.usable
        return request.page(.titles) {
            el(.form, .class("stack wide"), .set(.method, "post"), .action(request.link(.titles))) {
                request.formFields
                for file in files {
                    el(.div, .class("titled")) {
                        ProtectFiles.thumbnail(file, request)
                        Part.field(
                            "title-\(file.number)",
                            label: files.count == 1
                                ? t("protect.title_field")
                                : t("protect.title_field.of", ["name": .name(file.name)]),
                            hint: files.count == 1 ? t("protect.title_field.hint") : nil, value: file.title ?? "",
                            required: false, errors: [], t)
                    }
                }
                if files.count > 1 { el(.p, .class("hint")) { t("protect.title_field.hint") } }
                Part.field(
                    "credit", label: t("protect.credit"), hint: t("protect.credit.hint"),
                    value: request.draft.credit ?? "", required: false, errors: [], t)
                el(.fieldset) {
                    el(.legend) { t("protect.leaves") }
                    for part in MetadataPart.allCases {
                        let name = "leave-\(part.rawValue)"
                        el(.div, .class("choice")) {
                            el(
                                .input, .set(.type, "checkbox"), .id(name), .set(.name, name), .set(.value, "yes"),
                                .flag(.checked, request.draft.leavesOut.contains(part)),
                                .set(.ariaDescribedby, "\(name)-hint"))
                            el(.label, .set(.for, name)) { t("protect.leaves.\(part.rawValue)") }
                            el(.p, .class("hint"), .id("\(name)-hint")) { t("protect.leaves.\(part.rawValue).hint") }
                        }
                    }
                }
                request.continueButton
            }
        }
    }

    /// `POST /protect/{draft}/titles`
    static func answerTitles(_ exchange: Exchange) async throws -> Response {
        let (request, form) = try await DraftRequest.change(exchange)
        func line(_ name: String) -> String? {
            form[name].map(\.trimmed).flatMap { $0.isEmpty ? nil : String($0.prefix(200)) }
        }
        let titles = Dictionary(
            request.draft.files.map { ($0.number, line("title-\($0.number)")) }, uniquingKeysWith: { first, _ in first }
        )
        let credit = line("credit")
        let leavesOut = Set(MetadataPart.allCases.filter { form["leave-\($0.rawValue)"] != nil })
        try await request.update { draft in
            for index in draft.files.indices { draft.files[index].title = titles[draft.files[index].number] ?? nil }
            draft.credit = credit
            draft.leavesOut = leavesOut
            draft.hasTitles = true
        }
        return request.onward(from: .titles, form)
    }

    // MARK: what travels with it

    /// `GET /protect/{draft}/travel`
    static func travel(_ exchange: Exchange) async throws -> Response {
        let request = try await open(exchange)
        return travelPage(request, errors: [])
    }

    /// `POST /protect/{draft}/travel`
    static func answerTravel(_ exchange: Exchange) async throws -> Response {
        let (request, form) = try await DraftRequest.change(exchange)
        guard let wish = form["preview"], ["yes", "no"].contains(wish) else {
            let error = FieldError(field: "preview-yes", message: request.t("protect.travel.preview.missing"))
            return travelPage(request, errors: [error])
        }
        let addsMark = form["mark"] != nil
        try await request.update { draft in
            draft.addsMark = addsMark
            draft.showsPreview = wish == "yes"
        }
        return request.onward(from: .travel, form)
    }

    private static func travelPage(_ request: DraftRequest, errors: [FieldError]) -> Response {
        let t = request.t
        return request.page(.travel, errors: errors) {
            el(.form, .class("stack wide"), .set(.method, "post"), .action(request.link(.travel))) {
                request.formFields
                el(.div, .class("choice fixed")) {
                    Tone.bound.glyph
                    el(.div) {
                        el(.p) { el(.strong) { t("protect.travel.credential") } }
                        el(.p, .class("hint")) { t("protect.travel.credential.hint") }
                    }
                }
                el(.div, .class("choice")) {
                    el(
                        .input, .set(.type, "checkbox"), .id("mark"), .set(.name, "mark"), .set(.value, "yes"),
                        .flag(.checked, request.draft.addsMark), .set(.ariaDescribedby, "mark-hint"))
                    el(.label, .set(.for, "mark")) { t("protect.travel.mark") }
                    el(.p, .class("hint"), .id("mark-hint")) { t("protect.travel.mark.hint") }
                }
                el(.div, .class("choice fixed")) {
                    Tone.bound.glyph
                    el(.div) {
                        el(.p) { el(.strong) { t("protect.travel.registry") } }
                        el(.p, .class("hint")) { t("protect.travel.registry.hint") }
                    }
                }
                el(.fieldset, .class("sub")) {
                    el(.legend) { t("protect.travel.preview") }
                    Part.fieldError("preview-yes", errors, t)
                    for wish in ["yes", "no"] {
                        choice(
                            "preview", wish, checked: request.draft.showsPreview == (wish == "yes"),
                            label: t("protect.travel.preview.\(wish)"),
                            hint: t("protect.travel.preview.\(wish).hint"))
                    }
                }
                request.continueButton
            }
        }
    }

    // MARK: parts

    /// A draft whose files are there and that was not sent off.
    private static func open(_ exchange: Exchange) async throws -> DraftRequest {
        let request = try await DraftRequest.find(exchange)
        try request.requireOpen()
        return request
    }

    private static func choice(_ name: String, _ value: String, checked: Bool, label: Node, hint: Node) -> Node {
        el(.div, .class("choice")) {
            el(
                .input, .set(.type, "radio"), .id("\(name)-\(value)"), .set(.name, name), .set(.value, value),
                .flag(.required), .flag(.checked, checked), .set(.ariaDescribedby, "\(name)-\(value)-hint"))
            el(.label, .set(.for, "\(name)-\(value)")) { label }
            el(.p, .class("hint"), .id("\(name)-\(value)-hint")) { hint }
        }
    }
}

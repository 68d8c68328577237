// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// Checking a file, by a form or by a program, and the pages of the result.
enum CheckHandlers {
    /// `POST /check`: reads the file, checks it, and leads to the page of the result.
    static func submit(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        do {
            let id = try await start(try await handedIn(exchange), exchange)
            // Without a language in front the address redirects to the page in the reader's own.
            let prefix = exchange.hasLanguagePrefix ? "/\(exchange.language.tag)" : ""
            return .seeOther(to: "\(prefix)/check/\(id)")
        } catch let error as ServiceError where error.isAboutTheFile {
            return .page(HomePage.render(exchange, error: error), status: error.status)
        }
    }

    /// The file of the form, or the one behind the link of the form.
    private static func handedIn(_ exchange: Exchange) async throws -> UploadedFile {
        let type = exchange.request.headers[.contentType]?.lowercased() ?? ""
        if type.hasPrefix("application/x-www-form-urlencoded") {
            return try await fetched(try await exchange.urlEncodedBody()["url"] ?? "", exchange)
        }
        let form = try await exchange.site.uploads.form(of: exchange.request)
        guard let file = form.files.first else { throw ServiceError(.invalidInput, field: "file") }
        return file
    }

    /// The file behind a link.
    /// - Throws: ``ServiceError`` `forbidden` where this service takes no links; what the fetcher throws.
    static func fetched(_ link: String, _ exchange: Exchange) async throws -> UploadedFile {
        let site = exchange.site
        guard let fetcher = site.links else {
            throw ServiceError(.forbidden, "This service does not check links. Send the file.")
        }
        let link = link.trimmed
        guard LinkFetcher.isPlausible(link) else {
            throw ServiceError(.linkRefused, "Send a link that begins with http:// or https://.", field: "url")
        }
        if let wait = site.limiter.take(.init(name: "links", burst: 30, seconds: 60), for: "all") {
            throw ServiceError(.tooManyRequests, "At most 30 links a minute.", retryAfter: wait)
        }
        site.metrics.count("links")
        return try await site.checkLane.run {
            try await fetcher.fetch(link, limit: min(site.configuration.uploadBytes, 10 << 20), into: site.scratch)
        }
    }

    /// Checks a file; returns when the result is kept, or when the request was held long enough.
    private static func start(_ file: UploadedFile, _ exchange: Exchange) async throws -> String {
        let id = Secret.make(bytes: 16)
        let site = exchange.site
        site.jobs.begin(id)
        // The work goes on when the request is answered before it is done.
        Task {
            do {
                let checked = try await run(file, site) { site.jobs.note(id, part: $0) }
                try await keep(checked, id, site)
                site.jobs.finish(id)
            } catch {
                let failure = ServiceError(describing: error)
                if failure.code == .internalFailure { site.log.failure(error, reference: exchange.reference) }
                site.jobs.fail(id, failure)
            }
        }
        let end = MonotonicClock.seconds() + site.configuration.holdSeconds
        while MonotonicClock.seconds() < end, case .working = site.jobs.state(id) {
            try await Task.sleep(for: .milliseconds(10))
        }
        if case .failed(let failure, _) = site.jobs.state(id) { throw failure }
        return id
    }

    /// Checks a file in its lane and within its time.
    static func run(
        _ file: UploadedFile, _ site: Site, progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> CheckedUpload {
        let checked = try await site.checkLane.run {
            try await withDeadline(.seconds(site.configuration.workSeconds(for: file))) {
                try await site.work.check(file, progress: progress)
            }
        }
        for statement in checked.result.statements { site.metrics.count("statement_\(statement.code.rawValue)") }
        return checked
    }

    /// Keeps a result for as long as was promised.
    static func keep(_ checked: CheckedUpload, _ id: String, _ site: Site) async throws {
        let now = site.clock()
        try await site.stores.checks.insert(
            KeptCheck(
                id: id, result: try checked.result.json(), preview: checked.preview?.bytes,
                previewMediaType: checked.preview?.mediaType, createdAt: now,
                expiresAt: now.adding(seconds: site.configuration.resultSeconds)))
    }

    /// `GET /check` is the form again.
    static func form(_ exchange: Exchange) async throws -> Response { .seeOther(to: exchange.link("/").text) }

    /// `GET /check/{id}`
    static func result(_ exchange: Exchange) async throws -> Response {
        guard let check = try await find(exchange) else { return .page(WorkingPage.render(exchange)) }
        return .page(ResultPage.render(check, exchange, person: try await exchange.signedIn()))
    }

    /// `GET /check/{id}/compare`
    static func compare(_ exchange: Exchange) async throws -> Response {
        guard let check = try await find(exchange) else { return .page(WorkingPage.render(exchange)) }
        let view = exchange.query["view"].flatMap(ComparePage.View.init(rawValue:)) ?? .side
        return .page(ComparePage.render(check, view: view, exchange, person: try await exchange.signedIn()))
    }

    /// `GET /check/{id}/preview`
    static func preview(_ exchange: Exchange) async throws -> Response {
        guard
            case .found(let kept) = try await exchange.site.stores.checks.check(
                exchange.parameter("id"), now: exchange.now),
            let preview = kept.preview
        else { throw ServiceError(.notFound) }
        return exchange.part(of: preview, type: kept.previewMediaType ?? "image/jpeg")
    }

    /// `POST /check/{id}/delete`
    static func delete(_ exchange: Exchange) async throws -> Response {
        try exchange.requireSameSite()
        guard try await exchange.site.stores.checks.remove(exchange.parameter("id")) else {
            throw ServiceError(.notFound)
        }
        return .page(DeletedPage.render(exchange))
    }

    /// The result behind the address; nil while it is being made.
    static func find(_ exchange: Exchange) async throws -> ShownCheck? {
        let id = exchange.parameter("id")
        switch try await exchange.site.stores.checks.check(id, now: exchange.now) {
        case .found(let kept): return try await shown(kept, exchange)
        case .expired: throw ServiceError(.gone, "Results are kept for an hour.")
        case .unknown:
            switch exchange.site.jobs.state(id) {
            case .working: return nil
            case .failed(let error, _): throw error
            case nil: throw ServiceError(.notFound)
            }
        }
    }

    private static func shown(_ kept: KeptCheck, _ exchange: Exchange) async throws -> ShownCheck {
        var check = ShownCheck(
            path: "/check/\(kept.id)", result: try CheckResult(json: kept.result), checkedAt: kept.createdAt,
            expiresAt: kept.expiresAt, hasPreview: kept.preview != nil)
        try await check.readOriginals(exchange.site)
        return check
    }
}

extension ShownCheck {
    /// Looks up what may be shown of the originals.
    mutating func readOriginals(_ site: Site) async throws {
        for match in result.matches.prefix(10) {
            guard let record = try await site.stores.records.record(match.record) else { continue }
            if let preview = record.preview, preview.isPublic { publicOriginals[record.id] = preview }
            guard record.id == result.comparison?.record else { continue }
            // Equal bytes are compared with the file itself, anything else with the small copy of the original.
            let isSame = match.by.contains(.digest)
            originalSize =
                isSame
                ? (record.media.width, record.media.height)
                : record.preview.map { ($0.width, $0.height) }
        }
    }
}

extension ServiceError {
    /// A fault of the file or the form, told at the form.
    var isAboutTheFile: Bool {
        switch code {
        case .unreadableMedia, .invalidInput, .tooLarge, .unsupportedMedia, .linkRefused: true
        default: false
        }
    }
}

extension Exchange {
    /// The address named a language.
    var hasLanguagePrefix: Bool {
        (request.head.path ?? "").split(separator: "/").first.map {
            $0.split(separator: "?").first == language.tag[...]
        }
            ?? false
    }
}

/// While a check is still at work: no automatic reload, a link.
enum WorkingPage {
    static func render(_ exchange: Exchange) -> Node {
        let t = exchange.language
        return Layout(exchange: exchange, title: t.text("working.title"), section: .check, isPrivate: true).render {
            el(.div, .class("prose")) {
                el(.h1, .class("result")) { t("working.title") }
                el(.p, .class("lead")) { t("working.lead") }
                if let part = exchange.site.jobs.part(exchange.parameter("id")) {
                    let percent = Int((part * 100).rounded())
                    el(.p) { t("working.part", ["count": .count(percent)]) }
                    el(
                        .progress, .set(.max, "100"), .set(.value, String(percent)),
                        .set(.ariaLabel, t.text("working.part", ["count": .count(percent)])))
                }
                el(.ul, .class("checklist"), .set(.dataRole, "working")) {
                    for row in Reading.Row.allCases {
                        el(.li) {
                            Tone.plain.glyph
                            el(.span) { t.node(Message("row.\(row.rawValue)")) }
                        }
                    }
                }
                el(.p, .class("actions")) {
                    el(.a, .class("button primary"), .href(exchange.link(exchange.path))) { t("working.show") }
                }
            }
        }
    }
}

/// After a result was deleted.
enum DeletedPage {
    static func render(_ exchange: Exchange) -> Node {
        let t = exchange.language
        return Layout(exchange: exchange, title: t.text("deleted.title"), section: .check, isPrivate: true).render {
            el(.div, .class("prose")) {
                el(.h1, .class("result")) { t("deleted.title") }
                el(.p, .class("lead")) { t("deleted.lead") }
                el(.p, .class("actions")) {
                    el(.a, .class("button primary"), .href(exchange.link("/"))) { t("next.another") }
                }
            }
        }
    }
}

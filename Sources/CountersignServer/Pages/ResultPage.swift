// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import ProvenanceRegistry

/// A result with what its page needs beside it.
struct ShownCheck: Sendable {
    /// Its address without the language: `/check/…`, or `/r/…` where somebody shared it.
    let path: String
    /// Somebody made a link for it; otherwise it is the reader's own.
    var isShared = false
    let result: CheckResult
    let checkedAt: Timestamp
    let expiresAt: Timestamp
    let hasPreview: Bool
    /// Record previews that may be shown, by record.
    var publicOriginals: [RecordID: ProvenanceRecord.Preview] = [:]
    /// Pixels of the closest original, for the comparison.
    var originalSize: (width: Int, height: Int)?

    /// The small picture of the checked file.
    var previewAddress: WebAddress { WebAddress(stringLiteral: "\(path)/preview") }
}

/// The result of a check: one sentence that carries the finding, its limits, the evidence.
enum ResultPage {
    static func render(_ check: ShownCheck, _ exchange: Exchange, person: SignedIn? = nil) -> Node {
        let t = exchange.language
        let result = check.result
        return Layout(
            exchange: exchange, title: title(result, t), section: .check, isPrivate: true, person: person
        ).render {
            el(.article, .class("check"), .set(.dataKind, result.statements.first?.code.rawValue ?? "")) {
                finding(check, t)
                if check.isShared { sharedNotice(check, exchange) }
                el(.div, .class("columns")) {
                    el(.div, .class("evidence")) {
                        evidence(check, exchange)
                        matches(check, exchange)
                    }
                    el(.div, .class("aside")) {
                        ReadingPanel.render(result, exchange)
                        limits(result, t)
                        nextSteps(check, exchange)
                    }
                }
                HistoryView.render(check, exchange)
                SpecialistView.render(check, exchange)
                check.isShared ? sharedFooter(check, exchange) : ownFooter(check, exchange)
            }
        }
    }

    /// What was checked, as far as it can be shown or played.
    static func evidence(_ check: ShownCheck, _ exchange: Exchange) -> Node {
        ResultSound.isSound(check.result) ? ResultSound.render(check, exchange) : ResultPicture.render(check, exchange)
    }

    static func title(_ result: CheckResult, _ t: Language) -> String {
        result.statements.first.map { t.text($0.headlineMessage) } ?? t.text("result.title")
    }

    /// The first statement as headline, its lead, and up to three more.
    static func finding(_ check: ShownCheck, _ t: Language) -> Node {
        let result = check.result
        let others = Array(result.statements.dropFirst().prefix(3))
        return el(.header, .class("finding")) {
            el(.p, .class("kicker")) {
                t("result.kicker")
                if !result.file.name.isEmpty {
                    " \u{00B7} "
                    ShownText(result.file.name).node
                }
                " \u{00B7} "
                Moment.full(check.checkedAt, t)
            }
            if let headline = result.statements.first {
                el(.h1, .class("result")) { t.node(headline.headlineMessage) }
                el(.p, .class("lead")) { sentences(headline.leadMessages, t) }
                unreviewed(headline, t)
            } else {
                el(.h1, .class("result")) { t("result.title") }
            }
            if !others.isEmpty {
                el(.div, .class("also")) {
                    el(.h2) { t("result.also") }
                    el(.ul) {
                        for statement in others {
                            el(.li) {
                                el(.strong) { t.node(statement.headlineMessage) }
                                " "
                                sentences(statement.leadMessages, t)
                                unreviewed(statement, t)
                            }
                        }
                    }
                }
            }
        }
    }

    /// What the statement says in the reader's language, where no person has reviewed that wording yet: the statement
    /// itself stays in English.
    private static func unreviewed(_ statement: Statement, _ t: Language) -> Node {
        guard !t.isReviewed else { return .empty }
        return el(.p, .class("unreviewed")) {
            el(.span, .class("note")) { t("result.unreviewed") }
            " "
            t.draft(statement.headlineMessage)
            for message in statement.leadMessages {
                " "
                t.draft(message)
            }
        }
    }

    private static func ownFooter(_ check: ShownCheck, _ exchange: Exchange) -> Node {
        let t = exchange.language
        return el(.footer, .class("kept")) {
            el(.p) {
                t("result.deleted")
                " "
                t("result.expires", ["time": .name(Moment.clock(check.expiresAt))])
            }
            el(.form, .set(.method, "post"), .action(exchange.link("\(check.path)/delete"))) {
                el(.button, .class("quiet"), .set(.type, "submit")) { t("result.delete") }
            }
            el(.p, .class("links")) {
                el(.a, .href(exchange.link("\(check.path)/share"))) { t("share.link") }
                el(.a, .href(exchange.link("\(check.path)/print"))) { t("print.link") }
            }
        }
    }

    private static func sharedNotice(_ check: ShownCheck, _ exchange: Exchange) -> Node {
        let t = exchange.language
        return el(.div, .class("notice plain")) {
            Tone.plain.glyph
            el(.div) {
                el(.p) { t("shared.notice", ["date": .day(check.checkedAt)]) }
                el(.p) { el(.a, .href(exchange.link("/"))) { t("shared.check") } }
            }
        }
    }

    private static func sharedFooter(_ check: ShownCheck, _ exchange: Exchange) -> Node {
        let t = exchange.language
        return el(.footer, .class("kept")) {
            el(.p) { t("shared.expires", ["date": .day(check.expiresAt)]) }
            el(.p, .class("links")) {
                el(.a, .href(exchange.link("\(check.path)/delete"))) { t("shared.delete") }
            }
        }
    }

    static func sentences(_ messages: [Message], _ t: Language) -> Node {
        group {
            for (index, message) in messages.enumerated() {
                if index > 0 { " " }
                t.node(message)
            }
        }
    }

    /// The originals that were found, when there is more than the headline could say.
    static func matches(_ check: ShownCheck, _ exchange: Exchange) -> Node {
        let t = exchange.language
        let matches = check.result.matches.filter { match in
            match.isConfirmed
                || check.result.statements.contains {
                    $0.code == .similarOnly || $0.code == .markWithoutMatchingContent || $0.code == .markNotCompared
                }
        }
        guard !matches.isEmpty else { return .empty }
        return el(.section, .class("originals"), .set(.ariaLabelledby, "originals")) {
            el(.h2, .id("originals")) { t("result.originals", ["count": .count(matches.count)]) }
            el(.ul) {
                for match in matches.prefix(10) {
                    el(.li) {
                        if check.publicOriginals[match.record] != nil {
                            el(
                                .img, .src(WebAddress(stringLiteral: "/record/\(match.record)/preview")),
                                .set(.alt, t.text("record.preview.alt")), .set(.width, "120"), .set(.height, "90"),
                                .set(.loading, "lazy"))
                        }
                        el(.div) {
                            el(.a, .class("record-title"), .href(exchange.link("/record/\(match.record)"))) {
                                if let title = match.title, !title.isEmpty {
                                    ShownText(title).node
                                } else {
                                    t("record.untitled")
                                }
                            }
                            el(.p) { NamePlate.render(match.publisher, level: match.publisherLevel, domain: nil, t) }
                            el(.p, .class("note")) {
                                t("record.registered", ["date": .day(match.publishedAt)])
                                if match.state != .active {
                                    " \u{00B7} "
                                    t("record.state.\(match.state.rawValue)")
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    static func limits(_ result: CheckResult, _ t: Language) -> Node {
        let kind = result.file.kind.argument
        var lines: [Message] = [Message("limits.scene")]
        if result.credential.state == .trusted || result.credential.state == .valid {
            lines.append(Message("limits.signer"))
        }
        if let smallest = result.comparison?.smallestChange, result.comparison?.aligned == true,
            !ResultSound.isSound(result)
        {
            let limit = Message("format.pixels", ["count": .count(smallest), "kind": kind])
            lines.append(Message("limits.small", ["limit": .message(limit)]))
        }
        if !result.matches.contains(where: \.isConfirmed) { lines.append(Message("limits.absence", ["kind": kind])) }
        return el(.section, .class("limits"), .set(.ariaLabelledby, "limits")) {
            el(.h2, .id("limits")) { t.node(Message("limits.title")) }
            el(.ul) { for line in lines { el(.li) { t.node(line) } } }
        }
    }

    /// At most three, the first of them by the headline.
    private static func nextSteps(_ check: ShownCheck, _ exchange: Exchange) -> Node {
        let t = exchange.language
        let code = check.result.statements.first?.code ?? .nothingKnown
        let record = check.result.matches.first?.record
        let step: (WebAddress, Node)
        switch code {
        case .knownDeceptive, .decisionReversed:
            let address = check.result.knownDeceptive.first?.statementURL.flatMap { WebAddress(outside: $0) }
            step = (address ?? exchange.link("/learn/decisions"), t("next.decision"))
        case .publisherDisputes, .markWithoutMatchingContent, .recoveredChanged, .signedChanged, .recoveredUnchanged,
            .severalRecords, .similarOnly, .markNotCompared:
            step =
                record.map { (exchange.link("/record/\($0)"), t("next.original")) }
                ?? (exchange.link("/learn/changed"), t("next.meaning"))
        case .credentialUnreliable: step = (exchange.link("/learn/credentials"), t("next.meaning"))
        case .signerUnknown: step = (exchange.link("/learn/signers"), t("next.meaning"))
        case .signedUnchanged: step = ("#specialists", t("next.signer"))
        case .markUnresolved: step = (exchange.link("/learn/marks"), t("next.meaning"))
        case .aiDisclosed: step = (exchange.link("/learn/ai"), t("next.meaning"))
        case .captureStated, .historyIncomplete, .credentialUnreachable:
            step = (exchange.link("/learn/credentials"), t("next.meaning"))
        case .checkIncomplete: step = (exchange.link("/"), t("next.again"))
        case .nothingKnown: step = (exchange.link("/learn/originals"), t("next.look"))
        }
        return el(.nav, .class("next"), .set(.ariaLabelledby, "next")) {
            el(.h2, .id("next")) { t("next.title") }
            el(.p, .class("actions")) {
                el(.a, .class("button primary"), .href(step.0)) { step.1 }
                if check.hasPreview, !check.isShared, check.result.comparison?.aligned == true,
                    !ResultSound.isSound(check.result)
                {
                    el(.a, .class("button"), .href(exchange.link("\(check.path)/compare"))) { t("next.compare") }
                }
                if code != .checkIncomplete {
                    el(.a, .class("button"), .href(exchange.link("/"))) { t("next.another") }
                }
                if exchange.site.casework != nil, !check.isShared {
                    el(.a, .class("button"), .href(exchange.link("/report?check=\(check.path.dropFirst(7))"))) {
                        t("next.report")
                    }
                }
            }
        }
    }
}

/// A publisher's name and how firmly it is bound: the line around it says so, and so do the words.
enum NamePlate {
    static func render(_ name: String, level: IdentityLevel, domain: String?, _ t: Language) -> Node {
        let shown = ShownText(name)
        return el(.span, .class("plate level-\(level.rawValue)")) {
            switch level {
            case .verifiedOrganisation: t("plate.organisation", ["name": .name(name)])
            case .verifiedDomain:
                if let domain {
                    t("plate.domain", ["name": .name(name), "domain": .name(domain)])
                } else {
                    t("plate.domain.unnamed", ["name": .name(name)])
                }
            case .namedByIssuer: t("plate.issuer", ["name": .name(name)])
            case .unconfirmed: t("plate.unconfirmed", ["name": .name(name)])
            }
            if shown.mixesAlphabets {
                " "
                el(.span, .class("warning")) { t("plate.mixed") }
            }
        }
    }
}

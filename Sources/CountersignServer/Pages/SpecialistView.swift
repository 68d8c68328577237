// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import ProvenanceRegistry

/// Everything in the field's own words: facts, hashes, codes, ways that led to a record, versions.
enum SpecialistView {
    static func render(_ check: ShownCheck, _ exchange: Exchange) -> Node {
        let t = exchange.language
        return el(.details, .class("specialists"), .id("specialists")) {
            el(.summary) { el(.h2) { t("expert.title") } }
            contents(check, exchange)
            if !check.isShared {
                el(.p) {
                    el(
                        .a,
                        .href(WebAddress(stringLiteral: "/api/v1\(check.path.replacing("/check/", with: "/checks/"))")),
                        .set(.download, "check.json")
                    ) {
                        t("expert.download")
                    }
                }
            }
        }
    }

    /// Everything but the wrapping.
    @NodeBuilder static func contents(_ check: ShownCheck, _ exchange: Exchange) -> [Node] {
        let t = exchange.language
        let result = check.result
        el(.h3) { t("expert.file") }
        Part.facts(fileFacts(result, t))
        el(.h3) { t("expert.credential") }
        Part.facts(credentialFacts(result, t))
        codes(result, t)
        el(.h3) { t("expert.mark") }
        Part.facts(markFacts(result, t))
        if !result.matches.isEmpty { matchTable(result, exchange) }
        if let comparison = result.comparison {
            el(.h3) { t("expert.comparison") }
            Part.facts(comparisonFacts(comparison, t))
        }
        el(.h3) { t("expert.versions") }
        Part.facts([
            (t("expert.software"), Part.code("countersign \(ServerVersion.current)")),
            (t("expert.checked_at"), Part.code(check.checkedAt.description)),
            (
                t("expert.codes"),
                el(.span) {
                    for (index, statement) in result.statements.enumerated() {
                        if index > 0 { " " }
                        Part.code(statement.code.rawValue)
                    }
                }
            ),
        ])
    }

    private static func fileFacts(_ result: CheckResult, _ t: Language) -> [(label: Node, value: Node)] {
        let file = result.file
        var rows: [(label: Node, value: Node)] = []
        if !file.name.isEmpty { rows.append((t("expert.name"), ShownText(file.name, limit: 255).node)) }
        rows += [
            (t("expert.type"), file.mediaType.map(Part.code) ?? t("expert.unknown")),
            (t("expert.bytes"), .text("\(file.bytes)")),
        ]
        if let width = file.width, let height = file.height {
            rows.append((t("expert.pixels"), .text("\(width) \u{00D7} \(height)")))
        }
        if let duration = file.duration { rows.append((t("expert.duration"), .text(PlayingTime.text(duration)))) }
        rows.append((.text("SHA-256"), Part.code(file.sha256)))
        return rows
    }

    private static func credentialFacts(_ result: CheckResult, _ t: Language) -> [(label: Node, value: Node)] {
        let credential = result.credential
        var rows: [(label: Node, value: Node)] = [(t("expert.state"), Part.code(credential.state.rawValue))]
        if let source = credential.source { rows.append((t("expert.source"), Part.code(source.rawValue))) }
        if let fault = credential.fault { rows.append((t("expert.fault"), Part.code(fault.rawValue))) }
        if let signer = credential.signer {
            let label = credential.state == .trusted ? "expert.signer" : "expert.signer.unconfirmed"
            rows.append((t(label), ShownText(signer).node))
        }
        if let signedAt = credential.signedAt { rows.append((t("expert.signed_at"), Part.code(signedAt.description))) }
        if let label = credential.report?["active_manifest"]?.text {
            rows.append((t("expert.manifest"), el(.code, .set(.dir, "ltr")) { ShownText(label, limit: 200).node }))
        }
        return rows
    }

    /// The status codes of the validation (C2PA specification, chapter 15) with their explanations.
    private static func codes(_ result: CheckResult, _ t: Language) -> Node {
        guard let active = result.credential.report?["validation_results"]?["activeManifest"] else { return .empty }
        var rows: [(String, String, String)] = []
        for kind in ["failure", "informational", "success"] {
            for status in active[kind]?.list ?? [] where rows.count < 60 {
                rows.append((kind, status["code"]?.text ?? "", status["explanation"]?.text ?? ""))
            }
        }
        guard !rows.isEmpty else { return .empty }
        return el(
            .div, .class("scroll"), .set(.tabindex, "0"), .set(.role, "region"),
            .set(.ariaLabel, t.text("expert.status"))
        ) {
            el(.table) {
                el(.caption) { t("expert.status") }
                el(.thead) {
                    el(.tr) {
                        el(.th, .set(.scope, "col")) { t("expert.status.kind") }
                        el(.th, .set(.scope, "col")) { t("expert.status.code") }
                        el(.th, .set(.scope, "col")) { t("expert.status.explanation") }
                    }
                }
                el(.tbody) {
                    for row in rows {
                        el(.tr) {
                            el(.td) { t("expert.status.\(row.0)") }
                            el(.td) { el(.code, .set(.dir, "ltr")) { ShownText(row.1, limit: 100).node } }
                            el(.td) { ShownText(row.2, limit: 500).node }
                        }
                    }
                }
            }
        }
    }

    private static func markFacts(_ result: CheckResult, _ t: Language) -> [(label: Node, value: Node)] {
        let mark = result.watermark
        let yes = t("expert.yes")
        let no = t("expert.no")
        var rows: [(label: Node, value: Node)] = [
            (t("expert.mark.found"), mark.found.map { $0 ? yes : no } ?? t("expert.unchecked"))
        ]
        if let id = mark.id { rows.append((t("expert.mark.id"), Part.code(id))) }
        if let algorithm = mark.algorithm { rows.append((t("expert.mark.algorithm"), Part.code(algorithm))) }
        if let agrees = mark.agreesWithFingerprint { rows.append((t("expert.mark.agrees"), agrees ? yes : no)) }
        return rows
    }

    private static func matchTable(_ result: CheckResult, _ exchange: Exchange) -> Node {
        let t = exchange.language
        return group {
            el(.h3) { t("expert.matches") }
            el(
                .div, .class("scroll"), .set(.tabindex, "0"), .set(.role, "region"),
                .set(.ariaLabel, t.text("expert.matches"))
            ) {
                el(.table) {
                    el(.caption) { t("expert.matches.caption") }
                    el(.thead) {
                        el(.tr) {
                            for column in ["record", "ways", "distance", "confirmed"] {
                                el(.th, .set(.scope, "col")) { t("expert.matches.\(column)") }
                            }
                        }
                    }
                    el(.tbody) {
                        for match in result.matches.prefix(20) {
                            el(.tr) {
                                el(.td) {
                                    el(.a, .href(exchange.link("/record/\(match.record)"))) {
                                        Part.code(match.record.description)
                                    }
                                }
                                el(.td) { Part.code(match.by.map(\.rawValue).joined(separator: ", ")) }
                                el(.td, text: match.distance.map { "\($0) / 31" } ?? "\u{2013}")
                                el(.td) { match.isConfirmed ? t("expert.yes") : t("expert.no") }
                            }
                        }
                    }
                }
            }
            if let ways = result.matches.first?.by {
                el(.p, .class("note")) { ways.count > 1 ? t("expert.ways.two") : t("expert.ways.one") }
            }
        }
    }

    private static func comparisonFacts(
        _ comparison: ComparisonEvidence, _ t: Language
    ) -> [(label: Node, value: Node)] {
        var rows: [(label: Node, value: Node)] = [
            (t("expert.aligned"), comparison.aligned ? t("expert.yes") : t("expert.no"))
        ]
        if let share = comparison.alteredFraction {
            rows.append((t("expert.share"), .text(ResultPicture.number((share * 1000).rounded() / 10) + " %")))
        }
        if let matrix = comparison.matrix {
            rows.append((t("expert.matrix"), Part.code(matrix.map(ResultPicture.number).joined(separator: ", "))))
        }
        if let smallest = comparison.smallestChange { rows.append((t("expert.smallest"), .text("\(smallest) px"))) }
        for region in comparison.regions.prefix(ResultPicture.markLimit) {
            rows.append(
                (t("expert.region"), Part.code("\(region.x), \(region.y), \(region.width) \u{00D7} \(region.height)")))
        }
        return rows
    }
}

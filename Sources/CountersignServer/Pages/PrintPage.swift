// SPDX-License-Identifier: Apache-2.0
import ContentCheck
import Hummingbird
import ProvenanceRegistry

/// A result as it goes on paper: everything open, no navigation, addresses written out.
enum PrintPage {
    /// `GET /check/{id}/print`
    static func handle(_ exchange: Exchange) async throws -> Response {
        guard let check = try await CheckHandlers.find(exchange) else { return .page(WorkingPage.render(exchange)) }
        return .page(render(check, exchange))
    }

    static func render(_ check: ShownCheck, _ exchange: Exchange) -> Node {
        let t = exchange.language
        let result = check.result
        return Layout(
            exchange: exchange, title: ResultPage.title(result, t), section: .check, isPrivate: true, isSheet: true
        ).render {
            el(.article, .class("check sheet")) {
                el(.p, .class("screen actions")) {
                    el(.button, .class("primary"), .set(.type, "button"), .set(.dataRole, "print"), .flag(.hidden)) {
                        t("print.button")
                    }
                    el(.a, .class("button"), .href(exchange.link(check.path))) { t("compare.back") }
                }
                ResultPage.finding(check, t)
                ResultPage.evidence(check, exchange)
                ResultPage.matches(check, exchange)
                ReadingPanel.render(result, exchange)
                ResultPage.limits(result, t)
                el(.section) {
                    el(.h2) { t("history.title") }
                    HistoryView.contents(
                        result, HistoryStep(result), exchange, detail: .init(isFull: true, isOpen: true))
                }
                el(.section, .class("specialists")) {
                    el(.h2) { t("expert.title") }
                    SpecialistView.contents(check, exchange)
                    Part.facts([
                        (
                            t("print.address"),
                            el(.span) {
                                Part.code("\(exchange.origin)\(check.path)")
                                " "
                                el(.span, .class("note")) {
                                    t("print.address.until", ["time": .name(Moment.clock(check.expiresAt))])
                                }
                            }
                        )
                    ])
                }
            }
        }
    }
}

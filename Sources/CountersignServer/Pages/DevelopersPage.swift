// SPDX-License-Identifier: Apache-2.0
import Hummingbird

/// The reference of the API, rendered from the same description as the OpenAPI document.
enum DevelopersPage {
    static func handle(_ exchange: Exchange) async throws -> Response {
        let t = exchange.language
        let person = try await exchange.signedIn()
        return .page(
            Layout(exchange: exchange, title: t.text("developers.title"), person: person).render {
                el(.div, .class("prose")) {
                    el(.h1, .class("result")) { t("developers.title") }
                    el(.p, .class("lead")) { t("developers.lead") }
                    el(.p) {
                        el(.a, .href("/api/openapi.json")) { t("developers.document") }
                    }
                    el(.h2) { t("developers.try") }
                    el(.pre, .set(.tabindex, "0"), .set(.ariaLabel, t.text("developers.try"))) {
                        Part.code("curl -F file=@photo.jpg \(exchange.origin)/api/v1/check")
                    }
                    el(.p) { t("developers.token") }
                    if !t.isPseudo, t.tag != "en" { el(.p, .class("note")) { t("developers.english") } }
                    for group in APIDescription.groups {
                        el(.section, .set(.lang, "en"), .set(.ariaLabelledby, "group-\(group.id)")) {
                            el(.h2, .id("group-\(group.id)"), text: group.title)
                            el(.p, text: group.text)
                            for operation in group.operations { render(operation) }
                        }
                    }
                    el(.h2, .id("errors")) { t("developers.errors") }
                    el(.p) { t("developers.errors.text") }
                    el(.dl, .class("facts")) {
                        for code in ServiceError.Code.allCases {
                            el(.div, .id(code.rawValue)) {
                                el(.dt) {
                                    Part.code("\(ServiceError(code).status.code) \(code.rawValue)")
                                }
                                el(.dd) { t("error.\(code.rawValue).text", ErrorPage.arguments(exchange)) }
                            }
                        }
                    }
                }
            })
    }

    private static func render(_ operation: APIDescription.Operation) -> Node {
        el(.article, .id(operation.id)) {
            el(.h3) { Part.code("\(operation.method.uppercased()) \(operation.path)") }
            el(.p, text: operation.summary)
            if !operation.detail.isEmpty { el(.p, .class("note"), text: operation.detail) }
            if !operation.parameters.isEmpty {
                el(.dl, .class("facts")) {
                    for parameter in operation.parameters {
                        el(.div) {
                            el(.dt) {
                                Part.code(parameter.name)
                                parameter.isRequired ? " (required)" : ""
                            }
                            el(.dd, text: parameter.text)
                        }
                    }
                }
            }
        }
    }
}

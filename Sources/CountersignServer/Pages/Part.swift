// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a field of a form.
struct FieldError: Sendable {
    let field: String
    let message: Node
}

/// Parts that several pages share.
enum Part {
    /// The list of what is wrong with a form, at its top.
    static func errorSummary(_ errors: [FieldError], _ t: Language) -> Node {
        guard !errors.isEmpty else { return .empty }
        return el(
            .div, .class("errors"), .set(.role, "alert"), .set(.tabindex, "-1"), .id("errors"),
            .set(.dataRole, "errors")
        ) {
            el(.h2) { t("form.problem") }
            el(.ul) {
                for error in errors {
                    el(.li) { el(.a, .href(WebAddress(stringLiteral: "#\(error.field)"))) { error.message } }
                }
            }
        }
    }

    /// The words of an error at its field.
    static func fieldError(_ field: String, _ errors: [FieldError], _ t: Language) -> Node {
        guard let error = errors.first(where: { $0.field == field }) else { return .empty }
        return el(.p, .class("field-error"), .id("\(field)-error")) {
            el(.span, .class("hidden")) { t("form.error_prefix") }
            " "
            error.message
        }
    }

    /// A text field with its label, hint and error.
    static func field(
        _ name: String, label: Node, hint: Node? = nil, value: String = "", type: String = "text",
        autocomplete: String? = nil, required: Bool = true, maximum: Int = 200, errors: [FieldError], _ t: Language
    ) -> Node {
        let described = [
            hint == nil ? nil : "\(name)-hint", errors.contains { $0.field == name } ? "\(name)-error" : nil,
        ]
        .compactMap { $0 }.joined(separator: " ")
        return el(.div, .class("field")) {
            el(.label, .set(.for, name)) { label }
            if let hint { el(.p, .class("hint"), .id("\(name)-hint")) { hint } }
            fieldError(name, errors, t)
            el(
                .input, .set(.type, type), .id(name), .set(.name, name), .set(.value, value),
                .set(.maxlength, String(maximum)), .flag(.required, required),
                autocomplete.map { .set(.autocomplete, $0) } ?? .none,
                described.isEmpty ? .none : .set(.ariaDescribedby, described),
                errors.contains { $0.field == name } ? .set(.ariaInvalid, "true") : .none)
        }
    }

    /// A size in the words a person uses: `3.4 MB`.
    static func size(_ bytes: UInt64) -> String {
        switch bytes {
        case ..<1000: "\(bytes) B"
        case ..<1_000_000: "\((bytes + 500) / 1000) kB"
        default: "\(bytes / 1_000_000).\(bytes % 1_000_000 / 100_000) MB"
        }
    }

    /// A hash or code, which may break anywhere and keeps its direction.
    static func code(_ text: String) -> Node { el(.code, .set(.dir, "ltr"), text: text) }

    /// A two-column list of facts.
    static func facts(_ rows: [(label: Node, value: Node)]) -> Node {
        el(.dl, .class("facts")) {
            for row in rows {
                el(.div) {
                    el(.dt) { row.label }
                    el(.dd) { row.value }
                }
            }
        }
    }
}

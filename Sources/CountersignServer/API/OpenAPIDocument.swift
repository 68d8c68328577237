// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Hummingbird

/// The OpenAPI 3.1 document.
enum OpenAPIDocument {
    /// A JSON value with its members in the order written.
    indirect enum Value: Sendable {
        case object([(String, Value)])
        case array([Value])
        case string(String)
        case integer(Int)
        case bool(Bool)

        var text: String {
            switch self {
            case .object(let members):
                "{" + members.map { "\(Value.quoted($0.0)):\($0.1.text)" }.joined(separator: ",") + "}"
            case .array(let items): "[" + items.map(\.text).joined(separator: ",") + "]"
            case .string(let text): Value.quoted(text)
            case .integer(let value): String(value)
            case .bool(let value): value ? "true" : "false"
            }
        }

        private static func quoted(_ text: String) -> String {
            var out = "\""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\"": out += "\\\""
                case "\\": out += "\\\\"
                case "\u{0}"..."\u{1F}": out += " "
                default: out.unicodeScalars.append(scalar)
                }
            }
            return out + "\""
        }
    }

    /// `GET /api/openapi.json`
    static func handle(_ exchange: Exchange) async throws -> Response {
        Response(
            bytes: Array(document(server: exchange.origin).text.utf8), type: "application/json",
            headers: [.cacheControl: "public, max-age=300"])
    }

    static func document(server: String) -> Value {
        var paths: [(String, [(String, Value)])] = []
        for operation in APIDescription.groups.flatMap(\.operations) {
            let entry = (operation.method, render(operation))
            if let index = paths.firstIndex(where: { $0.0 == operation.path }) {
                paths[index].1.append(entry)
            } else {
                paths.append((operation.path, [entry]))
            }
        }
        return .object([
            ("openapi", .string("3.1.0")),
            (
                "info",
                .object([
                    ("title", .string("Countersign")),
                    (
                        "description",
                        .string(
                            "Check what is known about a file, protect pictures, resolve C2PA soft bindings. Errors are problem details (RFC 9457) with a stable code."
                        )
                    ),
                    ("version", .string(ServerVersion.current)),
                    ("license", .object([("name", .string("Apache-2.0")), ("identifier", .string("Apache-2.0"))])),
                ])
            ),
            ("servers", .array([.object([("url", .string(server))])])),
            ("paths", .object(paths.map { ($0.0, .object($0.1)) })),
            (
                "components",
                .object([
                    (
                        "securitySchemes",
                        .object([
                            (
                                "token",
                                .object([
                                    ("type", .string("http")), ("scheme", .string("bearer")),
                                    (
                                        "description",
                                        .string("An API token from the account page: cs_ and 104 hexadecimal digits.")
                                    ),
                                ])
                            )
                        ])
                    ), ("schemas", .object(OpenAPISchemas.all)),
                ])
            ),
        ])
    }

    private static func render(_ operation: APIDescription.Operation) -> Value {
        var members: [(String, Value)] = [
            ("operationId", .string(operation.id)), ("summary", .string(operation.summary)),
        ]
        if !operation.detail.isEmpty { members.append(("description", .string(operation.detail))) }
        if !operation.parameters.isEmpty {
            members.append(("parameters", .array(operation.parameters.map(render))))
        }
        if let body = operation.body { members.append(("requestBody", render(body))) }
        var answers: [(String, Value)] = operation.answers.map { answer in
            var value: [(String, Value)] = [("description", .string(answer.text))]
            switch answer.content {
            case .schema(let name):
                value.append(("content", .object([("application/json", .object([("schema", reference(name))]))])))
            case .binary(let type):
                value.append(("content", .object([(type, .object([]))])))
            case .nothing: break
            }
            return (String(answer.status), .object(value))
        }
        let common = operation.needsToken ? [401, 429] : [429]
        for status in Set(operation.errors + common).sorted() where !answers.contains(where: { $0.0 == String(status) })
        {
            answers.append((String(status), problem(status)))
        }
        answers.append(("default", problem(0)))
        members.append(("responses", .object(answers)))
        if operation.needsToken { members.append(("security", .array([.object([("token", .array([]))])]))) }
        return .object(members)
    }

    private static func render(_ parameter: APIDescription.Parameter) -> Value {
        let schema: Value =
            switch parameter.kind {
            case .string: .object([("type", .string("string"))])
            case .integer(let minimum, let standard):
                .object([
                    ("type", .string("integer")), ("minimum", .integer(minimum)), ("default", .integer(standard)),
                ])
            case .boolean(let standard): .object([("type", .string("boolean")), ("default", .bool(standard))])
            }
        return .object([
            ("name", .string(parameter.name)), ("in", .string(parameter.place.rawValue)),
            ("required", .bool(parameter.isRequired)), ("description", .string(parameter.text)), ("schema", schema),
        ])
    }

    private static func render(_ body: APIDescription.Body) -> Value {
        let binary: Value = .object([])
        switch body {
        case .json(let schema):
            return .object([
                ("required", .bool(true)),
                ("content", .object([("application/json", .object([("schema", reference(schema))]))])),
            ])
        case .asset:
            let families = ["image/*", "audio/*", "video/*", "application/*", "model/*", "text/*"]
            return .object([("required", .bool(true)), ("content", .object(families.map { ($0, binary) }))])
        case .binary(let type):
            return .object([("required", .bool(true)), ("content", .object([(type, binary)]))])
        case .file(let fields, let rawToo):
            let file: (String, Value) = (
                "file",
                .object([
                    ("type", .string("string")), ("contentMediaType", .string("application/octet-stream")),
                    ("description", .string("The file.")),
                ])
            )
            let others = fields.map { field in
                (field.name, Value.object([("type", .string("string")), ("description", .string(field.text))]))
            }
            let form: Value = .object([
                (
                    "schema",
                    .object([
                        ("type", .string("object")), ("required", .array([.string("file")])),
                        ("properties", .object([file] + others)),
                    ])
                )
            ])
            let link: Value = .object([("schema", reference("Link"))])
            let raw: [(String, Value)] =
                rawToo
                ? [("image/*", binary), ("application/octet-stream", binary), ("application/json", link)] : []
            return .object([
                ("required", .bool(true)), ("content", .object([("multipart/form-data", form)] + raw)),
            ])
        }
    }

    private static func reference(_ name: String) -> Value {
        .object([("$ref", .string("#/components/schemas/\(name)"))])
    }

    private static func problem(_ status: Int) -> Value {
        .object([
            (
                "description",
                .string(status == 0 ? "Any other failure." : HTTPResponse.Status(code: status).reasonPhrase)
            ),
            ("content", .object([("application/problem+json", .object([("schema", reference("Problem"))]))])),
        ])
    }
}

// SPDX-License-Identifier: Apache-2.0
import Casework
import ContentCheck

/// The schemas of the OpenAPI document.
enum OpenAPISchemas {
    typealias Value = OpenAPIDocument.Value

    static let all: [(String, Value)] = [
        (
            "Problem",
            object(
                [
                    ("type", string), ("title", string), ("status", integer), ("detail", string),
                    ("code", choice(ServiceError.Code.allCases.map(\.rawValue))),
                    ("reference", describe(string, "What to quote when asking for help.")), ("field", string),
                ], required: ["type", "title", "status", "code", "reference"])
        ),
        (
            "CheckResult",
            object(
                [
                    (
                        "file",
                        object(
                            [
                                ("name", string), ("sha256", string), ("media_type", nullable("string")),
                                ("bytes", integer), ("width", nullable("integer")), ("height", nullable("integer")),
                                ("duration_s", nullable("number")),
                                ("kind", choice(ContentKind.allCases.map(\.rawValue))),
                            ])
                    ),
                    (
                        "statements",
                        array(
                            object(
                                [
                                    ("code", choice(StatementCode.allCases.map(\.rawValue))), ("text", string),
                                    ("lead", string), ("headline_message", .object([("type", .string("object"))])),
                                    ("lead_messages", array(.object([("type", .string("object"))]))),
                                ], required: ["code", "text", "lead"]))
                    ),
                    (
                        "credential",
                        object(
                            [
                                ("state", choice(CredentialEvidence.State.allCases.map(\.rawValue))),
                                ("source", nullable("string")), ("fault", nullable("string")),
                                ("signer", nullable("string")), ("signed_at", nullable("string")),
                                ("time_stamped", boolean), ("summary", nullable("string")),
                                ("remote_address", nullable("string")), ("incomplete_steps", integer),
                                ("report", nullable("object")),
                            ], required: ["state"])
                    ),
                    (
                        "watermark",
                        object(
                            [
                                ("found", nullable("boolean")), ("id", nullable("string")),
                                ("algorithm", nullable("string")), ("agrees_with_fingerprint", nullable("boolean")),
                                ("ai_generated", nullable("boolean")),
                                (
                                    "passages",
                                    array(
                                        object(
                                            [
                                                ("id", string), ("from", number), ("to", number), ("speed", number),
                                                ("record", nullable("string")),
                                            ], required: ["id", "from", "to"]))
                                ),
                            ], required: ["found"])
                    ),
                    (
                        "matches",
                        array(
                            object(
                                [
                                    ("record", string),
                                    ("by", array(choice(MatchEvidence.Way.allCases.map(\.rawValue)))),
                                    ("distance", nullable("integer")),
                                    ("transform", array(choice(MatchEvidence.Transform.allCases.map(\.rawValue)))),
                                    ("confirmed", boolean), ("publisher", string), ("publisher_level", integer),
                                    ("published_at", string), ("title", nullable("string")), ("state", string),
                                    ("source_type", string),
                                ], required: ["record", "by", "publisher", "published_at"]))
                    ),
                    (
                        "comparison",
                        object(
                            [
                                ("record", string), ("aligned", boolean), ("altered_fraction", nullable("number")),
                                ("regions", array(region)), ("not_compared", array(region)),
                                (
                                    "time_ranges",
                                    array(object([("from", number), ("to", number)], required: ["from", "to"]))
                                ), ("matrix", nullable("array")), ("smallest_change_px", nullable("integer")),
                            ], required: ["record", "aligned"], isNullable: true)
                    ),
                    (
                        "ai",
                        object(
                            [
                                ("disclosed", boolean),
                                ("by", array(choice(AIEvidence.Basis.allCases.map(\.rawValue)))),
                                ("source_type", nullable("string")), ("extent", nullable("string")),
                            ], required: ["disclosed", "by"])
                    ),
                    (
                        "known_deceptive",
                        array(
                            object(
                                [
                                    ("bank", string), ("case", string), ("distance", integer), ("exact", boolean),
                                    ("decided_at", string), ("decider", string), ("finding", string),
                                    ("statement_url", nullable("string")),
                                ]))
                    ),
                    (
                        "exemptions",
                        array(
                            object(
                                [
                                    ("bank", string), ("purpose", string), ("distance", integer),
                                    ("suppressed", integer),
                                ]))
                    ), ("incomplete", array(.object([("type", .string("object"))]))),
                    ("registry_size", nullable("integer")),
                ],
                required: [
                    "file", "statements", "credential", "watermark", "matches", "comparison", "ai", "known_deceptive",
                ])
        ), ("MatchRequest", matchRequest), ("MatchAnswer", matchAnswer),
        ("Working", object([("status", choice(["working"])), ("progress", number)], required: ["status"])),
        (
            "Record",
            object(
                [
                    ("id", string), ("title", string),
                    (
                        "publisher",
                        object(
                            [("id", string), ("name", string), ("level", integer), ("domain", string)],
                            required: ["id", "name", "level"])
                    ), ("registered_at", string), ("source_type", string), ("media_type", string), ("width", integer),
                    ("height", integer), ("state", string), ("watermark_algorithm", string),
                    ("manifest_id", string), ("page", string), ("manifest", string), ("preview", string),
                ], required: ["id", "publisher", "registered_at", "state", "manifest_id", "page", "manifest"])
        ),
        (
            "Report",
            object(
                [
                    ("links", array(string)), ("fingerprint", describe(string, "PDQ, 64 hexadecimal digits.")),
                    ("reason", choice(Report.Reason.allCases.map(\.rawValue))), ("explanation", string),
                    ("correct", string), ("original", string), ("depicted", string), ("jurisdiction", string),
                    ("election", string), ("language", string),
                    ("satire_possible", choice(Report.Satire.allCases.map(\.rawValue))),
                    ("requested", choice(Report.Wish.allCases.map(\.rawValue))),
                    ("relation", choice(Report.Relation.allCases.map(\.rawValue))), ("name", string),
                    ("email", string), ("good_faith", boolean),
                    (
                        "subject_account",
                        describe(string, "The account that spread it; for programs of the staff alone.")
                    ),
                ], required: ["reason", "explanation", "satire_possible", "requested", "relation", "good_faith"])
        ),
        (
            "ReportTaken",
            object(
                [("receipt", string), ("first_look_due", string), ("decision_due", string)], required: ["receipt"])
        ),
        (
            "ReportState",
            object(
                [
                    ("status", choice(ReportStatus.Step.allCases.map(\.rawValue))), ("received_at", string),
                    ("first_look_due", string), ("decision_due", string), ("late", boolean),
                    ("outcome", choice(Decision.Outcome.allCases.map(\.rawValue))), ("decision", string),
                    ("appeal_until", string), ("question", string),
                ], required: ["status", "received_at", "late"])
        ),
        (
            "Appeal",
            object(
                [
                    ("code", string), ("ground", choice(Appeal.Ground.allCases.map(\.rawValue))), ("text", string),
                    ("new_facts", boolean),
                ], required: ["code", "ground", "text"])
        ), ("AppealTaken", object([("receipt", string)], required: ["receipt"])),
        (
            "StatementOfReasons",
            object(
                [
                    ("decision", string), ("measures", array(choice(Measure.allCases.map(\.rawValue)))),
                    ("territorial_scope", array(string)), ("start", string), ("end", string), ("source", string),
                    ("automation_detect", boolean), ("automation_decide", string), ("ground", string),
                    ("clause", string),
                    (
                        "elements",
                        array(
                            object(
                                [("element", string), ("confidence", string)], required: ["element", "confidence"]))
                    ), ("exemptions_considered", string), ("facts", string), ("appeal_until", string),
                    ("state", string),
                ], required: ["decision", "measures", "start", "clause", "facts", "appeal_until", "state"])
        ),
        ("RecordPage", object([("records", array(reference("Record"))), ("next", string)], required: ["records"])),
        (
            "Protected",
            object(
                [
                    ("record", reference("Record")), ("download", string), ("file_name", string), ("bytes", integer),
                    ("sha256", string),
                ],
                required: ["record", "download", "file_name", "bytes", "sha256"])
        ), ("Link", object([("url", string)], required: ["url"])),
        ("SoftBindingQuery", object([("alg", string), ("value", string)], required: ["alg", "value"])),
        (
            "SoftBindingQueryResult",
            object([
                (
                    "matches",
                    array(
                        object(
                            [
                                ("manifestId", string), ("endpoint", string),
                                (
                                    "similarityScore",
                                    .object([
                                        ("type", .string("integer")), ("minimum", .integer(0)),
                                        ("maximum", .integer(100)),
                                    ])
                                ),
                            ], required: ["manifestId"]))
                )
            ])
        ),
        (
            "SoftBindingAlgorithms",
            object([
                ("watermarks", array(object([("alg", string)], required: ["alg"]))),
                ("fingerprints", array(object([("alg", string)], required: ["alg"]))),
            ])
        ),
        (
            "SoftBindingReference",
            object(
                [
                    ("referenceUrl", string), ("assetLength", integer), ("assetType", string),
                    ("region", array(object([]))),
                ], required: ["referenceUrl"])
        ),
        (
            "SoftBindingCapabilities",
            object([("c2paSpecificationVersion", string), ("supportedCapabilities", array(string))])
        ),
        (
            "SoftBindingStatus",
            object([("status", choice(["ok", "degraded", "down"])), ("timestamp", string)])
        ),
        (
            "SoftBindingDiscovery",
            object([("apiEndpoint", string), ("c2paSpecificationVersion", string)])
        ),
        ("CaseStep", object([("version", integer)], required: ["version"])),
        (
            "EntryProofs",
            object(
                [
                    ("object", string),
                    (
                        "proofs",
                        array(
                            object(
                                [
                                    ("format", string), ("entry", string), ("index", integer),
                                    ("proof", array(string)), ("checkpoint", string),
                                ], required: ["format", "entry", "index", "proof", "checkpoint"]))
                    ),
                ], required: ["object", "proofs"])
        ),
        (
            "LogContinuation",
            object(
                [("from", integer), ("proof", array(string)), ("checkpoint", string)],
                required: ["from", "proof", "checkpoint"])
        ),
        (
            "Health",
            object(
                [
                    ("status", choice(["ok", "degraded", "down"])), ("version", string),
                    ("checks", .object([("type", .string("object")), ("additionalProperties", boolean)])),
                ], required: ["status", "version", "checks"])
        ),
    ]

    private static let string: Value = .object([("type", .string("string"))])
    private static let integer: Value = .object([("type", .string("integer"))])
    private static let number: Value = .object([("type", .string("number"))])
    private static let boolean: Value = .object([("type", .string("boolean"))])
    private static let region = object(
        [("x", integer), ("y", integer), ("width", integer), ("height", integer)],
        required: ["x", "y", "width", "height"])

    private static func nullable(_ type: String) -> Value {
        .object([("type", .array([.string(type), .string("null")]))])
    }
    private static func array(_ items: Value) -> Value { .object([("type", .string("array")), ("items", items)]) }
    private static func choice(_ values: [String]) -> Value {
        .object([("type", .string("string")), ("enum", .array(values.map { .string($0) }))])
    }
    private static func reference(_ name: String) -> Value {
        .object([("$ref", .string("#/components/schemas/\(name)"))])
    }
    private static func describe(_ value: Value, _ text: String) -> Value {
        guard case .object(let members) = value else { return value }
        return .object(members + [("description", .string(text))])
    }
    private static func object(
        _ members: [(String, Value)], required: [String] = [], isNullable: Bool = false
    ) -> Value {
        var value: [(String, Value)] = [
            ("type", isNullable ? .array([.string("object"), .string("null")]) : .string("object")),
            ("properties", .object(members)),
        ]
        if !required.isEmpty { value.append(("required", .array(required.map { .string($0) }))) }
        return .object(value)
    }
}

/// Matching against banks.
extension OpenAPISchemas {
    private static let names = object([("id", nullable("string")), ("pdq", string), ("sha256", string)])
    fileprivate static let matchRequest = object([
        ("items", array(names)), ("banks", array(string)), ("pdq", string), ("sha256", string),
    ])
    private static let match = object(
        [
            ("bank", string), ("purpose", choice(["deceptive", "authentic", "satire"])), ("item", integer),
            ("distance", integer), ("exact", boolean), ("origin", string), ("origin_key", string),
            ("standing", choice(["decided", "lead"])), ("case", string), ("decided_at", string), ("decider", string),
            ("finding", string), ("statement_url", string),
        ], required: ["bank", "purpose", "item", "distance", "exact", "origin", "standing"])
    fileprivate static let matchAnswer = object(
        [
            (
                "items",
                array(
                    object(
                        [
                            ("id", nullable("string")), ("matches", array(match)), ("negative", array(match)),
                            ("suppressed", array(match)),
                        ], required: ["matches", "negative", "suppressed"]))
            )
        ], required: ["items"])
}

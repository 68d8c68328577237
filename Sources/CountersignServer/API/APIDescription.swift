// SPDX-License-Identifier: Apache-2.0

/// What the API offers, described once: the OpenAPI document and the pages for developers are made from it, and a test
/// compares it with the routes.
package enum APIDescription {
    package struct Parameter: Sendable {
        enum Place: String, Sendable { case path, query, header }
        enum Kind: Sendable {
            case string
            case integer(minimum: Int, standard: Int)
            case boolean(standard: Bool)
        }

        let name: String
        let place: Place
        var kind: Kind = .string
        let text: String
        var isRequired = false
    }

    package enum Body: Sendable {
        case file(fields: [(name: String, text: String)], rawToo: Bool)
        case json(schema: String)
        case asset
        /// One media type, in whole.
        case binary(String)
    }

    package struct Operation: Sendable {
        package let id: String
        package let method: String
        package let path: String
        let summary: String
        var detail = ""
        var parameters: [Parameter] = []
        var body: Body?
        /// Status and what it carries: a schema's name, a media type, or nothing.
        let answers: [(status: Int, text: String, content: Content)]
        var needsToken = false
        var errors: [Int] = []
    }

    package enum Content: Sendable {
        case schema(String)
        case binary(String)
        case nothing
    }

    package struct Group: Sendable {
        package let id: String
        let title: String
        let text: String
        package let operations: [Operation]
    }

    package static let groups = [
        checking, matching, reporting, casework, sharing, registering, softBinding, authority, auditing, transparency,
        operating,
    ]

    private static let identifier = Parameter(
        name: "id", place: .path, text: "The identifier.", isRequired: true)
    private static let maxResults = Parameter(
        name: "maxResults", place: .query, kind: .integer(minimum: 1, standard: 10),
        text: "The most identifiers to return; 100 at most.")

    private static let checking = Group(
        id: "checking", title: "Checking",
        text: "A file goes in, all the evidence about it comes out. The file is deleted when the answer is ready.",
        operations: [
            Operation(
                id: "check", method: "post", path: "/api/v1/check", summary: "Check a file.",
                detail:
                    "Send the file as the form field “file”, or as the body with its own media type. Where the service "
                    + "checks links, send {\"url\": …} as JSON instead.",
                parameters: [
                    Parameter(
                        name: "keep", place: .query, kind: .boolean(standard: false),
                        text: "Keep the result for an hour; Location says where.")
                ],
                body: .file(fields: [], rawToo: true),
                answers: [(200, "What is known about the file.", .schema("CheckResult"))],
                errors: [400, 403, 408, 413, 415, 422, 429, 503, 507]),
            Operation(
                id: "getCheck", method: "get", path: "/api/v1/checks/{id}", summary: "Read a kept result.",
                parameters: [identifier],
                answers: [
                    (200, "The result.", .schema("CheckResult")),
                    (202, "The check is still at work.", .schema("Working")),
                ], errors: [404, 410, 422]),
            Operation(
                id: "deleteCheck", method: "delete", path: "/api/v1/checks/{id}", summary: "Delete a kept result.",
                parameters: [identifier], answers: [(204, "It is gone.", .nothing)], errors: [404]),
        ])

    private static let reporting = Group(
        id: "reporting", title: "Reports and appeals",
        text: "What deceives voters is reported without an account; a code leads back to the report.",
        operations: [
            Operation(
                id: "report", method: "post", path: "/api/reports", summary: "Report deceptive election content.",
                detail: "JSON with links or a fingerprint, or a form with the same fields and a file.",
                body: .json(schema: "Report"),
                answers: [(201, "It is stored; keep the code.", .schema("ReportTaken"))],
                errors: [400, 408, 413, 415, 422, 429, 503, 507]),
            Operation(
                id: "getReport", method: "get", path: "/api/reports/{receipt}", summary: "How far a report is.",
                parameters: [
                    Parameter(name: "receipt", place: .path, text: "The code of the report.", isRequired: true)
                ], answers: [(200, "Its state.", .schema("ReportState"))], errors: [404, 429]),
            Operation(
                id: "appeal", method: "post", path: "/api/appeals", summary: "Appeal against a decision.",
                body: .json(schema: "Appeal"),
                answers: [(201, "It is stored; keep the code.", .schema("AppealTaken"))],
                errors: [400, 404, 409, 413, 422, 429]),
            Operation(
                id: "getStatement", method: "get", path: "/api/decisions/{id}/statement",
                summary: "The statement of reasons of a decision.", parameters: [identifier],
                answers: [(200, "The statement.", .schema("StatementOfReasons"))], errors: [404]),
        ])

    private static let registering = Group(
        id: "registering", title: "Protecting and the registry",
        text: "Protecting marks, fingerprints, signs and registers a picture in one step. It needs an API token.",
        operations: [
            Operation(
                id: "protect", method: "post", path: "/api/v1/protect",
                summary: "Protect a picture, a recording or a film.",
                detail: "The same Idempotency-Key and request get the same answer, once, for 24 hours.",
                parameters: [
                    Parameter(
                        name: "Idempotency-Key", place: .header, text: "1 to 64 characters that name this request.")
                ],
                body: .file(
                    fields: [
                        (
                            "source",
                            "How it was made: captured, edited, ai, composite-ai or screen; captured where left out."
                        ),
                        ("title", "What to call it, 200 characters at most."),
                        ("watermark", "no leaves the hidden mark out."),
                        ("preview", "no keeps the small copy from the public."),
                    ], rawToo: false),
                answers: [
                    (201, "It is registered; the protected file can be fetched for a day.", .schema("Protected"))
                ],
                needsToken: true, errors: [400, 403, 408, 409, 413, 415, 422, 429, 503, 507]),
            Operation(
                id: "getDownload", method: "get", path: "/api/v1/downloads/{id}", summary: "Fetch a protected file.",
                parameters: [identifier], answers: [(200, "The file.", .binary("application/octet-stream"))],
                needsToken: true, errors: [403, 404]),
            Operation(
                id: "listRecords", method: "get", path: "/api/v1/records", summary: "List registered originals.",
                parameters: [
                    Parameter(
                        name: "limit", place: .query, kind: .integer(minimum: 1, standard: 20), text: "100 at most."),
                    Parameter(name: "before", place: .query, text: "Go on behind this record."),
                    Parameter(name: "publisher", place: .query, text: "Only of this publisher."),
                ], answers: [(200, "Newest first.", .schema("RecordPage"))], errors: [400]),
            Operation(
                id: "getRecord", method: "get", path: "/api/v1/records/{id}", summary: "Read a registered original.",
                parameters: [identifier], answers: [(200, "The record.", .schema("Record"))], errors: [404]),
        ])

    private static let softBinding = Group(
        id: "softbinding", title: "Soft Binding Resolution",
        text: "The C2PA Soft Binding Resolution API: finds the manifest of a file that lost it.",
        operations: [
            Operation(
                id: "queryByBinding", method: "get", path: "/matches/byBinding",
                summary: "Find manifests by a soft binding.",
                parameters: [
                    Parameter(
                        name: "value", place: .query, text: "The value of the soft binding in base64.", isRequired: true
                    ),
                    Parameter(name: "alg", place: .query, text: "The name of its algorithm.", isRequired: true),
                    maxResults,
                ], answers: [(200, "Manifest identifiers, best first.", .schema("SoftBindingQueryResult"))],
                errors: [400, 414]),
            Operation(
                id: "queryByLargeBinding", method: "post", path: "/matches/byBinding",
                summary: "The same for a value too long for an address.", parameters: [maxResults],
                body: .json(schema: "SoftBindingQuery"),
                answers: [(200, "Manifest identifiers, best first.", .schema("SoftBindingQueryResult"))],
                errors: [400, 413]),
            Operation(
                id: "uploadFile", method: "post", path: "/matches/byContent", summary: "Find manifests by a file.",
                parameters: [
                    Parameter(name: "alg", place: .query, text: "Only by this algorithm."), maxResults,
                    Parameter(name: "hintAlg", place: .query, text: "A further algorithm."),
                    Parameter(name: "hintValue", place: .query, text: "Its value in base64."),
                ], body: .asset,
                answers: [(200, "Manifest identifiers, best first.", .schema("SoftBindingQueryResult"))],
                errors: [400, 413, 415, 422, 429, 503, 507]),
            Operation(
                id: "getManifestById", method: "get", path: "/manifests/{id}", summary: "Fetch a manifest store.",
                parameters: [
                    Parameter(name: "id", place: .path, text: "Label of a manifest.", isRequired: true),
                    Parameter(
                        name: "returnActiveManifest", place: .query, kind: .boolean(standard: false),
                        text: "Only the active manifest instead of the whole store."),
                ], answers: [(200, "The manifest store.", .binary("application/c2pa"))], errors: [400, 404]),
            Operation(
                id: "getSupportedBindings", method: "get", path: "/services/supportedAlgorithms",
                summary: "Which soft bindings can be looked up.",
                answers: [(200, "Names of algorithms.", .schema("SoftBindingAlgorithms"))]),
            Operation(
                id: "queryByReference", method: "post", path: "/matches/byReference",
                summary: "Find manifests by the file behind a link (C2PA 2.4).",
                detail: "Only public https addresses are fetched; regions are not looked up.",
                parameters: [maxResults], body: .json(schema: "SoftBindingReference"),
                answers: [(200, "Manifest identifiers, best first.", .schema("SoftBindingQueryResult"))],
                errors: [400, 403, 413, 415, 422, 429, 503, 507]),
            Operation(
                id: "getCapabilities", method: "get", path: "/services/capabilities",
                summary: "What this service can do (C2PA 2.4).",
                answers: [(200, "Names of capabilities.", .schema("SoftBindingCapabilities"))]),
            Operation(
                id: "getServiceStatus", method: "get", path: "/services/status",
                summary: "How this service is (C2PA 2.4).",
                answers: [(200, "Its state.", .schema("SoftBindingStatus"))]),
            Operation(
                id: "discoverSoftBindingResolution", method: "get",
                path: "/.well-known/c2pa-soft-binding-resolution", summary: "Where this API is found (C2PA 2.4).",
                answers: [(200, "Its address.", .schema("SoftBindingDiscovery"))]),
        ])

    private static let authority = Group(
        id: "authority", title: "Certificate authority",
        text: "Whether certificates issued here were revoked, and time stamps. Answers are signed; no TLS is needed.",
        operations: [
            Operation(
                id: "askRevocation", method: "post", path: "/ocsp",
                summary: "Ask whether certificates were revoked (OCSP, RFC 6960).",
                body: .binary("application/ocsp-request"),
                answers: [(200, "The answer.", .binary("application/ocsp-response"))],
                errors: [413, 415, 429, 503]),
            Operation(
                id: "askRevocationByAddress", method: "get", path: "/ocsp/{query}", summary: "The same by address.",
                parameters: [
                    Parameter(
                        name: "query", place: .path, text: "The question in base64, percent-encoded.",
                        isRequired: true)
                ], answers: [(200, "The answer.", .binary("application/ocsp-response"))], errors: [429, 503]),
            Operation(
                id: "stampTime", method: "post", path: "/tsa", summary: "Have a time stamped (RFC 3161).",
                detail: "The stamp counts for those who trust this service's root.",
                body: .binary("application/timestamp-query"),
                answers: [(200, "A stamp, or why there is none.", .binary("application/timestamp-reply"))],
                errors: [404, 413, 415, 429, 503]),
            Operation(
                id: "getRoot", method: "get", path: "/authority/root.pem",
                summary: "The root certificate, for others' trust anchors.",
                answers: [(200, "One certificate.", .binary("application/x-pem-file"))], errors: [404]),
        ])

    private static let event = Parameter(
        name: "event", place: .path, text: "What is done; see the tables in docs/casework.md.", isRequired: true)
    private static let casework = Group(
        id: "casework", title: "Casework",
        text: "Cases and appeals, for programs of the staff: a token with the scope `cases`, or a session.",
        operations: [
            Operation(
                id: "listCases", method: "get", path: "/api/cases", summary: "What waits, in the order of the queue.",
                answers: [(200, "At most 500 cases.", .binary("application/json"))], needsToken: true, errors: [403]),
            Operation(
                id: "getCase", method: "get", path: "/api/cases/{id}", summary: "Read a case.",
                parameters: [identifier],
                answers: [(200, "The case with all that belongs to it.", .binary("application/json"))],
                needsToken: true, errors: [403, 404]),
            Operation(
                id: "stepCase", method: "post", path: "/api/cases/{id}/{event}", summary: "Do something to a case.",
                detail: "`version` is the version that was read; further fields as on the pages.",
                parameters: [identifier, event], body: .json(schema: "CaseStep"),
                answers: [(200, "The case as it is then.", .binary("application/json"))], needsToken: true,
                errors: [400, 403, 404, 409, 413, 422]),
            Operation(
                id: "stepAppeal", method: "post", path: "/api/appeals/{id}/{event}",
                summary: "Do something to an appeal.",
                detail: "`version` is the version that was read; further fields as on the pages.",
                parameters: [identifier, event], body: .json(schema: "CaseStep"),
                answers: [(200, "The appeal's case as it is then.", .binary("application/json"))], needsToken: true,
                errors: [400, 403, 404, 409, 413, 422]),
        ])

    private static let auditing = Group(
        id: "auditing", title: "Audit log",
        text: "What can be checked of the log of every change without seeing it: signed checkpoints and proofs.",
        operations: [
            Operation(
                id: "getCheckpoint", method: "get", path: "/.well-known/countersign/checkpoint",
                summary: "The newest checkpoint of the log, a signed note.",
                answers: [(200, "The note.", .binary("text/plain"))], errors: [404]),
            Operation(
                id: "getCheckpointKey", method: "get", path: "/.well-known/countersign/checkpoint-key",
                summary: "The key that checkpoints are checked with.",
                answers: [(200, "name+hash+base64", .binary("text/plain"))], errors: [404]),
            Operation(
                id: "getEntryProofs", method: "get", path: "/api/audit/proof/{id}",
                summary: "Proofs that the log holds what it says about an object, as a decision.",
                detail: "`countersign audit check-proof` checks them without asking anybody.",
                parameters: [identifier],
                answers: [(200, "The entries with their proofs.", .schema("EntryProofs"))], errors: [400, 404, 429]),
            Operation(
                id: "getContinuation", method: "get", path: "/api/audit/continuation/{size}",
                summary: "The proof that the newest checkpoint continues an earlier one.",
                detail: "`countersign audit follow` checks it against what it saw last.",
                parameters: [
                    Parameter(
                        name: "size", place: .path, text: "How many entries the earlier checkpoint has.",
                        isRequired: true)
                ], answers: [(200, "Hashes and the newest checkpoint.", .schema("LogContinuation"))],
                errors: [400, 404, 429]),
        ])

    private static let operating = Group(
        id: "operating", title: "Operating", text: "For those who run the service.",
        operations: [
            Operation(
                id: "health", method: "get", path: "/healthz", summary: "Whether the service can do its work.",
                answers: [(200, "It can.", .schema("Health")), (503, "It cannot.", .schema("Health"))]),
            Operation(
                id: "healthReady", method: "get", path: "/health/ready", summary: "The same.",
                answers: [(200, "It can.", .schema("Health")), (503, "It cannot.", .schema("Health"))]),
            Operation(
                id: "healthLive", method: "get", path: "/health/live", summary: "Whether the process answers.",
                answers: [(200, "It does.", .schema("Health"))]),
            Operation(
                id: "metrics", method: "get", path: "/metrics", summary: "Counters in the text format of Prometheus.",
                detail: "For this machine, or with the metrics token.",
                answers: [(200, "The counters.", .binary("text/plain"))], errors: [403]),
            Operation(
                id: "openapi", method: "get", path: "/api/openapi.json", summary: "This description.",
                answers: [(200, "OpenAPI 3.1.", .binary("application/json"))]),
        ])
}

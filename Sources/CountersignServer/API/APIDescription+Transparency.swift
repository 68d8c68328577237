// SPDX-License-Identifier: Apache-2.0

extension APIDescription {
    private static let period = Parameter(
        name: "period", place: .path, text: "The period, as in 2027-01-01_2027-04-01.", isRequired: true)

    static let transparency = Group(
        id: "transparency", title: "Figures", text: "Published reports, and what it takes to compute them again.",
        operations: [
            Operation(
                id: "listReports", method: "get", path: "/api/transparency", summary: "The reports, newest first.",
                answers: [(200, "Periods with their addresses.", .binary("application/json"))], errors: [404]),
            Operation(
                id: "getReportFile", method: "get", path: "/transparency/{period}/{file}",
                summary: "A file of a report: report.json, T1.csv to T17.csv, manifest.json and what it names.",
                detail: "`countersign transparency verify` computes a folder of them again.",
                parameters: [
                    period, Parameter(name: "file", place: .path, text: "The file's name.", isRequired: true),
                ], answers: [(200, "The file.", .binary("application/octet-stream"))], errors: [404]),
        ])

    static let sharing = Group(
        id: "sharing", title: "Sharing",
        text: "Signals about decided cases, for programs of the staff: a token with the scope `cases`, or a session.",
        operations: [
            Operation(
                id: "draftShare", method: "post", path: "/api/decisions/{id}/share",
                summary: "Draft a signal about a decision.",
                detail:
                    "A decision that one person made alone is approved for sharing by a senior who had no part in it.",
                parameters: [Parameter(name: "id", place: .path, text: "The identifier.", isRequired: true)],
                answers: [(201, "The signal.", .binary("application/json"))], needsToken: true,
                errors: [403, 404, 422]),
            Operation(
                id: "stepShare", method: "post", path: "/api/shares/{id}/{event}",
                summary: "Approve, publish, correct or withdraw a signal.",
                detail: "`version` is the version that was read.",
                parameters: [
                    Parameter(name: "id", place: .path, text: "The identifier.", isRequired: true),
                    Parameter(
                        name: "event", place: .path, text: "approve, publish, correct or withdraw.", isRequired: true),
                ], body: .json(schema: "CaseStep"), answers: [(200, "The signal.", .binary("application/json"))],
                needsToken: true, errors: [400, 403, 404, 409, 422]),
        ])
}

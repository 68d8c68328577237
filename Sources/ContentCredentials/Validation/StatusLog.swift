// SPDX-License-Identifier: Apache-2.0

/// Findings in the order in which they were made.
struct StatusLog {
    private(set) var statuses: [ValidationStatus] = []

    mutating func success(_ code: StatusCode, _ url: String, _ explanation: String) {
        add(code, url, explanation, .success)
    }

    mutating func note(_ code: StatusCode, _ url: String, _ explanation: String) {
        add(code, url, explanation, .informational)
    }

    mutating func failure(_ code: StatusCode, _ url: String, _ explanation: String) {
        add(code, url, explanation, .failure)
    }

    mutating func append(_ more: StatusLog) { statuses += more.statuses }

    private mutating func add(_ code: StatusCode, _ url: String, _ explanation: String, _ kind: ValidationStatus.Kind) {
        statuses.append(ValidationStatus(code: code, url: url, explanation: explanation, kind: kind))
    }
}

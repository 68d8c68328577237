// SPDX-License-Identifier: Apache-2.0

extension ReadingError {
    /// What c2patool's report would say of a file that is invalid before any manifest could be read; empty where the file
    /// is not.
    public var invalidityMembers: [(String, JSONValue?)] {
        guard !failures.isEmpty else { return [] }
        var results = ValidationResults()
        for code in failures {
            results.add(
                ValidationStatus(code: code, url: "self#jumbf=/c2pa", explanation: message, kind: .failure),
                ingredient: nil)
        }
        let statuses = JSONValue.array(results.activeManifest.failure.map(\.json))
        return [
            ("validation_status", statuses), ("validation_results", results.json),
            ("validation_state", .string(results.state.rawValue)),
        ]
    }
}

// SPDX-License-Identifier: Apache-2.0
import Foundation

extension CheckResult {
    /// The JSON of `countersign check --json`: one object, UTF-8, keys sorted.
    public func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self))
    }

    /// Reads the JSON back.
    /// - Throws: `DecodingError`.
    public init(json: [UInt8]) throws {
        self = try JSONDecoder().decode(CheckResult.self, from: Data(json))
    }
}

// SPDX-License-Identifier: Apache-2.0

import ContentCredentials
import Foundation
import Testing

/// The table of `docs/status-codes.md`, a file for each code.
@Suite("Status codes") struct StatusCodeTests {
    /// Codes that no file can get, and why.
    static let impossible: [String: String] = [
        "algorithm.deprecated": "the lists of deprecated algorithms are empty (sections 13.1 and 13.2.1)",
        "assertion.dataHash.redacted": "said by its newer name, assertion.hardBinding.redacted",
        "assertion.external-reference.hashMismatch": "what is referred to is not fetched (2.4)",
        "assertion.external-reference.labelMismatch": "what is referred to is not fetched",
    ]

    /// Codes with a test of their own elsewhere, and where.
    static let elsewhere: [String: String] = [
        "timeStamp.credentialInvalid":
            "TrustServicesTests/TimeStampTests, since our authority makes no such certificate"
    ]

    private enum Kind { case success, informational, failure }

    /// The rows of the table: kind, code, and note.
    private static func rows() throws -> [(kind: Kind, code: String, note: String)] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../../docs/status-codes.md").standardizedFileURL
        var kind: Kind?
        var rows: [(kind: Kind, code: String, note: String)] = []
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            switch line {
            case "## Success": kind = .success
            case "## Informational": kind = .informational
            case "## Failure": kind = .failure
            case _ where line.hasPrefix("## "): kind = nil
            default: break
            }
            guard let kind, line.hasPrefix("| `") else { continue }
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
            let code = cells[1].filter { $0 != "`" && $0 != " " }
            rows.append((kind, code, cells.count > 3 ? String(cells[3]) : ""))
        }
        return rows
    }

    @Test("Each code of the table has a case, or a reason why it has none")
    func completeness() throws {
        let rows = try Self.rows()
        #expect(rows.count == 16 + 15 + 84)
        let cases = Set(StatusCases.all.map(\.code))
        #expect(cases.count == StatusCases.all.count)
        for row in rows {
            let isImpossible = Self.impossible[row.code] != nil
            #expect(isImpossible == row.note.contains("never"), "\(row.code)")
            #expect(
                cases.contains(row.code) != (isImpossible || Self.elsewhere[row.code] != nil), "\(row.code)")
        }
        #expect(cases.isSubset(of: rows.map(\.code)))
    }

    @Test(
        "Each code is got by the file that is made for it, and no other failure",
        arguments: StatusCases.all.map(\.code))
    func codes(code: String) async throws {
        let found = try #require(StatusCases.all.first { $0.code == code })
        let codes = try await found.make(try StatusBench())
        let row = try #require(try Self.rows().first { $0.code == code })
        switch row.kind {
        case .success: #expect(codes.success.contains(code), "\(codes)")
        case .informational: #expect(codes.informational.contains(code), "\(codes)")
        case .failure where row.note.hasSuffix(", as information "):
            #expect(codes.informational.contains(code), "\(codes)")
        case .failure: #expect(codes.failure == found.beside.union([code]), "\(codes.failure.sorted())")
        }
        let isFailure = codes.failure.contains(code)
        if !isFailure { #expect(codes.failure.isSubset(of: found.beside), "\(codes.failure.sorted())") }
    }
}

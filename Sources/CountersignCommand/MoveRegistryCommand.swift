// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Persistence
import ProvenanceRegistry

/// `countersign registry move`: from SQLite to PostgreSQL.
struct MoveRegistryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Move a registry from the folder's SQLite to a PostgreSQL database.",
        discussion: """
            Stop the server first. Records, accounts, cases and the audit log go into the database, which must be empty; \
            stored bytes, keys and everything else stay in the folder. Rows are counted and the audit log's chain is \
            recomputed before the old file is put aside as registry.sqlite.moved. Afterwards start the server with \
            --data DIR --database URL.
            """)

    @Option(help: ArgumentHelp("Folder of the registry.", valueName: "dir")) var from: String
    @Option(
        help: ArgumentHelp(
            "The database (default: $COUNTERSIGN_DATABASE), as in postgres://user@host/name.", valueName: "url"))
    var to: String?
    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard let address = try DatabaseOptions.address(to) else {
            throw ValidationError("--to names the database, as in postgres://user@host/name")
        }
        let report: RegistryMove.Report
        do {
            report = try await RegistryMove(folder: from, to: address).run(now: .now())
        } catch let error as RegistryError {
            throw CommandError(error, file: from)
        }
        if output.json {
            try Terminal.printJSON(
                MoveAnswer(rows: report.rows, audit_entries: report.auditEntries, audit_head: report.auditHead))
        } else {
            for (table, count) in report.rows.sorted(by: { $0.key < $1.key }) where count > 0 {
                print("\(table): \(count)")
            }
            print(
                "\(report.auditEntries) audit entries, head \(report.auditHead?.description ?? "none"); the chain holds."
            )
            print("The old file is kept as \(from)/registry.sqlite.moved.")
        }
    }
}

/// The JSON of `countersign registry move --json`.
private struct MoveAnswer: Encodable {
    let rows: [String: Int]
    let audit_entries: Int64
    let audit_head: ContentDigest?
}

// SPDX-License-Identifier: Apache-2.0
import Foundation
import PostgresClient

/// One open transaction on PostgreSQL.
struct PostgresSession: DatabaseSession {
    let connection: PostgresConnection
    let statements: StatementCache
    /// Whether statements without arguments may be several.
    var runsScripts = false

    func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
        if arguments.isEmpty, runsScripts {
            try connection.run(sql)
            return 0
        }
        return try connection.query(statements.translated(sql), arguments.map(Self.parameter)).changes ?? 0
    }

    func select(_ sql: String, _ arguments: [SQLValue]) throws -> [Row] {
        let result = try connection.query(statements.translated(sql), arguments.map(Self.parameter))
        let columns = Row.Columns(result.columns)
        return result.rows.map { Row(columns: columns, values: $0.map(Self.value)) }
    }

    static func parameter(_ value: SQLValue) -> PostgresValue {
        switch value {
        case .null: .null
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .text(let text): .text(text)
        case .blob(let bytes): .bytes(Array(bytes))
        }
    }

    private static func value(_ value: PostgresValue) -> SQLValue {
        switch value {
        case .null: .null
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        case .text(let text): .text(text)
        case .bytes(let bytes): .blob(Data(bytes))
        }
    }
}

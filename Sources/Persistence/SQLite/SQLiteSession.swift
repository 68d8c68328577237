// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB

/// One open transaction on SQLite.
struct SQLiteSession: DatabaseSession {
    let db: GRDB.Database

    func execute(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
        if arguments.isEmpty {
            try db.execute(sql: sql)
        } else {
            try db.cachedStatement(sql: sql).execute(arguments: Self.bound(arguments))
        }
        return db.changesCount
    }

    func select(_ sql: String, _ arguments: [SQLValue]) throws -> [Row] {
        let statement = try db.cachedStatement(sql: sql)
        let columns = Row.Columns(statement.columnNames)
        let cursor = try GRDB.Row.fetchCursor(statement, arguments: Self.bound(arguments))
        var rows: [Row] = []
        while let row = try cursor.next() {
            rows.append(Row(columns: columns, values: row.databaseValues.map(Self.value)))
        }
        return rows
    }

    private static func bound(_ arguments: [SQLValue]) -> GRDB.StatementArguments {
        GRDB.StatementArguments(
            arguments.map { value -> DatabaseValue in
                switch value {
                case .null: .null
                case .integer(let number): number.databaseValue
                case .real(let number): number.databaseValue
                case .text(let text): text.databaseValue
                case .blob(let bytes): bytes.databaseValue
                }
            })
    }

    private static func value(_ value: DatabaseValue) -> SQLValue {
        switch value.storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .double(let number): .real(number)
        case .string(let text): .text(text)
        case .blob(let bytes): .blob(bytes)
        }
    }
}

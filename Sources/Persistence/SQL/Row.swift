// SPDX-License-Identifier: Apache-2.0

/// One row of a result.
struct Row: Sendable {
    /// Where each column stands; shared by all rows of a result.
    final class Columns: Sendable {
        let names: [String]
        let places: [String: Int]

        init(_ names: [String]) {
            self.names = names
            places = Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
        }
    }

    let columns: Columns
    let values: [SQLValue]

    /// The value of a column. That the column is there and of this kind is a matter of the statement and the schema, so
    /// anything else ends the process: going on would mean to work with rows that are not what they should be.
    subscript<Value: SQLValueConvertible>(_ column: String) -> Value {
        guard let place = columns.places[column] else { preconditionFailure("the statement gives no column \(column)") }
        return Self.decode(values[place], column)
    }

    /// The value of the column at a place.
    subscript<Value: SQLValueConvertible>(_ place: Int) -> Value { Self.decode(values[place], "\(place)") }

    static func decode<Value: SQLValueConvertible>(_ value: SQLValue, _ column: String) -> Value {
        guard let decoded = Value(sqlValue: value) else {
            preconditionFailure("the database holds in \(column) what is no \(Value.self)")
        }
        return decoded
    }

    /// The first row.
    static func fetchOne(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> Row? {
        try db.select(sql, arguments).first
    }

    /// All rows.
    static func fetchAll(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> [Row] {
        try db.select(sql, arguments)
    }
}

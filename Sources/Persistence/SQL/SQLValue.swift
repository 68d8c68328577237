// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A value in a database, of one of the kinds that both SQLite and PostgreSQL keep as they are.
enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob(Data)
}

/// A Swift type that is stored in one column.
protocol SQLValueConvertible: Sendable {
    /// As it is stored.
    var sqlValue: SQLValue { get }
    /// Reads a stored value; nil where it is of another kind or out of range.
    init?(sqlValue: SQLValue)
}

extension SQLValueConvertible {
    /// The first column of the first row; nil where there is no row, or NULL in it.
    static func fetchOne(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> Self? {
        guard let value = try db.select(sql, arguments).first?.values.first, value != .null else { return nil }
        return Row.decode(value, "the first column")
    }

    /// The first column of every row that has no NULL in it.
    static func fetchAll(_ db: Database, sql: String, arguments: StatementArguments = []) throws -> [Self] {
        try db.select(sql, arguments).compactMap { row in
            row.values.first.flatMap { $0 == .null ? nil : Row.decode($0, "the first column") }
        }
    }
}

extension FixedWidthInteger where Self: SQLValueConvertible {
    var sqlValue: SQLValue { .integer(Int64(self)) }
    init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self.init(exactly: number)
    }
}

extension Int: SQLValueConvertible {}
extension Int64: SQLValueConvertible {}
extension Int32: SQLValueConvertible {}
extension UInt8: SQLValueConvertible {}
extension UInt32: SQLValueConvertible {}

extension Bool: SQLValueConvertible {
    var sqlValue: SQLValue { .integer(self ? 1 : 0) }
    init?(sqlValue: SQLValue) {
        guard case .integer(let number) = sqlValue else { return nil }
        self = number != 0
    }
}

extension Double: SQLValueConvertible {
    var sqlValue: SQLValue { .real(self) }
    init?(sqlValue: SQLValue) {
        switch sqlValue {
        case .real(let number): self = number
        case .integer(let number): self = Double(number)
        default: return nil
        }
    }
}

extension String: SQLValueConvertible {
    var sqlValue: SQLValue { .text(self) }
    init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue else { return nil }
        self = text
    }
}

extension Data: SQLValueConvertible {
    var sqlValue: SQLValue { .blob(self) }
    init?(sqlValue: SQLValue) {
        guard case .blob(let bytes) = sqlValue else { return nil }
        self = bytes
    }
}

extension Optional: SQLValueConvertible where Wrapped: SQLValueConvertible {
    var sqlValue: SQLValue { self?.sqlValue ?? .null }
    init?(sqlValue: SQLValue) {
        guard sqlValue != .null else {
            self = .none
            return
        }
        guard let value = Wrapped(sqlValue: sqlValue) else { return nil }
        self = .some(value)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// The values for the places (`?`, or `?1`, `?2`…) of a statement.
struct StatementArguments: Sendable, ExpressibleByArrayLiteral {
    private(set) var values: [SQLValue]

    /// These values.
    init(values: [SQLValue]) { self.values = values }

    init(arrayLiteral elements: (any SQLValueConvertible)?...) {
        values = elements.map { $0?.sqlValue ?? .null }
    }

    init<Values: Sequence>(_ elements: Values) where Values.Element: SQLValueConvertible {
        values = elements.map(\.sqlValue)
    }

    static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.values += right.values
        return sum
    }

    static func += (left: inout Self, right: Self) { left.values += right.values }
}

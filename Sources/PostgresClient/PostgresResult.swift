// SPDX-License-Identifier: Apache-2.0

/// What one statement brought.
public struct PostgresResult: Sendable {
    /// Names of the columns, in their order.
    public let columns: [String]
    /// The rows; each has as many values as there are columns.
    public let rows: [[PostgresValue]]
    /// Rows inserted, changed or deleted; nil for a statement that selects.
    public let changes: Int?
}

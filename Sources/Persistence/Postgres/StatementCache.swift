// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Statements in PostgreSQL's words, by the words of the stores.
final class StatementCache: Sendable {
    private let known = Mutex<[String: String]>([:])
    private static let limit = 1000

    func translated(_ sql: String) -> String {
        if let found = known.withLock({ $0[sql] }) { return found }
        let translated = SQLDialect.postgres.statement(sql)
        known.withLock { if $0.count < Self.limit { $0[sql] = translated } }
        return translated
    }
}

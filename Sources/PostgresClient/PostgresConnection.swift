// SPDX-License-Identifier: Apache-2.0
import CPostgres

/// One connection to a PostgreSQL server, through libpq. Every call blocks, so a connection belongs to a thread of its
/// own (which is why this type is not `Sendable`).
public final class PostgresConnection {
    private let handle: OpaquePointer
    /// Names of prepared statements, by their text and the kinds of their parameters.
    private var prepared: [Statement: String] = [:]
    private static let preparedLimit = 256

    private struct Statement: Hashable {
        let sql: String
        let kinds: [UInt32]
    }

    /// Connects.
    /// - Parameters:
    ///   - address: a connection URI (`postgres://user@host/database?sslmode=verify-full`); all parameters of libpq are
    ///     taken (PostgreSQL manual, 34.1.2), those for TLS among them.
    ///   - application: how the server's administrator sees this program.
    /// - Throws: ``PostgresError`` where nobody answers within 5 seconds, or refuses.
    public init(address: String, application: String) throws(PostgresError) {
        // What stands in the address comes last and so prevails.
        let parameters = [
            ("application_name", application), ("connect_timeout", "5"), ("keepalives_idle", "10"),
            ("keepalives_interval", "3"), ("keepalives_count", "3"), ("tcp_user_timeout", "10000"),
            ("client_encoding", "UTF8"), ("dbname", address),
        ]
        let handle = Self.withCStrings(parameters.map(\.0)) { names in
            Self.withCStrings(parameters.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
        }
        guard let handle else {
            throw PostgresError(state: "", message: "no memory for a connection", isConnectionLost: true)
        }
        guard PQstatus(handle) == CONNECTION_OK else {
            let message = Self.text(PQerrorMessage(handle))
            PQfinish(handle)
            throw PostgresError(state: "", message: message, isConnectionLost: true)
        }
        self.handle = handle
        // Notices would otherwise be written to standard error.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
    }

    deinit { PQfinish(handle) }

    /// Whether an address is of the form that ``init(address:application:)`` takes; says nothing of the server.
    public static func isAddress(_ text: String) -> Bool {
        guard text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") else { return false }
        guard let options = PQconninfoParse(text, nil) else { return false }
        PQconninfoFree(options)
        return true
    }

    /// Whether the connection is of no use any more.
    public var isLost: Bool { PQstatus(handle) != CONNECTION_OK }

    /// Whether a transaction is under way.
    public var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

    /// Runs statements without parameters, one after the other, in the simple protocol.
    /// - Throws: ``PostgresError``.
    public func run(_ statements: String) throws(PostgresError) {
        let result = PQexec(handle, statements)
        defer { PQclear(result) }
        try check(result)
    }

    /// Runs one statement with parameters `$1`, `$2`… It is prepared once and then used again.
    /// - Throws: ``PostgresError``.
    public func query(_ sql: String, _ parameters: [PostgresValue] = []) throws(PostgresError) -> PostgresResult {
        for case .text(let text) in parameters where text.utf8.contains(0) {
            // libpq would take the text to end there.
            throw PostgresError(state: "22021", message: "a text holds a null character")
        }
        let statement = Statement(sql: sql, kinds: parameters.map(\.kind))
        let name = try prepare(statement)
        let result = Self.withParameters(parameters) { values, lengths, formats in
            if let name {
                PQexecPrepared(handle, name, Int32(parameters.count), values, lengths, formats, 0)
            } else {
                PQexecParams(
                    handle, sql, Int32(parameters.count), statement.kinds, values, lengths, formats, 0)
            }
        }
        defer { PQclear(result) }
        try check(result)
        return try Self.read(result)
    }

    /// The name under which a statement is prepared; nil where there are too many already.
    private func prepare(_ statement: Statement) throws(PostgresError) -> String? {
        if let name = prepared[statement] { return name }
        guard prepared.count < Self.preparedLimit else { return nil }
        let name = "s\(prepared.count)"
        let result = PQprepare(handle, name, statement.sql, Int32(statement.kinds.count), statement.kinds)
        defer { PQclear(result) }
        try check(result)
        prepared[statement] = name
        return name
    }

    private func check(_ result: OpaquePointer?) throws(PostgresError) {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
        default:
            // 'C' is PG_DIAG_SQLSTATE, 'M' PG_DIAG_MESSAGE_PRIMARY.
            let state = Self.text(PQresultErrorField(result, Int32(UInt8(ascii: "C"))))
            let primary = Self.text(PQresultErrorField(result, Int32(UInt8(ascii: "M"))))
            throw PostgresError(
                state: state, message: primary.isEmpty ? Self.text(PQerrorMessage(handle)) : primary,
                isConnectionLost: isLost)
        }
    }

    private static func read(_ result: OpaquePointer?) throws(PostgresError) -> PostgresResult {
        let width = PQnfields(result)
        let columns = (0..<width).map { text(PQfname(result, $0)) }
        let kinds = (0..<width).map { PQftype(result, $0) }
        var rows: [[PostgresValue]] = []
        let height = PQntuples(result)
        rows.reserveCapacity(Int(height))
        for row in 0..<height {
            var values: [PostgresValue] = []
            values.reserveCapacity(kinds.count)
            for (column, kind) in zip(0..<width, kinds) {
                guard PQgetisnull(result, row, column) == 0 else {
                    values.append(.null)
                    continue
                }
                let bytes = UnsafeRawBufferPointer(
                    start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column)))
                guard let value = PostgresValue(kind: kind, text: bytes) else {
                    throw PostgresError(state: "XX000", message: "the server sent a value that is none of its kind")
                }
                values.append(value)
            }
            rows.append(values)
        }
        let isSelection = PQresultStatus(result) == PGRES_TUPLES_OK
        return PostgresResult(
            columns: columns, rows: rows, changes: isSelection ? nil : Int(text(PQcmdTuples(result))) ?? 0)
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
        guard let pointer else { return "" }
        var text = String(cString: pointer)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    private static func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String {
        text(pointer.map { UnsafePointer<CChar>($0) })
    }
}

extension PostgresConnection {
    /// Calls `body` with a null-terminated array of C strings that live as long as the call.
    private static func withCStrings<Value>(
        _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
    ) -> Value {
        var bytes: [CChar] = []
        var places: [Int] = []
        for string in strings {
            places.append(bytes.count)
            bytes += string.utf8CString
        }
        return bytes.withUnsafeBufferPointer { bytes in
            let pointers = places.map { bytes.baseAddress?.advanced(by: $0) } + [nil]
            return pointers.withUnsafeBufferPointer { pointers in
                pointers.baseAddress.map(body) ?? withUnsafePointer(to: nil, body)
            }
        }
    }

    /// Calls `body` with the parameters as libpq takes them: bytes as they are, everything else as text.
    private static func withParameters<Value>(
        _ parameters: [PostgresValue],
        _ body: ([UnsafePointer<CChar>?], [Int32], [Int32]) -> Value
    ) -> Value {
        var bytes: [CChar] = []
        var places: [Int?] = []
        var lengths: [Int32] = []
        var formats: [Int32] = []
        func append(text: String) {
            places.append(bytes.count)
            lengths.append(0)
            formats.append(0)
            bytes += text.utf8CString
        }
        for parameter in parameters {
            switch parameter {
            case .null:
                places.append(nil)
                lengths.append(0)
                formats.append(0)
            case .integer(let number): append(text: String(number))
            case .real(let number): append(text: String(number))
            case .text(let text): append(text: text)
            case .bytes(let content):
                places.append(bytes.count)
                lengths.append(Int32(clamping: content.count))
                formats.append(1)
                content.withUnsafeBytes { bytes += $0.bindMemory(to: CChar.self) }
                // A pointer to no bytes at all would be NULL to libpq.
                bytes.append(0)
            }
        }
        return bytes.withUnsafeBufferPointer { bytes in
            body(places.map { place in place.flatMap { bytes.baseAddress?.advanced(by: $0) } }, lengths, formats)
        }
    }
}

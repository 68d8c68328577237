// SPDX-License-Identifier: Apache-2.0
package import Logging
package import ProvenanceRegistry
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The log: one JSON object a line, from a closed list of events whose fields are ours. No file name, hash, address,
/// token or body can get in, because no function takes one.
package struct EventLog: Sendable {
    private let write: @Sendable (String) -> Void
    private let now: @Sendable () -> Timestamp

    /// Writes lines to standard error.
    package static func standardError() -> EventLog {
        EventLog(now: { Timestamp.now() }) { line in
            let bytes = Array(line.utf8) + [0x0A]
            bytes.withUnsafeBytes { buffer in
                var done = 0
                while done < buffer.count {
                    let wrote = Glibc.write(2, buffer.baseAddress?.advanced(by: done), buffer.count - done)
                    guard wrote > 0 else { return }
                    done += wrote
                }
            }
        }
    }

    /// Hands lines to `write`.
    package init(now: @escaping @Sendable () -> Timestamp, write: @escaping @Sendable (String) -> Void) {
        self.now = now
        self.write = write
    }

    /// An answered request. The route is the pattern: the path may hold the secret address of a result.
    package func request(route: String, status: Int, seconds: Double, reference: String, code: ServiceError.Code?) {
        var fields = [
            ("route", text(route)), ("status", String(status)), ("ms", String(Int(seconds * 1000))),
            ("reference", text(reference)),
        ]
        if let code { fields.append(("code", text(code.rawValue))) }
        emit("request", fields)
    }

    /// An error nobody expected: its type and its text, cut; errors of this project hold no personal data.
    package func failure(_ error: any Error, reference: String) {
        emit(
            "failure",
            [
                ("type", text(String(reflecting: type(of: error)))),
                ("error", text(String(String(describing: error).prefix(400)))),
                ("reference", text(reference)),
            ])
    }

    /// Something that happened to the service itself.
    package func service(_ event: String, _ fields: [String: String] = [:]) {
        emit(event, fields.sorted { $0.key < $1.key }.map { ($0.key, text($0.value)) })
    }

    private func emit(_ event: String, _ fields: [(String, String)]) {
        let all = [("at", text(now().description)), ("event", text(event))] + fields
        write("{" + all.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}")
    }

    /// A JSON string (RFC 8259, section 7).
    private func text(_ value: String) -> String {
        var out = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}

/// What the HTTP library logs goes to the same log, warnings and worse only.
package struct LibraryLogHandler: LogHandler {
    let log: EventLog
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level = .warning

    package init(log: EventLog) { self.log = log }

    package subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        log.service("library", ["level": event.level.rawValue, "message": event.message.description])
    }
}

// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ProvenanceRegistry

/// Protected files that wait to be fetched by whoever protected them: in a folder, so that a restart loses none, for a
/// day.
package struct ProtectedDownloads: Sendable {
    /// What is known of a waiting file.
    struct Ticket: Codable, Sendable {
        let account: AccountID
        let record: RecordID
        let fileName: String
        let mediaType: String
        let bytes: UInt64
        let expiresAt: Timestamp
    }

    let folder: String
    static let keepSeconds: Int64 = 24 * 3600

    /// Makes the folder.
    package init(folder: String) throws {
        self.folder = folder
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// A new name, and where the file of that name is written.
    func newPlace() -> (id: String, path: String) {
        let id = Secret.make(bytes: 16)
        return (id, "\(folder)/\(id)")
    }

    /// Lets the owner fetch the file that was written to a place.
    func keep(
        _ id: String, record: ProvenanceRecord, for account: AccountID, named fileName: String, now: Timestamp
    ) throws -> Ticket {
        let source = try FileByteSource(path: "\(folder)/\(id)")
        let ticket = Ticket(
            account: account, record: record.id, fileName: fileName, mediaType: record.media.mediaType,
            bytes: source.count, expiresAt: now.adding(seconds: ProtectedDownloads.keepSeconds))
        try AtomicFile.write(Array(try JSONEncoder().encode(ticket)), to: "\(folder)/\(id).json", mode: 0o600)
        return ticket
    }

    /// The waiting file of that name, if it is this account's.
    func find(_ id: String, for account: AccountID, now: Timestamp) -> (ticket: Ticket, source: FileByteSource)? {
        guard isName(id), let json = FileManager.default.contents(atPath: "\(folder)/\(id).json"),
            let ticket = try? JSONDecoder().decode(Ticket.self, from: json), ticket.account == account,
            ticket.expiresAt > now, let source = try? FileByteSource(path: "\(folder)/\(id)")
        else { return nil }
        return (ticket, source)
    }

    /// Removes files whose day is over.
    func sweep(now: Timestamp) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasSuffix(".json") {
            let id = String(name.dropLast(5))
            guard let json = FileManager.default.contents(atPath: "\(folder)/\(name)"),
                let ticket = try? JSONDecoder().decode(Ticket.self, from: json), ticket.expiresAt <= now
            else { continue }
            try? FileManager.default.removeItem(atPath: "\(folder)/\(id)")
            try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
        }
        sweepOrphans(now: now)
    }

    /// Files whose ticket was never written, because the process ended in between: their owner protects the file anew.
    private func sweepOrphans(now: Timestamp) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where !name.hasSuffix(".json")
        {
            let path = "\(folder)/\(name)"
            guard !FileManager.default.fileExists(atPath: path + ".json"),
                let changed = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date,
                Timestamp(changed).adding(seconds: ProtectedDownloads.keepSeconds) <= now
            else { continue }
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    private func isName(_ id: String) -> Bool {
        id.utf8.count == 22
            && id.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
                default: false
                }
            }
    }
}

extension Response {
    /// Bytes of a file as an attachment: never shown by the browser, whatever they hold.
    static func attachment(_ source: any ByteSource, named name: String, type: String) -> Response {
        let count = Int(clamping: source.count)
        let body = ResponseBody(contentLength: count) { writer in
            var position: UInt64 = 0
            while position < source.count {
                let chunk = try source.readUpTo(1 << 18, at: position)
                if chunk.isEmpty { break }
                try await writer.write(ByteBuffer(bytes: chunk))
                position += UInt64(chunk.count)
            }
            try await writer.finish(nil)
        }
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.contentDisposition] =
            "attachment; filename=\"\(asciiName(name))\"; filename*=UTF-8''\(encodedName(name))"
        headers[.contentSecurityPolicy] = "sandbox; default-src 'none'"
        return Response(status: .ok, headers: headers, body: body)
    }

    /// The name with everything but plain letters replaced (RFC 6266, appendix D).
    private static func asciiName(_ name: String) -> String {
        let kept = name.unicodeScalars.map { scalar -> Character in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_", " ": Character(scalar)
            default: "_"
            }
        }
        let text = String(kept.prefix(120))
        return text.isEmpty || text.hasPrefix(".") ? "file\(text)" : text
    }

    /// The name in the encoding of RFC 8187.
    private static func encodedName(_ name: String) -> String {
        name.prefix(120).utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x2D, 0x5F: String(UnicodeScalar(byte))
            default: "%" + Hex.encode([byte]).uppercased()
            }
        }.joined()
    }
}

// SPDX-License-Identifier: Apache-2.0
import Accounts
import Casework
import ContentCheck
import CountersignServer
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Persistence
import ProvenanceRegistry
import Synchronization
import TrustServices

/// A service on a folder of its own, with a worker whose answers the test chooses. No network, no pixels.
struct TestSite: Sendable {
    let site: Site
    let work: FixtureWork
    let folder: String
    let lines: LineBox
    let time: TimeBox

    init(proofs: ProofReader? = nil, change: (inout ServerConfiguration) -> Void = { _ in }) throws {
        folder = NSTemporaryDirectory() + "countersign-server-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var configuration = ServerConfiguration()
        configuration.offersTestLanguages = true
        configuration.requestsPerMinute = 10_000
        configuration.checksPerMinute = 10_000
        change(&configuration)
        let lines = LineBox()
        let time = TimeBox()
        self.lines = lines
        self.time = time
        work = FixtureWork()
        let stores = try RegistryFolder(path: folder + "/registry", use: .server, now: time.now)
        work.records.withLock { $0 = stores.records }
        site = Site(
            configuration: configuration, stores: stores, work: work,
            scratch: try ScratchArea(folder: folder + "/scratch"),
            downloads: try ProtectedDownloads(folder: folder + "/downloads"),
            drafts: try DraftFolder(folder: folder + "/drafts"), proofs: proofs,
            casework: CaseworkDesk(
                store: stores.casework,
                handler: CaseworkHandler(policy: CaseworkPolicy(codeKey: try stores.caseworkCodeKey()))),
            log: EventLog(now: { time.now }) { lines.add($0) },
            // The cheapest cost: what is tested is the way, not the price.
            passwordHasher: PasswordHasher(logarithmOfCost: 10),
            seal: try SecretSeal(key: [UInt8](repeating: 7, count: 32)),
            limiter: RateLimiter(now: { Double(time.now.milliseconds) / 1000 }),
            throttle: SignInThrottle(now: { Double(time.now.milliseconds) / 1000 }), clock: { time.now })
    }

    /// Sends a request.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: [(String, String)] = [], body: [UInt8] = [],
        from address: String = "192.0.2.7"
    ) async -> Answer {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: "check.example.org", path: path, headerFields: fields),
            body: RequestBody(buffer: ByteBuffer(bytes: body)))
        return await Answer(site.answer(request, from: address))
    }

    func get(_ path: String, _ headers: [(String, String)] = []) async -> Answer { await send(.get, path, headers) }

    /// Sends a form as a browser on the same site does.
    func post(_ path: String, _ fields: [(String, String)] = [], _ headers: [(String, String)] = []) async -> Answer {
        let body = fields.map { "\($0.0.encoded)=\($0.1.encoded)" }.joined(separator: "&")
        return await send(
            .post, path,
            [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")] + headers,
            body: Array(body.utf8))
    }

    /// Uploads a file as a browser does.
    func upload(
        _ path: String, name: String = "photo.jpg", content: [UInt8] = Array("not really a picture".utf8),
        fields: [(String, String)] = [], _ headers: [(String, String)] = [("sec-fetch-site", "same-origin")]
    ) async -> Answer {
        await send(
            .post, path, [("content-type", "multipart/form-data; boundary=XX")] + headers,
            body: TestSite.form(name: name, content: content, fields: fields))
    }

    /// Uploads several files as a browser does.
    func uploadAll(
        _ path: String, field: String = "file", _ files: [(String, [UInt8])], fields: [(String, String)] = [],
        _ headers: [(String, String)]
    ) async -> Answer {
        var body: [UInt8] = []
        for part in fields {
            body += "--XX\r\nContent-Disposition: form-data; name=\"\(part.0)\"\r\n\r\n\(part.1)\r\n".utf8
        }
        for file in files {
            body += "--XX\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(file.0)\"\r\n\r\n".utf8
            body += file.1 + Array("\r\n".utf8)
        }
        return await send(
            .post, path,
            [("content-type", "multipart/form-data; boundary=XX"), ("sec-fetch-site", "same-origin")] + headers,
            body: body + Array("--XX--\r\n".utf8))
    }

    static func form(name: String, content: [UInt8], fields: [(String, String)] = []) -> [UInt8] {
        var body: [UInt8] = []
        for field in fields {
            body += "--XX\r\nContent-Disposition: form-data; name=\"\(field.0)\"\r\n\r\n\(field.1)\r\n".utf8
        }
        body += "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n".utf8
        body += "Content-Type: image/jpeg\r\n\r\n".utf8
        return body + content + Array("\r\n--XX--\r\n".utf8)
    }

    struct NoToken: Error {}

    /// The token that the forms of a session carry.
    func formToken(_ cookie: String) async throws -> String {
        let page = await get("/en/account", [("cookie", cookie)]).text
        guard let match = page.firstMatch(of: /name="token" value="([^"]+)"/) else { throw NoToken() }
        return String(match.1)
    }

    /// Makes an API token as a signed-in person does.
    func apiToken(_ cookie: String) async throws -> String {
        let made = await post(
            "/en/account/tokens", [("token", try await formToken(cookie)), ("name", "x")], [("cookie", cookie)])
        guard let match = made.text.firstMatch(of: /cs_[0-9a-f]{104}/) else { throw NoToken() }
        return String(match.0)
    }

    /// Makes the first account by the one-time link, as a person does; returns the cookie of its session.
    func signUp(_ login: String = "clerk", password: String = "seven quiet harbours") async throws -> String {
        let secret = "secret-\(login)"
        try await site.stores.setUpLinks.replace(
            with: SetUpLink(
                secretDigest: ContentDigest(of: Array(secret.utf8)), createdAt: time.now,
                expiresAt: time.now.adding(seconds: 3600)))
        let answer = await post(
            "/en/setup/\(secret)",
            [
                ("organisation", "Norhaven Election Board"), ("name", "A Clerk"), ("login", login),
                ("password", password),
            ])
        return try answer.sessionCookie()
    }
}

/// An answer, read to its end.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: [UInt8]

    init(_ response: Response) async {
        status = response.status.code
        headers = response.headers
        let box = Mutex<[UInt8]>([])
        try? await response.body.write(Collector { bytes in box.withLock { $0 += bytes } })
        body = box.withLock { $0 }
    }

    var text: String { String(decoding: body, as: UTF8.self) }
    subscript(name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    func json() throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] ?? [:]
    }

    struct NoCookie: Error {}

    /// The `name=value` of the session's cookie.
    func sessionCookie() throws -> String {
        for value in headers[values: .setCookie] where value.contains("session=") {
            if let pair = value.split(separator: ";").first { return String(pair) }
        }
        throw NoCookie()
    }

    private struct Collector: ResponseBodyWriter {
        let take: @Sendable ([UInt8]) -> Void
        mutating func write(_ buffer: ByteBuffer) async throws { take(Array(buffer.readableBytesView)) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}

extension String {
    /// Percent-encoded but for letters and digits.
    var encoded: String {
        utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }.joined()
    }
}

/// Log lines.
final class LineBox: Sendable {
    private let box = Mutex<[String]>([])
    func add(_ line: String) { box.withLock { $0.append(line) } }
    var all: [String] { box.withLock { $0 } }
}

/// A clock that the test sets.
final class TimeBox: Sendable {
    private let box = Mutex(Timestamp(rfc3339: "2027-05-03T14:20:00Z") ?? Timestamp(milliseconds: 0))
    var now: Timestamp { box.withLock { $0 } }
    func advance(seconds: Int64) { box.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// Answers as the test says.
final class FixtureWork: FileWork {
    private let result = Mutex<CheckResult?>(nil)
    private let failure = Mutex<ServiceError?>(nil)
    private let delay = Mutex<Duration>(.zero)
    let seen = Mutex<[[UInt8]]>([])
    let bindings = Mutex<[BindingMatch]>([])
    let protects = Mutex(false)
    /// Where records are entered; without one, they are only answered.
    let records = Mutex<(any RecordStore)?>(nil)
    /// Ends after the record is on disk, as a process that is killed before it answers.
    let diesAfterRecord = Mutex(false)

    func answer(with result: CheckResult) { self.result.withLock { $0 = result } }
    func fail(with error: ServiceError?) { failure.withLock { $0 = error } }
    func wait(_ time: Duration) { delay.withLock { $0 = time } }

    func check(_ file: UploadedFile) async throws -> CheckedUpload {
        if let failure = failure.withLock({ $0 }) { throw failure }
        let bytes = FileManager.default.contents(atPath: file.content.path).map(Array.init) ?? []
        seen.withLock { $0.append(bytes) }
        try await Task.sleep(for: delay.withLock { $0 })
        var result = self.result.withLock { $0 } ?? Fixtures.result(.nothingKnown)
        if let name = file.name { result.file.name = name }
        result.file.bytes = file.bytes
        return CheckedUpload(result: result, preview: EncodedPicture(bytes: [0xFF, 0xD8], mediaType: "image/jpeg"))
    }

    func look(at file: UploadedFile) async throws -> FileLook {
        let bytes = FileManager.default.contents(atPath: file.content.path).map(Array.init) ?? []
        guard bytes.first != UInt8(ascii: "!") else {
            return FileLook(facts: FileFacts(fault: "unreadable_media"), preview: nil)
        }
        return FileLook(
            facts: FileFacts(mediaType: "image/jpeg", width: 1600, height: 1067),
            preview: EncodedPicture(bytes: [0xFF, 0xD8], mediaType: "image/jpeg"))
    }

    func keys(of publisher: PublisherID) async -> [PublisherKey] {
        [
            PublisherKey(
                subject: "CN=Norhaven", algorithm: "ES256", validFrom: Fixtures.date,
                validUntil: Fixtures.date.adding(seconds: 86_400), certificateDigest: ContentDigest(of: [1]))
        ]
    }

    func protect(_ file: UploadedFile, _ order: ProtectOrder, to path: String) async throws -> ProvenanceRecord {
        guard protects.withLock({ $0 }) else { throw ServiceError(.unavailable) }
        if let failure = failure.withLock({ $0 }) { throw failure }
        try await Task.sleep(for: delay.withLock { $0 })
        var record = Fixtures.record(title: order.title, publisher: order.publisher.displayName)
        try Data([0xFF, 0xD8, 0xFF]).write(to: URL(fileURLWithPath: path))
        seen.withLock { $0.append([]) }
        if let records = records.withLock({ $0 }) {
            record.publisher = order.publisher
            try await records.insert(
                record, request: order.requestKey,
                event: AuditEvent(
                    actor: .command, verb: "record.registered", object: record.id.description, at: Fixtures.date))
        }
        if diesAfterRecord.withLock({ $0 }) { throw CancellationError() }
        return record
    }

    func matches(algorithm: String, value: [UInt8], limit: Int) async throws -> [BindingMatch]? {
        guard algorithm == "org.countersign.image.1" else { return nil }
        return Array(bindings.withLock { $0 }.prefix(limit))
    }

    func matches(content: UploadedFile, algorithm: String?, limit: Int) async throws -> [BindingMatch] {
        Array(bindings.withLock { $0 }.prefix(limit))
    }

    var algorithms: (watermarks: [String], fingerprints: [String]) { (["org.countersign.image.1"], ["pdq"]) }

    let certificates = FixtureAuthority()
    var authority: any AuthorityWork { certificates }

    func health() async -> WorkHealth {
        WorkHealth(decoder: true, signer: true, index: true, records: 3, trustAnchors: 1)
    }
}

/// Answers with what it was asked, turned round, and keeps certificates as a list.
final class FixtureAuthority: AuthorityWork {
    private let issued = Mutex<[PublisherID: [IssuedCertificate]]>([:])

    func ocspResponse(to query: [UInt8]) async throws -> [UInt8] { query.reversed() }
    func timeStampResponse(to query: [UInt8]) async throws -> [UInt8] { query.reversed() }
    func root() async throws -> [UInt8]? { [1, 2, 3] }
    func checkpointKey() async throws -> String? { nil }
    func certificates(of publisher: PublisherID) async throws -> [IssuedCertificate] {
        issued.withLock { $0[publisher] ?? [] }
    }

    func renew(_ publisher: PublisherID) async throws {
        issued.withLock { all in
            let old = (all[publisher] ?? []).map { Self.certificate($0.serialNumber, false, $0.revocation) }
            all[publisher] = [Self.certificate("a\(old.count + 1)", true, nil)] + old
        }
    }

    func revoke(_ serialNumber: String, of publisher: PublisherID, reason: RevocationReason) async throws {
        issued.withLock { all in
            all[publisher] = (all[publisher] ?? []).map { known in
                guard known.serialNumber == serialNumber else { return known }
                return Self.certificate(
                    known.serialNumber, known.isPresent, .init(at: Fixtures.date, reason: reason))
            }
        }
    }

    private static func certificate(
        _ serial: String, _ isPresent: Bool, _ revocation: IssuedCertificate.Revocation?
    ) -> IssuedCertificate {
        IssuedCertificate(
            serialNumber: serial, subject: "CN=Norhaven", validUntil: Fixtures.date.adding(seconds: 86_400_000),
            digest: "00ff", isPresent: isPresent, revocation: revocation)
    }
}

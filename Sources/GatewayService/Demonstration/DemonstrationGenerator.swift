// SPDX-License-Identifier: Apache-2.0
import ByteKit
import ContentCredentials
import CountersignServer
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import MediaCodecs
import Synchronization

/// A generator with OpenAI's routes to try the gateway with, and to test it: pictures that are painted by arithmetic, speech
/// by espeak-ng, short films of moving shapes. It screens, signs and marks nothing: that is what the gateway is for.
public final class DemonstrationGenerator: Sendable {
    private let host: String
    private let port: Int
    private let studio: Studio

    /// A generator that works in `folder`.
    public init(host: String, port: Int, folder: String) throws {
        self.host = host
        self.port = port
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let scratch = try ScratchArea(folder: folder)
        studio = Studio(scratch: scratch, media: MediaWorker(), speech: SpeechProgram(scratch: scratch))
    }

    /// Serves until told to stop.
    /// - Parameter onReady: told the port when connections are accepted.
    public func run(onReady: @escaping @Sendable (Int) async -> Void) async throws {
        let logger = Logger(label: "countersign-generator") { _ in LibraryLogHandler(log: .standardError()) }
        let application = Application(
            responder: Responder(studio: studio),
            configuration: .init(address: .hostname(host, port: port), backlog: 128),
            onServerRunning: { [port] channel in await onReady(channel.localAddress?.port ?? port) }, logger: logger)
        try await application.runService()
    }

    private struct Responder: HTTPResponder {
        let studio: Studio

        func respond(to request: Request, context: GatewayContext) async throws -> Response {
            do { return try await studio.answer(request) } catch { return GatewayError(describing: error).response }
        }
    }
}

/// Makes what is asked for.
final class Studio: Sendable {
    private let scratch: ScratchArea
    private let media: MediaWorker
    private let speech: SpeechProgram
    private let films = Mutex<[String: [UInt8]?]>([:])
    private let pictures = Mutex<[(name: String, bytes: [UInt8])]>([])

    /// Films and linked pictures that are kept.
    private static let shelf = 32

    init(scratch: ScratchArea, media: MediaWorker, speech: SpeechProgram) {
        self.scratch = scratch
        self.media = media
        self.speech = speech
    }

    private var uploads: UploadReader {
        UploadReader(limits: UploadLimits(fileBytes: 50_000_000, files: 17), scratch: scratch)
    }

    func answer(_ request: Request) async throws -> Response {
        let path = (request.head.path ?? "/").prefix { $0 != "?" }.split(separator: "/").map(String.init)
        switch (request.method, path.joined(separator: "/"), path.count) {
        case (.post, "v1/images/generations", _): return try await paint(request)
        case (.post, "v1/images/edits", _): return try await edit(request)
        case (.post, "v1/audio/speech", _): return try await speak(request)
        case (.post, "v1/videos", _): return try await film(request)
        case (.get, "v1/models", _):
            let names = ["painter", "speaker", "film-maker"]
            return .json(
                .members([
                    ("object", "list"),
                    (
                        "data",
                        .array(
                            names.map {
                                .members([
                                    ("id", .string($0)), ("object", "model"), ("created", 1_700_000_000),
                                    ("owned_by", "countersign"),
                                ])
                            })
                    ),
                ]))
        case (.get, _, 3) where path[1] == "videos": return try look(path[2])
        case (.get, _, 4) where path[1] == "videos" && path[3] == "content":
            guard case .some(.some(let film)) = films.withLock({ $0[path[2]] }) else { throw notFound }
            return .bytes(film, type: "video/mp4")
        case (.get, _, 2) where path[0] == "pictures":
            guard let picture = pictures.withLock({ $0.first { $0.name == path[1] }?.bytes }) else { throw notFound }
            return .bytes(picture, type: "image/png")
        case (.get, "healthz", _): return .bytes(Array("ok\n".utf8), type: "text/plain")
        default: throw notFound
        }
    }

    private var notFound: GatewayError {
        GatewayError(.notFound, code: "not_found", "This generator has no such thing.")
    }

    private var unpaintable: GatewayError { GatewayError(.badRequest, code: "invalid_size", "There is no such size.") }

    private func json(_ request: Request) async throws -> JSONValue {
        guard let value = try? JSONValue(parsing: try await uploads.text(of: request)) else {
            throw GatewayError(.badRequest, code: "invalid_json", "The body is no JSON.")
        }
        return value
    }

    private func required(_ text: String?, _ name: String) throws -> String {
        guard let text, !text.isEmpty else {
            throw GatewayError(.badRequest, code: "missing_\(name)", "Send “\(name)”.", param: name)
        }
        return text
    }

    /// A size as in `1024x768`; larger ones are brought down to what is painted in a second.
    private func size(_ text: String?, default standard: Int) -> (width: Int, height: Int) {
        let sides = (text ?? "").split(separator: "x").compactMap { Int($0) }
        guard sides.count == 2 else { return (standard, standard) }
        return (max(64, min(1536, sides[0])), max(64, min(1536, sides[1])))
    }

    private func paint(_ request: Request) async throws -> Response {
        let body = try await json(request)
        let prompt = try required(body["prompt"]?.string, "prompt")
        let (width, height) = size(body["size"]?.string, default: 1024)
        let count = if case .integer(let number) = body["n"] { Int(max(1, min(4, number))) } else { 1 }
        let byLink = body["response_format"]?.string == "url"
        var items: [JSONValue] = []
        for number in 0..<count {
            guard let pixels = PromptPainter(prompt: prompt, number: number).paint(width: width, height: height) else {
                throw unpaintable
            }
            let file = try await media.encode(pixels, options: EncodingOptions(format: .png)).bytes
            items.append(byLink ? link(file, request) : .members([("b64_json", .string(Base64.encode(file)))]))
        }
        return made(items)
    }

    private func made(_ items: [JSONValue]) -> Response {
        .json(.members([("created", .integer(Int64(Date().timeIntervalSince1970))), ("data", .array(items))]))
    }

    private func link(_ file: [UInt8], _ request: Request) -> JSONValue {
        let name = FileShelf.makeName()
        pictures.withLock { pictures in
            pictures.append((name, file))
            if pictures.count > Studio.shelf { pictures.removeFirst() }
        }
        return .members([("url", .string("http://\(request.head.authority ?? "localhost")/pictures/\(name)"))])
    }

    private func edit(_ request: Request) async throws -> Response {
        let form = try await uploads.form(of: request)
        let prompt = try required(form.fields["prompt"], "prompt")
        guard let file = form.files.first(where: { $0.field != "mask" }) else {
            throw GatewayError(.badRequest, code: "missing_image", "Send “image”.", param: "image")
        }
        let pixels = try await media.pixels(.path(file.content.path), options: PixelOptions())
        guard let changed = PromptPainter(prompt: prompt).paint(into: pixels) else { throw unpaintable }
        let bytes = try await media.encode(changed, options: EncodingOptions(format: .png)).bytes
        return made([.members([("b64_json", .string(Base64.encode(bytes)))])])
    }

    private func speak(_ request: Request) async throws -> Response {
        let body = try await json(request)
        let text = try required(body["input"]?.string, "input")
        let speed: Double =
            switch body["speed"] {
            case .number(let value): value
            case .integer(let value): Double(value)
            default: 1
            }
        let (bytes, type) = try await speech.speak(
            text, voice: body["voice"]?.string ?? "alloy", speed: speed, format: body["response_format"]?.string)
        return .pieces(bytes.pieces(of: 8192), type: type)
    }

    private func film(_ request: Request) async throws -> Response {
        let prompt: String
        let wanted: String?
        if request.headers[.contentType]?.lowercased().hasPrefix("multipart/") ?? false {
            let form = try await uploads.form(of: request)
            prompt = try required(form.fields["prompt"], "prompt")
            wanted = form.fields["size"]
        } else {
            let body = try await json(request)
            prompt = try required(body["prompt"]?.string, "prompt")
            wanted = body["size"]?.string
        }
        let (width, height) = size(wanted ?? "320x192", default: 320)
        let name = "video_\(FileShelf.makeName())"
        films.withLock { films in
            if films.count >= Studio.shelf, let first = films.keys.sorted().first { films[first] = nil }
            films[name] = .some(nil)
        }
        let painter = PromptPainter(prompt: prompt)
        Task { [self] in
            var frames: [[UInt8]] = []
            for frame in 0..<12 {
                guard
                    let pixels = painter.paint(
                        width: min(width, 640), height: min(height, 640), shift: Float(frame) / 12),
                    let file = try? await media.preview(pixels, maxSide: 640, quality: 85)
                else { return }
                frames.append(file)
            }
            let film = MotionJPEG.film(frames, width: min(width, 640), height: min(height, 640), rate: 6)
            films.withLock { $0[name] = film }
        }
        return shown(name, status: "queued")
    }

    private func look(_ name: String) throws -> Response {
        guard let film = films.withLock({ $0[name] }) else { throw notFound }
        return shown(name, status: film == nil ? "in_progress" : "completed")
    }

    private func shown(_ name: String, status: String) -> Response {
        .json(
            .members([
                ("id", .string(name)), ("object", "video"), ("model", "film-maker"), ("status", .string(status)),
                ("progress", status == "completed" ? 100 : 0), ("seconds", "2"), ("size", "320x192"),
                ("created_at", .integer(Int64(Date().timeIntervalSince1970))),
            ]))
    }
}

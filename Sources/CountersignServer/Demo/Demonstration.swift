// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Foundation
import MediaCodecs
import ProvenanceRegistry
import SignalProcessing

/// A registry to look at: pictures painted by the program itself, protected by the same way as any other, and copies of
/// them as they come back from a messenger.
public struct Demonstration: Sendable {
    /// Login name of the demonstration account.
    public let login: String
    /// Its password, new with every start.
    public let password: String
    /// A folder of copies to try on the check page.
    public let samples: String

    private struct Scene {
        let title: String
        let publisher: Int
        let source: SourceType
        let painter: SceneryPainter
    }

    private static let publishers: [(name: String, level: IdentityLevel, domain: String?)] = [
        ("Norhaven Election Board", .verifiedOrganisation, nil),
        ("Harbour Courier", .verifiedDomain, "harbourcourier.example"),
        ("Coastline Picture Desk", .unconfirmed, nil),
    ]

    private static let scenes: [Scene] = [
        Scene(
            title: "Polling station 12, opening", publisher: 0, source: .captured,
            painter: .init(seed: 12, mood: .morning)),
        Scene(
            title: "Town hall on the eve of the count", publisher: 0, source: .captured,
            painter: .init(seed: 5, mood: .evening)),
        Scene(title: "Harbour at first light", publisher: 1, source: .captured, painter: .init(seed: 31, mood: .dawn)),
        Scene(
            title: "Ridge road after the storm", publisher: 1, source: .edited, painter: .init(seed: 44, mood: .storm)),
        Scene(title: "Poster study, winter", publisher: 2, source: .generated, painter: .init(seed: 77, mood: .winter)),
        Scene(title: "Fields above the bay", publisher: 2, source: .captured, painter: .init(seed: 63, mood: .noon)),
    ]

    static func prepare(
        site: Site, registry: Registry, media: MediaWorker, folder: String, progress: @Sendable (String) -> Void
    ) async throws -> Demonstration {
        let now = Timestamp.now()
        var publishers: [Publisher] = []
        for entry in Demonstration.publishers {
            if let known = try await site.stores.publishers.publisher(named: entry.name) {
                publishers.append(known)
                continue
            }
            let new = Publisher(
                id: PublisherID(at: now), displayName: entry.name, level: entry.level, domain: entry.domain,
                createdAt: now)
            try await site.stores.publishers.insert(
                new, event: AuditEvent(actor: .system, verb: "publisher.entered", object: new.id.description, at: now))
            publishers.append(new)
        }
        let (account, password) = try await self.account(for: publishers[0], site: site, now: now)
        let samples = folder + "/samples"
        try FileManager.default.createDirectory(atPath: samples, withIntermediateDirectories: true)
        var titles: Set<String> = []
        for publisher in publishers {
            for record in try await site.stores.records.records(publisher: publisher.id, before: nil, limit: 50) {
                titles.insert(record.title ?? "")
            }
        }
        for (index, scene) in scenes.enumerated() where !titles.contains(scene.title) {
            progress("painting “\(scene.title)” (\(index + 1) of \(scenes.count))")
            let pixels = scene.painter.paint(width: 1500, height: 1000)
            let picture = try await media.encode(pixels, options: EncodingOptions(format: .jpeg, quality: 93))
            let upload = try file(picture.bytes, named: "scene.jpg", site: site)
            let path = "\(samples)/\(index + 1)-protected.jpg"
            _ = try await site.work.protect(
                upload,
                ProtectOrder(
                    account: account, publisher: publishers[scene.publisher], title: scene.title, source: scene.source),
                to: path)
            try await copies(of: path, number: index + 1, samples: samples, media: media)
        }
        return Demonstration(login: account.loginName, password: password, samples: samples)
    }

    /// A messenger's copy of each, and of the first two one with a place painted over.
    private static func copies(of path: String, number: Int, samples: String, media: MediaWorker) async throws {
        let pixels = try await media.pixels(.path(path), options: PixelOptions())
        let received = try await media.preview(pixels, maxSide: 1080, quality: 70)
        try AtomicFile.write(received, to: "\(samples)/\(number)-received.jpg")
        guard number <= 2 else { return }
        let changed = SceneryPainter.withNoticePaintedIn(pixels)
        try AtomicFile.write(
            try await media.preview(changed, maxSide: 1080, quality: 76), to: "\(samples)/\(number)-changed.jpg")
    }

    private static func file(_ bytes: [UInt8], named name: String, site: Site) throws -> UploadedFile {
        let content = try site.scratch.makeFile(announced: UInt64(bytes.count))
        try content.write(bytes, at: 0)
        return UploadedFile(
            field: "file", name: name, claimedType: "image/jpeg", bytes: UInt64(bytes.count), content: content)
    }

    private static func account(
        for publisher: Publisher, site: Site, now: Timestamp
    ) async throws -> (Account, String) {
        let password = String(Secret.make(bytes: 12).filter { $0 != "-" && $0 != "_" })
        let hash = try site.passwordHasher.hash(password)
        let event = { (object: String) in
            AuditEvent(actor: .system, verb: "account.demonstration", object: object, at: now)
        }
        if var known = try await site.stores.accounts.account(loginName: "demo") {
            known.passwordHash = hash
            try await site.stores.accounts.update(known, event: event(known.id.description))
            return (known, password)
        }
        let account = Account(
            id: AccountID(at: now), loginName: "demo", displayName: "Demonstration", publisher: publisher.id,
            role: .publisher, passwordHash: hash, createdAt: now)
        try await site.stores.accounts.insert(account, event: event(account.id.description))
        return (account, password)
    }
}

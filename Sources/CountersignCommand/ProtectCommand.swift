// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import ContentCredentials
import Foundation
import MediaCodecs
import MediaContainers
import ProvenanceRegistry
import RecordingMarks
import TrustServices

/// `countersign protect`: mark, sign and register a picture in one step.
struct ProtectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "protect",
        abstract: "Mark, sign and register a picture, a recording or a film, so that copies can be traced back to it.",
        discussion: """
            Puts an imperceptible mark into the pixels or the sound, signs the file with Content Credentials, and enters \
            it in the registry. Copies that lost their metadata are then found again by mark or fingerprint (recordings \
            and films by mark alone). The input is never touched. Publish the output. A recording that is too short, \
            silent, or coded in a way that cannot be written is signed and registered without a mark, and a note says so. With the address of a service as --registry the file is sent there and signed \
            by the publisher to whom the API token belongs.
            """)

    /// How the picture came to be.
    enum Source: String, ExpressibleByArgument, CaseIterable {
        case captured, edited, ai
        case compositeAI = "composite-ai"
        case screen

        var type: SourceType { SourceType(shortName: rawValue) ?? .captured }
    }

    /// What may be kept of the picture.
    enum Preview: String, ExpressibleByArgument, CaseIterable {
        case none, comparison
        case `public`
    }

    @Argument(help: "The picture (JPEG, PNG, WebP), recording (WAV, MP3, FLAC, M4A, Ogg) or film (MP4, MOV, AVI).")
    var file: String
    @Option(name: [.customShort("o"), .long], help: "Where the protected file goes.") var out: String
    @Option(help: "What you call it.") var title: String?
    @Option(help: "How it came to be.") var source: Source = .captured
    @Flag(help: "Leave pixels and samples as they are; only fingerprints lead back to the record.") var noWatermark =
        false
    @Flag(help: "Replace a mark that the file carries already; in sound, put the new one over it.") var replaceMark =
        false
    @Option(
        help: """
            What the registry may keep of the picture: nothing; a small copy for comparisons; or a small copy that it may \
            show.
            """)
    var preview: Preview = .comparison
    @Option(help: "Quality of JPEG and lossy WebP, 1 to 100.") var quality: Int = 92
    @Option(help: "Identity that signs (default: the default identity).") var identity: String?
    @Option(help: "Publisher's name (default: the organisation in the identity's certificate).") var publisher: String?
    @Flag(help: "Overwrite the output if it exists.") var force = false
    @OptionGroup var registryOptions: RegistryOptions
    @OptionGroup var identities: IdentityOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...100).contains(quality) else { throw ValidationError("--quality takes 1 to 100") }
        if try registryOptions.remote() != nil {
            let local: [(String, Bool)] = [
                ("--identity", identity != nil), ("--publisher", publisher != nil), ("--replace-mark", replaceMark),
                ("--quality", quality != 92), ("--preview none", preview == .none),
                ("--store", identities.store != nil),
            ]
            if let option = local.first(where: \.1) {
                throw ValidationError("\(option.0) goes with a registry folder, not with a service")
            }
        }
    }

    func run() async throws {
        let source = try input()
        if let remote = try registryOptions.remote() { return try await protect(with: remote) }
        let unlocked = try identities.unlocked()
        let credential = try naming { try unlocked.credential(for: identity) }
        let registry = Registry(storage: try registryOptions.opened())
        let now = Timestamp.now()
        do {
            let publisher = try await publisher(credential.certificate, registry, now: now)
            let protector = Protector(
                registry: registry, media: MediaWorker(),
                generator: try generator(unlocked, credential, now),
                signer: credential.claimSigner)
            let request = ProtectionRequest(
                publisher: publisher, title: title, sourceType: self.source.type, addsMark: !noWatermark,
                existingMark: replaceMark ? .replace : .refuse, preview: consent, quality: quality, actor: .command)
            show(try await protector.protect(source, request, to: out, now: now))
        } catch let error as RegistryError {
            throw CommandError(error, file: file)
        } catch let error as MediaError {
            throw CommandError(error, file: file)
        } catch let error as ContainerError {
            throw CommandError(status: .unreadable, file: file, message: "\(error)")
        } catch let error as SigningError {
            throw CommandError(status: .failure, file: file, message: "\(error)")
        }
    }

    private func protect(with remote: RemoteRegistry) async throws {
        var fields = [
            ("source", source.rawValue), ("watermark", noWatermark ? "no" : "yes"),
            ("preview", preview == .public ? "yes" : "no"),
        ]
        if let title { fields.append(("title", title)) }
        let answer = try await remote.protect(file, fields: fields, to: out)
        let record = answer.record
        if output.json {
            try Terminal.printJSON(RemoteProtectionAnswer(answer, out: out, registry: remote.address))
            return
        }
        print("\(out) is protected.")
        print("  record     \(record.id)")
        print("  publisher  \(record.publisher.name)")
        if let title = record.title { print("  title      \(title)") }
        print("  state      \(record.state)")
        print("  page       \(record.page)")
    }

    /// Judges the input's credentials by what this machine trusts, and stamps the time where the store has an authority
    /// of its own: without a stamp, a credential ends with its certificate.
    private func generator(
        _ store: UnlockedIdentityStore, _ credential: SigningCredential, _ now: Timestamp
    ) throws -> ClaimGenerator {
        try naming {
            let settings = try TrustStore(folder: Folders.trust).settings()
            let stamper = try store.store.root().map { _ in
                try store.timeStamper(organization: credential.certificate.subject.displayName, at: now.date)
            }
            return ClaimGenerator(timeStamper: stamper, validator: Validator(settings: settings))
        }
    }

    private var consent: ProtectionRequest.PreviewConsent {
        switch preview {
        case .none: .none
        case .comparison: .comparison
        case .public: .publicDisplay
        }
    }

    private func input() throws -> FileByteSource {
        let input = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
        guard input != URL(fileURLWithPath: out).resolvingSymlinksInPath().path else {
            throw CommandError(status: .usage, file: out, message: "the output would overwrite the input")
        }
        guard force || !FileManager.default.fileExists(atPath: out) else {
            throw CommandError(status: .usage, file: out, message: "it exists already; --force overwrites it")
        }
        do { return try FileByteSource(path: file) } catch { throw CommandError.unreadable(file, error) }
    }

    /// The publisher of that name, entered if it is new.
    private func publisher(
        _ certificate: Certificate, _ registry: Registry, now: Timestamp
    ) async throws -> Publisher {
        let name = publisher ?? certificate.subject.displayName
        if let known = try await registry.storage.publishers.publisher(named: name) { return known }
        let new = Publisher(id: PublisherID(at: now), displayName: name, level: .unconfirmed, createdAt: now)
        try await registry.storage.publishers.insert(
            new,
            event: AuditEvent(actor: .command, verb: "publisher.entered", object: new.id.description, at: now))
        return new
    }

    private func show(_ file: ProtectedFile) {
        let record = file.record
        for notice in file.notices { Terminal.note("note: \(notice)") }
        if output.json {
            try? Terminal.printJSON(ProtectionAnswer(file, out: out))
            return
        }
        print("\(out) is protected.")
        print("  record     \(record.id)")
        print("  publisher  \(record.publisher.displayName)")
        if let title = record.title { print("  title      \(title)") }
        if let mark = record.mark {
            let psnr = file.psnr.map { String(format: " (%.1f dB)", $0) } ?? ""
            print("  mark       \(mark.text)\(psnr)")
            print("  of kind    \(mark.algorithm)")
        }
        if let whole = record.fingerprints.first(where: { $0.view == .whole }) { print("  PDQ        \(whole.text)") }
        print("  state      \(record.state.rawValue)")
    }
}

/// The JSON of `countersign protect --json`.
private struct ProtectionAnswer: Encodable {
    let record: RecordID
    let out: String
    let publisher: String
    let title: String?
    let sourceType: String
    let registeredAt: Timestamp
    let watermark: String?
    let watermarkAlgorithm: String?
    let watermarkObstacle: String?
    let psnr: Double?
    let pdq: String?
    let pdqQuality: Int?
    let manifest: String
    let sha256: ContentDigest
    let originalSHA256: ContentDigest
    let width: Int
    let height: Int
    let state: String
    let notices: [String]

    enum CodingKeys: String, CodingKey {
        case record, out, publisher, title, watermark, psnr, pdq, manifest, sha256, width, height, state, notices
        case sourceType = "source_type"
        case registeredAt = "registered_at"
        case pdqQuality = "pdq_quality"
        case originalSHA256 = "original_sha256"
        case watermarkAlgorithm = "watermark_algorithm"
        case watermarkObstacle = "watermark_obstacle"
    }

    init(_ file: ProtectedFile, out: String) {
        let whole = file.record.fingerprints.first { $0.view == .whole }
        record = file.record.id
        self.out = out
        publisher = file.record.publisher.displayName
        title = file.record.title
        sourceType = file.record.sourceType.rawValue
        registeredAt = file.record.registeredAt
        watermark = file.record.mark?.text
        watermarkAlgorithm = file.record.mark?.algorithm
        watermarkObstacle = file.markObstacle?.rawValue
        psnr = file.psnr
        pdq = whole?.text
        pdqQuality = whole?.quality
        manifest = file.record.manifest.activeLabel
        sha256 = file.record.protectedDigest
        originalSHA256 = file.record.originalDigest
        width = file.record.media.width
        height = file.record.media.height
        state = file.record.state.rawValue
        notices = file.notices
    }
}

/// The JSON of `countersign protect --json` with a service: the keys of a folder's answer, as far as the service says.
private struct RemoteProtectionAnswer: Encodable {
    let record: String
    let out: String
    let registry: String
    let page: String
    let publisher: String
    let title: String?
    let sourceType: String
    let registeredAt: String
    let manifest: String
    let sha256: String
    let width: Int
    let height: Int
    let state: String

    enum CodingKeys: String, CodingKey {
        case record, out, registry, page, publisher, title, manifest, sha256, width, height, state
        case sourceType = "source_type"
        case registeredAt = "registered_at"
    }

    init(_ answer: RemoteRegistry.ProtectedAnswer, out: String, registry: String) {
        record = answer.record.id
        self.out = out
        self.registry = registry
        page = answer.record.page
        publisher = answer.record.publisher.name
        title = answer.record.title
        sourceType = answer.record.source_type.split(separator: "/").last.map(String.init) ?? answer.record.source_type
        registeredAt = answer.record.registered_at
        manifest = answer.record.manifest_id
        sha256 = answer.sha256
        width = answer.record.width
        height = answer.record.height
        state = answer.record.state
    }
}

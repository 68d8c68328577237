// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ByteKit
import ContentCheck
import ContentCredentials
import Fingerprinting
import Foundation
import MediaCodecs
import Persistence
import ProvenanceRegistry
import TrustServices

/// `countersign index recovery`: how many changed copies lead back to their originals without a mark.
struct RecoveryBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recovery",
        abstract: "Register pictures without marks, check changed copies of them, and print what was found as JSON.",
        discussion: """
            The registry is a new one in a temporary folder. A copy's name is KIND--NAME.jpg, where NAME is the name of \
            its original without the extension. Strangers are pictures that belong to no record: each is checked and \
            must lead nowhere. Distractors are made from the strangers' features, mixed and disturbed.
            """)

    @Option(help: "Folder of the pictures that are registered.") var originals: String
    @Option(help: "Folder of changed copies.") var copies: String
    @Option(help: "Folder of unrelated pictures.") var strangers: String?
    @Option(help: "Made records beside the real ones, with 250 features each.") var distractors = 0
    @Option(help: "Copies of each kind that are checked at most.") var limit = 10_000

    private struct Tally: Encodable {
        var copies = 0
        /// The right record came first, and the copy was laid over it.
        var right = 0
        /// The right record came first, but the copy could not be laid over it: it is shown as similar.
        var similar = 0
        /// Another record was claimed as the original.
        var wrong = 0
        /// Some record was shown, as the original or as similar.
        var shown = 0
        var seconds = 0.0
    }

    private struct Report: Encodable {
        var records = 0
        var distractors = 0
        var registering_s = 0.0
        var kinds: [String: Tally] = [:]
        var strangers: Tally?
        var missed: [String] = []
    }

    func validate() throws {
        guard (0...1_000_000).contains(distractors) else { throw ValidationError("--distractors is 0 to 1000000") }
        guard distractors == 0 || strangers != nil else { throw ValidationError("--distractors needs --strangers") }
    }

    func run() async throws {
        let folder = NSTemporaryDirectory() + "countersign-recovery-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let registry = Registry(storage: try RegistryFolder(path: folder, use: .command, now: .now()))
        var report = Report()
        let start = Date()
        let names = try await register(registry, in: folder)
        report.records = names.count
        report.distractors = distractors
        try await addDistractors(registry)
        report.registering_s = Date().timeIntervalSince(start)

        let checker = Checker(
            registry: registry, media: MediaWorker(), validator: Validator(settings: TrustSettings()),
            looksForMarks: false)
        var files: [String: [String]] = [:]
        for file in try Self.pictures(copies) {
            files[Self.parts(file).kind, default: []].append(file)
        }
        for (kind, files) in files.sorted(by: { $0.key < $1.key }) {
            var tally = Tally()
            for file in Self.some(files, limit) {
                try await check(file, by: checker, names, into: &tally, &report.missed)
            }
            report.kinds[kind] = tally
            Terminal.note("\(kind): \(tally.right) of \(tally.copies), \(tally.wrong) wrong")
        }
        if let strangers {
            var tally = Tally()
            var ignored: [String] = []
            for file in Self.some(try Self.pictures(strangers), limit) {
                try await check(file, by: checker, names, into: &tally, &ignored)
            }
            report.strangers = tally
        }
        try Terminal.printJSON(report)
    }

    private static func pictures(_ folder: String) throws(CommandError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
                .filter { ["jpg", "jpeg", "png", "webp"].contains(($0 as NSString).pathExtension.lowercased()) }
                .map { folder + "/" + $0 }
        } catch { throw CommandError(status: .unreadable, file: folder, message: "the folder cannot be read") }
    }

    /// At most so many, from all over the list.
    private static func some(_ files: [String], _ limit: Int) -> [String] {
        guard files.count > limit else { return files }
        return (0..<max(0, limit)).map { files[$0 * files.count / limit] }
    }

    private static func parts(_ file: String) -> (kind: String, name: String) {
        let name = ((file as NSString).lastPathComponent as NSString).deletingPathExtension
        guard let dashes = name.range(of: "--") else { return ("copy", name) }
        return (String(name[..<dashes.lowerBound]), String(name[dashes.upperBound...]))
    }

    /// The name of each record's picture.
    private func register(_ registry: Registry, in folder: String) async throws -> [RecordID: String] {
        let now = Timestamp.now()
        let publisher = Publisher(id: PublisherID(at: now), displayName: "Bench", level: .unconfirmed, createdAt: now)
        try await registry.storage.publishers.insert(
            publisher,
            event: AuditEvent(actor: .command, verb: "publisher.entered", object: publisher.id.description, at: now))
        let signer = try CertificateAuthority.make(organization: "Bench", at: now.date)
            .makeSigner(.init(commonName: "Bench", organization: "Bench"), at: now.date).claimSigner
        let protector = Protector(
            registry: registry, media: MediaWorker(),
            generator: ClaimGenerator(validator: Validator(settings: TrustSettings())), signer: signer)
        var names: [RecordID: String] = [:]
        for file in try Self.pictures(originals) {
            let source = try FileByteSource(path: file)
            let request = ProtectionRequest(
                publisher: publisher, addsMark: false, existingMark: .replace, actor: .command)
            let done = try await protector.protect(source, request, to: folder + "/protected", now: now)
            names[done.record.id] = Self.parts(file).name
        }
        return names
    }

    private func addDistractors(_ registry: Registry) async throws {
        guard distractors > 0, let strangers else { return }
        let media = MediaWorker()
        var pool: [LocalFeature] = []
        for file in try Self.pictures(strangers).prefix(400) {
            pool += LocalFeatureSet(of: try await media.pixels(.path(file))).features
        }
        guard !pool.isEmpty else { return }
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        registry.addStrangers(
            (0..<distractors).lazy.map { _ in
                let features = (0..<LocalFeatureSet.keptCount).map { _ in
                    var feature = pool[random(pool.count)]
                    for _ in 0..<random(60) {
                        feature.descriptor[random(4)] ^= 1 << UInt64(random(64))
                    }
                    return feature
                }
                return LocalFeatureSet(width: 1000, height: 1000, features: features)
            })
    }

    private func check(
        _ file: String, by checker: Checker, _ names: [RecordID: String], into tally: inout Tally,
        _ missed: inout [String]
    ) async throws {
        let start = Date()
        let result = try await checker.check(try FileByteSource(path: file), name: file)
        tally.copies += 1
        tally.seconds += Date().timeIntervalSince(start)
        let expected = Self.parts(file).name
        let first = result.matches.first
        let isRight = first.map { names[$0.record] == expected } ?? false
        let isClaimed = first?.isConfirmed ?? false
        if first != nil { tally.shown += 1 }
        if isRight { if isClaimed { tally.right += 1 } else { tally.similar += 1 } }
        if isClaimed && !isRight { tally.wrong += 1 }
        if !(isRight && isClaimed) { missed.append((file as NSString).lastPathComponent) }
    }
}

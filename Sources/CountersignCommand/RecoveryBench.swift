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

/// `countersign index recovery`: how many changed copies lead back to their originals, with and without a mark.
struct RecoveryBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recovery",
        abstract: "Register pictures, check changed copies of them, and print what was found as JSON.",
        discussion: """
            The registry is a new one in a temporary folder, or in --registry, where it is kept: the first run \
            registers --originals there and writes the protected files to its folder "protected", further runs use \
            what is there. A copy's name is KIND--NAME.jpg, where NAME is the name of its original without the \
            extension. Strangers are pictures that belong to no record: each is checked and must lead nowhere. \
            Distractors are made from the fingerprints and features of --pool, mixed and disturbed; a tenth of them \
            are near copies of one another.
            """)

    @Option(help: "Folder of the pictures that are registered.") var originals: String?
    @Option(help: "Folder of changed copies.") var copies: String?
    @Option(help: "Folder of unrelated pictures.") var strangers: String?
    @Option(help: "Folder of pictures that distractors are made from; the strangers where left out.") var pool: String?
    @Option(help: "Folder of the registry, kept for further runs.") var registry: String?
    @Option(help: "Made records beside the real ones, with 250 features each.") var distractors = 0
    @Option(help: "Copies of each kind that are checked at most.") var limit = 10_000
    @Flag(help: "Only count how many features of the strangers agree with a record's, where that is 10 or more.")
    var scores = false
    @Flag(help: "Put marks into the registered pictures, and look for marks in the copies.") var marks = false

    func validate() throws {
        guard (0...1_000_000).contains(distractors) else { throw ValidationError("--distractors is 0 to 1000000") }
        guard distractors == 0 || (pool ?? strangers) != nil else {
            throw ValidationError("--distractors needs --pool or --strangers")
        }
        guard originals != nil || registry != nil else { throw ValidationError("give --originals or --registry") }
    }

    func run() async throws {
        let folder = self.registry ?? NSTemporaryDirectory() + "countersign-recovery-" + UUID().uuidString
        defer { if self.registry == nil { try? FileManager.default.removeItem(atPath: folder) } }
        let registry = Registry(storage: try RegistryFolder(path: folder, use: .command, now: .now()))
        var report = RecoveryReport()
        report.registering_s = try await Self.seconds { try await register(registry, in: folder) }
        report.records = try await registry.storage.records.count()
        report.distractors = distractors
        if distractors > 0, let folder = pool ?? strangers {
            let pictures = try Self.pictures(folder)
            report.distractors_s = try await Self.seconds {
                try await RecoveryDistractors(pictures: pictures).add(distractors, to: registry)
            }
        }
        report.loading_s = try await Self.seconds { try await registry.refresh() }
        report.memory_mb = Measurements.residentMegabytes

        let checker = Checker(
            registry: registry, media: MediaWorker(), validator: Validator(settings: TrustSettings()),
            looksForMarks: marks)
        if let copies {
            let files = Dictionary(grouping: try Self.pictures(copies)) { Self.parts($0).kind }
            for (kind, files) in files.sorted(by: { $0.key < $1.key }) {
                var tally = RecoveryReport.Tally()
                for file in Self.some(files, limit) {
                    try await check(file, by: checker, into: &tally, &report.missed)
                }
                tally.settleTimes()
                report.kinds[kind] = tally
                Terminal.note("\(kind): \(tally.right) of \(tally.copies), \(tally.wrong) wrong")
            }
        }
        if let strangers, scores {
            report.scores = try await Self.scores(Self.some(try Self.pictures(strangers), limit), registry)
        } else if let strangers {
            var tally = RecoveryReport.Tally()
            for file in Self.some(try Self.pictures(strangers), limit) {
                try await check(
                    file, areStrangers: true, by: checker, into: &tally, &report.strangers_shown)
            }
            tally.settleTimes()
            report.strangers = tally
        }
        report.memory_after_mb = Measurements.residentMegabytes
        try Terminal.printJSON(report)
    }

    private static func seconds(_ work: () async throws -> Void) async rethrows -> Double {
        let start = Date()
        try await work()
        return Date().timeIntervalSince(start)
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

    /// Enters the originals where the registry is empty; a record's title is its picture's name.
    private func register(_ registry: Registry, in folder: String) async throws {
        guard let originals, try await registry.storage.records.count() == 0 else { return }
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
        try FileManager.default.createDirectory(
            atPath: folder + "/protected", withIntermediateDirectories: true)
        for file in try Self.pictures(originals) {
            let source = try FileByteSource(path: file)
            let name = (file as NSString).lastPathComponent
            var request = ProtectionRequest(
                publisher: publisher, title: Self.parts(file).name, addsMark: marks, existingMark: .replace,
                actor: .command)
            do {
                _ = try await protector.protect(source, request, to: folder + "/protected/" + name, now: now)
            } catch let error as RegistryError where error.code == .notMarkable {
                // As its message advises.
                Terminal.note("\(name) without a mark: \(error)")
                request.addsMark = false
                _ = try await protector.protect(source, request, to: folder + "/protected/" + name, now: now)
            }
        }
    }

    /// Features that agree with the best record of each picture, sorted; pictures with none are left out.
    private static func scores(_ files: [String], _ registry: Registry) async throws -> [Int] {
        let media = MediaWorker()
        var scores: [Int] = []
        for file in files {
            let pixels = try await media.pixels(.path(file))
            if let best = try await registry.matches(featuresOf: pixels).first { scores.append(best.inliers) }
        }
        return scores.sorted()
    }

    private func check(
        _ file: String, areStrangers: Bool = false, by checker: Checker, into tally: inout RecoveryReport.Tally,
        _ missed: inout [RecoveryReport.Miss]
    ) async throws {
        let start = Date()
        let result = try await checker.check(try FileByteSource(path: file), name: file)
        tally.times.append(Date().timeIntervalSince(start))
        tally.copies += 1
        let expected = Self.parts(file).name
        let first = result.matches.first
        let isRight = first?.title == expected
        let isClaimed = first?.isConfirmed ?? false
        if let first {
            tally.shown += 1
            for way in first.by where isRight { tally.by[way.rawValue, default: 0] += 1 }
        }
        if isRight { if isClaimed { tally.right += 1 } else { tally.similar += 1 } }
        let claimsOther = result.matches.contains { $0.isConfirmed && $0.title != expected }
        if claimsOther { tally.wrong += 1 }
        if claimsOther || (areStrangers ? first != nil : !(isRight && isClaimed)) {
            missed.append(
                RecoveryReport.Miss(
                    file: (file as NSString).lastPathComponent, mark: result.watermark.found,
                    matches: result.matches.prefix(3).map {
                        "\($0.title ?? "?") \($0.by.map(\.rawValue).joined(separator: "+"))"
                            + " \($0.distance.map(String.init) ?? "-") \($0.isConfirmed ? "confirmed" : "similar")"
                    }))
        }
    }
}

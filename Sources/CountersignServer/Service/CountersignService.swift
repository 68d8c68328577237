// SPDX-License-Identifier: Apache-2.0
import Casework
import ContentCredentials
public import Foundation
import MatchBanks
import MediaCodecs
import Persistence
import ProvenanceRegistry
import RecordingMarks
import SigningService
import TransparencyLog
public import TrustServices

/// The whole service on one folder: registry, pages, API, and the processes it works with.
public final class CountersignService: Sendable {
    let site: Site
    let registry: Registry
    let banks: BankMatcher
    let media: MediaWorker
    private let storage: RegistryFolder
    private let signer: SignerProcess
    private let folder: String

    /// Opens the folder, making what is missing.
    /// - Parameters:
    ///   - folder: where everything is kept.
    ///   - database: the address of a PostgreSQL database that several servers may share, together with the folder; nil
    ///     for SQLite in the folder.
    ///   - trust: whom the operator relies on; the service's own authority is added.
    ///   - environment: as of the process; names the passphrase of the keys (see `KeyProtection`).
    /// - Throws: `RegistryError` where the folder cannot be used.
    public init(
        configuration: ServerConfiguration, folder: String, database: String? = nil, trust: TrustSettings,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws {
        let clock: @Sendable () -> Timestamp = { Timestamp.now() }
        self.folder = folder
        storage = try RegistryFolder(path: folder, database: database, use: .server, now: clock())
        registry = Registry(storage: storage)
        banks = BankMatcher(store: storage.banks)
        media = MediaWorker()
        let identities = IdentityStore(folder: folder + "/identities")
        signer = SignerProcess(
            options: .init(
                executable: CountersignService.sibling("countersign-signer"), storeFolder: identities.folder,
                environment: environment))
        let work = RegistryWork(
            registry: registry, banks: banks, media: media, signer: signer, identities: identities, trust: trust,
            recordings: RecordingMarker(), recordingSeconds: configuration.recordingSeconds, clock: clock)
        var policy = CaseworkPolicy(codeKey: try storage.caseworkCodeKey())
        policy.profiles = (try? JurisdictionProfile.bundled()) ?? []
        let checkpoints = try CheckpointKeeper(
            log: storage.auditLog, folder: folder + "/checkpoints", origin: configuration.logOrigin,
            signer: .init(
                last: { try identities.lastCheckpoint() },
                sign: { [signer] in try await signer.sign($0, continuing: $1) }))
        let shelf = try TransparencyShelf(
            folder: folder + "/transparency", checkpointFolder: folder + "/checkpoints", log: storage.auditLog,
            checkpoints: checkpoints, key: { try identities.checkpointKey()?.description },
            note: { [storage] in try await storage.note($0) })
        site = Site(
            configuration: configuration, stores: storage, work: work,
            scratch: try ScratchArea(folder: folder + "/scratch"),
            downloads: try ProtectedDownloads(folder: folder + "/downloads"),
            drafts: try DraftFolder(folder: folder + "/drafts"),
            links: configuration.allowsLinks
                ? LinkFetcher(
                    executable: CountersignService.sibling("countersign-fetcher"),
                    allowed: configuration.linkAddresses) : nil,
            banks: banks,
            casework: CaseworkDesk(store: storage.casework, handler: CaseworkHandler(policy: policy)),
            checkpoints: checkpoints, generation: storage.generation, transparency: shelf,
            seal: try SignInKey.load(folder + "/sign-in.key"), clock: clock)
    }

    /// An executable beside the running one.
    private static func sibling(_ name: String) -> String {
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent(name).path
    }

    /// The path of a new one-time link for the first administrator, or nil where there is one already. Earlier links end.
    public func makeSetUpPath() async throws -> String? {
        guard try await !storage.accounts.accounts().contains(where: { $0.role == .administrator }) else { return nil }
        let secret = Secret.make(bytes: 24)
        let now = Timestamp.now()
        try await storage.setUpLinks.replace(
            with: SetUpLink(
                secretDigest: Secret.digest(secret), createdAt: now, expiresAt: now.adding(seconds: 24 * 3600)))
        return "/setup/\(secret)"
    }

    /// Fills the registry for a demonstration; see ``Demonstration``.
    public func prepareDemonstration(progress: @Sendable (String) -> Void) async throws -> Demonstration {
        try await Demonstration.prepare(
            site: site, registry: registry, media: media, folder: folder, progress: progress)
    }

    /// Loads the index and serves until told to stop (SIGTERM, SIGINT). Requests under way are finished first.
    /// - Parameter onReady: told the port when connections are accepted.
    public func run(onReady: @escaping @Sendable (Int) async -> Void) async throws {
        defer { signer.stop() }
        try await registry.refresh()
        try await banks.refresh()
        site.log.service("started", ["version": ServerVersion.current])
        // The warm parents of both processes are ready before the first visitor.
        _ = await site.work.health()
        try await ServiceRunner(site: site).run(onReady: onReady)
        try? storage.close()
        site.log.service("stopped")
    }
}

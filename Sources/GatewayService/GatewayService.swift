// SPDX-License-Identifier: Apache-2.0
import Casework
import CountersignServer
public import Foundation
import GenerationGateway
import Hummingbird
import HummingbirdCore
import Logging
import MediaCodecs
import NIOCore
import Persistence
import PromptSafety
import ProvenanceRegistry
import RecordingMarks
import ServiceLifecycle
import SigningService
public import TrustServices

/// The gateway in front of generators: a process of its own beside `countersign serve`, on the same folder.
public final class GatewayService: Sendable {
    /// The scope that an API key needs.
    public static let scope = "generate"

    private let configuration: GatewayConfiguration
    private let storage: RegistryFolder
    private let handlers: GatewayHandlers
    private let watch: PolicyWatch
    private let signer: SignerProcess
    private let log = EventLog.standardError()

    /// Opens the folder of a registry.
    /// - Parameters:
    ///   - folder: that of `countersign serve`.
    ///   - database: the address of its PostgreSQL database; nil for SQLite in the folder.
    ///   - trust: whom the operator relies on, for the credentials of reference pictures.
    ///   - roster: file with the roster where none was imported.
    ///   - rules: file with the rules where none were imported.
    ///   - environment: as of the process; names the passphrase of the keys.
    /// - Throws: `RegistryError` where the folder cannot be used, or what is wrong with roster or rules.
    public init(
        configuration: GatewayConfiguration, folder: String, database: String? = nil, trust: TrustSettings,
        roster: String? = nil, rules: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws {
        let clock: @Sendable () -> Timestamp = { Timestamp.now() }
        self.configuration = configuration
        storage = try RegistryFolder(path: folder, database: database, use: .companion, now: clock())
        let media = MediaWorker()
        let identities = IdentityStore(folder: folder + "/identities")
        signer = SignerProcess(
            options: .init(
                executable: GatewayService.sibling("countersign-signer"), storeFolder: identities.folder,
                environment: environment))
        let scratch = try ScratchArea(folder: folder + "/gateway-scratch")
        let shelf = try FileShelf(folder: folder + "/gateway-files")
        watch = PolicyWatch(store: storage.generation, files: .init(roster: roster, rules: rules), log: log)
        let policy = try await watch.changed() ?? SafetyPolicy(rules: .standard, roster: Roster())
        let client = UpstreamClient(
            executable: GatewayService.sibling("countersign-upstream"), scratch: scratch,
            seconds: configuration.upstreamSeconds, limit: configuration.fileBytes)
        var patient = client
        patient.seconds = 2
        let gate = Gate(
            storage: storage,
            casework: CaseworkDesk(
                store: storage.casework,
                handler: CaseworkHandler(policy: CaseworkPolicy(codeKey: try storage.caseworkCodeKey()))),
            policy: PolicyInForce(policy), buckets: TokenBuckets(now: MonotonicClock.seconds),
            configuration: configuration,
            classifier: configuration.classifier.map { [patient] in
                HTTPClassifier(name: "http", address: $0, client: patient)
            }, log: log, clock: clock)
        handlers = GatewayHandlers(
            gate: gate,
            marker: OutputMarker(
                registry: Registry(storage: storage), media: media, recordings: RecordingMarker(), signer: signer,
                identities: identities, trust: trust, shelf: shelf, clock: clock),
            client: client,
            reader: configuration.readsPictures
                ? PictureTextReader.find(media: media, scratch: scratch, searchPath: environment["PATH"]) : nil,
            links: LinkFetcher(
                executable: GatewayService.sibling("countersign-fetcher"), allowed: configuration.linkAddresses),
            scratch: scratch, shelf: shelf, clock: clock)
    }

    /// An executable beside the running one.
    private static func sibling(_ name: String) -> String {
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent(name).path
    }

    /// Serves until told to stop (SIGTERM, SIGINT). Requests under way are finished first.
    /// - Parameter onReady: told the port when connections are accepted.
    public func run(onReady: @escaping @Sendable (Int) async -> Void) async throws {
        defer { signer.stop() }
        let logger = Logger(label: "countersign-gateway") { [log] _ in LibraryLogHandler(log: log) }
        log.service("gateway started", ["reads_pictures": handlers.reader == nil ? "no" : "yes"])
        let application = Application(
            responder: GatewayResponder(handlers: handlers, log: log),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [ConnectionGuard(gate: ConnectionGate(limit: 256))],
                    idleTimeout: .seconds(600))),
            configuration: .init(
                address: .hostname(configuration.host, port: configuration.port), backlog: 512),
            services: [GatewayHousekeeping(handlers: handlers, watch: watch, log: log)],
            onServerRunning: { [configuration] channel in
                await onReady(channel.localAddress?.port ?? configuration.port)
            },
            logger: logger)
        try await application.runService()
        try? storage.close()
        log.service("gateway stopped")
    }
}

/// Takes up changes of the policy, lets bans lapse, and forgets what is over.
struct GatewayHousekeeping: Service {
    let handlers: GatewayHandlers
    let watch: PolicyWatch
    let log: EventLog
    /// Days for which decisions are kept: as long as refusals count, and a year for figures.
    static let decisionDays: Int64 = 365

    func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await work() }
            group.addTask { try? await ServiceLifecycle.gracefulShutdown() }
            await group.next()
            group.cancelAll()
        }
    }

    private func work() async {
        var round = 0
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(1))
            do {
                if let policy = try await watch.changed() { handlers.gate.policy.replace(with: policy) }
                if round % 60 == 0 { try await tidy() }
            } catch is CancellationError {
                return
            } catch {
                log.failure(error, reference: "gateway housekeeping")
            }
            round += 1
        }
    }

    private func tidy() async throws {
        let now = handlers.clock()
        try await handlers.gate.casework.store.perform(
            .tick(limit: 200), by: .system, at: now, with: handlers.gate.casework.handler)
        try await handlers.gate.store.removeExpired(
            turnsBefore: now.adding(seconds: -Conversation.seconds),
            decisionsBefore: now.adding(seconds: -GatewayHousekeeping.decisionDays * 86_400))
        handlers.shelf.sweep(now: now)
    }
}

// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
package import NIOCore
package import NIOHTTPTypes
import ProvenanceRegistry
import ServiceLifecycle
import Synchronization

/// Listens, answers until told to stop, and does the housekeeping.
struct ServiceRunner: Sendable {
    let site: Site

    /// Runs until the task is cancelled or the process is told to end (SIGTERM, SIGINT); requests under way are finished
    /// first.
    /// - Parameter onReady: told the port when connections are accepted.
    func run(handlingSignals: Bool = true, onReady: @escaping @Sendable (Int) async -> Void) async throws {
        let configuration = site.configuration
        let logger = Logger(label: "countersign") { [log = site.log] _ in LibraryLogHandler(log: log) }
        let gate = ConnectionGate(limit: configuration.connectionsPerAddress)
        let application = Application(
            responder: SiteResponder(site: site),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [ConnectionGuard(gate: gate)], idleTimeout: .seconds(60),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))),
            configuration: .init(
                address: .hostname(configuration.host, port: configuration.port), backlog: 512,
                availableConnectionsDelegate: .maximum(configuration.connections, logger: logger)),
            services: [Housekeeping(site: site)],
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? configuration.port) },
            logger: logger)
        if handlingSignals {
            try await application.runService()
        } else {
            try await application.run()
        }
    }
}

/// Forgets what has ended: results, sessions, keys, downloads.
struct Housekeeping: Service {
    let site: Site
    var interval: Duration = .seconds(60)

    func run() async throws {
        try? await gracefulShutdown {
            var sweptAt: Timestamp?
            while !Task.isCancelled {
                await once()
                // At the start, and once a day.
                if (sweptAt?.adding(seconds: 86_400) ?? site.clock()) <= site.clock() {
                    await sweep()
                    sweptAt = site.clock()
                }
                try? await Task.sleep(for: interval)
            }
        }
    }

    /// One round.
    func once() async {
        let now = site.clock()
        do {
            try await site.stores.checks.removeExpired(now: now)
            try await site.stores.sessions.removeExpired(now: now)
            try await site.stores.idempotency.removeExpired(now: now)
            try await site.stores.sharedResults.removeExpired(now: now)
        } catch {
            site.log.failure(error, reference: "housekeeping")
        }
        do { try await site.casework?.tick(at: now) } catch { site.log.failure(error, reference: "casework") }
        do { try await site.checkpoints?.makeIfDue(at: now) } catch { site.log.failure(error, reference: "checkpoint") }
        site.downloads.sweep(now: now)
        await site.drafts.sweep(now: now)
    }

    /// Removes blobs that registrations left behind which never came to their end.
    func sweep() async {
        do {
            let report = try await site.stores.removeUnreferencedBlobs(
                storedBefore: site.clock().adding(seconds: -86_400))
            if report.removed > 0 { site.log.service("swept", ["blobs": "\(report.removed)"]) }
            try await site.recheckVerifications()
        } catch {
            site.log.failure(error, reference: "housekeeping")
        }
    }

    /// Runs `work` until the service is told to stop.
    private func gracefulShutdown(_ work: @escaping @Sendable () async -> Void) async throws {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await work() }
            group.addTask { try? await ServiceLifecycle.gracefulShutdown() }
            await group.next()
            group.cancelAll()
        }
    }
}

/// Counts connections by address.
package final class ConnectionGate: Sendable {
    private let counts = Mutex<[String: Int]>([:])
    private let limit: Int

    package init(limit: Int) { self.limit = limit }

    /// Takes a place; false where the address has too many.
    func enter(_ key: String) -> Bool {
        counts.withLock { counts in
            guard counts[key, default: 0] < limit else { return false }
            counts[key, default: 0] += 1
            return true
        }
    }

    /// Gives the place back.
    func leave(_ key: String) {
        counts.withLock { counts in
            guard let count = counts[key] else { return }
            counts[key] = count > 1 ? count - 1 : nil
        }
    }
}

/// Ends connections that are too many from one address, or that take longer than ten seconds for their first header.
package final class ConnectionGuard: ChannelInboundHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart

    static let headerTime = TimeAmount.seconds(10)
    private let gate: ConnectionGate
    private var key: String?
    private var timer: Scheduled<Void>?

    package init(gate: ConnectionGate) { self.gate = gate }

    package func handlerAdded(context: ChannelHandlerContext) { if context.channel.isActive { begin(context) } }

    package func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard key == nil else { return }
        let client = ClientAddress(context.channel.remoteAddress?.ipAddress)
        // A proxy on this machine, and this machine itself, are not counted.
        if !client.isLoopback {
            guard gate.enter(client.key) else {
                context.close(promise: nil)
                return
            }
        }
        key = client.isLoopback ? "" : client.key
        let channel = context.channel
        timer = context.eventLoop.scheduleTask(in: ConnectionGuard.headerTime) { channel.close(promise: nil) }
    }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head = unwrapInboundIn(data) {
            timer?.cancel()
            timer = nil
        }
        context.fireChannelRead(data)
    }

    package func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    package func handlerRemoved(context: ChannelHandlerContext) { end() }

    private func end() {
        timer?.cancel()
        timer = nil
        if let key, !key.isEmpty { gate.leave(key) }
        key = ""
    }
}

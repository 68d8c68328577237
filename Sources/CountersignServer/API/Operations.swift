// SPDX-License-Identifier: Apache-2.0
import Accounts
import HTTPTypes
import Hummingbird
import ProvenanceRegistry

/// What those who run the service ask.
enum Operations {
    struct Health: Encodable {
        let status: String
        let version: String
        let checks: [String: Bool]
    }

    /// What works and what does not, now.
    static func health(of site: Site) async -> Health {
        let work = await site.work.health()
        var checks = ["decoder": work.decoder, "signer": work.signer, "index": work.index]
        checks["database"] = (try? await site.stores.records.count()) != nil
        if let space = site.scratch.space() {
            checks["disk"] = space.free > min(site.scratch.minimumFreeBytes, space.size / 10)
        }
        let isUp = ["decoder", "database", "index"].allSatisfy { checks[$0] ?? false }
        let isWhole = checks.values.allSatisfy { $0 }
        return Health(
            status: isWhole ? "ok" : isUp ? "degraded" : "down", version: ServerVersion.current, checks: checks)
    }

    /// `GET /healthz`, `GET /health/ready`: 200 where the service can do its work, 503 otherwise.
    static func ready(_ exchange: Exchange) async throws -> Response {
        let health = await health(of: exchange.site)
        return .json(health, status: health.status == "down" ? .serviceUnavailable : .ok)
    }

    /// `GET /health/live`
    static func live(_ exchange: Exchange) async throws -> Response {
        .json(Health(status: "ok", version: ServerVersion.current, checks: [:]))
    }

    /// `GET /metrics`: for this machine, or whoever has the token.
    static func metrics(_ exchange: Exchange) async throws -> Response {
        let site = exchange.site
        let given = exchange.request.headers[.authorization].map { String($0.dropFirst(7)) } ?? ""
        let hasToken =
            site.configuration.metricsToken.map { ConstantTime.equal(Array($0.utf8), Array(given.utf8)) } ?? false
        // Behind a proxy every request comes from this machine.
        let isLocal = exchange.client.isLoopback && exchange.request.headers[.forwardedFor] == nil
        guard hasToken || isLocal else { throw ServiceError(.forbidden, "Metrics are for this machine, or a token.") }
        let work = await site.work.health()
        var gauges: [(name: String, help: String, value: Double)] = []
        for lane in [site.checkLane, site.protectLane, site.passwordLane] {
            gauges.append(
                ("countersign_\(lane.name)_running", "Work that runs in this lane.", Double(lane.load.running)))
            gauges.append(
                ("countersign_\(lane.name)_waiting", "Work that waits in this lane.", Double(lane.load.waiting)))
        }
        gauges.append(("countersign_records", "Originals in the registry.", Double(work.records)))
        gauges.append(("countersign_up", "Whether pictures can be decoded.", work.decoder ? 1 : 0))
        if let space = site.scratch.space() {
            gauges.append(("countersign_disk_free_bytes", "Free bytes of the data disk.", Double(space.free)))
        }
        return Response(
            bytes: Array(site.metrics.text(gauges: gauges).utf8), type: "text/plain; version=0.0.4; charset=utf-8")
    }
}

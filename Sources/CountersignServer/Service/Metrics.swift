// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Counters of the service, printed in the text format of Prometheus.
package final class Metrics: Sendable {
    private struct Route: Hashable {
        let route: String
        let status: Int
    }

    private struct Latency {
        var buckets = [Int](repeating: 0, count: Metrics.bounds.count)
        var count = 0
        var sum = 0.0
    }

    private struct State {
        var requests: [Route: Int] = [:]
        var latency: [String: Latency] = [:]
        var refusals: [String: Int] = [:]
        var events: [String: Int] = [:]
    }

    private static let bounds = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30]
    private let state = Mutex(State())

    /// Notes an answer.
    package func count(route: String, status: Int, seconds: Double, refusal: ServiceError.Code?) {
        state.withLock { state in
            state.requests[Route(route: route, status: status), default: 0] += 1
            var latency = state.latency[route] ?? Latency()
            for (index, bound) in Metrics.bounds.enumerated() where seconds <= bound { latency.buckets[index] += 1 }
            latency.count += 1
            latency.sum += seconds
            state.latency[route] = latency
            if let refusal { state.refusals[refusal.rawValue, default: 0] += 1 }
        }
    }

    /// Notes that something happened, as `statement_recovered_changed`.
    package func count(_ event: String) { state.withLock { $0.events[event, default: 0] += 1 } }

    /// The text, with further gauges at its end.
    package func text(gauges: [(name: String, help: String, value: Double)]) -> String {
        let state = state.withLock { $0 }
        var lines = [
            "# HELP countersign_requests_total Answers by route and status.",
            "# TYPE countersign_requests_total counter",
        ]
        for (key, value) in state.requests.sorted(by: { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) })
        {
            lines.append("countersign_requests_total{route=\"\(key.route)\",status=\"\(key.status)\"} \(value)")
        }
        lines += [
            "# HELP countersign_request_seconds Time to an answer by route.",
            "# TYPE countersign_request_seconds histogram",
        ]
        for (route, latency) in state.latency.sorted(by: { $0.key < $1.key }) {
            for (index, bound) in Metrics.bounds.enumerated() {
                lines.append(
                    "countersign_request_seconds_bucket{route=\"\(route)\",le=\"\(bound)\"} \(latency.buckets[index])")
            }
            lines.append("countersign_request_seconds_bucket{route=\"\(route)\",le=\"+Inf\"} \(latency.count)")
            lines.append("countersign_request_seconds_sum{route=\"\(route)\"} \(latency.sum)")
            lines.append("countersign_request_seconds_count{route=\"\(route)\"} \(latency.count)")
        }
        lines += [
            "# HELP countersign_refusals_total Refused requests by reason.",
            "# TYPE countersign_refusals_total counter",
        ]
        for (code, value) in state.refusals.sorted(by: { $0.key < $1.key }) {
            lines.append("countersign_refusals_total{code=\"\(code)\"} \(value)")
        }
        lines += ["# HELP countersign_events_total What happened, by kind.", "# TYPE countersign_events_total counter"]
        for (event, value) in state.events.sorted(by: { $0.key < $1.key }) {
            lines.append("countersign_events_total{event=\"\(event)\"} \(value)")
        }
        for gauge in gauges {
            lines += [
                "# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge", "\(gauge.name) \(gauge.value)",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

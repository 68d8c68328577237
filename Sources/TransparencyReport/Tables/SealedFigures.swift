// SPDX-License-Identifier: Apache-2.0

/// Figures whose rows are not published, because a row could name a person or repeat a request: who reported, and what was
/// asked of generators. Whoever holds the log computes them again; everybody else sees that they are the ones that were
/// published (docs/decisions/0070-small-numbers.md).
package enum SealedFigures {
    /// Cells about people that are smaller are not shown.
    package static let smallest = 5

    /// The figures, from entries with all their payloads.
    package static func compute(_ events: [LogEvent], period: ReportPeriod) -> [Figure] {
        let inside = events.filter { period.contains($0.at) }
        return intake(inside.filter { $0.verb == "report.received" })
            + gateway(
                inside.filter { $0.verb == "generation.decided" },
                answered: inside.filter { $0.verb == "generation.answered" })
    }

    private static func intake(_ reports: [LogEvent]) -> [Figure] {
        ["channel", "relation", "level", "language", "jurisdiction", "reason"].flatMap { dimension in
            guarded(
                reports.tally { event in
                    let value = event.payload?[dimension]
                    let text = value?.text ?? value?.number.map(String.init) ?? "unknown"
                    return text.isEmpty ? "none" : text
                }
            ).map { Figure("T1", "reports", by: dimension, of: $0.of, $0.value, source: .log) }
        }
    }

    /// Cells of 1 to 4 are hidden. Where there is one alone, the next smallest is held back as well, or it could be
    /// computed from the total.
    package static func guarded(_ cells: [(of: String, count: Int)]) -> [(of: String, value: Figure.Value)] {
        let few = cells.filter { $0.count < smallest }
        var heldBack: String?
        if few.count == 1, cells.count > 1 {
            heldBack = cells.filter { $0.count >= smallest }.min { ($0.count, $0.of) < ($1.count, $1.of) }?.of
        }
        return cells.map { cell in
            if cell.count < smallest { return (cell.of, .few) }
            return (cell.of, cell.of == heldBack ? .heldBack : .count(cell.count))
        }
    }

    private static func gateway(_ decided: [LogEvent], answered: [LogEvent]) -> [Figure] {
        func isOutcome(_ event: LogEvent, _ outcome: String) -> Bool { event.text("decision") == outcome }
        var figures = decided.tally { $0.text("decision") ?? "unknown" }.map {
            Figure("T11", "requests", by: "outcome", of: $0.of, .count($0.count), source: .log)
        }
        let stopped = decided.filter { !isOutcome($0, "allow") }
        let categories = stopped.flatMap { $0.payload?["categories"]?.items.compactMap(\.text) ?? [] }
        figures += categories.tally { $0 }.map {
            Figure("T11", "requests", by: "category", of: $0.of, .count($0.count), source: .log)
        }
        figures.append(
            Figure(
                "T11", "block_rate", .share(decided.count { isOutcome($0, "block") }, of: decided.count), source: .log))
        // An answer that comes in parts is logged with all of its outputs so far: the last entry counts.
        var last: [String: LogEvent] = [:]
        for event in answered { last[event.object] = event }
        let made = last.values.compactMap { $0.payload?["produced"] }
        guard made.count == last.count else {
            return figures + [
                Figure("T11", "signed_share", .notMeasured(.notLogged), source: .log),
                Figure("T11", "marked_share", .notMeasured(.notLogged), source: .log),
            ]
        }
        func sum(_ name: String) -> Int { made.reduce(0) { $0 + ($1[name]?.number ?? 0) } }
        return figures + [
            Figure("T11", "signed_share", .share(sum("signed"), of: sum("files")), source: .log),
            Figure("T11", "marked_share", .share(sum("watermarked"), of: sum("files")), source: .log),
        ]
    }
}

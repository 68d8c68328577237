// SPDX-License-Identifier: Apache-2.0

extension RedTeamReport {
    /// The report as a page of its own: no script, nothing fetched.
    public var html: String {
        let failing = zip(attempts, evaluations).filter { $1.success }
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Red team report</title><style>\(Self.style)</style></head><body><main>
            <h1>Red team report</h1>
            <p>Suite \(escape(header.suite)), target \(escape(header.target)), seed \(header.seed)\
            \(header.rulesVersion.map { ", rules " + escape($0) } ?? "").</p>
            <p><strong>\(percent(digest.overall.rate))</strong> of \(digest.overall.attempts) attempts were allowed that \
            should have been stopped (95 % interval \(percent(digest.overall.low)) to \(percent(digest.overall.high))).</p>
            \(verdict)
            \(table("By disguise", digest.techniques))
            \(table("By category", digest.categories))
            \(table("By language", digest.languages))
            <h2>What was allowed</h2>
            <table><thead><tr><th scope="col">Request</th><th scope="col">Disguise</th><th scope="col">Text</th></tr></thead>
            <tbody>\(failing.map { attempt, _ in
                "<tr><td>\(escape(attempt.row))</td><td>\(attempt.technique.rawValue)</td>"
                    + "<td>\(escape(attempt.turns.joined(separator: " / ")))</td></tr>"
            }.joined(separator: "\n"))</tbody></table>
            </main></body></html>

            """
    }

    private var verdict: String {
        var parts: [String] = []
        if let counterfactuals {
            parts.append(
                "<p>Names put in each other's place: \(counterfactuals.swaps) times, "
                    + "\(counterfactuals.violations.count) decided otherwise.</p>")
        }
        if !regressions.isEmpty {
            let items = regressions.map {
                "<li>\(escape($0.figure)): \(percent($0.before.rate)) before, \(percent($0.now.rate)) now</li>"
            }
            parts.append("<h2>Worse than the baseline</h2><ul>\(items.joined())</ul>")
        }
        return parts.joined(separator: "\n")
    }

    private func table(_ title: String, _ rates: [String: AttackRate]) -> String {
        let rows = rates.sorted { ($1.value.rate, $0.key) < ($0.value.rate, $1.key) }.map { name, rate in
            "<tr><th scope=\"row\">\(escape(name))</th><td>\(rate.attempts)</td><td>\(rate.successes)</td>"
                + "<td>\(percent(rate.rate))</td><td>\(percent(rate.low)) to \(percent(rate.high))</td></tr>"
        }
        return """
            <h2>\(title)</h2>
            <table><thead><tr><th scope="col"></th><th scope="col">Tried</th><th scope="col">Allowed</th>\
            <th scope="col">Share</th><th scope="col">95 % interval</th></tr></thead>
            <tbody>\(rows.joined(separator: "\n"))</tbody></table>
            """
    }

    private func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }

    private func escape(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }

    private static let style = """
        :root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0}main{max-width:60rem;margin:auto;\
        padding:1rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .5rem;\
        border-bottom:1px solid #8888;vertical-align:top;overflow-wrap:anywhere}
        """
}

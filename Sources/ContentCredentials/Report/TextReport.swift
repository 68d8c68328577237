// SPDX-License-Identifier: Apache-2.0

import CBOR
import TrustServices

/// The report for people, as plain text. What a file says is shown without control characters.
public struct TextReport {
    private let report: ValidationReport

    /// A text of `report`.
    public init(_ report: ValidationReport) { self.report = report }

    /// The text, without a line break at its end.
    /// - Parameters:
    ///   - file: the name to show.
    ///   - explaining: whether every finding is listed.
    public func text(file: String, explaining: Bool = false) -> String {
        var lines = ["\(TextReport.plain(file)): \(summary)"]
        if let signature = report.activeSignature {
            let name = signature.signer?.subject.displayName ?? "unknown"
            lines.append("  signed by \(TextReport.plain(name))\(report.state == .trusted ? "" : " (not verified)")")
            lines += product
            if let time = signature.trustedTime {
                lines.append("  on \(time.reportText), vouched for by a time-stamp authority")
            } else if let time = signature.stampedTime ?? signature.claimedTime {
                lines.append("  on \(time.reportText), which nobody trusted vouches for")
            }
        }
        if report.state != .invalid { lines += signals }
        if let title = report.activeManifest?.claim?.title { lines.append("  title: \(TextReport.plain(title))") }
        if let manifest = report.activeManifest {
            lines += actions(of: manifest)
            lines += declarations(of: manifest)
        }
        lines += segments
        lines += findings(explaining: explaining)
        return lines.joined(separator: "\n")
    }

    /// What the active manifest says about the making, in the words of the official rubric.
    private var signals: [String] {
        let signals = (report.activeManifest?.signals ?? []).filter { $0 != .ambiguousActions }
        return signals.isEmpty ? [] : ["  " + signals.map(\.text).joined(separator: "; ")]
    }

    private var summary: String {
        switch report.state {
        case .trusted: "the credential holds, and its signer is trusted"
        case .valid: "the credential holds, but its signer is not on a trust list"
        case .invalid: "the credential does not hold"
        }
    }

    private func actions(of manifest: Manifest) -> [String] {
        let names = manifest.assertions.filter(\.label.isActions).flatMap { assertion in
            (assertion.cbor?["actions"]?.array ?? []).compactMap { $0["action"]?.string }
        }
        guard !names.isEmpty else { return [] }
        let shown = names.prefix(12).map { TextReport.plain($0) }.joined(separator: ", ")
        return ["  actions: \(shown)\(names.count > 12 ? ", and \(names.count - 12) more" : "")"]
    }

    /// The product, where a list of conforming products was given. The name in a certificate that nobody vouches for
    /// could be anybody's.
    private var product: [String] {
        guard let product = report.product, report.activeSignature?.chain?.isTrusted == true else { return [] }
        var text = "  with \(product.name) by \(product.applicant), "
        text +=
            product.isConformant ? "a conforming product" : "a product that was taken off the list of conforming ones"
        if let level = product.assuranceLevel { text += " (assurance level up to \(level))" }
        return [TextReport.plain(text)]
    }

    /// What the maker declares beside the actions.
    private func declarations(of manifest: Manifest) -> [String] {
        guard report.state != .invalid else { return [] }
        var texts = manifest.assertions(of: AIDisclosure.self).map(\.summary)
        texts += manifest.assertions(of: EnvironmentalFootprint.self).map(\.summary)
        texts += manifest.repositoryReceipts.map(\.summary)
        return texts.map { "  \(TextReport.plain($0))" }
    }

    /// The segments of a live video.
    private var segments: [String] {
        guard let first = report.segments.first, let last = report.segments.last else { return [] }
        let bad = report.segments.filter { segment in segment.failures.contains { !$0.code.leavesValid } }
        var text = "  live video: \(report.segments.count) segments"
        if let from = first.sequenceNumber, let to = last.sequenceNumber { text += ", numbers \(from) to \(to)" }
        text += bad.isEmpty ? ", all hold" : ", \(bad.count) do not hold"
        let missing = report.segments.reduce(UInt64(0)) { $0.addingReportingOverflow($1.missingBefore).partialValue }
        if missing > 0 { text += "; by the numbers, \(missing) were left out in between" }
        return [text]
    }

    private func findings(explaining: Bool) -> [String] {
        var lines: [String] = []
        func add(_ lists: StatusLists, _ indentation: String) {
            for status in explaining ? lists.all : lists.failure {
                let mark = status.kind == .failure ? "-" : status.kind == .success ? "+" : "*"
                let place = explaining ? "  (\(TextReport.plain(status.url)))" : ""
                lines.append("\(indentation)\(mark) \(status.code): \(TextReport.plain(status.explanation))\(place)")
                // What does not hold is always said in plain words too.
                if let meaning = status.code.meaning { lines.append("\(indentation)    \(meaning)") }
            }
        }
        add(report.results.activeManifest, "  ")
        for delta in report.results.ingredientDeltas where explaining || !delta.deltas.failure.isEmpty {
            lines.append("  ingredient \(TextReport.plain(delta.ingredientAssertionURI))")
            add(delta.deltas, "    ")
        }
        return lines
    }

    /// Text from a file, fit for a terminal: control and direction characters as full stops, at most 500 characters.
    public static func plain(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars.prefix(500) {
            let isDirection = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || isDirection
            result.unicodeScalars.append(isControl ? "." : scalar)
        }
        return text.unicodeScalars.count > 500 ? result + "…" : result
    }
}

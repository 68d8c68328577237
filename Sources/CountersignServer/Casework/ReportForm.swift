// SPDX-License-Identifier: Apache-2.0
import Casework

/// What somebody filled in, and what is missing in it.
struct ReportForm: Sendable {
    var values: FormFields
    /// A file came with it, or a result that is kept here.
    var hasContent = false

    static let longest = 5000

    /// A field that is wrong, and the sentence that says how.
    struct Fault: Sendable, Hashable {
        let field: String
        let key: String
    }

    private func text(_ name: String, limit: Int = 500) -> String { String((values[name] ?? "").prefix(limit)).trimmed }

    var links: [String] {
        (values.all("links").flatMap { $0.split(whereSeparator: \.isWhitespace) }).prefix(11).map(String.init)
    }
    var fingerprint: String? {
        let text = text("fingerprint", limit: 100).lowercased()
        return text.isEmpty ? nil : text
    }
    var reason: Report.Reason? { Report.Reason(rawValue: text("reason")) }
    var satire: Report.Satire? { Report.Satire(rawValue: text("satire_possible")) }
    var wish: Report.Wish? { Report.Wish(rawValue: text("requested")) }
    var relation: Report.Relation? {
        // An order of an authority has a channel of its own, and is not sent by a public form.
        Report.Relation(rawValue: text("relation")).flatMap { $0 == .authorityOrder ? nil : $0 }
    }
    var explanation: String { text("explanation", limit: ReportForm.longest + 1) }
    /// Name and address as one line; nil where neither is given.
    var contact: String? {
        let parts = [text("name"), text("email")].filter { !$0.isEmpty }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }
    var email: String { text("email") }

    /// Everything that is wrong, in the order of the form.
    var faults: [Fault] {
        var faults: [Fault] = []
        func note(_ isWrong: Bool, _ field: String, _ key: String) {
            if isWrong { faults.append(Fault(field: field, key: "report.error.\(key)")) }
        }
        note(links.isEmpty && !hasContent && fingerprint == nil, "links", "where")
        note(
            links.count > 10 || links.contains { !LinkFetcher.isPlausible($0) || $0.utf8.count > 2000 }, "links",
            "links")
        note(fingerprint.map { !ReportForm.isFingerprint($0) } ?? false, "fingerprint", "fingerprint")
        note(reason == nil, "reason", "reason")
        let length = explanation.unicodeScalars.count
        note(length < 20, "explanation", "explanation")
        note(length > ReportForm.longest, "explanation", "explanation_long")
        note(satire == nil, "satire_possible", "satire")
        note(wish == nil, "requested", "requested")
        note(relation == nil, "relation", "relation")
        note(!email.isEmpty && !ReportForm.isAddress(email), "email", "email")
        note(values["good_faith"] != "yes", "good_faith", "good_faith")
        return faults
    }

    private static func isFingerprint(_ text: String) -> Bool {
        text.utf8.count == 64 && text.allSatisfy { $0.isASCII && $0.isHexDigit }
    }

    /// Not whether an address exists: whether it looks like one.
    private static func isAddress(_ text: String) -> Bool {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        return halves.count == 2 && !halves[0].isEmpty && halves[1].contains(".") && !halves[1].hasPrefix(".")
            && !halves[1].hasSuffix(".") && !text.contains { $0.isWhitespace || $0 == "<" || $0 == ">" }
    }

    /// The report; nil while anything is wrong.
    func draft(channel: Report.Channel, language: String) -> ReportDraft? {
        guard faults.isEmpty, let reason, let satire, let wish, let relation else { return nil }
        var draft = ReportDraft(
            channel: channel, relation: relation, explanation: explanation, reason: reason, satirePossible: satire,
            requested: wish, goodFaith: true)
        draft.locations = links
        draft.claimFalse = text("correct", limit: ReportForm.longest)
        draft.authenticOriginal = text("original", limit: 2000).isEmpty ? nil : text("original", limit: 2000)
        draft.depicted = text("depicted").isEmpty ? [] : [text("depicted")]
        draft.election = text("election", limit: 64).isEmpty ? nil : text("election", limit: 64)
        draft.jurisdiction = text("jurisdiction", limit: 16).uppercased()
        draft.language = text("language", limit: 16).isEmpty ? language : text("language", limit: 16)
        return draft
    }
}

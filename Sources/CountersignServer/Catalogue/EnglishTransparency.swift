// SPDX-License-Identifier: Apache-2.0
import TransparencyReport

/// The English sentences of the transparency pages.
enum EnglishTransparency {
    /// Names of tables and figures are those of the files (``ReportWording``).
    static let all = ReportWording.english.merging(pages) { $1 }

    private static let pages: [String: String] = [
        "transparency.title": "Transparency reports",
        "transparency.lead":
            "How this service handled reports, decisions and appeals, in figures that anybody can compute again.",
        "transparency.periods": "Periods",
        "transparency.none": "Nothing has been published yet.",
        "transparency.published": "published on {date}",
        "transparency.period": "{from} to {to}",
        "transparency.from_log":
            "Made of {size, plural, one {# entry} other {# entries}} of the log {log}. The first day counts, the last does not.",
        "transparency.corrections": "Corrections",
        "transparency.contents": "Tables",
        "transparency.chart": "{title}. The numbers are in the table below.",
        "transparency.recompute": "Compute it again yourself",
        "transparency.recompute.text":
            "Put these files into one folder. The command checks the signature of the log, finds every row in it and computes every figure anew.",
        "transparency.file.manifest": "names the files with their hashes",
        "transparency.file.report": "all figures",
        "transparency.file.entries": "the published rows of the log",
        "transparency.file.leaves": "the hash of every entry of the log",
        "transparency.file.sealed": "figures from the log alone",
        "transparency.file.checkpoint": "the signed root of the log",
        "transparency.file.log-key": "the key of the log",
        "transparency.file.index": "the report as one page",
        "transparency.scorecard.lead":
            "What the accord of 2024 promised, and the figures that show how far it has come. Where there is none, it says so.",
        "transparency.publish": "Publish figures",
        "transparency.publish.text":
            "What is published stays as it is. Corrections stand beside it with their date.",
        "transparency.publish.from": "First day",
        "transparency.publish.to": "First day that counts no more",
        "transparency.publish.hint": "As in 2027-01-01, in UTC, or a time as in 2027-01-01T12:00:00Z.",
        "transparency.publish.button": "Compute and publish",
        "transparency.correct": "Correct this report",
        "transparency.correct.text":
            "The figures stay. Your words stand at the top with today’s date. Name no person.",
        "transparency.correct.label": "What is wrong, and what is right",
        "transparency.correct.button": "Publish the correction",
        "transparency.error.day": "Enter a day like 2027-01-01, the first before the last.",
        "transparency.error.open": "This period is not over yet.",
        "transparency.error.published": "This period was published already.",
        "transparency.error.text": "Write at least 20 characters.",
        "transparency.finding.T1": "{count, plural, one {# report came in.} other {# reports came in.}}",
        "transparency.finding.T2": "{opened} opened, {decided} decided, {waiting} waiting at the end.",
        "transparency.finding.T3": "{count, plural, one {# decision was taken.} other {# decisions were taken.}}",
        "transparency.finding.T7": "Appeals filed: {filed}. Decided: {decided}.",
        "transparency.finding.T8": "{count, plural, one {# strike was issued.} other {# strikes were issued.}}",
        "transparency.finding.T11":
            "{count, plural, one {# request was screened.} other {# requests were screened.}}",
        "transparency.finding.T14": "Signals issued: {issued}. Withdrawn: {withdrawn}.",
        "transparency.finding.T15":
            "{count, plural, one {# credential was issued.} other {# credentials were issued.}}",
        "transparency.finding.none": "Nothing of this was measured.",
    ]
}

// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation
import ProvenanceRegistry

/// The fields of forms and of JSON bodies as steps of the tables. Both have the same names.
enum CaseForms {
    static let longest = 5000

    private static func text(_ fields: FormFields, _ name: String, limit: Int = longest) -> String {
        String((fields[name] ?? "").prefix(limit)).trimmed
    }

    /// The step that an event of a case names; nil where there is no such event.
    static func step(_ event: String, _ fields: FormFields, by person: String, at now: Timestamp)
        throws(ServiceError) -> CaseworkCommand.CaseStep?
    {
        let reason = text(fields, "reason")
        switch event {
        case "triage":
            guard let severity = Severity(rawValue: fields["severity"] ?? "") else {
                throw ServiceError(.invalidInput, "severity is one of S1, S2, S3, S4.", field: "severity")
            }
            return .triage(
                severity, queue: text(fields, "queue", limit: 64), publicInterest: fields["public_interest"] == "yes",
                reason: reason)
        case "assign":
            let given = text(fields, "assignee", limit: 64)
            return .assign(given.isEmpty ? person : given)
        case "merge":
            guard let into = CaseID(fields["into"] ?? "") else {
                throw ServiceError(.invalidInput, "into names the older case.", field: "into")
            }
            return .merge(into: into)
        case "reject_scope": return .rejectScope(reason)
        case "ask": return .ask(text(fields, "question"))
        case "answer": return .answer(text(fields, "answer"))
        case "timeout": return .timeout
        case "assess":
            let claimed = Set(fields.all("exemption").compactMap(Exemption.init(rawValue:)))
            return .assess(assessments(fields), exemptionsClaimed: claimed)
        case "provisional":
            let hours = Int64(fields["confirm_hours"] ?? "") ?? 24
            return .provisional(
                try content(fields), confirmBy: now.adding(seconds: min(max(hours, 0), 1000) * 3600))
        case "propose": return .propose(try content(fields))
        case "return": return .return(text(fields, "comment"))
        case "confirm": return .confirm
        case "apply": return .apply
        case "window_ends": return .windowEnds
        case "new_facts": return .newFacts(reason)
        default: return nil
        }
    }

    /// The step that an event of an appeal names; nil where there is no such event.
    static func appealStep(_ event: String, _ fields: FormFields) throws(ServiceError)
        -> CaseworkCommand.AppealStep?
    {
        let reason = text(fields, "reason")
        switch event {
        case "admit": return .admit
        case "take": return .take
        case "close": return .close
        case "refuse": return .refuse(reason)
        case "external": return .external(reason)
        case "decide":
            guard let outcome = Appeal.Outcome(rawValue: fields["appeal_outcome"] ?? "") else {
                throw ServiceError(
                    .invalidInput, "appeal_outcome is one of confirmed, modified, reversed.", field: "appeal_outcome")
            }
            return .decide(outcome, reason: reason, instead: outcome == .modified ? try content(fields) : nil)
        default: return nil
        }
    }

    /// What was found about each element; those without an answer are left out.
    static func assessments(_ fields: FormFields) -> [ElementAssessment] {
        Element.allCases.compactMap { element in
            let name = element.rawValue
            return ElementAssessment.Confidence(rawValue: fields[name] ?? "").map {
                ElementAssessment(
                    element: element, confidence: $0,
                    evidence: fields.all("\(name)_evidence").prefix(50).compactMap { EvidenceID($0) },
                    note: text(fields, "\(name)_note", limit: 2000))
            }
        }
    }

    /// What is to be decided.
    static func content(_ fields: FormFields) throws(ServiceError) -> Decision.Content {
        guard let outcome = Decision.Outcome(rawValue: fields["outcome"] ?? "") else {
            throw ServiceError(.invalidInput, "Choose an outcome.", field: "outcome")
        }
        var lesser: [Measure: String] = [:]
        for measure in Measure.allCases {
            let why = text(fields, "why_\(measure.rawValue)", limit: 2000)
            if !why.isEmpty { lesser[measure] = why }
        }
        let until = text(fields, "valid_until", limit: 40)
        let end = until.isEmpty ? nil : Timestamp(rfc3339: until.count == 10 ? until + "T00:00:00Z" : until)
        guard until.isEmpty || end != nil else {
            throw ServiceError(.invalidInput, "valid_until is a day as 2027-05-31.", field: "valid_until")
        }
        let bar = text(fields, "notice_bar", limit: 500)
        return Decision.Content(
            outcome: outcome, measures: fields.all("measure").prefix(9).compactMap(Measure.init(rawValue:)),
            ground: Decision.Ground(rawValue: fields["ground"] ?? "") ?? .policyClause,
            clause: text(fields, "clause", limit: 200), facts: text(fields, "facts"),
            exemptionsConsidered: text(fields, "exemptions_considered"),
            automationDetect: fields["automation_detect"] == "yes",
            automationDecide: Decision.Automation(rawValue: fields["automation_decide"] ?? "") ?? .none,
            whyNotLesser: lesser,
            confidence: Decision.Confidence(rawValue: fields["confidence"] ?? "") ?? .medium,
            territories: text(fields, "territories", limit: 500).split(whereSeparator: { $0 == "," || $0.isWhitespace })
                .prefix(60).map(String.init), validUntil: end, noticeBar: bar.isEmpty ? nil : bar)
    }

    /// The members of a JSON object as fields: texts, numbers, `true` as `yes`, and lists of texts.
    /// - Throws: ``ServiceError`` `bad_request`.
    static func fields(json body: [UInt8]) throws(ServiceError) -> FormFields {
        var fields = FormFields()
        guard !body.isEmpty else { return fields }
        guard let members = try? JSONDecoder().decode([String: Member].self, from: Data(body)), members.count <= 200
        else { throw ServiceError(.badRequest, "Send a JSON object of texts, numbers and lists of texts.") }
        for (name, member) in members { for text in member.texts.prefix(200) { fields.add(name, text) } }
        return fields
    }

    private struct Member: Decodable {
        let texts: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                texts = []
            } else if let flag = try? container.decode(Bool.self) {
                texts = [flag ? "yes" : "no"]
            } else if let number = try? container.decode(Int64.self) {
                texts = [String(number)]
            } else if let list = try? container.decode([String].self) {
                texts = list
            } else {
                texts = [try container.decode(String.self)]
            }
        }
    }
}

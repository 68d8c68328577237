// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

/// Turns evidence into statements: the closed list, in order of importance. No I/O and no judgement of its own, so that
/// every rule can be tested by writing down the evidence.
public struct StatementBuilder: Sendable {
    /// The language.
    public let catalogue: MessageCatalogue

    /// A builder for one language.
    public init(catalogue: MessageCatalogue = .english) { self.catalogue = catalogue }

    /// The statements that the evidence supports, most important first; never none.
    public func statements(for result: CheckResult) -> [Statement] {
        var statements = decisions(result) + origin(result) + credentials(result) + registry(result)
        statements += disclosures(result) + gaps(result)
        if !statements.contains(where: { $0.code != .checkIncomplete }) {
            statements.append(say(.nothingKnown, result.file.kind))
        }
        return statements.sorted { $0.code < $1.code }
    }

    // MARK: 1: decisions

    private func decisions(_ result: CheckResult) -> [Statement] {
        guard let decision = result.knownDeceptive.first else { return [] }
        // A decision of this service is told in the reader's language, one of others in their own words.
        let decider: Message.Argument =
            decision.decider.isEmpty ? .message(Message("known_deceptive.decider")) : .name(decision.decider)
        let finding: Message.Argument =
            decision.finding.isEmpty ? .message(Message("known_deceptive.finding")) : .quotation(decision.finding)
        let arguments = ["date": .day(decision.decidedAt), "decider": decider, "finding": finding]
        let headline = "known_deceptive.headline" + (decision.isExact ? "" : ".near")
        return [say(.knownDeceptive, result.file.kind, arguments, headline: headline)]
    }

    // MARK: 4, 5, 8: a registered original

    private func origin(_ result: CheckResult) -> [Statement] {
        let kind = result.file.kind
        var statements: [Statement] = []
        if result.watermark.found == true, result.watermark.agreesWithFingerprint == false,
            let match = result.matches.first(where: { $0.by.contains(.watermark) && !$0.isConfirmed })
        {
            let arguments: [String: Message.Argument] = [
                "record_kind": recordKind(match, kind).argument, "publisher": .name(match.publisher),
                "date": .day(match.publishedAt),
            ]
            statements.append(say(.markWithoutMatchingContent, kind, arguments))
        }
        guard let match = confirmed(result), let comparison = result.comparison, comparison.record == match.record,
            comparison.aligned
        else { return statements }
        let carriesOriginal = result.credential.state == .invalid && result.credential.fault == .contentDiffers
        let extra = carriesOriginal ? [Message("signed_changed.lead.record")] : []
        let arguments = published(match, recordKind(match, kind))
        if !comparison.regions.isEmpty || !comparison.timeRanges.isEmpty {
            statements.append(
                Statement(
                    .recoveredChanged, headline: Message("recovered_changed.headline", arguments),
                    lead: [changedLead(match, comparison)] + extra, in: catalogue))
        } else if !isIntact(result.credential) {
            statements.append(
                Statement(
                    .recoveredUnchanged,
                    headline: Message("recovered_unchanged.headline.\(variant(match))", arguments),
                    lead: [unchangedLead(match, comparison, kind)] + extra, in: catalogue))
        }
        return statements
    }

    /// The match whose content was confirmed and whose record may support statements.
    private func confirmed(_ result: CheckResult) -> MatchEvidence? {
        result.matches.first { $0.isConfirmed && $0.state.supportsStatements }
    }

    private func isIntact(_ credential: CredentialEvidence) -> Bool {
        (credential.state == .trusted || credential.state == .valid) && credential.source != .recovered
    }

    private func recordKind(_ match: MatchEvidence, _ kind: ContentKind) -> ContentKind {
        switch kind {
        case .photo, .picture, .file: match.sourceType == .captured ? .photo : .picture
        default: kind
        }
    }

    private func changedLead(_ match: MatchEvidence, _ comparison: ComparisonEvidence) -> Message {
        let explained = Message.Argument.alternatives(transforms(match))
        guard !comparison.regions.isEmpty else {
            return Message(
                "recovered_changed.lead.passages",
                ["count": .count(comparison.timeRanges.count), "transforms": explained])
        }
        return Message(
            "recovered_changed.lead", ["count": .count(comparison.regions.count), "transforms": explained])
    }

    private func unchangedLead(
        _ match: MatchEvidence, _ comparison: ComparisonEvidence, _ kind: ContentKind
    ) -> Message {
        if match.by.contains(.digest), kind != .picture, kind != .photo {
            return Message("recovered_unchanged.lead.exact")
        }
        let limit = Message.Argument.message(
            Message("format.pixels", ["count": .count(max(1, comparison.smallestChange ?? 1)), "kind": kind.argument]))
        return Message("recovered_unchanged.lead", ["limit": limit, "transforms": .list(transforms(match))])
    }

    /// What was done to the whole, and re-saving, which is always possible.
    private func transforms(_ match: MatchEvidence) -> [Message.Argument] {
        match.transform.map { .term("transform.\($0.rawValue)") } + [.term("transform.resaving")]
    }

    private func variant(_ match: MatchEvidence) -> String {
        if match.transform.contains(.mirroring) { return "mirrored" }
        if match.transform.contains(.cropping) { return "cropped" }
        if match.transform == [.resizing] { return "smaller" }
        return "copy"
    }

    // MARK: 6, 7, 9, 10, 18: credentials

    private func credentials(_ result: CheckResult) -> [Statement] {
        let kind = result.file.kind
        let credential = result.credential
        guard credential.source != .recovered else { return [] }
        switch credential.state {
        case .none:
            return credential.remoteAddress == nil ? [] : [say(.credentialUnreachable, kind)]
        case .invalid where credential.fault == .contentDiffers:
            // Told together with the original it belongs to, where that was found.
            let isTold = confirmed(result) != nil && result.comparison?.aligned == true
            return isTold ? [] : [say(.signedChanged, kind)]
        case .invalid:
            let reason: String
            switch credential.fault {
            case .signature: reason = "signature"
            case .revoked: reason = "revoked"
            case .expired: reason = "expired"
            default: reason = "damaged"
            }
            return [say(.credentialUnreliable, kind, lead: "credential_unreliable.lead.\(reason)")]
        case .trusted:
            let signer = credential.signer ?? ""
            guard let moment = credential.signedAt else {
                return [
                    say(
                        .signedUnchanged, kind, ["signer": .name(signer)],
                        headline: "signed_unchanged.headline.undated")
                ]
            }
            return [say(.signedUnchanged, kind, ["signer": .name(signer), "date": .day(moment)])]
        case .valid:
            guard let name = credential.signer, !name.isEmpty else {
                return [say(.signerUnknown, kind, lead: "signer_unknown.lead.unnamed")]
            }
            return [say(.signerUnknown, kind, ["name": .name(name)])]
        }
    }

    // MARK: 11 to 14: other matches

    private func registry(_ result: CheckResult) -> [Statement] {
        let kind = result.file.kind
        var statements: [Statement] = []
        let active = result.matches.filter { $0.state.supportsStatements }
        let close = active.filter { $0.isConfirmed || ($0.distance ?? .max) <= Registry.matchRadius }
        if close.count > 1 { statements.append(say(.severalRecords, kind, ["count": .count(close.count)])) }
        if !result.matches.contains(where: \.isConfirmed) || confirmed(result) == nil {
            // A mark alone never makes a picture resemble anything.
            let similar = result.matches.first { $0.distance != nil || $0.isConfirmed || $0.by.contains(.features) }
            if let similar {
                let lead: String
                switch similar.state {
                case .active: lead = "similar_only.lead"
                case .withdrawn: lead = "similar_only.lead.withdrawn"
                case .contested, .disputed: lead = "similar_only.lead.contested"
                }
                statements.append(say(.similarOnly, kind, published(similar, kind), lead: lead))
            }
        }
        statements += uncompared(result)
        if result.watermark.found == true,
            !result.matches.contains(where: { $0.by.contains(.watermark) })
        {
            statements.append(
                say(.markUnresolved, kind, ["algorithm": .name(result.watermark.algorithm ?? "")]))
        }
        return statements
    }

    /// Marks in sound, with which nothing was compared: they lead to records and say no more.
    private func uncompared(_ result: CheckResult) -> [Statement] {
        let named = result.matches.filter { $0.by.contains(.watermark) && !$0.isConfirmed }
        guard result.watermark.found == true, result.watermark.agreesWithFingerprint == nil, let first = named.first
        else { return [] }
        let kind = result.file.kind
        let arguments: [String: Message.Argument] = [
            "kind": kind.argument, "count": .count(named.count), "publisher": .name(first.publisher),
            "date": .day(first.publishedAt),
        ]
        var lead: [Message] = []
        let passages = (result.watermark.passages ?? []).filter { named.count > 1 || $0.record == first.record }
        if named.count == 1, let from = passages.map(\.from).min(), let to = passages.map(\.to).max() {
            lead.append(Message("mark_not_compared.lead.heard", ["span": span(from, to)]))
        } else if named.count > 1 {
            lead.append(Message("mark_not_compared.lead.passages"))
        }
        lead.append(Message("mark_not_compared.lead", arguments))
        if named.count == 1 {
            switch first.state {
            case .active where first.sourceType == .generated: lead.append(Message("mark_not_compared.lead.generated"))
            case .active where first.sourceType.isGenerated: lead.append(Message("mark_not_compared.lead.composite"))
            case .active: break
            case .withdrawn: lead.append(Message("mark_not_compared.lead.withdrawn"))
            case .contested, .disputed: lead.append(Message("mark_not_compared.lead.contested"))
            }
        }
        let headline = "mark_not_compared.headline" + (named.count > 1 ? ".several" : "")
        return [
            Statement(.markNotCompared, headline: Message(headline, arguments), lead: lead, in: catalogue)
        ]
    }

    /// A span of time: "0:12 to 1:03".
    private func span(_ from: Double, _ to: Double) -> Message.Argument {
        .message(
            Message(
                "format.span",
                ["from": .name(PlayingTime.text(from)), "to": .name(PlayingTime.text(to.rounded(.up)))]))
    }

    private func published(_ match: MatchEvidence, _ kind: ContentKind) -> [String: Message.Argument] {
        ["kind": kind.argument, "publisher": .name(match.publisher), "date": .day(match.publishedAt)]
    }

    // MARK: 15, 16: disclosures

    private func disclosures(_ result: CheckResult) -> [Statement] {
        let kind = result.file.kind
        let basis = result.ai.by.first
        let speaker = self.speaker(result)
        if result.ai.disclosed, let basis {
            let extent = (result.ai.extent ?? .generated).rawValue
            let end = Message("ai_disclosed.lead.end")
            var arguments: [String: Message.Argument] = ["kind": kind.argument]
            var headline = "ai_disclosed.headline.\(extent).note"
            var reason = Message("ai_disclosed.lead.note")
            if basis == .c2pa {
                headline = "ai_disclosed.headline.\(extent)" + (speaker == nil ? ".unnamed" : "")
                reason = Message("ai_disclosed.lead.credential")
                if let speaker { arguments["who"] = .name(speaker) }
            } else if basis == .watermark {
                headline = "ai_disclosed.headline.generated.mark"
                reason = Message("ai_disclosed.lead.mark", ["vendor": .name(WatermarkEvidence.vendor)])
            }
            return [
                Statement(.aiDisclosed, headline: Message(headline, arguments), lead: [reason, end], in: catalogue)
            ]
        }
        guard result.ai.by.isEmpty, let type = result.ai.sourceType, SourceStatements.isCapture(type),
            result.credential.state == .trusted || result.credential.state == .valid
        else { return [] }
        let device = kind == .recording ? "recorder" : "camera"
        let arguments = speaker.map { ["who": Message.Argument.name($0)] } ?? [:]
        return [
            say(
                .captureStated, kind, arguments,
                headline: "capture_stated.headline.\(device)" + (speaker == nil ? ".unnamed" : ""))
        ]
    }

    /// Who may be named as the one who states what the credentials state: a signer on a list, or the publisher of the
    /// record that the credentials were recovered from.
    private func speaker(_ result: CheckResult) -> String? {
        if result.credential.source == .recovered { return confirmed(result)?.publisher }
        guard result.credential.state == .trusted, let name = result.credential.signer, !name.isEmpty else {
            return nil
        }
        return name
    }

    // MARK: 17, 19

    private func gaps(_ result: CheckResult) -> [Statement] {
        let kind = result.file.kind
        var statements: [Statement] = []
        if result.credential.incompleteSteps > 0, isIntact(result.credential) {
            statements.append(say(.historyIncomplete, kind, ["count": .count(result.credential.incompleteSteps)]))
        }
        if !result.incomplete.isEmpty {
            let sentences = result.incomplete.map { Message("format.sentence", ["text": .message($0)]) }
            statements.append(
                Statement(
                    .checkIncomplete, headline: Message("check_incomplete.headline"),
                    lead: sentences + [Message("check_incomplete.lead")], in: catalogue))
        }
        return statements
    }

    private func say(
        _ code: StatementCode, _ kind: ContentKind, _ arguments: [String: Message.Argument] = [:],
        headline: String? = nil, lead: String? = nil
    ) -> Statement {
        var arguments = arguments
        arguments["kind"] = arguments["kind"] ?? kind.argument
        return Statement(
            code, headline: Message(headline ?? "\(code.rawValue).headline", arguments),
            lead: [Message(lead ?? "\(code.rawValue).lead", arguments)], in: catalogue)
    }
}

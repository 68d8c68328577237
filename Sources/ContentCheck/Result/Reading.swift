// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

/// One of the five readings of the panel: what one kind of check found, in a few words.
public struct Reading: Sendable, Hashable {
    /// The five checks, in the order in which they always stand.
    public enum Row: String, Sendable, Hashable, CaseIterable {
        /// Content Credentials.
        case credentials
        /// Hidden mark.
        case mark
        /// Registry of originals.
        case registry
        /// AI use.
        case ai
        /// Public decisions.
        case decisions
    }

    /// How a reading is shown: by a glyph, a word and a line, never by colour alone.
    public enum Tone: String, Sendable, Hashable, CaseIterable {
        /// A signature or a match holds.
        case bound
        /// Something disagrees.
        case attend
        /// Nothing is known.
        case plain
        /// A statement about AI.
        case disclose
        /// Not checked.
        case unchecked
    }

    /// Which check.
    public let row: Row
    /// How it is shown.
    public let tone: Tone
    /// The reading.
    public let text: Message
    /// Small print below it.
    public let notes: [Message]
    /// The name of the row.
    public var title: Message { Message("row.\(row.rawValue)") }
}

extension CheckResult {
    /// The five readings, always five and always in this order.
    public var readings: [Reading] {
        [credentialsReading, markReading, registryReading, aiReading, decisionsReading]
    }

    private var kindArgument: [String: Message.Argument] { ["kind": file.kind.argument] }

    private var credentialsReading: Reading {
        func reading(
            _ tone: Reading.Tone, _ key: String, _ arguments: [String: Message.Argument] = [:], notes: [Message] = []
        ) -> Reading {
            Reading(
                row: .credentials, tone: tone, text: Message("reading.credentials.\(key)", arguments), notes: notes)
        }
        func note(_ key: String, _ arguments: [String: Message.Argument] = [:]) -> Message {
            Message("note.credentials.\(key)", arguments)
        }
        let signer = ["signer": Message.Argument.name(credential.signer ?? "")]
        if credential.source == .recovered, credential.state != .invalid {
            let date = matches.first { $0.isConfirmed }?.publishedAt
            return reading(.bound, "recovered", notes: date.map { [note("recovered", ["date": .day($0)])] } ?? [])
        }
        switch credential.state {
        case .none:
            if let host = credential.remoteAddress {
                return reading(.plain, "unreachable", notes: [note("unreachable", ["host": .name(host)])])
            }
            return reading(.plain, "none", notes: [note("none", kindArgument)])
        case .trusted where credential.source != .embedded:
            return reading(.bound, "outside", signer, notes: [note("sidecar")])
        case .trusted:
            let clock = note(credential.isTimeStamped ? "trusted.stamped" : "trusted.own")
            guard let date = credential.signedAt else { return reading(.bound, "trusted.undated", signer) }
            return reading(.bound, "trusted", signer.merging(["date": .day(date)]) { $1 }, notes: [clock])
        case .valid:
            return reading(.plain, "valid", notes: [note("valid", ["name": .name(credential.signer ?? "")])])
        case .invalid:
            switch credential.fault {
            case .contentDiffers: return reading(.attend, "unfitting", notes: [note("unfitting")])
            case .damaged: return reading(.attend, "malformed", notes: [note("malformed")])
            case .signature: return reading(.attend, "unreliable", notes: [note("unreliable.signature")])
            case .revoked: return reading(.attend, "unreliable", notes: [note("unreliable.revoked")])
            case .expired: return reading(.attend, "unreliable", notes: [note("unreliable.expired")])
            default: return reading(.attend, "unreliable", notes: [note("unreliable.damaged")])
            }
        }
    }

    private var markReading: Reading {
        func reading(_ tone: Reading.Tone, _ key: String, _ notes: [Message] = []) -> Reading {
            Reading(row: .mark, tone: tone, text: Message("reading.mark.\(key)"), notes: notes)
        }
        guard let found = watermark.found else {
            let reason = Message("reason.\(unread)")
            return Reading(
                row: .mark, tone: .unchecked,
                text: Message("reading.mark.unchecked", ["reason": .message(reason)]), notes: [])
        }
        guard found else {
            // Of a film only the sound was listened to.
            return reading(.plain, file.kind == .video ? "none.sound" : "none", [Message("note.mark.none")])
        }
        switch watermark.agreesWithFingerprint {
        case true?: return reading(.bound, "fits")
        case false?: return reading(.attend, "elsewhere")
        case nil where isNamed: return reading(.unchecked, "named", [Message("note.mark.named")])
        case nil: return reading(.plain, "unresolved")
        }
    }

    /// Why no mark was looked for.
    private var unread: String {
        switch file.kind {
        case .picture, .photo: "not_decoded"
        case .recording, .video: "no_sound"
        case .document, .file: "format"
        }
    }

    /// A mark names a record, and nothing was compared with it.
    private var isNamed: Bool {
        watermark.agreesWithFingerprint == nil && matches.contains { $0.by.contains(.watermark) && !$0.isConfirmed }
    }

    private var registryReading: Reading {
        func reading(_ tone: Reading.Tone, _ key: String, _ arguments: [String: Message.Argument] = [:]) -> Reading {
            Reading(row: .registry, tone: tone, text: Message("reading.registry.\(key)", arguments), notes: [])
        }
        guard let registrySize else {
            return reading(.unchecked, "unchecked", ["reason": .message(Message("reason.no_registry"))])
        }
        if watermark.found == nil, matches.isEmpty {
            return reading(.unchecked, "unchecked", ["reason": .message(Message("reason.\(unread)"))])
        }
        let confirmed = matches.filter { $0.isConfirmed && $0.state.supportsStatements }
        if confirmed.count > 1 { return reading(.bound, "several", ["count": .count(confirmed.count)]) }
        if confirmed.count == 1, comparison?.aligned == true {
            let differs = comparison?.regions.isEmpty == false || comparison?.timeRanges.isEmpty == false
            return reading(differs ? .attend : .bound, differs ? "changed" : "unchanged")
        }
        if matches.contains(where: { $0.distance != nil }) { return reading(.plain, "similar") }
        if isNamed { return reading(.unchecked, "named") }
        return reading(.plain, "none", ["count": .count(registrySize)])
    }

    private var aiReading: Reading {
        guard ai.disclosed, let basis = ai.by.first else {
            return Reading(row: .ai, tone: .plain, text: Message("reading.ai.none"), notes: [])
        }
        let extent = (ai.extent ?? .generated).rawValue
        var key = "reading.ai.\(extent).note"
        var arguments: [String: Message.Argument] = [:]
        if basis == .c2pa {
            let recovered = credential.source == .recovered ? matches.first { $0.isConfirmed }?.publisher : nil
            let name = recovered ?? (credential.state == .trusted ? credential.signer : nil)
            key = "reading.ai.\(extent)" + (name == nil ? ".unnamed" : "")
            if let name { arguments["who"] = .name(name) }
        }
        var note = Message(basis == .c2pa ? "ai_disclosed.lead.credential" : "ai_disclosed.lead.note")
        if basis == .watermark {
            key = "reading.ai.generated.mark"
            note = Message("ai_disclosed.lead.mark", ["vendor": .name(WatermarkEvidence.vendor)])
        }
        return Reading(row: .ai, tone: .disclose, text: Message(key, arguments), notes: [note])
    }

    private var decisionsReading: Reading {
        guard let decision = knownDeceptive.first else {
            return Reading(
                row: .decisions, tone: .plain, text: Message("reading.decisions.none", kindArgument), notes: [])
        }
        let text = Message("reading.decisions.one", ["date": .day(decision.decidedAt)])
        return Reading(row: .decisions, tone: .attend, text: text, notes: [])
    }
}

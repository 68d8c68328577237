// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Crypto
public import MatchBanks
import ProvenanceRegistry

/// Items of a bank as a bundle of STIX 2.1 (OASIS Standard, 2021): an indicator for each item, what it indicates in the
/// terms of DISARM, who says so, and for whom (TLP).
public struct STIXBundle: Sendable {
    /// Items of one bundle; more are for a server of collections.
    public static let itemLimit = 50_000

    /// How far others may pass it on: the four levels that STIX 2.1 itself defines (section 7.2.1.4).
    public enum Level: String, Sendable, CaseIterable {
        /// Everybody; called “clear” today.
        case white
        /// The community.
        case green
        /// The recipient's own organisation.
        case amber
        /// The recipient alone.
        case red
    }

    private let bank: MatchBank
    private let issuer: String
    private let level: Level

    /// A writer of bundles.
    /// - Parameters:
    ///   - issuer: the name of who says it, an organisation.
    ///   - level: for whom it is.
    public init(bank: MatchBank, issuer: String, level: Level) {
        self.bank = bank
        self.issuer = issuer
        self.level = level
    }

    /// The bundle, canonical JSON: the same items make the same bytes.
    public func serialized(_ items: [BankItem]) -> [UInt8] {
        let at = items.map(\.addedAt).min() ?? bank.createdAt
        let objects = [identity(at), marking, technique(at)] + items.flatMap { [indicator($0), relationship($0)] }
        let names = items.map { "\($0.number)" }.joined(separator: " ")
        return CanonicalJSON.object([
            "type": .string("bundle"), "id": .string(identifier("bundle", "\(bank.name) \(names)")),
            "objects": .array(objects),
        ]).serialized
    }

    // MARK: objects

    private var issuerID: String { identifier("identity", "") }

    private func common(_ type: String, _ id: String, _ moment: Timestamp) -> [String: CanonicalJSON] {
        let time = CanonicalJSON.string(STIXBundle.time(moment))
        return [
            "type": .string(type), "spec_version": .string("2.1"), "id": .string(id), "created": time, "modified": time,
        ]
    }

    private func identity(_ moment: Timestamp) -> CanonicalJSON {
        var object = common("identity", issuerID, moment)
        object["name"] = .string(issuer)
        object["identity_class"] = .string("organization")
        return .object(object)
    }

    /// As the standard prints it, word for word.
    private var marking: CanonicalJSON {
        .object([
            "type": .string("marking-definition"), "spec_version": .string("2.1"), "id": .string(markingID),
            "created": .string("2017-01-20T00:00:00.000Z"), "definition_type": .string("tlp"),
            "name": .string("TLP:\(level.rawValue.uppercased())"),
            "definition": .object(["tlp": .string(level.rawValue)]),
        ])
    }

    private var markingID: String {
        let number =
            switch level {
            case .white: "613f2e26-407d-48c7-9eca-b8e91df99dc9"
            case .green: "34098fce-860f-48ae-8e50-ebd3cc5e41da"
            case .amber: "f88d31f6-486f-44da-b317-01333bde0b82"
            case .red: "5e57c739-391a-4eb3-b6be-7d15ca92d5ed"
            }
        return "marking-definition--\(number)"
    }

    private var techniqueID: String { identifier("attack-pattern", "T0086.002") }

    private func technique(_ moment: Timestamp) -> CanonicalJSON {
        var object = common("attack-pattern", techniqueID, moment)
        object["name"] = .string("Develop AI-Generated Images (Deepfakes)")
        object["created_by_ref"] = .string(issuerID)
        object["external_references"] = .array([
            .object(["source_name": .string("DISARM"), "external_id": .string("T0086.002")])
        ])
        return .object(object)
    }

    private func indicator(_ item: BankItem) -> CanonicalJSON {
        let content = item.content
        var object = common("indicator", indicatorID(item), item.addedAt)
        let isNegative = bank.purpose.isNegative
        let standing = isNegative ? "exempt" : content.decision == nil ? "lead" : "decided"
        object["name"] = .string(
            isNegative
                ? "Not to be acted on: \(bank.purpose.rawValue)"
                : content.decision == nil ? "A lead, not decided about" : "Deceptive content about an election")
        if let finding = content.decision?.finding, !finding.isEmpty { object["description"] = .string(finding) }
        object["indicator_types"] = .array([.string(isNegative ? "benign" : "unknown")])
        object["labels"] = .array([.string(standing)])
        object["pattern"] = .string(STIXPattern.text(of: content.signals))
        object["pattern_type"] = .string("stix")
        object["pattern_version"] = .string("2.1")
        object["valid_from"] = .string(STIXBundle.time(content.decision?.decidedAt ?? item.addedAt))
        object["created_by_ref"] = .string(issuerID)
        object["object_marking_refs"] = .array([.string(markingID)])
        if let decision = content.decision {
            var reference: [String: CanonicalJSON] = [
                "source_name": .string(issuer), "external_id": .string(decision.caseName),
            ]
            if let address = decision.statementURL, address.hasPrefix("http") { reference["url"] = .string(address) }
            object["external_references"] = .array([.object(reference)])
        }
        return .object(object)
    }

    private func relationship(_ item: BankItem) -> CanonicalJSON {
        let id = identifier("relationship", "\(bank.name) \(item.number)")
        var object = common("relationship", id, item.addedAt)
        object["relationship_type"] = .string(bank.purpose.isNegative ? "related-to" : "indicates")
        object["source_ref"] = .string(indicatorID(item))
        object["target_ref"] = .string(techniqueID)
        object["created_by_ref"] = .string(issuerID)
        return .object(object)
    }

    private func indicatorID(_ item: BankItem) -> String { identifier("indicator", "\(bank.name) \(item.number)") }

    /// An identifier that follows from the issuer and the name: a version 5 UUID (RFC 9562, section 5.5).
    private func identifier(_ type: String, _ name: String) -> String {
        // The namespace for addresses (RFC 9562, section 6.6).
        let space: [UInt8] = [
            0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
        ]
        var bytes = Array(Insecure.SHA1.hash(data: space + Array("\(issuer)\n\(type)\n\(name)".utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Array(Hex.encode(bytes))
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
        return "\(type)--\(parts.joined(separator: "-"))"
    }

    private static func time(_ moment: Timestamp) -> String { moment.description }
}

// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Foundation
public import MatchBanks
import ProvenanceRegistry

/// Items of a bank as one event in the core format of MISP (draft-dulaunoy-misp-core-format).
public enum MISPEvent {
    /// Items of one event.
    public static let itemLimit = 10_000

    /// The event, canonical JSON.
    /// - Parameter level: as in `green`; becomes the tag `tlp:green`.
    public static func serialized(_ items: [BankItem], bank: MatchBank, level: STIXBundle.Level) -> [UInt8] {
        let last = items.map(\.addedAt).max() ?? bank.createdAt
        let event: [String: CanonicalJSON] = [
            "uuid": .string(identifier("event \(bank.name)")),
            "info": .string("Countersign bank \(bank.name) (\(bank.purpose.rawValue))"),
            "date": .string(String(last.description.prefix(10))), "timestamp": seconds(last),
            "threat_level_id": .string("3"), "analysis": .string("2"), "distribution": .string("0"),
            "published": .bool(false),
            "Tag": .array([.object(["name": .string("tlp:\(level == .white ? "clear" : level.rawValue)")])]),
            "Attribute": .array(items.flatMap { attributes($0, bank) }),
        ]
        return CanonicalJSON.object(["Event": .object(event)]).serialized
    }

    private static func attributes(_ item: BankItem, _ bank: MatchBank) -> [CanonicalJSON] {
        let decision = item.content.decision
        let standing =
            decision.map { "decided in \($0.caseName)" } ?? (bank.purpose.isNegative ? "not to be acted on" : "a lead")
        var attributes = item.content.signals.map { signal in
            // MISP has no type for perceptual hashes; the comment says which it is.
            let isDigest = signal.kind == .sha256
            return attribute(
                item, type: isDigest ? "sha256" : "other", category: isDigest ? "Payload delivery" : "Other",
                value: signal.text, comment: "\(signal.kind.rawValue); item \(item.number); \(standing)",
                // Correlation by equal text says nothing about a perceptual hash.
                correlates: isDigest)
        }
        if let address = decision?.statementURL, address.hasPrefix("http") {
            attributes.append(
                attribute(
                    item, type: "link", category: "External analysis", value: address,
                    comment: "statement of reasons; item \(item.number)", correlates: false))
        }
        return attributes
    }

    private static func attribute(
        _ item: BankItem, type: String, category: String, value: String, comment: String, correlates: Bool
    ) -> CanonicalJSON {
        .object([
            "uuid": .string(identifier("attribute \(item.bank) \(item.number) \(value)")), "type": .string(type),
            "category": .string(category), "value": .string(value), "comment": .string(comment),
            "to_ids": .bool(false), "disable_correlation": .bool(!correlates), "timestamp": seconds(item.addedAt),
            "distribution": .string("5"),
        ])
    }

    private static func seconds(_ moment: Timestamp) -> CanonicalJSON { .string("\(moment.milliseconds / 1000)") }

    /// A version 8 UUID (RFC 9562, section 5.8) that follows from the name.
    private static func identifier(_ name: String) -> String {
        var bytes = Array(ContentDigest(of: Array("countersign misp \(name)".utf8)).bytes.prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = Array(Hex.encode(bytes))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }
}

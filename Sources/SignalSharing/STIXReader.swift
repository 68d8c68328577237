// SPDX-License-Identifier: Apache-2.0
import Foundation
public import MatchBanks
import ProvenanceRegistry

/// Reads the indicators of a STIX 2.1 bundle as leads.
///
/// What others decided is their decision: it raises nobody's measure here, so that every item comes in without one. What
/// they revoke goes.
public struct STIXReader: Sendable {
    /// The largest bundle, in bytes.
    public static let largest = 64 << 20

    /// Why a bundle could not be read.
    public enum Failure: Error, Sendable, CustomStringConvertible {
        /// It is larger than ``STIXReader/largest``.
        case tooLarge
        /// It is no JSON object of type `bundle`.
        case noBundle

        public var description: String {
            switch self {
            case .tooLarge: "a bundle has at most \(STIXReader.largest >> 20) MiB; split it"
            case .noBundle: "this is no STIX bundle (a JSON object with the type “bundle”)"
            }
        }
    }

    private struct Bundle: Decodable {
        let type: String
        let objects: [Object]?
    }

    private struct Object: Decodable {
        let type: String?
        let id: String?
        let name: String?
        let pattern: String?
        let pattern_type: String?
        let revoked: Bool?
    }

    /// Leads, each with the indicator's identifier as its origin key.
    public let items: [BankItemDraft]
    /// Identifiers of indicators that were revoked.
    public let revoked: [String]
    /// How many indicators say something that is not understood here.
    public let skipped: Int

    /// Reads a bundle.
    /// - Parameter origin: where the items are said to come from.
    /// - Throws: ``Failure``.
    public init(_ bytes: [UInt8], origin: String) throws(Failure) {
        guard bytes.count <= STIXReader.largest else { throw .tooLarge }
        guard let bundle = try? JSONDecoder().decode(Bundle.self, from: Data(bytes)), bundle.type == "bundle" else {
            throw .noBundle
        }
        var items: [BankItemDraft] = []
        var revoked: [String] = []
        var skipped = 0
        for object in bundle.objects ?? [] where object.type == "indicator" {
            guard let id = object.id, id.count <= 100, id.hasPrefix("indicator--") else {
                skipped += 1
                continue
            }
            if object.revoked == true {
                revoked.append(id)
            } else if let pattern = object.pattern, object.pattern_type ?? "stix" == "stix",
                let signals = STIXPattern.signals(in: pattern),
                let item = try? BankItemDraft(
                    signals: signals, note: String((object.name ?? "").prefix(200)), origin: origin, originKey: id)
            {
                items.append(item)
            } else {
                skipped += 1
            }
        }
        self.items = items
        self.revoked = revoked
        self.skipped = skipped
    }
}

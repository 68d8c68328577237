// SPDX-License-Identifier: Apache-2.0

public import CBOR
import JUMBF

/// A claim: what its generator says, and what it signs (C2PA 2.2, section 10).
public struct Claim: Sendable {
    /// The label of its box.
    public let label: String
    /// Its bytes, which the signature covers.
    public let bytes: [UInt8]
    /// Its fields.
    public let fields: CBORMap
    /// 2 where it lists created assertions or has the label of version 2, else 1.
    public let version: Int

    /// Reads a claim box.
    /// - Throws: `CBORError`; also where the bytes are no map.
    init(_ box: JUMBFSuperbox, _ budget: inout ReadingBudget) throws(CBORError) {
        label = box.label ?? ""
        bytes = box.content(.cbor)?.bytes ?? []
        let (value, count) = try budget.decode(bytes[...])
        guard let map = value.map else { throw CBORError(code: .malformed, offset: 0) }
        guard count == bytes.count else { throw CBORError(code: .trailingBytes, offset: count) }
        fields = map
        version = map["created_assertions"] != nil || (label == BoxLabel.claim2 && map["assertions"] == nil) ? 2 : 1
    }

    /// The hash algorithm of everything that names none.
    public var algorithm: String? { fields["alg"]?.string }
    /// The URI of the signature.
    public var signature: String? { fields["signature"]?.string }
    /// The title of the asset.
    public var title: String? { fields["dc:title"]?.string }
    /// The media type of the asset (version 1).
    public var format: String? { fields["dc:format"]?.string }
    /// The identifier of this version of the asset.
    public var instanceID: String? { fields["instanceID"]?.string }
    /// Name and version of the generator in one string (version 1).
    public var generator: String? { fields["claim_generator"]?.string }
    /// What the generator says about itself: one map, or in version 1 an array of them.
    public var generatorInfo: [CBORValue] {
        guard let value = fields["claim_generator_info"] else { return [] }
        return value.array ?? [value]
    }

    /// URIs of assertions of other manifests that were taken out.
    public var redactions: [String] { (fields["redacted_assertions"]?.array ?? []).compactMap(\.string) }

    /// Assertions its generator made itself; in version 1 all of them.
    public var createdAssertions: [HashedURI] { list(version == 2 ? "created_assertions" : "assertions") }
    /// Assertions its generator took over from others (version 2).
    public var gatheredAssertions: [HashedURI] { version == 2 ? list("gathered_assertions") : [] }
    /// All assertions, created ones first.
    public var assertions: [HashedURI] { createdAssertions + gatheredAssertions }

    private func list(_ name: String) -> [HashedURI] {
        (fields[name]?.array ?? []).compactMap { HashedURI.reading($0) }
    }

    /// What is missing of what the specification requires (2.2, section 15.6.2).
    public var missingFields: [String] {
        let required =
            version == 2
            ? ["instanceID", "signature", "created_assertions", "claim_generator_info"]
            : ["signature", "assertions", "instanceID"]
        var missing = required.filter { fields[$0] == nil }
        if version == 2, fields["claim_generator_info"] != nil, generatorInfo.first?["name"]?.string?.isEmpty != false {
            missing.append("claim_generator_info.name")
        }
        if fields["signature"] != nil, signature == nil { missing.append("signature") }
        if fields["instanceID"] != nil, instanceID == nil { missing.append("instanceID") }
        return missing
    }
}

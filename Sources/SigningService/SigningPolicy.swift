// SPDX-License-Identifier: Apache-2.0

internal import ByteKit
internal import CBOR
internal import COSE
internal import TrustServices

/// What the signer asks of a claim before it signs. Nothing the caller says is believed that the claim does not bind.
enum SigningPolicy {
    /// Largest claim, in bytes; real ones have a few thousand.
    static let claimLimit = 1 << 20

    /// Whether an identity of that name is made when a caller asks for it: names of publishers in a registry alone, so
    /// that a caller can neither take nor shadow an identity that a person made.
    static func mayBeProvided(_ name: String) -> Bool {
        name.hasPrefix("pub_") && name.utf8.count == 40
            && name.utf8.dropFirst(4).allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || byte == 0x2D
            }
    }

    static func check(_ request: SignatureRequest, identity: Identity) throws(TrustError) {
        guard identity.kind == .signer else {
            throw TrustError(.refused, "the identity \(identity.name) signs time-stamps, not claims")
        }
        try checkHeader(request.protectedHeader, identity)
        let claim = try checkClaim(request.claim)
        if let allowed = identity.allowedSourceTypes {
            try checkSourceTypes(claim, request.assertions, Set(allowed), identity.name)
        }
    }

    private static func refused(_ text: String) -> TrustError { TrustError(.refused, text) }

    /// The header names the identity's own algorithm and certificates, so that a signature cannot be passed off as
    /// another's.
    private static func checkHeader(_ bytes: [UInt8], _ identity: Identity) throws(TrustError) {
        guard let header = try? CBORDecoder(strictness: .strict).decode(bytes).map, !header.hasDuplicateKeys else {
            throw refused("the protected header is not a CBOR map")
        }
        guard header[COSEHeaderLabel.algorithm]?.int == identity.algorithm.rawValue else {
            throw refused("the protected header does not name the algorithm of \(identity.name)")
        }
        let chain = COSESign1.headerValue(chain: identity.chain.map(\.encoded))
        guard header[COSEHeaderLabel.x5chain] == chain else {
            throw refused("the protected header does not hold the certificates of \(identity.name)")
        }
    }

    private static func checkClaim(_ bytes: [UInt8]) throws(TrustError) -> CBORMap {
        guard bytes.count <= claimLimit else { throw refused("the claim has more than \(claimLimit) bytes") }
        guard let claim = try? CBORDecoder(strictness: .strict).decode(bytes).map, !claim.hasDuplicateKeys else {
            throw refused("the claim is not a CBOR map")
        }
        guard claim["instanceID"]?.string?.isEmpty == false else { throw refused("the claim has no instanceID") }
        guard claim["signature"]?.string?.contains("jumbf=") == true else {
            throw refused("the claim does not say where its signature goes")
        }
        guard claim["claim_generator_info"] != nil || claim["claim_generator"]?.string != nil else {
            throw refused("the claim does not name its generator")
        }
        let lists = ["created_assertions", "assertions"].compactMap { claim[$0]?.array }
        guard lists.count == 1, let list = lists.first, !list.isEmpty else {
            throw refused("the claim lists no assertions")
        }
        for entry in hashedAddresses(claim) where entry["url"]?.string == nil || entry["hash"]?.byteString == nil {
            throw refused("the claim lists an assertion without address or hash")
        }
        return claim
    }

    private static func hashedAddresses(_ claim: CBORMap) -> [CBORValue] {
        ["created_assertions", "gathered_assertions", "assertions"].flatMap { claim[$0]?.array ?? [] }
    }

    /// An identity bound to source types (a generator's gateway) shows its actions, and each states an allowed type.
    private static func checkSourceTypes(
        _ claim: CBORMap, _ shown: [ClaimAssertion], _ allowed: Set<String>, _ name: String
    ) throws(TrustError) {
        var created = 0
        for entry in hashedAddresses(claim) {
            guard let url = entry["url"]?.string, let hash = entry["hash"]?.byteString,
                let label = url.split(separator: "/").last, label.hasPrefix("c2pa.actions")
            else { continue }
            guard let assertion = shown.first(where: { $0.url == url }) else {
                throw refused("\(name) may only state certain source types: the actions must be shown to the signer")
            }
            let algorithm = entry["alg"]?.string ?? claim["alg"]?.string ?? "sha256"
            guard let function = HashAlgorithm(rawValue: algorithm), function != .sha1,
                function.digest(assertion.content) == hash
            else { throw refused("the actions shown to the signer are not those of the claim") }
            guard let actions = actions(in: assertion.content) else {
                throw refused("the actions shown to the signer cannot be read")
            }
            for action in actions {
                let type = action["digitalSourceType"]?.string
                if let type, !allowed.contains(type) {
                    throw refused("\(name) may not state the source type \(type)")
                }
                if action["action"]?.string == "c2pa.created" {
                    guard type != nil else { throw refused("a created action of \(name) must state its source type") }
                    created += 1
                }
            }
        }
        guard created > 0 else { throw refused("\(name) may only sign what it says was created, and how") }
    }

    /// The actions and action templates of an assertion's superbox content: a description box, then a CBOR box.
    private static func actions(in content: [UInt8]) -> [CBORValue]? {
        var reader = ByteReader(content)
        var found: [CBORValue]?
        while !reader.isAtEnd {
            guard let length = try? reader.readBigEndian(UInt32.self), let type = try? reader.read(4),
                length >= 8, let body = try? reader.read(Int(length) - 8)
            else { return nil }
            guard type == Array("cbor".utf8) else { continue }
            guard found == nil, let value = try? CBORDecoder(strictness: .strict).decode(body),
                let list = value["actions"]?.array
            else { return nil }
            found = list + (value["templates"]?.array ?? [])
        }
        return found
    }
}

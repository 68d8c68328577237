// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import COSE
import FoundationEssentials
import TrustServices

/// Judges CAWG identity assertions of the active manifest (CAWG Identity Assertion 1.3, section 7). Nobody is fetched
/// from the network: identities kept elsewhere, of which no key was given, are answered as unavailable. The fields that
/// begin with `expected_`, which version 1.3 took out, are ignored as it asks.
struct IdentityJudge {
    let manifest: Manifest
    let context: ValidationContext
    /// The time that a trusted authority vouches for in the claim's signature.
    let claimTime: Date?
    private(set) var log = StatusLog()

    init(_ manifest: Manifest, _ context: ValidationContext, claimTime: Date?) {
        self.manifest = manifest
        self.context = context
        self.claimTime = claimTime
    }

    mutating func judge() {
        for assertion in manifest.assertions where assertion.label.base == AssertionLabel.cawgIdentity {
            judge(assertion, manifest.uri(ofAssertion: assertion.label.text))
        }
    }

    private mutating func fail(_ code: String, _ uri: String, _ text: String) {
        log.failure(StatusCode(rawValue: "cawg." + code), uri, text)
    }

    private mutating func judge(_ assertion: Assertion, _ uri: String) {
        guard let map = assertion.cbor, let payload = map["signer_payload"],
            let signature = map["signature"]?.byteString,
            let sigType = payload["sig_type"]?.string
        else {
            if case .invalidCBOR = assertion.content { return }
            return fail("identity.cbor.invalid", uri, "the identity assertion could not be decoded")
        }
        for name in ["pad1", "pad2"] {
            if map[name]?.byteString?.contains(where: { $0 != 0 }) == true {
                fail("identity.pad.invalid", uri, "\(name) holds something other than zeros")
                break
            }
        }
        judgeReferences(payload, uri)
        switch sigType {
        case "cawg.x509.cose": judgeX509(payload, signature, uri)
        case "cawg.identity_claims_aggregation":
            var judge = AggregatedIdentityJudge(context, uri, claimTime: claimTime)
            judge.judge(payload, signature)
            log.append(judge.log)
        default: fail("identity.sig_type.unknown", uri, "the kind of signature is not known: \(sigType)")
        }
    }

    /// Section 7.1: every reference is one of the claim's, once, and the hard binding is among them.
    private mutating func judgeReferences(_ payload: CBORValue, _ uri: String) {
        let references = (payload["referenced_assertions"]?.array ?? []).compactMap { HashedURI.reading($0) }
        let listed = manifest.claim?.assertions ?? []
        var seen = Set<String>()
        var isMismatch = false
        var isDuplicate = false
        for reference in references {
            let absolute = reference.reference?.text(in: manifest.label) ?? reference.url
            if !seen.insert(absolute).inserted { isDuplicate = true }
            let isListed = listed.contains {
                $0.reference?.text(in: manifest.label) == absolute && $0.hash == reference.hash
            }
            if !isListed { isMismatch = true }
        }
        if isMismatch { fail("identity.assertion.mismatch", uri, "an assertion that it names is not in the claim") }
        if isDuplicate { fail("identity.assertion.duplicate", uri, "it names an assertion twice") }
        let bindsContent = references.contains {
            $0.reference?.path.last.map { AssertionName($0).isHardBinding } ?? false
        }
        if !bindsContent { fail("identity.hard_binding_missing", uri, "no hard binding assertion") }
    }

    /// Section 8.2: a COSE signature over the signer payload.
    private mutating func judgeX509(_ payload: CBORValue, _ signature: [UInt8], _ uri: String) {
        var judge = CertifiedIdentityJudge(context, uri, claimTime: claimTime)
        judge.judge(payload, signature)
        log.append(judge.log)
    }

    /// The fields of a signer payload in the order in which the definition lists them, which is the one that is signed
    /// (docs/decisions/0026-payloads-in-the-order-of-their-definition.md).
    static func ordered(_ payload: CBORValue) -> CBORValue {
        func sorted(_ value: CBORValue, _ names: [String]) -> CBORValue {
            guard let map = value.map else { return value }
            var result = CBORMap()
            for name in names { result[name] = map[name] }
            for entry in map.entries where result[entry.key] == nil { result[entry.key] = entry.value }
            return .map(result)
        }
        guard var map = sorted(payload, ["referenced_assertions", "sig_type", "role"]).map else { return payload }
        map["referenced_assertions"] = map["referenced_assertions"]?.array.map { links in
            .array(links.map { sorted($0, ["url", "alg", "hash"]) })
        }
        return .map(map)
    }
}

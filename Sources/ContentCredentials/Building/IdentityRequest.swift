// SPDX-License-Identifier: Apache-2.0

import CBOR
public import COSE

/// A named actor who signs beside the claim generator: an identity assertion with an X.509 certificate (CAWG Identity
/// Assertion 1.2, sections 5 and 8.2). It says who made or publishes the content, where the claim's signature says which
/// product wrote the manifest.
public struct IdentityRequest: Sendable {
    /// Signs for the actor.
    public var signer: any ClaimSigner
    /// What the actor did: `cawg.creator`, `cawg.editor`, `cawg.publisher`, …
    public var roles: [String]

    /// An actor and the roles he or she has.
    public init(signer: any ClaimSigner, roles: [String] = []) {
        self.signer = signer
        self.roles = roles
    }
}

/// An identity assertion whose size is known before there is anything to sign.
struct IdentityDraft: Sendable {
    let draft: AssertionDraft
    let roles: [String]
    private let signature: SignatureMaker

    /// - Throws: ``SigningError`` with code `invalidCredential`.
    init(_ draft: AssertionDraft, _ request: IdentityRequest) throws(SigningError) {
        self.draft = draft
        roles = request.roles
        signature = try SignatureMaker(signer: request.signer, timeStamper: nil, capacity: 0)
    }

    /// What is signed: all assertions that the claim lists by then, the hard binding among them. The keys stand in the
    /// order of the definition, which is the one that c2pa-rs signs and checks.
    private func payload(_ references: [HashedURI]) -> CBORValue {
        var map = CBORMap()
        map["referenced_assertions"] = .array(references.map(\.cbor))
        map["sig_type"] = "cawg.x509.cose"
        if !roles.isEmpty { map["role"] = .array(roles.map(CBORValue.text)) }
        return .map(map)
    }

    private func assertion(_ payload: CBORValue, _ signature: [UInt8]) -> CBORValue {
        ["signer_payload": payload, "signature": .bytes(signature), "pad1": .bytes([])]
    }

    func placeholder(over references: [HashedURI]) -> CBORValue {
        assertion(payload(references), [UInt8](repeating: 0, count: signature.size))
    }

    nonisolated(nonsending) func assertion(over references: [HashedURI]) async throws -> CBORValue {
        let payload = payload(references)
        return assertion(payload, try await signature.sign(CBOREncoder.encode(payload), assertions: []))
    }
}

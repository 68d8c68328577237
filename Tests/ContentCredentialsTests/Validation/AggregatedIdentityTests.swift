// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import COSE
import ContentCredentials
import Foundation
import Testing
import TrustServices

@Suite("Identities that somebody else confirms") struct AggregatedIdentityTests {
    private let fixture: SigningFixture
    private let key: SigningKey
    init() throws {
        fixture = try SigningFixture()
        key = try SigningKey(generatingFor: .edDSA)
    }

    private static let account = #"""
        {"type": "cawg.social_media", "username": "u", "verifiedAt": "2026-01-01T00:00:00.5Z",
         "provider": {"id": "https://social.example", "name": "Social"}}
        """#
    private static let types = #""VerifiableCredential", "IdentityClaimsAggregationCredential""#
    private static let contexts =
        #""https://www.w3.org/ns/credentials/v2", "https://cawg.io/identity/1.1/ica/context/""#

    /// A key as part of its own identifier.
    private func identifier() -> String {
        let encoded = Data(webKey().utf8).base64EncodedString().replacing("=", with: "")
        return "did:jwk:\(encoded.replacing("+", with: "-").replacing("/", with: "_"))"
    }

    private func webKey() -> String {
        let x = Data(key.subjectPublicKeyInfo.suffix(32)).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        return #"{"kty":"OKP","crv":"Ed25519","x":"\#(x)"}"#
    }

    /// What is found about a file in which an issuer confirms an identity.
    private func found(
        _ issuer: String, _ trust: IdentityIssuers, signedBy other: SigningKey? = nil, types: String = types,
        contexts: String = contexts, dates: String = #""validFrom": "2026-01-01T00:00:00Z""#,
        identities: String? = "[\(account)]", more: String = ""
    ) async throws -> StatusLists {
        var manifest = TestManifest([
            ("c2pa.actions.v2", TestManifest.created), ("c2pa.hash.data", StatusBench.dataHash),
        ])
        let link = manifest.link("c2pa.hash.data")
        let hash = Data(link["hash"]?.byteString ?? []).base64EncodedString()
        let text = """
            {"@context": [\(contexts)], "type": [\(types)], "issuer": "\(issuer)", \(dates)\(more),
             "credentialSubject": {\(identities.map { "\"verifiedIdentities\": \($0)," } ?? "")
              "c2paAsset": {"sig_type": "cawg.identity_claims_aggregation",
                "referenced_assertions": [{"url": "\(link["url"]?.string ?? "")", "hash": "\(hash)"}]}}}
            """
        let protected = CBORMap([(1, -8), (3, "application/vc")])
        let payload = Array(text.utf8)
        let structure = COSESign1.sigStructure(
            protectedBytes: COSESign1.encoded(protected: protected), payload: payload)
        let sign1 = COSESign1(
            protected: protected, payload: payload, signature: try (other ?? key).sign(structure, algorithm: .edDSA))
        manifest.assertions.append(
            (
                "cawg.identity",
                [
                    "signer_payload": [
                        "referenced_assertions": [link], "sig_type": "cawg.identity_claims_aggregation",
                    ],
                    "signature": .bytes(sign1.serialize()), "pad1": .bytes([]),
                ]
            ))
        manifest.credential = try fixture.authority.makeSigner(
            .init(commonName: "S", organization: "Test"), at: fixture.now.addingTimeInterval(-60))
        var validator = fixture.trusting
        validator.settings.identities.issuers = trust
        return try await validator.validate(
            MemoryByteSource(SigningFixture.png), sidecar: TestManifest.store([manifest])
        ).results.activeManifest
    }

    @Test("Who confirms an identity is trusted by a list of issuers, which may bring their keys")
    func issuers() async throws {
        let did = identifier()
        let unknown = try await found(did, .none)
        #expect(unknown.informational.contains { $0.code == .aggregatedUntrustedIssuer })
        #expect(!unknown.success.contains { $0.code == .identityTrusted })
        let trusted = try await found(did, try IdentityIssuers(text: "# ours\n\(did)\n"))
        #expect(trusted.failure.isEmpty, "\(trusted.failure)")
        #expect(Set(trusted.success.map(\.code)).isSuperset(of: [.aggregatedCredentialValid, .identityTrusted]))

        let web = "did:web:issuer.example"
        let document = #"{"id":"\#(web)","verificationMethod":[{"id":"\#(web)#1","publicKeyJwk":\#(webKey())}]}"#
        let away = try await found(web, .none)
        #expect(away.failure.contains { $0.code.rawValue == "cawg.ica.did_unavailable" })
        let known = try await found(web, try IdentityIssuers(text: "[\(document)]"))
        #expect(known.success.contains { $0.code == .identityTrusted }, "\(known.failure)")
        let other = try await found(
            web, try IdentityIssuers(text: document), signedBy: try SigningKey(generatingFor: .edDSA))
        #expect(other.failure.contains { $0.code.rawValue == "cawg.ica.signature_mismatch" })
        for text in ["", "# nobody", "example.org", "{}", "[1]"] {
            #expect(throws: TrustError.self) { try IdentityIssuers(text: text) }
        }
    }

    private func trusted(
        types: String = types, contexts: String = contexts,
        dates: String = #""validFrom": "2026-01-01T00:00:00Z""#, identities: String? = "[\(account)]", more: String = ""
    ) async throws -> StatusLists {
        try await found(
            identifier(), try IdentityIssuers(text: identifier()), types: types, contexts: contexts, dates: dates,
            identities: identities, more: more)
    }

    @Test("Each identity must say what the text asks for its type")
    func identities() async throws {
        let time = #""verifiedAt": "2026-01-01T00:00:00Z""#
        let provider = #""provider": {"name": "P"}"#
        func codes(_ identities: String?) async throws -> [String] {
            try await trusted(identities: identities).failure.map(\.code.rawValue)
        }
        for right in [
            #"{"type": "cawg.document_verification", "name": "N", \#(time), \#(provider)}"#,
            #"{"type": "cawg.web_site", "uri": "actor.example", \#(time)}"#,
            #"{"type": "cawg.affiliation", \#(time), "provider": {"id": "did:web:o.example", "name": "O"}}"#,
            #"{"type": "cawg.crypto_wallet", "address": "fa64", \#(time), \#(provider)}"#,
            #"{"type": "cawg.crypto_wallet", "username": "as in 1.1", \#(time), \#(provider)}"#,
            #"{"type": "org.example.own", \#(time), "provider": {"name": [{"@value": "P", "@language": "en"}]}}"#,
        ] {
            #expect(try await codes("[\(right)]").isEmpty, "\(right)")
            #expect(try await codes("[\(Self.account), \(right)]").isEmpty, "\(right)")
        }
        for wrong in [
            "1", "{}", #"{"type": "", \#(time), \#(provider)}"#,
            #"{"type": "cawg.document_verification", \#(time), \#(provider)}"#,
            #"{"type": "cawg.document_verification", "name": "", \#(time), \#(provider)}"#,
            #"{"type": "cawg.web_site", \#(time), \#(provider)}"#,
            #"{"type": "cawg.social_media", \#(time), \#(provider)}"#,
            #"{"type": "cawg.crypto_wallet", \#(time), \#(provider)}"#,
            #"{"type": "cawg.affiliation", \#(provider)}"#,
            #"{"type": "cawg.affiliation", "verifiedAt": "yesterday", \#(provider)}"#,
            #"{"type": "cawg.affiliation", \#(time)}"#,
            #"{"type": "cawg.affiliation", \#(time), "provider": "P"}"#,
            #"{"type": "cawg.affiliation", \#(time), "provider": {"id": "https://o.example"}}"#,
            #"{"type": "cawg.affiliation", \#(time), "provider": {"id": "not a URI", "name": "P"}}"#,
            #"{"type": "cawg.affiliation", "method": "", \#(time), \#(provider)}"#,
        ] {
            #expect(
                try await codes("[\(Self.account), \(wrong)]") == ["cawg.ica.verified_identities.invalid"], "\(wrong)")
        }
        let second = try await trusted(identities: "[\(Self.account), {}]")
        #expect(second.failure.first?.explanation.contains("entry 2") == true)
        for missing in [nil, "[]", "{}", #""u""#] {
            #expect(try await codes(missing) == ["cawg.ica.verified_identities.missing"])
        }
    }

    @Test("Whether a credential was called back stays open, which is said and is no fault")
    func status() async throws {
        func notes(_ status: String) async throws -> [StatusCode] {
            let found = try await trusted(more: #", "credentialStatus": \#(status)"#)
            #expect(found.failure.isEmpty, "\(found.failure)")
            #expect(found.success.contains { $0.code == .identityTrusted })
            return found.informational.map(\.code).filter { $0.rawValue.hasPrefix("cawg.ica.revocation") }
        }
        let entry = #"""
            {"id": "https://i.example/1#7", "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
             "statusListIndex": "7", "statusListCredential": "https://i.example/1"}
            """#
        #expect(try await notes(entry) == [.aggregatedStatusUnavailable])
        #expect(try await notes(#"[{"statusPurpose": "suspension"}, \#(entry)]"#) == [.aggregatedStatusUnavailable])
        #expect(try await notes(entry.replacing("revocation", with: "suspension")) == [.aggregatedStatusUnsupported])
        #expect(try await notes(entry.replacing("Bitstring", with: "Other")) == [.aggregatedStatusUnsupported])
        #expect(try await notes(entry.replacing("\"7\"", with: "\"x\"")) == [.aggregatedStatusUnsupported])
        #expect(try await trusted().informational.allSatisfy { !$0.code.rawValue.hasPrefix("cawg.ica.revocation") })
    }

    @Test("A credential is one of either version of the data model, and of the right kind")
    func dataModel() async throws {
        let old = #""https://www.w3.org/2018/credentials/v1", "https://cawg.io/identity/1.1/ica/context/""#
        let issued = #""issuanceDate": "2026-01-01T00:00:00Z", "expirationDate": "2030-01-01T00:00:00Z""#
        #expect(try await trusted(contexts: old, dates: issued).failure.isEmpty)
        let late = issued.replacing("2030", with: "2026").replacing(
            "\"2026-01-01T00:00:00Z\", \"exp", with: "\"2025-01-01T00:00:00Z\", \"exp")
        #expect(
            try await trusted(contexts: old, dates: late).failure.map(\.code.rawValue) == [
                "cawg.ica.valid_until.invalid"
            ])
        for found in [
            try await trusted(types: #""VerifiableCredential""#), try await trusted(contexts: #""https://o.example/""#),
        ] {
            #expect(found.failure.map(\.code.rawValue) == ["cawg.ica.invalid_verifiable_credential"])
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import COSE
import ContentCredentials
import Foundation
import Testing
import TrustServices

@Suite("Trust in named actors") struct IdentityTrustTests {
    private let fixture: SigningFixture
    private let actors: CertificateAuthority
    init() throws {
        fixture = try SigningFixture()
        actors = try CertificateAuthority.make(organization: "Press", at: fixture.now.addingTimeInterval(-86_400))
    }

    /// The certificate of a named actor, with its purposes and policies.
    private func actor(_ purposes: [OID] = [.documentSigning], policies: [OID] = []) throws -> SigningCredential {
        let key = try SigningKey(generatingFor: .es256)
        let issuer = actors.issuing
        var extensions: [CertificateTemplate.Extension] = [
            .basicConstraints(authority: false), .keyUsage([.digitalSignature]), .extendedKeyUsage(purposes),
            .subjectKeyIdentifier(try CertificatePublicKey(derEncoded: key.subjectPublicKeyInfo).keyIdentifier),
            .authorityKeyIdentifier(issuer.certificate.extensions.subjectKeyIdentifier ?? []),
        ]
        if !policies.isEmpty {
            extensions.append(
                .init("2.5.29.32", DERWriter.sequence(policies.map { DERWriter.sequence(DERWriter.oid($0)) })))
        }
        let template = CertificateTemplate(
            subject: CertificateTemplate.name([("2.5.4.10", "Press"), ("2.5.4.3", "Reporter")]),
            notBefore: fixture.now.addingTimeInterval(-3_600), notAfter: fixture.now.addingTimeInterval(86_400),
            publicKey: key.subjectPublicKeyInfo, extensions: extensions)
        return try SigningCredential(
            key: key,
            chain: [try template.issued(by: issuer.certificate.subject.encoded, key: issuer.key), issuer.certificate])
    }

    private func report(
        _ actor: SigningCredential, _ identities: IdentityTrust, at date: Date? = nil
    ) async throws -> ValidationReport {
        var request = SigningRequest()
        request.identities = [IdentityRequest(signer: actor.claimSigner, roles: ["cawg.creator"])]
        let signed = try await fixture.sign(SigningFixture.png, request)
        var validator = fixture.trusting
        validator.settings.identities = identities
        if let date { validator.validationTime = date }
        return try await validator.validate(MemoryByteSource(signed.bytes))
    }

    private var trusting: IdentityTrust { IdentityTrust(anchors: TrustAnchors(certificates: [actors.root])) }

    @Test("An actor on the list is trusted; one on no list leaves the credential valid and not trusted")
    func certificates() async throws {
        let report = try await report(actor(), trusting)
        let found = report.results.activeManifest
        #expect(report.state == .trusted, "\(found.failure)")
        let codes = Set(found.success.map(\.code))
        #expect(
            codes.isSuperset(of: [
                .identityTrusted, .identityWellFormed, .identityCredentialTrusted, .identitySignatureValidated,
                .identityInsideValidity,
            ]))
        let unknown = try await self.report(actor(), .none)
        #expect(unknown.state == .valid)
        #expect(unknown.results.activeManifest.failure.map(\.code) == [.identityCredentialUntrusted])
        // The list for claims is another one.
        let claims = IdentityTrust(anchors: TrustAnchors(certificates: [fixture.authority.root]))
        #expect(
            try await self.report(actor(), claims).results.activeManifest.failure.map(\.code) == [
                .identityCredentialUntrusted
            ])
    }

    @Test("Certificates for e-mail vouch with a policy that says that somebody was checked, until March 2027")
    func interimRules() async throws {
        func codes(_ actor: SigningCredential, _ trust: IdentityTrust? = nil, at date: Date? = nil) async throws
            -> [StatusCode]
        { try await report(actor, trust ?? trusting, at: date).results.activeManifest.failure.map(\.code) }
        #expect(try await codes(actor([.emailProtection])) == [.identityCredentialUntrusted])
        #expect(
            try await codes(actor([.emailProtection], policies: ["2.23.140.1.5.1.2"])) == [
                .identityCredentialUntrusted
            ])
        let checked = try actor([.emailProtection], policies: ["2.23.140.1.5.4.3"])
        #expect(try await codes(checked).isEmpty)
        let settings = TrustSettings(identities: trusting)
        let late = Date(timeIntervalSince1970: 1_806_537_600)
        let verdict = ChainValidator(settings: settings).validate(
            chain: checked.chain, for: .identitySigning, at: late)
        #expect(verdict.reasons.contains { $0.explanation.contains("March 2027") })
        var lax = trusting
        lax.hasInterimRules = false
        #expect(try await codes(actor([.emailProtection]), lax).isEmpty)
        #expect(try await codes(actor([.timeStamping])) == [.identityCredentialUntrusted])
    }

    @Test("A certificate that has run out vouches for nothing")
    func validity() async throws {
        let late = fixture.now.addingTimeInterval(2 * 86_400)
        let codes = try await report(actor(), trusting, at: late).results.activeManifest.failure.map(\.code)
        #expect(Set(codes).isSuperset(of: [.identityOutsideValidity, .identityCredentialUntrusted]))
    }

    @Test("Fields that version 1.3 took out are ignored; the payload is signed in the order of its definition")
    func payloads() async throws {
        let actor = try actor()
        let credential = try fixture.authority.makeSigner(
            .init(commonName: "S", organization: "Test"), at: fixture.now.addingTimeInterval(-60))
        func codes(_ fields: [(String, CBORValue)], isOrdered: Bool = true) async throws -> [StatusCode] {
            var manifest = TestManifest([
                ("c2pa.actions.v2", TestManifest.created),
                ("c2pa.hash.data", StatusBench.dataHash),
            ])
            let main: [(CBORValue, CBORValue)] = [
                ("referenced_assertions", [manifest.link("c2pa.hash.data")]), ("sig_type", "cawg.x509.cose"),
            ]
            var payload = CBORMap(isOrdered ? main : main.reversed())
            for (name, value) in fields { payload[name] = value }
            var protected = CBORMap([(1, -7)])
            protected[33] = COSESign1.headerValue(chain: actor.chain.map(\.encoded))
            let bytes = CBOREncoder.encode(.map(payload))
            let structure = COSESign1.sigStructure(
                protectedBytes: COSESign1.encoded(protected: protected), payload: bytes)
            let sign1 = COSESign1(
                protected: protected, signature: try actor.key.sign(structure, algorithm: .es256))
            manifest.assertions.append(
                (
                    "cawg.identity",
                    [
                        "signer_payload": .map(payload), "signature": .bytes(sign1.serialize()),
                        "pad1": .bytes([]),
                    ]
                ))
            manifest.credential = credential
            var validator = fixture.trusting
            validator.settings.identities = trusting
            let report = try await validator.validate(
                MemoryByteSource(SigningFixture.png), sidecar: TestManifest.store([manifest]))
            return report.results.activeManifest.failure.map(\.code)
        }
        #expect(try await codes([]).isEmpty)
        let old: [(String, CBORValue)] = [
            ("expected_partial_claim", ["alg": "sha256", "hash": .bytes([1])]),
            ("expected_claim_generator", .bytes([2])), ("expected_countersigners", []),
        ]
        #expect(try await codes(old).isEmpty)
        #expect(try await codes([], isOrdered: false) == [.identitySignatureMismatch])
    }
}

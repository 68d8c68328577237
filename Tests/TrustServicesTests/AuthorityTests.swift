// SPDX-License-Identifier: Apache-2.0

import COSE
import Foundation
import Testing
import TrustServices

@Suite("The certificate authority")
struct AuthorityTests {
    @Test("its signers satisfy the profile and chain to its root", arguments: [COSEAlgorithm.es256, .ps256, .edDSA])
    func signer(_ algorithm: COSEAlgorithm) throws {
        let authority = try CertificateAuthority.make(organization: "Norhaven Election Board", at: TestChain.now)
        let credential = try authority.makeSigner(
            .init(commonName: "Press office", organization: "Norhaven Election Board", country: "no"),
            algorithm: algorithm, at: TestChain.now)
        let leaf = credential.certificate
        #expect(CertificateProfile.violations(of: leaf, for: .claimSigning).isEmpty)
        #expect(leaf.subject.description == "CN=Press office,O=Norhaven Election Board,C=NO")
        let settings = TrustSettings(anchors: TrustAnchors(certificates: [authority.root]))
        let validator = ChainValidator(settings: settings)
        #expect(validator.validate(chain: credential.chain, for: .claimSigning, at: TestChain.now).isTrusted)
        #expect(!validator.validate(chain: credential.chain, for: .timeStamping, at: TestChain.now).isTrusted)
        let later = TestChain.now.addingTimeInterval(365.9 * TestChain.day)
        #expect(validator.validate(chain: credential.chain, for: .claimSigning, at: later).isTrusted)
        let tooLate = TestChain.now.addingTimeInterval(366 * TestChain.day)
        #expect(validator.validate(chain: credential.chain, for: .claimSigning, at: tooLate).kinds == [.expired])
    }

    @Test("its time-stamp signer stamps")
    func timeStamps() async throws {
        let authority = try CertificateAuthority.make(organization: "Org", at: TestChain.now)
        let credential = try authority.makeTimeStampSigner(
            .init(commonName: "Time", organization: "Org"), at: TestChain.now)
        let stamper = try LocalTimeStamper(credential: credential, clock: { TestChain.now })
        let settings = TrustSettings(anchors: TrustAnchors(certificates: [authority.root]))
        let verdict = TimeStampVerifier(settings: settings, now: TestChain.now)
            .verify(try await stamper.timeStampToken(over: [1, 2]), over: [1, 2])
        #expect(verdict.isTrusted, "\(verdict.faults)")
    }

    @Test("names that would deceive or break a certificate are refused")
    func names() {
        for name in ["", String(repeating: "x", count: 65), "a\u{0}b", "a\nb"] {
            #expect(throws: TrustError(.invalidName, "")) {
                try CertificateAuthority.Subject(commonName: "x", organization: name)
            }
        }
        #expect(throws: TrustError(.invalidName, "")) {
            try CertificateAuthority.Subject(commonName: "x", organization: "y", country: "NOR")
        }
    }

    @Test("openssl verifies our chain and reads it as we do", .enabled(if: OpenSSL.isAvailable))
    func openssl() throws {
        let folder = try ScratchFolder()
        let authority = try CertificateAuthority.make(organization: "Org, Inc.", at: TestChain.now)
        let credential = try authority.makeSigner(
            .init(commonName: "Åse", organization: "Org, Inc."), at: TestChain.now)
        _ = try folder.write("root.pem", authority.root.pem)
        _ = try folder.write("ca.pem", authority.issuing.certificate.pem)
        _ = try folder.write("leaf.pem", credential.certificate.pem)
        let time = "\(Int(TestChain.now.timeIntervalSince1970))"
        let verified = try OpenSSL.run(
            [
                "verify", "-x509_strict", "-attime", time, "-purpose", "smimesign", "-CAfile", "root.pem", "-untrusted",
                "ca.pem", "leaf.pem",
            ], in: folder)
        #expect(verified.status == 0, "\(verified.output)")
        let text = try OpenSSL.run(
            ["x509", "-in", "leaf.pem", "-noout", "-serial", "-subject", "-nameopt", "RFC2253,utf8,-esc_msb"],
            in: folder)
        #expect(text.output.contains("subject=\(credential.certificate.subject.description)"), "\(text.output)")
    }
}

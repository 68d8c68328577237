// SPDX-License-Identifier: Apache-2.0

import COSE
import Foundation
import Testing
import TrustServices

/// The profiles that the conformance programme publishes (claimSigningLeaf.al1 and .al2, tsaLeaf, ocspResponderLeaf),
/// rule by rule.
struct PublishedProfile {
    enum Leaf: CaseIterable { case claimSigning1, claimSigning2, timeStamp, ocspResponder }

    let leaf: Leaf

    /// Extensions that must be there, and whether they are critical.
    var required: [(OID, critical: Bool)] {
        var list: [(OID, critical: Bool)] = [
            ("2.5.29.14", false), ("2.5.29.35", false), ("2.5.29.15", true), ("2.5.29.19", true),
            ("2.5.29.37", leaf == .timeStamp),
        ]
        switch leaf {
        case .claimSigning1, .claimSigning2:
            list += PublishedProfile.ofProgramme.map { ($0, false) }
        case .timeStamp: list += PublishedProfile.ofProgramme.prefix(2).map { ($0, false) }
        case .ocspResponder: list.append(("1.3.6.1.5.5.7.48.1.5", false))
        }
        return list
    }

    /// What only an authority of the programme states: policy, access addresses, assurance level, product record.
    static let ofProgramme: [OID] = [
        "2.5.29.32", "1.3.6.1.5.5.7.1.1", "1.3.6.1.4.1.62558.3", "1.3.6.1.4.1.62558.4",
    ]

    var longestDays: Int {
        switch leaf {
        case .claimSigning1: 366
        case .claimSigning2: 90
        case .timeStamp: 4_110
        case .ocspResponder: .max / 86_400
        }
    }

    var purposes: [OID] {
        switch leaf {
        case .claimSigning1, .claimSigning2: [.c2paClaimSigning, .emailProtection]
        case .timeStamp: [.timeStamping]
        case .ocspResponder: [.ocspSigning]
        }
    }

    var usage: KeyUsage { leaf == .ocspResponder ? [.digitalSignature] : [.digitalSignature, .nonRepudiation] }

    /// The rules that a certificate breaks.
    func violations(of certificate: Certificate, issuer: Certificate) -> [String] {
        var broken: [String] = []
        func rule(_ holds: Bool, _ text: String) { if !holds { broken.append(text) } }
        let extensions = certificate.extensions.all
        for (oid, critical) in required {
            guard let found = extensions.first(where: { $0.type == oid }) else {
                broken.append("\(oid) is missing")
                continue
            }
            rule(found.isCritical == critical, "\(oid) must \(critical ? "" : "not ")be critical")
        }
        if leaf == .ocspResponder {
            let forbidden: [OID] = ["1.3.6.1.5.5.7.1.1", "2.5.29.31"]
            rule(!extensions.contains { forbidden.contains($0.type) }, "it must not say where to ask about it")
        }
        rule(certificate.serialNumber.count <= 20 && certificate.serialNumber.first ?? 0x80 < 0x80, "serial number")
        rule(certificate.issuer == issuer.subject, "the issuer's name")
        rule(
            certificate.notAfter.timeIntervalSince(certificate.notBefore) <= Double(longestDays) * 86_400,
            "it lives longer than \(longestDays) days")
        let subject = certificate.subject.description
        rule(["C=", "O=", "CN="].allSatisfy(subject.contains), "the subject needs C, O and CN")
        rule(
            certificate.extensions.subjectKeyIdentifier == certificate.publicKey.keyIdentifier,
            "the subject key identifier is not the SHA-1 of the key")
        rule(
            certificate.extensions.authorityKeyIdentifier?.keyIdentifier == issuer.extensions.subjectKeyIdentifier,
            "the authority key identifier")
        rule(certificate.extensions.keyUsage == usage, "the key usage")
        rule(certificate.extensions.extendedKeyUsage == purposes, "the purposes")
        return broken
    }
}

@Suite("Published certificate profiles")
struct PublishedProfileTests {
    private func issue(
        _ leaf: PublishedProfile.Leaf, terms: Bool
    ) throws -> (Certificate, issuer: Certificate) {
        var authority = try CertificateAuthority.make(organization: "Org", country: "NO", at: TestChain.now)
        if terms {
            authority.terms = try ProgrammeTerms(
                ocspURL: "http://ocsp.example.org", issuerURL: "http://ca.example.org/issuing.cer",
                assuranceLevel: leaf == .claimSigning2 ? .two : .one,
                productRecord: "0f8fad5b-d9cb-469f-a165-70867728950e")
        }
        let subject = try CertificateAuthority.Subject(commonName: "Leaf", organization: "Org", country: "NO")
        switch leaf {
        case .claimSigning1, .claimSigning2:
            return (
                try authority.makeSigner(subject, at: TestChain.now).certificate, authority.issuing.certificate
            )
        case .timeStamp:
            return (
                try authority.makeTimeStampSigner(subject, at: TestChain.now).certificate,
                authority.timeStampIssuing.certificate
            )
        case .ocspResponder:
            return (
                try authority.makeOCSPResponder(subject, for: authority.issuing, at: TestChain.now).certificate,
                authority.issuing.certificate
            )
        }
    }

    @Test("with the programme's terms every rule holds", arguments: PublishedProfile.Leaf.allCases)
    func withTerms(_ leaf: PublishedProfile.Leaf) throws {
        let (certificate, issuer) = try issue(leaf, terms: true)
        #expect(PublishedProfile(leaf: leaf).violations(of: certificate, issuer: issuer) == [])
    }

    @Test("without them only what an authority of the programme states is left out")
    func withoutTerms() throws {
        for leaf in [PublishedProfile.Leaf.claimSigning1, .timeStamp, .ocspResponder] {
            let (certificate, issuer) = try issue(leaf, terms: false)
            let broken = PublishedProfile(leaf: leaf).violations(of: certificate, issuer: issuer)
            let excused = Set(PublishedProfile.ofProgramme.map { "\($0) is missing" })
            #expect(Set(broken).isSubset(of: excused), "\(broken)")
            #expect(broken.isEmpty == (leaf == .ocspResponder))
        }
    }

    @Test("policy, level and record are the programme's, and our validator is content with them")
    func values() throws {
        let (certificate, _) = try issue(.claimSigning2, terms: true)
        func value(_ oid: OID) -> [UInt8]? { certificate.extensions.all.first { $0.type == oid }?.value }
        #expect(value("1.3.6.1.4.1.62558.3") == DERWriter.oid("1.3.6.1.4.1.62558.3.20"))
        #expect(value("1.3.6.1.4.1.62558.4") == DERWriter.utf8String("0f8fad5b-d9cb-469f-a165-70867728950e"))
        #expect(
            value("2.5.29.32") == DERWriter.sequence(DERWriter.sequence(DERWriter.oid("1.3.6.1.4.1.62558.1.1"))))
        #expect(CertificateProfile.violations(of: certificate, for: .claimSigning).isEmpty)
    }

    @Test("terms that no certificate may have are refused")
    func badTerms() {
        let record = "0f8fad5b-d9cb-469f-a165-70867728950e"
        #expect(throws: TrustError(.invalidName, "")) {
            try ProgrammeTerms(ocspURL: "https://a.example", productRecord: record)
        }
        #expect(throws: TrustError(.invalidName, "")) {
            try ProgrammeTerms(ocspURL: "http://a.example", productRecord: "my product")
        }
    }

    @Test("openssl answers with our responder's certificate, and we read it", .enabled(if: OpenSSL.isAvailable))
    func openssl() throws {
        let folder = try ScratchFolder()
        let now = Date()
        let authority = try CertificateAuthority.make(organization: "Org", at: now.addingTimeInterval(-3_600))
        let subject = try CertificateAuthority.Subject(commonName: "Leaf", organization: "Org")
        let signer = try authority.makeSigner(subject, at: now.addingTimeInterval(-3_000))
        let responder = try authority.makeOCSPResponder(
            .init(commonName: "Responder", organization: "Org"), for: authority.issuing,
            at: now.addingTimeInterval(-3_000))
        for (name, text) in [
            ("ca.pem", authority.issuing.certificate.pem), ("leaf.pem", signer.certificate.pem),
            ("responder.pem", responder.certificate.pem), ("responder.key", responder.key.pkcs8PEM),
        ] { _ = try folder.write(name, text) }
        let serial = signer.certificate.serialNumber.map { String(format: "%02X", $0) }.joined()
        _ = try folder.write("index.txt", "V\t491231235959Z\t\t\(serial)\tunknown\t/CN=Leaf\n")
        let made = try OpenSSL.run(
            [
                "ocsp", "-issuer", "ca.pem", "-cert", "leaf.pem", "-CA", "ca.pem", "-index", "index.txt", "-rsigner",
                "responder.pem", "-rkey", "responder.key", "-ndays", "1", "-respout", "answer.der", "-noverify",
            ], in: folder)
        #expect(made.status == 0, "\(made.output)")
        let verdict = RevocationChecker(now: Date()).check(
            try folder.read("answer.der"), for: signer.certificate, issuer: authority.issuing.certificate,
            signingTime: nil)
        #expect(verdict.status == .notRevoked, "\(verdict.explanation)")
    }
}

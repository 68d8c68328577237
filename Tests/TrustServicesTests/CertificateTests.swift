// SPDX-License-Identifier: Apache-2.0

import COSE
import Foundation
import Testing
import TrustServices

@Suite("Certificates")
struct CertificateTests {
    @Test("names are read in both forms and compared as RFC 5280 asks")
    func names() throws {
        var chain = try TestChain()
        chain.leaf.subject = CertificateTemplate.name([
            ("2.5.4.6", "NO"), ("2.5.4.10", "Acme, Inc. \"x\""), ("2.5.4.11", "#1 unit "), ("2.5.4.3", "Åse"),
        ])
        let leaf = try chain.leafCertificate()
        #expect(leaf.subject.commonName == "Åse")
        #expect(leaf.subject.organization == "Acme, Inc. \"x\"")
        #expect(leaf.subject.organizationalUnit == "#1 unit ")
        #expect(leaf.subject.country == "NO")
        #expect(leaf.subject.description == ##"CN=Åse,OU=\#1 unit\ ,O=Acme\, Inc. \"x\",C=NO"##)

        chain.leaf.subject = CertificateTemplate.name([("2.5.4.10", "Test  ORG"), ("2.5.4.3", "a")])
        let first = try chain.leafCertificate().subject
        chain.leaf.subject = CertificateTemplate.name([("2.5.4.10", "test org"), ("2.5.4.3", "A")])
        #expect(try chain.leafCertificate().subject == first)
        chain.leaf.subject = CertificateTemplate.name([("2.5.4.3", "a"), ("2.5.4.10", "test org")])
        #expect(try chain.leafCertificate().subject != first)
    }

    @Test("serial numbers print in decimal")
    func serials() throws {
        var chain = try TestChain()
        chain.leaf.serialNumber = [0x01, 0, 0, 0, 0, 0, 0, 0, 0]
        #expect(try chain.leafCertificate().serialNumberDecimal == "18446744073709551616")
        chain.leaf.serialNumber = [0]
        #expect(try chain.leafCertificate().serialNumberDecimal == "0")
        chain.leaf.serialNumber = [0xFF]
        #expect(try chain.leafCertificate().serialNumberDecimal == "255")
    }

    @Test("times are read to the second in both forms")
    func times() throws {
        var chain = try TestChain()
        for seconds in [0.0, 951_782_400, 1_709_164_799, 2_524_607_999, 2_524_608_000, 4_102_444_800] {
            chain.leaf.notBefore = Date(timeIntervalSince1970: seconds)
            #expect(try chain.leafCertificate().notBefore == chain.leaf.notBefore)
        }
    }

    @Test("object identifiers of any size are read, broken ones are not")
    func objectIdentifiers() {
        #expect(OID(dotted: "1.3.6.1.4.1.62558.2.1")?.description == "1.3.6.1.4.1.62558.2.1")
        #expect(OID(contentBytes: [0x2A, 0x86, 0x48])?.description == "1.2.840")
        #expect(OID(contentBytes: [0x88, 0x37, 0x03])?.description == "2.999.3")
        let long = OID(contentBytes: [0x69] + [UInt8](repeating: 0xFF, count: 20) + [0x7F])
        #expect(long?.description == "2.25." + "178405961588244985132285746181186892047843327")
        #expect(OID(contentBytes: []) == nil)
        #expect(OID(contentBytes: [0x2A, 0x80, 0x01]) == nil)
        #expect(OID(contentBytes: [0x2A, 0x86]) == nil)
        #expect(OID(dotted: "1.50.1") == nil)
        #expect(OID(dotted: "1..1") == nil)
        #expect(OID(dotted: "3.1.1") == nil)
    }

    @Test("text around PEM blocks is skipped, broken blocks are named")
    func pem() throws {
        let leaf = try TestChain().leafCertificate()
        let text = "subject=x\r\n" + leaf.pem.replacingOccurrences(of: "\n", with: "\r\n") + "\n\n  " + leaf.pem
        #expect(try PEM.certificates(in: text) == [leaf, leaf])
        #expect(throws: TrustError(.malformedPEM, "")) { try PEM.certificates(in: "nothing") }
        #expect(throws: TrustError(.malformedPEM, "")) { try PEM.blocks(in: "-----BEGIN CERTIFICATE-----\nAAAA\n") }
        #expect(throws: TrustError(.malformedPEM, "")) {
            try PEM.blocks(in: "-----BEGIN CERTIFICATE-----\n*\n-----END CERTIFICATE-----")
        }
        let mixed = leaf.pem + PEM.text(label: "CERTIFICATE", bytes: [1, 2, 3])
        let anchors = try TrustAnchors(pem: mixed)
        #expect(anchors.certificates == [leaf])
        #expect(anchors.skipped.count == 1)
    }

    @Test("cut short, extended or emptied certificates are refused with a reason, never a trap")
    func truncated() throws {
        let leaf = try TestChain().leafCertificate()
        for count in 0..<leaf.encoded.count {
            #expect(throws: TrustError.self) { try Certificate(derEncoded: Array(leaf.encoded.prefix(count))) }
        }
        #expect(throws: TrustError(.malformed, "")) { try Certificate(derEncoded: leaf.encoded + [0]) }
        #expect(throws: TrustError(.limitExceeded, "")) {
            try Certificate(derEncoded: [UInt8](repeating: 0x30, count: 100_000))
        }
    }

    @Test("an extension that stands twice makes the certificate malformed")
    func duplicateExtension() throws {
        var chain = try TestChain()
        chain.leaf.extensions.append(.keyUsage([.digitalSignature]))
        #expect(throws: TrustError(.malformed, "")) { try chain.leafCertificate() }
    }

    @Test("the EKU configuration is read like c2pa-rs reads it")
    func configuration() throws {
        let text = "//id-kp-emailProtection \n1.3.6.1.5.5.7.3.4\n# other\n\n 1.3.6.1.4.1.62558.2.1  trailing\n"
        let configuration = try ExtendedKeyUsageConfiguration(text: text)
        #expect(configuration.purposes == [.emailProtection, .c2paClaimSigning])
        #expect(throws: TrustError.self) { try ExtendedKeyUsageConfiguration(text: "// nothing") }
    }

    @Test("the published trust lists and test roots are read whole", .enabled(if: SharedCorpus.isAvailable))
    func publishedLists() throws {
        for name in ["C2PA-TRUST-LIST.pem", "C2PA-TSA-TRUST-LIST.pem", "anchors.pem"] {
            let text = try SharedCorpus.text("trust/\(name)")
            let anchors = try TrustAnchors(pem: text)
            #expect(anchors.skipped.isEmpty, "\(name): \(anchors.skipped)")
            #expect(!anchors.isEmpty)
            for certificate in anchors.certificates where certificate.isSelfIssued {
                if case .unsupported = certificate.signatureAlgorithm { continue }
                #expect(certificate.isSelfSigned, "\(certificate.subject)")
            }
        }
    }

    @Test(
        "the reference's certificates chain to its roots, for each algorithm",
        .enabled(if: SharedCorpus.isAvailable),
        arguments: ["es256", "es384", "es512", "ps256", "ps384", "ps512", "ed25519"])
    func referenceCertificates(_ algorithm: String) throws {
        let settings = TrustSettings(anchors: try TrustAnchors(pem: SharedCorpus.text("trust/anchors.pem")))
        let chain = try PEM.certificates(in: SharedCorpus.text("certs/\(algorithm).pub"))
        let verdict = ChainValidator(settings: settings).validate(chain: chain, for: .claimSigning, at: TestChain.now)
        #expect(verdict.isTrusted, "\(verdict.reasons)")
        #expect(CertificateProfile.violations(of: try #require(chain.first), for: .claimSigning).isEmpty)
        let allowed = TrustSettings(allowed: try AllowList(text: SharedCorpus.text("trust/allowed_list.pem")))
        #expect(
            ChainValidator(settings: allowed).validate(chain: chain, for: .claimSigning, at: TestChain.now).isTrusted)
    }
}

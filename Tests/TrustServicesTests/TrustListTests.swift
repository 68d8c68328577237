// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Foundation
import Testing
import TrustServices

@Suite("Trust lists and name constraints") struct TrustListTests {
    /// A list as C2PA publishes it, with one certificate.
    private func list(_ certificate: Certificate, status: String, since: String) -> String {
        """
        {"LoTE": {"ListAndSchemeInformation": {}, "TrustedEntitiesList": [{"TrustedEntityServices": [
        {"ServiceInformation": {"ServiceDigitalIdentity": {"X509Certificates":
        [{"val": "\(Base64.encode(certificate.encoded))"}]},
        "ServiceStatus": "http://c2pa.org/conformance/trust-list/\(status)", "StatusStartingTime": "\(since)"}}]}]}}
        """
    }

    private func verdict(_ chain: TestChain, _ text: String) throws -> ChainVerdict {
        let settings = TrustSettings(anchors: try TrustAnchors(text: text))
        return ChainValidator(settings: settings).validate(
            chain: [try chain.leafCertificate(), try chain.caCertificate()], for: .claimSigning, at: TestChain.now)
    }

    @Test("an anchor counts from the time it is listed, and one withdrawn only before")
    func dates() throws {
        let chain = try TestChain()
        let root = try chain.rootCertificate()
        let before = "2020-01-01T00:00:00Z"
        let after = "2040-01-01T00:00:00Z"
        #expect(try verdict(chain, list(root, status: "trusted", since: before)).isTrusted)
        #expect(try verdict(chain, list(root, status: "trusted", since: after)).kinds == [.anchorDates])
        #expect(try verdict(chain, list(root, status: "withdrawn", since: before)).kinds == [.anchorDates])
        #expect(try verdict(chain, list(root, status: "withdrawn", since: after)).isTrusted)
        #expect(try verdict(chain, root.pem).isTrusted)
        let dated = try TrustAnchors(text: list(root, status: "trusted", since: after))
        #expect(dated.adding(try TrustAnchors(text: root.pem)).period(of: root) == nil)
    }

    @Test("text that is no list is refused with words", arguments: ["{}", "{", "nothing", "{\"LoTE\": {}}"])
    func damage(text: String) {
        #expect(throws: TrustError.self) { try TrustAnchors(text: text) }
    }

    @Test("the published lists are read, as JSON and as PEM alike", .enabled(if: SharedCorpus.isAvailable))
    func published() throws {
        for name in ["C2PA-TRUST-LIST", "C2PA-TSA-TRUST-LIST"] {
            let json = try TrustAnchors(text: SharedCorpus.text("trust/\(name).json"))
            let pem = try TrustAnchors(text: SharedCorpus.text("trust/\(name).pem"))
            #expect(Set(json.certificates) == Set(pem.certificates) && json.skipped.isEmpty, "\(name)")
        }
    }

    /// Name constraints in DER: permitted [0] or excluded [1] subtrees of bases.
    private func constraints(permitted: [[UInt8]] = [], excluded: [[UInt8]] = []) -> CertificateTemplate.Extension {
        func subtrees(_ number: UInt8, _ bases: [[UInt8]]) -> [UInt8] {
            bases.isEmpty ? [] : element(0xA0 | number, bases.flatMap { element(0x30, $0) })
        }
        return CertificateTemplate.Extension(
            "2.5.29.30", critical: true, element(0x30, subtrees(0, permitted) + subtrees(1, excluded)))
    }

    private func element(_ identifier: UInt8, _ content: [UInt8]) -> [UInt8] {
        [identifier] + (content.count < 128 ? [UInt8(content.count)] : [0x81, UInt8(content.count)]) + content
    }

    private func directory(_ organization: String) -> [UInt8] {
        element(0xA4, CertificateTemplate.name([("2.5.4.6", "NO"), ("2.5.4.10", organization)]))
    }

    @Test("an authority bound to certain names certifies no others")
    func nameConstraints() throws {
        func kinds(_ item: CertificateTemplate.Extension, alternative: [UInt8]? = nil) throws -> Set<
            ChainVerdict.Reason.Kind
        > {
            var chain = try TestChain()
            chain.ca.replace(item)
            if let alternative {
                chain.leaf.replace(.init("2.5.29.17", element(0x30, alternative)))
            }
            return try chain.verdict().kinds
        }
        func text(_ identifier: UInt8, _ text: String) -> [UInt8] { element(identifier, Array(text.utf8)) }
        #expect(try kinds(constraints(permitted: [directory("Test Org")])).isEmpty)
        #expect(try kinds(constraints(permitted: [directory("Other Org")])) == [.nameConstraint])
        #expect(try kinds(constraints(excluded: [directory("Test Org")])) == [.nameConstraint])
        let hosts = constraints(permitted: [text(0x82, "example.org")])
        #expect(try kinds(hosts, alternative: text(0x82, "a.example.org")).isEmpty)
        #expect(try kinds(hosts, alternative: text(0x82, "badexample.org")) == [.nameConstraint])
        let mail = constraints(excluded: [text(0x81, "example.org")])
        #expect(try kinds(mail, alternative: text(0x81, "me@example.org")) == [.nameConstraint])
        #expect(try kinds(mail, alternative: text(0x81, "me@other.org")).isEmpty)
        // Addresses of machines are a form that is not looked at, so that the authority cannot be relied on.
        #expect(try kinds(constraints(permitted: [element(0x87, [1, 2, 3, 4, 255, 0, 0, 0])])) == [.criticalExtension])
    }
}

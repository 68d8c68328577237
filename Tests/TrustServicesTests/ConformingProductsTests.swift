// SPDX-License-Identifier: Apache-2.0

import COSE
import Foundation
import Testing
import TrustServices

@Suite("Conforming products") struct ConformingProductsTests {
    private func record(
        _ name: String, unit: String = "", status: String = "conformant", type: String = "generatorProduct"
    ) -> String {
        """
        {"recordId": "1", "applicant": "Test Org Ltd", "status": "\(status)", "product": {"productType": "\(type)",
         "DN": {"CN": "\(name)", "O": "Test  ORG", "OU": "\(unit)", "C": "NO"}, "minVersion": "2.0",
         "assurance": {"maxAssuranceLevel": 2}}}
        """
    }

    @Test("A product is found by all parts of the name in its certificate, whatever their case and blanks")
    func lookup() throws {
        let certificate = try TestChain().leafCertificate()
        let list = try ConformingProducts(text: "[\(record("Other")), \(record("signer"))]")
        let product = try #require(list.product(of: certificate))
        #expect(product.applicant == "Test Org Ltd" && product.assuranceLevel == 2 && product.minimumVersion == "2.0")
        #expect(product.isConformant && list.count == 2)
        for other in [record("Other"), record("Signer", unit: "Phones"), record("Signer", type: "validatorProduct")] {
            let list = try? ConformingProducts(text: "[\(other)]")
            #expect(list?.product(of: certificate) == nil)
        }
        let removed = try ConformingProducts(text: "[\(record("Signer", status: "revoked"))]")
        #expect(removed.product(of: certificate)?.isConformant == false)
        #expect(removed.adding(list).product(of: certificate)?.isConformant == true)
        #expect(list.adding(removed).product(of: certificate)?.isConformant == true)
    }

    @Test("What is no such list is refused", arguments: ["", "{}", "[]", "[1]", "[{\"applicant\": \"x\"}]"])
    func malformed(text: String) {
        #expect(throws: TrustError.self) { try ConformingProducts(text: text) }
    }

    @Test("A trust folder keeps lists of products and of named actors, and gives them to a validator")
    func folder() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = TrustStore(folder: folder)
        let chain = try TestChain()
        let root = PEM.text(label: "CERTIFICATE", bytes: try chain.rootCertificate().encoded)
        try store.add(name: "products", kind: .products, text: "[\(record("Signer"))]", at: TestChain.now)
        try store.add(name: "actors", kind: .identityAnchors, text: root, at: TestChain.now)
        try store.add(name: "issuers", kind: .identityIssuers, text: "did:web:example.org", at: TestChain.now)
        let settings = try store.settings()
        #expect(settings.products.product(of: try chain.leafCertificate()) != nil)
        #expect(settings.identities.anchors.certificates.count == 1)
        #expect(settings.identities.issuers.contains("did:web:example.org#key-1"))
        // Neither list makes a signer of claims trusted.
        #expect(settings.anchors.isEmpty)
        #expect(throws: TrustError.self) {
            try store.add(name: "bad", kind: .identityIssuers, text: "example.org", at: TestChain.now)
        }
    }
}

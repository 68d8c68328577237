// SPDX-License-Identifier: Apache-2.0

import COSE
import Foundation
import Testing
import TrustServices

@Suite("Chains of certificates")
struct ChainTests {
    @Test("a chain by the profile is trusted, whatever its algorithm", arguments: COSEAlgorithm.allCases)
    func good(_ algorithm: COSEAlgorithm) throws {
        let chain = try TestChain(algorithm)
        let verdict = try chain.verdict()
        #expect(verdict.isTrusted, "\(verdict.reasons)")
        #expect(verdict.path.count == 3)
        #expect(try CertificateProfile.violations(of: chain.leafCertificate(), for: .claimSigning).isEmpty)
        #expect(try CertificateProfile.violations(ofAuthority: chain.caCertificate()).isEmpty)
    }

    @Test("validity is judged at the date given, its ends included")
    func validity() throws {
        var chain = try TestChain()
        chain.leaf.notBefore = TestChain.now
        chain.leaf.notAfter = TestChain.now.addingTimeInterval(60)
        #expect(try chain.verdict(at: chain.leaf.notBefore).isTrusted)
        #expect(try chain.verdict(at: chain.leaf.notAfter).isTrusted)
        let early = try chain.verdict(at: TestChain.now.addingTimeInterval(-1))
        #expect(early.kinds == [.notYetValid])
        #expect(early.failsByTimeOnly)
        #expect(try chain.verdict(at: TestChain.now.addingTimeInterval(61)).kinds == [.expired])
    }

    @Test("an issuing authority that has run out spoils the chain")
    func expiredAuthority() throws {
        var chain = try TestChain()
        chain.ca.notAfter = TestChain.now.addingTimeInterval(-1)
        #expect(try chain.verdict().kinds == [.expired])
    }

    @Test("an authority's certificate may not sign claims")
    func authorityAsLeaf() throws {
        var chain = try TestChain()
        chain.leaf.replace(.basicConstraints(authority: true))
        #expect(try chain.verdict().kinds.contains(.authorityAsSigner))
        let rules = try CertificateProfile.violations(of: chain.leafCertificate(), for: .claimSigning).map(\.rule)
        #expect(rules.contains(.authority))
    }

    @Test("a leaf may not issue certificates")
    func leafAsAuthority() throws {
        var chain = try TestChain()
        chain.ca.replace(.basicConstraints(authority: false))
        #expect(try chain.verdict().kinds.contains(.notAnAuthority))
        chain = try TestChain()
        chain.ca.replace(.keyUsage([.digitalSignature]))
        #expect(try chain.verdict().kinds.contains(.notAnAuthority))
        chain = try TestChain()
        chain.ca.drop("2.5.29.19")
        #expect(try chain.verdict().kinds.contains(.notAnAuthority))
    }

    @Test("a purpose that is not for claims is refused by chain and profile")
    func wrongPurpose() throws {
        var chain = try TestChain()
        chain.leaf.replace(.extendedKeyUsage(["1.3.6.1.5.5.7.3.1"]))
        #expect(try chain.verdict().kinds == [.purpose])
        #expect(
            try CertificateProfile.violations(of: chain.leafCertificate(), for: .claimSigning).map(\.rule)
                == [.unknownPurpose])
        chain.leaf.drop("2.5.29.37")
        #expect(
            try CertificateProfile.violations(of: chain.leafCertificate(), for: .claimSigning).map(\.rule)
                == [.extendedKeyUsage])
    }

    @Test("a claim signer's certificate is no time-stamp signer's, and the other way round")
    func purposesApart() throws {
        var chain = try TestChain()
        #expect(try chain.verdict(for: .timeStamping).kinds == [.purpose])
        chain.leaf.replace(.extendedKeyUsage([.timeStamping]))
        #expect(try chain.verdict(for: .timeStamping).isTrusted)
        #expect(try chain.verdict().kinds == [.purpose])
    }

    @Test(
        "each rule of the profile is found on its own",
        arguments: [
            "noAKI", "noKeyUsage", "keyUsageWithoutSignature", "anyPurpose", "mixedTimeStamp", "mixedOCSP", "version1",
            "keyCertSign", "criticalUnknown",
        ])
    func profile(_ oddity: String) throws {
        var chain = try TestChain()
        let expected: CertificateProfile.Violation.Rule
        switch oddity {
        case "noAKI":
            chain.leaf.drop("2.5.29.35")
            expected = .authorityKeyIdentifier
        case "noKeyUsage":
            chain.leaf.drop("2.5.29.15")
            expected = .keyUsage
        case "keyUsageWithoutSignature":
            chain.leaf.replace(.keyUsage([.keyEncipherment]))
            expected = .keyUsage
        case "anyPurpose":
            chain.leaf.replace(.extendedKeyUsage([.c2paClaimSigning, .anyExtendedKeyUsage]))
            expected = .anyExtendedKeyUsage
        case "mixedTimeStamp":
            chain.leaf.replace(.extendedKeyUsage([.emailProtection, .timeStamping]))
            expected = .mixedPurposes
        case "mixedOCSP":
            chain.leaf.replace(.extendedKeyUsage([.emailProtection, .ocspSigning]))
            expected = .mixedPurposes
        case "version1":
            chain.leaf.version = 2
            expected = .version
        case "keyCertSign":
            chain.leaf.replace(.keyUsage([.digitalSignature, .keyCertSign]))
            expected = .keyCertSign
        default:
            chain.leaf.extensions.append(.init("1.2.3.4", critical: true, [5, 0]))
            expected = .criticalExtension
        }
        let found = try CertificateProfile.violations(of: chain.leafCertificate(), for: .claimSigning).map(\.rule)
        #expect(found == [expected])
    }

    @Test("an unknown critical extension anywhere below the anchor fails the chain; one that is not critical does not")
    func criticalExtensions() throws {
        for critical in [true, false] {
            var chain = try TestChain()
            chain.ca.extensions.append(.init("2.5.29.36", critical: critical, [0x30, 0]))
            #expect(try chain.verdict().kinds == (critical ? [.criticalExtension] : []))
            chain = try TestChain()
            chain.leaf.extensions.append(.init("1.2.3.4", critical: critical, [5, 0]))
            #expect(try chain.verdict().kinds == (critical ? [.criticalExtension] : []))
        }
    }

    @Test("path lengths count the authorities below")
    func pathLength() throws {
        var chain = try TestChain()
        chain.root.replace(.basicConstraints(authority: true, pathLength: 0))
        #expect(try chain.verdict().kinds == [.pathLength])
        chain.root.replace(.basicConstraints(authority: true, pathLength: 1))
        #expect(try chain.verdict().isTrusted)
        chain.ca.replace(.basicConstraints(authority: true))
        #expect(try chain.verdict().isTrusted)
    }

    @Test("without its issuer, with a stranger of the same name, or without anchors nothing is trusted")
    func broken() throws {
        let chain = try TestChain()
        let stranger = try TestChain()
        let leaf = try chain.leafCertificate()
        let validator = ChainValidator(settings: try chain.settings())
        func kinds(_ certificates: [Certificate]) -> Set<ChainVerdict.Reason.Kind> {
            validator.validate(chain: certificates, for: .claimSigning, at: TestChain.now).kinds
        }
        #expect(kinds([leaf]) == [.noPath])
        #expect(kinds([leaf, try stranger.caCertificate()]) == [.badSignature])
        #expect(kinds([try chain.caCertificate(), leaf]).contains(.authorityAsSigner))
        #expect(kinds([]) == [.noPath])
        let none = ChainValidator(settings: TrustSettings())
            .validate(chain: [leaf, try chain.caCertificate()], for: .claimSigning, at: TestChain.now)
        #expect(none.kinds == [.noAnchors])
        let other = ChainValidator(settings: try stranger.settings())
            .validate(chain: [leaf, try chain.caCertificate()], for: .claimSigning, at: TestChain.now)
        #expect(other.kinds == [.badSignature])
    }

    @Test("order does not matter, and the root may be sent along")
    func order() throws {
        let chain = try TestChain()
        let certificates = [try chain.leafCertificate(), try chain.rootCertificate(), try chain.caCertificate()]
        let verdict = ChainValidator(settings: try chain.settings())
            .validate(chain: certificates, for: .claimSigning, at: TestChain.now)
        #expect(verdict.isTrusted)
    }

    @Test("the second of two issuers with one name and key is found when the first has run out")
    func crossSigned() throws {
        let chain = try TestChain()
        var old = chain.ca
        old.notAfter = TestChain.now.addingTimeInterval(-10)
        let expired = try old.issued(by: chain.root.subject, key: chain.rootKey)
        let verdict = ChainValidator(settings: try chain.settings()).validate(
            chain: [try chain.leafCertificate(), expired, try chain.caCertificate()], for: .claimSigning,
            at: TestChain.now)
        #expect(verdict.isTrusted)
    }

    @Test("authorities that sign each other in a circle end the search")
    func cycle() throws {
        let chain = try TestChain()
        let stranger = try TestChain()
        var first = chain.ca
        first.replace(.basicConstraints(authority: true))
        var second = first
        second.subject = TestChain.name("Other")
        second.publicKey = chain.rootKey.subjectPublicKeyInfo
        let a = try first.issued(by: second.subject, key: chain.rootKey)
        let b = try second.issued(by: first.subject, key: chain.caKey)
        let verdict = ChainValidator(settings: try stranger.settings())
            .validate(chain: [try chain.leafCertificate(), a, b], for: .claimSigning, at: TestChain.now)
        #expect(!verdict.isTrusted)
    }

    @Test("many authorities with one name cost a bounded number of signature checks")
    func bounded() throws {
        let chain = try TestChain()
        let stranger = try TestChain()
        var certificates = [try chain.leafCertificate()]
        var same = chain.ca
        same.replace(.basicConstraints(authority: true))
        for _ in 0..<200 {
            same.serialNumber = CertificateTemplate.randomSerial()
            certificates.append(try same.issued(by: same.subject, key: chain.caKey))
        }
        let start = Date()
        let verdict = ChainValidator(settings: try stranger.settings())
            .validate(chain: certificates, for: .claimSigning, at: TestChain.now)
        #expect(!verdict.isTrusted)
        #expect(verdict.kinds.contains(.limit))
        #expect(Date().timeIntervalSince(start) < 2)
    }

    @Test("a certificate on the allow list is trusted without a chain, but not for time-stamps")
    func allowList() throws {
        let chain = try TestChain()
        let leaf = try chain.leafCertificate()
        for text in [leaf.pem, "# comment\n" + Data(leaf.fingerprint).base64EncodedString() + "\n"] {
            let validator = ChainValidator(settings: TrustSettings(allowed: try AllowList(text: text)))
            let verdict = validator.validate(chain: [leaf], for: .claimSigning, at: TestChain.now)
            #expect(verdict.basis == .allowList)
            #expect(!validator.validate(chain: [leaf], for: .timeStamping, at: TestChain.now).isTrusted)
        }
    }

    @Test("time-stamp anchors are apart when given")
    func separateAnchors() throws {
        var chain = try TestChain()
        chain.leaf.replace(.extendedKeyUsage([.timeStamping]))
        var settings = try chain.settings()
        settings.timeStampAnchors = TrustAnchors.none
        let certificates = [try chain.leafCertificate(), try chain.caCertificate()]
        let verdict = ChainValidator(settings: settings)
            .validate(chain: certificates, for: .timeStamping, at: TestChain.now)
        #expect(verdict.kinds == [.noAnchors])
    }

    @Test("a flipped bit anywhere in a certificate is never trusted and never traps")
    func flippedBits() throws {
        let chain = try TestChain()
        let leaf = try chain.leafCertificate()
        let ca = try chain.caCertificate()
        let validator = ChainValidator(settings: try chain.settings())
        for index in leaf.encoded.indices {
            var bytes = leaf.encoded
            bytes[index] ^= 1 << UInt8(index % 8)
            guard let changed = try? Certificate(derEncoded: bytes) else { continue }
            let verdict = validator.validate(chain: [changed, ca], for: .claimSigning, at: TestChain.now)
            // ECDSA signatures have no redundancy that a changed bit could hide in.
            #expect(!verdict.isTrusted, "bit in byte \(index)")
        }
    }
}

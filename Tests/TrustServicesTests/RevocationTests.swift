// SPDX-License-Identifier: Apache-2.0

import COSE
import Foundation
import Testing
import TrustServices

@Suite("Revocation")
struct RevocationTests {
    /// An OCSP answer made to measure.
    struct Answer {
        var status: [UInt8] = DERWriter.contextPrimitive(0, [])
        var thisUpdate = TestChain.now.addingTimeInterval(-3_600)
        var nextUpdate: Date? = TestChain.now.addingTimeInterval(3_600)
        var serial: [UInt8]?

        static func revoked(_ date: Date, reason: UInt8? = nil) -> [UInt8] {
            DERWriter.context(
                1,
                DERWriter.generalizedTime(date)
                    + (reason.map { DERWriter.context(0, DERWriter.element(0x0A, [$0])) } ?? []))
        }

        func response(_ chain: TestChain, responder: (Certificate, SigningKey)? = nil) throws -> [UInt8] {
            let leaf = try chain.leafCertificate()
            let issuer = try chain.caCertificate()
            let id = DERWriter.sequence(
                DERWriter.sequence(DERWriter.oid("1.3.14.3.2.26"), DERWriter.null),
                DERWriter.octetString(HashAlgorithm.sha1.digest(issuer.subject.encoded)),
                DERWriter.octetString(issuer.publicKey.keyIdentifier),
                DERWriter.element(0x02, serial ?? leaf.serialNumber))
            var single = [id, status, DERWriter.generalizedTime(thisUpdate)]
            if let nextUpdate { single.append(DERWriter.context(0, DERWriter.generalizedTime(nextUpdate))) }
            let signer = responder?.0 ?? issuer
            let data = DERWriter.sequence(
                DERWriter.context(2, DERWriter.octetString(signer.publicKey.keyIdentifier)),
                DERWriter.generalizedTime(thisUpdate), DERWriter.sequence([DERWriter.sequence(single)]))
            let raw = try (responder?.1 ?? chain.caKey).sign(data, algorithm: .es256)
            let signature = DERWriter.sequence(
                DERWriter.unsignedInteger(Array(raw.prefix(32))), DERWriter.unsignedInteger(Array(raw.suffix(32))))
            var basic = [
                data, DERWriter.sequence(DERWriter.oid("1.2.840.10045.4.3.2")), DERWriter.bitString(signature),
            ]
            if let responder {
                basic.append(DERWriter.context(0, DERWriter.sequence([responder.0.encoded])))
            }
            return DERWriter.sequence(
                DERWriter.element(0x0A, [0]),
                DERWriter.context(
                    0,
                    DERWriter.sequence(
                        DERWriter.oid("1.3.6.1.5.5.7.48.1.1"), DERWriter.octetString(DERWriter.sequence(basic)))))
        }
    }

    func status(
        _ answer: Answer, _ chain: TestChain, responder: (Certificate, SigningKey)? = nil, signedAt: Date? = nil,
        now: Date = TestChain.now
    ) throws -> RevocationVerdict.Status {
        RevocationChecker(now: now).check(
            try answer.response(chain, responder: responder), for: try chain.leafCertificate(),
            issuer: try chain.caCertificate(), signingTime: signedAt
        ).status
    }

    @Test("good, revoked and unknown are told apart")
    func statuses() throws {
        let chain = try TestChain()
        let hour = 3_600.0
        #expect(try status(Answer(), chain) == .notRevoked)
        let revocation = TestChain.now.addingTimeInterval(-hour)
        let revoked = Answer(status: Answer.revoked(revocation, reason: 4))
        #expect(try status(revoked, chain) == .revoked(at: revocation, reason: 4))
        // Signed before an ordinary revocation, the signature stands; after it, or after a compromise, it falls.
        #expect(try status(revoked, chain, signedAt: revocation.addingTimeInterval(-hour)) == .notRevoked)
        #expect(try status(revoked, chain, signedAt: TestChain.now) == .revoked(at: revocation, reason: 4))
        let compromised = Answer(status: Answer.revoked(revocation, reason: 1))
        #expect(
            try status(compromised, chain, signedAt: revocation.addingTimeInterval(-hour))
                == .revoked(at: revocation, reason: 1))
        #expect(try status(Answer(status: Answer.revoked(revocation, reason: 8)), chain) == .notRevoked)
        #expect(try status(Answer(status: DERWriter.contextPrimitive(2, [])), chain) == .unknown)
    }

    @Test("an answer from the future or one that has ended proves nothing")
    func times() throws {
        let chain = try TestChain()
        #expect(try status(Answer(), chain, now: TestChain.now.addingTimeInterval(7_200)) == .stale)
        #expect(
            try status(Answer(), chain, signedAt: TestChain.now, now: TestChain.now.addingTimeInterval(7_200))
                == .notRevoked)
        #expect(try status(Answer(thisUpdate: TestChain.now.addingTimeInterval(301)), chain) == .stale)
        #expect(try status(Answer(nextUpdate: nil), chain) == .notRevoked)
        #expect(
            try status(Answer(nextUpdate: nil), chain, now: TestChain.now.addingTimeInterval(2 * TestChain.day))
                == .stale)
    }

    @Test("only the issuer, or a responder it made for OCSP, is believed")
    func responders() throws {
        let chain = try TestChain()
        func responder(_ purposes: [OID], by key: SigningKey, named issuer: [UInt8]) throws -> (Certificate, SigningKey)
        {
            let own = try SigningKey(generatingFor: .es256)
            var template = chain.leaf
            template.subject = TestChain.name("Responder")
            template.publicKey = own.subjectPublicKeyInfo
            template.replace(.extendedKeyUsage(purposes))
            return (try template.issued(by: issuer, key: key), own)
        }
        let good = try responder([.ocspSigning], by: chain.caKey, named: chain.ca.subject)
        #expect(try status(Answer(), chain, responder: good) == .notRevoked)
        let otherPurpose = try responder([.c2paClaimSigning], by: chain.caKey, named: chain.ca.subject)
        #expect(try status(Answer(), chain, responder: otherPurpose) == .unusable)
        let stranger = try responder([.ocspSigning], by: chain.rootKey, named: chain.root.subject)
        #expect(try status(Answer(), chain, responder: stranger) == .unusable)
        let forged = try responder([.ocspSigning], by: chain.rootKey, named: chain.ca.subject)
        #expect(try status(Answer(), chain, responder: forged) == .unusable)
        // The issuer's certificate with somebody else's signature.
        let fake = (try chain.caCertificate(), chain.rootKey)
        #expect(try status(Answer(), chain, responder: fake) == .unusable)
    }

    @Test("an answer about another certificate, errors and broken bytes are unusable")
    func unusable() throws {
        let chain = try TestChain()
        #expect(try status(Answer(serial: [9]), chain) == .unusable)
        let checker = RevocationChecker(now: TestChain.now)
        let bytes = try Answer().response(chain)
        let leaf = try chain.leafCertificate()
        let issuer = try chain.caCertificate()
        #expect(throws: TrustError(.refused, "")) { try OCSPResponse(parsing: [0x30, 0x03, 0x0A, 0x01, 0x06]) }
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1 << UInt8(index % 8)
            let verdict = checker.check(changed, for: leaf, issuer: issuer, signingTime: nil)
            if case .revoked = verdict.status { Issue.record("bit in byte \(index)") }
            #expect(
                checker.check(Array(bytes.prefix(index)), for: leaf, issuer: issuer, signingTime: nil).status
                    == .unusable)
        }
    }

    @Test("answers made by openssl are read", .enabled(if: OpenSSL.isAvailable))
    func openssl() throws {
        let folder = try ScratchFolder()
        var chain = try TestChain()
        let real = Date()
        for path in [\TestChain.root, \TestChain.ca, \TestChain.leaf] {
            chain[keyPath: path].notBefore = real.addingTimeInterval(-1_000)
            chain[keyPath: path].notAfter = real.addingTimeInterval(100_000)
        }
        let leaf = try chain.leafCertificate()
        let issuer = try chain.caCertificate()
        let serial = leaf.serialNumber.map { String(format: "%02X", $0) }.joined()
        _ = try folder.write("leaf.pem", leaf.pem)
        _ = try folder.write("ca.pem", issuer.pem)
        _ = try folder.write("ca.key", chain.caKey.pkcs8PEM)
        for (line, expected) in [
            ("V\t401231235959Z\t\t\(serial)\tunknown\t/CN=Signer\n", "good"),
            ("R\t401231235959Z\t250101000000Z,superseded\t\(serial)\tunknown\t/CN=Signer\n", "revoked"),
        ] {
            _ = try folder.write("index.txt", line)
            let made = try OpenSSL.run(
                [
                    "ocsp", "-index", "index.txt", "-CA", "ca.pem", "-rsigner", "ca.pem", "-rkey", "ca.key", "-issuer",
                    "ca.pem", "-cert", "leaf.pem", "-ndays", "1", "-respout", "r.der", "-noverify",
                ], in: folder)
            #expect(made.status == 0, "\(made.output)")
            let verdict = RevocationChecker(now: Date())
                .check(try folder.read("r.der"), for: leaf, issuer: issuer, signingTime: nil)
            if expected == "good" {
                #expect(verdict.status == .notRevoked, "\(verdict.explanation)")
            } else {
                #expect(verdict.status == .revoked(at: Date(timeIntervalSince1970: 1_735_689_600), reason: 4))
            }
        }
    }
}

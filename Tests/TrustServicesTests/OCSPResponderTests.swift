// SPDX-License-Identifier: Apache-2.0

import COSE
import Foundation
import Testing
import TrustServices

@Suite("The authority's register and its OCSP responder")
struct OCSPResponderTests {
    /// A store with an authority and one signer.
    struct Bench {
        let folder: ScratchFolder
        let store: IdentityStore
        let unlocked: UnlockedIdentityStore

        init() throws {
            folder = try ScratchFolder()
            store = IdentityStore(folder: folder.path + "/s")
            unlocked = try store.unlock(IdentityStoreTests.keyFile(folder))
            _ = try unlocked.makeIdentity(named: "press", subject: IdentityStoreTests.subject(), at: TestChain.now)
        }

        /// What our own checker makes of the responder's answer about the first certificate of `chain`.
        func verdict(
            _ chain: [Certificate], at date: Date = TestChain.now, signedAt: Date? = nil
        ) throws -> RevocationVerdict {
            let response = try unlocked.ocspResponse(
                to: OCSPRequest(for: chain[0], issuer: chain[1]).encoded, at: date)
            return RevocationChecker(now: date).check(
                response, for: chain[0], issuer: chain[1], signingTime: signedAt)
        }
    }

    @Test("a certificate is good until it is revoked, and signs nothing after that")
    func revocation() throws {
        let bench = try Bench()
        let identity = try bench.store.identity(named: "press")
        #expect(try bench.verdict(identity.chain).status == .notRevoked)
        let moment = TestChain.now.addingTimeInterval(60.5)
        let entry = try bench.unlocked.revoke("press", reason: .keyCompromise, at: moment)
        #expect(entry.reason == .keyCompromise)
        let second = TestChain.now.addingTimeInterval(60)
        #expect(
            try bench.verdict(identity.chain, at: moment.addingTimeInterval(60)).status
                == .revoked(at: second, reason: 1))
        #expect(throws: TrustError(.revoked, "")) { try bench.unlocked.credential(for: "press") }
        // A second revocation does not move the first.
        let again = try bench.unlocked.revoke("press", reason: .superseded, at: moment.addingTimeInterval(900))
        #expect(again == entry)
    }

    @Test("what was signed before a certificate was merely replaced stays good")
    func revokedLater() throws {
        let bench = try Bench()
        let chain = try bench.store.identity(named: "press").chain
        try bench.unlocked.revoke("press", reason: .cessationOfOperation, at: TestChain.now.addingTimeInterval(3_600))
        let later = TestChain.now.addingTimeInterval(7_200)
        #expect(try bench.verdict(chain, at: later, signedAt: TestChain.now).status == .notRevoked)
        #expect(
            try bench.verdict(chain, at: later, signedAt: later).status
                == .revoked(at: TestChain.now.addingTimeInterval(3_600), reason: 5))
    }

    @Test(
        "a renewed identity has a new key and certificate; the old certificate stays good and can be revoked by number")
    func renewal() throws {
        let bench = try Bench()
        let old = try bench.store.identity(named: "press")
        let oldKey = try bench.unlocked.credential(for: "press").key
        let new = try bench.unlocked.renew("press", at: TestChain.now.addingTimeInterval(60))
        #expect(new.generation == 2)
        #expect(new.certificate != old.certificate)
        #expect(new.certificate.subject == old.certificate.subject)
        #expect(try bench.unlocked.credential(for: "press").key.subjectPublicKeyInfo != oldKey.subjectPublicKeyInfo)
        #expect(try bench.store.identities().map(\.name) == ["press"])
        #expect(try bench.verdict(old.chain).status == .notRevoked)
        try bench.unlocked.revoke(
            serialNumber: old.certificate.serialNumberHex, reason: .superseded, at: TestChain.now)
        let later = TestChain.now.addingTimeInterval(120)
        #expect(try bench.verdict(old.chain, at: later).status == .revoked(at: TestChain.now, reason: 4))
        #expect(try bench.verdict(new.chain, at: later).status == .notRevoked)
        #expect(!FileManager.default.fileExists(atPath: bench.store.folder + "/press/key"))
    }

    @Test("a revoked identity signs again after a renewal")
    func renewalAfterRevocation() throws {
        let bench = try Bench()
        try bench.unlocked.revoke("press", reason: .keyCompromise, at: TestChain.now)
        _ = try bench.unlocked.renew("press", at: TestChain.now)
        _ = try bench.unlocked.credential(for: "press")
    }

    @Test("certificates of time-stampers are answered about by a responder of their own issuer")
    func timeStamps() throws {
        let bench = try Bench()
        let stamper = try bench.unlocked.timeStamper(organization: "Norhaven", at: TestChain.now)
        #expect(try bench.verdict(stamper.credential.chain).status == .notRevoked)
    }

    @Test("a store from before there was a register answers about what it issued")
    func olderStore() throws {
        let bench = try Bench()
        try FileManager.default.removeItem(atPath: bench.store.folder + "/authority/issued")
        #expect(try bench.verdict(bench.store.identity(named: "press").chain).status == .notRevoked)
    }

    @Test("certificates of others, unknown numbers and rubbish are answered as the standard asks")
    func others() throws {
        let bench = try Bench()
        let chain = try bench.store.identity(named: "press").chain
        let foreign = try TestChain()
        let refused = try bench.unlocked.ocspResponse(
            to: OCSPRequest(for: foreign.leafCertificate(), issuer: foreign.caCertificate()).encoded,
            at: TestChain.now)
        #expect(refused == [0x30, 3, 0x0A, 1, 6])
        #expect(try bench.unlocked.ocspResponse(to: [1, 2, 3], at: TestChain.now) == [0x30, 3, 0x0A, 1, 1])
        // A certificate of the authority itself that is not in the register.
        let stray = try bench.unlocked.authority(organization: "x", at: TestChain.now)
            .makeSigner(IdentityStoreTests.subject("Stray"), at: TestChain.now)
        #expect(try bench.verdict(stray.chain).status == .unknown)
        #expect(try bench.verdict(chain).status == .notRevoked)
        #expect(throws: TrustError(.unknownIdentity, "")) {
            try bench.unlocked.revoke(
                serialNumber: stray.certificate.serialNumberHex, reason: .superseded, at: TestChain.now)
        }
    }

    @Test("a responder gets a new key before its certificate runs out")
    func responderRenewal() throws {
        let bench = try Bench()
        let chain = try bench.store.identity(named: "press").chain
        #expect(try bench.verdict(chain).status == .notRevoked)
        let first = try bench.store.identity(named: "ocsp-claims")
        let later = TestChain.now.addingTimeInterval(29.5 * TestChain.day)
        #expect(try bench.verdict(chain, at: later).status == .notRevoked)
        let second = try bench.store.identity(named: "ocsp-claims")
        #expect(second.generation == first.generation + 1)
        #expect(try bench.store.defaultIdentity().name == "press")
    }

    @Test("a nonce comes back, and answers differ by it")
    func nonces() throws {
        let bench = try Bench()
        let chain = try bench.store.identity(named: "press").chain
        let plain = OCSPRequest(for: chain[0], issuer: chain[1]).encoded
        // requestExtensions [2] with a nonce of eight bytes, put into the TBSRequest.
        let nonce: [UInt8] = [4, 8, 1, 2, 3, 4, 5, 6, 7, 8]
        let extensions = DERWriter.context(
            2,
            DERWriter.sequence(
                DERWriter.sequence(DERWriter.oid("1.3.6.1.5.5.7.48.1.2"), DERWriter.octetString(nonce))))
        let list = Array(plain.dropFirst(4))  // both SEQUENCE headers have two bytes: the request is short
        let request = DERWriter.sequence(DERWriter.sequence(list, extensions))
        let response = try bench.unlocked.ocspResponse(to: request, at: TestChain.now)
        #expect(Data(response).range(of: Data(nonce)) != nil)
        #expect(
            RevocationChecker(now: TestChain.now).check(
                response, for: chain[0], issuer: chain[1], signingTime: nil
            ).status == .notRevoked)
        let long = DERWriter.context(
            2,
            DERWriter.sequence(
                DERWriter.sequence(
                    DERWriter.oid("1.3.6.1.5.5.7.48.1.2"), DERWriter.octetString([UInt8](repeating: 4, count: 200)))))
        #expect(
            try bench.unlocked.ocspResponse(
                to: DERWriter.sequence(DERWriter.sequence(list, long)), at: TestChain.now)
                == OCSPResponder.Failure.malformedRequest.encoded)
    }

    @Test("certificates name the responder once its address is set, and only an http address is taken")
    func address() throws {
        let bench = try Bench()
        try bench.unlocked.setOCSPURL("http://provenance.example/ocsp")
        let identity = try bench.unlocked.makeIdentity(
            named: "later", subject: IdentityStoreTests.subject("Later"), at: TestChain.now)
        #expect(identity.certificate.extensions.ocspResponders == ["http://provenance.example/ocsp"])
        #expect(throws: TrustError(.invalidName, "")) { try bench.unlocked.setOCSPURL("https://provenance.example") }
        try bench.unlocked.setOCSPURL(nil)
        #expect(try bench.store.ocspURL() == nil)
    }
}

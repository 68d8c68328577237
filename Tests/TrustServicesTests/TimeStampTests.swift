// SPDX-License-Identifier: Apache-2.0

import COSE
import Foundation
import Testing
import TrustServices

@Suite("Time-stamps")
struct TimeStampTests {
    let message: [UInt8] = Array("signature bytes".utf8)

    static func authority() throws -> (TestChain, SigningCredential) {
        var chain = try TestChain()
        chain.leaf.replace(.extendedKeyUsage([.timeStamping], critical: true))
        let credential = try SigningCredential(
            key: chain.leafKey, chain: [try chain.leafCertificate(), try chain.caCertificate()])
        return (chain, credential)
    }

    @Test("a stamp of our own is validated and trusted under its root, in both forms")
    func roundTrip() async throws {
        let (chain, credential) = try TimeStampTests.authority()
        let stamper = try LocalTimeStamper(credential: credential, clock: { TestChain.now })
        let verifier = TimeStampVerifier(settings: try chain.settings(), now: TestChain.now)
        let token = try await stamper.timeStampToken(over: message)
        let verdict = verifier.verify(token, over: message)
        #expect(verdict.isTrusted, "\(verdict.faults)")
        #expect(verdict.trustedTime == TestChain.now)
        #expect(verdict.token?.form == .token)
        for algorithm in [HashAlgorithm.sha256, .sha384, .sha512] {
            let response = verifier.verify(try stamper.response(over: message, algorithm: algorithm), over: message)
            #expect(response.isTrusted, "\(response.faults)")
            #expect(response.token?.form == .response)
        }
    }

    @Test("over other bytes it is a mismatch")
    func otherMessage() async throws {
        let (chain, credential) = try TimeStampTests.authority()
        let token = try await LocalTimeStamper(credential: credential, clock: { TestChain.now })
            .timeStampToken(over: message)
        let verdict = TimeStampVerifier(settings: try chain.settings(), now: TestChain.now).verify(token, over: [1])
        #expect(verdict.faults.map(\.kind) == [.mismatch])
        #expect(!verdict.isValidated)
    }

    @Test("without its root it is validated, not trusted")
    func unlisted() async throws {
        let (_, credential) = try TimeStampTests.authority()
        let token = try await LocalTimeStamper(credential: credential, clock: { TestChain.now })
            .timeStampToken(over: message)
        let verdict = TimeStampVerifier(settings: TrustSettings(), now: TestChain.now).verify(token, over: message)
        #expect(verdict.isValidated)
        #expect(verdict.faults.map(\.statusCode) == ["timeStamp.untrusted"])
        #expect(verdict.trustedTime == nil)
    }

    @Test("a time outside the authority's validity, or in the future, does not count")
    func outside() async throws {
        let (chain, credential) = try TimeStampTests.authority()
        let late = TestChain.now.addingTimeInterval(200 * TestChain.day)
        let token = try await LocalTimeStamper(credential: credential, clock: { late }).timeStampToken(over: message)
        let settings = try chain.settings()
        #expect(
            TimeStampVerifier(settings: settings, now: late).verify(token, over: message).faults.map(\.kind)
                == [.outsideValidity])
        let soon = TestChain.now.addingTimeInterval(600)
        let future = try await LocalTimeStamper(credential: credential, clock: { soon }).timeStampToken(over: message)
        #expect(
            TimeStampVerifier(settings: settings, now: TestChain.now).verify(future, over: message).faults.map(\.kind)
                == [.outsideValidity])
        #expect(
            TimeStampVerifier(settings: settings, now: soon.addingTimeInterval(-299)).verify(future, over: message)
                .isTrusted)
    }

    @Test("a claim signer's certificate cannot stamp")
    func wrongPurpose() throws {
        let chain = try TestChain()
        let credential = try SigningCredential(
            key: chain.leafKey, chain: [try chain.leafCertificate(), try chain.caCertificate()])
        #expect(throws: TrustError(.profileViolation, "")) { try LocalTimeStamper(credential: credential) }
    }

    @Test("no flipped bit makes a trusted stamp with another meaning, none traps")
    func flippedBits() async throws {
        let (chain, credential) = try TimeStampTests.authority()
        let token = try await LocalTimeStamper(credential: credential, clock: { TestChain.now })
            .timeStampToken(over: message)
        let verifier = TimeStampVerifier(settings: try chain.settings(), now: TestChain.now)
        for index in token.indices {
            var bytes = token
            bytes[index] ^= 1 << UInt8(index % 8)
            let verdict = verifier.verify(bytes, over: message)
            // Bits outside what is signed (version numbers, the list of digests) may change nothing.
            if verdict.isTrusted { #expect(verdict.token?.generatedAt == TestChain.now) }
        }
        for count in stride(from: 0, to: token.count, by: 3) {
            #expect(!verifier.verify(Array(token.prefix(count)), over: message).isTrusted)
        }
    }

    @Test("a request is answered, and an answer to another request is refused")
    func requests() throws {
        let (_, credential) = try TimeStampTests.authority()
        let stamper = try LocalTimeStamper(credential: credential, clock: { TestChain.now })
        let request = TimeStampRequest(over: message)
        let answer = try stamper.response(to: request.encoded)
        #expect(try TimeStampToken(parsing: request.token(fromResponse: answer)).matches(message))
        let other = TimeStampRequest(over: message)
        #expect(throws: TrustError(.refused, "")) { try other.token(fromResponse: answer) }
        #expect(throws: TrustError(.refused, "")) {
            try TimeStampRequest(over: [1]).token(fromResponse: try stamper.response(over: message))
        }
    }

    @Test("a request that cannot be met is rejected with the reason")
    func rejections() throws {
        let (_, credential) = try TimeStampTests.authority()
        let stamper = try LocalTimeStamper(credential: credential, clock: { TestChain.now })
        func request(_ algorithm: OID, _ digest: [UInt8], _ more: [[UInt8]] = []) -> [UInt8] {
            DERWriter.sequence(
                [
                    DERWriter.integer(1),
                    DERWriter.sequence(DERWriter.sequence(DERWriter.oid(algorithm)), DERWriter.octetString(digest)),
                ] + more)
        }
        func failure(_ bits: [UInt8], unused: UInt8) -> [UInt8] {
            DERWriter.sequence(DERWriter.sequence(DERWriter.integer(2), DERWriter.bitString(bits, unused: unused)))
        }
        let digest = HashAlgorithm.sha256.digest(message)
        let sha256: OID = "2.16.840.1.101.3.4.2.1"
        #expect(try stamper.response(to: [0x30, 0]) == failure([0x04], unused: 2))
        #expect(try stamper.response(to: request(sha256, [1, 2])) == failure([0x04], unused: 2))
        #expect(
            try stamper.response(to: request("1.3.14.3.2.26", HashAlgorithm.sha1.digest(message)))
                == failure([0x80], unused: 7))
        #expect(
            try stamper.response(to: request(sha256, digest, [DERWriter.oid("1.2.3.4")]))
                == failure([0, 0x01], unused: 0))
        #expect(
            try stamper.response(to: request(sha256, digest, [DERWriter.context(0, [])]))
                == failure([0, 0, 0x80], unused: 7))
    }

    @Test("certificates go along only where the request wants them")
    func certificatesOnRequest() throws {
        let (_, credential) = try TimeStampTests.authority()
        let stamper = try LocalTimeStamper(credential: credential, clock: { TestChain.now })
        let plain = DERWriter.sequence(
            DERWriter.integer(1),
            DERWriter.sequence(
                DERWriter.sequence(DERWriter.oid("2.16.840.1.101.3.4.2.1")),
                DERWriter.octetString(HashAlgorithm.sha256.digest(message))))
        let certificate = Data(credential.certificate.encoded)
        #expect(Data(try stamper.response(to: plain)).range(of: certificate) == nil)
        #expect(Data(try stamper.response(to: TimeStampRequest(over: message).encoded)).range(of: certificate) != nil)
    }

    @Test("openssl accepts our stamps", .enabled(if: OpenSSL.isAvailable))
    func opensslVerifies() throws {
        let (chain, credential) = try TimeStampTests.authority()
        let folder = try ScratchFolder()
        let stamper = try LocalTimeStamper(credential: credential, clock: { TestChain.now })
        _ = try folder.write("data", message)
        _ = try folder.write("response.tsr", try stamper.response(over: message))
        _ = try folder.write("root.pem", try chain.rootCertificate().pem)
        let result = try OpenSSL.run(
            [
                "ts", "-verify", "-data", "data", "-in", "response.tsr", "-CAfile", "root.pem", "-attime",
                "\(Int(TestChain.now.timeIntervalSince1970))",
            ], in: folder)
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("Verification: OK"))
    }

    @Test("stamps made by openssl are accepted", .enabled(if: OpenSSL.isAvailable), arguments: [false, true])
    func opensslStamps(_ rsa: Bool) throws {
        let folder = try ScratchFolder()
        var chain = try TestChain(rsa ? .ps256 : .es256)
        let real = Date()
        chain.leaf.replace(.extendedKeyUsage([.timeStamping], critical: true))
        for path in [\TestChain.root, \TestChain.ca, \TestChain.leaf] {
            chain[keyPath: path].notBefore = real.addingTimeInterval(-1_000)
            chain[keyPath: path].notAfter = real.addingTimeInterval(100_000)
        }
        _ = try folder.write("data", message)
        _ = try folder.write("tsa.pem", try chain.leafCertificate().pem)
        _ = try folder.write("chain.pem", try chain.caCertificate().pem)
        _ = try folder.write("key.pem", chain.leafKey.pkcs8PEM)
        _ = try folder.write(
            "tsa.cnf",
            """
            [tsa]
            default_tsa = t
            [t]
            serial = serial
            signer_digest = sha384
            default_policy = 1.2.3.4.1
            digests = sha256, sha512
            accuracy = secs:1, millisecs:500
            ordering = yes
            tsa_name = yes
            ess_cert_id_chain = yes
            ess_cert_id_alg = sha256
            """)
        _ = try folder.write("serial", "01\n")
        let query = try OpenSSL.run(
            ["ts", "-query", "-data", "data", "-sha512", "-cert", "-out", "q.tsq"], in: folder)
        #expect(query.status == 0, "\(query.output)")
        let reply = try OpenSSL.run(
            [
                "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "q.tsq", "-signer", "tsa.pem", "-inkey", "key.pem",
                "-chain", "chain.pem", "-out", "r.tsr",
            ], in: folder)
        #expect(reply.status == 0, "\(reply.output)")
        let verdict = TimeStampVerifier(settings: try chain.settings(), now: Date())
            .verify(try folder.read("r.tsr"), over: message)
        #expect(verdict.isTrusted, "\(verdict.faults)")
        #expect(abs(verdict.trustedTime?.timeIntervalSince(real) ?? 1_000) < 60)
    }
}

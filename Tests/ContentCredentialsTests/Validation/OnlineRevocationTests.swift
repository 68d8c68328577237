// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import ContentCredentials
import Foundation
import Testing
import TrustServices

/// What the issuer answers when it is asked about a certificate, through the closure that does the network.
@Suite("Revocation asked of the issuer") struct OnlineRevocationTests {
    private let bench: StatusBench
    private let credential: SigningCredential
    private static let responder = "http://ocsp.example/"

    init() throws {
        bench = try StatusBench()
        credential = try bench.credential([.c2paClaimSigning], responder: Self.responder)
    }

    private func codes(_ answer: [UInt8]?, after seconds: TimeInterval = 0) async throws -> FoundCodes {
        var manifest = bench.manifest()
        manifest.credential = credential
        return try await bench.found(manifest) { validator in
            validator.fetcher = TableOfAnswers(answers: answer.map { [Self.responder: $0] } ?? [:])
            validator.validationTime = bench.fixture.now.addingTimeInterval(seconds)
        }
    }

    private func answer(_ status: [UInt8]) throws -> [UInt8] {
        try bench.answer(status, about: credential.certificate)
    }

    @Test("good, revoked, unknown, run out, about another, broken and absent answers are told apart")
    func answers() async throws {
        let prefix = "signingCredential.ocsp."
        let good = try answer(DERWriter.contextPrimitive(0, []))
        #expect(try await codes(good).success.contains(prefix + "notRevoked"))
        let time = DERWriter.generalizedTime(bench.fixture.now.addingTimeInterval(-1_800))
        let revoked = try await codes(answer(DERWriter.context(1, time)))
        #expect(revoked.failure == [prefix + "revoked"])
        let unknown = try await codes(answer(DERWriter.contextPrimitive(2, [])))
        #expect(unknown.informational.contains(prefix + "unknown") && unknown.failure.isEmpty)
        let stale = try await codes(good, after: 7_200)
        #expect(stale.informational.contains(prefix + "inaccessible") && stale.failure.isEmpty)
        let other = try await codes(bench.answer(DERWriter.context(1, time)))
        #expect(other.informational.contains(prefix + "inaccessible") && other.failure.isEmpty)
        // A revocation that somebody else signed revokes nothing.
        let strangers = try StatusBench()
        let forged = try await codes(strangers.answer(DERWriter.context(1, time), about: credential.certificate))
        #expect(forged.informational.contains(prefix + "inaccessible") && forged.failure.isEmpty)
        for broken in [[UInt8](), [0x30], Array(good.dropLast())] {
            #expect(try await codes(broken).informational.contains(prefix + "inaccessible"))
        }
        #expect(try await codes(nil).informational.contains(prefix + "inaccessible"))
    }
}

// SPDX-License-Identifier: Apache-2.0

import CBOR
import ContentCredentials
import Foundation
import TrustServices

/// Codes about claim, signature, certificate, time and revocation, and about live video.
extension StatusCases {
    private static func changed(
        _ code: String, beside: Set<String> = [], _ change: @escaping @Sendable (inout TestManifest) -> Void
    ) -> StatusCase {
        StatusCase(code, beside: beside) { bench in
            var manifest = bench.manifest()
            change(&manifest)
            return try await bench.found(manifest)
        }
    }

    private static func sound(_ code: String) -> StatusCase { changed(code) { _ in } }

    static let signatures: [StatusCase] =
        [
            sound("assertion.hashedURI.match"), sound("claimSignature.insideValidity"),
            sound("claimSignature.validated"), sound("signingCredential.trusted"),
            sound("signingCredential.ocsp.skipped"),
            changed("claim.cbor.invalid") { $0.claimBytes = [0xFF] },
            changed("claim.malformed") { $0.claimFields = [("instanceID", nil)] },
            changed("claim.missing") { $0.claims = 0 },
            changed("claim.multiple") { $0.claims = 2 },
            changed("claimSignature.mismatch") { $0.isForged = true },
            changed("claimSignature.missing") { $0.hasSignature = false },
            StatusCase("claimSignature.outsideValidity", beside: ["signingCredential.untrusted"]) { bench in
                try await bench.found(bench.manifest()) {
                    $0.validationTime = bench.fixture.now.addingTimeInterval(90 * 86_400)
                }
            },
            StatusCase("signingCredential.untrusted") { bench in
                try await bench.found(bench.manifest()) { $0.settings = TrustSettings() }
            },
            StatusCase("signingCredential.invalid") { bench in
                var manifest = bench.manifest()
                manifest.credential = try bench.credential([.c2paClaimSigning, .anyExtendedKeyUsage])
                return try await bench.found(manifest)
            },
            StatusCase("timeOfSigning.insideValidity") { bench in
                var manifest = bench.manifest()
                manifest.protected["iat"] = .unsigned(UInt64(bench.fixture.now.timeIntervalSince1970))
                return try await bench.found(manifest)
            },
            changed("timeOfSigning.outsideValidity") { $0.protected["iat"] = 1 },
        ] + revocation + timeStamps + liveVideo

    // MARK: Revocation

    private static let good = DERWriter.contextPrimitive(0, [])
    private static let unknown = DERWriter.contextPrimitive(2, [])

    private static let revocation: [StatusCase] = [
        StatusCase("signingCredential.ocsp.notRevoked") { try await $0.found(try $0.stapled(good)) },
        StatusCase("signingCredential.ocsp.unknown") { try await $0.found(try $0.stapled(unknown)) },
        StatusCase("signingCredential.ocsp.revoked") { bench in
            let time = DERWriter.generalizedTime(bench.fixture.now.addingTimeInterval(-1_800))
            return try await bench.found(try bench.stapled(DERWriter.context(1, time)))
        },
        StatusCase("signingCredential.ocsp.inaccessible") { bench in
            var manifest = bench.manifest()
            manifest.credential = try bench.credential([.c2paClaimSigning], responder: "http://ocsp.example/")
            return try await bench.found(manifest) { $0.fetcher = TableOfAnswers(answers: [:]) }
        },
    ]

    // MARK: Time-stamps

    private static let timeStamps: [StatusCase] = [
        StatusCase("timeStamp.trusted") { bench in
            try await bench.found(
                file: try await bench.stamped(
                    by: bench.fixture.authority, at: bench.fixture.now.addingTimeInterval(-60)))
        },
        StatusCase("timeStamp.validated") { bench in
            try await bench.found(
                file: try await bench.stamped(
                    by: bench.fixture.authority, at: bench.fixture.now.addingTimeInterval(-60)))
        },
        StatusCase("timeStamp.untrusted") { bench in
            let stranger = try CertificateAuthority.make(
                organization: "Other", at: bench.fixture.now.addingTimeInterval(-86_400))
            return try await bench.found(
                file: try await bench.stamped(by: stranger, at: bench.fixture.now.addingTimeInterval(-60)))
        },
        StatusCase("timeStamp.outsideValidity") { bench in
            try await bench.found(
                file: try await bench.stamped(
                    by: bench.fixture.authority, at: bench.fixture.now.addingTimeInterval(3_600)))
        },
        StatusCase("timeStamp.malformed") { try await $0.found($0.withTokens([])) },
        StatusCase("timeStamp.mismatch") { bench in
            let credential = try bench.fixture.authority.makeTimeStampSigner(
                .init(commonName: "TSA", organization: "Test"), at: bench.fixture.now.addingTimeInterval(-7_200))
            let now = bench.fixture.now
            let token = try await LocalTimeStamper(credential: credential, clock: { now }).timeStampToken(over: [1])
            return try await bench.found(bench.withTokens([token]))
        },
    ]

    // MARK: Live video

    private static func live(
        _ code: String, beside: Set<String> = [], _ make: @escaping @Sendable (LiveStream) async throws -> Set<String>
    ) -> StatusCase {
        StatusCase(code, beside: beside) { _ in FoundCodes(failure: try await make(try LiveStream())) }
    }

    private static let bare = LiveStream.ftyp + LiveStream.moov

    private static let liveVideo: [StatusCase] = [
        live("livevideo.init.invalid") { stream in
            try await stream.failures(
                bare + LiveStream.box("mdat", [1]), [stream.segment(1, previous: nil)])
        },
        live("livevideo.manifest.invalid") { stream in
            var second = stream.segment(2, previous: LiveStream.label(1))
            second[second.count - 1] ^= 1
            return try await stream.failures(bare, [stream.segment(1, previous: nil), second])
        },
        live("livevideo.segment.invalid") { stream in
            try await stream.failures(bare, [stream.segment(1, previous: nil), LiveStream.media(2)])
        },
        live("livevideo.assertion.invalid") { stream in
            let first = stream.segment(1, previous: nil)
            let second = stream.segment(2, previous: LiveStream.label(1), stream: "other")
            return try await stream.failures(bare, [first, second])
        },
        live("livevideo.continuityMethod.invalid") { stream in
            try await stream.failures(bare, [stream.segment(5, previous: nil)])
        },
        live("livevideo.sessionkey.invalid") { stream in
            try await stream.failures(stream.initialization(["keys": []]), [])
        },
    ]

    static let all = actions + references + ingredients + content + signatures
}

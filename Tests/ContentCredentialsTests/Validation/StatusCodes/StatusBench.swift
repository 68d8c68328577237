// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import COSE
import ContentCredentials
import Foundation
import JUMBF
import TrustServices

/// What a validation came to.
struct FoundCodes: Sendable {
    var success: Set<String> = []
    var informational: Set<String> = []
    var failure: Set<String> = []
}

/// A file made to get one code of the specification.
struct StatusCase: Sendable {
    let code: String
    /// Failures that come with it by other rules.
    var beside: Set<String> = []
    let make: @Sendable (StatusBench) async throws -> FoundCodes

    init(_ code: String, beside: Set<String> = [], _ make: @escaping @Sendable (StatusBench) async throws -> FoundCodes)
    {
        self.code = code
        self.beside = beside
        self.make = make
    }
}

/// Makes files that hold in everything, so that a test can break them in one place.
struct StatusBench: Sendable {
    let fixture: SigningFixture
    let credential: SigningCredential

    init() throws {
        fixture = try SigningFixture()
        // Ed25519 signs alike each time, so that a manifest can be hashed before it is written.
        credential = try fixture.authority.makeSigner(
            .init(commonName: "Bench", organization: "Test"), algorithm: .edDSA, days: 30,
            at: fixture.now.addingTimeInterval(-3_600))
    }

    static let png = SigningFixture.png
    static let dataHash: CBORValue = [
        "hash": .bytes(LiveStream.sha256(png)), "alg": "sha256", "pad": .bytes([]),
    ]
    static let wrongHash: CBORValue = [
        "hash": .bytes([UInt8](repeating: 1, count: 32)), "alg": "sha256", "pad": .bytes([]),
    ]

    /// A manifest for the picture, signed by somebody who is trusted.
    func manifest(
        _ more: [(String, CBORValue)] = [], actions: CBORValue = TestManifest.created,
        binding: (String, CBORValue)? = ("c2pa.hash.data", dataHash), number: Int = 1
    ) -> TestManifest {
        var manifest = TestManifest([("c2pa.actions.v2", actions)] + (binding.map { [$0] } ?? []) + more)
        manifest.label = "urn:c2pa:00000000-0000-4000-8000-00000000000\(number)"
        manifest.credential = credential
        return manifest
    }

    /// An ingredient assertion about a manifest.
    func ingredient(_ child: TestManifest, _ relationship: String = "componentOf", isRight: Bool = true) -> CBORValue {
        func hash(_ box: JUMBFSuperbox?) -> CBORValue {
            .bytes(isRight ? LiveStream.sha256(Array(box?.hashedContents ?? [])) : [1])
        }
        let box = child.box
        let signature = box.superboxes.first { $0.label == "c2pa.signature" }
        let uri = "self#jumbf=/c2pa/\(child.label)"
        return [
            "relationship": .text(relationship), "validationResults": ["activeManifest": ["success": []]],
            "activeManifest": ["url": .text(uri), "hash": hash(box)],
            "claimSignature": ["url": .text(uri + "/c2pa.signature"), "hash": hash(signature)],
        ]
    }

    func found(_ report: ValidationReport) -> FoundCodes {
        let lists = [report.results.activeManifest] + report.results.ingredientDeltas.map(\.deltas)
        func codes(_ list: KeyPath<StatusLists, [ValidationStatus]>) -> Set<String> {
            Set(lists.flatMap { $0[keyPath: list] }.map(\.code.rawValue))
        }
        return FoundCodes(
            success: codes(\.success), informational: codes(\.informational), failure: codes(\.failure))
    }

    /// What is found about manifests beside some content.
    func found(
        _ manifests: TestManifest..., content: [UInt8] = png, _ change: (inout Validator) -> Void = { _ in }
    ) async throws -> FoundCodes {
        var validator = fixture.trusting
        change(&validator)
        return found(
            try await validator.validate(MemoryByteSource(content), sidecar: TestManifest.store(manifests)))
    }

    /// What is found about a file with its store in it.
    func found(file: [UInt8], _ change: (inout Validator) -> Void = { _ in }) async throws -> FoundCodes {
        var validator = fixture.trusting
        change(&validator)
        do throws(ReadingError) {
            return found(try await validator.validate(MemoryByteSource(file)))
        } catch {
            return FoundCodes(failure: Set(error.failures.map(\.rawValue)))
        }
    }

    // MARK: Certificates and answers about them

    /// A certificate of the authority with other purposes, and a responder for revocation.
    func credential(_ purposes: [OID], responder: String? = nil) throws -> SigningCredential {
        let key = try SigningKey(generatingFor: .es256)
        let issuer = fixture.authority.issuing
        var extensions: [CertificateTemplate.Extension] = [
            .basicConstraints(authority: false), .keyUsage([.digitalSignature]), .extendedKeyUsage(purposes),
            .subjectKeyIdentifier(try CertificatePublicKey(derEncoded: key.subjectPublicKeyInfo).keyIdentifier),
            .authorityKeyIdentifier(issuer.certificate.extensions.subjectKeyIdentifier ?? []),
        ]
        if let responder {
            let access = DERWriter.sequence(
                DERWriter.oid("1.3.6.1.5.5.7.48.1"), DERWriter.contextPrimitive(6, Array(responder.utf8)))
            extensions.append(.init("1.3.6.1.5.5.7.1.1", DERWriter.sequence([access])))
        }
        let template = CertificateTemplate(
            subject: CertificateTemplate.name([("2.5.4.10", "Test"), ("2.5.4.3", "Bench")]),
            notBefore: fixture.now.addingTimeInterval(-3_600), notAfter: fixture.now.addingTimeInterval(86_400),
            publicKey: key.subjectPublicKeyInfo, extensions: extensions)
        let certificate = try template.issued(by: issuer.certificate.subject.encoded, key: issuer.key)
        return try SigningCredential(key: key, chain: [certificate, issuer.certificate])
    }

    /// The issuer's answer about the bench's certificate.
    /// - Parameter status: the DER of `CertStatus`.
    func answer(_ status: [UInt8], about certificate: Certificate? = nil) throws -> [UInt8] {
        let issuer = fixture.authority.issuing
        let subject = certificate ?? credential.certificate
        let id = DERWriter.sequence(
            DERWriter.sequence(DERWriter.oid("1.3.14.3.2.26"), DERWriter.null),
            DERWriter.octetString(HashAlgorithm.sha1.digest(issuer.certificate.subject.encoded)),
            DERWriter.octetString(issuer.certificate.publicKey.keyIdentifier),
            DERWriter.element(0x02, subject.serialNumber))
        let time = DERWriter.generalizedTime(fixture.now.addingTimeInterval(-60))
        let next = DERWriter.context(0, DERWriter.generalizedTime(fixture.now.addingTimeInterval(3_600)))
        let data = DERWriter.sequence(
            DERWriter.context(2, DERWriter.octetString(issuer.certificate.publicKey.keyIdentifier)), time,
            DERWriter.sequence([DERWriter.sequence([id, status, time, next])]))
        let raw = try issuer.key.sign(data, algorithm: .es384)
        let signature = DERWriter.sequence(
            DERWriter.unsignedInteger(Array(raw.prefix(48))), DERWriter.unsignedInteger(Array(raw.suffix(48))))
        let basic = DERWriter.sequence([
            data, DERWriter.sequence(DERWriter.oid("1.2.840.10045.4.3.3")), DERWriter.bitString(signature),
        ])
        return DERWriter.sequence(
            DERWriter.element(0x0A, [0]),
            DERWriter.context(
                0, DERWriter.sequence(DERWriter.oid("1.3.6.1.5.5.7.48.1.1"), DERWriter.octetString(basic))))
    }

    /// A manifest whose signature brings an answer.
    func stapled(_ status: [UInt8]) throws -> TestManifest {
        var manifest = manifest()
        manifest.unprotected["rVals"] = ["ocspVals": [.bytes(try answer(status))]]
        return manifest
    }

    // MARK: Time-stamps

    /// A file signed with a time-stamp of an authority, at a time.
    func stamped(by authority: CertificateAuthority, at time: Date) async throws -> [UInt8] {
        let credential = try authority.makeTimeStampSigner(
            .init(commonName: "TSA", organization: "Test"), at: fixture.now.addingTimeInterval(-7_200))
        let stamper = try LocalTimeStamper(credential: credential, clock: { time })
        let generator = ClaimGenerator(timeStamper: stamper, validator: fixture.trusting)
        return try await fixture.sign(StatusBench.png, generator: generator).bytes
    }

    /// A manifest whose signature has this in place of a time-stamp.
    func withTokens(_ tokens: [[UInt8]]) -> TestManifest {
        var manifest = manifest()
        manifest.unprotected["sigTst2"] = [
            "tstTokens": .array(tokens.map { ["val": .bytes($0)] })
        ]
        return manifest
    }
}

/// Answers from a table.
struct TableOfAnswers: EvidenceFetcher {
    let answers: [String: [UInt8]]

    func fetch(_ request: EvidenceRequest) async throws -> [UInt8] {
        guard let answer = answers[request.url] else { throw EvidenceError("there is nothing at \(request.url)") }
        return answer
    }
}

// SPDX-License-Identifier: Apache-2.0

import ByteKit
import COSE
import ContentCredentials
import Foundation
import MediaContainers
import Testing
import TrustServices

@Suite("Signing documents")
struct DocumentSigningTests {
    private let fixture: SigningFixture
    init() throws { fixture = try SigningFixture() }

    @Test("What is signed is trusted; signed again, it keeps its history", arguments: DocumentFiles.all.map(\.bytes))
    func history(file: [UInt8]) async throws {
        let once = try await fixture.sign(file)
        let first = try await fixture.validate(once.bytes)
        #expect(first.state == .trusted, "\(first.results.activeManifest.failure)")
        let twice = try await fixture.sign(once.bytes)
        let report = try await fixture.validate(twice.bytes)
        #expect(report.state == .trusted, "\(report.results.activeManifest.failure)")
        #expect(report.store.manifests.map(\.label).contains(once.asset.manifestLabel))
        #expect(report.activeManifest?.label == twice.asset.manifestLabel)
    }

    @Test("A PDF whose trailer counts too few objects keeps all of them when it is signed")
    func countedShort() async throws {
        let text = String(decoding: DocumentFiles.pdf, as: UTF8.self)
        let short = text.replacing(/\/Size \d/, with: "/Size 1")
        #expect(short != text)
        let signed = try await fixture.sign(Array(short.utf8))
        #expect(try await fixture.validate(signed.bytes).state == .trusted)
        #expect(signed.bytes.starts(with: Array(short.utf8)))
    }

    @Test("A redaction is refused where a damaged PDF does not say where an older credential ends")
    func unclearEnd() async throws {
        var request = SigningRequest()
        request.definition.assertions = [.init(label: "org.example.note", data: ["who": .string("Ann Other")])]
        let first = try await fixture.sign(DocumentFiles.pdf, request)
        let file = first.bytes
        let length = try #require(file.firstRange(of: Array("application#2Fc2pa /Length ".utf8)))
        var damaged = file
        // One byte fewer than there are: the end has to be looked for.
        damaged[length.upperBound] = damaged[length.upperBound] == 0x31 ? 0x32 : 0x31
        var redact = SigningRequest()
        let note = "self#jumbf=/c2pa/\(first.asset.manifestLabel)/c2pa.assertions/org.example.note"
        redact.definition.redactions = [.init(note, reason: "c2pa.PII.present")]
        let error = await #expect(throws: ContainerError.self) { _ = try await fixture.sign(damaged, redact) }
        #expect(error.map { "\($0)".contains("damaged where an older credential ends") } ?? false, "\(error as Any)")
        #expect(try await fixture.validate(fixture.sign(file, redact).bytes).state == .trusted)
    }

    @Test("Every algorithm's signature fits its place in a text", arguments: COSEAlgorithm.allCases)
    func texts(algorithm: COSEAlgorithm) async throws {
        let signer = try fixture.signer(algorithm)
        for _ in 0..<4 {
            let signed = try await fixture.sign(DocumentFiles.text, SigningRequest(), signer)
            #expect(try await fixture.validate(signed.bytes).state == .trusted)
            #expect(signed.bytes.starts(with: DocumentFiles.text))
        }
    }

    @Test("A time stamp of any size fits into a text")
    func stampedText() async throws {
        let now = fixture.now
        let credential = try fixture.authority.makeTimeStampSigner(
            .init(commonName: "Clock", organization: "Test"), at: now.addingTimeInterval(-3_600))
        let stamper = try LocalTimeStamper(credential: credential, clock: { now })
        let generator = ClaimGenerator(timeStamper: stamper, validator: fixture.trusting)
        let signed = try await fixture.sign(DocumentFiles.text, generator: generator)
        let report = try await fixture.validate(signed.bytes)
        #expect(report.state != .invalid, "\(report.results.activeManifest.failure)")
        #expect(report.activeSignature?.stampedTime != nil)
    }

    @Test("Any byte of the content changed is noticed", arguments: DocumentFiles.all.map(\.bytes))
    func tampering(file: [UInt8]) async throws {
        let signed = try await fixture.sign(file)
        let source = MemoryByteSource(signed.bytes)
        let reading = try ContainerRegistry.read(source)
        let location = try #require(reading.manifestStore)
        var free = location.extents
        switch reading.format {
        case .font:
            // The directory, the checksum in `head` and what lies between tables are no part of a box hash (18.7.3.6).
            let boxes = try FontContainer().boxes(in: source)
            var covered = Set<Int>()
            for box in boxes { covered.formUnion(Int(box.range.lowerBound)..<Int(box.range.upperBound)) }
            for box in boxes { covered.subtract((box.zeroed ?? 0..<0).map { Int($0) }) }
            free += signed.bytes.indices.filter { !covered.contains($0) }.map { UInt64($0)..<UInt64($0 + 1) }
        case .zip, .docx:
            // The checksum of the store in the directory is left out of the hash of it (A.6.2.2).
            let ranges = try ZIPContainer().directoryRanges(in: source, limits: ContainerLimits())
            for (left, right) in zip(ranges, ranges.dropFirst()) { free.append(left.upperBound..<right.lowerBound) }
        default: break
        }
        for index in signed.bytes.indices where !free.contains(where: { $0.contains(UInt64(index)) }) {
            var changed = signed.bytes
            changed[index] ^= 0x10
            let report = try? await fixture.validate(changed)
            #expect(report == nil || report?.state == .invalid, "byte \(index) of \(reading.format)")
        }
    }

    @Test("Bytes put behind a document, or taken from it, are noticed", arguments: DocumentFiles.all.map(\.bytes))
    func ends(file: [UInt8]) async throws {
        let signed = try await fixture.sign(file)
        for changed in [signed.bytes + Array("\nmore".utf8), Array(signed.bytes.dropLast(3))] {
            let report = try? await fixture.validate(changed)
            #expect(report == nil || report?.state == .invalid)
        }
    }

    @Test("A text that was decomposed on its way still holds")
    func decomposed() async throws {
        let composed = Array("Ne\u{301}e".precomposedStringWithCanonicalMapping.utf8)
        let signed = try await fixture.sign(composed)
        let text = String(decoding: signed.bytes, as: UTF8.self).decomposedStringWithCanonicalMapping
        #expect(text.utf8.count > signed.bytes.count)
        #expect(try await fixture.validate(Array(text.utf8)).state == .trusted)
    }

    @Test("A comment's syntax is taken from the request, then kept")
    func comments() async throws {
        var request = SigningRequest()
        request.textCarrier = .comment(CommentSyntax(prefix: "--"))
        let once = try await fixture.sign(Array("select 1;\n".utf8), request)
        #expect(once.bytes.starts(with: Array("-- -----BEGIN C2PA MANIFEST-----".utf8)))
        let twice = try await fixture.sign(once.bytes)
        #expect(twice.bytes.starts(with: Array("-- -----BEGIN C2PA MANIFEST-----".utf8)))
        #expect(twice.bytes.suffix(10).elementsEqual("select 1;\n".utf8))
        #expect(try await fixture.validate(twice.bytes).state == .trusted)
    }

    @Test("A link goes into documents that have a place for one, and is covered by the hash")
    func links() async throws {
        for file in [DocumentFiles.html, DocumentFiles.script] {
            let request = SigningRequest(placement: .detached, remoteURL: "https://example.org/m.c2pa")
            let signed = try await fixture.sign(file, request)
            #expect(
                try ContainerRegistry.read(MemoryByteSource(signed.bytes)).remoteManifestURL
                    == "https://example.org/m.c2pa")
            let report = try await fixture.validate(signed.bytes, sidecar: signed.asset.manifestStore)
            #expect(report.state == .trusted, "\(report.results.activeManifest.failure)")
        }
        for file in [DocumentFiles.archive, DocumentFiles.pdf, DocumentFiles.font, DocumentFiles.text] {
            let request = SigningRequest(placement: .detached, remoteURL: "https://example.org/m.c2pa")
            await #expect(throws: ContainerError.self) { try await fixture.sign(file, request) }
        }
    }

    @Test("A store kept beside a document binds all of it", arguments: DocumentFiles.all.map(\.bytes))
    func detached(file: [UInt8]) async throws {
        let signed = try await fixture.sign(file, SigningRequest(placement: .detached))
        #expect(signed.bytes == file)
        let sidecar = signed.asset.manifestStore
        #expect(try await fixture.validate(file, sidecar: sidecar).state == .trusted)
        var changed = file
        changed[file.count / 2] ^= 1
        #expect(try await fixture.validate(changed, sidecar: sidecar).state == .invalid)
    }
}

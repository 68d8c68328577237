// SPDX-License-Identifier: Apache-2.0
import ByteKit
import ContentCheck
import ContentCredentials
import Fingerprinting
import Foundation
import MediaCodecs
import Persistence
import ProvenanceRegistry
import SignalProcessing
import Testing
import Watermarking

/// Protect a picture, lose its metadata, find its credential again.
@Suite("The main job", .serialized)
struct MainJobTests {
    /// The protected picture and its record, made once.
    private static let protected = Task { () -> (house: House, bytes: [UInt8], record: ProvenanceRecord) in
        let house = try await House.shared.value
        let out = house.path + "/protected.jpg"
        let source = MemoryByteSource(try await house.jpeg(house.original))
        let file = try await house.protector.protect(source, house.request(), to: out, now: house.now)
        let bytes = try FileByteSource(path: out).readAll(limit: 1 << 26, named: "file")
        return (house, bytes, file.record)
    }

    @Test("The protected file is signed, marked and whole; its record is whole")
    func protectedFile() async throws {
        let (house, bytes, record) = try await MainJobTests.protected.value
        #expect(record.state == .active)
        #expect(record.protectedDigest == ContentDigest(of: bytes))
        #expect(try await house.storage.records.record(record.id) == record)
        for blob in record.blobs { try await house.storage.blobs.scrub(blob) }
        #expect(try await house.storage.auditLog.verify().isIntact)

        let result = try await house.check(bytes)
        #expect(
            result.statements.first?.code == .signedUnchanged, "\(result.statements.map(\.code)) \(result.incomplete)")
        #expect(result.credential.state == .trusted)
        #expect(result.credential.source == .embedded)
        #expect(result.credential.signer == "Norhaven Election Board")
        #expect(result.watermark.found == true)
        #expect(result.watermark.id == record.mark?.text)
        #expect(result.watermark.agreesWithFingerprint == true)
        #expect(result.file.kind == .photo)
        let report = String(decoding: try result.json(), as: UTF8.self)
        #expect(report.contains("c2pa.watermarked"))
        #expect(report.contains("c2pa.soft-binding"))
        #expect(report.contains("io.iscc.v0"))
    }

    @Test("The record's ISCC is of the picture handed out, and leads to the record")
    func iscc() async throws {
        let (house, bytes, record) = try await MainJobTests.protected.value
        let kept = try #require(record.fingerprints.first { $0.algorithm == FingerprintBinding.iscc })
        let units = kept.isccUnits
        #expect(units.map(\.mainType) == [.content, .data, .instance])
        let file = try ISCC(of: MemoryByteSource(bytes), pixels: try await house.media.pixels(.bytes(bytes)))
        // The look is that of the file; the bytes are those before the credential was put in.
        #expect(file.image == units[0])
        #expect(file.instance != units[2])
        let registry = Registry(storage: house.storage)
        for unit in units { #expect(try await registry.matches([unit]).map(\.record.id) == [record.id]) }
        #expect(try await registry.matches([file.instance]).isEmpty)
    }

    @Test("A messenger's copy is found again, compared, and its credential read")
    func messenger() async throws {
        let (house, bytes, record) = try await MainJobTests.protected.value
        let copy = try await house.media.preview(.bytes(bytes), maxSide: 900, quality: 70)
        let result = try await house.check(copy)
        #expect(
            result.statements.first?.code == .recoveredUnchanged, "\(result.statements) \(result.comparison as Any)")
        #expect(result.statements.first?.text.contains("Norhaven Election Board") == true)
        #expect(result.matches.first?.record == record.id)
        #expect(result.comparison?.aligned == true)
        #expect(result.comparison?.regions.isEmpty == true)
        #expect(result.credential.source == .recovered)
        #expect(result.credential.state == .trusted)
        #expect(result.credential.signer == "Norhaven Election Board")
    }

    @Test("A copy that was painted over never gets the sentence of an unchanged one")
    func paintedOver() async throws {
        let (house, bytes, _) = try await MainJobTests.protected.value
        let pixels = try await house.media.pixels(.bytes(bytes))
        let result = try await house.check(try await house.jpeg(Scene.paintedOver(pixels), quality: 80))
        #expect(
            result.statements.first?.code == .recoveredChanged,
            "\(result.statements.map(\.code)) \(result.comparison as Any)")
        #expect(result.comparison?.regions.isEmpty == false)
        #expect(!result.statements.contains { $0.code == .recoveredUnchanged })
    }

    @Test("A mark moved onto another picture is reported, and lends no credential")
    func transplanted() async throws {
        let (house, _, record) = try await MainJobTests.protected.value
        let mark = try #require(record.mark)
        let fake = try ImageWatermark().embed(id: mark.id, into: try Scene.picture(77)).pixels
        let result = try await house.check(try await house.jpeg(fake))
        #expect(result.watermark.id == mark.text)
        #expect(result.watermark.agreesWithFingerprint == false)
        #expect(result.statements.first?.code == .markWithoutMatchingContent, "\(result.statements.map(\.code))")
        #expect(result.credential.state == .none)
        #expect(
            !result.statements.contains { [.recoveredChanged, .recoveredUnchanged, .similarOnly].contains($0.code) })
    }

    @Test("A changed byte of the picture: the credentials do not fit, the original is found")
    func brokenCredential() async throws {
        let (house, bytes, _) = try await MainJobTests.protected.value
        var broken = bytes
        broken[broken.count - 3000] ^= 0x04
        let result = try await house.check(broken)
        #expect(result.credential.state == .invalid)
        #expect(result.credential.fault == .contentDiffers)
        #expect(![.signedUnchanged, .signerUnknown, .nothingKnown].contains(result.statements[0].code))
    }

    @Test("About another picture nothing is known")
    func unrelated() async throws {
        let (house, _, _) = try await MainJobTests.protected.value
        let result = try await house.check(try await house.jpeg(try Scene.picture(4321)))
        #expect(result.statements.map(\.code) == [.nothingKnown], "\(result.matches)")
        #expect(result.registrySize ?? 0 >= 1)
    }

    @Test("A file is called what it is: a recording, a document, a picture")
    func kinds() async throws {
        let house = try await House.shared.value
        let flac = Array("fLaC".utf8) + [0x80, 0, 0, 34] + [UInt8](repeating: 0, count: 34)
        let text = Array("The polling stations close at eight.\n".utf8)
        #expect(try await house.check(flac).file.kind == .recording)
        #expect(try await house.check(text).file.kind == .document)
        #expect(try await house.check(Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)).file.kind == .picture)
    }

    @Test(
        "No file makes a check fail",
        arguments: [
            [], [UInt8](repeating: 0, count: 100_000), Array("PK\u{3}\u{4} not a picture".utf8),
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 16], Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8),
        ])
    func badFiles(_ bytes: [UInt8]) async throws {
        let house = try await House.shared.value
        let result = try await house.check(bytes, name: "/tmp/../odd\u{202E}name.jpg")
        #expect(!result.statements.isEmpty)
        #expect(result.isPositive == false)
        #expect(result.file.name == "oddname.jpg")
    }

    @Test("A cut-off copy is checked as far as it goes")
    func cutOff() async throws {
        let (house, bytes, _) = try await MainJobTests.protected.value
        let result = try await house.check(Array(bytes.prefix(bytes.count / 2)))
        #expect(!result.statements.isEmpty)
        #expect(result.statements.first?.code != .signedUnchanged)
    }

    @Test("Protecting twice is refused, or replaces the mark and keeps the old credential as parent")
    func twice() async throws {
        let (house, bytes, record) = try await MainJobTests.protected.value
        let out = house.path + "/again.jpg"
        await #expect(throws: RegistryError(.alreadyMarked, "")) {
            _ = try await house.protector.protect(MemoryByteSource(bytes), house.request(), to: out, now: house.now)
        }
        #expect(!FileManager.default.fileExists(atPath: out))
        let file = try await house.protector.protect(
            MemoryByteSource(bytes), house.request { $0.existingMark = .replace }, to: out, now: house.now)
        #expect(file.record.mark != record.mark)
        let again = try FileByteSource(path: out).readAll(limit: 1 << 26, named: "file")
        let result = try await house.check(again)
        #expect(result.credential.state == .trusted)
        let text = String(decoding: try result.json(), as: UTF8.self)
        #expect(text.contains("c2pa.opened"))
        #expect(text.contains("parentOf"))
    }

    @Test("Without a mark the pixels stay, and fingerprints lead back")
    func withoutMark() async throws {
        let house = try await House(seed: 5)
        let out = house.path + "/plain.png"
        let png = try await house.media.encode(house.original, options: EncodingOptions(format: .png)).bytes
        let file = try await house.protector.protect(
            MemoryByteSource(png),
            house.request {
                $0.addsMark = false
                $0.sourceType = .generated
            }, to: out, now: house.now)
        #expect(file.record.mark == nil)
        #expect(try await house.media.pixels(.path(out)) == house.original)
        let copy = try await house.media.preview(.path(out), maxSide: 700, quality: 75)
        let result = try await house.check(copy)
        #expect(result.statements.map(\.code).prefix(2) == [.recoveredUnchanged, .aiDisclosed])
        #expect(result.matches.first?.by == [.fingerprint])
        #expect(result.ai.by == [.c2pa])
        #expect(result.ai.extent == .generated)
    }

    @Test("What the publisher said of AI is read from the mark alone, without a registry or a credential")
    func markSaysAI() async throws {
        let house = try await House(seed: 6)
        let out = house.path + "/made.png"
        let png = try await house.media.encode(house.original, options: EncodingOptions(format: .png)).bytes
        _ = try await house.protector.protect(
            MemoryByteSource(png), house.request { $0.sourceType = .generated }, to: out, now: house.now)
        let copy = try await house.media.preview(.path(out), maxSide: 700, quality: 75)
        let alone = Checker(registry: nil, media: house.media, validator: Validator(settings: house.anchors))
        let result = try await alone.check(MemoryByteSource(copy), name: "copy.jpg")
        #expect(result.watermark.isAIGenerated == true)
        #expect(result.ai == AIEvidence(disclosed: true, by: [.watermark], extent: .generated))
        #expect(result.statements.contains { $0.code == .aiDisclosed })
    }
}

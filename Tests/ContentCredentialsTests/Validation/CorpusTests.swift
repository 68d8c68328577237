// SPDX-License-Identifier: Apache-2.0

import ByteKit
import ContentCredentials
import Foundation
import MediaContainers
import Testing
import TrustServices

@Suite("Corpus", .enabled(if: Corpus.isPresent)) struct CorpusTests {
    private static func settings() throws -> TrustSettings {
        TrustSettings(
            anchors: try TrustAnchors(pem: Corpus.text("trust/anchors.pem")),
            extendedKeyUsages: try ExtendedKeyUsageConfiguration(text: Corpus.text("trust/ekus.cfg")))
    }

    /// Whether our answer is the one expected; the reason where it is not.
    private static func disagreement(_ entry: Corpus.Entry, _ validator: Validator) async -> String? {
        do {
            let source = try FileByteSource(path: (Corpus.folder ?? "") + "/" + entry.path)
            let sidecar = try entry.sidecar.map {
                try FileByteSource(path: $0).readAll(limit: 1 << 26, named: "sidecar")
            }
            let report = try await validator.validate(source, sidecar: sidecar)
            if entry.state == nil {
                return report.state == .invalid || entry.tier != "core" ? nil : "\(report.state) in place of an error"
            }
            let results = report.results
            let failures = Corpus.fold(Set(results.activeManifest.failure.map(\.code.rawValue)))
            let ingredient = Corpus.fold(Set(results.ingredientDeltas.flatMap(\.deltas.failure).map(\.code.rawValue)))
            if entry.tier == "differs" { return nil }
            if report.state.rawValue != entry.state { return "\(report.state), expected \(entry.state ?? "")" }
            let missing = entry.failures.subtracting(failures).union(entry.ingredientFailures.subtracting(ingredient))
            let extra = failures.subtracting(entry.failures).union(ingredient.subtracting(entry.ingredientFailures))
            return missing.isEmpty && extra.isEmpty ? nil : "missing \(missing), extra \(extra)"
        } catch let error as ReadingError {
            if entry.hasNoManifest { return error.code == .manifestNotFound ? nil : "\(error.code)" }
            return entry.tier == "reject" ? nil : "\(error.code), expected \(entry.state ?? "an error")"
        } catch {
            return "\(error)"
        }
    }

    @Test("at least 97 of 100 JPEG, PNG and WebP files are answered as expected", .timeLimit(.minutes(2)))
    func agreement() async throws {
        let validator = Validator(settings: try Self.settings())
        let entries = try Corpus.entries(extensions: ["jpg", "jpeg", "png", "webp"])
        try #require(entries.count > 100)
        var disagreements: [String] = []
        for entry in entries {
            if let reason = await Self.disagreement(entry, validator) {
                disagreements.append("\(entry.path): \(reason)")
            }
        }
        let share = Double(entries.count - disagreements.count) / Double(entries.count)
        #expect(share >= 0.97, "\(disagreements.joined(separator: "\n"))")
    }

    @Test("without anchors nothing is trusted, and a sound file is still valid")
    func noAnchors() async throws {
        let source = try FileByteSource(path: (Corpus.folder ?? "") + "/generated/alg_es256.jpg")
        let report = try await Validator().validate(source)
        #expect(report.state == .valid)
        #expect(report.results.activeManifest.failure.map(\.code.rawValue) == ["signingCredential.untrusted"])
    }

    @Test("a validation time after the certificate ran out makes the credential invalid")
    func validationTime() async throws {
        let source = try FileByteSource(path: (Corpus.folder ?? "") + "/generated/alg_es256.jpg")
        let later = Date(timeIntervalSince1970: 4_000_000_000)
        let report = try await Validator(settings: try Self.settings(), validationTime: later).validate(source)
        #expect(report.state == .invalid)
        let codes = report.results.activeManifest.failure.map(\.code.rawValue)
        #expect(codes.contains("claimSignature.outsideValidity"))
    }

    @Test("no cut or changed byte of a store makes the validator trap or say trusted", .timeLimit(.minutes(1)))
    func mutations() async throws {
        let path = (Corpus.folder ?? "") + "/generated/ing_parent.jpg"
        let file = try FileByteSource(path: path)
        let bytes = try ManifestStoreReader.read(file).location?.bytes ?? []
        try #require(bytes.count > 1_000)
        let validator = Validator(settings: try Self.settings())
        for step in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 300)) {
            _ = try? await validator.validate(file, sidecar: Array(bytes.prefix(step)))
            for mask: UInt8 in [0x01, 0x80, 0xFF] {
                var changed = bytes
                changed[step] ^= mask
                _ = try? await validator.validate(file, sidecar: changed)
            }
        }
    }
}

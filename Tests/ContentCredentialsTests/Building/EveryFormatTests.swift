// SPDX-License-Identifier: Apache-2.0

import ByteKit
import ContentCredentials
import JUMBF
import MediaContainers
import Testing

/// The same questions to every format that can be signed.
@Suite("Every format, from the first signature to a redaction")
struct EveryFormatTests {
    private let fixture: SigningFixture
    init() throws { fixture = try SigningFixture() }

    /// What is redacted. It has blanks, so that base 64 cannot hold it by chance.
    private static let secret = "Ann Other of Norhaven"
    private static let who: JSONValue = .string(secret)

    /// Whether the secret stands in a file: as it is, or in a store that the format keeps in another form.
    private func tellsSecret(_ bytes: [UInt8]) throws -> Bool {
        let stores = try ContainerRegistry.read(MemoryByteSource(bytes)).manifestStores.map(\.bytes)
        return ([bytes] + stores).contains { $0.contains(sequence: Array(Self.secret.utf8)) }
    }

    private func signedWithNote(_ file: [UInt8]) async throws -> (bytes: [UInt8], asset: SignedAsset) {
        var request = SigningRequest()
        request.definition.assertions = [.init(label: "org.example.note", data: ["who": Self.who])]
        request.reserve = 40_001
        return try await fixture.sign(file, request)
    }

    private func note(_ asset: SignedAsset) -> String {
        "self#jumbf=/c2pa/\(asset.manifestLabel)/c2pa.assertions/org.example.note"
    }

    @Test("Signed, updated, redacted, signed again: trusted at every step", arguments: SigningFixture.everyFormat)
    func life(file: SigningFixture.NamedFile) async throws {
        let first = try await signedWithNote(file.bytes)
        let before = try await fixture.validate(first.bytes)
        #expect(before.state == .trusted, "\(before.results.activeManifest.failure)")
        #expect(before.store.manifests.count == 1)

        var update = SigningRequest()
        update.definition.intent = .update
        update.definition.assertions = [.init(label: "org.example.later", data: ["more": true])]
        let second = try await fixture.sign(first.bytes, update)
        let updated = try await fixture.validate(second.bytes)
        #expect(updated.state == .trusted, "\(updated.results.activeManifest.failure)")
        #expect(second.asset.isUpdate && updated.activeManifest?.kind == .update)

        var redact = SigningRequest()
        redact.definition.redactions = [.init(note(first.asset), reason: "c2pa.PII.present")]
        let third = try await fixture.sign(second.bytes, redact)
        let redacted = try await fixture.validate(third.bytes)
        #expect(redacted.state == .trusted, "\(redacted.results.activeManifest.failure)")
        #expect(third.asset.isUpdate && redacted.store.manifests.count == 3)
        let manifest = try #require(redacted.store[first.asset.manifestLabel])
        #expect(manifest.assertion(labelled: "org.example.note") == nil)
        #expect(try tellsSecret(second.bytes) && !tellsSecret(third.bytes))

        let fourth = try await fixture.sign(third.bytes)
        let edited = try await fixture.validate(fourth.bytes)
        #expect(edited.state == .trusted, "\(edited.results.activeManifest.failure)")
        #expect(!fourth.asset.isUpdate && edited.store.manifests.count == 4)
        #expect(edited.results.ingredientDeltas.allSatisfy { $0.deltas.failure.isEmpty })
        #expect(try ContainerRegistry.read(MemoryByteSource(fourth.bytes)).manifestStores.count == 1)
    }

    @Test("Any byte of what is bound changed is noticed, also behind an update", arguments: SigningFixture.everyFormat)
    func bytes(file: SigningFixture.NamedFile) async throws {
        let first = try await signedWithNote(file.bytes)
        var update = SigningRequest()
        update.definition.intent = .update
        let second = try await fixture.sign(first.bytes, update)
        for (round, bytes) in [first.bytes, second.bytes].enumerated() {
            var places = try Bound(bytes).places
            #expect(places.count >= 3)
            var chance = Chance(state: 42)
            // All of a small file once; of a large one, and of the second round, some.
            let most = round == 0 ? 1_200 : 60
            if places.count > most { places = (0..<most).map { _ in places[chance.below(places.count)] } }
            for place in places {
                var changed = bytes
                changed[place] ^= 1 << UInt8(chance.below(8))
                let report = try? await fixture.validate(changed)
                #expect(report == nil || report?.state == .invalid, "byte \(place), round \(round)")
            }
        }
    }

    @Test("Whatever is put in, taken out, overwritten or exchanged is noticed", arguments: SigningFixture.everyFormat)
    func edits(file: SigningFixture.NamedFile) async throws {
        let signed = try await signedWithNote(file.bytes)
        let bound = try Bound(signed.bytes)
        var chance = Chance(state: UInt64(signed.bytes.count))
        for number in 0..<60 {
            guard let changed = bound.edited(&chance) else { continue }
            let report = try? await fixture.validate(changed.bytes)
            #expect(report == nil || report?.state == .invalid, "edit \(number): \(changed.what)")
        }
    }

    @Test("Where there is no room for an update it is refused, and a redaction becomes an edit")
    func noRoom() async throws {
        for file in SigningFixture.everyFormat where SigningFixture.withoutRoom.contains(file.testDescription) {
            var request = SigningRequest()
            request.definition.assertions = [.init(label: "org.example.note", data: ["who": Self.who])]
            let first = try await fixture.sign(file.bytes, request)
            var update = SigningRequest()
            update.definition.intent = .update
            await #expect(throws: SigningError(.notUpdatable, ""), "\(file)") {
                _ = try await fixture.sign(first.bytes, update)
            }
            var redact = SigningRequest()
            redact.definition.redactions = [.init(note(first.asset), reason: "c2pa.PII.present")]
            let second = try await fixture.sign(first.bytes, redact)
            #expect(!second.asset.isUpdate && second.asset.notices.count == 1)
            #expect(try await fixture.validate(second.bytes).state == .trusted)
            #expect(try tellsSecret(first.bytes) && !tellsSecret(second.bytes), "\(file)")
        }
    }

    @Test(
        "Nothing of what is redacted stays behind, however often the file was signed",
        arguments: SigningFixture.everyFormat)
    func nothingStays(file: SigningFixture.NamedFile) async throws {
        let first = try await signedWithNote(file.bytes)
        let second = try await fixture.sign(first.bytes)
        var redact = SigningRequest()
        redact.definition.redactions = [.init(note(first.asset), reason: "c2pa.PII.present")]
        let third = try await fixture.sign(second.bytes, redact)
        #expect(try await fixture.validate(third.bytes).state == .trusted)
        #expect(try tellsSecret(second.bytes) && !tellsSecret(third.bytes))
        let fourth = try await fixture.sign(third.bytes)
        #expect(try await fixture.validate(fourth.bytes).state == .trusted)
    }

    @Test("A credential beside the file is updated and redacted beside it", arguments: SigningFixture.everyFormat)
    func sidecar(file: SigningFixture.NamedFile) async throws {
        var request = SigningRequest(placement: .detached)
        request.definition.assertions = [.init(label: "org.example.note", data: ["who": Self.who])]
        let first = try await fixture.sign(file.bytes, request)
        var redact = SigningRequest(placement: .detached)
        redact.sidecar = first.asset.manifestStore
        redact.definition.redactions = [.init(note(first.asset), reason: "c2pa.PII.present")]
        let second = try await fixture.sign(file.bytes, redact)
        #expect(second.asset.isUpdate && second.bytes == file.bytes)
        let report = try await fixture.validate(file.bytes, sidecar: second.asset.manifestStore)
        #expect(report.state == .trusted, "\(report.results.activeManifest.failure)")
        #expect(report.store.manifests.count == 2)
    }

    @Test(
        "A compressed manifest is trusted, or refused where only a data hash could bind",
        arguments: SigningFixture.everyFormat)
    func compressed(file: SigningFixture.NamedFile) async throws {
        var request = SigningRequest()
        request.compresses = true
        request.definition.assertions = [
            .init(label: "org.example.note", data: .string(String(repeating: "one and the same ", count: 400)))
        ]
        var bytes: [UInt8]
        if SigningFixture.withDataHash.contains(file.testDescription) {
            await #expect(throws: SigningError(.forbidden, "")) { _ = try await fixture.sign(file.bytes, request) }
            bytes = try await signedWithNote(file.bytes).bytes
        } else {
            let signed = try await fixture.sign(file.bytes, request)
            #expect(signed.asset.manifestStore.count < 6_000)
            bytes = signed.bytes
            for place in try Bound(bytes).places.suffix(20) {
                var changed = bytes
                changed[place] ^= 4
                let report = try? await fixture.validate(changed)
                #expect(report == nil || report?.state == .invalid, "byte \(place)")
            }
        }
        let report = try await fixture.validate(bytes)
        #expect(report.state == .trusted, "\(report.results.activeManifest.failure)")
        // An archive tells under its hash how large the credential is, and no room was kept.
        guard file.testDescription != "archive" else { return }
        request.definition.intent = .update
        let second = try await fixture.sign(bytes, request)
        let updated = try await fixture.validate(second.bytes)
        #expect(updated.state == .trusted, "\(updated.results.activeManifest.failure)")
        #expect(updated.activeManifest?.kind == .update)
        let store = try JUMBFParser(strictness: .strict).parse(second.asset.manifestStore)
        #expect(store.superboxes.last?.contentType.fourCharacters == "c2cm")
        #expect(try await fixture.validate(try await fixture.sign(second.bytes).bytes).state == .trusted)
    }
}

/// Numbers that look like chance and are the same each time.
struct Chance {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, bound)
    }
}

/// The bytes of a signed file that its hard binding covers.
private struct Bound {
    let bytes: [UInt8]
    let places: [Int]

    init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        let source = MemoryByteSource(bytes)
        let (container, format) = try ContainerRegistry.container(of: source)
        let reading = try container.read(source, format: format, limits: ContainerLimits())
        var covered = [Bool](repeating: true, count: bytes.count)
        func free(_ range: Range<UInt64>) {
            for place in Int(range.lowerBound)..<Int(range.upperBound) { covered[place] = false }
        }
        for range in reading.manifestStore?.extents ?? [] { free(range) }
        switch format {
        case .font:
            // The directory, the checksum in `head` and what lies between tables are no part of a box hash (18.7.3.6).
            let boxes = try FontContainer().boxes(in: source)
            var tables = Set<Int>()
            for box in boxes { tables.formUnion(Int(box.range.lowerBound)..<Int(box.range.upperBound)) }
            for box in boxes { tables.subtract((box.zeroed ?? 0..<0).map { Int($0) }) }
            for place in covered.indices where !tables.contains(place) { covered[place] = false }
        case .zip, .docx:
            // The checksum of the store in the directory is left out of the hash of it (A.6.2.2).
            let ranges = try ZIPContainer().directoryRanges(in: source, limits: ContainerLimits())
            for (left, right) in zip(ranges, ranges.dropFirst()) { free(left.upperBound..<right.lowerBound) }
        case .mp4:
            var walker = BaseMediaWalker(source)
            _ = try walker.walk { if $0.type == "ftyp" { free($0.range) } }
        default: break
        }
        places = covered.indices.filter { covered[$0] }
    }

    /// The file with a random change that touches what is bound; nil where it would be none.
    func edited(_ chance: inout Chance) -> (bytes: [UInt8], what: String)? {
        guard !places.isEmpty else { return nil }
        var changed = bytes
        let place = places[chance.below(places.count)]
        let length = 1 + chance.below(chance.below(4) == 0 ? 200 : 4)
        let what: String
        switch chance.below(4) {
        case 0:
            guard place > 0, places.contains(place - 1) else { return nil }
            changed.insert(contentsOf: (0..<length).map { _ in UInt8(chance.below(256)) }, at: place)
            what = "\(length) bytes put in at \(place)"
        case 1:
            let end = min(bytes.count, place + length)
            changed.removeSubrange(place..<end)
            what = "\(end - place) bytes taken out at \(place)"
        case 2:
            let end = min(bytes.count, place + length)
            for index in place..<end { changed[index] = UInt8(chance.below(256)) }
            what = "\(end - place) bytes overwritten at \(place)"
        default:
            let other = places[chance.below(places.count)]
            let (low, high) = (min(place, other), max(place, other))
            let length = min(length, high - low, bytes.count - high)
            for index in 0..<length { changed.swapAt(low + index, high + index) }
            what = "\(length) bytes at \(low) and \(high) exchanged"
        }
        if changed.count == bytes.count, places.allSatisfy({ changed[$0] == bytes[$0] }) { return nil }
        return (changed, what)
    }
}

extension SigningFixture {
    /// One of each.
    static let everyFormat: [NamedFile] =
        [NamedFile("jpeg", jpeg), NamedFile("png", png), NamedFile("webp", webp)] + otherFiles
        + DocumentFiles.all.map { NamedFile($0.name, $0.bytes) }
        + [
            NamedFile("film", film), NamedFile("svg in UTF-16", wideSVG(bigEndian: false)),
            NamedFile("svg in UTF-16, big-endian", wideSVG(bigEndian: true)), NamedFile("longer sound", longerSound),
        ]

    /// Formats that say under the hash how large a credential is.
    static let withoutRoom: Set<String> = ["webp", "tiff", "mp3", "flac", "wav", "avi", "pdf", "archive"]

    /// Formats that have no binding but a data hash.
    static let withDataHash: Set<String> = withoutRoom.subtracting(["archive"])
        .union(["svg", "svg in UTF-16", "svg in UTF-16, big-endian", "ogg", "html", "text", "script", "longer sound"])

    private static func bigBox(_ type: String, _ content: [UInt8]) -> [UInt8] {
        let size = content.count + 8
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } + Array(type.utf8) + content
    }

    private static func wideSVG(bigEndian: Bool) -> [UInt8] {
        let text =
            "\u{FEFF}<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><title>né 💧</title></svg>\n"
        return text.utf16.flatMap { unit in
            let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return bigEndian ? bytes : bytes.reversed()
        }
    }

    /// A film of the right build whose chunk table points into its media.
    private static let film: [UInt8] = {
        let head = bigBox("ftyp", Array("isom\0\0\0\0isommp42".utf8))
        let media = bigBox("mdat", (0..<200).map { UInt8($0) })
        let table = bigBox("stco", [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, UInt8(head.count + 8)])
        var header = table
        for name in ["stbl", "minf", "mdia", "trak", "moov"] { header = bigBox(name, header) }
        return head + media + header
    }()

    private static let longerSound: [UInt8] = {
        var chance = Chance(state: 7)
        let samples = (0..<20_000).map { _ in UInt8(chance.below(256)) }
        let size = samples.count + 8 + 4
        func little(_ value: Int) -> [UInt8] { [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) } }
        return Array("RIFF".utf8) + little(size) + Array("WAVEdata".utf8) + little(samples.count) + samples
    }()
}

extension [UInt8] {
    fileprivate func contains(sequence: [UInt8]) -> Bool {
        guard let first = sequence.first else { return true }
        return indices.contains { self[$0] == first && self[$0...].starts(with: sequence) }
    }
}

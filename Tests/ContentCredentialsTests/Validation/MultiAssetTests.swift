// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import ContentCredentials
import Testing

/// Files in which a part is the payload of a box, as in a motion photo in HEIC: a picture, and a film in its `mpvd` box
/// (C2PA 2.2, 18.9).
@Suite("Parts of a file that are boxes") struct MultiAssetTests {
    private let bench: StatusBench
    init() throws { bench = try StatusBench() }

    private static let film = LiveStream.ftyp + LiveStream.moov
    private static let still = LiveStream.ftyp + LiveStream.box("meta", [0, 0, 0, 0, 9, 9])
    private static let photo = still + LiveStream.box("mpvd", film)

    private static func hash(_ bytes: [UInt8], excluding range: Range<Int>? = nil) -> CBORValue {
        var left = bytes
        var map = CBORMap([("alg", "sha256"), ("pad", .bytes([]))])
        if let range {
            left.removeSubrange(range)
            map["exclusions"] = [
                ["start": .unsigned(UInt64(range.lowerBound)), "length": .unsigned(UInt64(range.count))]
            ]
        }
        map["hash"] = .bytes(LiveStream.sha256(left))
        return .map(map)
    }

    /// What is found about a file whose ordinary binding does not hold, with these parts.
    private func found(
        _ content: [UInt8], whole: CBORValue = hash(photo), film: CBORValue = hash(film),
        _ parts: (_ whole: CBORValue, _ film: CBORValue) -> [CBORValue]
    ) async throws -> FoundCodes {
        var manifest = bench.manifest(
            [("c2pa.hash.data.part", whole), ("c2pa.hash.data.part__1", film)],
            binding: ("c2pa.hash.data", StatusBench.wrongHash))
        let list = parts(manifest.link("c2pa.hash.data.part"), manifest.link("c2pa.hash.data.part__1"))
        manifest.assertions.append(("c2pa.hash.multi-asset", ["parts": .array(list)]))
        return try await bench.found(manifest, content: content)
    }

    private static func range(_ start: Int, _ length: Int, _ link: CBORValue) -> CBORValue {
        [
            "location": ["byteOffset": .unsigned(UInt64(start)), "length": .unsigned(UInt64(length))],
            "hashAssertion": link,
        ]
    }

    private static func box(_ path: String, _ link: CBORValue, isOptional: Bool = false) -> CBORValue {
        var map = CBORMap()
        map["hashAssertion"] = link
        map["location"] = .map(CBORMap([("bmffBox", .text(path))]))
        if isOptional { map["optional"] = .bool(true) }
        return .map(map)
    }

    private func isMatch(_ codes: FoundCodes) -> Bool {
        codes.success.contains("assertion.multiAssetHash.match")
            && !codes.failure.contains { $0.hasPrefix("assertion.multiAssetHash") }
    }

    @Test("A picture and the film in its box are two parts, one in the other")
    func match() async throws {
        let size = Self.photo.count
        let codes = try await found(Self.photo) { [Self.range(0, size, $0), Self.box("/mpvd", $1)] }
        #expect(isMatch(codes), "\(codes)")
        // The box may also be left out of what the picture binds.
        let start = size - Self.film.count
        let apart = try await found(Self.photo, whole: Self.hash(Self.photo, excluding: start..<size)) {
            [Self.range(0, size, $0), Self.box("/mpvd", $1)]
        }
        #expect(isMatch(apart), "\(apart)")
        let indexed = try await found(Self.photo) { [Self.range(0, size, $0), Self.box("/mpvd[1]", $1)] }
        #expect(isMatch(indexed), "\(indexed)")
    }

    @Test("A change in either part is found")
    func mismatch() async throws {
        let size = Self.photo.count
        let start = size - Self.film.count
        let apart = Self.hash(Self.photo, excluding: start..<size)
        for position in [Self.ftypEnd, start + 9, size - 1] {
            var changed = Self.photo
            changed[position] ^= 1
            let codes = try await found(changed, whole: apart) { [Self.range(0, size, $0), Self.box("/mpvd", $1)] }
            #expect(codes.failure.contains("assertion.multiAssetHash.mismatch"), "\(position): \(codes)")
        }
    }

    private static let ftypEnd = LiveStream.ftyp.count + 12

    @Test("A box that is not there, that overlaps, or leaves bytes to nobody breaks the definition")
    func malformed() async throws {
        let size = Self.photo.count
        let malformed = "assertion.multiAssetHash.malformed"
        let none = try await found(Self.photo) { [Self.range(0, size, $0), Self.box("/mpvx", $1)] }
        #expect(none.failure.contains(malformed))
        let optional = try await found(Self.photo) {
            [Self.range(0, size, $0), Self.box("/mpvx", $1, isOptional: true)]
        }
        #expect(isMatch(optional), "\(optional)")
        // The box alone leaves the picture to nobody.
        #expect(try await found(Self.photo) { [Self.box("/mpvd", $1)] }.failure.contains(malformed))
        // The first part ends in the middle of the box.
        let cut = try await found(Self.photo, whole: Self.hash(Array(Self.photo.dropLast(4)))) {
            [Self.range(0, size - 4, $0), Self.box("/mpvd", $1)]
        }
        #expect(cut.failure.contains(malformed), "\(cut)")
        let twice = try await found(Self.photo) { _, film in
            [
                [
                    "location": ["bmffBox": "/mpvd", "byteOffset": 0, "length": .unsigned(UInt64(size))],
                    "hashAssertion": film,
                ]
            ]
        }
        #expect(twice.failure.contains(malformed))
        let bad = try await found(Self.photo) { [Self.range(0, size, $0), Self.box("mpvd//", $1)] }
        #expect(bad.failure.contains(malformed))
    }
}

// SPDX-License-Identifier: Apache-2.0

import CBOR
import ContentCredentials
import Testing

/// A JPEG whose scan has restarts (ISO 10918-1, B.2.1), bound box by box.
@Suite("Box hashes of scans with restarts") struct RestartBoxTests {
    private let bench: StatusBench
    init() throws { bench = try StatusBench() }

    private static let head: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]
        + [0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]
    private static let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34]
    private static let first: [UInt8] = [0xFF, 0xD0, 0x56, 0x78]
    private static let second: [UInt8] = [0xFF, 0xD1, 0x9A]
    private static let end: [UInt8] = [0xFF, 0xD9]
    private static let file = head + scan + first + second + end

    private func found(_ parts: [(String, [UInt8])], in file: [UInt8] = file) async throws -> FoundCodes {
        let start: [(String, [UInt8])] = [
            ("SOI", Array(Self.head[..<2])), ("APP0", Array(Self.head[2..<20])), ("SOF0", Array(Self.head[20...])),
        ]
        let boxes = (start + parts + [("EOI", Self.end)]).map { name, bytes -> CBORValue in
            ["names": [.text(name)], "hash": .bytes(LiveStream.sha256(bytes)), "pad": .bytes([])]
        }
        return try await bench.found(
            bench.manifest(binding: ("c2pa.hash.boxes", ["alg": "sha256", "boxes": .array(boxes)])), content: file)
    }

    @Test("Each restart with its part of the scan, or the scan whole and the markers alone: both bind every byte")
    func bothWays() async throws {
        let byText = [("SOS", Self.scan), ("RST0", Self.first), ("RST1", Self.second)]
        let whole = Self.scan + Self.first + Self.second
        let asWritten = [("SOS", whole), ("RST0", Array(Self.first[..<2])), ("RST1", Array(Self.second[..<2]))]
        for parts in [byText, asWritten] {
            let right = try await found(parts)
            #expect(right.success.contains("assertion.boxesHash.match"), "\(right)")
            for position in 2..<Self.file.count where Self.file[position] != 0xFF {
                var changed = Self.file
                changed[position] ^= 1
                let codes = try await found(parts, in: changed)
                #expect(codes.failure.contains { $0.hasPrefix("assertion.boxesHash") }, "byte \(position)")
            }
        }
        // The markers alone bind nothing of the scan.
        let markers = [("SOS", Self.scan), ("RST0", Array(Self.first[..<2])), ("RST1", Array(Self.second[..<2]))]
        #expect(try await found(markers).failure.contains("assertion.boxesHash.mismatch"))
    }
}

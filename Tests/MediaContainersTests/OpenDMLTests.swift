// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers
import Testing

@Suite("AVI of several RIFF chunks")
struct OpenDMLTests {
    private static func little(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func number(_ bytes: [UInt8], at offset: Int, _ width: Int) -> Int {
        bytes[offset..<(offset + width)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// A super index in the header names an index of chunks in each RIFF chunk, which names one chunk of media.
    private static let file: [UInt8] = {
        func header(_ places: [Int]) -> [UInt8] {
            var index = little(4, 2) + [0, 0] + little(places.count, 4) + Array("00db".utf8)
            index += [UInt8](repeating: 0, count: 12)
            for place in places { index += little(place, 8) + little(32, 4) + little(1, 4) }
            let stream = Samples.riffChunk("LIST", Array("strl".utf8) + Samples.riffChunk("indx", index))
            return Samples.riffChunk("LIST", Array("hdrl".utf8) + stream)
        }
        func media(at start: Int, _ count: Int) -> [UInt8] {
            let chunk = start + 12
            let index =
                little(2, 2) + [0, 1] + little(1, 4) + Array("00db".utf8) + little(chunk, 8) + little(0, 4)
                + little(8, 4) + little(count, 4)
            let data = [UInt8](repeating: UInt8(count), count: count)
            return Samples.riffChunk(
                "LIST",
                Array("movi".utf8) + Samples.riffChunk("00db", data) + Samples.riffChunk("ix00", index))
        }
        let head = header([0, 0]).count
        let first = media(at: 12 + head, 40)
        let end = 12 + head + first.count
        let places = [12 + head + 12 + 8 + 40, end + 12 + 12 + 8 + 60]
        return Samples.form("AVI ", [header(places), first]) + Samples.form("AVIX", [media(at: end + 12, 60)])
    }()

    /// Follows the indexes: the bytes of media that each leads to.
    private func media(_ bytes: [UInt8]) -> [[UInt8]] {
        guard let index = bytes.firstOffset(ofASCII: "indx") else { return [] }
        return (0..<Self.number(bytes, at: index + 12, 4)).map { entry in
            let place = Self.number(bytes, at: index + 32 + 16 * entry, 8)
            guard place + 40 <= bytes.count, bytes.hasASCII("ix00", at: place) else { return [] }
            let chunk = Self.number(bytes, at: place + 20, 8)
            guard chunk + 8 <= bytes.count, bytes.hasASCII("00db", at: chunk) else { return [] }
            return Array(bytes[(chunk + 8)..<(chunk + 8 + Self.number(bytes, at: chunk + 4, 4))])
        }
    }

    private let expected = [[UInt8](repeating: 40, count: 40), [UInt8](repeating: 60, count: 60)]

    @Test("The store goes into the first, and the indexes still lead to the media")
    func signed() throws {
        #expect(media(Self.file) == expected)
        let once = try Samples.embed(Samples.store(size: 90), into: Self.file).file
        #expect(media(once) == expected)
        let twice = try Samples.embed(Samples.store(size: 333), into: once).file
        #expect(media(twice) == expected)
        #expect(try Samples.read(twice).manifestStore?.bytes == Samples.store(size: 333))
        #expect(try Samples.boxes(twice).map(\.name) == ["AVI ", "hdrl", "movi", "C2PA", "AVIX", "movi"])
    }

    @Test("An index that leads nowhere is not copied as if it were right")
    func damaged() throws {
        let index = try #require(Self.file.firstOffset(ofASCII: "indx"))
        for (place, bytes) in [
            (index + 32, Self.little(1 << 40, 8)), (index + 48, Self.little(20, 8)), (index + 12, [9, 9]),
        ] {
            var file = Self.file
            file.replaceSubrange(place..<(place + bytes.count), with: bytes)
            #expect(throws: ContainerError.self) { try Samples.embed(Samples.store(size: 90), into: file) }
        }
    }

    @Test("A store in a later RIFF chunk is not taken over")
    func later() {
        let late = Samples.avi(Samples.form("AVIX", [Samples.riffChunk("C2PA", Samples.store(size: 60))]))
        #expect(throws: ContainerError.self) { try Samples.embed(Samples.store(size: 90), into: late) }
    }
}

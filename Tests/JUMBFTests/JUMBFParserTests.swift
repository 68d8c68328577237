// SPDX-License-Identifier: Apache-2.0

import ByteKit
import JUMBF
import Testing

@Suite("JUMBF") struct JUMBFParserTests {
    static let sample = JUMBFSuperbox(
        description: JUMBFDescription(contentType: JUMBFContentType(fourCharacters: "c2pa"), label: "c2pa"),
        children: [
            .superbox(
                JUMBFSuperbox(
                    description: JUMBFDescription(contentType: .json, label: "first", salt: [UInt8](0..<16)),
                    children: [.content(.json, Array("{}".utf8))])),
            .superbox(
                JUMBFSuperbox(
                    description: JUMBFDescription(
                        contentType: .cbor, label: "second", isRequestable: false, identifier: 7,
                        signature: [UInt8](repeating: 9, count: 32)),
                    children: [.content(.cbor, [0xA0]), .content(.free, [])])),
        ])

    @Test("what is written is read back, and its bytes again")
    func roundTrip() throws {
        let bytes = Self.sample.serialize()
        let parsed = try JUMBFParser().parse(bytes)
        #expect(parsed == Self.sample)
        #expect(parsed.serialize() == bytes)
        #expect(parsed.superbox(labelled: "first")?.salt == [UInt8](0..<16))
        #expect(parsed.superbox(labelled: "second")?.description.identifier == 7)
        #expect(parsed.superbox(labelled: "second")?.content(.cbor)?.bytes == [0xA0])
    }

    @Test("a superbox has the layout of ISO 19566-5")
    func layout() {
        let box = JUMBFSuperbox(
            description: JUMBFDescription(contentType: .json, label: "a"), children: [.content(.json, Array("{}".utf8))]
        )
        let expected = """
            0000002d6a756d62 0000001b6a756d64 6a736f6e00110010800000aa00389b71 03 6100 0000000a6a736f6e 7b7d
            """
        let hex = expected.filter { !$0.isWhitespace }
        #expect(Hex.encode(box.serialize()) == hex)
    }

    @Test("a description holds what its toggles announce, and no more")
    func surplus() throws {
        let box = JUMBFSuperbox(
            description: JUMBFDescription(contentType: .json, label: "a"), children: [.content(.json, [0x30])])
        var bytes = box.serialize()
        let toggles = try #require(bytes.indices.first { bytes[$0] == 3 && bytes[$0 - 1] == 0x71 })
        for value: UInt8 in [0, 1, 7, 11] {
            bytes[toggles] = value
            #expect(throws: JUMBFError.self) { try JUMBFParser().parse(bytes) }
        }
    }

    @Test("the hashed contents are the file's bytes without the header, whatever their form")
    func hashedContents() throws {
        // A 64-bit length where 32 bits would do is unusual; a hash must still be over what stands there.
        let inner = JUMBFSuperbox(
            description: JUMBFDescription(contentType: .json, label: "x"), children: [.content(.json, [0x30])])
        var writer = ByteWriter()
        writer.writeBigEndian(UInt32(1))
        writer.write(Array("jumb".utf8))
        writer.writeBigEndian(UInt64(inner.serialize().count + 8))
        writer.write(inner.serialize().dropFirst(8))
        let parsed = try JUMBFParser().parse(writer.bytes)
        #expect(Array(parsed.hashedContents) == Array(inner.serialize().dropFirst(8)))
        #expect(parsed.range == 0..<writer.count)
    }

    @Test("length 0 means to the end of the container")
    func openLength() throws {
        var bytes = Self.sample.serialize()
        bytes.replaceSubrange(0..<4, with: [0, 0, 0, 0])
        #expect(try JUMBFParser().parse(bytes) == Self.sample)
    }

    @Test("types print as characters or as a UUID")
    func types() {
        #expect(JUMBFContentType.cbor.description == "cbor")
        #expect(JUMBFContentType.embeddedFile.description == "40cb0c32-bb8a-489d-a70b-2ad6f47f4369")
        #expect(JUMBFBoxType(rawValue: 0x0041_4243).description == ".ABC")
    }
}

@Suite("Hostile JUMBF") struct HostileJUMBFTests {
    @Test("every cut of a store is refused")
    func cuts() {
        let bytes = JUMBFParserTests.sample.serialize()
        for cut in 0..<bytes.count {
            #expect(throws: JUMBFError.self) { try JUMBFParser().parse(Array(bytes.prefix(cut))) }
        }
    }

    @Test("no changed byte makes the parser trap, and a tolerant one keeps what is whole")
    func mutations() {
        let bytes = JUMBFParserTests.sample.serialize()
        for index in bytes.indices {
            for replacement: UInt8 in [0x00, 0x01, 0x07, 0x10, 0x7F, 0x80, 0xFF] {
                var changed = bytes
                changed[index] = replacement
                _ = try? JUMBFParser().parse(changed)
                if let box = try? JUMBFParser(strictness: .tolerant).parse(changed) { _ = box.malformedBoxes }
            }
        }
    }

    @Test("a damaged box is kept in its place and its sister is read")
    func tolerant() throws {
        var bytes = JUMBFParserTests.sample.serialize()
        let first = try #require(try JUMBFParser().parse(bytes).superboxes.first?.range)
        bytes[first.lowerBound + 12] = UInt8(ascii: "x")
        #expect(throws: JUMBFError.self) { try JUMBFParser().parse(bytes) }
        let store = try JUMBFParser(strictness: .tolerant).parse(bytes)
        #expect(store.superboxes.map(\.label) == ["second"])
        #expect(store.malformedBoxes.map(\.reason.code) == [.missingDescription])
        #expect(store.malformedBoxes.map(\.range) == [first])
    }

    @Test("superboxes nested deeper than the limit are refused")
    func depth() {
        var box = JUMBFSuperbox(description: JUMBFDescription(contentType: .json, label: "l"), children: [])
        for _ in 0..<31 { box = JUMBFSuperbox(description: box.description, children: [.superbox(box)]) }
        #expect(throws: Never.self) { try JUMBFParser().parse(box.serialize()) }
        box = JUMBFSuperbox(description: box.description, children: [.superbox(box)])
        #expect(throws: JUMBFError.self) { try JUMBFParser().parse(box.serialize()) }
    }

    @Test("more boxes than the limit are refused, tolerant or not")
    func boxes() {
        let children = [JUMBFBox](repeating: .content(.free, []), count: 50)
        let box = JUMBFSuperbox(description: JUMBFDescription(contentType: .json, label: "l"), children: children)
        for strictness in [JUMBFParser.Strictness.strict, .tolerant] {
            let parser = JUMBFParser(limits: JUMBFLimits(boxes: 40), strictness: strictness)
            #expect(throws: JUMBFError.self) { try parser.parse(box.serialize()) }
        }
    }

    @Test("a length smaller than the header does not loop")
    func zeroProgress() {
        for length: [UInt8] in [[0, 0, 0, 2], [0, 0, 0, 7], [0, 0, 0, 1]] {
            var bytes = JUMBFParserTests.sample.serialize()
            bytes.replaceSubrange(0..<4, with: length)
            #expect(throws: JUMBFError.self) { try JUMBFParser().parse(bytes) }
        }
    }
}

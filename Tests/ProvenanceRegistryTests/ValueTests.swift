// SPDX-License-Identifier: Apache-2.0
import Foundation
import ProvenanceRegistry
import Testing

@Suite("Identifiers, times, canonical JSON")
struct ValueTests {
    @Test("Identifiers are UUIDs of version 7 that sort by time and read back")
    func identifiers() throws {
        let early = RecordID(at: Timestamp(milliseconds: 1_800_000_000_000))
        let late = RecordID(at: Timestamp(milliseconds: 1_800_000_000_001))
        #expect(early < late)
        #expect(early.description.hasPrefix("rec_"))
        let uuid = try #require(UUID(uuidString: String(early.description.dropFirst(4))))
        #expect(uuid.uuid.6 >> 4 == 7)
        #expect(uuid.uuid.8 >> 6 == 2)
        #expect(RecordID(early.description) == early)
        for wrong in [
            "", "rec_", "pub_" + early.description.dropFirst(4), early.description.uppercased(),
            early.description + "0",
        ] {
            #expect(RecordID(wrong) == nil)
        }
        #expect(try JSONDecoder().decode([RecordID].self, from: JSONEncoder().encode([early])) == [early])
    }

    @Test(
        "Times print and read as RFC 3339",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (951_782_400_123, "2000-02-29T00:00:00.123Z"),
            (1_809_440_400_000, "2027-05-04T14:20:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ])
    func times(_ milliseconds: Int64, _ text: String) {
        #expect(Timestamp(milliseconds: milliseconds).description == text)
        #expect(Timestamp(rfc3339: text)?.milliseconds == milliseconds)
    }

    @Test("Offsets count, and what is no time is refused")
    func offsets() {
        #expect(Timestamp(rfc3339: "2027-05-04T07:00:00+02:00") == Timestamp(rfc3339: "2027-05-04T05:00:00Z"))
        #expect(Timestamp(rfc3339: "2027-05-04t04:30:00.5-00:30")?.description == "2027-05-04T05:00:00.500Z")
        for wrong in [
            "", "2027-05-04", "2027-13-04T05:00:00Z", "2027-02-30T05:00:00Z", "2027-05-04T24:00:00Z",
            "2027-05-04T05:00:00", "2027-05-04T05:00:00.Z", "2027-05-04T05:00:00Zx", "2027-05-04T05:00:00+2:00",
        ] {
            #expect(Timestamp(rfc3339: wrong) == nil, "\(wrong)")
        }
        #expect(Timestamp(milliseconds: .max).adding(seconds: 1).milliseconds == .max)
        #expect(Timestamp(Date(timeIntervalSince1970: .infinity)).milliseconds == 253_402_300_799_999)
    }

    @Test("Canonical JSON sorts by UTF-16 and escapes as RFC 8785 wants it")
    func canonical() {
        let value = CanonicalJSON.object([
            "\u{20AC}": .string("Euro Sign"), "\r": .string("Carriage Return"),
            "\u{FB33}": .string("Hebrew Letter Dalet With Dagesh"), "1": .string("One"),
            "\u{1F600}": .string("Emoji: Grinning Face"), "\u{80}": .string("Control"),
            "\u{F6}": .string("Latin Small Letter O With Diaeresis"),
        ])
        // The example of RFC 8785, section 3.2.3.
        #expect(
            String(decoding: value.serialized, as: UTF8.self)
                == "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\",\"\u{F6}\":\"Latin Small Letter O With Diaeresis\",\"\u{20AC}\":\"Euro Sign\",\"\u{1F600}\":\"Emoji: Grinning Face\",\"\u{FB33}\":\"Hebrew Letter Dalet With Dagesh\"}"
        )
        let all = CanonicalJSON.array([
            .null, .bool(true), .integer(-5), .string("\u{1}\"\\\n/"), .array([]), .object([:]),
        ])
        #expect(String(decoding: all.serialized, as: UTF8.self) == #"[null,true,-5,"\u0001\"\\\n/",[],{}]"#)
    }

    @Test("Marks print as 16 digits and read back")
    func marks() {
        #expect(MarkBinding.text(of: 255) == "00000000000000ff")
        #expect(MarkBinding.id(of: "00000000000000ff") == 255)
        #expect(MarkBinding.id(of: "ffffffffffffffff") == .max)
        for wrong in ["ff", "+0000000000000ff", "g000000000000000", ""] { #expect(MarkBinding.id(of: wrong) == nil) }
    }
}

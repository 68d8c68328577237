// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import Testing

/// A line of RFC 8949, appendix A.
struct Vector: Sendable, CustomTestStringConvertible {
    let hex: String
    let notation: String
    /// Whether the shortest deterministic form is these very bytes.
    let canonical: Bool

    init(_ hex: String, _ notation: String, canonical: Bool = true) {
        self.hex = hex
        self.notation = notation
        self.canonical = canonical
    }

    var testDescription: String { hex }

    static let all: [Vector] = [
        Vector("00", "0"), Vector("01", "1"), Vector("0a", "10"), Vector("17", "23"), Vector("1818", "24"),
        Vector("1819", "25"), Vector("1864", "100"), Vector("1903e8", "1000"), Vector("1a000f4240", "1000000"),
        Vector("1b000000e8d4a51000", "1000000000000"), Vector("1bffffffffffffffff", "18446744073709551615"),
        Vector("c249010000000000000000", "2(h'010000000000000000')"),
        Vector("3bffffffffffffffff", "-18446744073709551616"),
        Vector("c349010000000000000000", "3(h'010000000000000000')"), Vector("20", "-1"), Vector("29", "-10"),
        Vector("3863", "-100"), Vector("3903e7", "-1000"), Vector("f90000", "0.0"), Vector("f98000", "-0.0"),
        Vector("f93c00", "1.0"), Vector("fb3ff199999999999a", "1.1"), Vector("f93e00", "1.5"),
        Vector("f97bff", "65504.0"), Vector("fa47c35000", "100000.0"), Vector("fa7f7fffff", "3.4028234663852886e+38"),
        Vector("fb7e37e43c8800759c", "1.0e+300"), Vector("f90001", "5.960464477539063e-08"),
        Vector("f90400", "6.103515625e-05"), Vector("f9c400", "-4.0"), Vector("fbc010666666666666", "-4.1"),
        Vector("f97c00", "Infinity"), Vector("f97e00", "NaN"), Vector("f9fc00", "-Infinity"),
        Vector("fa7f800000", "Infinity", canonical: false), Vector("fa7fc00000", "NaN", canonical: false),
        Vector("fb7ff0000000000000", "Infinity", canonical: false), Vector("f4", "false"), Vector("f5", "true"),
        Vector("f6", "null"), Vector("f7", "undefined"), Vector("f0", "simple(16)"), Vector("f8ff", "simple(255)"),
        Vector(
            "c074323031332d30332d32315432303a30343a30305a", "0(\"2013-03-21T20:04:00Z\")"),
        Vector("c11a514b67b0", "1(1363896240)"), Vector("c1fb41d452d9ec200000", "1(1363896240.5)"),
        Vector("d74401020304", "23(h'01020304')"), Vector("d818456449455446", "24(h'6449455446')"),
        Vector(
            "d82076687474703a2f2f7777772e6578616d706c652e636f6d", "32(\"http://www.example.com\")"),
        Vector("40", "h''"), Vector("4401020304", "h'01020304'"), Vector("60", "\"\""), Vector("6161", "\"a\""),
        Vector("6449455446", "\"IETF\""), Vector("62225c", "\"\\\"\\\\\""), Vector("62c3bc", "\"\u{fc}\""),
        Vector("63e6b0b4", "\"\u{6c34}\""), Vector("64f0908591", "\"\u{10151}\""), Vector("80", "[]"),
        Vector("83010203", "[1, 2, 3]"), Vector("8301820203820405", "[1, [2, 3], [4, 5]]"),
        Vector(
            "98190102030405060708090a0b0c0d0e0f101112131415161718181819",
            "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]"),
        Vector("a0", "{}"), Vector("a201020304", "{1: 2, 3: 4}"),
        Vector("a26161016162820203", "{\"a\": 1, \"b\": [2, 3]}"),
        Vector("826161a161626163", "[\"a\", {\"b\": \"c\"}]"),
        Vector("5f42010243030405ff", "h'0102030405'", canonical: false),
        Vector("7f657374726561646d696e67ff", "\"streaming\"", canonical: false),
        Vector("9fff", "[]", canonical: false),
        Vector("9f018202039f0405ffff", "[1, [2, 3], [4, 5]]", canonical: false),
        Vector("83018202039f0405ff", "[1, [2, 3], [4, 5]]", canonical: false),
        Vector("bf61610161629f0203ffff", "{\"a\": 1, \"b\": [2, 3]}", canonical: false),
        Vector("bf6346756ef563416d7421ff", "{\"Fun\": true, \"Amt\": -2}", canonical: false),
    ]
}

@Suite("RFC 8949, appendix A") struct AppendixATests {
    @Test("each vector decodes to its diagnostic notation", arguments: Vector.all)
    func decodes(vector: Vector) throws {
        let bytes = try #require(Hex.decode(vector.hex))
        #expect(try CBORDecoder().decode(bytes).diagnosticNotation == vector.notation)
    }

    @Test("canonical vectors survive a round trip, and strict decoding takes exactly those", arguments: Vector.all)
    func roundTrips(vector: Vector) throws {
        let bytes = try #require(Hex.decode(vector.hex))
        let value = try CBORDecoder().decode(bytes)
        #expect((CBOREncoder.encode(value) == bytes) == vector.canonical)
        if vector.canonical { #expect(throws: Never.self) { try CBORDecoder(strictness: .strict).decode(bytes) } }
    }
}

// SPDX-License-Identifier: Apache-2.0

import CBOR
import ContentCredentials
import Testing

@Suite("JSON") struct JSONTests {
    @Test(
        "what is read is written again",
        arguments: [
            "null", "true", "[]", "{}", "[1,-2,3.5,\"a\"]", "{\"b\":1,\"a\":{\"c\":[null]}}", "\"\\n\\u0001\\\"\"",
            "18446744073709551615", "\"\u{1F600}\"",
        ])
    func roundTrip(text: String) throws {
        #expect(try JSONValue(parsing: Array(text.utf8)).serialize() == text)
    }

    @Test(
        "what is no JSON is refused",
        arguments: [
            "", "{", "[1,]", "{\"a\":}", "01", "1.", "nul", "\"\\x\"", "\"\u{1}\"", "[1] 2", "{a:1}", "\"\\ud800\"",
            "-", "1e", "\"abc",
        ])
    func malformed(text: String) {
        #expect(throws: JSONError.self) { try JSONValue(parsing: Array(text.utf8)) }
    }

    @Test("surrogate pairs become one character, and deep nesting is refused")
    func limits() throws {
        #expect(try JSONValue(parsing: Array("\"\\ud83d\\ude00\"".utf8)).string == "\u{1F600}")
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        #expect(throws: JSONError.self) { try JSONValue(parsing: deep) }
    }

    @Test("CBOR is shown with byte strings in base 64, or as crJSON has them")
    func fromCBOR() {
        let value: CBORValue = ["h": .bytes([1, 2, 3]), "n": -1, "t": .tagged(0, "x"), 7: true]
        #expect(JSONValue(value).serialize() == #"{"h":"AQID","n":-1,"t":"x","7":true}"#)
        #expect(JSONValue(value, byteStrings: .crJSON)["h"]?.string == "b64'AQID'")
    }
}

// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Testing

@Suite("Text encodings") struct TextEncodingsTests {
    @Test("RFC 4648 vectors decode to what was encoded", arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"])
    func roundTrip(text: String) {
        let bytes = Array(text.utf8)
        #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        #expect(Base64.decode(Base64.encode(bytes, alphabet: .url)) == bytes)
        #expect(Hex.decode(Hex.encode(bytes)) == bytes)
        #expect(Base32.decode(Base32.encode(bytes)) == bytes)
        #expect(Base32.decode(Base32.encode(bytes).lowercased()) == bytes)
    }

    @Test("RFC 4648 section 10 gives these texts")
    func vectors() {
        #expect(Base64.encode(Array("foobar".utf8)) == "Zm9vYmFy")
        #expect(Base64.encode(Array("fooba".utf8)) == "Zm9vYmE=")
        #expect(Base64.encode(Array("foob".utf8)) == "Zm9vYg==")
        #expect(Hex.encode([0x00, 0xAF, 0xFF]) == "00afff")
        #expect(Base32.encode(Array("foobar".utf8)) == "MZXW6YTBOI")
        #expect(Base32.encode(Array("foob".utf8)) == "MZXW6YQ")
    }

    @Test("malformed text is refused", arguments: ["Z", "Zg=", "Zh==", "Z g=", "Zg==Zg==", "====", "Zg==="])
    func malformed(text: String) {
        #expect(Base64.decode(text) == nil)
        #expect(Hex.decode("abc") == nil)
        #expect(Hex.decode("zz") == nil)
        #expect(Base32.decode("MZXW6YR") == nil)
        #expect(Base32.decode("M") == nil)
        #expect(Base32.decode("MZ======") == nil)
    }
}

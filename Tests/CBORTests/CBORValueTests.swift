// SPDX-License-Identifier: Apache-2.0

import CBOR
import Testing

@Suite("CBOR values") struct CBORValueTests {
    @Test("a map keeps its order, is looked up by key, and sorts by encoded key when asked")
    func maps() throws {
        let value: CBORValue = ["bb": 1, "a": 2, 10: 3, -1: 4]
        #expect(value["a"]?.int == 2)
        #expect(value[10]?.int == 3)
        #expect(value[-1]?.int == 4)
        #expect(value["missing"] == nil)
        #expect(value.diagnosticNotation == "{\"bb\": 1, \"a\": 2, 10: 3, -1: 4}")
        let sorted = try CBORDecoder(strictness: .strict).decode(CBOREncoder.encode(value, order: .deterministic))
        #expect(sorted.diagnosticNotation == "{10: 3, -1: 4, \"a\": 2, \"bb\": 1}")
    }

    @Test("a tolerant decoder keeps a repeated key twice and finds the last")
    func duplicates() throws {
        let map = try #require(try CBORDecoder().decode([0xA2, 0x01, 0x02, 0x01, 0x03]).map)
        #expect(map.count == 2)
        #expect(map[1]?.int == 3)
        #expect(map.hasDuplicateKeys)
    }

    @Test("integers at the edges convert or answer nil")
    func integers() {
        #expect(CBORValue.unsigned(.max).int == nil)
        #expect(CBORValue.negative(.max).int == nil)
        #expect(CBORValue.negative(UInt64(Int.max)).int == Int.min)
        #expect(CBORValue.integer(Int.min) == .negative(UInt64(Int.max)))
        #expect(CBORValue.integer(-1) == .negative(0))
    }

    @Test("setting nil removes a pair, setting again replaces in place")
    func editing() {
        var map = CBORMap([("a", 1), ("b", 2), ("c", 3)])
        map["a"] = 9
        map["b"] = nil
        #expect(CBORValue.map(map).diagnosticNotation == "{\"a\": 9, \"c\": 3}")
    }

    @Test("the indented notation breaks lines and cuts long byte strings")
    func indented() {
        let value: CBORValue = ["a": [.bytes([1, 2, 3])], "e": []]
        #expect(
            value.diagnosticNotation(indentation: 2, longestByteString: 2)
                == "{\n  \"a\": [\n    h'0102'.../ 3 bytes /\n  ],\n  \"e\": []\n}")
    }
}

// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import Testing

@Suite("Hostile CBOR") struct HostileInputTests {
    static func code(_ hex: String, strict: Bool = false, limits: CBORLimits = CBORLimits()) -> CBORError.Code? {
        do {
            _ = try CBORDecoder(limits: limits, strictness: strict ? .strict : .tolerant)
                .decode(Hex.decode(hex) ?? [])
            return nil
        } catch { return error.code }
    }

    @Test(
        "broken input is named",
        arguments: [
            ("", CBORError.Code.truncated), ("18", .truncated), ("1bffffffff", .truncated), ("5affffffff", .truncated),
            ("5bffffffffffffffff00", .truncated), ("9bffffffffffffffff", .truncated),
            ("bbffffffffffffffff", .truncated),
            ("9affffffff01", .truncated), ("1c", .malformed), ("ff", .malformed), ("1f", .malformed),
            ("df", .malformed), ("f818", .malformed), ("fc", .malformed), ("5f01ff", .malformed),
            ("5f6161ff", .malformed),
            ("61ff", .invalidText), ("7f61c361bcff", .invalidText), ("9f01", .truncated), ("bf01ff", .malformed),
            ("a101", .truncated),
        ])
    func named(hex: String, expected: CBORError.Code) { #expect(Self.code(hex) == expected) }

    @Test(
        "strict decoding refuses what is not deterministic",
        arguments: [
            ("a201020103", CBORError.Code.duplicateKey), ("1817", .nonCanonicalNumber), ("190001", .nonCanonicalNumber),
            ("5801aa", .nonCanonicalNumber), ("9f01ff", .indefiniteLength), ("5f40ff", .indefiniteLength),
            ("0000", .trailingBytes),
        ])
    func strict(hex: String, expected: CBORError.Code) {
        #expect(Self.code(hex, strict: true) == expected)
        #expect(Self.code(hex) == nil)
    }

    @Test("nesting deeper than the limit is refused, and the limit itself is taken")
    func depth() {
        for opening: UInt8 in [0x81, 0x9F, 0xC1] {
            #expect(throws: CBORError.self) { try CBORDecoder().decode([UInt8](repeating: opening, count: 100_000)) }
        }
        let fits = [UInt8](repeating: 0x81, count: 32) + [0]
        #expect(throws: Never.self) { try CBORDecoder().decode(fits) }
        #expect(throws: CBORError.self) { try CBORDecoder().decode([0x81] + fits) }
    }

    @Test("more items than the limit are refused")
    func items() {
        let limits = CBORLimits(items: 4)
        #expect(Self.code("83010203", limits: limits) == nil)
        #expect(Self.code("8401020304", limits: limits) == .limitExceeded)
        #expect(Self.code("5f400040004000ff", limits: limits) != nil)
    }

    @Test("no cut or changed byte of a valid item makes the decoder trap")
    func mutations() throws {
        let value: CBORValue = [
            "alg": "sha256", "list": [1, -2, 3.5.cbor, true],
            "nested": ["h": .bytes([1, 2, 3]), "t": .tagged(0, "x")],
        ]
        let bytes = CBOREncoder.encode(value)
        for cut in 0..<bytes.count { #expect(throws: CBORError.self) { try CBORDecoder().decode(bytes.prefix(cut)) } }
        for index in bytes.indices {
            for replacement: UInt8 in [0x00, 0x1F, 0x3B, 0x5B, 0x5F, 0x7F, 0x9B, 0x9F, 0xBB, 0xBF, 0xDB, 0xFB, 0xFF] {
                var changed = bytes
                changed[index] = replacement
                if let decoded = try? CBORDecoder().decode(changed) { _ = decoded.diagnosticNotation }
            }
        }
    }
}

extension Double {
    fileprivate var cbor: CBORValue { .float(self) }
}

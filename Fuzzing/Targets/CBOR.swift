// SPDX-License-Identifier: Apache-2.0

import CBOR

/// Decodes as both kinds of decoder; what strict decoding takes must come out again byte for byte.
enum CBORTarget {
    static func run(_ bytes: [UInt8]) {
        if let value = try? CBORDecoder().decode(bytes) {
            _ = value.diagnosticNotation
            let again = CBOREncoder.encode(value)
            precondition((try? CBORDecoder().decode(again)).map { CBOREncoder.encode($0) } == again)
        }
        if let value = try? CBORDecoder(strictness: .strict).decode(bytes), !Self.hasFloat(value) {
            precondition(CBOREncoder.encode(value) == bytes)
        }
    }

    /// The encoder shortens numbers that strict decoding takes at any width.
    private static func hasFloat(_ value: CBORValue) -> Bool {
        switch value {
        case .float: true
        case .array(let elements): elements.contains(where: hasFloat)
        case .map(let map): map.entries.contains { hasFloat($0.key) || hasFloat($0.value) }
        case .tagged(_, let inner): hasFloat(inner)
        default: false
        }
    }
}

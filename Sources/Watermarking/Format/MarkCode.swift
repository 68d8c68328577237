// SPDX-License-Identifier: Apache-2.0

import SignalProcessing

/// The identifier's way into 512 code bits and back: 64 bits, a CRC-32, a polar code.
package struct MarkCode: Sendable {
    /// Paths that the list decoder follows.
    package static let listSize = 16
    /// Goes into the check before the identifier, so that another version's marks do not pass.
    private static let formatTag: [UInt8] = Array("CSI1".utf8)

    private let code: PolarCode
    private let decoder: PolarListDecoder

    /// The code of this format.
    package init() {
        code = PolarCode(length: CarrierLayout.codeLength, informationCount: 96)
        decoder = PolarListDecoder(code: code, listSize: Self.listSize)
    }

    /// The code word, bits 0 or 1, of an identifier.
    package func word(of id: UInt64) -> [UInt8] {
        let check = UInt64(Self.check(id))
        let information =
            (0..<64).map { UInt8(truncatingIfNeeded: id >> UInt64(63 - $0)) & 1 }
            + (0..<32).map { UInt8(truncatingIfNeeded: check >> UInt64(31 - $0)) & 1 }
        return code.encode(information)
    }

    /// The identifier whose check holds on one of the surviving paths, or nil.
    package func identifier(in soft: [Float]) -> UInt64? {
        for bits in decoder.decode(soft) {
            let id = bits.prefix(64).reduce(UInt64(0)) { $0 << 1 | UInt64($1) }
            let check = bits.dropFirst(64).reduce(UInt32(0)) { $0 << 1 | UInt32($1) }
            if check == Self.check(id) { return id }
        }
        return nil
    }

    private static func check(_ id: UInt64) -> UInt32 {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: id >> UInt64(56 - 8 * $0)) }
        return CyclicRedundancyCheck.crc32(formatTag + bytes)
    }
}

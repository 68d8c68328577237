// SPDX-License-Identifier: Apache-2.0

import SignalProcessing

/// An audio mark's payload on its way into 512 code bits and back: a CRC-24 and a polar code.
package struct AudioMarkCode: Sendable {
    /// Paths that the list decoder follows.
    package static let listSize = 32

    /// Where mode L's 88 bits stand, and mode S's 48: the most reliable of 512 positions by the Bhattacharyya recursion
    /// from z = exp(-10^-0.5). Written out so that no machine's rounding can change them.
    package static let identifierPositions = [
        239, 247, 251, 253, 254, 255, 351, 367, 373, 374, 375, 377, 378, 379, 380, 381, 382, 383, 413, 414, 415, 427,
        429, 430, 431, 435, 437, 438, 439, 440, 441, 442, 443, 444, 445, 446, 447, 455, 459, 460, 461, 462, 463, 466,
        467, 468, 469, 470, 471, 472, 473, 474, 475, 476, 477, 478, 479, 481, 482, 483, 484, 485, 486, 487, 488, 489,
        490, 491, 492, 493, 494, 495, 496, 497, 498, 499, 500, 501, 502, 503, 504, 505, 506, 507, 508, 509, 510, 511,
    ]
    package static let shortPositions = [
        255, 379, 381, 382, 383, 431, 439, 443, 445, 446, 447, 463, 469, 470, 471, 473, 474, 475, 476, 477, 478, 479,
        483, 485, 486, 487, 489, 490, 491, 492, 493, 494, 495, 497, 498, 499, 500, 501, 502, 503, 504, 505, 506, 507,
        508, 509, 510, 511,
    ]

    private let identifierCode = PolarCode(
        length: AudioMarkFormat.codeLength, informationPositions: identifierPositions)
    private let shortCode = PolarCode(length: AudioMarkFormat.codeLength, informationPositions: shortPositions)

    package init() {}

    /// CRC-24 of RFC 9580 (polynomial 0x864CFB, start 0xB704CE) over bits, the first one first.
    package static func check(_ bits: some Sequence<UInt8>) -> UInt32 {
        bits.reduce(UInt32(0xB7_04CE)) { value, bit in
            let shifted = value << 1 & 0xFF_FFFF
            return (value >> 23) & 1 == UInt32(bit & 1) ? shifted : shifted ^ 0x86_4CFB
        }
    }

    /// The code word of a payload, bits 0 and 1.
    package func word(of payload: AudioMarkPayload) -> [UInt8] {
        let bits = payload.bits
        let check = Self.check(bits)
        let all =
            bits + (0..<AudioMarkFormat.checkLength).map { UInt8(truncatingIfNeeded: check >> UInt32(23 - $0)) & 1 }
        return code(payload.bitCount).encode(all)
    }

    private func code(_ bitCount: Int) -> PolarCode { bitCount == 64 ? identifierCode : shortCode }

    /// The payload of 64 or 24 bits that soft bits (positive for 0) say, or nil.
    ///
    /// - Parameter paths: How many of the likeliest words may pass the check.
    package func payload(_ soft: [Float], bitCount: Int, paths: Int = listSize) -> AudioMarkPayload? {
        let decoder = PolarListDecoder(code: code(bitCount), listSize: Self.listSize)
        for bits in decoder.decode(soft).prefix(paths) {
            let check = bits.dropFirst(bitCount).reduce(UInt32(0)) { $0 << 1 | UInt32($1) }
            guard check == Self.check(bits.prefix(bitCount)) else { continue }
            let number = bits.prefix(bitCount).reduce(UInt64(0)) { $0 << 1 | UInt64($1) }
            let payload: AudioMarkPayload = bitCount == 64 ? .identifier(number) : .short(UInt32(number))
            if payload.isValid { return payload }
        }
        return nil
    }
}

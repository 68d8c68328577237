// SPDX-License-Identifier: Apache-2.0

import SignalProcessing

/// What a mark says.
package struct MarkPayload: Sendable, Hashable {
    /// The identifier.
    package var id: UInt64
    /// True where the picture was made with AI, by its publisher's word.
    package var isAIGenerated: Bool

    package init(id: UInt64, isAIGenerated: Bool = false) {
        self.id = id
        self.isAIGenerated = isAIGenerated
    }
}

/// The payload's way into 512 code bits and back: 64 bits, a CRC-32, a polar code.
package struct MarkCode: Sendable {
    /// Paths that the list decoder follows.
    package static let listSize = 16
    /// Checks that a path may pass: one for each format tag.
    package static let tagCount = 2
    /// Goes into the check before the identifier, so that another version's marks do not pass.
    private static let formatTag: [UInt8] = Array("CSI1".utf8)
    /// The same for pictures made with AI: what a mark says of its picture costs no bit.
    private static let generatedTag: [UInt8] = Array("CSA1".utf8)

    private let code: PolarCode
    private let decoder: PolarListDecoder

    /// The code of this format.
    package init() {
        code = PolarCode(length: CarrierLayout.codeLength, informationCount: 96)
        decoder = PolarListDecoder(code: code, listSize: Self.listSize)
    }

    /// The code word, bits 0 or 1, of a payload.
    package func word(of payload: MarkPayload) -> [UInt8] {
        let id = payload.id
        let check = UInt64(Self.check(payload))
        let information =
            (0..<64).map { UInt8(truncatingIfNeeded: id >> UInt64(63 - $0)) & 1 }
            + (0..<32).map { UInt8(truncatingIfNeeded: check >> UInt64(31 - $0)) & 1 }
        return code.encode(information)
    }

    /// The payload whose check holds on one of the surviving paths, or nil.
    package func payload(in soft: [Float]) -> MarkPayload? {
        for bits in decoder.decode(soft) {
            let id = bits.prefix(64).reduce(UInt64(0)) { $0 << 1 | UInt64($1) }
            let check = bits.dropFirst(64).reduce(UInt32(0)) { $0 << 1 | UInt32($1) }
            for isAIGenerated in [false, true] {
                let payload = MarkPayload(id: id, isAIGenerated: isAIGenerated)
                if check == Self.check(payload) { return payload }
            }
        }
        return nil
    }

    private static func check(_ payload: MarkPayload) -> UInt32 {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: payload.id >> UInt64(56 - 8 * $0)) }
        return CyclicRedundancyCheck.crc32((payload.isAIGenerated ? generatedTag : formatTag) + bytes)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// Bytes as Unicode variation selectors, which show nothing: 0 to 15 as U+FE00 and up, 16 to 255 as U+E0100 and up
/// (C2PA 2.4, A.8).
package enum VariationSelectors {
    /// The UTF-8 of U+FEFF, which leads a run.
    static let marker: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The UTF-8 of bytes as selectors: 3 bytes for a small one, 4 for any other.
    package static func encode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        for byte in bytes {
            if byte < 16 {
                text += [0xEF, 0xB8, 0x80 + byte]
            } else {
                let value = byte - 16
                text += [0xF3, 0xA0, 0x84 + value >> 6, 0x80 + value & 0x3F]
            }
        }
        return text
    }

    /// The byte that the selector at `offset` stands for, and its length; nil where no selector stands there.
    static func decode(at offset: UInt64, _ window: inout SourceWindow) throws -> (byte: UInt8, length: UInt64)? {
        guard let first = try window.byte(at: offset) else { return nil }
        if first == 0xEF {
            guard let rest = try window.read(3, at: offset), rest[1] == 0xB8, (0x80...0x8F).contains(rest[2]) else {
                return nil
            }
            return (rest[2] - 0x80, 3)
        }
        guard first == 0xF3, let rest = try window.read(4, at: offset), rest[1] == 0xA0,
            (0x84...0x87).contains(rest[2]), (0x80...0xBF).contains(rest[3])
        else { return nil }
        let value = UInt16(rest[2] - 0x84) << 6 | UInt16(rest[3] - 0x80)
        return value <= 239 ? (UInt8(value + 16), 4) : nil
    }
}

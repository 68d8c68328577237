// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// Whether a file is text throughout. Its format is told from its beginning alone, and a copy with another store has
/// another beginning: what follows must be text too, or the copy would be of no known format.
enum TextCheck {
    private static let chunk = 1 << 16

    /// Where what is no UTF-8, or holds a NUL, is found first, to 64 KB; nil in a text.
    static func firstFault(in source: any ByteSource) throws -> UInt64? {
        var position: UInt64 = 0
        while position < source.count {
            let bytes = try source.readUpTo(chunk, at: position)
            let isLast = position + UInt64(bytes.count) >= source.count
            let whole = Array(bytes.dropLast(isLast ? 0 : bytes.lengthOfCutCharacter))
            guard !whole.isEmpty, !whole.contains(0), String(validating: whole, as: UTF8.self) != nil else {
                return position
            }
            position += UInt64(whole.count)
        }
        return nil
    }

    /// Where a NUL stands first; nil where there is none. Markup may be in any encoding, but holds no NUL: with one near
    /// its beginning a file is not taken for markup.
    static func firstNUL(in source: any ByteSource) throws -> UInt64? {
        var position: UInt64 = 0
        while position < source.count {
            let bytes = try source.readUpTo(chunk, at: position)
            guard !bytes.isEmpty else { return position }
            if let index = bytes.firstIndex(of: 0) { return position + UInt64(index) }
            position += UInt64(bytes.count)
        }
        return nil
    }
}

// SPDX-License-Identifier: Apache-2.0

package import ByteKit
import Foundation

/// A UTF-8 text in Unicode normalization form C, as a source of bytes: what the hash of unstructured text is over
/// (C2PA 2.4, A.8). It is normalized piece by piece as it is read, so that memory does not grow with the text.
package struct NormalizedText: ByteSource {
    private let base: any ByteSource
    /// Where pieces begin: in the text as it stands, and in its normalized form.
    private let pieces: [(stored: UInt64, normalized: UInt64)]
    package let count: UInt64

    private static let pieceSize = 1 << 18
    /// A run without a place to cut it is held whole, up to this many bytes.
    private static let longestPiece = 1 << 24

    /// Goes through the text once.
    package init(_ base: any ByteSource) throws {
        var pieces: [(UInt64, UInt64)] = []
        var position: UInt64 = 0
        var length: UInt64 = 0
        while position < base.count {
            pieces.append((position, length))
            let piece = try NormalizedText.piece(of: base, at: position, before: base.count)
            position += UInt64(piece.count)
            length += UInt64(NormalizedText.normalize(piece).count)
        }
        self.base = base
        self.pieces = pieces
        count = length
    }

    package func read(at offset: UInt64, count wanted: Int) throws(ByteError) -> [UInt8] {
        guard wanted >= 0, offset <= count, UInt64(wanted) <= count - offset else {
            throw .truncated(offset: offset, needed: UInt64(max(0, wanted)))
        }
        var result: [UInt8] = []
        guard wanted > 0, var index = pieces.lastIndex(where: { $0.normalized <= offset }) else { return result }
        while result.count < wanted, index < pieces.count {
            let piece = try NormalizedText.piece(of: base, at: pieces[index].stored, before: base.count)
            let text = NormalizedText.normalize(piece)
            let start = result.isEmpty ? Int(offset - pieces[index].normalized) : 0
            result += text.dropFirst(start).prefix(wanted - result.count)
            index += 1
        }
        // A source that changes while it is read.
        guard result.count == wanted else { throw .truncated(offset: offset, needed: UInt64(wanted)) }
        return result
    }

    /// Where a place of the text as it stands is in the normalized text. Right only for places before which nothing
    /// can be joined to what follows, as the start of a wrapper is.
    package func offset(ofStored stored: UInt64) throws -> UInt64 {
        guard let piece = pieces.last(where: { $0.stored <= stored }) else { return 0 }
        var position = piece.stored
        var normalized = piece.normalized
        while position < min(stored, base.count) {
            let part = try NormalizedText.piece(of: base, at: position, before: min(stored, base.count))
            normalized += UInt64(NormalizedText.normalize(part).count)
            position += UInt64(part.count)
        }
        return normalized
    }

    /// The piece at `start`, up to a place where a text can be cut without a change of its normalized form.
    private static func piece(
        of base: any ByteSource, at start: UInt64, before end: UInt64
    ) throws(ByteError) -> [UInt8] {
        var size = pieceSize
        while true {
            let bytes = try base.readUpTo(Int(min(UInt64(size), end - start)), at: start)
            if start + UInt64(bytes.count) >= end { return bytes }
            var cut = bytes.count - 2
            while cut > 0 {
                if isBoundary(bytes[cut], bytes[cut + 1]) { return Array(bytes[..<cut]) }
                cut -= 1
            }
            if size >= longestPiece { return bytes }
            size *= 4
        }
    }

    /// Whether a character that begins with these bytes never joins with what stands before it: ASCII, ideographs,
    /// variation selectors, U+FEFF.
    private static func isBoundary(_ first: UInt8, _ second: UInt8) -> Bool {
        switch first {
        case 0..<0x80, 0xE5...0xE8: true
        case 0xEF: second == 0xB8 || second == 0xBB
        case 0xF3: second == 0xA0
        default: false
        }
    }

    /// What is no UTF-8 stays as it is.
    private static func normalize(_ bytes: [UInt8]) -> [UInt8] {
        if isNormalized(bytes) { return bytes }
        guard let text = String(validating: bytes, as: UTF8.self) else { return bytes }
        return Array(text.precomposedStringWithCanonicalMapping.utf8)
    }

    /// Whether all characters are of those that normalization never touches: below U+0300, common ideographs, variation
    /// selectors, U+FEFF.
    private static func isNormalized(_ bytes: [UInt8]) -> Bool {
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0..<0x80: index += 1
            case 0xC2...0xCB: index += 2
            case 0xE5...0xE8: index += 3
            case 0xEF where index + 1 < bytes.count && (bytes[index + 1] == 0xB8 || bytes[index + 1] == 0xBB):
                // U+FE20 to U+FE2F are combining marks and stand in the same block of 64.
                if bytes[index + 1] == 0xB8, index + 2 < bytes.count, bytes[index + 2] > 0x8F { return false }
                index += 3
            case 0xF3: index += 4
            default: return false
            }
        }
        return true
    }
}

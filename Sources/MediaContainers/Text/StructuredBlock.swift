// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// A manifest block in a text: a reference between two delimiters, in a comment or in front matter (C2PA 2.4, A.9).
struct StructuredBlock {
    static let begin = Array("-----BEGIN C2PA MANIFEST-----".utf8)
    static let end = Array("-----END C2PA MANIFEST-----".utf8)
    static let dataPrefix = "data:application/c2pa;base64,"

    /// From the first dash to the last.
    let delimited: Range<UInt64>
    /// Between the delimiters.
    let content: Range<UInt64>

    /// What delimiters there are in a text.
    struct Scan {
        var blocks: [StructuredBlock] = []
        /// A delimiter without its counterpart.
        var stray: UInt64?
    }

    /// Looks at the whole text; stops at the second block, which makes the file ambiguous.
    static func scan(_ source: any ByteSource) throws -> Scan {
        var scan = Scan()
        var open: UInt64?
        try forEachDelimiter(in: source) { offset, isBegin in
            if isBegin {
                if open != nil { scan.stray = scan.stray ?? open }
                open = offset
            } else if let start = open {
                let contentStart = start + UInt64(begin.count)
                scan.blocks.append(
                    StructuredBlock(
                        delimited: start..<(offset + UInt64(end.count)), content: contentStart..<offset))
                open = nil
            } else {
                scan.stray = scan.stray ?? offset
            }
            return scan.blocks.count < 2
        }
        scan.stray = scan.stray ?? open
        return scan
    }

    private static func forEachDelimiter(
        in source: any ByteSource, _ body: (_ offset: UInt64, _ isBegin: Bool) -> Bool
    ) throws {
        let size = 1 << 20
        var start: UInt64 = 0
        while start < source.count {
            let bytes = try source.readUpTo(size + begin.count, at: start)
            var from = 0
            while let found = bytes.firstOffset(ofASCII: " C2PA MANIFEST-----", from: from) {
                from = found + 1
                // A delimiter that begins in the overlap is found again in the next chunk.
                for (mark, lead) in [(begin, 10), (end, 8)] {
                    let offset = found - lead
                    guard offset >= 0, offset < size || start + UInt64(size) >= source.count,
                        offset + mark.count <= bytes.count,
                        bytes[offset..<(offset + mark.count)].elementsEqual(mark)
                    else { continue }
                    if !body(start + UInt64(offset), mark == begin) { return }
                }
            }
            start += UInt64(size)
        }
    }

    /// The lines the block stands on, without the breaks around them.
    func lines(in source: any ByteSource) throws -> Range<UInt64> {
        var window = SourceWindow(source)
        var start = delimited.lowerBound
        // A comment mark is short; a line that goes on for longer is no comment.
        let furthest = start > 256 ? start - 256 : 0
        while start > furthest, try window.byte(at: start - 1) != 0x0A { start -= 1 }
        var end = delimited.upperBound
        while end < min(source.count, delimited.upperBound + 256), let byte = try window.byte(at: end), byte != 0x0A {
            end += 1
        }
        if end < source.count, end > delimited.upperBound, try window.byte(at: end - 1) == 0x0D { end -= 1 }
        return start..<end
    }

    /// What a data hash excludes for this block (A.9.4), and what it may exclude at least.
    func place(in source: any ByteSource) throws -> (extent: Range<UInt64>, rule: ExclusionRule) {
        let lines = try lines(in: source)
        let before = try source.read(
            at: lines.lowerBound, count: Int(delimited.lowerBound - lines.lowerBound))
        let after = try source.read(
            at: delimited.upperBound, count: Int(lines.upperBound - delimited.upperBound))
        guard CommentSyntax.isComment(prefix: before, suffix: after) else {
            return (delimited, .covering(delimited, within: delimited))
        }
        var breakBefore = lines.lowerBound
        if lines.lowerBound > 0, try source.read(at: lines.lowerBound - 1, count: 1) == [0x0A] {
            breakBefore -= 1
            if breakBefore > 0, try source.read(at: breakBefore - 1, count: 1) == [0x0D] { breakBefore -= 1 }
        }
        var breakAfter = lines.upperBound
        let next = try source.readUpTo(2, at: lines.upperBound)
        if next.first == 0x0A { breakAfter += 1 } else if next == [0x0D, 0x0A] { breakAfter += 2 }
        let extent: Range<UInt64>
        if breakAfter == source.count, lines.lowerBound > 0 {
            extent = breakBefore..<source.count
        } else {
            extent = lines.lowerBound..<breakAfter
        }
        return (extent, .covering(lines, within: breakBefore..<breakAfter))
    }
}

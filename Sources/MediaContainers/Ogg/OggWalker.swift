// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// One page of an Ogg file (RFC 3533, section 6).
package struct OggPage: Sendable, Hashable {
    /// Number of the logical bitstream.
    package let serial: UInt32
    /// Whether it is the first of its logical bitstream.
    package let isFirst: Bool
    /// Header and body.
    package let range: Range<UInt64>
    /// The body alone.
    package let body: Range<UInt64>

    package static let checksumOffset = 22
}

extension OggPage: ContainerPart {
    /// Ogg has no box hash.
    package var boxName: String { "OggS" }
}

/// Goes through the pages of an Ogg file.
package struct OggWalker: ContainerWalker {
    private var window: SourceWindow

    package init(_ source: any ByteSource) { window = SourceWindow(source, windowSize: 512) }

    package mutating func walk(_ body: (OggPage) throws -> Void) throws -> WalkEnding {
        var position: UInt64 = 0
        while position < window.count {
            guard let capture = try window.read(4, at: position), capture.starts(withASCII: "OggS") else {
                // What follows the last page was appended; a page that was damaged looks the same.
                return position == 0 ? .malformed(0, "no page where one must begin") : .complete(position)
            }
            guard let header = try window.read(27, at: position),
                let table = try window.read(Int(header[26]), at: position + 27)
            else { return .cutShort(position) }
            let start = position + 27 + UInt64(table.count)
            let size = table.reduce(UInt64(0)) { $0 + UInt64($1) }
            guard window.has(size, at: start) else { return .cutShort(position) }
            try body(
                OggPage(
                    serial: header[14..<18].reversed().reduce(0) { $0 << 8 | UInt32($1) },
                    isFirst: header[5] & 0x02 != 0, range: position..<(start + size), body: start..<(start + size)))
            position = start + size
        }
        return .complete(position)
    }
}

// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// One chunk of a PNG file (PNG, section 5.3).
package struct PNGChunk: Sendable, Hashable {
    /// Four letters.
    package let type: String
    /// Length field, type, data and CRC.
    package let range: Range<UInt64>
    /// The data alone.
    package let data: Range<UInt64>
}

/// Goes through the chunks of a PNG file up to IEND, without keeping them.
package struct PNGWalker {
    package static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// How a walk ended.
    package enum Ending: Sendable, Hashable {
        /// At IEND; the offset behind it.
        case complete(UInt64)
        /// The chunk at this offset is cut short, or the file ends without IEND.
        case cutShort(UInt64)
        /// What stands here is no chunk.
        case malformed(UInt64, String)
    }

    private var window: SourceWindow

    package init(_ source: any ByteSource) { window = SourceWindow(source) }

    /// Calls `body` with each chunk in file order.
    package mutating func walk(_ body: (PNGChunk) throws -> Void) throws -> Ending {
        var position = UInt64(PNGWalker.signature.count)
        while true {
            guard let length = try window.bigEndian(UInt32.self, at: position),
                let type = try window.read(4, at: position + 4)
            else { return .cutShort(position) }
            guard length <= 0x7FFF_FFFF, type.allSatisfy({ (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) })
            else { return .malformed(position, "no chunk where one must begin") }
            guard window.has(UInt64(length) + 12, at: position) else { return .cutShort(position) }
            let dataStart = position + 8
            let dataEnd = dataStart + UInt64(length)
            let chunk = PNGChunk(
                type: String(decoding: type, as: UTF8.self), range: position..<(dataEnd + 4), data: dataStart..<dataEnd)
            try body(chunk)
            position = chunk.range.upperBound
            if chunk.type == "IEND" { return .complete(position) }
        }
    }
}

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

    package static let storeType = "caBX"
}

extension PNGChunk: ContainerPart {
    package var boxName: String { type == PNGChunk.storeType ? ContainerBox.manifestStoreName : type }
}

/// Goes through the chunks of a PNG file up to IEND, without keeping them.
package struct PNGWalker: ContainerWalker {
    package static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private var window: SourceWindow

    package init(_ source: any ByteSource) { window = SourceWindow(source) }

    package mutating func walk(_ body: (PNGChunk) throws -> Void) throws -> WalkEnding {
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

// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// One chunk directly inside the RIFF chunk of a file.
package struct RIFFChunk: Sendable, Hashable {
    /// Four characters.
    package let identifier: String
    /// For a `LIST`, its list type.
    package let listType: String?
    /// Identifier, size, data and padding byte.
    package let range: Range<UInt64>
    /// The data alone.
    package let data: Range<UInt64>
}

/// Goes through the chunks of the first RIFF chunk of a file (WebP, WAV, AVI).
package struct RIFFWalker {
    /// How a walk ended.
    package enum Ending: Sendable, Hashable {
        /// At the end of the RIFF chunk.
        case complete(UInt64)
        /// The chunk at this offset is cut short, or the RIFF chunk is longer than the file.
        case cutShort(UInt64)
        /// What stands here is no chunk.
        case malformed(UInt64, String)
    }

    private var window: SourceWindow

    package init(_ source: any ByteSource) { window = SourceWindow(source) }

    /// End of the RIFF chunk as its size field has it, and whether the file is that long.
    package mutating func riffEnd() throws -> (end: UInt64, isWhole: Bool)? {
        guard let size = try window.littleEndian(UInt32.self, at: 4) else { return nil }
        let end = UInt64(size) + 8
        return (min(end, window.count), end <= window.count)
    }

    /// Calls `body` with each chunk in file order.
    package mutating func walk(_ body: (RIFFChunk) throws -> Void) throws -> Ending {
        guard let (end, isWhole) = try riffEnd(), end >= 12 else { return .cutShort(0) }
        var position: UInt64 = 12
        while position < end {
            guard let identifier = try window.read(4, at: position),
                let size = try window.littleEndian(UInt32.self, at: position + 4)
            else { return .cutShort(position) }
            guard identifier.allSatisfy({ (0x20...0x7E).contains($0) }) else {
                return .malformed(position, "no chunk where one must begin")
            }
            let dataEnd = position + 8 + UInt64(size)
            guard dataEnd <= end else { return .cutShort(position) }
            // The padding byte of an odd chunk may be missing at the very end; some writers leave it out.
            let next = min(dataEnd + UInt64(size & 1), end)
            let name = String(decoding: identifier, as: UTF8.self)
            var listType: String?
            if name == "LIST", size >= 4, let type = try window.read(4, at: position + 8) {
                listType = String(decoding: type, as: UTF8.self)
            }
            try body(
                RIFFChunk(
                    identifier: name, listType: listType, range: position..<next, data: (position + 8)..<dataEnd))
            position = next
        }
        return isWhole ? .complete(end) : .cutShort(end)
    }
}

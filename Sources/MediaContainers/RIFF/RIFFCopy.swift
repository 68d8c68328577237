// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// What copies of all RIFF formats have in common: old stores go, new chunks come at the end of the RIFF chunk, and its
/// size is put right.
struct RIFFCopy {
    var planner = CopyPlanner()
    private let reading: ContainerReading
    /// End of the RIFF chunk in the source.
    private let end: UInt64

    init(_ reading: ContainerReading) throws {
        try reading.checkCopyable()
        self.reading = reading
        end = reading.layout.storeInsertion ?? reading.layout.contentEnd
        guard end >= 12 else {
            throw ContainerError.malformed(reading.format, offset: 4, reason: "the RIFF chunk says that it is empty")
        }
        for range in reading.layout.removals { planner.remove(range) }
        // Chunks begin at even offsets; a last chunk of odd size without its padding byte gets it now.
        if end % 2 == 1 { planner.replace(end..<end, with: [.write([0])]) }
    }

    /// Puts an XMP packet into a chunk, in place of the old one or at the end.
    mutating func setXMP(_ packet: XMPPacket, chunk identifier: StaticString) throws {
        guard let size = UInt32(exactly: packet.bytes.count) else {
            throw ContainerError.tooLargeForFormat(reading.format, what: "an XMP packet of \(packet.bytes.count) bytes")
        }
        var chunk = ByteWriter()
        chunk.write("\(identifier)".utf8)
        chunk.writeLittleEndian(size)
        chunk.write(packet.bytes)
        if size % 2 == 1 { chunk.writeUInt8(0) }
        planner.replace(reading.layout.xmpExtent ?? end..<end, with: [.write(chunk.bytes)])
    }

    /// Keeps room for a store in a chunk at the end (C2PA 2.2, A.3.6).
    mutating func addStore(_ capacity: Int?) throws {
        guard let capacity else { return }
        guard let size = UInt32(exactly: capacity) else {
            throw ContainerError.tooLargeForFormat(reading.format, what: "a manifest store of \(capacity) bytes")
        }
        var framing = ByteWriter()
        framing.write(RIFFChunk.storeType.utf8)
        framing.writeLittleEndian(size)
        let padding: [CopyPlan.Step] = capacity % 2 == 1 ? [.storeFraming([0])] : []
        planner.replace(end..<end, with: [.storeFraming(framing.bytes), .store(capacity)] + padding)
    }

    /// The copy, with the size of the RIFF chunk put right.
    func plan(of source: any ByteSource) throws -> CopyPlan {
        var planner = planner
        let contentSize = Int64(clamping: end) + planner.growth - 8
        var size = ByteWriter()
        if try source.readUpTo(4, at: 0).isLongRIFF {
            size.writeLittleEndian(UInt64(max(0, contentSize)))
            let offset = RIFFLongSizes.riffSizeOffset
            planner.replace(offset..<(offset + 8), with: [.write(size.bytes)])
        } else {
            guard let short = UInt32(exactly: contentSize) else {
                throw ContainerError.tooLargeForFormat(reading.format, what: "a file of \(contentSize) bytes")
            }
            size.writeLittleEndian(short)
            planner.replace(4..<8, with: [.write(size.bytes)])
        }
        return planner.plan(size: reading.size)
    }
}

// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// One chunk of a RIFF file: the header of a RIFF chunk, or a chunk directly inside of one.
package struct RIFFChunk: Sendable, Hashable {
    /// Four characters.
    package let identifier: String
    /// For a `LIST` its list type, for the header of a RIFF chunk its form type.
    package let listType: String?
    /// Identifier, size, data and padding byte; the first 12 bytes of a RIFF chunk.
    package let range: Range<UInt64>
    /// The data alone.
    package let data: Range<UInt64>

    package static let storeType = "C2PA"
}

extension RIFFChunk: ContainerPart {
    package var boxName: String {
        identifier == RIFFChunk.storeType ? ContainerBox.manifestStoreName : listType ?? identifier
    }
}

/// Goes through the chunks of a RIFF file (WebP, WAV, AVI): the headers of its RIFF chunks and what is directly inside
/// of them. More than one RIFF chunk has only an AVI of more than 1 GB (OpenDML, `AVIX`). In `RF64` and `BW64` files
/// sizes of 64 bits stand in a `ds64` chunk (EBU Tech 3306, ITU-R BS.2088).
package struct RIFFWalker: ContainerWalker {
    private var window: SourceWindow
    private var longSizes: RIFFLongSizes?
    /// End of the first RIFF chunk, once the walk has begun.
    package private(set) var firstEnd: UInt64 = 0

    package init(_ source: any ByteSource) { window = SourceWindow(source) }

    package mutating func walk(_ body: (RIFFChunk) throws -> Void) throws -> WalkEnding {
        var position: UInt64 = 0
        while true {
            guard let (end, isWhole) = try riffEnd(at: position) else { return .cutShort(position) }
            // A size of nothing: there is an empty RIFF chunk, and something behind it.
            if isWhole, end < position + 12 { return .complete(end) }
            guard end >= position + 12, let form = try window.read(4, at: position + 8)
            else { return .cutShort(position) }
            if position == 0 { firstEnd = end }
            try body(
                RIFFChunk(
                    identifier: "RIFF", listType: String(decoding: form, as: UTF8.self),
                    range: position..<(position + 12), data: (position + 12)..<(position + 12)))
            if let fault = try walkChunks(in: (position + 12)..<end, body) { return fault }
            guard isWhole else { return .cutShort(end) }
            guard let next = try window.read(12, at: end), next.starts(withASCII: "RIFF"), next.hasASCII("AVIX", at: 8)
            else { return .complete(end) }
            position = end
        }
    }

    /// End of a RIFF chunk as its size field has it, and whether the file is that long.
    private mutating func riffEnd(at position: UInt64) throws -> (end: UInt64, isWhole: Bool)? {
        guard let identifier = try window.read(4, at: position),
            let size = try window.littleEndian(UInt32.self, at: position + 4)
        else { return nil }
        var length = UInt64(size)
        if position == 0, identifier.isLongRIFF, let sizes = try RIFFLongSizes(&window) {
            longSizes = sizes
            length = sizes.riffSize
        }
        let (end, overflow) = (position + 8).addingReportingOverflow(length)
        return overflow ? (window.count, false) : (min(end, window.count), end <= window.count)
    }

    private mutating func walkChunks(
        in range: Range<UInt64>, _ body: (RIFFChunk) throws -> Void
    ) throws -> WalkEnding? {
        var position = range.lowerBound
        while position < range.upperBound {
            guard let identifier = try window.read(4, at: position),
                let shortSize = try window.littleEndian(UInt32.self, at: position + 4)
            else { return .cutShort(position) }
            let name = String(decoding: identifier, as: UTF8.self)
            var size = UInt64(shortSize)
            if shortSize == UInt32.max, let long = longSizes?.size(of: name) { size = long }
            let (dataEnd, overflow) = (position + 8).addingReportingOverflow(size)
            guard !overflow, dataEnd <= window.count else { return .cutShort(position) }
            let isOverrun = dataEnd > range.upperBound
            // The padding byte of an odd chunk may be missing at the very end; some writers leave it out.
            let next = isOverrun ? dataEnd : min(dataEnd + (size & 1), range.upperBound)
            var listType: String?
            if name == "LIST", size >= 4, let type = try window.read(4, at: position + 8) {
                listType = String(decoding: type, as: UTF8.self)
            }
            try body(
                RIFFChunk(
                    identifier: name, listType: listType, range: position..<next, data: (position + 8)..<dataEnd))
            if isOverrun { return .malformed(position, "a chunk reaches beyond the RIFF chunk") }
            position = next
        }
        return nil
    }
}

/// The `ds64` chunk, which must come first in files of the 64-bit kind.
struct RIFFLongSizes {
    /// Where the size of the RIFF chunk stands.
    static let riffSizeOffset: UInt64 = 20
    let riffSize: UInt64
    private let dataSize: UInt64
    private var others: [String: UInt64] = [:]

    init?(_ window: inout SourceWindow) throws {
        guard let head = try window.read(8, at: 12), head.starts(withASCII: "ds64"),
            let chunkSize = try window.littleEndian(UInt32.self, at: 16),
            let riffSize = try window.littleEndian(UInt64.self, at: RIFFLongSizes.riffSizeOffset),
            let dataSize = try window.littleEndian(UInt64.self, at: 28),
            let tableLength = try window.littleEndian(UInt32.self, at: 44)
        else { return nil }
        self.riffSize = riffSize
        self.dataSize = dataSize
        // The table ends with its chunk, whatever it says: what follows may be other in a copy.
        let room = max(28, UInt64(chunkSize)) - 28
        for index in 0..<min(UInt64(tableLength), room / 12, 64) {
            guard let name = try window.read(4, at: 48 + index * 12),
                let size = try window.littleEndian(UInt64.self, at: 52 + index * 12)
            else { break }
            others[String(decoding: name, as: UTF8.self)] = size
        }
    }

    /// The size of a chunk whose own field says FFFFFFFF.
    func size(of identifier: String) -> UInt64? { identifier == "data" ? dataSize : others[identifier] }
}

extension [UInt8] {
    /// Whether a file that begins so keeps its sizes in a `ds64` chunk.
    var isLongRIFF: Bool { starts(withASCII: "RF64") || starts(withASCII: "BW64") }
    /// Whether a file begins so as a RIFF file.
    var isRIFF: Bool { starts(withASCII: "RIFF") || isLongRIFF }
}

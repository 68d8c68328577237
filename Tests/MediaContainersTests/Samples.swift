// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers

/// Small files made byte by byte. They are well formed as containers; nothing here decodes them.
enum Samples {
    static func bigEndian16(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)] }
    static func bigEndian32(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
    static func littleEndian32(_ value: Int) -> [UInt8] { bigEndian32(value).reversed() }

    static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, marker] + bigEndian16(content.count + 2) + content
    }

    /// A big-endian EXIF block with one entry, the orientation.
    static func exif(orientation: UInt8) -> [UInt8] {
        [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
    }

    /// 33 x 17 pixels, one component, with stuffed bytes and a restart in its scan.
    static func jpeg(applications: [[UInt8]] = [segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])])
        -> [UInt8]
    {
        [0xFF, 0xD8] + applications.flatMap { $0 } + segment(0xDB, [0] + [UInt8](repeating: 1, count: 64))
            + segment(0xC0, [8, 0, 17, 0, 33, 1, 1, 0x11, 0]) + segment(0xDA, [1, 1, 0, 0, 63, 0])
            + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0x00, 0x78] + [0xFF, 0xD9]
    }

    static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        var crc = CRC32()
        crc.update(Array(type.utf8) + data)
        return bigEndian32(data.count) + Array(type.utf8) + data + bigEndian32(Int(crc.value))
    }

    /// 5 x 3 pixels, 16-bit RGBA.
    static func png(ancillary: [[UInt8]] = []) -> [UInt8] {
        PNGWalker.signature + chunk("IHDR", bigEndian32(5) + bigEndian32(3) + [16, 6, 0, 0, 0])
            + ancillary.flatMap { $0 } + chunk("IDAT", [0x78, 0x9C, 3, 0, 0, 0, 0, 1]) + chunk("IEND", [])
    }

    static func riffChunk(_ identifier: String, _ data: [UInt8]) -> [UInt8] {
        Array(identifier.utf8) + littleEndian32(data.count) + data + (data.count % 2 == 1 ? [0] : [])
    }

    static func riff(_ chunks: [[UInt8]]) -> [UInt8] {
        let content = Array("WEBP".utf8) + chunks.flatMap { $0 }
        return Array("RIFF".utf8) + littleEndian32(content.count) + content
    }

    /// 176 x 144 pixels, lossy, of odd length.
    static let vp8 = riffChunk("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A, 0xB0, 0, 0x90, 0, 7])
    /// 4 x 2 pixels, lossless, with alpha.
    static let vp8l = riffChunk("VP8L", [0x2F, 0x03, 0x40, 0x00, 0x10, 9])
    /// Extended header: 300 x 200 pixels, EXIF announced.
    static let vp8x = riffChunk("VP8X", [0x08, 0, 0, 0, 0x2B, 0x01, 0, 0xC7, 0, 0])

    static func webp(_ chunks: [[UInt8]] = [vp8]) -> [UInt8] { riff(chunks) }

    /// A JUMBF superbox that passes for a manifest store, of `size` bytes (at least 38).
    static func store(size: Int, seed: UInt8 = 7) -> [UInt8] {
        let description =
            bigEndian32(30) + Array("jumdc2pa".utf8) + [0x00, 0x11, 0x00, 0x10, 0x80, 0x00, 0x00, 0xAA]
            + [0x00, 0x38, 0x9B, 0x71, 3] + Array("c2pa\0".utf8)
        let head = bigEndian32(size) + Array("jumb".utf8) + description
        return head + (0..<(size - head.count)).map { UInt8(truncatingIfNeeded: $0) &* 31 &+ seed }
    }

    /// A copy of `file` with a store in it, and what a hash of the content was shown.
    static func embed(
        _ store: [UInt8]?, into file: [UInt8], xmp: [XMPProperty] = []
    ) throws -> (file: [UInt8], hashed: [UInt8], reservation: StoreReservation?) {
        let source = MemoryByteSource(file)
        let (container, format) = try ContainerRegistry.container(of: source)
        let reading = try container.read(source, format: format, limits: ContainerLimits())
        let plan = try container.planCopy(
            of: source, reading: reading, applying: ContainerEdit(storeCapacity: store?.count, xmpProperties: xmp))
        let sink = MemoryByteSink()
        var hashed: [UInt8] = []
        try plan.write(from: source, to: sink) { bytes, _ in hashed += bytes }
        if let store { try plan.reservation?.fill(with: store, in: sink) }
        return (sink.bytes, hashed, plan.reservation)
    }

    static func read(_ file: [UInt8], limits: ContainerLimits = ContainerLimits()) throws -> ContainerReading {
        try ContainerRegistry.read(MemoryByteSource(file), limits: limits)
    }

    static func boxes(_ file: [UInt8]) throws -> [ContainerBox] {
        let (container, _) = try ContainerRegistry.container(of: MemoryByteSource(file))
        return try container.boxes(in: MemoryByteSource(file))
    }

    /// A file, and what can be expected of its format.
    struct Sample {
        let name: String
        let bytes: [UInt8]
        /// Whether a signed file that is cut anywhere can be told.
        var tellsCuts = true
        /// Whether the format says where it ends.
        var tellsEnd = true
        /// Whether a copy without the store is the original again, byte for byte.
        var restores = true
        var holdsXMP = true
    }

    /// Every format's smallest file, and richer ones.
    static var all: [Sample] {
        let bigEndian = TIFFWriter(isLittle: false)
        let text = id3Frame("TIT2", Array("\u{0}song".utf8))
        return [
            Sample(name: "jpeg", bytes: jpeg()), Sample(name: "jpeg bare", bytes: jpeg(applications: [])),
            Sample(
                name: "jpeg exif",
                bytes: jpeg(applications: [segment(0xE1, Array("Exif\0\0".utf8) + exif(orientation: 6))])),
            Sample(name: "png", bytes: png()),
            Sample(name: "png text", bytes: png(ancillary: [chunk("tEXt", Array("parameters\0cat".utf8))])),
            Sample(name: "webp lossy", bytes: webp()), Sample(name: "webp lossless", bytes: webp([vp8l])),
            Sample(name: "webp extended", bytes: webp([vp8x, vp8, riffChunk("EXIF", exif(orientation: 3))])),
            Sample(name: "gif", bytes: gif()), Sample(name: "gif bare", bytes: gif(extensions: [])),
            Sample(name: "gif 87a", bytes: gif(version: "87a"), restores: false),
            Sample(name: "wav", bytes: wav(), restores: false),
            Sample(name: "wav list", bytes: wav([riffChunk("LIST", Array("INFOabcd".utf8))])),
            Sample(name: "rf64", bytes: rf64()), Sample(name: "avi", bytes: avi()),
            Sample(name: "jxl", bytes: jxl(), tellsCuts: false, tellsEnd: false),
            Sample(name: "jxl codestream", bytes: codestream, tellsCuts: false, tellsEnd: false, restores: false),
            Sample(name: "svg", bytes: svg),
            Sample(name: "svg empty", bytes: Array("<svg/>".utf8), restores: false),
            Sample(name: "mp3", bytes: mpegFrames, tellsCuts: false, tellsEnd: false),
            Sample(
                name: "mp3 id3v2.4", bytes: id3([text], padding: 20) + mpegFrames, tellsCuts: false, tellsEnd: false),
            Sample(
                name: "mp3 id3v2.3",
                bytes: id3([id3Frame("TIT2", Array("\u{0}song".utf8), version: 3)], version: 3) + mpegFrames,
                tellsCuts: false, tellsEnd: false),
            Sample(
                name: "mp3 id3v2.2",
                bytes: id3([id3Frame("TT2", Array("\u{0}song".utf8), version: 2)], version: 2) + mpegFrames,
                tellsCuts: false, tellsEnd: false, holdsXMP: false),
            Sample(name: "flac", bytes: flacStream, tellsCuts: false, tellsEnd: false),
            Sample(name: "flac id3", bytes: id3([text]) + flacStream, tellsCuts: false, tellsEnd: false),
            Sample(name: "tiff", bytes: tiff(), tellsEnd: false),
            Sample(
                name: "tiff big-endian", bytes: tiff(bigEndian, directoriesLast: false), tellsEnd: false,
                restores: false),
            Sample(name: "bigtiff", bytes: tiff(TIFFWriter(isBig: true)), tellsEnd: false, restores: false),
            Sample(name: "tiff pages", bytes: tiff(pages: 3), tellsEnd: false),
            Sample(name: "ogg", bytes: ogg, tellsCuts: false, holdsXMP: false),
        ] + BaseMediaSamples.all
    }
}

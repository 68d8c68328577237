// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers

/// Small ISO base media files, built box by box.
enum BaseMediaSamples {
    static func box(_ type: String, _ payload: [UInt8]) -> [UInt8] {
        Samples.bigEndian32(8 + payload.count) + Array(type.utf8) + payload
    }

    static func large(_ type: String, _ payload: [UInt8]) -> [UInt8] {
        Samples.bigEndian32(1) + Array(type.utf8) + wide(16 + payload.count) + payload
    }

    static func full(_ type: String, _ payload: [UInt8], version: UInt8 = 0, flags: UInt8 = 0) -> [UInt8] {
        box(type, [version, 0, 0, flags] + payload)
    }

    static func wide(_ value: Int) -> [UInt8] {
        Samples.bigEndian32(value >> 32) + Samples.bigEndian32(value & 0xFFFF_FFFF)
    }

    static let ftyp = box("ftyp", Array("isom\0\0\u{2}\0isommp41".utf8))
    /// 20 bytes a chunk, no two chunks alike.
    static let media: [UInt8] = (0..<40).map { UInt8(200 + $0) }

    static func moov(chunks: [Int], isWide: Bool = false, saio: Int? = nil, external: Bool = false) -> [UInt8] {
        let table = Samples.bigEndian32(chunks.count) + chunks.flatMap { isWide ? wide($0) : Samples.bigEndian32($0) }
        let auxiliary = saio.map { full("saio", Samples.bigEndian32(1) + Samples.bigEndian32($0)) } ?? []
        let stbl = box("stbl", full(isWide ? "co64" : "stco", table) + auxiliary)
        let dref = full("dref", Samples.bigEndian32(1) + full("url ", [], flags: external ? 0 : 1))
        let matrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000].flatMap { Samples.bigEndian32($0) }
        let tkhd = full(
            "tkhd",
            [UInt8](repeating: 0, count: 36) + matrix + Samples.bigEndian32(64 << 16) + Samples.bigEndian32(48 << 16))
        let minf = box("minf", box("dinf", dref) + stbl)
        return box(
            "moov", full("mvhd", [UInt8](repeating: 0, count: 96)) + box("trak", tkhd + box("mdia", minf)))
    }

    /// The movie header in front of the media.
    static func fast(isWide: Bool = false, media: [UInt8] = media) -> [UInt8] {
        let size = moov(chunks: [0, 0], isWide: isWide, saio: 0).count
        let start = ftyp.count + size + 8
        return ftyp + moov(chunks: [start, start + 20], isWide: isWide, saio: start) + box("mdat", media)
    }

    /// The media in front of the movie header, in a box with a 64-bit size.
    static var slow: [UInt8] {
        let start = ftyp.count + 8 + 16
        return ftyp + box("free", []) + large("mdat", media) + moov(chunks: [start, start + 20])
    }

    /// The media in a box that goes on to the end of the file.
    static var open: [UInt8] {
        let start = ftyp.count + moov(chunks: [0, 0]).count + 8
        return ftyp + moov(chunks: [start, start + 20]) + Samples.bigEndian32(0) + Array("mdat".utf8) + media
    }

    /// A QuickTime file without a file type.
    static var bare: [UInt8] { box("wide", []) + box("mdat", media) + moov(chunks: [16, 36]) }

    private static func fragment(base: Int) -> [UInt8] {
        let tfhd = full("tfhd", Samples.bigEndian32(1) + wide(base), flags: 1)
        let trun = full("trun", Samples.bigEndian32(1) + Samples.bigEndian32(0), flags: 1)
        return box("moof", full("mfhd", Samples.bigEndian32(1)) + box("traf", tfhd + trun)) + box("mdat", media)
    }

    /// Two fragments, an index before and one behind them.
    static var fragments: [UInt8] {
        let initialization = ftyp + box("moov", full("mvhd", [UInt8](repeating: 0, count: 96)) + box("mvex", []))
        let size = fragment(base: 0).count
        let reference = Samples.bigEndian32(size) + Samples.bigEndian32(5) + Samples.bigEndian32(0)
        let sidx = full(
            "sidx", [1, 1000, 0, 0].flatMap { Samples.bigEndian32($0) } + [0, 0, 0, 2] + reference + reference)
        let first = initialization.count + sidx.count
        func entry(_ offset: Int) -> [UInt8] {
            Samples.bigEndian32(0) + Samples.bigEndian32(offset) + [1, 1, 1]
        }
        let tfra = full(
            "tfra", [1, 0, 2].flatMap { Samples.bigEndian32($0) } + entry(first) + entry(first + size))
        return initialization + sidx + fragment(base: first) + fragment(base: first + size)
            + box("mfra", tfra + full("mfro", Samples.bigEndian32(8 + tfra.count + 16)))
    }

    static let xmp = Array(
        """
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
        <rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" \
        Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>\
        </rdf:RDF></x:xmpmeta>
        """.utf8)

    /// A picture whose items are placed by `iloc`, as extents or as a base with extents.
    static func heif(_ brand: String, hasBase: Bool) -> [UInt8] {
        let head = box("ftyp", Array("\(brand)\0\0\0\0mif1\(brand)".utf8))
        func meta(_ start: Int) -> [UInt8] {
            let image = media.count
            let iloc: [UInt8]
            if hasBase {
                let items = [(1, 0, image), (2, image, xmp.count)].flatMap { identifier, offset, length -> [UInt8] in
                    Samples.bigEndian32(identifier) + [0, 0, 0, 0] + wide(start) + [0, 1] + Samples.bigEndian32(offset)
                        + Samples.bigEndian32(length)
                }
                iloc = full("iloc", [0x44, 0x80] + Samples.bigEndian32(2) + items, version: 2)
            } else {
                let items = [(1, start, image), (2, start + image, xmp.count)].flatMap {
                    identifier, offset, length -> [UInt8] in
                    [0, UInt8(identifier), 0, 0, 0, 1] + Samples.bigEndian32(offset) + Samples.bigEndian32(length)
                }
                iloc = full("iloc", [0x44, 0, 0, 2] + items)
            }
            let entries =
                full("infe", [0, 1, 0, 0] + Array("hvc1\0".utf8), version: 2)
                + full("infe", [0, 2, 0, 0] + Array("mime\0application/rdf+xml\0".utf8), version: 2)
            let properties =
                box("ipco", full("ispe", Samples.bigEndian32(64) + Samples.bigEndian32(48)) + box("irot", [1]))
                + full("ipma", Samples.bigEndian32(1) + [0, 1, 2, 0x81, 0x82])
            return full(
                "meta",
                full("hdlr", [0, 0, 0, 0] + Array("pict".utf8) + [UInt8](repeating: 0, count: 13))
                    + full("pitm", [0, 1]) + full("iinf", [0, 2] + entries) + iloc + box("iprp", properties))
        }
        return head + meta(head.count + meta(0).count + 8) + box("mdat", media + xmp)
    }

    static var all: [Samples.Sample] {
        [
            ("mp4 fast start", fast()), ("mp4 fast start, 64 bits", fast(isWide: true)), ("mp4", slow),
            ("mp4 open end", open), ("mov without a type", bare), ("mp4 fragments", fragments),
            ("heic", heif("heic", hasBase: false)), ("avif", heif("avif", hasBase: true)),
        ].map { Samples.Sample(name: $0, bytes: $1, tellsCuts: false, tellsEnd: false) }
    }
}

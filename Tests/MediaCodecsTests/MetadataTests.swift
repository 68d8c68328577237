// SPDX-License-Identifier: Apache-2.0
import MediaCodecs
import SignalProcessing
import Testing

@Suite("Metadata")
struct MetadataTests {
    let worker = MediaWorker()

    private func jpeg(_ segments: [(marker: UInt8, bytes: [UInt8])]) async throws -> [UInt8] {
        let pixels = Picture.gradient(width: 96, height: 64)
        let file = try await worker.encode(pixels, options: EncodingOptions(format: .jpeg, quality: 98))
        return Metadata.insert(segments, into: file.bytes)
    }

    /// The picture as stored, turned upright by the table of TIFF 6.0, tag 274.
    private func upright(_ stored: PixelBuffer, _ orientation: Int) -> PixelBuffer {
        let (w, h, c) = (stored.width, stored.height, stored.channels)
        let turned = orientation > 4
        return Picture.make(width: turned ? h : w, height: turned ? w : h, channels: c) { x, y, channel in
            let (sx, sy): (Int, Int) =
                switch orientation {
                case 2: (w - 1 - x, y)
                case 3: (w - 1 - x, h - 1 - y)
                case 4: (x, h - 1 - y)
                case 5: (y, x)
                case 6: (y, h - 1 - x)
                case 7: (w - 1 - y, h - 1 - x)
                case 8: (w - 1 - y, x)
                default: (x, y)
                }
            return Int(stored.samples[(sy * w + sx) * c + channel])
        }
    }

    @Test("every orientation comes out upright and is written back as 1", arguments: 1...8)
    func orientation(_ orientation: Int) async throws {
        let file = try await jpeg([Metadata.exifSegment(orientation: orientation)])
        let stored = try await worker.pixels(.bytes(try await jpeg([])))
        let probe = try await worker.probe(.bytes(file))
        #expect(probe.orientation == orientation)
        #expect((probe.width, probe.height) == (orientation > 4 ? (64, 96) : (96, 64)))
        let pixels = try await worker.pixels(.bytes(file), options: PixelOptions(colour: .native))
        #expect(pixels == upright(stored, orientation))

        let written = try await worker.encode(pixels, replacing: .bytes(file), options: EncodingOptions(quality: 98))
        let after = try await worker.probe(.bytes(written.bytes))
        #expect(after.orientation == 1)
        #expect((after.width, after.height) == (probe.width, probe.height))
        #expect(Picture.meanDifference(try await worker.pixels(.bytes(written.bytes)), pixels) < 1.5)
        let small = try await worker.preview(.bytes(file), maxSide: 32)
        let preview = try await worker.probe(.bytes(small))
        #expect((preview.width, preview.height) == (orientation > 4 ? (21, 32) : (32, 21)))
    }

    @Test(
        "place and device go from EXIF, XMP and IPTC on wish, and nothing else does",
        arguments: [PictureFormat.jpeg, .webp, .png])
    func leftOut(format: PictureFormat) async throws {
        let xmp = Array(
            """
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
            xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
            xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" \
            xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" exif:GPSLatitude="59,54.9N" tiff:Model="XMPCAM" \
            photoshop:Credit="A. Person" photoshop:CityNote="kept"><photoshop:City>XMPTOWN</photoshop:City>\
            <exif:GPSLongitude>10,44.2E</exif:GPSLongitude></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
            """.utf8)
        var iptc = Array("Photoshop 3.0\u{0}8BIM".utf8)
        for (dataset, text) in [(UInt8(90), "IPTCTOWN"), (120, "caption")] {
            iptc += [0x1C, 2, dataset, 0, UInt8(text.utf8.count)]
            iptc += text.utf8
        }
        let file = try await jpeg([
            (0xE1, Array("Exif\0\0".utf8) + Metadata.exifWithPlace()),
            (0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + xmp), (0xED, iptc),
        ])
        let pixels = try await worker.pixels(.bytes(file), options: PixelOptions(colour: .native))
        func written(_ parts: Set<MetadataPart>) async throws -> String {
            let options = EncodingOptions(format: format, leavesOut: parts)
            let bytes = try await worker.encode(pixels, replacing: .bytes(file), options: options).bytes
            let probe = try await worker.probe(.bytes(bytes))
            #expect(probe.width == pixels.width)
            return String(decoding: bytes, as: Unicode.ASCII.self)
        }
        let secrets: [MetadataPart: [String]] = [
            .place: ["EXIFTOWN", "XMPTOWN", "59,54.9N", "10,44.2E"] + (format == .jpeg ? ["IPTCTOWN"] : []),
            .device: ["EXIFCAM", "EXIFLENS", "SERIAL7", "XMPCAM"],
        ]
        let whole = try await written([])
        for secret in secrets.values.joined() { #expect(whole.contains(secret), "\(secret) was not there at all") }
        for part in MetadataPart.allCases {
            let text = try await written([part])
            for secret in secrets[part] ?? [] { #expect(!text.contains(secret), "\(secret) is still there") }
            let other: MetadataPart = part == .place ? .device : .place
            for kept in (secrets[other] ?? []) + ["EXIFARTIST", "A. Person", "kept"] {
                #expect(text.contains(kept), "\(kept) went with the \(part)")
            }
            if format == .jpeg { #expect(text.contains("caption")) }
        }
    }

    @Test("EXIF, XMP and ICC are kept when pixels are replaced", arguments: [PictureFormat.jpeg, .webp, .png, .tiff])
    func kept(format: PictureFormat) async throws {
        let file = try await jpeg([Metadata.exifSegment(orientation: 1), Metadata.xmpSegment, Metadata.iccSegment])
        let pixels = try await worker.pixels(.bytes(file), options: PixelOptions(colour: .native))
        let written = try await worker.encode(pixels, replacing: .bytes(file), options: EncodingOptions(format: format))
        let probe = try await worker.probe(.bytes(written.bytes))
        #expect(probe.hasXMP && probe.hasICC)
        let told = Metadata.contains(written.bytes, "a test of countersign")
        #expect(told)
        #expect(probe.hasEXIF || format == .tiff)  // TIFF's own tags are what EXIF is there
        let parts = ["Countersign Cam", "Lens of glass 35"].allSatisfy { Metadata.contains(written.bytes, $0) }
        #expect(parts)
        if format != .tiff {
            let whole = Metadata.contains(written.bytes, Metadata.exif(orientation: 1))
            #expect(whole, "EXIF is kept to the byte")
        }
        let native = try await worker.pixels(.bytes(written.bytes), options: PixelOptions(colour: .native))
        #expect(Picture.meanDifference(native, pixels) < 4)
    }

    @Test("metadata survives a round through all three formats to the byte")
    func round() async throws {
        var file = try await jpeg([Metadata.exifSegment(orientation: 8), Metadata.xmpSegment, Metadata.iccSegment])
        for format in [PictureFormat.webp, .jpeg, .png, .png] {
            let pixels = try await worker.pixels(.bytes(file), options: PixelOptions(colour: .native))
            file = try await worker.encode(
                pixels, replacing: .bytes(file), options: EncodingOptions(format: format, quality: 99)
            ).bytes
            let probe = try await worker.probe(.bytes(file))
            #expect(probe.orientation == 1 && probe.width == 64 && probe.height == 96)
            #expect(probe.hasICC && probe.hasXMP && probe.hasEXIF)
            let exif = Metadata.contains(file, Metadata.exif(orientation: 1))
            let xmp = Metadata.contains(file, Metadata.xmp)
            let icc = Metadata.contains(file, Metadata.swappedProfile())
            #expect(exif && xmp && icc, "\(format)")
        }
    }

    @Test("TIFF's tags come back as EXIF", arguments: [PictureFormat.jpeg, .png, .webp])
    func tiff(format: PictureFormat) async throws {
        var file = try await jpeg([Metadata.exifSegment(orientation: 3), Metadata.xmpSegment, Metadata.iccSegment])
        for next in [PictureFormat.tiff, .tiff, format] {
            let pixels = try await worker.pixels(.bytes(file), options: PixelOptions(colour: .native))
            file = try await worker.encode(
                pixels, replacing: .bytes(file), options: EncodingOptions(format: next, quality: 99)
            ).bytes
            let back = try await worker.pixels(.bytes(file), options: PixelOptions(colour: .native))
            #expect(Picture.meanDifference(back, pixels) < 4)
        }
        let probe = try await worker.probe(.bytes(file))
        #expect(probe.hasEXIF && probe.hasXMP && probe.hasICC && probe.orientation == 1)
        let parts = ["Countersign Cam", "Lens of glass 35"].allSatisfy { Metadata.contains(file, $0) }
        #expect(parts)
    }

    @Test("damaged metadata never stops a file from being rewritten")
    func damaged() async throws {
        let good = Metadata.exif(orientation: 6)
        var seed: UInt64 = 5
        for round in 0..<24 {
            var exif = good
            for _ in 0..<(1 + round / 4) {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1
                exif[Int(seed >> 33) % exif.count] = UInt8(truncatingIfNeeded: seed >> 13)
            }
            if round % 3 == 0 { exif = Array(exif[..<(exif.count * round / 24)]) }
            let file = try await jpeg([(0xE1, Array("Exif\0\0".utf8) + exif)])
            let pixels = try await worker.pixels(.bytes(file), options: PixelOptions(colour: .native))
            for format in [PictureFormat.jpeg, .tiff, .webp] {
                let written = try await worker.encode(
                    pixels, replacing: .bytes(file), options: EncodingOptions(format: format))
                let probe = try await worker.probe(.bytes(written.bytes))
                #expect(probe.width == pixels.width && probe.height == pixels.height)
            }
        }
    }

    @Test("a profile is applied for sRGB and left alone for native")
    func profile() async throws {
        let plain = try await jpeg([])
        let profiled = try await jpeg([Metadata.iccSegment])
        let shown = try await worker.pixels(.bytes(plain))
        let native = try await worker.pixels(.bytes(profiled), options: PixelOptions(colour: .native))
        #expect(native == shown)
        let converted = try await worker.pixels(.bytes(profiled))
        var swapped = shown
        for pixel in stride(from: 0, to: shown.samples.count, by: 3) { swapped.samples.swapAt(pixel, pixel + 1) }
        #expect(Picture.meanDifference(converted, swapped) < 8)
        #expect(Picture.meanDifference(converted, shown) > 30)
    }

    @Test("a broken profile is ignored, not fatal")
    func brokenProfile() async throws {
        let garbage = Array("ICC_PROFILE\0".utf8) + [1, 1] + [UInt8](repeating: 7, count: 300)
        let file = try await jpeg([(0xE2, garbage)])
        #expect(try await worker.pixels(.bytes(file)) == worker.pixels(.bytes(try await jpeg([]))))
    }

    @Test("previews carry no metadata")
    func previews() async throws {
        let file = try await jpeg([Metadata.exifSegment(orientation: 6), Metadata.xmpSegment, Metadata.iccSegment])
        for preview in [
            try await worker.preview(.bytes(file), maxSide: 40),
            try await worker.preview(try await worker.pixels(.bytes(file)), maxSide: 40),
        ] {
            let probe = try await worker.probe(.bytes(preview))
            #expect(probe.format == .jpeg && max(probe.width, probe.height) == 40)
            #expect(!probe.hasEXIF && !probe.hasXMP && !probe.hasICC)
            #expect(Metadata.contains(preview, "Exif") == false && Metadata.contains(preview, "Countersign") == false)
        }
    }
}

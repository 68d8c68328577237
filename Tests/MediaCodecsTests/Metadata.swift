// SPDX-License-Identifier: Apache-2.0

/// Metadata blocks and JPEG segments made in code.
enum Metadata {
    /// EXIF (TIFF 6.0, big-endian) with Make "Countersign", an orientation, and an EXIF sub-directory with a lens
    /// model, so that loss of either is seen.
    static func exif(orientation: Int) -> [UInt8] {
        let make = Array("Countersign Cam\0".utf8)
        let lens = Array("Lens of glass 35\0".utf8)
        func entry(_ tag: Int, _ type: Int, _ count: Int, _ value: [UInt8]) -> [UInt8] {
            big(tag, 2) + big(type, 2) + big(count, 4) + (value + [0, 0, 0, 0]).prefix(4)
        }
        let first = 8 + 2 + 3 * 12 + 4
        let sub = first + make.count
        let lensAt = sub + 2 + 12 + 4
        return Array("MM".utf8) + big(42, 2) + big(8, 4) + big(3, 2)
            + entry(0x010F, 2, make.count, big(first, 4)) + entry(0x0112, 3, 1, big(orientation, 2))
            + entry(0x8769, 4, 1, big(sub, 4)) + big(0, 4) + make + big(1, 2)
            + entry(0xA434, 2, lens.count, big(lensAt, 4)) + big(0, 4) + lens
    }

    /// EXIF (little-endian) with maker, artist, serial number, lens, maker's notes and a directory of GPS.
    static func exifWithPlace() -> [UInt8] {
        func little(_ value: Int, _ width: Int) -> [UInt8] {
            (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        func directory(_ at: Int, _ texts: [(tag: Int, text: String)], links: [(tag: Int, to: Int)]) -> [UInt8] {
            let count = texts.count + links.count
            var data = at + 2 + count * 12 + 4
            var entries: [(Int, [UInt8])] = links.map {
                ($0.tag, little($0.tag, 2) + little(4, 2) + little(1, 4) + little($0.to, 4))
            }
            var body: [UInt8] = []
            for (tag, text) in texts {
                let bytes = Array(text.utf8) + [0]
                entries.append((tag, little(tag, 2) + little(2, 2) + little(bytes.count, 4) + little(data, 4)))
                body += bytes
                data += bytes.count
            }
            entries.sort { $0.0 < $1.0 }
            return little(count, 2) + entries.flatMap(\.1) + little(0, 4) + body
        }
        let gps = directory(400, [(1, "EXIFTOWN north"), (29, "2027:05:03")], links: [])
        let exif = directory(200, [(37_500, "notes EXIFCAM"), (42_033, "SERIAL7"), (42_036, "EXIFLENS 35")], links: [])
        let first = directory(8, [(271, "EXIFCAM"), (315, "EXIFARTIST")], links: [(34_665, 200), (34_853, 400)])
        var bytes = Array("II".utf8) + little(42, 2) + little(8, 4) + first
        bytes += [UInt8](repeating: 0, count: 200 - bytes.count) + exif
        bytes += [UInt8](repeating: 0, count: 400 - bytes.count) + gps
        return bytes
    }

    static let xmp = Array(
        """
        <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
        xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="a test of countersign" \
        xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="1"/></rdf:RDF></x:xmpmeta>\
        <?xpacket end="w"?>
        """.utf8)

    /// An ICC v2 display profile like sRGB, but with red and green exchanged: a picture shown through it changes.
    static func swappedProfile() -> [UInt8] {
        func fixed(_ value: Double) -> [UInt8] { big(Int((value * 65_536).rounded()), 4) }
        func xyz(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
            Array("XYZ ".utf8) + big(0, 4) + fixed(x) + fixed(y) + fixed(z)
        }
        let gamma = Array("curv".utf8) + big(0, 4) + big(1, 4) + big(Int(2.2 * 256), 2) + [0, 0]
        let text = Array("swapped\0".utf8)
        let description =
            Array("desc".utf8) + big(0, 4) + big(text.count, 4) + text + [UInt8](repeating: 0, count: 78)
            + [0, 0]
        let right = Array("text".utf8) + big(0, 4) + Array("none".utf8)
        let tags: [(String, [UInt8])] = [
            ("desc", description), ("cprt", right), ("wtpt", xyz(0.9642, 1, 0.8249)),
            ("rXYZ", xyz(0.3851, 0.7169, 0.0971)), ("gXYZ", xyz(0.4361, 0.2225, 0.0139)),
            ("bXYZ", xyz(0.1431, 0.0606, 0.7141)), ("rTRC", gamma), ("gTRC", gamma), ("bTRC", gamma),
        ]
        var table = big(tags.count, 4)
        var body: [UInt8] = []
        let start = 128 + 4 + tags.count * 12
        for (name, bytes) in tags {
            table += Array(name.utf8) + big(start + body.count, 4) + big(bytes.count, 4)
            body += bytes
            while body.count % 4 != 0 { body.append(0) }
        }
        var head = big(start + body.count, 4) + [0, 0, 0, 0] + [2, 0x10, 0, 0] + Array("mntrRGB XYZ ".utf8)
        head += [UInt8](repeating: 0, count: 12) + Array("acsp".utf8) + [UInt8](repeating: 0, count: 28)
        head += fixed(0.9642) + fixed(1) + fixed(0.8249)
        head += [UInt8](repeating: 0, count: 128 - head.count)
        return head + table + body
    }

    /// Puts APPn segments right after the start of a JPEG.
    static func insert(_ segments: [(marker: UInt8, bytes: [UInt8])], into jpeg: [UInt8]) -> [UInt8] {
        Array(jpeg[..<2]) + segments.flatMap { [0xFF, $0.marker] + big($0.bytes.count + 2, 2) + $0.bytes }
            + Array(jpeg[2...])
    }

    static func exifSegment(orientation: Int) -> (marker: UInt8, bytes: [UInt8]) {
        (0xE1, Array("Exif\0\0".utf8) + exif(orientation: orientation))
    }
    static var xmpSegment: (marker: UInt8, bytes: [UInt8]) {
        (0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + xmp)
    }
    static var iccSegment: (marker: UInt8, bytes: [UInt8]) {
        (0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1] + swappedProfile())
    }

    static func big(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    static func contains(_ haystack: [UInt8], _ needle: String) -> Bool { contains(haystack, Array(needle.utf8)) }

    static func contains(_ haystack: [UInt8], _ needle: [UInt8]) -> Bool {
        guard haystack.count >= needle.count else { return false }
        return (0...(haystack.count - needle.count)).contains { start in
            haystack[start] == needle[0] && haystack[start..<(start + needle.count)].elementsEqual(needle)
        }
    }
}

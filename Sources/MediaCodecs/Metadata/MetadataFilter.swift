// SPDX-License-Identifier: Apache-2.0

/// Takes parts out of metadata without moving a byte: entries of EXIF go and their values become zeros, values in XMP and
/// IPTC become blanks. What cannot be understood is left as it is, but for the maker's own notes, which go as a whole.
struct MetadataFilter {
    let parts: Set<MetadataPart>

    /// TIFF 6.0, Exif 2.32 (section 4.6), DNG 1.7: tags of the first directories, of EXIF's, and pointers to directories.
    private static let deviceTags: Set<Int> = [
        271, 272, 305, 316, 37_500, 42_016, 42_032, 42_033, 42_034, 42_035, 42_036, 42_037, 50_708, 50_735,
    ]
    private static let widths = [1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8]

    // MARK: EXIF

    func exif(_ exif: [UInt8]) -> [UInt8] {
        guard exif.count >= 8, exif.starts(with: [0x49, 0x49]) || exif.starts(with: [0x4D, 0x4D]) else { return exif }
        let little = exif[0] == 0x49
        var changed = exif
        var next = exif.integer(4, 4, little)
        // The picture's directory, and that of its thumbnail.
        for _ in 0..<2 {
            guard let place = next, place != 0 else { break }
            next = directory(at: place, little, in: &changed)
        }
        return changed
    }

    /// Filters a directory and those below it; gives the place of the next one.
    private func directory(at place: Int, _ little: Bool, in bytes: inout [UInt8], depth: Int = 0) -> Int? {
        guard depth < 3, var count = bytes.integer(place, 2, little), count <= 4096 else { return nil }
        guard place + 2 + count * 12 + 4 <= bytes.count else { return nil }
        var index = 0
        while index < count {
            let entry = place + 2 + index * 12
            let tag = bytes.integer(entry, 2, little) ?? 0
            if tag == TIFFDirectory.exif, let below = bytes.integer(entry + 8, 4, little) {
                _ = directory(at: below, little, in: &bytes, depth: depth + 1)
            }
            let goes =
                tag == TIFFDirectory.gps
                ? parts.contains(.place) : parts.contains(.device) && Self.deviceTags.contains(tag)
            guard goes else {
                index += 1
                continue
            }
            if tag == TIFFDirectory.gps {
                if let below = bytes.integer(entry + 8, 4, little) { erase(directoryAt: below, little, in: &bytes) }
            } else {
                eraseValue(of: entry, little, in: &bytes)
            }
            // The entries behind it, and the pointer to the next directory, move up.
            let end = place + 2 + count * 12 + 4
            bytes.replaceSubrange(entry..<end, with: bytes[(entry + 12)..<end] + [UInt8](repeating: 0, count: 12))
            count -= 1
            bytes[place + (little ? 0 : 1)] = UInt8(truncatingIfNeeded: count)
            bytes[place + (little ? 1 : 0)] = UInt8(truncatingIfNeeded: count >> 8)
        }
        return bytes.integer(place + 2 + count * 12, 4, little)
    }

    private func erase(directoryAt place: Int, _ little: Bool, in bytes: inout [UInt8]) {
        guard let count = bytes.integer(place, 2, little), count <= 4096, place + 2 + count * 12 <= bytes.count else {
            return
        }
        for index in 0..<count { eraseValue(of: place + 2 + index * 12, little, in: &bytes) }
        zero(place..<(place + 2 + count * 12), in: &bytes)
    }

    private func eraseValue(of entry: Int, _ little: Bool, in bytes: inout [UInt8]) {
        guard let type = bytes.integer(entry + 2, 2, little), let width = Self.widths[type],
            let count = bytes.integer(entry + 4, 4, little), let place = bytes.integer(entry + 8, 4, little),
            count <= bytes.count / width, count * width > 4, place <= bytes.count - count * width
        else { return }
        zero(place..<(place + count * width), in: &bytes)
    }

    private func zero(_ range: Range<Int>, in bytes: inout [UInt8]) {
        for index in range where bytes.indices.contains(index) { bytes[index] = 0 }
    }

    // MARK: XMP

    /// Properties of XMP by their customary names; one that ends with a star stands for all that begin so.
    private var names: [[UInt8]] {
        var names: [String] = []
        if parts.contains(.place) {
            names += [
                "exif:GPS*", "photoshop:City", "photoshop:State", "photoshop:Country", "Iptc4xmpCore:Location",
                "Iptc4xmpCore:CountryCode", "Iptc4xmpExt:LocationCreated", "Iptc4xmpExt:LocationShown",
            ]
        }
        if parts.contains(.device) {
            names += [
                "tiff:Make", "tiff:Model", "xmp:CreatorTool", "exif:MakerNote", "exif:ImageUniqueID", "aux:*",
                "exifEX:Lens*",
                "exifEX:BodySerialNumber", "exifEX:CameraOwnerName",
            ]
        }
        return names.map { Array($0.utf8) }
    }

    func xmp(_ xmp: [UInt8]) -> [UInt8] {
        var changed = xmp
        for name in names { blank(name, in: &changed) }
        return changed
    }

    private func blank(_ name: [UInt8], in bytes: inout [UInt8]) {
        let isPrefix = name.last == UInt8(ascii: "*")
        let stem = isPrefix ? Array(name.dropLast()) : name
        var position = 1
        while position + stem.count < bytes.count {
            guard bytes[position] == stem[0], bytes[position..<(position + stem.count)].elementsEqual(stem) else {
                position += 1
                continue
            }
            let before = bytes[position - 1]
            var end = position + stem.count
            while isPrefix, end < bytes.count, Self.isNameByte(bytes[end]) { end += 1 }
            guard end < bytes.count, !Self.isNameByte(bytes[end]) else {
                position += stem.count
                continue
            }
            if before == UInt8(ascii: "<") {
                blankElement(Array(bytes[position..<end]), from: end, in: &bytes)
            } else if [0x20, 0x09, 0x0A, 0x0D].contains(before) {
                blankAttribute(from: end, in: &bytes)
            }
            position = end
        }
    }

    /// `name="…"`: what stands between the quotes.
    private func blankAttribute(from start: Int, in bytes: inout [UInt8]) {
        var place = start
        while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D, 0x3D].contains(bytes[place]) { place += 1 }
        guard place < bytes.count, bytes[place] == 0x22 || bytes[place] == 0x27 else { return }
        let quote = bytes[place]
        place += 1
        while place < bytes.count, bytes[place] != quote {
            bytes[place] = 0x20
            place += 1
        }
    }

    /// `<name …>…</name>`: attributes and content, whatever is in them.
    private func blankElement(_ name: [UInt8], from start: Int, in bytes: inout [UInt8]) {
        var place = start
        while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
            if bytes[place] == UInt8(ascii: "/"), place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: ">") {
                return
            }
            bytes[place] = 0x20
            place += 1
        }
        let closing = Array("</".utf8) + name
        place += 1
        while place + closing.count <= bytes.count {
            if bytes[place] == UInt8(ascii: "<"), bytes[place..<(place + closing.count)].elementsEqual(closing) {
                return
            }
            bytes[place] = 0x20
            place += 1
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2E, 0x80...0xFF: true
        default: false
        }
    }

    // MARK: IPTC

    /// IPTC-IIM 4.2, record 2: sub-location, city, province, country code and name, wherever they are in `bytes`.
    func iptc(_ bytes: [UInt8]) -> [UInt8] {
        guard parts.contains(.place) else { return bytes }
        var changed = bytes
        var place = 0
        while place + 5 <= bytes.count {
            guard bytes[place] == 0x1C, bytes[place + 1] == 2, [90, 92, 95, 100, 101].contains(bytes[place + 2]),
                let length = bytes.integer(place + 3, 2, false), length < 0x8000, place + 5 + length <= bytes.count
            else {
                place += 1
                continue
            }
            for index in (place + 5)..<(place + 5 + length) { changed[index] = 0x20 }
            place += 5 + length
        }
        return changed
    }
}

extension PictureMetadata {
    private static let photoshop: UInt8 = 0xED
    private static let application1: UInt8 = 0xE1

    /// The metadata without these parts.
    func without(_ parts: Set<MetadataPart>) -> PictureMetadata {
        guard !parts.isEmpty else { return self }
        let filter = MetadataFilter(parts: parts)
        var kept = self
        kept.exif = exif.map(filter.exif)
        kept.xmp = xmp.map(filter.xmp)
        // The rest of a long XMP packet is named by a digest of all of it, which a changed one would not fit.
        kept.jpegSegments.removeAll { $0.count > 1 && $0[1] == Self.application1 }
        kept.jpegSegments = kept.jpegSegments.map { segment in
            segment.count > 1 && segment[1] == Self.photoshop ? filter.iptc(segment) : segment
        }
        kept.pngChunks = pngChunks.map { chunk in
            switch chunk.type {
            case "eXIf": Chunk(type: chunk.type, bytes: filter.exif(chunk.bytes))
            case "iTXt": Chunk(type: chunk.type, bytes: filter.xmp(chunk.bytes))
            default: chunk
            }
        }
        kept.resources = resources.map { entry in
            var entry = entry
            entry.value = filter.iptc(entry.value)
            return entry
        }
        return kept
    }
}

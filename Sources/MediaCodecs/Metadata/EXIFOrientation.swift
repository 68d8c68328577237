// SPDX-License-Identifier: Apache-2.0

/// Sets the orientation in EXIF and XMP to 1 without moving a byte.
enum EXIFOrientation {
    /// TIFF 6.0 section 2: tag 274 of the first directory. What cannot be understood is left as it is.
    static func reset(_ exif: [UInt8]) -> [UInt8] {
        guard exif.count >= 8, exif.starts(with: [0x49, 0x49]) || exif.starts(with: [0x4D, 0x4D]) else { return exif }
        let little = exif[0] == 0x49
        guard let directory = exif.integer(4, 4, little), let count = exif.integer(directory, 2, little) else {
            return exif
        }
        var changed = exif
        for entry in 0..<count {
            let place = directory + 2 + entry * 12
            guard let tag = exif.integer(place, 2, little), place + 12 <= exif.count else { break }
            guard tag == 274, exif.integer(place + 2, 2, little) == 3 else { continue }
            changed[place + 8] = little ? 1 : 0
            changed[place + 9] = little ? 0 : 1
        }
        return changed
    }

    /// `tiff:Orientation` as an attribute or an element (XMP part 2, section 3.2).
    static func resetXMP(_ xmp: [UInt8]) -> [UInt8] {
        let name = Array("tiff:Orientation".utf8)
        var changed = xmp
        var position = 0
        while position + name.count + 3 <= xmp.count {
            guard xmp[position] == name[0], xmp[position..<(position + name.count)].elementsEqual(name) else {
                position += 1
                continue
            }
            position += name.count
            // ="6"   ='6'   >6<   with blanks where XML allows them
            while position < xmp.count, [0x20, 0x09, 0x0A, 0x0D, 0x3D, 0x22, 0x27, 0x3E].contains(xmp[position]) {
                position += 1
            }
            guard position + 1 < xmp.count, (0x31...0x38).contains(xmp[position]),
                [0x22, 0x27, 0x3C, 0x20].contains(xmp[position + 1])
            else { continue }
            changed[position] = 0x31
        }
        return changed
    }
}

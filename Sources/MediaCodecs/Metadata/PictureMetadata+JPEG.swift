// SPDX-License-Identifier: Apache-2.0
import ByteKit

extension PictureMetadata {
    private static let exifName = Array("Exif\0\0".utf8)
    private static let xmpName = Array("http://ns.adobe.com/xap/1.0/\0".utf8)
    private static let extendedName = Array("http://ns.adobe.com/xmp/extension/\0".utf8)
    private static let iccName = Array("ICC_PROFILE\0".utf8)

    /// Walks the segments up to the first scan.
    static func readJPEG(_ source: any ByteSource) throws(MediaError) -> PictureMetadata {
        var found = PictureMetadata()
        var profile: [Int: [UInt8]] = [:]
        var position: UInt64 = 2
        var taken = 0
        for _ in 0..<4096 {
            let head = try source.window(at: position, count: 4)
            guard head.count == 4, head[0] == 0xFF, head[1] != 0xDA, head[1] != 0xD9 else { break }
            let marker = head[1]
            if marker == 0xFF {
                position += 1
                continue
            }
            guard let length = head.bigEndian16(2), length >= 2 else { break }
            if [0xE1, 0xE2, 0xED, 0xFE].contains(marker) {
                let segment = try source.window(at: position, count: length + 2)
                guard segment.count == length + 2, taken + segment.count <= limit else { break }
                taken += segment.count
                found.take(segment, marker, &profile)
            }
            position += 2 + UInt64(length)
        }
        if !profile.isEmpty, profile.keys.sorted() == Array(1...profile.count) {
            found.icc = (1...profile.count).flatMap { profile[$0] ?? [] }
        }
        return found
    }

    private mutating func take(_ segment: [UInt8], _ marker: UInt8, _ profile: inout [Int: [UInt8]]) {
        let content = segment.dropFirst(4)
        func follows(_ name: [UInt8]) -> [UInt8]? {
            content.starts(with: name) ? Array(content.dropFirst(name.count)) : nil
        }
        switch marker {
        case 0xE1:
            if let bytes = follows(Self.exifName) {
                if exif == nil { exif = bytes }
            } else if let bytes = follows(Self.xmpName) {
                if xmp == nil { xmp = bytes }
            } else if content.starts(with: Self.extendedName) {
                jpegSegments.append(segment)
            }
        case 0xE2:
            // ICC.1 annex B.4: number and total before each part. Other APP2, such as multi-picture indexes, would
            // point at places that are no more.
            if let bytes = follows(Self.iccName), bytes.count > 2, bytes[0] > 0 {
                profile[Int(bytes[0])] = Array(bytes.dropFirst(2))
            }
        default: jpegSegments.append(segment)
        }
    }

    /// After the start and JFIF's segment, where readers expect it.
    func insertJPEG(_ file: [UInt8]) -> [UInt8]? {
        guard file.starts(with: [0xFF, 0xD8]) else { return nil }
        var place = 2
        if file.count > 4, file[2] == 0xFF, file[3] == 0xE0, let length = file.bigEndian16(4) { place += 2 + length }
        guard place <= file.count else { return nil }
        var segments: [UInt8] = []
        func add(_ marker: UInt8, _ content: [UInt8]) -> Bool {
            guard content.count <= 65_533 else { return false }
            let length = content.count + 2
            segments += [0xFF, marker, UInt8(length >> 8), UInt8(length & 255)] + content
            return true
        }
        // From WebP or PNG either may be larger than a segment; then it stays behind.
        if let exif { _ = add(0xE1, Self.exifName + exif) }
        if let xmp { _ = add(0xE1, Self.xmpName + xmp) }
        for segment in jpegSegments { segments += segment }
        if let icc, !icc.isEmpty {
            let partBytes = 65_519
            let parts = (icc.count + partBytes - 1) / partBytes
            if parts <= 255 {
                for part in 0..<parts {
                    let range = (part * partBytes)..<min(icc.count, (part + 1) * partBytes)
                    _ = add(0xE2, Self.iccName + [UInt8(part + 1), UInt8(parts)] + icc[range])
                }
            }
        }
        return file[..<place] + segments + file[place...]
    }
}

// SPDX-License-Identifier: Apache-2.0
import ByteKit

extension PictureMetadata {
    /// Tags of the first directory that speak of the picture, not of how its samples are laid out: document and page
    /// name, description, make, model, software, date, artist, host, rating, copyright, EXIF, GPS.
    static let describingTags: Set<Int> = [
        269, 270, 271, 272, 285, 305, 306, 315, 316, 18_246, 18_249, 33_432, TIFFDirectory.exif, TIFFDirectory.gps,
    ]
    private static let xmpTag = 700
    private static let iptcTag = 33_723
    private static let photoshopTag = 34_377
    private static let iccTag = 34_675

    /// Nil for BigTIFF, which is left to the worker.
    static func readTIFF(_ source: any ByteSource) throws(MediaError) -> PictureMetadata? {
        let tags = describingTags.union([xmpTag, iptcTag, photoshopTag, iccTag])
        guard var directory = try TIFFDirectory.first(of: source, tags: tags) else { return nil }
        var found = PictureMetadata()
        found.xmp = directory.entries.first { $0.tag == xmpTag }?.value
        found.icc = directory.entries.first { $0.tag == iccTag }?.value
        found.resources = directory.entries.filter { $0.tag == iptcTag || $0.tag == photoshopTag }
        directory.entries.removeAll { [xmpTag, iccTag, iptcTag, photoshopTag].contains($0.tag) }
        if !directory.entries.isEmpty {
            directory.entries.append(.init(tag: 274, type: 3, count: 1, value: [1, 0], children: nil))
            found.exif = directory.standalone()
        }
        return found
    }

    /// Writes a new first directory behind the file: the encoder's tags and the metadata's.
    func insertTIFF(_ file: [UInt8]) throws(MediaError) -> [UInt8]? {
        guard file.starts(with: [0x49, 0x49, 42, 0]), let old = file.integer(4, 4, true),
            let count = file.integer(old, 2, true), let next = file.integer(old + 2 + count * 12, 4, true)
        else { return nil }
        var ready: [Int: [UInt8]] = [:]
        for index in 0..<count {
            let place = old + 2 + index * 12
            guard let tag = file.integer(place, 2, true) else { return nil }
            ready[tag] = Array(file[place..<(place + 12)])
        }
        var directory = TIFFDirectory()
        if let exif, let read = try TIFFDirectory.first(of: MemoryByteSource(exif), tags: Self.describingTags) {
            directory = read
        }
        directory.entries += resources
        if let xmp {
            directory.entries.append(.init(tag: Self.xmpTag, type: 1, count: xmp.count, value: xmp, children: nil))
        }
        if let icc {
            directory.entries.append(.init(tag: Self.iccTag, type: 7, count: icc.count, value: icc, children: nil))
        }
        var out = file
        let start = directory.append(to: &out, ready: ready, next: next)
        guard let end = UInt32(exactly: start) else { return nil }
        out.replaceSubrange(4..<8, with: [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: end >> $0) })
        return out
    }
}

// SPDX-License-Identifier: Apache-2.0
import ByteKit

extension PictureMetadata {
    /// Ancillary chunks that stay true when samples change (PNG section 11.3). Not `tRNS`, `bKGD`, `sBIT`, `hIST`,
    /// which speak of samples, nor `caBX`, the manifest.
    private static let kept: Set<String> = [
        "iCCP", "sRGB", "gAMA", "cHRM", "cICP", "mDCV", "cLLI", "eXIf", "iTXt", "tEXt", "zTXt", "pHYs", "tIME",
    ]
    private static let xmpKeyword = Array("XML:com.adobe.xmp\0".utf8)

    static func readPNG(_ source: any ByteSource) throws(MediaError) -> PictureMetadata {
        var found = PictureMetadata()
        var position: UInt64 = 8
        var taken = 0
        for _ in 0..<65_536 {
            let head = try source.window(at: position, count: 8)
            guard let length = head.bigEndian32(0), let type = head.text(4), type != "IEND" else { break }
            if kept.contains(type), taken + length <= limit {
                taken += length
                var bytes = try source.window(at: position + 8, count: length)
                guard bytes.count == length else { break }
                if type == "eXIf" { bytes = EXIFOrientation.reset(bytes) }
                if type == "iTXt", bytes.starts(with: xmpKeyword) { bytes = EXIFOrientation.resetXMP(bytes) }
                found.pngChunks.append(Chunk(type: type, bytes: bytes))
            }
            position += 12 + UInt64(length)
        }
        return found
    }

    /// Right after the header, before palette and picture, where all of these may stand.
    func insertPNG(_ file: [UInt8]) -> [UInt8]? {
        guard file.count >= 33, file.text(12) == "IHDR" else { return nil }
        var chunks = pngChunks
        if let icc {
            // Section 11.3.2.3: name, compression method 0, zlib.
            let bytes = Array("ICC\0".utf8) + [0] + StoredDeflate.zlib(icc)
            chunks.append(Chunk(type: "iCCP", bytes: bytes))
        }
        if let exif { chunks.append(Chunk(type: "eXIf", bytes: exif)) }
        if let xmp { chunks.append(Chunk(type: "iTXt", bytes: Self.xmpKeyword + [0, 0, 0, 0] + xmp)) }
        // The encoder's resolution gives way to the original's.
        let replaced = Set(chunks.map(\.type))
        var out = Array(file[..<33])
        for chunk in chunks {
            let body = Array(chunk.type.utf8) + chunk.bytes
            guard let length = UInt32(exactly: chunk.bytes.count) else { continue }
            out += Self.big(length) + body + Self.big(StoredDeflate.crc(body))
        }
        var position = 33
        while position + 12 <= file.count {
            guard let length = file.bigEndian32(position), let type = file.text(position + 4),
                length <= file.count - position - 12
            else { return nil }
            let end = position + 12 + length
            if !(type == "pHYs" && replaced.contains("pHYs")) { out += file[position..<end] }
            position = end
        }
        return out
    }

    private static func big(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}

/// The little of zlib that a chunk of PNG needs.
enum StoredDeflate {
    /// RFC 1950 around stored blocks of RFC 1951 section 3.2.4: valid, not smaller.
    static func zlib(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x78, 0x01]
        var position = 0
        repeat {
            let count = min(65_535, bytes.count - position)
            let isLast: UInt8 = position + count == bytes.count ? 1 : 0
            let (low, high) = (UInt8(count & 255), UInt8(count >> 8))
            out += [isLast, low, high, ~low, ~high]
            out += bytes[position..<(position + count)]
            position += count
        } while position < bytes.count
        var (a, b): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return out + [UInt8(b >> 8), UInt8(b & 255), UInt8(a >> 8), UInt8(a & 255)]
    }

    /// PNG section 5.5.
    static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(0xFFFF_FFFF) { table[Int(($0 ^ UInt32($1)) & 255)] ^ ($0 >> 8) }
    }
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
}

// SPDX-License-Identifier: Apache-2.0
import ByteKit

/// Writes a film of JPEG pictures as ISO base media (ISO/IEC 14496-12), the sample entry being QuickTime's `jpeg`: players
/// built on FFmpeg show it, browsers do not.
enum MotionJPEG {
    /// A film.
    /// - Parameters:
    ///   - frames: JPEG files of one size.
    ///   - rate: frames a second.
    static func film(_ frames: [[UInt8]], width: Int, height: Int, rate: Int) -> [UInt8] {
        let brand = box("ftyp", Array("isom".utf8) + be32(512) + Array("isomiso2mp41".utf8))
        let media = box("mdat", frames.flatMap { $0 })
        let duration = frames.count
        let header = box(
            "mvhd",
            zeros(12) + be32(rate) + be32(duration) + be32(0x10000) + be16(0x100) + zeros(10) + matrix + zeros(24)
                + be32(2))
        let trackHeader = fullBox(
            "tkhd", flags: 3,
            zeros(8) + be32(1) + zeros(4) + be32(duration) + zeros(8) + zeros(8) + matrix + be32(width << 16)
                + be32(height << 16))
        let mediaHeader = fullBox("mdhd", zeros(8) + be32(rate) + be32(duration) + be16(0x55C4) + be16(0))
        let handler = fullBox("hdlr", zeros(4) + Array("vide".utf8) + zeros(12) + Array("frames\0".utf8))
        let reference = box("dinf", fullBox("dref", be32(1) + fullBox("url ", flags: 1, [])))
        let entry = box(
            "jpeg",
            zeros(6) + be16(1) + zeros(16) + be16(width) + be16(height) + be32(0x480000) + be32(0x480000) + zeros(4)
                + be16(1) + zeros(32) + be16(24) + be16(0xFFFF))
        let table = box(
            "stbl",
            fullBox("stsd", be32(1) + entry) + fullBox("stts", be32(1) + be32(duration) + be32(1))
                + fullBox("stsc", be32(1) + be32(1) + be32(duration) + be32(1))
                + fullBox("stsz", be32(0) + be32(duration) + frames.flatMap { be32($0.count) })
                + fullBox("stco", be32(1) + be32(brand.count + 8)))
        let information = box("minf", fullBox("vmhd", flags: 1, zeros(8)) + reference + table)
        let track = box("trak", trackHeader + box("mdia", mediaHeader + handler + information))
        return brand + media + box("moov", header + track)
    }

    private static let matrix =
        be32(0x10000) + zeros(12) + be32(0x10000) + zeros(12) + be32(0x4000_0000)

    private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }
    private static func be16(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 255), UInt8(value & 255)] }
    private static func be32(_ value: Int) -> [UInt8] { be16(value >> 16 & 0xFFFF) + be16(value & 0xFFFF) }
    private static func box(_ kind: String, _ content: [UInt8]) -> [UInt8] {
        be32(content.count + 8) + Array(kind.utf8) + content
    }
    private static func fullBox(_ kind: String, flags: Int = 0, _ content: [UInt8]) -> [UInt8] {
        box(kind, be32(flags) + content)
    }
}

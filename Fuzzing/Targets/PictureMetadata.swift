// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaCodecs

/// Reads a picture's header and metadata, and moves the metadata into small pictures of every format: those must keep
/// their size, and stay readable.
enum PictureMetadataTarget {
    static func run(_ bytes: [UInt8]) {
        let source = MemoryByteSource(bytes)
        guard let header = try? PictureHeader(reading: source) else { return }
        precondition(header.width > 0 && header.height > 0)
        try? header.check(MediaLimits())
        guard let metadata = try? PictureMetadata.read(header.format, from: source) else { return }
        for (format, picture) in pictures {
            // What an encoder of ours wrote; and, since that is a promise only, the input itself.
            guard let moved = try? metadata.inserted(into: picture, format, keepsProfile: bytes.count % 2 == 0) else {
                continue
            }
            guard let after = try? PictureHeader(reading: MemoryByteSource(moved)) else {
                preconditionFailure("a picture is a picture after metadata was put into it")
            }
            precondition(after.format == format && after.width == 2 && after.height == 1)
            precondition((try? PictureMetadata.read(format, from: MemoryByteSource(moved))) != nil)
        }
        _ = try? metadata.inserted(into: bytes, header.format, keepsProfile: true)
    }

    /// Headers of pictures of 2 x 1 pixels; nothing here decodes them.
    private static let pictures: [(PictureFormat, [UInt8])] = [
        (
            .jpeg,
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]
                + [0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 2, 1, 1, 0x11, 0, 0xFF, 0xD9]
        ),
        (
            .png,
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
                + [0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] + Array("IEND".utf8) + [0, 0, 0, 0]
        ),
        (
            .webp,
            Array("RIFF".utf8) + [18, 0, 0, 0] + Array("WEBPVP8L".utf8) + [5, 0, 0, 0, 0x2F, 1, 0, 0, 0, 0]
        ),
        (
            .tiff,
            [0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0] + [0, 1, 3, 0, 1, 0, 0, 0, 2, 0, 0, 0]
                + [1, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0] + [0, 0, 0, 0]
        ),
    ]
}

// SPDX-License-Identifier: Apache-2.0

import Testing

/// The smallest files of the right build of the formats that are signed with a data hash.
extension SigningFixture {
    struct NamedFile: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]

        init(_ name: String, _ bytes: [UInt8]) {
            testDescription = name
            self.bytes = bytes
        }
    }

    private static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
        [0, 0, 0, UInt8(content.count + 8)] + Array(type.utf8) + content
    }

    private static func form(_ type: String, _ content: [UInt8]) -> [UInt8] {
        Array("RIFF".utf8) + [UInt8(content.count + 4), 0, 0, 0] + Array(type.utf8) + content
    }

    private static let codestream: [UInt8] = [0xFF, 0x0A, 0x7F, 0x02, 1, 2, 3, 4]

    static let otherFiles: [NamedFile] = [
        NamedFile(
            "gif", Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 1, 0x44, 0, 0x3B]),
        NamedFile(
            "tiff",
            [
                0x49, 0x49, 42, 0, 8, 0, 0, 0, 3, 0, 0, 1, 3, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 1, 3, 0, 1, 0, 0, 0, 2, 0,
                0, 0,
            ]
                + [17, 1, 4, 0, 1, 0, 0, 0, 50, 0, 0, 0, 0, 0, 0, 0, 9, 8, 7, 6]),
        NamedFile("svg", Array("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"9\"/></svg>".utf8)),
        NamedFile(
            "jxl",
            box("JXL ", [0x0D, 0x0A, 0x87, 0x0A]) + box("ftyp", Array("jxl \0\0\0\0jxl ".utf8))
                + box("jxlc", codestream)),
        NamedFile("jxl codestream", codestream),
        NamedFile("mp3", [0xFF, 0xFB, 0x90, 0x64] + (0..<40).map { UInt8($0) }),
        NamedFile("flac", Array("fLaC".utf8) + [0x80, 0, 0, 34] + (0..<40).map { UInt8($0) }),
        NamedFile("wav", form("WAVE", Array("data".utf8) + [5, 0, 0, 0, 1, 2, 3, 4, 5, 0])),
        NamedFile("avi", form("AVI ", Array("LIST".utf8) + [4, 0, 0, 0] + Array("movi".utf8))),
        NamedFile(
            "ogg",
            Array("OggS".utf8) + [0, 6] + [UInt8](repeating: 0, count: 8) + [1, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 1, 5]
                + Array("sound".utf8)),
    ]
}

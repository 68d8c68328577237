// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The header of an ID3v2 tag (ID3v2.2, 2.3 and 2.4, section 3.1).
struct ID3Header: Sendable, Hashable {
    static let size: UInt64 = 10

    /// 2, 3 or 4.
    let version: UInt8
    let flags: UInt8
    /// What follows the header, but for a footer.
    let bodySize: UInt64

    /// The header at the start of a file; nil where there is none of a version that is known.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 10, bytes.starts(withASCII: "ID3"), (2...4).contains(bytes[3]),
            bytes[6..<10].allSatisfy({ $0 < 0x80 })
        else { return nil }
        version = bytes[3]
        flags = bytes[5]
        bodySize = ID3Header.syncSafe(bytes[6..<10])
    }

    /// The header of a new tag.
    init(version: UInt8) {
        self.version = version
        flags = 0
        bodySize = 0
    }

    /// Whether FF 00 stands for FF in the whole tag. In version 4 it is a matter of single frames.
    var isUnsynchronised: Bool { flags & 0x80 != 0 && version < 4 }
    /// Version 4: all frames are unsynchronised, and their own flags should say so too.
    var announcesUnsynchronisedFrames: Bool { flags & 0x80 != 0 && version == 4 }
    /// Version 2: the whole tag is compressed, in a way that was never defined.
    var isCompressed: Bool { flags & 0x40 != 0 && version == 2 }
    var hasExtendedHeader: Bool { flags & 0x40 != 0 && version > 2 }
    var hasFooter: Bool { flags & 0x10 != 0 && version == 4 }

    /// Header, body and footer.
    var tagSize: UInt64 { ID3Header.size + bodySize + (hasFooter ? ID3Header.size : 0) }

    /// A header for a body of `size` bytes, without any flag; nil where there are more than 28 bits of size.
    func serialize(bodySize size: UInt64) -> [UInt8]? {
        guard size < 1 << 28 else { return nil }
        return Array("ID3".utf8) + [version, 0, 0] + ID3Header.syncSafe(size)
    }

    /// 28 bits in four bytes, the highest bit of each clear.
    static func syncSafe(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 7 | UInt64($1 & 0x7F) } }
    static func syncSafe(_ value: UInt64) -> [UInt8] {
        [21, 14, 7, 0].map { UInt8(truncatingIfNeeded: value >> $0) & 0x7F }
    }
}

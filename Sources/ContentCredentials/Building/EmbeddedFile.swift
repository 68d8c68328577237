// SPDX-License-Identifier: Apache-2.0

import ByteKit
import JUMBF

/// A file kept inside a manifest: a thumbnail, an icon (ISO 19566-5, B.5; C2PA 2.2, 18.12).
public struct EmbeddedFile: Sendable, Hashable {
    /// IANA media type.
    public var mediaType: String
    /// File name, if it is of use.
    public var name: String?
    /// The file.
    public var bytes: [UInt8]

    /// A file of these bytes.
    public init(mediaType: String, name: String? = nil, bytes: [UInt8]) {
        self.mediaType = mediaType
        self.name = name
        self.bytes = bytes
    }

    /// The two boxes that hold it. Toggle bit 0 of the first says that a file name is there.
    var boxes: [JUMBFBox] {
        var description = ByteWriter()
        description.writeUInt8(name == nil ? 0 : 1)
        description.write(mediaType.utf8)
        description.writeUInt8(0)
        if let name {
            description.write(name.utf8)
            description.writeUInt8(0)
        }
        return [.content(.embeddedFileDescription, description.bytes), .content(.embeddedFileData, bytes)]
    }
}

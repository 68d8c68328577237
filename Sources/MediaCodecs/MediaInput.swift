// SPDX-License-Identifier: Apache-2.0
public import ByteKit

/// Where a picture comes from. The decoding process never sees a path: it gets a sealed copy in memory, or for large
/// files a descriptor that can only be read.
public enum MediaInput: Sendable {
    /// The regular file at this path.
    case path(String)
    /// Bytes in memory.
    case bytes([UInt8])
    /// Any source of bytes; a ``ByteKit/FileByteSource`` is passed on without reading large files into memory.
    case source(any ByteSource)
}

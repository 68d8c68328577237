// SPDX-License-Identifier: Apache-2.0

/// Bounds on what a container may make a reader keep in memory.
public struct ContainerLimits: Sendable, Hashable {
    /// Largest manifest store, in bytes.
    public var manifestStoreBytes: UInt64
    /// Largest XMP packet, EXIF block or text chunk that is read, in bytes. Larger ones are passed over.
    public var metadataBytes: UInt64
    /// Most manifest stores that are kept; one is normal, two an error of the file.
    public var manifestStores: Int
    /// Most problems that are kept of one file.
    public var problems: Int
    /// Most boxes that ``MediaContainer/boxes(in:limits:)`` returns.
    public var boxes: Int

    /// Limits for files from anywhere: stores up to 64 MB, other metadata up to 4 MB.
    public init(
        manifestStoreBytes: UInt64 = 64 << 20, metadataBytes: UInt64 = 4 << 20, manifestStores: Int = 4,
        problems: Int = 32, boxes: Int = 100_000
    ) {
        self.manifestStoreBytes = manifestStoreBytes
        self.metadataBytes = metadataBytes
        self.manifestStores = manifestStores
        self.problems = problems
        self.boxes = boxes
    }
}

// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// A container of files, each of which a collection hash lists by itself (C2PA 2.2, 18.8 and A.6).
public protocol CollectionContainer: MediaContainer {
    /// Calls `body` with each file but the manifest store, in the order of the directory.
    /// - Throws: ``ContainerError`` where the directory or a file in it is damaged; what `body` throws.
    func forEachPart(
        in source: any ByteSource, limits: ContainerLimits, _ body: (CollectionPart) throws -> Void) throws

    /// What the hash of the directory covers, in order.
    /// - Throws: ``ContainerError`` where the directory is damaged.
    func directoryRanges(in source: any ByteSource, limits: ContainerLimits) throws -> [Range<UInt64>]
}

/// One file of a collection.
public struct CollectionPart: Sendable, Hashable {
    /// Its path in the collection, without a slash at the end.
    public let path: String
    /// Whether it is a folder.
    public let isFolder: Bool
    /// The bytes a hash covers: header, content as it is packed, and what follows it.
    public let range: Range<UInt64>

    package init(path: String, isFolder: Bool, range: Range<UInt64>) {
        self.path = path
        self.isFolder = isFolder
        self.range = range
    }
}

// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// How one format keeps manifest stores and metadata. One folder a format; see ``ContainerRegistry``.
public protocol MediaContainer: Sendable {
    /// The formats this container reads and writes.
    var formats: [MediaFormat] { get }

    /// Reads the structure of a file. Content that is damaged is reported, not thrown.
    /// - Throws: ``ContainerError`` where the file is not of this format at all; `ByteError` where it cannot be read.
    func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading

    /// Calls `body` with each box in file order, the manifest store as one box named `C2PA` (C2PA 2.2, 18.7).
    func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void) throws

    /// Plans a copy of a file without its old manifest stores and with the changes of `edit`.
    /// - Throws: ``ContainerError`` where the file is too damaged to be copied, or the edit does not fit the format.
    func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan

    /// A manifest store with its framing (markers, lengths, checksum), by itself: what stands in the file where the store
    /// is, and nothing around it. Nil where a store cannot be put into a file of this format without changing other
    /// parts.
    /// - Parameter reading: of the file it is for; nil where it is not there yet.
    /// - Throws: ``ContainerError`` where a store of `capacity` bytes does not fit the format.
    func storeSteps(capacity: Int, in reading: ContainerReading?) throws -> [CopyPlan.Step]?

    /// Plans a copy in which the manifest store alone changes, and everything that a hard binding covers stays as it is:
    /// what an update manifest needs (C2PA 2.2, 11.2.3 and 15.12.1.1). ``CopyPlan/part(of:)`` tells what of the store
    /// fills the room.
    /// - Throws: ``ContainerError`` where the file is damaged or has no room for it.
    func planUpdate(of source: any ByteSource, reading: ContainerReading, store: UpdatedStore) throws -> CopyPlan

    /// What a data hash of a file with a store is over.
    /// - Throws: `ByteError` where the file cannot be read.
    func hashedContent(of source: any ByteSource, at location: ManifestStoreLocation) throws -> HashedContent
}

/// Content as a data hash sees it: the bytes of a file, or the normalized form of a text, with the store's place in it.
public struct HashedContent: Sendable {
    /// The bytes.
    public let source: any ByteSource
    /// The store; its extents are ranges of ``source``.
    public let location: ManifestStoreLocation
}

extension MediaContainer {
    /// The bytes as they are.
    public func hashedContent(of source: any ByteSource, at location: ManifestStoreLocation) throws -> HashedContent {
        HashedContent(source: source, location: location)
    }

    public func storeSteps(capacity: Int, in reading: ContainerReading?) throws -> [CopyPlan.Step]? { nil }

    /// All boxes in file order.
    /// - Throws: ``ContainerError/limitExceeded(_:limit:)`` where there are more than `limits.boxes`.
    public func boxes(in source: any ByteSource, limits: ContainerLimits = ContainerLimits()) throws -> [ContainerBox] {
        var boxes: [ContainerBox] = []
        try forEachBox(in: source, limits: limits) { box in
            guard boxes.count < limits.boxes else {
                throw ContainerError.limitExceeded("boxes", limit: UInt64(limits.boxes))
            }
            boxes.append(box)
        }
        return boxes
    }
}

/// What a copy is to have that the original has not.
public struct ContainerEdit: Sendable, Hashable {
    /// Room for a new manifest store, in bytes; nil leaves the copy without one.
    public var storeCapacity: Int?
    /// Properties to set in the XMP packet; a packet is made where there is none.
    public var xmpProperties: [XMPProperty]
    /// Texts: how the store stands in it; nil leaves it to the text.
    public var textCarrier: TextCarrier?
    /// Texts with an invisible store: how many of its bytes will be 16 or more; its length depends on it.
    public var wideBytes: Int?
    /// Whether something was taken out of the older credentials: nothing of these may stay anywhere in the copy.
    public var isRedaction = false

    /// An edit; with no argument it only removes old stores.
    public init(storeCapacity: Int? = nil, xmpProperties: [XMPProperty] = []) {
        self.storeCapacity = storeCapacity
        self.xmpProperties = xmpProperties
    }
}

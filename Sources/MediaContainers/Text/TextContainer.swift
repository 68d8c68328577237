// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// Texts: the manifest store as characters that show nothing (C2PA 2.4, A.8), or in a comment (A.9).
public struct TextContainer: MediaContainer {
    /// A container for plain text, source code and other texts.
    public init() {}

    public var formats: [MediaFormat] { [.text] }

    public func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading
    {
        var reading = ContainerReading(format: .text, size: source.count)
        reading.layout.contentEnd = source.count
        reading.layout.storeInsertion = source.count
        try TextWrapper.forEach(in: source, limits: limits) { found in
            switch found {
            case .wrapper(let location):
                reading.layout.removals.append(location.extents[0].lowerBound..<location.exclusion.end(of: location))
                if reading.manifestStores.count < limits.manifestStores { reading.manifestStores.append(location) }
            case .corrupted(let offset, let reason):
                reading.add(
                    ContainerProblem(.wrapperCorrupted, at: offset, "the manifest wrapper is damaged: \(reason)"),
                    limits: limits)
            case .tooLarge(let offset):
                reading.add(
                    ContainerProblem(.limitExceeded, at: offset, "a manifest store of more than the limit"),
                    limits: limits)
            }
        }
        // A block beside a wrapper is content like any other.
        if reading.manifestStores.isEmpty { try readBlocks(source, &reading, limits: limits) }
        reading.layout.textCarrier = try standingCarrier(in: source, reading)
        return reading
    }

    private func readBlocks(
        _ source: any ByteSource, _ reading: inout ContainerReading, limits: ContainerLimits
    ) throws {
        let scan = try StructuredBlock.scan(source)
        guard let block = scan.blocks.first else {
            if let stray = scan.stray {
                reading.add(
                    ContainerProblem(.referenceUnterminated, at: stray, "a manifest block has only one delimiter"),
                    limits: limits)
            }
            return
        }
        let start = block.delimited.lowerBound
        guard scan.blocks.count == 1 else {
            reading.add(
                ContainerProblem(.multipleManifests, at: start, "there is more than one manifest block"),
                limits: limits)
            return
        }
        let place = try block.place(in: source)
        reading.layout.removals.append(place.extent)
        guard UInt64(block.content.count) <= limits.manifestStoreBytes / 3 * 4 + 256 else {
            reading.add(
                ContainerProblem(.limitExceeded, at: start, "a manifest store of more than the limit"), limits: limits)
            return
        }
        let bytes = try source.read(at: block.content.lowerBound, count: block.content.count)
        let content = bytes.trimmingASCIISpace
        switch ManifestReference(String(decoding: content, as: UTF8.self)) {
        case .store(let store):
            guard reading.isRoomForStore(ofSize: UInt64(store.count), at: start, limits: limits) else { return }
            let offset = block.content.lowerBound + UInt64(content.startIndex)
            reading.manifestStores.append(
                ManifestStoreLocation(
                    bytes: store, payload: [offset..<(offset + UInt64(content.count))], extents: [place.extent],
                    exclusion: place.rule))
        case .address(let url): reading.manifestReference = url
        case .empty:
            reading.add(
                ContainerProblem(.referenceEmpty, at: start, "the manifest block is empty"), limits: limits)
        case .malformed(let reason):
            reading.add(
                ContainerProblem(.referenceMalformed, at: start, "the manifest block is damaged: \(reason)"),
                limits: limits)
        case .unresolvable(let reason):
            reading.add(ContainerProblem(.referenceUnresolvable, at: start, reason), limits: limits)
        }
    }

    /// The hash of unstructured text is over its normalized form (A.8); that of a text with a block, over its bytes.
    public func hashedContent(of source: any ByteSource, at location: ManifestStoreLocation) throws -> HashedContent {
        guard case .exact(let end) = location.exclusion else {
            return HashedContent(source: source, location: location)
        }
        let text = try NormalizedText(source)
        let moved = try location.extents.map { extent in
            try text.offset(ofStored: extent.lowerBound)..<text.offset(ofStored: extent.upperBound)
        }
        return HashedContent(
            source: text,
            location: ManifestStoreLocation(
                bytes: location.bytes, payload: location.payload, extents: moved,
                exclusion: .exact(fillingUpTo: try text.offset(ofStored: end))))
    }

    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        throw ContainerError.noBoxes(.text)
    }
}

// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// What the readers of all formats do alike.
extension ContainerReading {
    /// Takes over a manifest store that stands in one piece.
    /// - Parameters:
    ///   - extent: the store with the framing that a data hash excludes.
    ///   - removal: what a copy without the store leaves out, where that is more.
    /// - Returns: the store, or nil where it was not read: there are enough already, or it is too large.
    @discardableResult
    mutating func takeStore(
        _ data: Range<UInt64>, extent: Range<UInt64>, removal: Range<UInt64>? = nil, of source: any ByteSource,
        limits: ContainerLimits
    ) throws -> [UInt8]? {
        layout.removals.append(removal ?? extent)
        // Room for a store in which none stands.
        guard !data.isEmpty else { return nil }
        guard isRoomForStore(ofSize: UInt64(data.count), at: extent.lowerBound, limits: limits) else { return nil }
        let bytes = JUMBFStoreBytes.withoutPadding(try source.read(at: data.lowerBound, count: data.count))
        manifestStores.append(ManifestStoreLocation(bytes: bytes, payload: [data], extents: [extent]))
        return bytes
    }

    /// Whether a store of `size` bytes is to be read; a problem is noted where it is too large.
    mutating func isRoomForStore(ofSize size: UInt64, at offset: UInt64, limits: ContainerLimits) -> Bool {
        guard manifestStores.count < limits.manifestStores else { return false }
        guard size <= limits.manifestStoreBytes else {
            add(ContainerProblem(.limitExceeded, at: offset, "a manifest store of more than the limit"), limits: limits)
            return false
        }
        return true
    }

    /// Takes over the first XMP packet.
    mutating func takeXMP(
        _ data: Range<UInt64>, extent: Range<UInt64>, of source: any ByteSource, limits: ContainerLimits
    ) throws {
        guard xmp == nil, UInt64(data.count) <= limits.metadataBytes else { return }
        xmp = XMPPacket(try source.read(at: data.lowerBound, count: data.count))
        layout.xmpExtent = extent
    }

    /// Notes how the walk over the file ended, and what the XMP says about AI.
    /// - Parameters:
    ///   - part: what the parts of the format are called.
    ///   - last: what the last of them is called.
    mutating func finish(_ ending: WalkEnding, part: String, last: String, limits: ContainerLimits) {
        switch ending {
        case .complete(let end):
            layout.contentEnd = end
            if end < size {
                add(ContainerProblem(.trailingBytes, at: end, "\(size - end) bytes behind \(last)"), limits: limits)
            }
        case .cutShort(let offset):
            add(ContainerProblem(.cutShort, at: offset, "the file ends inside a \(part)"), limits: limits)
        case .malformed(let offset, let reason):
            add(ContainerProblem(.malformed, at: offset, reason), limits: limits)
        }
        if let type = digitalSourceType, AIDisclosure.isAI(sourceType: type) {
            disclosures.append(AIDisclosure(source: .iptc, key: "DigitalSourceType", value: type))
        }
    }

    /// The XMP packet with changes, or a new one.
    /// - Throws: ``ContainerError/malformed(_:offset:reason:)`` where the packet cannot be edited.
    func editedXMP(_ edit: ContainerEdit) throws -> XMPPacket {
        guard let packet = (xmp ?? .empty).setting(edit.xmpProperties) else {
            throw ContainerError.malformed(
                format, offset: layout.xmpExtent?.lowerBound ?? 0, reason: "its XMP packet cannot be edited")
        }
        return packet
    }

    /// - Throws: ``ContainerError`` where the file is damaged in a way that a copy would not survive.
    package func checkCopyable() throws {
        for problem in problems {
            switch problem.code {
            case .cutShort: throw ContainerError.cutShort(format, offset: problem.offset)
            case .malformed:
                throw ContainerError.malformed(format, offset: problem.offset, reason: problem.detail)
            case .limitExceeded: throw ContainerError.limitExceeded(problem.detail, limit: problem.offset)
            case .checksumMismatch, .manifestStoreIncomplete, .metadataUnreadable, .noRoom, .trailingBytes,
                .multipleManifests,
                .wrapperCorrupted, .referenceUnterminated, .referenceEmpty, .referenceMalformed, .referenceUnresolvable:
                break
            }
        }
    }
}

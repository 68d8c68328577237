// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// Puts manifest stores together from APP11 segments (C2PA 2.2, A.3.1; ISO 19566-5, D.2): common identifier `JP`, box
/// instance number En, packet sequence number Z from 1, and then the box, its header repeated in each segment.
struct JPEGStoreAssembly {
    private struct Part {
        let instance: UInt16
        var nextSequence: UInt32
        let headerSize: Int
        let declaredSize: UInt64
        var bytes: [UInt8]
        var payload: [Range<UInt64>]
        var extents: [Range<UInt64>]
        /// Set where a segment is out of order: it is left out, and the store is not whole.
        var isBroken = false
    }

    /// Stores that are finished.
    private(set) var stores: [ManifestStoreLocation] = []
    /// Box instance numbers that other JUMBF boxes use.
    private(set) var otherInstances: Set<UInt16> = []
    private(set) var problems: [ContainerProblem] = []
    private var current: Part?
    private var total: UInt64 = 0
    let limits: ContainerLimits

    init(limits: ContainerLimits) { self.limits = limits }

    /// Whether a segment belongs to a manifest store, which then takes it.
    mutating func take(_ segment: JPEGSegment, content: [UInt8]) -> Bool {
        guard segment.marker == JPEGSegment.app11, content.count >= 16, content.starts(withASCII: "JP") else {
            return false
        }
        var reader = ByteReader(content, range: 2..<content.count)
        guard let instance = try? reader.readBigEndian(UInt16.self),
            let sequence = try? reader.readBigEndian(UInt32.self),
            let shortSize = try? reader.readBigEndian(UInt32.self)
        else { return false }
        let isLong = shortSize == 1
        let headerSize = isLong ? 16 : 8
        if content.hasASCII("jumb", at: 12), content.hasASCII("c2pa", at: 16 + headerSize) {
            var size = UInt64(shortSize)
            if isLong {
                try? reader.skip(4)
                size = (try? reader.readBigEndian(UInt64.self)) ?? 0
            }
            finish()
            guard stores.count < limits.manifestStores else { return true }
            total = 0
            current = Part(
                instance: instance, nextSequence: sequence &+ 1, headerSize: headerSize, declaredSize: size, bytes: [],
                payload: [], extents: [])
            append(content, from: 8, of: segment)
            return true
        }
        if let part = current, part.instance == instance {
            // Numbers may skip, but not run backwards: the hashes of the store decide whether anything is missing.
            guard sequence >= part.nextSequence, content.count >= 8 + part.headerSize else {
                current?.isBroken = true
                current?.extents.append(segment.range)
                return true
            }
            current?.nextSequence = sequence &+ 1
            append(content, from: 8 + part.headerSize, of: segment)
            return true
        }
        otherInstances.insert(instance)
        return false
    }

    private mutating func append(_ content: [UInt8], from offset: Int, of segment: JPEGSegment) {
        current?.extents.append(segment.range)
        total += UInt64(content.count - offset)
        guard total <= limits.manifestStoreBytes else {
            current?.isBroken = true
            return
        }
        current?.bytes += content[offset...]
        current?.payload.append((segment.payload.lowerBound + UInt64(offset))..<segment.payload.upperBound)
    }

    /// Closes the store that is being put together.
    mutating func finish() {
        guard let part = current else { return }
        current = nil
        let offset = part.extents.first?.lowerBound ?? 0
        if total > limits.manifestStoreBytes {
            problems.append(ContainerProblem(.limitExceeded, at: offset, "a manifest store of more than the limit"))
            return
        }
        if part.isBroken || (part.declaredSize != 0 && UInt64(part.bytes.count) < part.declaredSize) {
            problems.append(
                ContainerProblem(
                    .manifestStoreIncomplete, at: offset,
                    "segments of the manifest store are missing or out of order"))
        }
        stores.append(ManifestStoreLocation(bytes: part.bytes, payload: part.payload, extents: part.extents))
    }
}

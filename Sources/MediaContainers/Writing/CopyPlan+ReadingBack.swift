// SPDX-License-Identifier: Apache-2.0

package import ByteKit

extension CopyPlan {
    /// Puts a store into the room that was kept for it in a copy that has been written, and reads the copy's structure to
    /// see whether a reader finds it there.
    /// - Parameter store: the whole store; where it is shorter than the room, zeros stand behind it.
    /// - Returns: what a reader would find instead; nil where all is well, or the plan keeps no room.
    /// - Throws: `ContainerError.storeSizeMismatch`, or `ByteError` where the copy cannot be written or read.
    package func place(_ store: [UInt8], in sink: any ByteSink, of format: MediaFormat?) throws -> ReadBackFault? {
        guard let reservation, let format else { return nil }
        let filling = part(of: store)
        try reservation.fill(with: filling, in: sink)
        let copy = try sink.written()
        guard copy.count == size else { return .size(copy.count, planned: size) }
        var there: [UInt8] = []
        for range in reservation.payload { there += try copy.read(at: range.lowerBound, count: range.count) }
        guard there == reservation.encoding.encode(filling) else {
            return .otherBytes
        }
        return try reservation.fault(in: copy, of: format, store)
    }
}

extension StoreReservation {
    /// How a reader fails to find the store; nil where it does.
    fileprivate func fault(in copy: any ByteSource, of format: MediaFormat, _ store: [UInt8]) throws
        -> ReadBackFault?
    {
        let reading: ContainerReading
        do {
            reading = try ContainerRegistry.read(head(of: copy, format))
        } catch let error as ContainerError {
            return .unreadable(error.description)
        }
        // A bare codestream can hold nothing, and comes out in boxes.
        guard reading.format == (format == .jpegXLCodestream ? .jpegXL : format) else {
            return .otherFormat(reading.format)
        }
        guard let found = reading.manifestStore else {
            return reading.manifestStores.isEmpty ? .noStore : .severalStores
        }
        // An update of an ISO base media file is read together with the store before it.
        let isThere = extents.allSatisfy { place in found.extents.contains { $0.contains(place) } }
        guard isThere else { return .otherStore }
        // Stores of a PDF's earlier savings count with the last one, and stand before what is new in it.
        let new = format == .pdf ? StoreMerging.manifests(of: store) : store[...]
        return found.bytes.suffix(new.count) == new ? nil : .readOtherwise
    }
}

extension StoreReservation {
    /// A copy up to a little behind its store, where a format is read from the front byte by byte or in small chunks: what
    /// comes behind was walked through in the source, and to do it again would cost as much as a hash.
    fileprivate func head(of copy: any ByteSource, _ format: MediaFormat) -> any ByteSource {
        guard [.jpeg, .png, .gif].contains(format), let end = extents.last?.upperBound else { return copy }
        return WindowByteSource(copy, 0..<min(copy.count, end + 1 << 16))
    }
}

// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// How to write a copy of a file in one sweep: what is copied, what is new, and where room for a manifest store stays
/// free. Nothing is held in memory but the new parts.
public struct CopyPlan: Sendable, Hashable {
    /// One part of the copy, in order.
    public enum Step: Sendable, Hashable {
        /// Bytes of the source.
        case copy(Range<UInt64>)
        /// A table of file offsets of the source, each moved to where the copy has what it points to.
        case offsets(Range<UInt64>, OffsetTable)
        /// New content, covered by the hash.
        case write([UInt8])
        /// Framing of the manifest store (markers, lengths), not covered by the hash.
        case storeFraming([UInt8])
        /// Room for the next so many bytes of the store, not covered by the hash.
        case store(Int)
        /// Room for the whole store of so many bytes as Base64, not covered by the hash (text formats).
        case base64Store(Int)
        /// The same in UTF-16.
        case wideBase64Store(Int, bigEndian: Bool)
        /// Room for the whole store of so many bytes as variation selectors, of which so many will be wide, not covered by
        /// the hash (plain text).
        case selectorStore(Int, wide: Int)
        /// A checksum over the store, four bytes, not covered by the hash.
        case storeChecksum(StoreChecksum)
        /// The same, away from the store: it is no part of the store's place (the directory of a ZIP archive or font).
        case distantChecksum(StoreChecksum)
    }

    /// The parts in order.
    public let steps: [Step]

    package init(_ steps: [Step]) { self.steps = steps }

    /// Size of the copy in bytes.
    public var size: UInt64 { steps.reduce(0) { $0 + CopyPlan.size(of: $1) } }

    package static func size(of step: Step) -> UInt64 {
        switch step {
        case .copy(let range): UInt64(range.count)
        case .offsets(let range, let table): table.size(of: range)
        case .write(let bytes), .storeFraming(let bytes): UInt64(bytes.count)
        case .store(let count): UInt64(count)
        case .base64Store(let count): UInt64(StoreEncoding.base64.size(of: count))
        case .wideBase64Store(let count, let bigEndian):
            UInt64(StoreEncoding.wideBase64(bigEndian: bigEndian).size(of: count))
        case .selectorStore(let count, let wide):
            UInt64(StoreEncoding.variationSelectors(wide: wide).size(of: count))
        case .storeChecksum, .distantChecksum: 4
        }
    }

    /// Where the store will stand; nil where the plan keeps no room for one. Known before anything is written.
    public var reservation: StoreReservation? {
        var position: UInt64 = 0
        var payload: [Range<UInt64>] = []
        var extents: [Range<UInt64>] = []
        var capacity = 0
        var encoding = StoreEncoding.binary
        var checksums: [StoreReservation.Checksum] = []
        for step in steps {
            let range = position..<(position + CopyPlan.size(of: step))
            switch step {
            case .copy, .offsets, .write: break
            case .storeFraming: extents.append(range)
            case .store(let count), .base64Store(let count):
                if case .base64Store = step { encoding = .base64 }
                extents.append(range)
                payload.append(range)
                capacity += count
            case .wideBase64Store(let count, let bigEndian):
                encoding = .wideBase64(bigEndian: bigEndian)
                extents.append(range)
                payload.append(range)
                capacity += count
            case .selectorStore(let count, let wide):
                encoding = .variationSelectors(wide: wide)
                extents.append(range)
                payload.append(range)
                capacity += count
            case .distantChecksum(let kind): checksums.append(.init(offset: range.lowerBound, kind: kind))
            case .storeChecksum(let kind):
                extents.append(range)
                checksums.append(.init(offset: range.lowerBound, kind: kind))
            }
            position = range.upperBound
        }
        guard !payload.isEmpty else { return nil }
        return StoreReservation(
            payload: payload, extents: extents.joined(), capacity: capacity, encoding: encoding, checksums: checksums)
    }

    /// Writes the copy.
    /// - Parameter observe: sees every byte but those of the store and its framing, in file order, with their position
    ///   in the copy; what a hard binding covers is among them.
    public func write(
        from source: any ByteSource, to sink: any ByteSink, observe: (([UInt8], UInt64) -> Void)? = nil
    ) throws {
        try run(over: source, observe: observe) { try sink.append($0) }
    }

    /// Shows what ``write(from:to:observe:)`` would, and writes nothing.
    package func preview(of source: any ByteSource, observe: ([UInt8], UInt64) -> Void) throws {
        try withoutActuallyEscaping(observe) { try run(over: source, observe: $0) { _ in } }
    }

    private func run(
        over source: any ByteSource, observe: (([UInt8], UInt64) -> Void)?, append: ([UInt8]) throws -> Void
    ) throws {
        var position: UInt64 = 0
        for step in steps {
            switch step {
            case .copy(let range):
                try source.forEachChunk(in: range) { chunk in
                    observe?(chunk, position)
                    try append(chunk)
                    position += UInt64(chunk.count)
                }
                continue
            case .offsets(let range, let table):
                try source.forEachChunk(in: range) { chunk in
                    let moved = table.moved(chunk)
                    observe?(moved, position)
                    try append(moved)
                    position += UInt64(moved.count)
                }
                continue
            case .write(let bytes):
                observe?(bytes, position)
                try append(bytes)
            case .storeFraming(let bytes): try append(bytes)
            case .store(let count): try append([UInt8](repeating: 0, count: count))
            case .base64Store(let count):
                try append([UInt8](repeating: 0, count: StoreEncoding.base64.size(of: count)))
            case .selectorStore, .wideBase64Store:
                try append([UInt8](repeating: 0, count: Int(clamping: CopyPlan.size(of: step))))
            case .storeChecksum, .distantChecksum: try append([0, 0, 0, 0])
            }
            position += CopyPlan.size(of: step)
        }
    }
}

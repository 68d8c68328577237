// SPDX-License-Identifier: Apache-2.0

package import ByteKit

/// A copy that has not been written yet, readable as if it had been: containers can walk over it, so that what is bound
/// to its boxes knows them before the first byte is copied.
package struct PlannedCopy: ByteSource {
    /// What is copied, and where.
    package let plan: CopyPlan
    private let source: any ByteSource
    private let store: [UInt8]
    /// The store as characters, where the plan has room for it as such.
    private let text: [UInt8]
    private let parts: [Part]

    private struct Part: Sendable {
        let range: Range<UInt64>
        let step: CopyPlan.Step
        /// How many bytes of the store stand before this part.
        let storeOffset: Int
    }

    /// - Parameter store: stands in the room kept for the store; a draft of it, of the final size. Where it is shorter,
    ///   zeros stand in the rest. A checksum of it is always four zeros.
    package init(_ plan: CopyPlan, of source: any ByteSource, store: [UInt8] = []) {
        self.plan = plan
        self.source = source
        self.store = store
        var text: [UInt8] = []
        for step in plan.steps where !store.isEmpty {
            switch step {
            case .base64Store: text = StoreEncoding.base64.encode(store)
            case .wideBase64Store(_, let bigEndian):
                text = StoreEncoding.wideBase64(bigEndian: bigEndian).encode(store)
            case .selectorStore: text = VariationSelectors.encode(store)
            default: break
            }
        }
        self.text = text
        var parts: [Part] = []
        var position: UInt64 = 0
        var storeOffset = 0
        for step in plan.steps {
            let end = position + CopyPlan.size(of: step)
            parts.append(Part(range: position..<end, step: step, storeOffset: storeOffset))
            if case .store(let count) = step { storeOffset += count }
            position = end
        }
        self.parts = parts
    }

    package var count: UInt64 { parts.last?.range.upperBound ?? 0 }

    package func read(at offset: UInt64, count: Int) throws(ByteError) -> [UInt8] {
        guard count >= 0, offset <= self.count, UInt64(count) <= self.count - offset else {
            throw .truncated(offset: offset, needed: UInt64(max(0, count)))
        }
        var result: [UInt8] = []
        result.reserveCapacity(count)
        let end = offset + UInt64(count)
        var index = firstPart(reaching: offset)
        while index < parts.count, parts[index].range.lowerBound < end {
            let part = parts[index]
            let wanted = part.range.clamped(to: offset..<end)
            if !wanted.isEmpty { result += try bytes(of: part, wanted) }
            index += 1
        }
        return result
    }

    /// Index of the first part that ends behind `offset`.
    private func firstPart(reaching offset: UInt64) -> Int {
        var low = 0
        var high = parts.count
        while low < high {
            let middle = (low + high) / 2
            if parts[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func bytes(of part: Part, _ wanted: Range<UInt64>) throws(ByteError) -> [UInt8] {
        let from = wanted.lowerBound - part.range.lowerBound
        let length = wanted.count
        switch part.step {
        case .copy(let range): return try source.read(at: range.lowerBound + from, count: length)
        case .offsets(let range, let table):
            return try table.moved(from: from..<(from + UInt64(length)), of: range, in: source)
        case .write(let bytes), .storeFraming(let bytes): return Array(bytes[Int(from)..<(Int(from) + length)])
        case .store:
            let start = part.storeOffset + Int(from)
            let there = store.dropFirst(start).prefix(length)
            return there + [UInt8](repeating: 0, count: length - there.count)
        case .base64Store, .wideBase64Store, .selectorStore:
            let there = text.dropFirst(Int(from)).prefix(length)
            return there + [UInt8](repeating: 0, count: length - there.count)
        case .storeChecksum, .distantChecksum:
            return [UInt8](repeating: 0, count: length)
        }
    }
}

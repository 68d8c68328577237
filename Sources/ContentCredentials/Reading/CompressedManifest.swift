// SPDX-License-Identifier: Apache-2.0

import Brotli
import CBOR
import JUMBF

/// Unpacks compressed manifests (C2PA 2.2, sections 11.2.4 and 15.5.4).
enum CompressedManifest {
    /// The manifest in `box`.
    /// - Throws: ``ReadingError`` where it is none, or not the one that the label promises.
    static func unpack(
        _ box: JUMBFSuperbox, _ budget: inout ReadingBudget
    ) throws(ReadingError) -> JUMBFSuperbox {
        guard budget.takeCompressedManifest() else {
            throw ReadingError(.limitExceeded, "there are too many compressed manifests")
        }
        guard let packed = box.content(.brotli), box.children.count == 1 else {
            throw ReadingError(.malformedStore, "the compressed manifest does not hold one compressed box")
        }
        let bytes: [UInt8]
        let limit = budget.unpackingLimit(packed.payload.count)
        do { bytes = try BrotliDecoder(limit: limit).decode(packed.payload) } catch {
            throw ReadingError(.malformedStore, "the compressed manifest cannot be unpacked: \(error)")
        }
        budget.unpacked(bytes.count)
        let inner: JUMBFSuperbox
        do { inner = try budget.parse(bytes) } catch {
            throw ReadingError(.malformedStore, "the compressed manifest holds no JUMBF box: \(error)")
        }
        let kind = Manifest.Kind(inner.contentType)
        guard kind == .standard || kind == .update, inner.range?.upperBound == bytes.count else {
            throw ReadingError(.malformedStore, "what was compressed is neither a standard nor an update manifest")
        }
        guard inner.label == box.label else {
            throw ReadingError(.malformedStore, "the compressed manifest has another label than the box around it")
        }
        return inner
    }
}

/// What may still be spent on a store: a few bytes of Brotli or CBOR can ask for a great deal of memory.
struct ReadingBudget {
    private let limits: ManifestStore.Limits
    private var bytesLeft: Int
    private var itemsLeft: Int
    private var boxesLeft: Int
    private var compressedLeft: Int

    init(_ limits: ManifestStore.Limits) {
        self.limits = limits
        bytesLeft = limits.unpackedBytes
        itemsLeft = limits.cborItems
        boxesLeft = limits.boxes.boxes
        compressedLeft = limits.compressedManifests
    }

    mutating func takeCompressedManifest() -> Bool {
        compressedLeft -= 1
        return compressedLeft >= 0
    }

    /// How far a compressed box may grow: no honest manifest shrinks to a fiftieth.
    func unpackingLimit(_ packed: Int) -> Int { min(bytesLeft, 1 << 18 + 50 * min(packed, 1 << 20)) }

    mutating func unpacked(_ count: Int) { bytesLeft -= min(bytesLeft, count) }

    mutating func parse(_ bytes: [UInt8]) throws(JUMBFError) -> JUMBFSuperbox {
        var limits = limits.boxes
        limits.boxes = boxesLeft
        let box = try JUMBFParser(limits: limits, strictness: .tolerant).parse(bytes)
        boxesLeft -= min(boxesLeft, box.boxCount)
        return box
    }

    mutating func decode(_ bytes: ArraySlice<UInt8>) throws(CBORError) -> (value: CBORValue, count: Int) {
        let decoder = CBORDecoder(limits: CBORLimits(items: itemsLeft))
        let found = try decoder.decodeCounting(bytes)
        itemsLeft -= min(itemsLeft, found.items)
        return (found.value, found.count)
    }
}

extension JUMBFSuperbox {
    /// How many boxes it is made of, itself included.
    fileprivate var boxCount: Int {
        children.reduce(2) { count, child in count + (child.superbox?.boxCount ?? 1) }
    }
}

extension Manifest {
    /// Reads a manifest that stands by itself.
    init(reading box: JUMBFSuperbox) {
        var budget = ReadingBudget(ManifestStore.Limits())
        self.init(box, &budget)
    }
}

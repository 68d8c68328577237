// SPDX-License-Identifier: Apache-2.0

/// Makes one manifest store of several, and two of one: the manifests of a PDF file count as one store, wherever they stand
/// (C2PA 2.2, A.4.2.1); in an ISO base media file an update stands by itself (A.5.3).
enum StoreMerging {
    /// - Parameter stores: the oldest first; the last one's last manifest stays the last.
    static func merged(_ stores: [[UInt8]]) -> [UInt8] {
        guard let newest = stores.last, stores.count > 1, let parts = children(of: newest) else {
            return stores.last ?? []
        }
        // A later store may repeat what an earlier one holds; its copy counts.
        var labels = Set(parts.manifests.compactMap { label(of: newest[$0]) })
        var older: [UInt8] = []
        for store in stores.dropLast().reversed() {
            var kept: [UInt8] = []
            for range in children(of: store)?.manifests ?? [] {
                guard let label = label(of: store[range]), labels.insert(label).inserted else { continue }
                kept += store[range]
            }
            older = kept + older
        }
        let size = newest.count + older.count
        guard let length = UInt32(exactly: size) else { return newest }
        var result = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) }
        result += newest[4..<parts.description.upperBound]
        result += older
        result += newest[parts.description.upperBound...]
        return result
    }

    /// A store in two parts: the manifests that `old` holds too, as a store, and the last ones that it does not hold.
    /// - Returns: the older ones; what stands before the newer ones in a store of their own; their size. Nil where either is
    ///   no store, or an older manifest stands behind a newer one.
    static func split(_ store: [UInt8], like old: [UInt8]) -> (older: [UInt8], header: [UInt8], newer: Int)? {
        guard let parts = children(of: store), let before = children(of: old) else { return nil }
        let labels = Set(before.manifests.compactMap { label(of: old[$0]) })
        let isOld = parts.manifests.map { label(of: store[$0]).map(labels.contains) ?? false }
        let count = isOld.prefix { $0 }.count
        guard count > 0, count < isOld.count, !isOld[count...].contains(true) else { return nil }
        let start = parts.manifests[count].lowerBound
        let newer = store.count - start
        let head = parts.description.upperBound
        func sized(_ size: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } }
        return (sized(start) + store[4..<start], sized(head + newer) + store[4..<head], newer)
    }

    /// What stands behind the description of a store; all of it where it is no store.
    static func manifests(of store: [UInt8]) -> ArraySlice<UInt8> {
        store[(children(of: store)?.description.upperBound ?? 0)...]
    }

    /// The description box and the boxes behind it (ISO 19566-5).
    private static func children(of store: [UInt8]) -> (description: Range<Int>, manifests: [Range<Int>])? {
        guard store.hasASCII("jumb", at: 4), store.hasASCII("jumd", at: 12) else { return nil }
        var ranges: [Range<Int>] = []
        var position = 8
        while position + 8 <= store.count, ranges.count < 4096 {
            let length = store[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard length >= 8, length <= store.count - position else { break }
            ranges.append(position..<(position + length))
            position += length
        }
        guard let description = ranges.first else { return nil }
        return (description, Array(ranges.dropFirst()))
    }

    /// The label in the description box of a superbox.
    private static func label(of box: ArraySlice<UInt8>) -> String? {
        let bytes = Array(box)
        guard bytes.hasASCII("jumb", at: 4), bytes.hasASCII("jumd", at: 12), bytes.count > 33, bytes[32] & 2 != 0 else {
            return nil
        }
        return String(decoding: bytes[33...].prefix { $0 != 0 }, as: UTF8.self)
    }
}

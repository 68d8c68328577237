// SPDX-License-Identifier: Apache-2.0
import CHammingScan

/// Keys and payloads in planes: the first 128 bits of all keys, the last 128 bits, the payloads.
///
/// Nearly every unrelated key is rejected by the first plane alone, so a scan reads half the memory.
struct HammingKeys: Sendable {
    private(set) var low: [UInt64] = []
    private(set) var high: [UInt64] = []
    private(set) var payloads: [UInt64] = []

    var count: Int { payloads.count }

    mutating func reserve(_ count: Int) {
        low.reserveCapacity(count * 2)
        high.reserveCapacity(count * 2)
        payloads.reserveCapacity(count)
    }

    mutating func append(_ key: SIMD4<UInt64>, payload: UInt64) {
        low.append(key[0])
        low.append(key[1])
        high.append(key[2])
        high.append(key[3])
        payloads.append(payload)
    }

    /// Takes an entry out by moving the last one into its place.
    mutating func removeBySwap(at index: Int) {
        let last = count - 1
        guard index >= 0, index <= last else { return }
        for word in 0..<2 {
            low[index * 2 + word] = low[last * 2 + word]
            high[index * 2 + word] = high[last * 2 + word]
        }
        payloads[index] = payloads[last]
        low.removeLast(2)
        high.removeLast(2)
        payloads.removeLast()
    }

    mutating func removeAll() {
        low.removeAll(keepingCapacity: true)
        high.removeAll(keepingCapacity: true)
        payloads.removeAll(keepingCapacity: true)
    }

    func key(at index: Int) -> SIMD4<UInt64> {
        SIMD4(low[index * 2], low[index * 2 + 1], high[index * 2], high[index * 2 + 1])
    }

    func distance(at index: Int, to key: SIMD4<UInt64>) -> Int {
        let difference = self.key(at: index) ^ key
        return difference[0].nonzeroBitCount + difference[1].nonzeroBitCount
            + difference[2].nonzeroBitCount + difference[3].nonzeroBitCount
    }

    /// Ids of all keys within the radius, by a walk over all of them.
    func scan(_ query: SIMD4<UInt64>, radius: UInt32) -> [UInt32] {
        withQuery(query) { query in
            low.withUnsafeBufferPointer { low in
                high.withUnsafeBufferPointer { high in
                    collectIDs { out in
                        guard let low = low.baseAddress, let high = high.baseAddress else { return 0 }
                        return countersign_hamming_scan(low, high, count, query, radius, out.baseAddress, out.count)
                    }
                }
            }
        }
    }
}

/// The query as four words in memory.
func withQuery<Result>(_ query: SIMD4<UInt64>, _ body: (UnsafePointer<UInt64>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 4) { words in
        for word in 0..<4 { words.initializeElement(at: word, to: query[word]) }
        // The buffer has four elements, so it has an address.
        guard let base = words.baseAddress else { preconditionFailure("a buffer of four words has no address") }
        return body(UnsafePointer(base))
    }
}

/// Runs a search that writes what fits and says how many there were; runs it again with room for all if need be.
func collectIDs(_ search: (UnsafeMutableBufferPointer<UInt32>) -> Int) -> [UInt32] {
    var needed = 0
    let first = [UInt32](unsafeUninitializedCapacity: 256) { buffer, count in
        needed = search(UnsafeMutableBufferPointer(rebasing: buffer[..<256]))
        count = min(needed, 256)
    }
    if needed <= 256 { return first }
    return [UInt32](unsafeUninitializedCapacity: needed) { buffer, count in
        count = min(search(UnsafeMutableBufferPointer(rebasing: buffer[..<needed])), needed)
    }
}

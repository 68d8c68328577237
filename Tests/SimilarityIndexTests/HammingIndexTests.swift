// SPDX-License-Identifier: Apache-2.0
import SimilarityIndex
import Testing

@Suite("Hamming index")
struct HammingIndexTests {
    @Test("an inserted key is found by the next search, a removed one is not")
    func insertRemove() {
        let index = HammingIndex()
        let key = SIMD4<UInt64>(1, 2, 3, 4)
        index.insert(key, payload: 7)
        #expect(index.search(key ^ SIMD4(1, 0, 0, 0)).hits == [HammingHit(payload: 7, distance: 1)])
        #expect(index.remove(key, payload: 8) == 0)
        #expect(index.remove(key, payload: 7) == 1)
        #expect(index.search(key).hits.isEmpty)
        #expect(index.count == 0)
    }
}

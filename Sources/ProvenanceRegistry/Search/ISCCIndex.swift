// SPDX-License-Identifier: Apache-2.0
import Fingerprinting
import SimilarityIndex

/// The ISCC units of all records: Image- and Data-Codes by similarity, Instance-Codes exactly.
struct ISCCIndex: Sendable {
    /// Bits within which two Image-Codes may belong to one picture, and two Data-Codes to files that share most of their
    /// bytes. Unrelated codes are about 128 bits apart.
    static let radius = 60

    private let images = HammingIndex(tunedRadius: ISCCIndex.radius)
    private let data = HammingIndex(tunedRadius: ISCCIndex.radius)
    private let instances = HammingIndex(tunedRadius: 0)

    func insert(_ units: some Sequence<(unit: ISCCUnit, record: Int64)>) {
        for (unit, record) in units {
            guard let (index, _) = place(of: unit), let key = PDQHash(bytes: unit.body)?.words else { continue }
            index.insert(key, payload: UInt64(bitPattern: record))
        }
    }

    /// For each record with a similar unit, the bits by which the closest pair differs.
    func search(_ units: [ISCCUnit]) -> [Int64: Int] {
        var closest: [Int64: Int] = [:]
        for unit in units.prefix(16) {
            guard let (index, radius) = place(of: unit), let key = PDQHash(bytes: unit.body)?.words else { continue }
            for hit in index.search(key, radius: radius).hits {
                let record = Int64(bitPattern: hit.payload)
                closest[record] = min(closest[record] ?? .max, hit.distance)
            }
        }
        return closest
    }

    /// Where units of this kind are kept and how far around they are searched; nil where they are not.
    private func place(of unit: ISCCUnit) -> (index: HammingIndex, radius: Int)? {
        guard unit.isMatchable else { return nil }
        switch unit.mainType {
        case .content: return unit.subType == ISCCUnit.imageSubType ? (images, Self.radius) : nil
        case .data: return (data, Self.radius)
        case .instance: return (instances, 0)
        case .meta, .semantic: return nil
        }
    }
}

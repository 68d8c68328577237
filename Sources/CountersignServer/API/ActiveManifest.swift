// SPDX-License-Identifier: Apache-2.0
import ByteKit
import JUMBF

/// A manifest store with one manifest in it.
enum ActiveManifest {
    /// The manifest of this label out of `store`, in a store of its own, its bytes unchanged.
    /// - Throws: ``ServiceError`` `not_found` where the store has no such manifest.
    static func extract(from store: [UInt8], label: String) throws -> [UInt8] {
        guard let outer = try? JUMBFParser().parse(store),
            let manifest = outer.superboxes.first(where: { $0.label == label })
        else { throw ServiceError(.notFound, "The store holds no manifest of this identifier.") }
        return JUMBFSuperbox(description: outer.description, children: [.superbox(manifest)]).serialize()
    }
}

// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import MediaContainers

/// Which of several manifests in a text is meant: the one whose data hash excludes its own place (C2PA 2.4, A.8.4). A text
/// may quote another one with its manifest.
struct WrapperChoice {
    /// The store to judge.
    let location: ManifestStoreLocation
    /// How it stands to the others.
    let plurality: AssetContent.Plurality

    /// - Parameter stores: at least one.
    init?(
        among stores: [ManifestStoreLocation], of source: any ByteSource, _ container: any MediaContainer,
        limits: ManifestStore.Limits
    ) {
        guard let first = stores.first else { return nil }
        guard stores.count > 1 else {
            location = first
            plurality = .alone
            return
        }
        let matching = stores.filter { WrapperChoice.excludesItself($0, source, container, limits) }
        location = matching.first ?? first
        plurality = matching.count == 1 ? .chosen : .competing
    }

    private static func excludesItself(
        _ location: ManifestStoreLocation, _ source: any ByteSource, _ container: any MediaContainer,
        _ limits: ManifestStore.Limits
    ) -> Bool {
        guard let store = try? ManifestStore(parsing: location.bytes, limits: limits),
            let binding = store.activeManifest?.assertions.first(where: { $0.label.base == AssertionLabel.dataHash }),
            let extent = location.extents.first
        else { return false }
        let hashed = try? container.hashedContent(of: source, at: location).location
        return (binding.cbor?["exclusions"]?.array ?? []).prefix(64).contains { entry in
            guard let start = entry["start"]?.uint64, let length = entry["length"]?.uint64,
                case let (end, overflow) = start.addingReportingOverflow(length), !overflow
            else { return false }
            if location.exclusion.allows(start..<end, for: extent) { return true }
            return hashed?.extents.first.map { hashed?.exclusion.allows(start..<end, for: $0) ?? false } ?? false
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import MediaContainers

/// Signs with a manifest that stands compressed in its store (C2PA 2.2, 11.2.4). How large it gets is not known before it is
/// signed. Where that does not matter to what is bound, the content is read twice: hashed, then copied with the store it
/// has got. Elsewhere (ISO base media files, archives) room is kept for the worst, and zeros fill it up.
struct CompressedSigning {
    let draft: ManifestDraft
    let signature: SignatureMaker
    let asset: SourceAsset
    /// The copy with a store.
    let copy: ([UInt8]) throws -> PlannedCopy

    nonisolated(nonsending) func sign(
        _ binder: any HardBindingMaker, _ notices: [String], to sink: any ByteSink
    ) async throws -> SignedAsset {
        var maker = binder
        guard !(maker is DataHashMaker), !(maker is TextHashMaker) else {
            throw SigningError(
                .forbidden,
                "a compressed manifest must not bind content with a data hash (C2PA 2.2, 18.5.1), and this file cannot be "
                    + "bound otherwise; leave --compress out")
        }
        try maker.outline { try copy(draft.placeholderStore(binding: .null, signatureSize: signature.size)) }
        let draftStore = draft.placeholderStore(binding: maker.placeholder, signature: signature.noise)
        if maker is BoxHashMaker || maker is FontHashMaker {
            let planned = try copy(draftStore)
            try maker.prepare(for: planned)
            try planned.plan.preview(of: asset.source) { maker.observe($0, at: $1) }
            let binding = try maker.finish()
            let store = try await store(binding)
            let final = try copy(store)
            try final.plan.write(from: asset.source, to: sink)
            try final.place(store, in: sink, of: asset.format)
            return asset(store, binding, final, final.plan.reservation?.extents ?? [], notices)
        }
        // Hashes that are not there yet stand as zeros in the draft, and will not get smaller.
        let open = CBOREncoder.encode(maker.placeholder).count + draft.identities.count * 16_384 + 512
        let capacity = (draftStore.count + open + 1) / 2 * 2
        func room(_ store: [UInt8]) -> [UInt8] {
            store + [UInt8](repeating: 0, count: max(0, capacity - store.count))
        }
        let planned = try copy(room(draftStore))
        try maker.prepare(for: planned)
        try planned.plan.write(from: asset.source, to: sink) { maker.observe($0, at: $1) }
        let binding = try maker.finish()
        let store = try await store(binding)
        try planned.place(store, in: sink, of: asset.format)
        return asset(store, binding, planned, binding.exclusions, notices)
    }

    nonisolated(nonsending) private func store(_ binding: HardBinding) async throws -> [UInt8] {
        let claim = try await draft.claim(binding: binding.assertion)
        return draft.store(claim, signature: try await signature.sign(claim.bytes, assertions: claim.actions))
    }

    private func asset(
        _ store: [UInt8], _ binding: HardBinding, _ copy: PlannedCopy, _ exclusions: [Range<UInt64>],
        _ notices: [String]
    ) -> SignedAsset {
        SignedAsset(
            manifestLabel: draft.label, instanceID: draft.instanceID, manifestStore: store, format: asset.format,
            exclusions: exclusions, contentHash: binding.hash, size: copy.count, isUpdate: false, notices: notices)
    }
}

// SPDX-License-Identifier: Apache-2.0

import ByteKit
import COSE
import MediaContainers

/// A manifest that leaves the content alone (C2PA 2.2, 11.2.3): everything is settled, only the signature is missing.
struct PreparedUpdate {
    let draft: ManifestDraft
    let signature: SignatureMaker
    let copy: PlannedCopy
    let notices: [String]
}

/// Whether a credential can grow while the binding of the content holds.
enum UpdatePreparation {
    case ready(PreparedUpdate)
    case impossible(String)
}

extension SourceAsset {
    /// Whether a request asks for an update manifest, or should: a redaction that does not touch the content shall be
    /// documented by one (C2PA 2.2, 6.8).
    func suitsUpdate(_ request: SigningRequest) -> Bool {
        let definition = request.definition
        if definition.intent == .update { return true }
        guard definition.intent == nil, !definition.redactions.isEmpty, hasStore,
            request.placement == .embedded || sidecar != nil, request.keepsHistory, request.ingredients.isEmpty,
            definition.ingredients.isEmpty,
            request.thumbnail == nil, definition.thumbnail == nil, request.remoteURL == nil
        else { return false }
        return definition.actionNames.allSatisfy(ActionsBuilder.updateActions.contains)
    }
}

extension ClaimGenerator {
    /// Drafts an update and tries out whether the content's binding holds with it.
    /// - Throws: ``SigningError`` with code `forbidden` for what an update must not do.
    nonisolated(nonsending) func prepareUpdate(
        _ asset: SourceAsset, _ request: SigningRequest, _ signer: any ClaimSigner
    ) async throws -> UpdatePreparation {
        guard request.thumbnail == nil, request.definition.thumbnail == nil, request.remoteURL == nil else {
            throw SigningError(
                .forbidden, "an update changes neither file nor picture: leave thumbnail and remote URL out")
        }
        let first = try await attemptUpdate(asset, request, signer, unpacks: true)
        if case .ready = first { return first }
        // A compressed credential takes less room as it is.
        let second = try await attemptUpdate(asset, request, signer, unpacks: false)
        if case .ready = second { return second }
        return first
    }

    nonisolated(nonsending) private func attemptUpdate(
        _ asset: SourceAsset, _ request: SigningRequest, _ signer: any ClaimSigner, unpacks: Bool
    ) async throws -> UpdatePreparation {
        let (draft, notices) = try await draft(request, asset: asset, bindingLabel: nil, unpacks: unpacks)
        guard !draft.ingredientManifests.isEmpty else {
            throw SigningError(.invalidDefinition, "there is no credential that could be updated")
        }
        guard try ingredients(of: request).allSatisfy({ $0.relationship == .parentOf }) else {
            throw SigningError(.forbidden, "an update has its parent as only ingredient")
        }
        var signature = try signatureMaker(signer)
        if asset.needsFilledSignature(request) { signature.reserveFilling(actors: request.identities.count) }
        let store = draft.placeholderStore(
            binding: nil, signature: draft.isCompressed ? signature.noise : signature.placeholder)
        let copy: PlannedCopy
        switch try trial(store, of: draft, signature, asset, request) {
        case .success(let made): copy = made
        case .failure(let reason): return .impossible(reason.text)
        }
        return .ready(PreparedUpdate(draft: draft, signature: signature, copy: copy, notices: notices))
    }

    private struct Obstacle: Error { let text: String }

    /// The copy with this store, where the content's binding holds in it.
    private func trial(
        _ store: [UInt8], of draft: ManifestDraft, _ signature: SignatureMaker, _ asset: SourceAsset,
        _ request: SigningRequest
    ) throws -> Result<PlannedCopy, Obstacle> {
        let plan: CopyPlan
        switch try updatePlan(asset, request, store, signature) {
        case .success(let made): plan = made
        case .failure(let reason): return .failure(reason)
        }
        let copy = PlannedCopy(plan, of: asset.source, store: plan.part(of: store))
        let report = try? validator.judge(copy, sidecar: request.placement == .detached ? store : nil)
        guard let report, report.activeManifest?.label == draft.label else {
            return .failure(Obstacle(text: "the format has no room for a larger one in the same place"))
        }
        let broken = report.results.activeManifest.failure.first { ClaimGenerator.concernsBinding($0.code) }
        if let broken {
            return .failure(Obstacle(text: "the content's binding would not hold: \(broken.explanation)"))
        }
        return .success(copy)
    }

    private static func concernsBinding(_ code: StatusCode) -> Bool {
        if code == .hardBindingsMissing || code == .multipleHardBindings { return true }
        return ["dataHash", "boxesHash", "bmffHash", "collectionHash", "multiAssetHash"].contains {
            code.rawValue.hasPrefix("assertion.\($0)")
        }
    }

    /// The copy, with the store in the place of the old one.
    private func updatePlan(
        _ asset: SourceAsset, _ request: SigningRequest, _ store: [UInt8], _ signature: SignatureMaker
    ) throws -> Result<CopyPlan, Obstacle> {
        guard request.placement == .embedded else { return .success(CopyPlan([.copy(0..<asset.source.count)])) }
        guard let container = asset.container, let reading = asset.reading else {
            throw asset.format.map(ContainerError.unsupportedFormat) ?? ContainerError.unknownFormat
        }
        let wide = signature.filling > 0 ? store.count { $0 >= 16 } : nil
        do {
            return .success(
                try container.planUpdate(
                    of: asset.source, reading: reading,
                    store: UpdatedStore(
                        store, wideBytes: wide, isRedaction: !request.definition.redactions.isEmpty)))
        } catch ContainerError.unsupportedEdit(_, let reason) {
            return .failure(Obstacle(text: reason))
        }
    }

    /// Signs a prepared update and writes the copy.
    nonisolated(nonsending) func finish(
        _ update: PreparedUpdate, _ asset: SourceAsset, _ request: SigningRequest, to sink: any ByteSink
    ) async throws -> SignedAsset {
        let claim = try await update.draft.claim(binding: nil)
        let signed = try await update.signature.signature(of: claim.bytes, assertions: claim.actions)
        var store = update.draft.store(claim, signature: try signed.serialized())
        var copy = update.copy
        if update.draft.isCompressed {
            // How small it has become is only known now.
            switch try trial(store, of: update.draft, update.signature, asset, request) {
            case .success(let final): copy = final
            case .failure(let reason): throw SigningError(.notUpdatable, "\(reason.text); sign it as an edit")
            }
        }
        let plan = copy.plan
        if let wide = plan.reservation?.wideBytes {
            let missing = wide - store.count { $0 >= 16 }
            store = update.draft.store(claim, signature: try signed.serialized(wide: missing))
        }
        try plan.write(from: asset.source, to: sink)
        try copy.place(store, in: sink, of: asset.format)
        return SignedAsset(
            manifestLabel: update.draft.label, instanceID: update.draft.instanceID, manifestStore: store,
            format: asset.format, exclusions: [], contentHash: [], size: copy.count, isUpdate: true,
            notices: update.notices)
    }
}

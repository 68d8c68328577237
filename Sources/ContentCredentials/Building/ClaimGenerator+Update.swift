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
        guard definition.intent == nil, !definition.redactions.isEmpty, hasStore, request.placement == .embedded,
            request.keepsHistory, request.ingredients.isEmpty, definition.ingredients.isEmpty,
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
        let (draft, notices) = try await draft(request, asset: asset, bindingLabel: nil)
        guard !draft.ingredientManifests.isEmpty else {
            throw SigningError(.invalidDefinition, "there is no credential that could be updated")
        }
        guard try ingredients(of: request).allSatisfy({ $0.relationship == .parentOf }) else {
            throw SigningError(.forbidden, "an update has its parent as only ingredient")
        }
        let signature = try signatureMaker(signer)
        let store = draft.placeholderStore(binding: nil, signatureSize: signature.size)
        let plan: CopyPlan
        switch try updatePlan(asset, request, storeSize: store.count) {
        case .success(let made): plan = made
        case .failure(let reason): return .impossible(reason.text)
        }
        let copy = PlannedCopy(plan, of: asset.source, store: store)
        let report = try? validator.judge(copy, sidecar: request.placement == .detached ? store : nil)
        guard let report, report.activeManifest?.label == draft.label else {
            return .impossible("the format has no room for a larger one in the same place")
        }
        let broken = report.results.activeManifest.failure.first { ClaimGenerator.concernsBinding($0.code) }
        if let broken { return .impossible("the content's binding would not hold: \(broken.explanation)") }
        return .ready(PreparedUpdate(draft: draft, signature: signature, copy: copy, notices: notices))
    }

    private static func concernsBinding(_ code: StatusCode) -> Bool {
        if code == .hardBindingsMissing || code == .multipleHardBindings { return true }
        return ["dataHash", "boxesHash", "bmffHash", "collectionHash", "multiAssetHash"].contains {
            code.rawValue.hasPrefix("assertion.\($0)")
        }
    }

    private struct Obstacle: Error { let text: String }

    /// The copy, with the larger store where the old one began.
    private func updatePlan(
        _ asset: SourceAsset, _ request: SigningRequest, storeSize: Int
    ) throws -> Result<CopyPlan, Obstacle> {
        guard request.placement == .embedded else { return .success(CopyPlan([.copy(0..<asset.source.count)])) }
        guard let container = asset.container, let reading = asset.reading else {
            throw asset.format.map(ContainerError.unsupportedFormat) ?? ContainerError.unknownFormat
        }
        guard let place = reading.manifestStore else {
            return .failure(Obstacle(text: "there is no credential in the file, or more than one"))
        }
        guard let steps = try container.storeSteps(capacity: storeSize, in: reading) else {
            return .success(
                try container.planCopy(
                    of: asset.source, reading: reading, applying: ContainerEdit(storeCapacity: storeSize)))
        }
        var planner = CopyPlanner()
        for (index, extent) in place.extents.enumerated() { planner.replace(extent, with: index == 0 ? steps : []) }
        return .success(planner.plan(size: asset.source.count))
    }

    /// Signs a prepared update and writes the copy.
    nonisolated(nonsending) func finish(
        _ update: PreparedUpdate, _ asset: SourceAsset, _ request: SigningRequest, to sink: any ByteSink
    ) async throws -> SignedAsset {
        let claim = try await update.draft.claim(binding: nil)
        let store = update.draft.store(
            claim, signature: try await update.signature.sign(claim.bytes, assertions: claim.actions))
        try update.copy.plan.write(from: asset.source, to: sink)
        try update.copy.plan.reservation?.fill(with: store, in: sink)
        return SignedAsset(
            manifestLabel: update.draft.label, instanceID: update.draft.instanceID, manifestStore: store,
            format: asset.format, exclusions: [], contentHash: [], size: update.copy.count, isUpdate: true,
            notices: update.notices)
    }
}

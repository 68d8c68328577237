// SPDX-License-Identifier: Apache-2.0

public import ByteKit
import CBOR
public import COSE
public import MediaContainers
public import TrustServices

/// Signs files: writes a copy with a manifest store of its own (C2PA 2.2, chapter 10), claim version 2.
///
/// The content is read once: it is hashed while it is copied, and the store, whose size is known before, is put into the
/// room kept for it. Memory does not grow with the file.
///
///     let generator = ClaimGenerator()
///     let output = try AtomicFile(path: "signed.jpg")
///     try await generator.sign(FileByteSource(path: "photo.jpg"), SigningRequest(), signer: signer, to: output)
///     try output.commit()
public struct ClaimGenerator: Sendable {
    /// Goes into claims where the definition names no generator.
    public var generator: GeneratorInfo
    /// Hash of the content and of all references.
    public var algorithm: ContentHashAlgorithm
    /// Attests the time of signing, where there is one.
    public var timeStamper: (any TimeStamper)?
    /// Bytes kept for the time stamp.
    public var timeStampCapacity = 12_288
    /// Bytes of media that get a hash of their own, at least 1024, so that a player can check a film piece by piece; nil
    /// for one hash over all of the file. ISO base media files that are not fragmented only.
    public var mediaBlockSize: Int?
    /// Bounds on what is read.
    public var limits = ContainerLimits()
    /// Judges the credentials of ingredients, at its validation time or at that of signing; what it finds is recorded in
    /// their assertions.
    public var validator: Validator
    /// OCSP responses about the signer's certificate, stapled to each signature (C2PA 2.2, 14.5.2).
    public var revocationResponses: [[UInt8]] = []
    /// Where salts and labels come from.
    public var random = RandomSource.system

    /// A claim generator.
    public init(
        generator: GeneratorInfo = .countersign, algorithm: ContentHashAlgorithm = .sha256,
        timeStamper: (any TimeStamper)? = nil, validator: Validator = Validator()
    ) {
        self.generator = generator
        self.algorithm = algorithm
        self.timeStamper = timeStamper
        self.validator = validator
    }

    /// Signs a file: writes the copy to `sink`, and patches the store in. Nothing is committed.
    /// - Throws: ``SigningError``, `ContainerError` where the file cannot carry a store, or what the signer throws.
    @discardableResult
    nonisolated(nonsending) public func sign(
        _ source: any ByteSource, _ request: SigningRequest, signer: any ClaimSigner, to sink: any ByteSink
    ) async throws -> SignedAsset {
        let asset = try SourceAsset(source, sidecar: request.sidecar, limits: limits)
        guard asset.suitsUpdate(request) else { return try await signContent(asset, request, signer, to: sink) }
        let update = try await prepareUpdate(asset, request, signer)
        switch update {
        case .ready(let update): return try await finish(update, asset, request, to: sink)
        case .impossible(let reason):
            if request.definition.intent == .update {
                throw SigningError(.notUpdatable, "\(reason); sign it as an edit")
            }
            var signed = try await signContent(asset, request, signer, to: sink)
            signed.notices.append(
                "the credential could not grow in its place (\(reason)), so a new one binds the content")
            return signed
        }
    }

    /// Signs with a manifest that binds the content.
    nonisolated(nonsending) private func signContent(
        _ asset: SourceAsset, _ request: SigningRequest, _ signer: any ClaimSigner, to sink: any ByteSink
    ) async throws -> SignedAsset {
        var maker = try hardBindingMaker(for: asset.format, request, reading: asset.reading)
        let (draft, notices) = try await draft(request, asset: asset, bindingLabel: maker.label)
        var signature = try signatureMaker(signer)
        if maker is TextHashMaker { signature.reserveFilling(actors: request.identities.count) }

        let copy = { [signature] (store: [UInt8]) in
            PlannedCopy(try self.plan(asset, request, store: store, signature), of: asset.source, store: store)
        }
        if draft.isCompressed {
            let job = CompressedSigning(draft: draft, signature: signature, asset: asset, copy: copy)
            return try await job.sign(maker, notices, to: sink)
        }
        let reserve = request.reserve(in: asset.format)
        let room = { (store: [UInt8]) in store + [UInt8](repeating: 0, count: reserve) }
        var placeholder: [UInt8] { draft.placeholderStore(binding: maker.placeholder, signatureSize: signature.size) }
        try maker.outline { try copy(draft.placeholderStore(binding: .null, signatureSize: signature.size)) }
        // RIFF pads odd chunks with a byte that some validators count to the store and others do not; there is no
        // doubt about an even one.
        maker.padding = placeholder.count % 2
        let planned = try copy(room(placeholder))
        try maker.prepare(for: planned)
        try planned.plan.write(from: asset.source, to: sink) { maker.observe($0, at: $1) }
        let binding = try maker.finish()

        let claim = try await draft.claim(binding: binding.assertion)
        let signed = try await signature.signature(of: claim.bytes, assertions: claim.actions)
        var store = draft.store(claim, signature: try signed.serialized())
        if let wide = planned.plan.reservation?.wideBytes {
            let missing = wide - store.count { $0 >= 16 }
            store = draft.store(claim, signature: try signed.serialized(wide: missing))
        }
        try planned.place(store, in: sink, of: asset.format)
        return SignedAsset(
            manifestLabel: draft.label, instanceID: draft.instanceID, manifestStore: store, format: asset.format,
            exclusions: binding.exclusions, contentHash: binding.hash, size: planned.count, isUpdate: false,
            notices: notices)
    }

    func signatureMaker(_ signer: any ClaimSigner) throws -> SignatureMaker {
        try SignatureMaker(
            signer: signer, timeStamper: timeStamper, capacity: timeStampCapacity,
            revocationResponses: revocationResponses)
    }

    /// The copy to be written.
    /// - Parameter store: of the final size; its signature is zeros.
    private func plan(
        _ asset: SourceAsset, _ request: SigningRequest, store: [UInt8], _ signature: SignatureMaker
    ) throws -> CopyPlan {
        let properties = request.remoteURL.map { [XMPProperty(.provenance, $0)] } ?? []
        guard let container = asset.container, let reading = asset.reading else {
            // Any file may have a store beside it; only what goes into the file needs to know its format.
            guard request.placement == .detached, properties.isEmpty else {
                throw asset.format.map(ContainerError.unsupportedFormat) ?? ContainerError.unknownFormat
            }
            return CopyPlan([.copy(0..<asset.source.count)])
        }
        guard request.placement == .embedded else {
            var edit = ContainerEdit(xmpProperties: properties)
            edit.textCarrier = request.textCarrier
            return try container.planCopy(of: asset.source, reading: reading, applying: edit)
        }
        var edit = ContainerEdit(storeCapacity: store.count, xmpProperties: properties)
        edit.textCarrier = request.textCarrier
        edit.isRedaction = !request.definition.redactions.isEmpty
        if signature.filling > 0 { edit.wideBytes = store.count { $0 >= 16 } + signature.expectedWideBytes() }
        return try container.planCopy(of: asset.source, reading: reading, applying: edit)
    }
}

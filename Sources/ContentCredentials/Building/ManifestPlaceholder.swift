// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
public import COSE
public import MediaContainers

/// A manifest store for callers who write the file themselves (an encoder, a camera): room of a known size first, the
/// store in it when the content has been hashed (C2PA 2.2, 10.4).
///
///     let placeholder = try await generator.placeholder(request, format: .jpeg, signer: signer)
///     // write the file with placeholder.bytes in its place, and hash everything else …
///     let final = try await placeholder.finish(contentHash: hash, exclusions: [start..<(start + placeholder.bytes.count)])
///     // … and put `final` over the placeholder: it is exactly as large.
public struct ManifestPlaceholder: Sendable {
    /// What the caller writes where the store will stand: a draft of the store, framed as the format wants it.
    public let bytes: [UInt8]
    /// Label of the manifest.
    public let manifestLabel: String
    /// Hash algorithm of the content.
    public let algorithm: ContentHashAlgorithm
    private let draft: ManifestDraft
    private let signature: SignatureMaker
    private let exclusionCount: Int
    private let frame: CopyPlan

    init(
        _ draft: ManifestDraft, _ signature: SignatureMaker, exclusionCount: Int, frame: (Int) throws -> CopyPlan
    ) throws {
        self.draft = draft
        self.signature = signature
        self.exclusionCount = exclusionCount
        manifestLabel = draft.label
        algorithm = draft.algorithm
        let maker = DataHashMaker(
            draft.algorithm, exclusions: [Range<UInt64>](repeating: 0..<0, count: exclusionCount))
        let store = draft.placeholderStore(binding: maker.placeholder, signatureSize: signature.size)
        self.frame = try frame(store.count)
        bytes = try ManifestPlaceholder.framed(store, self.frame)
    }

    /// Signs the manifest for a hash of the content.
    /// - Parameters:
    ///   - contentHash: over the whole file but for the exclusions.
    ///   - exclusions: what was left out: the place of ``bytes``, or nothing where the store is kept beside the file.
    /// - Returns: the store with its framing, as large as ``bytes``.
    /// - Throws: ``SigningError``, or what the signer throws.
    nonisolated(nonsending) public func finish(
        contentHash: [UInt8], exclusions: [Range<UInt64>]
    ) async throws -> [UInt8] {
        guard contentHash.count == algorithm.byteCount else {
            throw SigningError(
                .invalidDefinition, "the hash must be \(algorithm.rawValue) and have \(algorithm.byteCount) bytes")
        }
        guard exclusions.count == exclusionCount else {
            throw SigningError(
                .invalidDefinition,
                "the hash must leave out \(exclusionCount) ranges, and leaves out \(exclusions.count)")
        }
        let binding = DataHashMaker(algorithm, exclusions: exclusions).assertion(contentHash)
        let claim = try await draft.claim(binding: binding)
        let store = draft.store(claim, signature: try await signature.sign(claim.bytes, assertions: claim.actions))
        return try ManifestPlaceholder.framed(store, frame)
    }

    fileprivate static func framed(_ store: [UInt8], _ frame: CopyPlan) throws -> [UInt8] {
        let sink = MemoryByteSink()
        try frame.write(from: MemoryByteSource([]), to: sink)
        try frame.reservation?.fill(with: store, in: sink)
        return sink.bytes
    }
}

/// Boxes one after the other and the hash over them, as a caller computed it (C2PA 2.2, 18.7).
public struct BoxHash: Sendable, Hashable {
    /// Names of the boxes in file order; `C2PA` alone for the store.
    public var names: [String]
    /// Hash from the start of the first box to the end of the last; a zero byte for the store.
    public var hash: [UInt8]

    /// A hash over boxes.
    public init(names: [String], hash: [UInt8]) {
        self.names = names
        self.hash = hash
    }

    /// The store itself, which is not hashed.
    public static let manifestStore = BoxHash(names: [ContainerBox.manifestStoreName], hash: [0])
}

extension ClaimGenerator {
    /// Keeps room for a manifest in a file that the caller writes.
    /// - Parameters:
    ///   - format: how the store is framed; nil for the bare store.
    ///   - isEmbedded: whether the hash will leave out the place of the store; not where it is kept beside the file.
    /// - Throws: ``SigningError``; `ContainerError.unsupportedFormat` where the store cannot be framed by itself.
    nonisolated(nonsending) public func placeholder(
        _ request: SigningRequest, format: MediaFormat?, signer: any ClaimSigner, isEmbedded: Bool = true
    ) async throws -> ManifestPlaceholder {
        let (draft, _) = try await draft(request, asset: nil, bindingLabel: AssertionLabel.dataHash)
        return try ManifestPlaceholder(
            draft, try signatureMaker(signer), exclusionCount: isEmbedded ? 1 : 0,
            frame: { try ClaimGenerator.frame($0, format) })
    }

    /// Signs a manifest for boxes that the caller hashed. Where the store stands, and how large it is, does not matter to
    /// such a binding, so there is no need for a placeholder.
    /// - Returns: the store with its framing; the bare store where `format` is nil.
    nonisolated(nonsending) public func sign(
        boxes: [BoxHash], _ request: SigningRequest, format: MediaFormat?, signer: any ClaimSigner
    ) async throws -> [UInt8] {
        guard boxes.contains(.manifestStore), boxes.allSatisfy({ !$0.names.isEmpty }) else {
            throw SigningError(
                .invalidDefinition, "the boxes must be named in file order, the store (C2PA) among them by itself")
        }
        let (draft, _) = try await draft(request, asset: nil, bindingLabel: AssertionLabel.boxHash)
        let signature = try signatureMaker(signer)
        let entries = boxes.map { box -> CBORValue in
            ["names": .array(box.names.map(CBORValue.text)), "hash": .bytes(box.hash), "pad": .bytes([])]
        }
        let claim = try await draft.claim(binding: ["alg": .text(algorithm.rawValue), "boxes": .array(entries)])
        let store = draft.store(claim, signature: try await signature.sign(claim.bytes, assertions: claim.actions))
        return try ManifestPlaceholder.framed(store, try ClaimGenerator.frame(store.count, format))
    }

    private static func frame(_ size: Int, _ format: MediaFormat?) throws -> CopyPlan {
        guard let format else { return CopyPlan([.store(size)]) }
        guard let steps = try ContainerRegistry.container(for: format)?.storeSteps(capacity: size, in: nil) else {
            throw ContainerError.unsupportedFormat(format)
        }
        return CopyPlan(steps)
    }
}

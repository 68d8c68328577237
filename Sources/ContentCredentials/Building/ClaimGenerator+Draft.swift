// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import COSE
import JUMBF
import MediaContainers
import TrustServices

/// A file that is to be signed, and what is known about it.
struct SourceAsset {
    let source: any ByteSource
    /// Nil where it is none that is known.
    let format: MediaFormat?
    /// Nil for formats that cannot carry a store.
    let container: (any MediaContainer)?
    let reading: ContainerReading?
    /// Its credential, where that is kept beside it.
    let sidecar: [UInt8]?

    init(_ source: any ByteSource, sidecar: [UInt8]? = nil, limits: ContainerLimits) throws {
        guard source.count > 0 else { throw ContainerError.emptyFile }
        self.source = source
        self.sidecar = sidecar
        let format = try FormatSniffer.format(of: source)
        let container = format.flatMap(ContainerRegistry.container(for:))
        self.format = format
        self.container = container
        reading = try format.flatMap { try container?.read(source, format: $0, limits: limits) }
    }

    /// Whether it carries a credential of its own.
    var hasStore: Bool { sidecar != nil || reading?.manifestStores.isEmpty == false }
}

extension ClaimGenerator {
    /// Settles everything about a manifest but the content's hash and the signatures.
    /// - Parameters:
    ///   - asset: nil where the caller writes the file.
    ///   - bindingLabel: label of the hard binding; nil for an update manifest.
    ///   - unpacks: see ``IngredientCollector/unpacks``.
    nonisolated(nonsending) func draft(
        _ request: SigningRequest, asset: SourceAsset?, bindingLabel: String?, unpacks: Bool = true
    ) async throws -> (ManifestDraft, notices: [String]) {
        let definition = request.definition
        let isUpdate = bindingLabel == nil
        var list = AssertionList(algorithm, random.draw())
        let label = try manifestLabel(definition, &list.random)
        let instanceID = definition.instanceID ?? "xmp:iid:\(list.random.uuid())"
        if let thumbnail = try thumbnail(of: request) {
            list.add(AssertionLabel.claimThumbnail, .file(thumbnail))
        }

        var sources = try ingredients(of: request)
        var notices: [String] = []
        let parent = try parent(among: sources, request, asset, isUpdate: isUpdate)
        if let own = parent.own { sources.append(own) }
        if let notice = parent.notice { notices.append(notice) }
        var collector = IngredientCollector()
        collector.unpacks = unpacks
        let ingredients = try await ingredientAssertions(
            sources, redactions: definition.redactions, isUpdate: isUpdate, &collector, &list)
        let isActions = { (assertion: ManifestDefinition.Assertion) in AssertionName(assertion.label).isActions }
        notices += try addActions(
            definition.assertions.filter(isActions), request, ingredients, isUnchanged: parent.isUnchanged,
            isUpdate: isUpdate, &list)
        for binding in request.softBindings { list.add(AssertionLabel.softBinding, .cbor(binding.cbor)) }
        for assertion in definition.assertions where !isActions(assertion) {
            try ClaimGenerator.add(assertion, to: &list)
        }
        try await addEvidence(request, collector, &list)
        var generator = definition.generators.first ?? generator
        var icon: HashedURI?
        if let resource = generator.icon { icon = try add(icon: resource, of: request, to: &list) }
        if generator.name.isEmpty { generator.name = self.generator.name }

        let draft = ManifestDraft(
            kind: isUpdate ? .updateManifest : .manifest, label: label, instanceID: instanceID,
            title: definition.title, generator: generator.cbor(isClaim: true, icon: icon),
            redactions: definition.redactions.map(\.uri),
            ingredientManifests: collector.manifests.map { $0.box.serialize() }, assertions: list.assertions,
            binding: bindingLabel.map { list.draft($0) },
            identities: try request.identities.map { identity in
                try IdentityDraft(list.draft(AssertionLabel.cawgIdentity, isCreated: false), identity)
            },
            algorithm: algorithm, isCompressed: request.compresses)
        return (draft, notices + collector.notices)
    }

    private func manifestLabel(
        _ definition: ManifestDefinition, _ random: inout RandomBytes
    ) throws(SigningError) -> String {
        guard let wanted = definition.label else {
            let vendor = definition.vendor.map { String($0.unicodeScalars.filter { (0x21...0x7E).contains($0.value) }) }
            return ManifestLabel.of(uuid: random.uuid(), generator: vendor?.replacingColons).text
        }
        guard let label = ManifestLabel(wanted), wanted.hasPrefix("urn:c2pa:") else {
            throw SigningError(.invalidDefinition, "a manifest's label is urn:c2pa: and a UUID, not \(wanted)")
        }
        return label.text
    }

    private func thumbnail(of request: SigningRequest) throws -> EmbeddedFile? {
        if let thumbnail = request.thumbnail { return thumbnail }
        guard let resource = request.definition.thumbnail else { return nil }
        return EmbeddedFile(mediaType: resource.format, bytes: try request.bytes(resource.identifier))
    }

    /// An icon is an embedded file with a label of its own (C2PA 2.2, 10.2.3.2).
    private func add(
        icon: ManifestDefinition.Resource, of request: SigningRequest, to list: inout AssertionList
    ) throws -> HashedURI {
        list.add(
            AssertionLabel.icon,
            .file(EmbeddedFile(mediaType: icon.format, bytes: try request.bytes(icon.identifier))))
    }

    private func addActions(
        _ definitions: [ManifestDefinition.Assertion], _ request: SigningRequest,
        _ ingredients: [ActionsBuilder.Ingredient], isUnchanged: Bool?, isUpdate: Bool, _ list: inout AssertionList
    ) throws -> [String] {
        var created = request.sourceType ?? "digitalCapture"
        if case .create(let type?) = request.definition.intent { created = type }
        // "Mix or composite of several elements, any of which may or may not be generative AI": all that can be said of a
        // change that nobody describes.
        let types = try [created, request.sourceType ?? "composite"].map { type throws(SigningError) in
            guard let uri = DigitalSourceType.uri(type) else {
                throw SigningError(.invalidDefinition, "\(type) is no digital source type")
            }
            return uri
        }
        var icons = list
        let (assertions, notices) = try ActionsBuilder(
            ingredients: ingredients, createdType: types[0], changeType: types[1], isUpdate: isUpdate,
            isUnchanged: isUnchanged, redactions: request.definition.redactions,
            icon: { try self.add(icon: $0, of: request, to: &icons) }
        ).build(definitions)
        list = icons
        for assertion in assertions {
            list.add(AssertionLabel.actions2, .cbor(.map(assertion.data)), isCreated: assertion.isCreated)
        }
        return notices
    }

    /// The form in which an assertion of the definition is written, and who vouches for it.
    static func add(
        _ assertion: ManifestDefinition.Assertion, to list: inout AssertionList
    ) throws(SigningError) {
        let base = AssertionLabel.split(assertion.label).base
        let kind = AssertionLabel.kind(of: assertion.label)
        guard !AssertionLabel.isHardBinding(base), kind != AssertionLabel.ingredient1,
            !AssertionLabel.isThumbnail(base), !base.hasPrefix("c2pa.hash."), !base.contains("/"),
            assertion.content != nil || !ClaimGenerator.binaryLabels.contains(base)
        else {
            throw SigningError(
                .forbidden,
                "\(base) is written by the claim generator itself; take it out of the definition's assertions")
        }
        guard base.contains(".") else {
            throw SigningError(
                .invalidDefinition, "the label \(base) needs a domain before it (org.example.\(base))")
        }
        let content: AssertionDraft.Content
        if let value = assertion.content {
            content = .cbor(value)
        } else {
            // JSON-LD assertions are JSON (C2PA 2.2, 18.1); everything else is CBOR unless the definition says otherwise.
            let isJSON =
                base.hasPrefix("stds.") || (base.hasSuffix(".metadata") && base != AssertionLabel.assertionMetadata)
            switch assertion.encoding ?? (isJSON ? .json : .cbor) {
            case .json: content = .json(Array(assertion.data.serialize().utf8))
            case .cbor: content = .cbor(assertion.data.cbor)
            case .binary:
                guard let bytes = assertion.data.string.flatMap({ Base64.decode($0) }) else {
                    throw SigningError(.invalidDefinition, "the data of \(base), which is Binary, is no Base64 text")
                }
                content = .file(
                    EmbeddedFile(mediaType: assertion.mediaType ?? "application/octet-stream", bytes: bytes))
            }
        }
        list.add(base, content, isCreated: assertion.isCreated ?? (base == AssertionLabel.softBinding))
    }

    /// Assertions of bytes, which JSON cannot say.
    private static let binaryLabels: Set<String> = [
        AssertionLabel.timeStamp, AssertionLabel.certificateStatus, AssertionLabel.icon, AssertionLabel.embeddedData,
        AssertionLabel.cawgIdentity,
    ]

    /// Time stamps for manifests that have none, and answers about certificates (C2PA 2.2, 18.17 and 18.18).
    nonisolated(nonsending) private func addEvidence(
        _ request: SigningRequest, _ collector: IngredientCollector, _ list: inout AssertionList
    ) async throws {
        if request.stampsHistory {
            guard let timeStamper else {
                throw SigningError(
                    .invalidDefinition, "to have the time of older manifests attested, name a time-stamp authority")
            }
            var stamps = CBORMap()
            for (label, box) in collector.manifests {
                guard let bytes = Manifest(reading: box).signatureBytes, let signature = try? COSESign1(parsing: bytes),
                    signature.unprotected[COSEHeaderLabel.timeStamp2] == nil,
                    signature.unprotected[COSEHeaderLabel.timeStamp1] == nil
                else { continue }
                stamps[.text(label)] = .bytes(try await timeStamper.timeStampToken(over: signature.signature))
            }
            if !stamps.isEmpty { list.add(AssertionLabel.timeStamp, .cbor(.map(stamps))) }
        }
        if !request.certificateStatus.isEmpty {
            list.add(
                AssertionLabel.certificateStatus,
                .cbor(["ocspVals": .array(request.certificateStatus.map(CBORValue.bytes))]))
        }
    }
}

extension String {
    fileprivate var replacingColons: String { String(map { $0 == ":" ? "-" : $0 }) }
}

// SPDX-License-Identifier: Apache-2.0

import Brotli
import ByteKit
import CBOR
import COSE
import JUMBF

/// A manifest of which everything is settled but the hash of the content, signatures of identities and its own
/// signature, so that its size is known before the content has been read.
struct ManifestDraft: Sendable {
    /// `c2ma`, or `c2um` for an update.
    let kind: JUMBFContentType
    let label: String
    let instanceID: String
    var title: String?
    let generator: CBORValue
    /// URIs of assertions that were taken out of ingredients.
    let redactions: [String]
    /// Ingredients' manifests, as bytes, in order.
    let ingredientManifests: [[UInt8]]
    let assertions: [SettledAssertion]
    /// The hard binding; nil for an update, which has none.
    let binding: AssertionDraft?
    let identities: [IdentityDraft]
    let algorithm: ContentHashAlgorithm
    /// Whether the manifest goes into the store compressed (C2PA 2.2, 11.2.4). Those of ingredients stay as they came, since
    /// references to them are hashed over what stands in the store.
    let isCompressed: Bool

    /// What a claim lists, with a hard binding of this content.
    private func bound(_ content: CBORValue?) -> [SettledAssertion] {
        guard let binding, let content else { return assertions }
        return assertions + [binding.settled(.cbor(content), algorithm)]
    }

    /// The claim, once the hard binding is known and those named in it have signed.
    /// - Parameter binding: content of the hard binding; nil for an update.
    nonisolated(nonsending) func claim(binding content: CBORValue?) async throws -> ClaimDraft {
        let bound = bound(content)
        var all = bound
        for identity in identities {
            let assertion = try await identity.assertion(over: bound.map(\.uri))
            all.append(identity.draft.settled(.cbor(assertion), algorithm))
        }
        return claim(listing: all)
    }

    private func claim(listing all: [SettledAssertion]) -> ClaimDraft {
        var map = CBORMap()
        map["instanceID"] = .text(instanceID)
        map["claim_generator_info"] = generator
        map["signature"] = .text(JUMBFURI.signature(of: label).description)
        map["created_assertions"] = .array(all.filter(\.isCreated).map(\.uri.cbor))
        let gathered = all.filter { !$0.isCreated }.map(\.uri.cbor)
        if !gathered.isEmpty { map["gathered_assertions"] = .array(gathered) }
        if let title { map["dc:title"] = .text(title) }
        if !redactions.isEmpty { map["redacted_assertions"] = .array(redactions.map(CBORValue.text)) }
        map["alg"] = .text(algorithm.rawValue)
        return ClaimDraft(bytes: CBOREncoder.encode(.map(map)), assertions: all)
    }

    /// The whole store with a signature.
    func store(_ claim: ClaimDraft, signature: [UInt8]) -> [UInt8] {
        func box(_ type: JUMBFContentType, _ label: String, _ content: [UInt8]) -> [UInt8] {
            JUMBFSuperbox(
                description: JUMBFDescription(contentType: type, label: label), children: [.content(.cbor, content)]
            ).serialize()
        }
        func superbox(_ type: JUMBFContentType, _ label: String, _ children: [[UInt8]]) -> [UInt8] {
            let description = JUMBFDescription(contentType: type, label: label)
            let empty = JUMBFSuperbox(description: description, children: []).serialize()
            return ManifestDraft.box(empty.dropFirst(8), children)
        }
        let assertions = superbox(
            .assertionStore, BoxLabel.assertionStore, claim.assertions.map { ManifestDraft.box($0.contents[...], []) })
        let manifest = superbox(
            kind, label,
            [
                assertions, box(.claim, BoxLabel.claim2, claim.bytes),
                box(.claimSignature, BoxLabel.claimSignature, signature),
            ])
        let last = isCompressed ? superbox(.compressedManifest, label, [ManifestDraft.brotliBox(manifest)]) : manifest
        // What ingredients brought stays byte for byte as it is.
        return superbox(.manifestStore, BoxLabel.manifestStore, ingredientManifests + [last])
    }

    /// A box of what `content` packs to.
    private static func brotliBox(_ content: [UInt8]) -> [UInt8] {
        let packed = BrotliEncoder().encode(content)
        var writer = ByteWriter()
        writer.writeBigEndian(UInt32(clamping: packed.count + 8))
        writer.writeBigEndian(JUMBFBoxType.brotli.rawValue)
        writer.write(packed)
        return writer.bytes
    }

    /// A superbox of parts that are bytes already.
    private static func box(_ first: ArraySlice<UInt8>, _ rest: [[UInt8]]) -> [UInt8] {
        var writer = ByteWriter()
        let size = 8 + first.count + rest.reduce(0) { $0 + $1.count }
        writer.writeBigEndian(UInt32(clamping: size))
        writer.writeBigEndian(JUMBFBoxType.superbox.rawValue)
        writer.write(first)
        for part in rest { writer.write(part) }
        return writer.bytes
    }

    /// A store of the final size, with a signature box of `signatureSize` bytes: what stands in it is not settled, how
    /// much stands in it is.
    func placeholderStore(binding placeholder: CBORValue?, signatureSize: Int) -> [UInt8] {
        placeholderStore(binding: placeholder, signature: [UInt8](repeating: 0, count: signatureSize))
    }

    /// The same with bytes in place of the signature.
    func placeholderStore(binding placeholder: CBORValue?, signature: [UInt8]) -> [UInt8] {
        var all = bound(placeholder)
        let references = all.map(\.uri)
        all += identities.map { $0.draft.settled(.cbor($0.placeholder(over: references)), algorithm) }
        return store(claim(listing: all), signature: signature)
    }
}

/// A settled claim and the assertions it speaks of.
struct ClaimDraft: Sendable {
    let bytes: [UInt8]
    let assertions: [SettledAssertion]

    /// What the claim says was done, for signers that look at it.
    var actions: [ClaimAssertion] {
        assertions.compactMap { assertion in
            guard let label = JUMBFURI(assertion.uri.url)?.assertionLabel, AssertionName(label).isActions else {
                return nil
            }
            return ClaimAssertion(url: assertion.uri.url, content: assertion.contents)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import CBOR
import COSE
import JUMBF
import MediaContainers

/// A manifest of which everything is settled but the hash of the content and the signature, so that its size is known
/// before the content has been read.
struct ManifestDraft: Sendable {
    /// Ingredients' manifests, as bytes, in order.
    var ingredientManifests: [[UInt8]] = []
    let label: String
    let instanceID: String
    var title: String?
    var generator: GeneratorInfo
    var redactions: [String] = []
    var assertions: [AssertionDraft]
    let algorithm: ContentHashAlgorithm
    /// The hard binding; its salt is drawn once, its content comes last.
    private let binding: AssertionDraft

    init(
        label: String, instanceID: String, generator: GeneratorInfo, assertions: [AssertionDraft],
        algorithm: ContentHashAlgorithm, bindingLabel: String
    ) {
        self.label = label
        self.instanceID = instanceID
        self.generator = generator
        self.assertions = assertions
        self.algorithm = algorithm
        binding = AssertionDraft(label: bindingLabel, content: .json([]), isCreated: true)
    }

    /// A settled claim and the boxes it speaks of.
    struct Claim {
        let bytes: [UInt8]
        let assertionStore: JUMBFSuperbox

        /// What the claim says was done, for signers that look at it.
        var actions: [ClaimAssertion] {
            assertionStore.superboxes.compactMap { box in
                guard let label = box.label, AssertionLabel.kind(of: label) == AssertionLabel.actions1 else {
                    return nil
                }
                return ClaimAssertion(
                    url: JUMBFURI.assertion(label).description, content: Array(box.hashedContents))
            }
        }
    }

    /// The claim with a hard binding to the content.
    func claim(binding assertion: CBORValue) -> Claim {
        var binding = binding
        binding.content = .cbor(assertion)
        let all = assertions + [binding]
        var map = CBORMap()
        map["instanceID"] = .text(instanceID)
        map["claim_generator_info"] = generator.cbor(isClaim: true)
        map["signature"] = .text(JUMBFURI.signature(of: label).description)
        map["created_assertions"] = .array(all.filter(\.isCreated).map { $0.hashedURI(algorithm).cbor })
        let gathered = all.filter { !$0.isCreated }.map { $0.hashedURI(algorithm).cbor }
        if !gathered.isEmpty { map["gathered_assertions"] = .array(gathered) }
        if let title { map["dc:title"] = .text(title) }
        if !redactions.isEmpty { map["redacted_assertions"] = .array(redactions.map(CBORValue.text)) }
        map["alg"] = .text(algorithm.rawValue)
        let store = JUMBFSuperbox(
            description: JUMBFDescription(contentType: .assertionStore, label: BoxLabel.assertionStore),
            children: all.map { .superbox($0.superbox) })
        return Claim(bytes: CBOREncoder.encode(.map(map)), assertionStore: store)
    }

    /// The whole store with a signature.
    func store(_ claim: Claim, signature: [UInt8]) -> [UInt8] {
        func box(_ type: JUMBFContentType, _ label: String, _ content: [UInt8]) -> JUMBFBox {
            .superbox(
                JUMBFSuperbox(
                    description: JUMBFDescription(contentType: type, label: label), children: [.content(.cbor, content)]
                ))
        }
        let manifest = JUMBFSuperbox(
            description: JUMBFDescription(contentType: .manifest, label: label),
            children: [
                .superbox(claim.assertionStore), box(.claim, BoxLabel.claim2, claim.bytes),
                box(.claimSignature, BoxLabel.claimSignature, signature),
            ])
        return ManifestDraft.store(of: ingredientManifests + [manifest.serialize()])
    }

    /// A store around manifests that are bytes already: what ingredients brought stays as it is.
    private static func store(of manifests: [[UInt8]]) -> [UInt8] {
        let empty = JUMBFSuperbox(
            description: JUMBFDescription(contentType: .manifestStore, label: BoxLabel.manifestStore), children: []
        ).serialize()
        var bytes = empty + manifests.flatMap { $0 }
        let size = UInt32(clamping: bytes.count)
        for (index, shift) in [24, 16, 8, 0].enumerated() { bytes[index] = UInt8(truncatingIfNeeded: size >> shift) }
        return bytes
    }

    /// A store of the final size, with a signature box of `signatureSize` bytes: what stands in it is not settled, how
    /// much stands in it is.
    func placeholderStore(binding placeholder: CBORValue, signatureSize: Int) -> [UInt8] {
        store(claim(binding: placeholder), signature: [UInt8](repeating: 0, count: signatureSize))
    }
}

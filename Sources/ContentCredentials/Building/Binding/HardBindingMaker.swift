// SPDX-License-Identifier: Apache-2.0

import CBOR
import MediaContainers

/// Makes the assertion that binds a manifest to the content (C2PA 2.2, 9.2), while the content is copied.
///
/// The calls come in this order: ``outline(_:)``, ``placeholder``, ``prepare(for:)``, ``observe(_:at:)`` for each run of
/// bytes, ``finish()``. The store must fit into room kept before anything was hashed, so the final assertion must be
/// exactly as large as the placeholder was; what small numbers save goes into a pad.
protocol HardBindingMaker: Sendable {
    /// Label of the assertion.
    var label: String { get }

    /// Zeros to be added to the assertion, so that the store gets a wanted size. A maker whose assertion has no pad may
    /// ignore it.
    var padding: Int { get set }

    /// Looks at the copy to learn how large the assertion will be.
    /// - Parameter copy: gives the copy as it is going to be, but for the size of the room for the store. A maker that
    ///   needs no look does not call it.
    mutating func outline(_ copy: () throws -> PlannedCopy) throws

    /// The assertion with hashes and numbers that are not known yet, encoded as large as the final one.
    var placeholder: CBORValue { get }

    /// Takes note of where everything will stand. The room for the store has its final place and size.
    mutating func prepare(for copy: PlannedCopy) throws

    /// Sees bytes of the copy in file order: all but the store and its framing.
    /// - Parameter position: of the first byte, from the start of the copy.
    mutating func observe(_ bytes: [UInt8], at position: UInt64)

    /// The assertion for what was observed.
    mutating func finish() throws -> HardBinding
}

extension HardBindingMaker {
    mutating func outline(_ copy: () throws -> PlannedCopy) throws {}
}

/// A finished binding.
struct HardBinding: Sendable {
    /// The assertion, as large as the placeholder.
    let assertion: CBORValue
    /// The hash over the content; where there are several, the first.
    let hash: [UInt8]
    /// What of the file the hash leaves out.
    let exclusions: [Range<UInt64>]
}

extension ClaimGenerator {
    /// What binds a manifest to a file of a format.
    /// - Parameter reading: of the file as it was before.
    func hardBindingMaker(
        for format: MediaFormat?, _ request: SigningRequest, reading: ContainerReading?
    ) throws -> any HardBindingMaker {
        let isEmbedded = request.placement == .embedded
        let container = format.flatMap(ContainerRegistry.container(for:))
        if let container = container as? any CollectionContainer { return CollectionHashMaker(algorithm, container) }
        if format == .font, isEmbedded, let container { return FontHashMaker(algorithm, container) }
        if let maker = boxHashMaker(for: format, request, reading: reading) { return maker }
        switch format {
        case .mp4, .m4v, .m4a, .quickTime, .heic, .heif, .avif:
            return BMFFHashMaker(algorithm, blockSize: mediaBlockSize.map(UInt64.init(clamping:)))
        case .text:
            let carrier = request.textCarrier ?? reading?.layout.textCarrier ?? .invisible
            if isEmbedded, carrier == .invisible { return TextHashMaker(algorithm) }
        default: break
        }
        return DataHashMaker(algorithm, isEmbedded: isEmbedded)
    }
}

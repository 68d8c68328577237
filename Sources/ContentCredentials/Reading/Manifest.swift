// SPDX-License-Identifier: Apache-2.0

import CBOR
public import JUMBF

/// A manifest as it stands in the store: everything that could be read, and what could not.
public struct Manifest: Sendable {
    /// What kind of manifest it is (C2PA 2.2, section 11.1.4).
    public enum Kind: Sendable, Hashable {
        /// Binds to content.
        case standard
        /// Adds to another manifest without a change of content.
        case update
        /// Adds a time-stamp to another manifest (deprecated).
        case timeStamp
        /// Packed with Brotli, and could not be unpacked.
        case compressed
        /// A box of a type that is not known.
        case unknown

        init(_ type: JUMBFContentType) {
            switch type.fourCharacters {
            case "c2ma", "c2md": self = .standard
            case "c2um": self = .update
            case "c2tm": self = .timeStamp
            case "c2cm": self = .compressed
            default: self = .unknown
            }
        }
    }

    /// A claim box: read, or not.
    public enum ClaimState: Sendable {
        /// There is none.
        case missing
        /// There are several.
        case multiple
        /// It holds no CBOR map.
        case invalid(String)
        /// It was read.
        case read(Claim)
    }

    /// The label of its box; empty where there is none.
    public let label: String
    /// What kind it is.
    public let kind: Kind
    /// The superbox as it stands in the store, which hashes are over: of a compressed manifest the compressed one.
    public let box: JUMBFSuperbox
    /// The superbox that holds claim and assertions: of a compressed manifest the unpacked one.
    let contents: JUMBFSuperbox
    /// Why a compressed manifest could not be unpacked.
    let compressionFault: String?
    /// Its claim.
    public let claimState: ClaimState
    /// The box of the claim.
    public let claimBox: JUMBFSuperbox?
    /// The box of the claim signature.
    public let signatureBox: JUMBFSuperbox?
    /// The assertion store.
    public let assertionStore: JUMBFSuperbox?
    /// Its assertions in order.
    public let assertions: [Assertion]
    private let index: [String: Int]

    /// Reads a manifest; never fails.
    init(_ outer: JUMBFSuperbox, _ budget: inout ReadingBudget) {
        box = outer
        label = outer.label ?? ""
        var box = outer
        var fault: String?
        if Kind(outer.contentType) == .compressed {
            do { box = try CompressedManifest.unpack(outer, &budget) } catch { fault = error.message }
        }
        contents = box
        compressionFault = fault
        kind = Kind(box.contentType)
        let claims = box.superboxes.filter { $0.contentType.fourCharacters == "c2cl" }
        claimBox = claims.first
        if let only = claims.first, claims.count == 1 {
            if only.contentBoxes.count(where: { $0.type == .cbor }) > 1 {
                claimState = .invalid("its box holds more than one CBOR item")
            } else {
                do { claimState = .read(try Claim(only, &budget)) } catch { claimState = .invalid("\(error)") }
            }
        } else {
            claimState = claims.isEmpty ? .missing : .multiple
        }
        signatureBox = box.superboxes.first { $0.contentType.fourCharacters == "c2cs" }
        assertionStore = box.superboxes.first { $0.contentType.fourCharacters == "c2as" }
        let boxes = assertionStore?.superboxes ?? []
        var assertions: [Assertion] = []
        for box in boxes { assertions.append(Assertion(box, &budget)) }
        self.assertions = assertions
        index = Dictionary(assertions.enumerated().map { ($1.label.text, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The claim, where there is one that could be read.
    public var claim: Claim? { if case .read(let claim) = claimState { claim } else { nil } }

    /// The bytes of the claim signature.
    public var signatureBytes: [UInt8]? { signatureBox?.content(.cbor)?.bytes }

    /// The assertion with this label.
    public func assertion(labelled label: String) -> Assertion? {
        guard let position = index[label], assertions.indices.contains(position) else { return nil }
        return assertions[position]
    }

    /// The box that a path within the manifest leads to.
    public func box(at path: [String]) -> JUMBFSuperbox? {
        if path.count == 2, path[0] == BoxLabel.assertionStore, let label = path.last {
            return assertion(labelled: label)?.box
        }
        var current = contents
        for (depth, part) in path.enumerated() {
            if let next = current.superbox(labelled: part) {
                current = next
            } else if depth == 0, part == BoxLabel.assertionStore, let assertionStore {
                current = assertionStore
            } else {
                return nil
            }
        }
        return current
    }

    /// The absolute URI of the manifest.
    public var uri: String { JUMBFURI.manifest(label).description }
    /// The absolute URI of its signature.
    public var signatureURI: String { JUMBFURI.signature(of: label).description }
    /// The absolute URI of one of its assertions.
    public func uri(ofAssertion label: String) -> String {
        JUMBFURI.assertion(label, in: self.label).description
    }
}

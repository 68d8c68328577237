// SPDX-License-Identifier: Apache-2.0

internal import CBOR
public import COSE
internal import TrustServices

/// What a claim generator asks a signer: never bytes to be signed, but a protected header and a claim, from which the
/// signer itself builds what it signs (RFC 9052, section 4.4).
public struct SignatureRequest: Sendable, Hashable {
    /// Name of the identity that is to sign.
    public var identity: String
    /// The encoded protected header.
    public var protectedHeader: [UInt8]
    /// The claim in CBOR.
    public var claim: [UInt8]
    /// Assertions of the claim that a policy may want to see.
    public var assertions: [ClaimAssertion]

    /// A request.
    public init(identity: String, protectedHeader: [UInt8], claim: [UInt8], assertions: [ClaimAssertion] = []) {
        self.identity = identity
        self.protectedHeader = protectedHeader
        self.claim = claim
        self.assertions = assertions
    }

    /// Takes a Sig_structure apart. Only one that is encoded as we encode it is taken, so that the signer's own encoding
    /// gives the same bytes.
    /// - Throws: `TrustError` with `refused` when the bytes are anything else.
    public init(identity: String, sigStructure: [UInt8], assertions: [ClaimAssertion] = []) throws {
        guard let parts = try? CBORDecoder(strictness: .strict).decode(sigStructure).array, parts.count == 4,
            parts[0].string == "Signature1", let header = parts[1].byteString, parts[2].byteString == [],
            let claim = parts[3].byteString,
            COSESign1.sigStructure(protectedBytes: header, payload: claim) == sigStructure
        else {
            throw TrustError(.refused, "the signer signs only C2PA claims (a COSE Sig_structure without external data)")
        }
        self.init(identity: identity, protectedHeader: header, claim: claim, assertions: assertions)
    }

    /// What the signature is over.
    var sigStructure: [UInt8] { COSESign1.sigStructure(protectedBytes: protectedHeader, payload: claim) }
}

// SPDX-License-Identifier: Apache-2.0

public import CBOR

/// A signature by one signer (RFC 9052, section 4.2).
public struct COSESign1: Sendable, Hashable {
    /// The protected header as it was signed: an encoded map, or nothing.
    public let protectedBytes: [UInt8]
    /// The protected header.
    public let protected: CBORMap
    /// The header that the signature does not cover.
    public var unprotected: CBORMap
    /// The signed bytes; nil where they are kept elsewhere (detached).
    public let payload: [UInt8]?
    /// The signature: r‖s for ECDSA.
    public let signature: [UInt8]
    /// Whether it was wrapped in tag 18.
    public let isTagged: Bool

    /// A signature made of these parts.
    public init(
        protected: CBORMap, unprotected: CBORMap = CBORMap(), payload: [UInt8]? = nil, signature: [UInt8]
    ) {
        self.protected = protected
        protectedBytes = COSESign1.encoded(protected: protected)
        self.unprotected = unprotected
        self.payload = payload
        self.signature = signature
        isTagged = true
    }

    /// Reads a COSE_Sign1, tagged or not.
    /// - Throws: ``COSEError`` with code `malformedSignature` or `malformedHeader`.
    public init(parsing bytes: some Collection<UInt8>) throws(COSEError) {
        let decoder = CBORDecoder()
        var value: CBORValue
        do { value = try decoder.decode(bytes) } catch {
            throw COSEError(.malformedSignature, "the signature is no CBOR: \(error)")
        }
        isTagged = if case .tagged(18, _) = value { true } else { false }
        if case .tagged(18, let inner) = value { value = inner }
        guard let parts = value.array, parts.count == 4, let protectedBytes = parts[0].byteString,
            let unprotected = parts[1].map, let signature = parts[3].byteString
        else { throw COSEError(.malformedSignature, "the signature is no COSE_Sign1 structure") }
        switch parts[2] {
        case .null: payload = nil
        case .bytes(let bytes): payload = bytes
        default: throw COSEError(.malformedSignature, "the payload of the signature is neither bytes nor null")
        }
        self.protectedBytes = protectedBytes
        self.unprotected = unprotected
        self.signature = signature
        if protectedBytes.isEmpty {
            protected = CBORMap()
        } else {
            guard let map = try? decoder.decode(protectedBytes).map else {
                throw COSEError(.malformedHeader, "the protected header of the signature is no CBOR map")
            }
            protected = map
        }
    }

    /// The bytes of a protected header: nothing for an empty one.
    public static func encoded(protected: CBORMap) -> [UInt8] {
        protected.isEmpty ? [] : CBOREncoder.encode(.map(protected))
    }

    /// What is signed: the Sig_structure of RFC 9052, section 4.4.
    /// - Parameters:
    ///   - protectedBytes: the encoded protected header.
    ///   - externalAAD: bytes signed but kept elsewhere; none in C2PA.
    ///   - payload: the signed bytes; in C2PA the claim's CBOR.
    public static func sigStructure(
        protectedBytes: [UInt8], externalAAD: [UInt8] = [], payload: [UInt8], context: String = "Signature1"
    ) -> [UInt8] {
        CBOREncoder.encode([.text(context), .bytes(protectedBytes), .bytes(externalAAD), .bytes(payload)])
    }

    /// What this signature is over, for a detached payload given here or else its own.
    public func sigStructure(externalAAD: [UInt8] = [], payload detached: [UInt8]? = nil) -> [UInt8] {
        COSESign1.sigStructure(
            protectedBytes: protectedBytes, externalAAD: externalAAD, payload: detached ?? payload ?? [])
    }

    private var value: CBORValue {
        .tagged(
            18,
            [.bytes(protectedBytes), .map(unprotected), payload.map(CBORValue.bytes) ?? .null, .bytes(signature)])
    }

    /// The structure, tagged, as bytes.
    public func serialize() -> [UInt8] { CBOREncoder.encode(value) }

    /// The structure filled up to exactly `size` bytes with zeros under `pad`, and `pad2` where the lengths of CBOR
    /// leave no other way (C2PA 2.2, section 10.3.2.5).
    /// - Throws: ``COSEError`` with code `doesNotFit` where it is too large, or 1 to 5 bytes too small.
    public func serialize(paddedTo size: Int) throws(COSEError) -> [UInt8] {
        var copy = self
        copy.unprotected["pad"] = nil
        copy.unprotected["pad2"] = nil
        let bare = copy.serialize()
        if bare.count == size { return bare }
        guard bare.count < size else {
            throw COSEError(
                .doesNotFit, "the signature takes \(bare.count) bytes but \(size) were kept for it; keep more room")
        }
        // The length of a string's head jumps at 24, 256 and 65,536, so some sizes need a second string.
        let missing = size - bare.count
        for second in [nil, 0, 1, 2, 3] as [Int?] {
            copy.unprotected["pad2"] = second.map { .bytes([UInt8](repeating: 0, count: $0)) }
            for overhead in 5...9 {
                let length = missing - overhead - (second.map { $0 + 6 } ?? 0)
                guard length >= 0 else { continue }
                copy.unprotected["pad"] = .bytes([UInt8](repeating: 0, count: length))
                let padded = copy.serialize()
                if padded.count == size { return padded }
            }
        }
        throw COSEError(.doesNotFit, "the signature cannot be padded by \(missing) bytes; keep more room for it")
    }
}

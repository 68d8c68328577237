// SPDX-License-Identifier: Apache-2.0

public import CBOR

/// Labels of header parameters that C2PA uses.
public enum COSEHeaderLabel {
    /// The algorithm (RFC 9052, section 3.1).
    public static let algorithm = 1
    /// Parameters that must be understood (RFC 9052, section 3.1).
    public static let critical = 2
    /// The media type of the payload.
    public static let contentType = 3
    /// The certificate chain (RFC 9360).
    public static let x5chain = 33
    /// Time stamp over the payload, claim version 1.
    public static let timeStamp1 = "sigTst"
    /// Time stamp over the signature, claim version 2.
    public static let timeStamp2 = "sigTst2"
    /// Revocation values: stapled OCSP responses.
    public static let revocationValues = "rVals"
}

extension COSESign1 {
    /// Which header a parameter stands in.
    public enum HeaderPart: Sendable, Hashable {
        /// Covered by the signature.
        case protected
        /// Not covered.
        case unprotected
    }

    /// The value of the algorithm parameter, whatever it is.
    public var algorithmValue: CBORValue? { protected[COSEHeaderLabel.algorithm] }

    /// The algorithm, where the protected header names one that is known.
    public var algorithm: COSEAlgorithm? { algorithmValue?.int.flatMap(COSEAlgorithm.init(rawValue:)) }

    /// Each place a certificate chain stands in, protected first. More than one is a fault (C2PA 2.2, section 14.5).
    public var certificateChains: [(part: HeaderPart, isTextLabel: Bool, value: CBORValue)] {
        var found: [(part: HeaderPart, isTextLabel: Bool, value: CBORValue)] = []
        for (part, map) in [(HeaderPart.protected, protected), (.unprotected, unprotected)] {
            if let value = map[COSEHeaderLabel.x5chain] { found.append((part, false, value)) }
            if let value = map["x5chain"] { found.append((part, true, value)) }
        }
        return found
    }

    /// The certificates of the signer, DER, the signer's own first: from the first place that has a chain. Empty where
    /// there is none or it is no byte string or array of byte strings.
    public var x5chain: [[UInt8]] {
        guard let value = certificateChains.first?.value else { return [] }
        if let single = value.byteString { return [single] }
        guard let array = value.array else { return [] }
        let certificates = array.compactMap(\.byteString)
        return certificates.count == array.count ? certificates : []
    }

    /// A chain as header value: one certificate as a byte string, several as an array (RFC 9360, section 2).
    public static func headerValue(chain: [[UInt8]]) -> CBORValue {
        if chain.count == 1, let only = chain.first { return .bytes(only) }
        return .array(chain.map(CBORValue.bytes))
    }
}

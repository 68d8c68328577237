// SPDX-License-Identifier: Apache-2.0

import CBOR
import COSE

/// The signature of a claim, before it is filled up to the room kept for it.
struct ClaimSignature {
    /// The header parameter with the filling, beside the one the specification has: not all of it is zeros.
    static let fillingLabel = "fill"

    private var signature: COSESign1
    private let size: Int
    private let filling: Int

    /// - Parameter isFilled: whether the room is to be filled with bytes that may be other than zero.
    init(_ signature: COSESign1, size: Int, isFilled: Bool) {
        self.signature = signature
        self.size = size
        // What is left over for the lengths goes into the padding.
        filling = isFilled ? max(0, size - signature.serialize().count - 40) : 0
    }

    /// The bytes, of exactly the size wanted.
    /// - Parameter wide: how many bytes of the filling are to be other than small. Texts keep small bytes in less room than
    ///   others, so this makes a store fit its place (C2PA 2.4, A.8).
    /// - Throws: `COSEError` where the room is too small; ``SigningError`` where so many bytes cannot be changed.
    func serialized(wide: Int = 0) throws -> [UInt8] {
        guard (0...filling).contains(wide) else {
            throw SigningError(.signerFailed, "the manifest does not fit its place in the text; sign it again")
        }
        var signature = signature
        if filling > 0 {
            signature.unprotected[ClaimSignature.fillingLabel] = .bytes(
                [UInt8](repeating: 0xFF, count: wide) + [UInt8](repeating: 0, count: filling - wide))
        }
        return try signature.serialize(paddedTo: size)
    }
}

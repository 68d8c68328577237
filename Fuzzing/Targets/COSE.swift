// SPDX-License-Identifier: Apache-2.0

import CBOR
import COSE

/// Reads signatures and public keys, in both of their forms, and checks the one with the other.
enum COSETarget {
    static func run(_ bytes: [UInt8]) {
        if let sign1 = try? COSESign1(parsing: bytes) {
            _ = sign1.x5chain
            _ = sign1.algorithm
            _ = sign1.sigStructure()
            // Writing adds the tag, and with it one level: what was read without it may be as deep as is allowed.
            if sign1.isTagged {
                precondition((try? COSESign1(parsing: sign1.serialize()))?.signature == sign1.signature)
            }
        }
        let keys = [
            try? VerificationKey(subjectPublicKeyInfo: bytes),
            (try? CBORDecoder().decode(bytes)).flatMap { try? VerificationKey(coseKey: $0) },
        ]
        for key in keys.compactMap({ $0 }) {
            for algorithm in COSEAlgorithm.allCases {
                _ = key.isValidSignature(bytes, over: bytes, algorithm: algorithm)
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import CFuzzDriver
import COSE

/// Reads signatures and public keys, and checks the one with the other.
@main enum FuzzCOSE {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        _ = LLVMFuzzerRunDriver(&count, &arguments) { data, count in FuzzCOSE.run(data, count) }
    }

    static func run(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
        let bytes = Array(UnsafeBufferPointer(start: data, count: count))
        if let sign1 = try? COSESign1(parsing: bytes) {
            _ = sign1.x5chain
            _ = sign1.algorithm
            _ = sign1.sigStructure()
            // Writing adds the tag, and with it one level: what was read without it may be as deep as is allowed.
            if sign1.isTagged {
                precondition((try? COSESign1(parsing: sign1.serialize()))?.signature == sign1.signature)
            }
        }
        if let key = try? VerificationKey(subjectPublicKeyInfo: bytes) {
            for algorithm in COSEAlgorithm.allCases {
                _ = key.isValidSignature(bytes, over: bytes, algorithm: algorithm)
            }
        }
        return 0
    }
}

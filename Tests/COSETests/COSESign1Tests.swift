// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import COSE
import Testing

@Suite("COSE_Sign1") struct COSESign1Tests {
    /// RFC 9052, appendix C.2.1: a signature with ES256 by the key "11".
    static let example = """
        d28443a10126a10442313154546869732069732074686520636f6e74656e742e58408eb33e4ca31d1c465ab05aac34cc6b23d58fef5c083106c4\
        d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e5a4c345cacb36
        """
    /// The key "11" of RFC 9052, appendix C.7.1, as PublicKeyInfo.
    static let exampleKey =
        "3059301306072a8648ce3d020106082a8648ce3d03010703420004"
        + "bac5b11cad8f99f9c72b05cf4b9e26d244dc189f745228255a219a86d6a09eff"
        + "20138bf82dc1b6d562be0fa54ab7804a3a64b6d72ccfed6b6fb6ed28bbfc117e"

    @Test("the example of RFC 9052 appendix C.2.1 is read, verified, and fails when a bit is changed")
    func standardExample() throws {
        let bytes = try #require(Hex.decode(Self.example))
        let sign1 = try COSESign1(parsing: bytes)
        #expect(sign1.algorithm == .es256)
        #expect(sign1.payload == Array("This is the content.".utf8))
        let key = try VerificationKey(subjectPublicKeyInfo: #require(Hex.decode(Self.exampleKey)))
        #expect(key.isValidSignature(sign1.signature, over: sign1.sigStructure(), algorithm: .es256))
        var wrong = sign1.signature
        wrong[0] ^= 1
        #expect(!key.isValidSignature(wrong, over: sign1.sigStructure(), algorithm: .es256))
        #expect(!key.isValidSignature(sign1.signature, over: sign1.sigStructure(payload: [1]), algorithm: .es256))
        #expect(sign1.serialize() == bytes)
    }

    @Test("the Sig_structure is the array of RFC 9052 section 4.4")
    func sigStructure() {
        let bytes = COSESign1.sigStructure(protectedBytes: [0xA1, 0x01, 0x26], payload: [1, 2])
        #expect(Hex.encode(bytes) == "846a5369676e61747572653143a101264042" + "0102")
    }

    @Test("padding hits every size from six bytes on")
    func padding() throws {
        let sign1 = COSESign1(
            protected: CBORMap([(1, -7)]), unprotected: CBORMap([("a", 1)]), signature: [UInt8](repeating: 1, count: 64)
        )
        let bare = sign1.serialize().count
        #expect(try sign1.serialize(paddedTo: bare).count == bare)
        for extra in Array(5...600) + [65_530, 65_540, 65_545, 65_546, 65_547, 70_000] {
            let padded = try? sign1.serialize(paddedTo: bare + extra)
            #expect(padded?.count == bare + extra, "\(extra) bytes")
            if let padded {
                let read = try COSESign1(parsing: padded)
                #expect(read.signature == sign1.signature)
                #expect(read.unprotected["pad"]?.byteString?.allSatisfy { $0 == 0 } == true)
            }
        }
        #expect(throws: COSEError(.doesNotFit, "")) { try sign1.serialize(paddedTo: bare - 1) }
    }

    @Test("a chain is found under label 33 or the old text label, in either header")
    func chains() throws {
        let chain: CBORValue = [.bytes([1]), .bytes([2])]
        let label = CBORValue.integer(33)
        let old = CBORValue.text("x5chain")
        for (protected, unprotected) in [
            (CBORMap([(label, chain)]), CBORMap()), (CBORMap(), CBORMap([(label, chain)])),
            (CBORMap([(old, chain)]), CBORMap()), (CBORMap(), CBORMap([(old, chain)])),
        ] {
            let sign1 = COSESign1(protected: protected, unprotected: unprotected, signature: [])
            #expect(try COSESign1(parsing: sign1.serialize()).x5chain == [[1], [2]])
        }
        let single = COSESign1(protected: CBORMap([(label, .bytes([7]))]), signature: [])
        #expect(single.x5chain == [[7]])
        let mixed = CBORValue.array([.bytes([7]), 3])
        let odd = COSESign1(protected: CBORMap([(label, mixed)]), signature: [])
        #expect(odd.x5chain.isEmpty)
        let both = COSESign1(
            protected: CBORMap([(label, chain)]), unprotected: CBORMap([(label, chain)]), signature: [])
        #expect(both.certificateChains.map(\.part) == [.protected, .unprotected])
    }

    @Test(
        "what is no COSE_Sign1 is refused",
        arguments: ["", "f6", "80", "d28340a0f6", "d28440a0f600", "d284a0a0f640", "d28440a00140", "d28441ffa0f640"])
    func malformed(hex: String) throws {
        let bytes = try #require(Hex.decode(hex))
        #expect(throws: COSEError.self) { try COSESign1(parsing: bytes) }
    }
}

// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import COSE
import CryptoExtras
import FoundationEssentials
import Testing

@Suite("Keys") struct KeyTests {
    @Test("a new key signs, verifies, and survives PEM", arguments: COSEAlgorithm.allCases)
    func roundTrip(algorithm: COSEAlgorithm) throws {
        let key = try SigningKey(generatingFor: algorithm)
        let message = Array("claim".utf8)
        let again = try SigningKey(pem: key.pkcs8PEM)
        #expect(again.subjectPublicKeyInfo == key.subjectPublicKeyInfo)
        let signature = try again.sign(message, algorithm: algorithm)
        let verifier = try VerificationKey(subjectPublicKeyInfo: key.subjectPublicKeyInfo)
        #expect(verifier.isValidSignature(signature, over: message, algorithm: algorithm))
        #expect(!verifier.isValidSignature(signature, over: message + [0], algorithm: algorithm))
        #expect(!verifier.isValidSignature([], over: message, algorithm: algorithm))
        for other in COSEAlgorithm.allCases where other != algorithm {
            #expect(!verifier.isValidSignature(signature, over: message, algorithm: other))
        }
    }

    @Test("an algorithm for another kind of key is refused")
    func mismatch() throws {
        let key = try SigningKey(generatingFor: .es256)
        #expect(throws: COSEError(.algorithmMismatch, "")) { try key.sign([], algorithm: .ps256) }
        #expect(throws: COSEError(.algorithmMismatch, "")) { try key.sign([], algorithm: .edDSA) }
    }

    @Test("an RSA key bound to PSS is read, and keeps its hash")
    func pssKey() throws {
        let rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
        // AlgorithmIdentifier { id-RSASSA-PSS, { [0] SHA-384, [1] MGF1 with SHA-384, [2] 48 } }
        let sha384 = "300d06096086480165030402020500"
        let parameters = "3034" + "a00f" + sha384 + "a11c301a06092a864886f70d010108" + sha384 + "a203020130"
        let identifier = try #require(Hex.decode("304106092a864886f70d01010a" + parameters))
        let bits = [0x00] + Array(rsa.publicKey.pkcs1DERRepresentation)
        let content = identifier + KeyTests.der(0x03, bits)
        let info = KeyTests.der(0x30, content)
        let key = try VerificationKey(subjectPublicKeyInfo: info)
        #expect(key.kind == .rsaPSS(hash: "2.16.840.1.101.3.4.2.2"))
        let octets = KeyTests.der(0x04, Array(rsa.derRepresentation))
        let signer = try SigningKey(pkcs8: KeyTests.der(0x30, [0x02, 0x01, 0x00] + identifier + octets))
        #expect(signer.preferredAlgorithm == .ps384)
        let signature = try signer.sign([1, 2, 3], algorithm: .ps384)
        #expect(key.isValidSignature(signature, over: [1, 2, 3], algorithm: .ps384))
    }

    static func der(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length: [UInt8] =
            content.count < 128
            ? [UInt8(content.count)] : [0x82, UInt8(content.count >> 8), UInt8(content.count & 255)]
        return [tag] + length + content
    }

    @Test(
        "text that holds no usable key is refused",
        arguments: ["", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
    func noKey(pem: String) {
        #expect(throws: COSEError(.unsupportedKey, "")) { try SigningKey(pem: pem) }
    }

    @Test("no changed byte of a public key makes the reader trap", arguments: [COSEAlgorithm.es256, .ps256, .edDSA])
    func mutations(algorithm: COSEAlgorithm) throws {
        let info = try SigningKey(generatingFor: algorithm).subjectPublicKeyInfo
        for index in info.indices.prefix(60) {
            for replacement: UInt8 in [0x00, 0x7F, 0x80, 0xFF] {
                var changed = info
                changed[index] = replacement
                if let key = try? VerificationKey(subjectPublicKeyInfo: changed) {
                    #expect(!key.isValidSignature([1], over: [2], algorithm: algorithm))
                }
            }
        }
    }

    @Test("names stand for algorithms, in capitals or not")
    func names() {
        #expect(COSEAlgorithm(name: "Es256") == .es256)
        #expect(COSEAlgorithm(name: "EdDSA") == .edDSA)
        #expect(COSEAlgorithm(name: "ed25519") == .edDSA)
        #expect(COSEAlgorithm(name: "rs256") == nil)
    }

    @Test("the in-memory signer signs with its key's own algorithm")
    func signer() async throws {
        let key = try SigningKey(generatingFor: .es384)
        let signer: any ClaimSigner = InMemoryClaimSigner(key: key, certificateChainDER: [[1]])
        #expect(signer.algorithm == .es384)
        let signature = try await signer.sign([5])
        let verifier = try VerificationKey(subjectPublicKeyInfo: key.subjectPublicKeyInfo)
        #expect(verifier.isValidSignature(signature, over: [5], algorithm: .es384))
    }
}

// SPDX-License-Identifier: Apache-2.0

public import COSE

/// A private key with its certificates: the signer's own first, without the root.
public struct SigningCredential: Sendable {
    /// The private key.
    public let key: SigningKey
    /// How claims are signed with it.
    public let algorithm: COSEAlgorithm
    /// The certificates, the signer's own first, without the root.
    public let chain: [Certificate]

    /// Puts key and certificates together.
    /// - Throws: ``TrustError`` with `keyMismatch` when the key is not the first certificate's, `malformedPEM` without
    ///   a certificate.
    public init(key: SigningKey, algorithm: COSEAlgorithm? = nil, chain: [Certificate]) throws(TrustError) {
        guard let first = chain.first else { throw TrustError(.malformedPEM, "there is no certificate") }
        guard try CertificatePublicKey(derEncoded: key.subjectPublicKeyInfo).keyBytes == first.publicKey.keyBytes
        else {
            throw TrustError(
                .keyMismatch,
                "the private key does not belong to the first certificate (\(first.subject)); the signer's certificate must come first"
            )
        }
        self.key = key
        self.algorithm = algorithm ?? key.preferredAlgorithm
        self.chain = chain
    }

    /// The signer's own certificate.
    public var certificate: Certificate {
        // The initialiser made sure that there is one.
        chain[0]
    }

    /// A signer that holds the key in this process.
    public var claimSigner: InMemoryClaimSigner {
        InMemoryClaimSigner(key: key, algorithm: algorithm, certificateChainDER: chain.map(\.encoded))
    }

    /// The certificates as PEM text, the signer's own first.
    public var chainPEM: String {
        chain.map { PEM.text(label: "CERTIFICATE", bytes: $0.encoded) }.joined()
    }
}

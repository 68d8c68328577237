// SPDX-License-Identifier: Apache-2.0

import Foundation
import TrustServices

/// Certificates, texts with certificates in them, and public keys, chosen by the first byte.
enum CertificateTarget {
    static let date = Date(timeIntervalSince1970: 1_795_000_000)

    static func run(_ bytes: [UInt8]) {
        guard let kind = bytes.first else { return }
        let rest = Array(bytes.dropFirst())
        switch kind % 3 {
        case 0:
            guard let certificate = try? Certificate(derEncoded: rest) else { return }
            _ = certificate.serialNumberDecimal + certificate.subject.description
            _ = CertificateProfile.violations(of: certificate, for: .claimSigning)
            let settings = TrustSettings(anchors: TrustAnchors(certificates: [certificate]))
            _ = ChainValidator(settings: settings).validate(
                chain: [certificate, certificate], for: .claimSigning, at: date)
        case 1:
            let text = String(decoding: rest, as: UTF8.self)
            _ = try? TrustAnchors(pem: text)
            _ = try? AllowList(text: text)
            _ = try? ExtendedKeyUsageConfiguration(text: text)
        default:
            _ = try? CertificatePublicKey(derEncoded: rest).isValidSignature(
                [UInt8](repeating: 1, count: 64), over: [1], algorithm: .ecdsa(.sha256))
        }
    }
}

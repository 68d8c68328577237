// SPDX-License-Identifier: Apache-2.0

import CFuzzDriver
import Foundation
import TrustServices

/// Certificates, time-stamps, OCSP answers, PEM text and settings, chosen by the first byte. With `--seeds FOLDER` it
/// writes a seed of each kind instead.
@main
enum FuzzCertificate {
    static let date = Date(timeIntervalSince1970: 1_795_000_000)

    static func feed(_ bytes: [UInt8]) {
        guard let kind = bytes.first else { return }
        let rest = Array(bytes.dropFirst())
        switch kind % 5 {
        case 0:
            guard let certificate = try? Certificate(derEncoded: rest) else { return }
            _ = certificate.serialNumberDecimal + certificate.subject.description
            _ = CertificateProfile.violations(of: certificate, for: .claimSigning)
            let settings = TrustSettings(anchors: TrustAnchors(certificates: [certificate]))
            _ = ChainValidator(settings: settings).validate(
                chain: [certificate, certificate], for: .claimSigning, at: date)
        case 1:
            _ = TimeStampVerifier(settings: TrustSettings(), now: date).verify(rest, over: [1, 2, 3])
        case 2:
            guard let response = try? OCSPResponse(parsing: rest), let first = response.certificates.first else {
                return
            }
            _ = RevocationChecker(now: date).check(response, for: first, issuer: first, signingTime: nil)
        case 3:
            let text = String(decoding: rest, as: UTF8.self)
            _ = try? TrustAnchors(pem: text)
            _ = try? AllowList(text: text)
            _ = try? ExtendedKeyUsageConfiguration(text: text)
        default:
            _ = try? CertificatePublicKey(derEncoded: rest).isValidSignature(
                [UInt8](repeating: 1, count: 64), over: [1], algorithm: .ecdsa(.sha256))
        }
    }

    static func writeSeeds(to folder: String) async throws {
        let authority = try CertificateAuthority.make(organization: "Seeds", at: date)
        let signer = try authority.makeSigner(.init(commonName: "Seed", organization: "Seeds"), at: date)
        let credential = try authority.makeTimeStampSigner(.init(commonName: "Time", organization: "Seeds"), at: date)
        let stamper = try LocalTimeStamper(credential: credential, clock: { date })
        let seeds: [(String, [UInt8])] = [
            ("certificate", [0] + signer.certificate.encoded), ("root", [0] + authority.root.encoded),
            ("token", [1] + (try await stamper.timeStampToken(over: [1, 2, 3]))),
            ("response", [1] + (try stamper.response(over: [1, 2, 3]))),
            ("pem", [3] + Array(signer.chainPEM.utf8)), ("key", [4] + signer.certificate.publicKey.encoded),
        ]
        for (name, bytes) in seeds { try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
    }

    static func main() async throws {
        if let index = CommandLine.arguments.firstIndex(of: "--seeds"), index + 1 < CommandLine.arguments.count {
            try await writeSeeds(to: CommandLine.arguments[index + 1])
            return
        }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(
            LLVMFuzzerRunDriver(&count, &arguments) { data, size in
                FuzzCertificate.feed(Array(UnsafeBufferPointer(start: data, count: size)))
                return 0
            })
    }
}

// SPDX-License-Identifier: Apache-2.0
// OwnSigner IN OUT: signs with a signer of one's own, which could as well be a device or a service.

import COSE
import ContentCredentials
import Foundation
import TrustServices

/// Asks somebody else for each signature, and looks at what it is about to vouch for.
struct RemoteSigner: ClaimSigner {
    let algorithm: COSEAlgorithm
    let certificateChainDER: [[UInt8]]
    /// The call to the device or service: bytes to be signed in, r‖s out.
    let call: @Sendable ([UInt8]) async throws -> [UInt8]

    func sign(_ toBeSigned: [UInt8]) async throws -> [UInt8] { try await call(toBeSigned) }

    func sign(_ toBeSigned: [UInt8], assertions: [ClaimAssertion]) async throws -> [UInt8] {
        FileHandle.standardError.write(Data("signing \(assertions.map(\.url))\n".utf8))
        return try await sign(toBeSigned)
    }
}

let arguments = CommandLine.arguments
guard arguments.count == 3 else { exit(2) }
let authority = try CertificateAuthority.make(organization: "Example Press", at: Date())
let credential = try authority.makeSigner(
    .init(commonName: "Vault", organization: "Example Press"), algorithm: .es384, at: Date())

// Stands in for the device.
let key = credential.key
let signer = RemoteSigner(
    algorithm: credential.algorithm, certificateChainDER: credential.chain.map(\.encoded),
    call: { try key.sign($0, algorithm: .es384) })
let signed = try await ClaimGenerator().sign(
    fileAt: arguments[1], to: arguments[2], signer: signer, overwrites: true)
print(signed.manifestLabel)

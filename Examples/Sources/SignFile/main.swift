// SPDX-License-Identifier: Apache-2.0
// SignFile IN OUT: signs a file with a certificate of an authority made on the spot, and prints that authority's root.

import ContentCredentials
import Foundation
import TrustServices

let arguments = CommandLine.arguments
guard arguments.count == 3 else { exit(2) }

// In real life certificate and key come from an authority, and are kept (see IdentityStore):
//     let chain = try PEM.certificates(in: certificates).map(\.encoded)
//     let signer = InMemoryClaimSigner(key: try SigningKey(pem: key), certificateChainDER: chain)
let authority = try CertificateAuthority.make(organization: "Example Press", at: Date())
let credential = try authority.makeSigner(
    .init(commonName: "Picture desk", organization: "Example Press"), at: Date())

var request = SigningRequest(sourceType: "digitalCapture")
request.definition.title = "Harbour at night"
request.definition.addAction(Action("c2pa.created", digitalSourceType: "digitalCapture"))
request.definition.addAction(Action("c2pa.cropped", digitalSourceType: "humanEdits"))

let signed = try await ClaimGenerator(generator: GeneratorInfo(name: "SignFile", version: "1.0"))
    .sign(fileAt: arguments[1], to: arguments[2], request, signer: credential.claimSigner, overwrites: true)
for notice in signed.notices { FileHandle.standardError.write(Data("note: \(notice)\n".utf8)) }
print(PEM.text(label: "CERTIFICATE", bytes: authority.root.encoded), terminator: "")

// SPDX-License-Identifier: Apache-2.0
// OwnAssertion IN OUT: writes an assertion of one's own into a credential, and reads it back.

import CBOR
import ContentCredentials
import Foundation
import TrustServices

/// How a newsroom checked a picture.
struct SourceCheck: AssertionContent, Equatable {
    static let label = "org.example.source-check"
    var editor: String
    var calls: Int

    init(editor: String, calls: Int) {
        self.editor = editor
        self.calls = calls
    }

    init?(_ cbor: CBORValue) {
        guard let editor = cbor["editor"]?.string, let calls = cbor["calls"]?.int else { return nil }
        self.init(editor: editor, calls: calls)
    }

    var cbor: CBORValue { ["editor": .text(editor), "calls": .integer(calls)] }
}

let arguments = CommandLine.arguments
guard arguments.count == 3 else { exit(2) }
let authority = try CertificateAuthority.make(organization: "Example Press", at: Date())
let credential = try authority.makeSigner(.init(commonName: "Desk", organization: "Example Press"), at: Date())

var request = SigningRequest()
// Created assertions are the signer's own word; the others are passed on.
request.definition.add(SourceCheck(editor: "A. Berg", calls: 3), isCreated: true)
try await ClaimGenerator().sign(
    fileAt: arguments[1], to: arguments[2], request, signer: credential.claimSigner, overwrites: true)

let report = try await Validator().validate(fileAt: arguments[2])
for check in report.activeManifest?.assertions(of: SourceCheck.self) ?? [] {
    print("\(check.editor) made \(check.calls) calls")
}

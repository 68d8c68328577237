// SPDX-License-Identifier: Apache-2.0
// VerifyFile FILE [ANCHORS.pem]: who signed a file, when, and what was done to it.

import ContentCredentials
import Foundation
import TrustServices

let arguments = Array(CommandLine.arguments.dropFirst())
guard let path = arguments.first else { exit(2) }

var settings = TrustSettings()
if arguments.count > 1 {
    let text = try String(contentsOfFile: arguments[1], encoding: .utf8)
    settings = TrustSettings(anchors: TrustAnchors(certificates: try PEM.certificates(in: text)))
}

do {
    let report = try await Validator(settings: settings).validate(fileAt: path)
    print(report.state.rawValue)
    if let signature = report.activeSignature {
        print("signed by", signature.signer?.subject.organization ?? "somebody without a name")
        if let time = signature.trustedTime { print("at", time.ISO8601Format()) }
    }
    for action in report.activeManifest?.actions ?? [] { print("-", action.name, action.digitalSourceType ?? "") }
    for problem in report.results.activeManifest.failure { print("!", problem.code, problem.explanation) }
    exit(report.state == .invalid ? 1 : 0)
} catch {
    print(error)  // no credential, or one that cannot be read
    exit(1)
}

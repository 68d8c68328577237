// SPDX-License-Identifier: Apache-2.0

import CBOR

/// Judges assertions that came with version 2.4 by their definitions: the part AI had, what the making cost, the receipt
/// of a repository (C2PA 2.4, sections 18.26 to 18.28). One that breaks its definition is one that cannot be read
/// (section 15.10.3.1).
struct DeclarationJudge {
    let manifest: Manifest
    let context: ValidationContext
    private(set) var log = StatusLog()

    init(_ manifest: Manifest, _ context: ValidationContext) {
        self.manifest = manifest
        self.context = context
    }

    mutating func judge() {
        for assertion in manifest.assertions {
            let uri = manifest.uri(ofAssertion: assertion.label.text)
            guard !context.redactions.contains(uri) else { continue }
            switch assertion.label.base {
            case AssertionLabel.aiDisclosure:
                judge(assertion, uri, assertion.cbor.flatMap(AIDisclosure.init) != nil, "the AI disclosure")
            case AssertionLabel.environmentalSustainability:
                judge(
                    assertion, uri, assertion.cbor.flatMap(EnvironmentalFootprint.init) != nil,
                    "the environmental statement")
            case AssertionLabel.repositoryReceipt: judgeReceipt(assertion, uri)
            default: break
            }
        }
    }

    private mutating func judge(_ assertion: Assertion, _ uri: String, _ isWellFormed: Bool, _ name: String) {
        // What holds no CBOR at all was found when the store was read.
        if case .invalidCBOR = assertion.content { return }
        if !isWellFormed { log.failure(.assertionCBORInvalid, uri, "\(name) does not follow its definition") }
    }

    private mutating func judgeReceipt(_ assertion: Assertion, _ uri: String) {
        if case .invalidJSON = assertion.content { return }
        if assertion.json.flatMap(RepositoryReceipt.init) == nil {
            log.failure(.assertionJSONInvalid, uri, "the repository receipt does not follow its definition")
        }
    }
}

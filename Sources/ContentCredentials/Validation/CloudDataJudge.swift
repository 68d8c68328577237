// SPDX-License-Identifier: Apache-2.0

import CBOR
import JUMBF

/// Judges data that assertions keep elsewhere, where it was fetched (C2PA 2.2, section 15.10.4.2). What is wrong with it
/// does not reject the claim, so all of it is told as information.
struct CloudDataJudge {
    let manifest: Manifest
    let context: ValidationContext
    private(set) var log = StatusLog()

    init(_ manifest: Manifest, _ context: ValidationContext) {
        self.manifest = manifest
        self.context = context
    }

    mutating func judge() {
        for assertion in manifest.assertions where assertion.label.base == AssertionLabel.cloudData {
            guard let content = assertion.cbor, let url = content["location"]?["url"]?.string,
                let answer = context.online.cloudData[url]
            else { continue }
            let uri = manifest.uri(ofAssertion: assertion.label.text)
            guard let data = answer else {
                log.note(.assertionInaccessible, uri, "what is kept at \(url) could not be fetched")
                continue
            }
            log.success(.assertionAccessible, uri, "what is kept at \(url) was fetched")
            judge(data, content, uri)
        }
    }

    private mutating func judge(_ data: [UInt8], _ content: CBORValue, _ uri: String) {
        let algorithm = content["location"]?["alg"]?.string.flatMap(ContentHashAlgorithm.init(rawValue:))
        guard let algorithm, content["size"]?.int == data.count,
            algorithm.digest(data) == content["location"]?["hash"]?.byteString
        else {
            log.note(
                .assertionHashedURIMismatch, uri, "what was fetched has another size or hash than the assertion says")
            return
        }
        log.success(.assertionHashedURIMatch, uri, "what was fetched is what the assertion says")
        if let box = try? JUMBFParser().parse(data), let label = box.label, label != content["label"]?.string {
            log.note(.cloudDataLabelMismatch, uri, "what was fetched is labelled \(label)")
        }
    }
}

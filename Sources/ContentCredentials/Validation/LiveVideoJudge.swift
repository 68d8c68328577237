// SPDX-License-Identifier: Apache-2.0

import CBOR
import FoundationEssentials

/// Judges what a single manifest says about live video (C2PA 2.3, chapter 19): session keys, and the place of a segment
/// in its stream. The segments themselves are files of their own and are not looked at here.
struct LiveVideoJudge {
    let manifest: Manifest
    private(set) var log = StatusLog()

    init(_ manifest: Manifest) { self.manifest = manifest }

    mutating func judge() {
        for assertion in manifest.assertions {
            let uri = manifest.uri(ofAssertion: assertion.label.text)
            switch assertion.label.base {
            case AssertionLabel.sessionKeys: judgeKeys(assertion.cbor, uri)
            case AssertionLabel.liveVideoSegment: judgeSegment(assertion.cbor, uri)
            default: break
            }
        }
    }

    /// Section 18.25.
    private mutating func judgeKeys(_ content: CBORValue?, _ uri: String) {
        guard let keys = content?["keys"]?.array, !keys.isEmpty, keys.count <= 64 else {
            log.failure(.sessionKeyInvalid, uri, "the session keys are missing, or more than 64")
            return
        }
        var identifiers = Set<[UInt8]>()
        for key in keys {
            // COSE_Key: 1 is the kind of key, 2 its identifier.
            guard let identifier = key["key"]?[2]?.byteString, key["key"]?[1] != nil,
                key["minSequenceNumber"]?.int.map({ $0 >= 0 }) == true, key["signerBinding"] != nil,
                key["createdAt"] != nil, key["validityPeriod"]?.int.map({ $0 > 0 }) == true
            else {
                log.failure(.sessionKeyInvalid, uri, "a session key is incomplete")
                continue
            }
            if !identifiers.insert(identifier).inserted {
                log.failure(.sessionKeyInvalid, uri, "two session keys have one identifier")
            }
        }
    }

    /// Section 19.3.
    private mutating func judgeSegment(_ content: CBORValue?, _ uri: String) {
        guard let number = content?["sequenceNumber"]?.int, number >= 0, content?["streamId"]?.string != nil else {
            log.failure(.liveVideoAssertionInvalid, uri, "the segment lacks its number or its stream")
            return
        }
        let method = content?["continuityMethod"]?.string
        guard method == "c2pa.manifestId" else {
            log.failure(.continuityMethodInvalid, uri, "the continuity method is not known: \(method ?? "none")")
            return
        }
        if number > 0, content?["previousManifestId"]?.string == nil {
            log.failure(.continuityMethodInvalid, uri, "the segment does not name the manifest before it")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import CBOR
import FoundationEssentials
import TrustServices

/// Judges what a single manifest says about live video (C2PA 2.3, chapter 19): session keys, and the place of a segment
/// in its stream. Whether segments follow each other says ``LiveStreamJudge``.
struct LiveVideoJudge {
    let manifest: Manifest
    /// Who signed the manifest; nil where nobody did.
    let signer: Certificate?
    private(set) var log = StatusLog()

    init(_ manifest: Manifest, signer: Certificate?) {
        self.manifest = manifest
        self.signer = signer
    }

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
        guard let keys = content?["keys"]?.array, !keys.isEmpty, keys.count <= SessionKey.limit else {
            log.failure(.sessionKeyInvalid, uri, "the session keys are missing, or more than \(SessionKey.limit)")
            return
        }
        var identifiers = Set<[UInt8]>()
        for (index, value) in keys.enumerated() {
            do {
                let key = try SessionKey(value)
                if !identifiers.insert(key.identifier).inserted {
                    log.failure(.sessionKeyInvalid, uri, "two session keys have one identifier")
                }
                // Without a certificate there is no signature either, which is said where that is judged.
                if let signer { try key.checkBinding(to: signer) }
            } catch {
                log.failure(.sessionKeyInvalid, uri, "session key \(index + 1): \(error.reason)")
            }
        }
    }

    /// Section 19.3.
    private mutating func judgeSegment(_ content: CBORValue?, _ uri: String) {
        guard let place = SegmentPlace(content) else {
            log.failure(.liveVideoAssertionInvalid, uri, "the segment lacks its number or its stream")
            return
        }
        guard place.continuityMethod == SegmentPlace.manifestMethod else {
            log.failure(
                .continuityMethodInvalid, uri,
                "the continuity method is not known: \(place.continuityMethod ?? "none")")
            return
        }
        // The first segment of a stream, be it counted from 0 or from 1, follows none.
        if place.sequenceNumber > 1, place.previousManifest == nil {
            log.failure(.continuityMethodInvalid, uri, "the segment does not name the manifest before it")
        }
    }
}

/// What a `c2pa.livevideo.segment` assertion says (C2PA 2.3, section 19.3.1).
struct SegmentPlace {
    /// The only continuity method that the specification has.
    static let manifestMethod = "c2pa.manifestId"

    let sequenceNumber: UInt64
    let stream: String
    let continuityMethod: String?
    let previousManifest: String?

    /// nil where number or stream are missing.
    init?(_ content: CBORValue?) {
        guard let number = content?["sequenceNumber"]?.uint64, let stream = content?["streamId"]?.string,
            !stream.isEmpty
        else { return nil }
        sequenceNumber = number
        self.stream = stream
        continuityMethod = content?["continuityMethod"]?.string
        previousManifest = content?["previousManifestId"]?.string
    }
}

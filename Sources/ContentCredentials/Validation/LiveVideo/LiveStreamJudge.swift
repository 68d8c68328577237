// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import COSE
import FoundationEssentials
import MediaContainers

/// Judges the segments of a live video in the order in which they are given (C2PA 2.3, section 19.7): each carries a
/// manifest of its own that names the one before it (19.3), or a message signed with a session key that the manifest of
/// the initialization segment brings (19.4).
struct LiveStreamJudge {
    /// Judges the manifest of one segment.
    typealias ManifestCheck = (ManifestStore, AssetContent) -> ValidationReport

    /// What the next segment is compared with.
    private struct Predecessor {
        let number: UInt64
        let stream: String?
        let manifest: String?
    }

    private let now: Date
    private let limits: ManifestStore.Limits
    private let checkManifest: ManifestCheck
    /// The manifest with the session keys, and its hash algorithm.
    private let keyManifest: Manifest?
    private let keys: [SessionKey]
    private var previous: Predecessor?
    private(set) var segments: [LiveSegment] = []
    /// What was found besides, for the report on the stream.
    private(set) var log = StatusLog()

    /// - Parameter initialization: the report on the initialization segment, where it has a manifest.
    init(
        _ initialization: ValidationReport?, now: Date, limits: ManifestStore.Limits,
        checkManifest: @escaping ManifestCheck
    ) {
        self.now = now
        self.limits = limits
        self.checkManifest = checkManifest
        let manifest = initialization?.activeManifest
        keyManifest = manifest?.bringsSessionKeys == true ? manifest : nil
        // A key that is not bound to the signer signs nothing (section 19.7.3).
        let signer = initialization?.activeSignature?.signer
        keys = (manifest?.sessionKeys ?? []).filter { key in
            guard let signer else { return false }
            do { try key.checkBinding(to: signer) } catch { return false }
            return true
        }
    }

    /// Whether files belong to a live video, and not to one whose segments are all in the Merkle trees of a manifest.
    static func isLive(_ store: ManifestStore?, _ segments: [any ByteSource]) -> Bool {
        if store?.activeManifest?.bringsSessionKeys == true { return true }
        let binding = store?.activeManifest?.hardBindings.first
        if binding?.label.base == AssertionLabel.bmffHash, binding?.cbor?["merkle"]?.array != nil { return false }
        guard let first = segments.first, let contents = try? SegmentContents(first) else { return false }
        return !contents.stores.isEmpty || contents.infoCount > 0
    }

    /// The start of a live video holds no media (section 19.7.1).
    mutating func judge(initialization source: any ByteSource, _ uri: String) {
        var walker = BaseMediaWalker(source)
        var hasMedia = false
        _ = try? walker.walk { box in hasMedia = hasMedia || box.type == "mdat" }
        if hasMedia {
            log.failure(.liveVideoInitInvalid, uri, "the initialization segment of a live video holds media")
        }
    }

    /// Judges the next segment.
    mutating func judge(segment source: any ByteSource) {
        var segment = LiveSegment(position: segments.count + 1)
        var faults = StatusLog()
        do {
            let contents = try SegmentContents(source)
            var current: Predecessor?
            if contents.infoCount > 0 {
                current = judge(info: contents, source, &segment, &faults)
            } else if keyManifest != nil, contents.stores.isEmpty {
                fault(.liveVideoSegmentInvalid, "there is no signed message in it", segment, &faults)
            }
            if !contents.stores.isEmpty {
                current = judge(manifest: contents, source, &segment, &faults) ?? current
            } else if contents.infoCount == 0, keyManifest == nil {
                fault(
                    .liveVideoSegmentInvalid, "it carries neither a manifest nor a signed message", segment, &faults)
            }
            if let current {
                if let previous, current.number > previous.number {
                    segment.missingBefore = current.number - previous.number - 1
                }
                previous = current
            }
        } catch {
            fault(.liveVideoSegmentInvalid, "it cannot be read: \(error)", segment, &faults)
        }
        segment.failures += faults.statuses
        log.append(faults)
        segments.append(segment)
    }

    private func fault(
        _ code: StatusCode, _ reason: String, _ segment: LiveSegment, at uri: String? = nil, _ log: inout StatusLog
    ) {
        let place = uri ?? segment.manifestLabel.map { JUMBFURI.manifest($0).description } ?? keyManifest?.uri ?? ""
        log.failure(code, place, "segment \(segment.position): \(reason)")
    }

    // MARK: A manifest in each segment

    private mutating func judge(
        manifest contents: SegmentContents, _ source: any ByteSource, _ segment: inout LiveSegment,
        _ faults: inout StatusLog
    ) -> Predecessor? {
        guard let location = contents.stores.first, contents.stores.count == 1 else {
            fault(.liveVideoManifestInvalid, "it carries more than one manifest store", segment, &faults)
            return nil
        }
        let store: ManifestStore
        do { store = try ManifestStore(parsing: location.bytes, limits: limits) } catch {
            fault(.liveVideoManifestInvalid, error.message, segment, &faults)
            return nil
        }
        let content = AssetContent(source: source, container: BaseMediaContainer(), location: location)
        let report = checkManifest(store, content)
        segment.report = report
        guard let manifest = report.activeManifest else { return nil }
        segment.manifestLabel = manifest.label
        judge(report, segment, &faults)
        let assertion = manifest.assertions.first { $0.label.base == AssertionLabel.liveVideoSegment }
        guard let assertion else {
            fault(.liveVideoAssertionInvalid, "its manifest does not say where it belongs", segment, &faults)
            return nil
        }
        // What is wrong with the assertion itself was found with the manifest.
        guard let place = SegmentPlace(assertion.cbor) else { return nil }
        segment.sequenceNumber = place.sequenceNumber
        let uri = manifest.uri(ofAssertion: assertion.label.text)
        compare(place, segment, uri, &faults)
        return Predecessor(number: place.sequenceNumber, stream: place.stream, manifest: manifest.label)
    }

    /// Findings on live video are the stream's own; anything else that makes the manifest invalid makes it that here.
    private func judge(_ report: ValidationReport, _ segment: LiveSegment, _ faults: inout StatusLog) {
        let failures = report.results.activeManifest.failure + report.results.ingredientDeltas.flatMap(\.deltas.failure)
        var others: [String] = []
        for status in failures {
            if status.code.isAboutLiveVideo || status.code.leavesValid {
                fault(status.code, status.explanation, segment, at: status.url, &faults)
            } else if !others.contains(status.code.rawValue) {
                others.append(status.code.rawValue)
            }
        }
        guard !others.isEmpty else { return }
        fault(.liveVideoManifestInvalid, others.joined(separator: ", "), segment, &faults)
    }

    /// Section 19.7.2.
    private func compare(
        _ place: SegmentPlace, _ segment: LiveSegment, _ uri: String, _ faults: inout StatusLog
    ) {
        guard let previous else { return }
        if place.sequenceNumber <= previous.number {
            fault(
                .liveVideoAssertionInvalid, "its number, \(place.sequenceNumber), does not follow \(previous.number)",
                segment, at: uri, &faults)
        }
        if let stream = previous.stream, stream != place.stream {
            fault(.liveVideoAssertionInvalid, "it belongs to another stream", segment, at: uri, &faults)
        }
        guard place.continuityMethod == SegmentPlace.manifestMethod else { return }
        guard let named = place.previousManifest else {
            // Said with the manifest where its number shows that there was one before.
            if place.sequenceNumber <= 1 {
                fault(
                    .continuityMethodInvalid, "it does not name the manifest before it", segment, at: uri, &faults)
            }
            return
        }
        if let expected = previous.manifest, named != expected {
            fault(
                .liveVideoSegmentInvalid, "it follows another segment than the one before it", segment, at: uri, &faults
            )
        }
    }

    // MARK: Messages signed with a session key

    /// Why a message does not vouch for its segment.
    private struct Refusal: Error {
        let code: StatusCode
        let reason: String

        init(_ reason: String, _ code: StatusCode = .liveVideoSegmentInvalid) {
            self.reason = reason
            self.code = code
        }
    }

    private mutating func judge(
        info contents: SegmentContents, _ source: any ByteSource, _ segment: inout LiveSegment,
        _ faults: inout StatusLog
    ) -> Predecessor? {
        segment.manifestLabel = keyManifest?.label
        do {
            let number = try check(contents, source, segment, &faults)
            segment.sequenceNumber = number
            if let previous, number <= previous.number {
                fault(
                    .liveVideoSegmentInvalid, "its number, \(number), does not follow \(previous.number)", segment,
                    &faults)
            }
            return Predecessor(number: number, stream: nil, manifest: nil)
        } catch let refusal as Refusal {
            fault(refusal.code, refusal.reason, segment, &faults)
        } catch {
            fault(.liveVideoSegmentInvalid, "it cannot be read: \(error)", segment, &faults)
        }
        return nil
    }

    /// Section 19.7.3.
    /// - Returns: the number of the segment.
    private func check(
        _ contents: SegmentContents, _ source: any ByteSource, _ segment: LiveSegment, _ faults: inout StatusLog
    ) throws -> UInt64 {
        guard let message = contents.info, message.scheme == EventMessageBox.segmentInfoScheme, message.value == "fseg"
        else { throw Refusal("its signed message is malformed, or there are several") }
        guard let manifest = keyManifest else { throw Refusal("no manifest brings the keys that sign segments") }
        guard let sign1 = try? COSESign1(parsing: message.message), sign1.isTagged, let payload = sign1.payload,
            let algorithm = sign1.algorithm, let info = try? CBORDecoder().decode(payload), info.map != nil
        else { throw Refusal("its message is no COSE_Sign1 structure of a known algorithm with a map in it") }
        guard let identifier = (sign1.unprotected[4] ?? sign1.protected[4])?.byteString,
            let key = keys.first(where: { $0.identifier == identifier })
        else { throw Refusal("it is signed with a key that the manifest does not bring") }
        guard key.isValidSignature(sign1, payload: payload, algorithm) else { throw Refusal("its signature is wrong") }
        guard let number = info["sequenceNumber"]?.uint64 else { throw Refusal("it has no number") }
        guard number >= key.minimumSequenceNumber else {
            throw Refusal("its number, \(number), is lower than its key may sign")
        }
        guard info["manifestId"]?.string == manifest.label else { throw Refusal("it belongs to another manifest") }
        let signed = (sign1.protected["iat"] ?? sign1.protected[15]?[6])?.untagged.double
            .map { Date(timeIntervalSince1970: $0) }
        if !key.validity.contains(signed ?? now) {
            fault(
                .sessionKeyInvalid, "its key had run out, or was not yet valid, when it was signed", segment, &faults)
            throw Refusal("it was signed outside the life of its key")
        }
        try checkHash(info["bmffHash"], source, segment, &faults)
        return number
    }

    private func checkHash(
        _ value: CBORValue?, _ source: any ByteSource, _ segment: LiveSegment, _ faults: inout StatusLog
    ) throws {
        let assertion: BMFFHashAssertion
        do { assertion = try BMFFHashAssertion(value) } catch { throw Refusal(error.reason) }
        guard let expected = assertion.hash, assertion.trees.isEmpty else {
            throw Refusal("its message has no hash of the whole segment")
        }
        guard assertion.exclusions.contains(where: \.concernsSegmentInfo) else {
            throw Refusal("the hash does not leave out the message that it stands in")
        }
        let name = assertion.algorithm ?? keyManifest?.claim?.algorithm
        guard let algorithm = name.flatMap(ContentHashAlgorithm.init(rawValue:)) else {
            throw Refusal("its hash algorithm is missing or not allowed", .algorithmUnsupported)
        }
        let content = BMFFHashedContent(source, assertion.exclusions, version: 3)
        guard try content.digest(algorithm) == expected else { throw Refusal("it was changed after signing") }
        if !assertion.exclusions.allSatisfy({ $0.isMandatory || $0.concernsSegmentInfo }) {
            faults.note(
                .bmffHashAdditionalExclusions, keyManifest?.uri ?? "",
                "segment \(segment.position): other boxes than those of the specification are left out of its hash")
        }
    }
}

extension StatusCode {
    /// Whether it is a finding of chapter 19.
    var isAboutLiveVideo: Bool { rawValue.hasPrefix("livevideo.") }
}

extension Manifest {
    /// Whether it brings keys that sign the segments of a live video.
    var bringsSessionKeys: Bool { assertions.contains { $0.label.base == AssertionLabel.sessionKeys } }

    /// The keys that can be read.
    var sessionKeys: [SessionKey] {
        assertions.filter { $0.label.base == AssertionLabel.sessionKeys }.flatMap { assertion in
            (assertion.cbor?["keys"]?.array ?? []).prefix(SessionKey.limit).compactMap { try? SessionKey($0) }
        }
    }
}

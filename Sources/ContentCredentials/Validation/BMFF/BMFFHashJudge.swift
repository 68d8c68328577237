// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR
import MediaContainers

/// Judges a BMFF hash: of a file as a whole, of one that can be checked piecewise, or of one that is kept in fragments
/// (C2PA 2.2, section 15.12.2).
struct BMFFHashJudge {
    let asset: AssetContent
    /// Version of the assertion.
    let version: Int
    private(set) var log = StatusLog()

    init(_ asset: AssetContent, version: Int) {
        self.asset = asset
        self.version = version
    }

    mutating func judge(_ value: CBORValue?, fallback: String?, _ uri: String) {
        let assertion: BMFFHashAssertion
        do { assertion = try BMFFHashAssertion(value) } catch {
            log.failure(.bmffHashMalformed, uri, error.reason)
            return
        }
        let algorithms = [assertion.algorithm ?? fallback] + assertion.trees.compactMap(\.algorithm)
        guard algorithms.allSatisfy({ $0.flatMap(ContentHashAlgorithm.init(rawValue:)) != nil }),
            let algorithm = (assertion.algorithm ?? fallback).flatMap(ContentHashAlgorithm.init(rawValue:))
        else {
            log.failure(.algorithmUnsupported, uri, "the hash algorithm is missing or not allowed")
            return
        }
        if !assertion.exclusions.allSatisfy(\.isMandatory) {
            log.note(
                .bmffHashAdditionalExclusions, uri,
                "other boxes than those of the specification are left out of the hash")
        }
        let content = BMFFHashedContent(asset.source, assertion.exclusions, version: version)
        let check = BMFFHashCheck(assertion, algorithm, content)
        do {
            let found =
                asset.fragments.isEmpty ? try check.checkFile() : try check.checkFragments(asset.fragments)
            log.success(.bmffHashMatch, uri, found)
        } catch let mismatch as BMFFHashCheck.Mismatch {
            log.failure(.bmffHashMismatch, uri, mismatch.reason)
        } catch let malformed as BMFFHashAssertion.Malformed {
            log.failure(.bmffHashMalformed, uri, malformed.reason)
        } catch {
            log.failure(.bmffHashMismatch, uri, "the file cannot be read: \(error)")
        }
    }
}

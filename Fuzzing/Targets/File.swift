// SPDX-License-Identifier: Apache-2.0

import ByteKit
import ContentCredentials
import Foundation

/// A whole file with its credential: found, read, hashed and judged as `countersign verify` does, and reported. Without
/// anchors nothing may be trusted.
enum FileTarget {
    static func run(_ bytes: [UInt8]) {
        let validator = Validator(validationTime: CertificateTarget.date)
        let source = MemoryByteSource(bytes)
        guard let report = try? validator.judge(source, fragments: [source]) else { return }
        _ = report.c2paToolJSON.serialize()
        _ = report.crJSON(generator: "f", version: "1.0.0").serialize()
        _ = TextReport(report).text(file: "f", explaining: true)
        precondition(report.state != .trusted)
    }
}

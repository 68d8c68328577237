// SPDX-License-Identifier: Apache-2.0

import ByteKit
import ContentCredentials

/// Reads and judges a store, as a sidecar of itself, and prints the report.
enum ManifestStoreTarget {
    static func run(_ bytes: [UInt8]) {
        let validator = Validator()
        if let report = try? validator.judge(store: bytes) {
            _ = report.c2paToolJSON.serialize()
            _ = report.crJSON(generator: "f", version: "1.0.0").serialize()
            _ = TextReport(report).text(file: "f", explaining: true)
            precondition(report.state != .trusted)
        }
        if let report = try? validator.judge(MemoryByteSource(bytes), sidecar: bytes) {
            precondition(report.state != .trusted)
        }
    }
}

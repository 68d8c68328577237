// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CFuzzDriver
import ContentCredentials

/// Reads and judges a store, as a sidecar of itself, and prints the report.
@main enum FuzzManifestStore {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        _ = LLVMFuzzerRunDriver(&count, &arguments) { data, count in FuzzManifestStore.run(data, count) }
    }

    static func run(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
        let bytes = Array(UnsafeBufferPointer(start: data, count: count))
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
        return 0
    }
}

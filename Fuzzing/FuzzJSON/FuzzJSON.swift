// SPDX-License-Identifier: Apache-2.0

import CFuzzDriver
import ContentCredentials

/// Parses, writes, and parses again: what was read must be read again.
@main enum FuzzJSON {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        _ = LLVMFuzzerRunDriver(&count, &arguments) { data, count in FuzzJSON.run(data, count) }
    }

    static func run(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
        let bytes = Array(UnsafeBufferPointer(start: data, count: count))
        guard let value = try? JSONValue(parsing: bytes) else { return 0 }
        let text = value.serialize()
        precondition((try? JSONValue(parsing: Array(text.utf8)))?.serialize() == text)
        return 0
    }
}

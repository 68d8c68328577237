// SPDX-License-Identifier: Apache-2.0

import Brotli
import CFuzzDriver

/// Unpacks with a small limit, which must hold.
@main enum FuzzBrotli {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        _ = LLVMFuzzerRunDriver(&count, &arguments) { data, count in FuzzBrotli.run(data, count) }
    }

    static func run(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
        let bytes = Array(UnsafeBufferPointer(start: data, count: count))
        if let unpacked = try? BrotliDecoder(limit: 1 << 20).decode(bytes[...]) {
            precondition(unpacked.count <= 1 << 20)
        }
        return 0
    }
}

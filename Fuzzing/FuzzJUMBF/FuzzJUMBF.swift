// SPDX-License-Identifier: Apache-2.0

import CFuzzDriver
import JUMBF

/// Parses strictly and tolerantly; what is written again must say the same.
@main enum FuzzJUMBF {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        _ = LLVMFuzzerRunDriver(&count, &arguments) { data, count in FuzzJUMBF.run(data, count) }
    }

    static func run(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
        let bytes = Array(UnsafeBufferPointer(start: data, count: count))
        if let box = try? JUMBFParser(strictness: .tolerant).parse(bytes) {
            _ = box.malformedBoxes
            _ = box.serialize()
        }
        if let box = try? JUMBFParser().parse(bytes) {
            precondition((try? JUMBFParser().parse(box.serialize())) == box)
        }
        return 0
    }
}

// SPDX-License-Identifier: Apache-2.0

import CFuzzDriver
import FuzzTargets

/// libFuzzer around the target that the first argument names; the others are libFuzzer's. `--list` names the targets.
@main enum Fuzz {
    /// The driver's callback keeps nothing, so the target stands here.
    private static let target = CommandLine.arguments.dropFirst().first.flatMap(FuzzTarget.named)

    static func main() {
        guard target != nil else {
            for target in FuzzTarget.all { print(target.name) }
            return
        }
        // The name is not one of libFuzzer's arguments.
        var count = CommandLine.argc - 1
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv.advanced(by: 1)
        _ = LLVMFuzzerRunDriver(&count, &arguments) { data, size in
            Fuzz.target?.run(Array(UnsafeBufferPointer(start: data, count: size)))
            return 0
        }
    }
}

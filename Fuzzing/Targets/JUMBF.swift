// SPDX-License-Identifier: Apache-2.0

import JUMBF

/// Parses strictly and tolerantly; what is written again must say the same.
enum JUMBFTarget {
    static func run(_ bytes: [UInt8]) {
        if let box = try? JUMBFParser(strictness: .tolerant).parse(bytes) {
            _ = box.malformedBoxes
            _ = box.serialize()
        }
        if let box = try? JUMBFParser().parse(bytes) {
            precondition((try? JUMBFParser().parse(box.serialize())) == box)
        }
    }
}

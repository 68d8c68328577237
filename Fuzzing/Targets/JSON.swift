// SPDX-License-Identifier: Apache-2.0

import ContentCredentials

/// Parses, writes, and parses again: what was read must be read again.
enum JSONTarget {
    static func run(_ bytes: [UInt8]) {
        guard let value = try? JSONValue(parsing: bytes) else { return }
        let text = value.serialize()
        precondition((try? JSONValue(parsing: Array(text.utf8)))?.serialize() == text)
    }
}

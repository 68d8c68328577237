// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// An `emsg` box of version 0 (ISO 23009-1, 5.10.3.3), as far as live video needs it.
package struct EventMessageBox: Sendable, Hashable {
    /// What the message is about.
    package let scheme: String
    /// What the scheme tells apart by it.
    package let value: String
    /// The message.
    package let message: [UInt8]

    /// Largest box that is read.
    package static let sizeLimit: UInt64 = 1 << 18
    /// The scheme of what C2PA says about a segment (2.3, section 19.4.2).
    package static let segmentInfoScheme = "urn:c2pa:verifiable-segment-info"
    /// Where the scheme stands in a box with a 32-bit size, from its start.
    package static let schemeOffset: UInt64 = 12

    /// Whether a box has the scheme of C2PA, well-formed or not.
    package static func concernsSegment(_ box: BaseMediaBox, _ walker: inout BaseMediaWalker) throws -> Bool {
        guard box.type == "emsg" else { return false }
        let scheme = Array(segmentInfoScheme.utf8)
        // Version 1 has the times before the scheme.
        for offset: UInt64 in [4, 20] where UInt64(box.payload.count) >= offset + UInt64(scheme.count) {
            if try walker.bytes(scheme.count, at: box.payload.lowerBound + offset) == scheme { return true }
        }
        return false
    }

    /// Reads a box; nil where it is none, of another version, or too large.
    package init?(_ box: BaseMediaBox, _ walker: inout BaseMediaWalker) throws {
        guard box.type == "emsg", !box.isCutShort, UInt64(box.payload.count) <= EventMessageBox.sizeLimit,
            let bytes = try walker.bytes(box.payload.count, at: box.payload.lowerBound)
        else { return nil }
        self.init(payload: bytes)
    }

    /// Reads what follows the header of a box.
    package init?(payload: [UInt8]) {
        guard payload.count > 4, payload.prefix(4).allSatisfy({ $0 == 0 }) else { return nil }
        var rest = payload.dropFirst(4)
        func text() -> String? {
            guard let end = rest.firstIndex(of: 0), end - rest.startIndex <= 1_024 else { return nil }
            defer { rest = rest[(end + 1)...] }
            return String(validating: rest[..<end], as: UTF8.self)
        }
        // Then time scale, time, duration and number, four bytes each.
        guard let scheme = text(), let value = text(), rest.count >= 16 else { return nil }
        self.scheme = scheme
        self.value = value
        message = Array(rest.dropFirst(16))
    }
}

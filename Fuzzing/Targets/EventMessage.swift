// SPDX-License-Identifier: Apache-2.0

import ByteKit
import ContentCredentials
import MediaContainers

/// What a segment of a live video says about itself: the box by itself, and in a segment that is judged with it.
enum EventMessageTarget {
    static func run(_ bytes: [UInt8]) {
        if let box = EventMessageBox(payload: bytes) {
            precondition(box.message.count + box.scheme.utf8.count + box.value.utf8.count <= bytes.count)
        }
        let size = UInt32(truncatingIfNeeded: bytes.count + 8)
        let head = (0..<4).map { UInt8(truncatingIfNeeded: size >> (24 - 8 * $0)) } + Array("emsg".utf8)
        let segment = MemoryByteSource(head + bytes)
        let report = try? Validator(validationTime: CertificateTarget.date).judge(segment, fragments: [segment])
        precondition(report?.state != .trusted)
    }
}

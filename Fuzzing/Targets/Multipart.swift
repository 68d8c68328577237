// SPDX-License-Identifier: Apache-2.0

import MultipartForm

/// Reads a body whole and in pieces: the first byte says how long the pieces are. Both must give the same events, or
/// fail alike.
enum MultipartTarget {
    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        _ = try? MultipartParser(contentType: String(decoding: bytes.prefix(200), as: UTF8.self))
        let body = Array(bytes.dropFirst())
        precondition(events(body, size: body.count + 1) == events(body, size: Int(first) + 1))
    }

    /// The events with the bytes of a part joined; nil where the body is refused.
    private static func events(_ body: [UInt8], size: Int) -> [MultipartParser.Event]? {
        guard var parser = try? MultipartParser(contentType: "multipart/form-data; boundary=b") else { return nil }
        var events: [MultipartParser.Event] = []
        var position = 0
        do {
            while position < body.count {
                let end = min(body.count, position + size)
                parser.append(Array(body[position..<end]))
                position = end
                while let event = try parser.next() {
                    if case .bytes(let more) = event, case .bytes(let before)? = events.last {
                        events[events.count - 1] = .bytes(before + more)
                    } else {
                        events.append(event)
                    }
                }
            }
            try parser.finish()
        } catch {
            return nil
        }
        return events
    }
}

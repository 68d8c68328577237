// SPDX-License-Identifier: Apache-2.0

/// A general encapsulated object (ID3v2.3, 4.16): a text encoding, media type, file name and description, each with its
/// terminator, and then the object.
struct ID3Object {
    /// Media types of manifest stores: the one of the specification (C2PA 2.2, 11.4), and its predecessor.
    static let storeTypes: Set<String> = ["application/c2pa", "application/x-c2pa-manifest-store"]

    /// Whether the content of a frame begins as that of a manifest store does.
    static func isStore(_ head: [UInt8]) -> Bool {
        guard let typeEnd = head.dropFirst().firstIndex(of: 0) else { return false }
        return storeTypes.contains(String(decoding: head[1..<typeEnd], as: UTF8.self).lowercased())
    }

    /// Where the object begins in the content of the frame.
    let start: Int

    /// Reads the fields at the start of a frame's content; nil where they do not end.
    init?(_ head: [UInt8]) {
        guard let encoding = head.first, encoding <= 3, let typeEnd = head.dropFirst().firstIndex(of: 0) else {
            return nil
        }
        var position = typeEnd + 1
        for _ in 0..<2 {
            guard let end = ID3Object.textEnd(head, from: position, isWide: encoding == 1 || encoding == 2) else {
                return nil
            }
            position = end
        }
        start = position
    }

    /// One past the terminator of a text: one zero, or two on an even place where characters have two bytes.
    private static func textEnd(_ bytes: [UInt8], from start: Int, isWide: Bool) -> Int? {
        guard start <= bytes.count else { return nil }
        if !isWide { return bytes[start...].firstIndex(of: 0).map { $0 + 1 } }
        var position = start
        while position + 1 < bytes.count {
            if bytes[position] == 0, bytes[position + 1] == 0 { return position + 2 }
            position += 2
        }
        return nil
    }

    /// The fields before a manifest store as this project writes them.
    static let storeFields = Array("\u{0}application/c2pa\u{0}c2pa\u{0}c2pa manifest store\u{0}".utf8)
    /// Owner of the private frame with the XMP packet (XMP part 3, 2.3.1).
    static let xmpOwner = Array("XMP\u{0}".utf8)
}

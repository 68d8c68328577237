// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The UUID by which a description box says what its superbox holds (ISO 19566-5, A.2).
public struct JUMBFContentType: Sendable, Hashable, CustomStringConvertible {
    /// Sixteen bytes.
    public let bytes: [UInt8]

    /// A UUID by its bytes; nil where there are not sixteen.
    public init?(_ bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// A UUID made of four characters and the suffix ISO 19566-5 gives to such types, `0011-0010-8000-00AA00389B71`.
    public init(fourCharacters: JUMBFBoxType) {
        let value = fourCharacters.rawValue
        bytes =
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
            + [0x00, 0x11, 0x00, 0x10, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71]
    }

    private init(fixed bytes: [UInt8]) { self.bytes = bytes }

    /// CBOR content.
    public static let cbor = JUMBFContentType(fourCharacters: "cbor")
    /// JSON content.
    public static let json = JUMBFContentType(fourCharacters: "json")
    /// Content in a UUID box.
    public static let uuid = JUMBFContentType(fourCharacters: "uuid")
    /// An embedded file: a `bfdb` and a `bidb` box.
    public static let embeddedFile = JUMBFContentType(fixed: [
        0x40, 0xCB, 0x0C, 0x32, 0xBB, 0x8A, 0x48, 0x9D, 0xA7, 0x0B, 0x2A, 0xD6, 0xF4, 0x7F, 0x43, 0x69,
    ])

    /// The first four bytes as characters, where the rest is the common suffix.
    public var fourCharacters: JUMBFBoxType? {
        let type = JUMBFBoxType(rawValue: bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) })
        return JUMBFContentType(fourCharacters: type) == self ? type : nil
    }

    /// The four characters, or the UUID in its usual form.
    public var description: String {
        if let fourCharacters { return fourCharacters.description }
        let hex = Array(Hex.encode(bytes))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(hex[$0]) }.joined(separator: "-")
    }
}

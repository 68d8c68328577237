// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The four-character type of a box.
public struct JUMBFBoxType: Sendable, Hashable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The four bytes as a big-endian number.
    public let rawValue: UInt32

    /// A type by its number.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A type by its four characters; shorter text is filled up with blanks, longer text cut.
    public init(stringLiteral text: String) {
        let padded = (Array(text.utf8) + [0x20, 0x20, 0x20, 0x20]).prefix(4)
        rawValue = padded.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The four characters; a byte outside printable ASCII as a full stop.
    public var description: String {
        let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: rawValue >> $0) }
        return String(decoding: bytes.map { (0x20...0x7E).contains($0) ? $0 : 0x2E }, as: UTF8.self)
    }

    /// A superbox, `jumb`.
    public static let superbox: JUMBFBoxType = "jumb"
    /// A description box, `jumd`.
    public static let description: JUMBFBoxType = "jumd"
    /// CBOR content.
    public static let cbor: JUMBFBoxType = "cbor"
    /// JSON content.
    public static let json: JUMBFBoxType = "json"
    /// What an embedded file is: media type and file name.
    public static let embeddedFileDescription: JUMBFBoxType = "bfdb"
    /// The bytes of an embedded file.
    public static let embeddedFileData: JUMBFBoxType = "bidb"
    /// Content led by a UUID.
    public static let uuid: JUMBFBoxType = "uuid"
    /// Padding.
    public static let free: JUMBFBoxType = "free"
    /// Brotli-compressed boxes.
    public static let brotli: JUMBFBoxType = "brob"
    /// The salt in the private field of a description box (C2PA).
    public static let salt: JUMBFBoxType = "c2sh"
}

/// A box that is not a superbox: its bytes mean what its type says.
public struct JUMBFContentBox: Sendable, Hashable {
    /// What the bytes are.
    public let type: JUMBFBoxType
    /// The bytes without the box header.
    public let payload: ArraySlice<UInt8>
    /// Where the box (header included) stands in the bytes it was parsed from; nil for a box made here.
    public let range: Range<Int>?

    /// A box of these bytes.
    public init(type: JUMBFBoxType, bytes: [UInt8]) {
        self.init(type: type, payload: bytes[...], range: nil)
    }

    init(type: JUMBFBoxType, payload: ArraySlice<UInt8>, range: Range<Int>?) {
        self.type = type
        self.payload = payload
        self.range = range
    }

    /// A copy of the bytes.
    public var bytes: [UInt8] { Array(payload) }

    public static func == (left: JUMBFContentBox, right: JUMBFContentBox) -> Bool {
        left.type == right.type && left.payload == right.payload
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(type)
        hasher.combine(payload)
    }
}

/// A stretch of a superbox that is no box: what a tolerant parser keeps instead of giving up.
public struct JUMBFMalformedBox: Sendable, Hashable {
    /// Why it is no box.
    public let reason: JUMBFError
    /// The type its header names, where it has one.
    public let type: JUMBFBoxType?
    /// Where it stands in the bytes it was parsed from.
    public let range: Range<Int>
}

/// A child of a superbox.
public enum JUMBFBox: Sendable, Hashable {
    /// A superbox.
    case superbox(JUMBFSuperbox)
    /// A box with content.
    case content(JUMBFContentBox)
    /// What could not be parsed (only a tolerant parser leaves this).
    case malformed(JUMBFMalformedBox)

    /// A content box of these bytes.
    public static func content(_ type: JUMBFBoxType, _ bytes: [UInt8]) -> JUMBFBox {
        .content(JUMBFContentBox(type: type, bytes: bytes))
    }

    /// The superbox, where this is one.
    public var superbox: JUMBFSuperbox? {
        if case .superbox(let box) = self { box } else { nil }
    }

    /// The content box, where this is one.
    public var contentBox: JUMBFContentBox? {
        if case .content(let box) = self { box } else { nil }
    }
}

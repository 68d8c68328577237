// SPDX-License-Identifier: Apache-2.0

/// Why bytes are not the CBOR that was asked for.
public struct CBORError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of fault it is.
    public enum Code: String, Sendable {
        /// The input ends inside an item.
        case truncated
        /// A reserved additional-information value, or a break where none may stand.
        case malformed
        /// A text string that is not UTF-8.
        case invalidText
        /// An indefinite length, where the strict decoder refuses it.
        case indefiniteLength
        /// A number or length not in its shortest form (strict only).
        case nonCanonicalNumber
        /// A key that stands twice in one map (strict only).
        case duplicateKey
        /// Bytes after the item (strict only).
        case trailingBytes
        /// Deeper nesting or more items than the limits allow.
        case limitExceeded
    }

    /// The kind of fault.
    public let code: Code
    /// Where in the input it was noticed.
    public let offset: Int

    /// An error.
    public init(code: Code, offset: Int) {
        self.code = code
        self.offset = offset
    }

    public var description: String {
        let text =
            switch code {
            case .truncated: "the CBOR data ends inside an item"
            case .malformed: "the CBOR data has a reserved or misplaced initial byte"
            case .invalidText: "a CBOR text string is not UTF-8"
            case .indefiniteLength: "a CBOR item has an indefinite length, which is not allowed here"
            case .nonCanonicalNumber: "a CBOR number is not in its shortest form"
            case .duplicateKey: "a CBOR map has a key twice"
            case .trailingBytes: "bytes follow the CBOR item"
            case .limitExceeded: "the CBOR data is nested deeper or has more items than is allowed"
            }
        return "\(text) (at byte \(offset))"
    }
}

/// What a decoder takes at most.
public struct CBORLimits: Sendable, Hashable {
    /// Levels of arrays, maps and tags.
    public var depth: Int
    /// Data items, each key, value, element and chunk counted.
    public var items: Int

    /// Sets the limits.
    public init(depth: Int = 32, items: Int = 1_000_000) {
        self.depth = depth
        self.items = items
    }
}

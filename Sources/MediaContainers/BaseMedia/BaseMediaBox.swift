// SPDX-License-Identifier: Apache-2.0

/// The four-character type of a box.
package struct BaseMediaBoxType: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The four bytes, most significant first.
    package let code: UInt32

    package init(code: UInt32) { self.code = code }

    /// A type by its four Latin-1 characters; nil for anything else.
    package init?(_ name: some StringProtocol) {
        var code: UInt32 = 0
        var count = 0
        for scalar in name.unicodeScalars {
            guard scalar.value <= 0xFF, count < 4 else { return nil }
            code = code << 8 | scalar.value
            count += 1
        }
        guard count == 4 else { return nil }
        self.code = code
    }

    package init(stringLiteral name: StaticString) {
        code = name.withUTF8Buffer { $0.prefix(4).reduce(0) { $0 << 8 | UInt32($1) } }
    }

    package var description: String {
        var text = ""
        for shift in [24, 16, 8, 0] {
            text.unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: code >> shift)))
        }
        return text
    }

    /// Boxes that hold boxes and nothing else (ISO 14496-12, table 1), with those that QuickTime has beside them.
    package static let containers: Set<BaseMediaBoxType> = [
        "moov", "trak", "edts", "mdia", "minf", "dinf", "stbl", "mvex", "moof", "traf", "mfra", "udta", "tref", "treg",
        "schi", "sinf", "iprp", "ipco", "strk", "strd", "meco", "paen", "tapt", "gmhd",
    ]
}

/// A box of an ISO base media file (ISO 14496-12, 4.2).
package struct BaseMediaBox: ContainerPart, Sendable, Hashable {
    package let type: BaseMediaBoxType
    /// All of the box; cut off at the end of what it stands in where it claims to be longer.
    package let range: Range<UInt64>
    /// Size, type, 64-bit size, and for a `uuid` box its extended type.
    package let headerSize: UInt64
    /// The extended type of a `uuid` box, 16 bytes.
    package let userType: [UInt8]?
    /// Whether it claims to be longer than what it stands in.
    package let isCutShort: Bool
    /// Whether its size is in the 64-bit field.
    package let hasLargeSize: Bool

    package var boxName: String {
        ProvenanceBox.matches(self) ? ContainerBox.manifestStoreName : type.description
    }

    /// What follows the header.
    package var payload: Range<UInt64> {
        min(range.lowerBound + headerSize, range.upperBound)..<range.upperBound
    }
}

// SPDX-License-Identifier: Apache-2.0

/// The textual chunks of PNG (PNG, section 11.3.3). Compressed text is not inflated: its keyword alone is read.
struct PNGText {
    let keyword: String
    /// The text; nil where it is compressed.
    let bytes: [UInt8]?
    let isUTF8: Bool

    /// Reads a `tEXt`, `zTXt` or `iTXt` chunk; nil where it is malformed or another kind.
    init?(type: String, data: [UInt8]) {
        guard let separator = data.prefix(80).firstIndex(of: 0), separator > 0 else { return nil }
        keyword = PNGText.latin1(data[..<separator])
        switch type {
        case "tEXt":
            bytes = Array(data[(separator + 1)...])
            isUTF8 = false
        case "zTXt":
            bytes = nil
            isUTF8 = false
        case "iTXt":
            isUTF8 = true
            guard data.count > separator + 2 else { return nil }
            guard data[separator + 1] == 0 else {
                bytes = nil
                return
            }
            guard let language = data[(separator + 3)...].firstIndex(of: 0),
                let translated = data[(language + 1)...].firstIndex(of: 0)
            else { return nil }
            bytes = Array(data[(translated + 1)...])
        default: return nil
        }
    }

    /// The text as a string; empty where it is compressed.
    var text: String {
        guard let bytes else { return "" }
        let head = bytes.prefix(8_000)
        return isUTF8 ? String(decoding: head, as: UTF8.self) : PNGText.latin1(head)
    }

    private static func latin1(_ bytes: ArraySlice<UInt8>) -> String {
        String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}

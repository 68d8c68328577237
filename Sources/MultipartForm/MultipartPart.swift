// SPDX-License-Identifier: Apache-2.0

/// The head of one part of a form (RFC 7578, section 4).
public struct MultipartPart: Sendable, Hashable {
    /// The field's name.
    public let name: String
    /// The file's name as the sender gave it, without folders; nil for a field that is not a file.
    public let fileName: String?
    /// The type the sender claims; lower case, without parameters.
    public let contentType: String?

    /// Wraps the values.
    public init(name: String, fileName: String?, contentType: String?) {
        self.name = name
        self.fileName = fileName
        self.contentType = contentType
    }

    /// Reads a header block (lines between the delimiter and the empty line, each ended by CRLF).
    init(headerBlock: ArraySlice<UInt8>, limits: MultipartLimits) throws(MultipartError) {
        var disposition: HeaderParameters?
        var contentType: String?
        for line in MultipartPart.lines(headerBlock) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
                line.first != 0x20, line.first != 0x09
            else { throw .malformed("a part header line without a name") }
            let value = HeaderParameters(String(decoding: line[(colon + 1)...], as: UTF8.self))
            switch String(decoding: line[..<colon], as: UTF8.self).lowercased() {
            case "content-disposition":
                guard let value, disposition == nil else { throw .malformed("Content-Disposition") }
                disposition = value
            case "content-type": contentType = value?.value
            case "content-transfer-encoding":
                // RFC 7578, section 4.7: deprecated; only the identity encodings change nothing.
                guard let value, ["binary", "8bit", "7bit"].contains(value.value) else {
                    throw .malformed("Content-Transfer-Encoding")
                }
            default: break
            }
        }
        guard let disposition, disposition.value == "form-data", let name = disposition["name"] else {
            throw .malformed("a part without a form-data name")
        }
        self.name = MultipartPart.percentDecoded(name)
        self.contentType = contentType
        if let given = disposition["filename"] {
            let name = MultipartPart.percentDecoded(given)
            guard name.utf8.count <= limits.fileNameBytes else {
                throw .limitExceeded("bytes of a file name", limit: limits.fileNameBytes)
            }
            fileName = MultipartPart.lastComponent(name)
        } else {
            fileName = nil
        }
    }

    private static func lines(_ block: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = block.startIndex
        var index = start
        while index < block.endIndex {
            let next = block.index(after: index)
            if block[index] == 0x0D, next < block.endIndex, block[next] == 0x0A {
                if index > start { lines.append(block[start..<index]) }
                start = block.index(after: next)
                index = start
            } else {
                index = next
            }
        }
        if start < block.endIndex { lines.append(block[start...]) }
        return lines
    }

    /// The three escapes of the WHATWG form encoding; any other per cent sign stands for itself.
    private static func percentDecoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count {
                switch (bytes[index + 1], bytes[index + 2] | 0x20) {
                case (0x32, 0x32): result.append(0x22)
                case (0x30, 0x64): result.append(0x0D)
                case (0x30, 0x61): result.append(0x0A)
                default:
                    result.append(bytes[index])
                    index += 1
                    continue
                }
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func lastComponent(_ name: String) -> String {
        guard let cut = name.lastIndex(where: { $0 == "/" || $0 == "\\" }) else { return name }
        return String(name[name.index(after: cut)...])
    }
}

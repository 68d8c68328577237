// SPDX-License-Identifier: Apache-2.0

/// A header value with parameters, such as `form-data; name="file"; filename="a.jpg"` (RFC 9110, section 5.6.6).
public struct HeaderParameters: Sendable, Hashable {
    /// What stands before the first semicolon, in lower case.
    public let value: String
    private let parameters: [(name: String, value: String)]

    public static func == (left: Self, right: Self) -> Bool {
        left.value == right.value && left.parameters.elementsEqual(right.parameters, by: ==)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(value)
        for parameter in parameters {
            hasher.combine(parameter.name)
            hasher.combine(parameter.value)
        }
    }

    /// The parameter of this name (given in lower case); the first, where it stands twice.
    public subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// Reads a header value; nil where it is not `value *( ";" name "=" ( token / quoted-string ) )`.
    ///
    /// Inside quotes a backslash stands for itself unless a quote follows it: browsers send file names unescaped but for
    /// `%22` (the WHATWG form encoding), while RFC 822 senders write `\"`.
    public init?(_ text: some StringProtocol) {
        var scanner = Scanner(bytes: Array(text.utf8))
        guard let value = scanner.take(until: UInt8(ascii: ";")) else { return nil }
        self.value = value.lowercased()
        var parameters: [(name: String, value: String)] = []
        while scanner.skip(UInt8(ascii: ";")) {
            scanner.skipBlanks()
            if scanner.isAtEnd { break }
            guard let name = scanner.take(until: UInt8(ascii: "=")), !name.isEmpty, scanner.skip(UInt8(ascii: "="))
            else { return nil }
            guard let value = scanner.parameterValue(), parameters.count < 32 else { return nil }
            parameters.append((name.lowercased(), value))
            scanner.skipBlanks()
        }
        guard scanner.isAtEnd else { return nil }
        self.parameters = parameters
    }

    private struct Scanner {
        let bytes: [UInt8]
        var position = 0

        var isAtEnd: Bool { position >= bytes.count }
        var current: UInt8? { position < bytes.count ? bytes[position] : nil }

        mutating func skip(_ byte: UInt8) -> Bool {
            guard current == byte else { return false }
            position += 1
            return true
        }

        mutating func skipBlanks() {
            while let byte = current, byte == 0x20 || byte == 0x09 { position += 1 }
        }

        /// Text up to `stop` or the end, trimmed of blanks; nil where a quote stands in it.
        mutating func take(until stop: UInt8) -> String? {
            let start = position
            while let byte = current, byte != stop {
                if byte == UInt8(ascii: "\"") { return nil }
                position += 1
            }
            return Scanner.trimmed(bytes[start..<position])
        }

        mutating func parameterValue() -> String? {
            guard skip(UInt8(ascii: "\"")) else { return take(until: UInt8(ascii: ";")) }
            var value: [UInt8] = []
            while let byte = current {
                position += 1
                if byte == UInt8(ascii: "\"") { return String(decoding: value, as: UTF8.self) }
                if byte == UInt8(ascii: "\\"), current == UInt8(ascii: "\"") {
                    value.append(UInt8(ascii: "\""))
                    position += 1
                } else {
                    value.append(byte)
                }
            }
            return nil
        }

        static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
            var bytes = bytes
            while let byte = bytes.first, byte == 0x20 || byte == 0x09 { bytes.removeFirst() }
            while let byte = bytes.last, byte == 0x20 || byte == 0x09 { bytes.removeLast() }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

/// The fields of a form or a query: `application/x-www-form-urlencoded` (WHATWG URL, section 5.1), bounded.
package struct FormFields: Sendable, Equatable {
    private var pairs: [String: [String]] = [:]

    package init() {}

    /// Reads the text of a query or a body.
    /// - Throws: ``ServiceError`` `bad_request` for more than 200 fields or text that is not UTF-8.
    package init(urlEncoded text: some StringProtocol) throws(ServiceError) {
        guard !text.isEmpty else { return }
        let fields = text.split(separator: "&", maxSplits: 201)
        guard fields.count <= 200 else { throw ServiceError(.badRequest, "More than 200 fields.") }
        for field in fields {
            let halves = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = halves.first, let name = FormFields.decoded(first),
                let value = halves.count == 2 ? FormFields.decoded(halves[1]) : ""
            else { throw ServiceError(.badRequest, "A field is not encoded properly.") }
            pairs[name, default: []].append(value)
        }
    }

    /// The names of the fields, in the order of the alphabet.
    package var names: [String] { pairs.keys.sorted() }
    /// The first value of a field.
    package subscript(name: String) -> String? { pairs[name]?.first }
    /// All values of a field.
    package func all(_ name: String) -> [String] { pairs[name] ?? [] }

    package mutating func add(_ name: String, _ value: String) { pairs[name, default: []].append(value) }

    private static func decoded(_ text: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        var pending: [UInt8] = []
        for byte in text.utf8 {
            if !pending.isEmpty || byte == UInt8(ascii: "%") {
                pending.append(byte)
                guard pending.count == 3 else { continue }
                guard let high = digit(pending[1]), let low = digit(pending[2]) else { return nil }
                bytes.append(high << 4 | low)
                pending.removeAll(keepingCapacity: true)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
            }
        }
        guard pending.isEmpty else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

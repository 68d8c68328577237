// SPDX-License-Identifier: Apache-2.0

/// A value of a PDF file (ISO 32000-2, 7.3).
indirect enum PDFValue: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int64)
    /// As it is written.
    case real(String)
    case name(String)
    case string([UInt8])
    case array([PDFValue])
    case dictionary(PDFDictionary)
    case reference(PDFReference)

    var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
    var name: String? { if case .name(let value) = self { value } else { nil } }
    var string: [UInt8]? { if case .string(let value) = self { value } else { nil } }
    var array: [PDFValue]? { if case .array(let value) = self { value } else { nil } }
    var dictionary: PDFDictionary? { if case .dictionary(let value) = self { value } else { nil } }
    var reference: PDFReference? { if case .reference(let value) = self { value } else { nil } }

    /// The value as it is written to a file. Recursion ends where the parser's does.
    var text: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): "\(value)"
        case .real(let digits): digits
        case .name(let name): "/" + PDFValue.escaped(name)
        case .string(let bytes): "<" + bytes.map(PDFValue.hex).joined() + ">"
        case .array(let values): "[" + values.map(\.text).joined(separator: " ") + "]"
        case .dictionary(let dictionary): dictionary.text
        case .reference(let reference): "\(reference.number) \(reference.generation) R"
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.count == 1 ? "0" + digits : digits
    }

    /// Names are kept as one scalar a byte.
    fileprivate static func escaped(_ name: String) -> String {
        name.unicodeScalars.map { scalar in
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            let isPlain = (0x21...0x7E).contains(byte) && !"#()<>[]{}/%".unicodeScalars.contains(scalar)
            return isPlain ? String(scalar) : "#" + hex(byte)
        }.joined()
    }
}

/// Number and generation of an object.
struct PDFReference: Sendable, Hashable {
    let number: Int
    let generation: Int
}

/// A dictionary, its entries in order.
struct PDFDictionary: Sendable, Hashable {
    private(set) var entries: [(key: String, value: PDFValue)] = []

    subscript(key: String) -> PDFValue? {
        get { entries.last { $0.key == key }?.value }
        set {
            let index = entries.lastIndex { $0.key == key }
            if let newValue {
                if let index { entries[index].value = newValue } else { entries.append((key, newValue)) }
            } else {
                entries.removeAll { $0.key == key }
            }
        }
    }

    mutating func append(_ key: String, _ value: PDFValue) { entries.append((key, value)) }

    static func == (left: PDFDictionary, right: PDFDictionary) -> Bool {
        left.entries.elementsEqual(right.entries) { $0.key == $1.key && $0.value == $1.value }
    }
    func hash(into hasher: inout Hasher) { hasher.combine(entries.count) }

    var text: String {
        "<<" + entries.map { "/\(PDFValue.escaped($0.key)) \($0.value.text)" }.joined(separator: " ") + ">>"
    }
}

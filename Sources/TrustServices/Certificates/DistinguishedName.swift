// SPDX-License-Identifier: Apache-2.0

/// The name of a subject or issuer (RFC 5280, section 4.1.2.4).
public struct DistinguishedName: Sendable, Hashable, CustomStringConvertible {
    /// One attribute of a name.
    public struct Attribute: Sendable, Hashable {
        /// Which attribute, for instance 2.5.4.3 for the common name.
        public let type: OID
        /// Its text; for values that are not text, their DER in hexadecimal after `#`.
        public let value: String
    }

    /// The name in DER, byte for byte.
    public let encoded: [UInt8]
    /// The relative names in order, each with its attributes.
    public let relativeNames: [[Attribute]]
    /// What names are compared by: RFC 5280, section 7.1, without case and with single blanks.
    let comparisonKey: [[String]]

    init(_ node: DERNode) throws(TrustError) {
        encoded = node.encoded
        var names: [[Attribute]] = []
        for relative in try node.sequence("a name").rest {
            var attributes: [Attribute] = []
            for pair in try relative.set("a relative name").rest {
                var fields = try pair.sequence("a name attribute")
                let type = try fields.next("the type").oid("the type")
                let value = try fields.next("the value")
                try fields.finish()
                attributes.append(Attribute(type: type, value: DistinguishedName.text(value)))
            }
            names.append(attributes)
        }
        relativeNames = names
        comparisonKey = names.map { attributes in
            attributes.map { "\($0.type)=\(DistinguishedName.folded($0.value))" }.sorted()
        }
    }

    private static func text(_ node: DERNode) -> String {
        guard let bytes = try? node.primitive("a name value") else { return "#" + hex(node.encoded) }
        if node.isUniversal(12) || node.isUniversal(19) || node.isUniversal(22) || node.isUniversal(18)
            || node.isUniversal(26)
        {
            return String(decoding: bytes, as: UTF8.self)
        }
        if node.isUniversal(20) {  // T61String is treated as Latin-1, as everybody does
            return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        }
        if node.isUniversal(30), bytes.count % 2 == 0 {
            let units = stride(from: 0, to: bytes.count, by: 2).map {
                UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
            }
            return String(decoding: units, as: UTF16.self)
        }
        return "#" + hex(node.encoded)
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func folded(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether both name the same entity.
    public static func == (left: DistinguishedName, right: DistinguishedName) -> Bool {
        left.encoded == right.encoded || left.comparisonKey == right.comparisonKey
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(comparisonKey) }

    /// The first value of an attribute type.
    public func value(of type: OID) -> String? {
        for name in relativeNames {
            for attribute in name where attribute.type == type { return attribute.value }
        }
        return nil
    }

    /// CN.
    public var commonName: String? { value(of: .commonName) }
    /// O.
    public var organization: String? { value(of: .organizationName) }
    /// OU.
    public var organizationalUnit: String? { value(of: .organizationalUnitName) }
    /// C.
    public var country: String? { value(of: .countryName) }
    /// The name a person should see first: organisation, else common name, else the whole.
    public var displayName: String { organization ?? commonName ?? description }

    private static let keywords: [OID: String] = [
        .commonName: "CN", "2.5.4.7": "L", "2.5.4.8": "ST", .organizationName: "O", .organizationalUnitName: "OU",
        .countryName: "C", "2.5.4.9": "STREET", "0.9.2342.19200300.100.1.25": "DC",
        "0.9.2342.19200300.100.1.1": "UID", "2.5.4.5": "serialNumber", "1.2.840.113549.1.9.1": "emailAddress",
    ]

    /// The text of RFC 4514: last relative name first.
    public var description: String {
        relativeNames.reversed().map { attributes in
            attributes.map { attribute in
                let keyword = DistinguishedName.keywords[attribute.type] ?? attribute.type.description
                return "\(keyword)=\(DistinguishedName.escaped(attribute.value))"
            }.joined(separator: "+")
        }.joined(separator: ",")
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for (index, character) in value.enumerated() {
            let edge = index == 0 ? character == " " || character == "#" : false
            let last = index == value.count - 1 && character == " "
            if edge || last || "\"+,;<>\\".contains(character) {
                text += "\\"
            } else if character == "\0" {
                text += "\\00"
                continue
            }
            text.append(character)
        }
        return text
    }
}

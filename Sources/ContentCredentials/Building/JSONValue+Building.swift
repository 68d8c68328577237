// SPDX-License-Identifier: Apache-2.0

public import CBOR

extension JSONValue {
    /// The same as CBOR: text stays text, members keep their order.
    public var cbor: CBORValue {
        switch self {
        case .null: .null
        case .bool(let value): .bool(value)
        case .integer(let value): .integer(value)
        case .unsigned(let value): .unsigned(value)
        case .number(let value): .float(value)
        case .string(let value): .text(value)
        case .array(let values): .array(values.map(\.cbor))
        case .object(let members): .map(CBORMap(members.map { (CBORValue.text($0.name), $0.value.cbor) }))
        }
    }

    /// An `assertion-metadata-map` (C2PA 2.2, 18.3): as it is, with its time as a time.
    var assertionMetadata: CBORValue {
        guard var map = cbor.map else { return cbor }
        if let time = map["dateTime"]?.string { map["dateTime"] = .tagged(0, .text(time)) }
        return .map(map)
    }

    /// The truth value, where this is one.
    var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    /// The same object with a member set, in its old place or at the end.
    func setting(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .object(var members) = self else { return self }
        if let index = members.lastIndex(where: { $0.name == name }) {
            members[index].value = value
        } else {
            members.append(Member(name: name, value: value))
        }
        return .object(members)
    }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .members(elements) }
}

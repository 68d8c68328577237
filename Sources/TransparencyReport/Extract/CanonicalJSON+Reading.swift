// SPDX-License-Identifier: Apache-2.0
import Foundation
package import ProvenanceRegistry

extension CanonicalJSON {
    /// Deepest nesting that is read.
    private static let depthLimit = 32

    /// Reads a JSON value whose numbers are integers; nil for anything else. Read and written again, canonical bytes are
    /// the same bytes.
    package init?(parsing bytes: [UInt8]) {
        guard let value = try? JSONDecoder().decode(Box.self, from: Data(bytes)) else { return nil }
        self = value.json
    }

    private struct Box: Decodable {
        let json: CanonicalJSON

        init(from decoder: any Decoder) throws {
            guard decoder.codingPath.count < CanonicalJSON.depthLimit else {
                throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "nested too deeply"))
            }
            if let members = try? decoder.container(keyedBy: Key.self) {
                var object: [String: CanonicalJSON] = [:]
                for key in members.allKeys { object[key.stringValue] = try members.decode(Box.self, forKey: key).json }
                json = .object(object)
                return
            }
            if var items = try? decoder.unkeyedContainer() {
                var array: [CanonicalJSON] = []
                while !items.isAtEnd { array.append(try items.decode(Box.self).json) }
                json = .array(array)
                return
            }
            let single = try decoder.singleValueContainer()
            if single.decodeNil() {
                json = .null
            } else if let value = try? single.decode(Bool.self) {
                json = .bool(value)
            } else if let value = try? single.decode(Int64.self) {
                json = .integer(value)
            } else {
                json = .string(try single.decode(String.self))
            }
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// A member of an object.
    package subscript(_ name: String) -> CanonicalJSON? {
        if case .object(let members) = self { members[name] } else { nil }
    }
    /// The text of a string.
    package var text: String? { if case .string(let text) = self { text } else { nil } }
    /// The value of a number.
    package var number: Int? { if case .integer(let value) = self { Int(exactly: value) } else { nil } }
    /// True or false.
    package var flag: Bool? { if case .bool(let value) = self { value } else { nil } }
    /// The items of an array; none for anything else.
    package var items: [CanonicalJSON] { if case .array(let items) = self { items } else { [] } }
    /// The members of an object; none for anything else.
    package var members: [String: CanonicalJSON] { if case .object(let members) = self { members } else { [:] } }
    /// The moment that a string names.
    package var moment: Timestamp? { text.flatMap { Timestamp(rfc3339: $0) } }
}

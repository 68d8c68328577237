// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The people, organisations, places and elections that screening protects: data of the operator, never built in.
///
/// The file's form is `countersign.roster/1` (docs/safety.md). Unknown keys are ignored, so that rosters may carry more.
public struct Roster: Sendable {
    /// A country, province or town.
    public struct Jurisdiction: Sendable, Decodable {
        var id: String
        var name: String
        var aliases: [String]?
        var names: [String: String]?
        var wards: [String]?
        var parent: String?
    }

    /// An election authority, a news outlet, a party or another organisation.
    public struct Organisation: Sendable, Decodable {
        var id: String
        var kind: String?
        var name: String
        var aliases: [String]?
        var names: [String: String]?
        var domains: [String]?
        var hotline: String?
    }

    /// A candidate, an office holder or an election official.
    public struct Person: Sendable, Decodable {
        package var id: String
        package var name: String
        package var aliases: [String]?
        package var roles: [String]?
        package var office: String?
        package var party: String?
        package var organisation: String?
        package var scripts: [String: String]?
        package var publicDescriptors: [String]?

        enum CodingKeys: String, CodingKey {
            case id, name, aliases, roles, office, party, organisation, scripts
            case publicDescriptors = "public_descriptors"
        }
    }

    /// A person's recorded permission for likeness or voice.
    public struct Consent: Sendable, Decodable {
        var person: String
        var agent: String?
        var scope: JSONTree?
        var from: String?
        var to: String?
        var signature: String?

        /// What may be made: `image`, `audio`, `video`.
        var modalities: Set<String> { Set((scope?["modality"] ?? scope)?.strings ?? []) }
    }

    struct File: Decodable {
        var schema: String?
        var version: JSONTree?
        var jurisdictions: [Jurisdiction]?
        var organisations: [Organisation]?
        var people: [Person]?
        var consents: [Consent]?
        var elections: [JSONTree]?
    }

    var jurisdictions: [Jurisdiction] = []
    var organisations: [Organisation] = []
    package var people: [Person] = []
    var consents: [Consent] = []
    var elections: [JSONTree] = []
    /// The number that the issue gives itself; nil where it gives none.
    public private(set) var number: Int?
    /// A fingerprint of the file, for decision records.
    public private(set) var version = "none"

    /// A roster that protects nobody and states no facts.
    public init() {}

    /// Reads a roster file.
    ///
    /// - Throws: ``RosterError`` naming the place that could not be read.
    public init(json: some Sequence<UInt8>) throws(RosterError) {
        let data = Data(json)
        let file: File
        do {
            file = try JSONDecoder().decode(File.self, from: data)
        } catch {
            throw RosterError(error)
        }
        if let schema = file.schema, schema != "countersign.roster/1" {
            throw RosterError(message: "the roster's schema is \(schema); this version reads countersign.roster/1")
        }
        self.init(file, version: Fingerprint.hex(of: String(decoding: data, as: UTF8.self)))
    }

    init(_ file: File, version: String) {
        jurisdictions = file.jurisdictions ?? []
        organisations = file.organisations ?? []
        people = file.people ?? []
        consents = file.consents ?? []
        elections = file.elections ?? []
        number = file.version?.strings.first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        self.version = version
    }

    /// How many elections it has facts about.
    public var electionCount: Int { elections.count }
}

/// Why a roster could not be read.
public struct RosterError: Error, Sendable, CustomStringConvertible {
    /// What is wrong, and where.
    public let message: String
    public var description: String { message }

    init(message: String) { self.message = message }

    init(_ error: any Error) {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            message = "the roster has no \"\(key.stringValue)\" at \(Self.path(context)); add it"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            message = "the roster has a value of the wrong type at \(Self.path(context))"
        default:
            message = "the roster is not valid JSON"
        }
    }

    private static func path(_ context: DecodingError.Context) -> String {
        let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
        return path.isEmpty ? "the top" : path
    }
}

/// Any JSON value: election facts differ from country to country, so what is known of them is looked for, not required.
indirect enum JSONTree: Sendable, Decodable {
    case object([String: JSONTree])
    case array([JSONTree])
    case string(String)
    case number(Double)
    case bool(Bool)
    case null

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode([JSONTree].self) {
            self = .array(value)
        } else if let value = try? container.decode([String: JSONTree].self) {
            self = .object(value)
        } else {
            self = .null
        }
    }

    subscript(key: String) -> JSONTree? {
        if case .object(let members) = self { return members[key] }
        return nil
    }

    /// All strings in the value, in a fixed order.
    var strings: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let items): items.flatMap(\.strings)
        case .object(let members): members.sorted { $0.key < $1.key }.flatMap(\.value.strings)
        case .number(let value): [value == value.rounded() ? String(Int(exactly: value) ?? 0) : String(value)]
        case .bool, .null: []
        }
    }
}

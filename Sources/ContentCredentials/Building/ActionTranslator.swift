// SPDX-License-Identifier: Apache-2.0

import ByteKit
import CBOR

/// Turns one action, template or software agent of a definition into the form that `c2pa.actions.v2` has
/// (C2PA 2.2, 18.14.12).
struct ActionTranslator {
    let ingredients: [ActionsBuilder.Ingredient]
    /// Used for `c2pa.created` where the definition names none.
    let createdType: String
    /// Puts an icon into the manifest and says where it is.
    let icon: (ManifestDefinition.Resource) throws -> HashedURI
    /// URLs of the ingredients that actions spoke of.
    private(set) var mentioned = Set<String>()
    /// What the definition had that was put right.
    private(set) var notices: [String] = []

    init(
        ingredients: [ActionsBuilder.Ingredient], createdType: String,
        icon: @escaping (ManifestDefinition.Resource) throws -> HashedURI
    ) {
        self.ingredients = ingredients
        self.createdType = createdType
        self.icon = icon
    }

    private var parent: ActionsBuilder.Ingredient? { ingredients.first { $0.relationship == .parentOf } }

    mutating func action(_ json: JSONValue) throws -> CBORValue {
        guard let name = json["action"]?.string, ActionTranslator.isName(name), var map = json.cbor.map else {
            throw SigningError(
                .invalidDefinition,
                "each action needs a name: one of C2PA's, or one of your own with your domain before it (org.example.filter)"
            )
        }
        if let when = json["when"]?.string { map["when"] = .tagged(0, .text(when)) }
        try translateCommon(json, name, &map)
        if name == "c2pa.created", map["digitalSourceType"] == nil { map["digitalSourceType"] = .text(createdType) }
        if name == "c2pa.opened", map["digitalSourceType"] != nil {
            // The conformance programme forbids it: opening says nothing about how the content came to be.
            map["digitalSourceType"] = nil
            notices.append("the digitalSourceType of c2pa.opened was left out; it belongs to what was done afterwards")
        }
        if let related = json["related"]?.array {
            var items: [CBORValue] = []
            for item in related { items.append(try action(item)) }
            map["related"] = items.isEmpty ? nil : .array(items)
        }
        // Parts of version 1 that version 2 has no more.
        for old in ["actors", "changed"] { map[old] = nil }
        let references = try references(in: json, name, &map)
        var parameters = try parameters(json["parameters"])
        if !references.isEmpty {
            mentioned.formUnion(references.map(\.url))
            parameters["ingredients"] = .array(references.map(\.cbor))
        } else if let given = parameters["ingredients"]?.array {
            mentioned.formUnion(given.compactMap { $0["url"]?.string })
        }
        map["parameters"] = parameters.isEmpty ? nil : .map(parameters)
        return .map(map)
    }

    /// A template: what holds for all actions of a name.
    mutating func template(_ json: JSONValue) throws -> CBORValue {
        guard let name = json["action"]?.string, name == "*" || ActionTranslator.isName(name), var map = json.cbor.map
        else { throw SigningError(.invalidDefinition, "each action template needs the name of an action, or *") }
        try translateCommon(json, name, &map)
        if let icon = try resource(json["icon"], "the icon of a template") { map["icon"] = try self.icon(icon).cbor }
        return .map(map)
    }

    /// A software agent: a generator-info map, or a bare name.
    func agent(_ json: JSONValue) throws -> CBORValue {
        let info = try GeneratorInfo(json)
        return info.cbor(isClaim: false, icon: try info.icon.map { try icon($0) })
    }

    private func translateCommon(_ json: JSONValue, _ name: String, _ map: inout CBORMap) throws {
        if let agent = json["softwareAgent"] { map["softwareAgent"] = try self.agent(agent) }
        for key in ["sourceType", "digitalSourceType"] {
            guard let type = json[key]?.string else { continue }
            guard let uri = DigitalSourceType.uri(type) else {
                throw SigningError(.invalidDefinition, "\(type) is no digital source type (in \(name))")
            }
            map["sourceType"] = nil
            map["digitalSourceType"] = .text(uri)
        }
    }

    /// The ingredients that an action speaks of by a name of the definition.
    private func references(in json: JSONValue, _ name: String, _ map: inout CBORMap) throws -> [HashedURI] {
        var names = (json["parameters"]?["ingredientIds"]?.array ?? []).compactMap(\.string)
        names += (json["parameters"]?["org.cai.ingredientIds"]?.array ?? []).compactMap(\.string)
        for key in ["instanceId", "instanceID"] {
            if let instance = json[key]?.string { names.append(instance) }
            map[key] = nil
        }
        var uris: [HashedURI] = []
        for reference in names {
            guard let ingredient = ingredients.first(where: { $0.references.contains(reference) }) else {
                throw SigningError(
                    .invalidDefinition, "\(name) speaks of an ingredient \(reference) that is not there")
            }
            if !uris.contains(ingredient.uri) { uris.append(ingredient.uri) }
        }
        if name == "c2pa.opened", uris.isEmpty, json["parameters"]?["ingredients"] == nil, let parent {
            uris = [parent.uri]
        }
        return uris
    }

    /// The parameters, with references to assertions in their binary form.
    private func parameters(_ json: JSONValue?) throws -> CBORMap {
        guard let members = json?.object else { return CBORMap() }
        var map = CBORMap()
        for member in members where !["ingredientIds", "org.cai.ingredientIds"].contains(member.name) {
            switch member.name {
            case "ingredient": map["ingredients"] = .array([try ActionTranslator.reference(member.value)])
            case "ingredients", "relatedAssertions":
                map[member.name] = .array(try (member.value.array ?? []).map(ActionTranslator.reference))
            default: map[member.name] = member.value.cbor
            }
        }
        return map
    }

    private static func reference(_ json: JSONValue) throws -> CBORValue {
        guard let url = json["url"]?.string, let text = json["hash"]?.string, let hash = Base64.decode(text) else {
            throw SigningError(.invalidDefinition, "a reference to an assertion has a url and a hash in base 64")
        }
        return HashedURI(url: url, algorithm: json["alg"]?.string, hash: hash).cbor
    }

    private func resource(_ json: JSONValue?, _ what: String) throws -> ManifestDefinition.Resource? {
        guard let json, json != .null else { return nil }
        guard let format = json["format"]?.string, let identifier = json["identifier"]?.string else {
            throw SigningError(.invalidDefinition, "\(what) needs format and identifier")
        }
        return ManifestDefinition.Resource(format: format, identifier: identifier)
    }

    /// The syntax of action names: parts of letters, digits, `-` and `_` with dots between them.
    private static func isName(_ name: String) -> Bool {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count > 1
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
            }
    }
}

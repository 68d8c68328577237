// SPDX-License-Identifier: Apache-2.0

import CBOR

/// Turns the actions of a definition into `c2pa.actions.v2` (C2PA 2.2, 18.14): the first action says how the asset began,
/// and ingredients that actions speak of become references.
struct ActionsBuilder {
    /// An ingredient assertion that is there already.
    struct Ingredient {
        let relationship: IngredientRelationship
        let references: Set<String>
        let uri: HashedURI
    }

    let ingredients: [Ingredient]
    /// Used for `c2pa.created` where the definition names none.
    let sourceType: String

    private var parent: Ingredient? { ingredients.first { $0.relationship == .parentOf } }

    /// The data of each actions assertion; at least one.
    func build(_ definitions: [ManifestDefinition.Assertion]) throws(SigningError) -> [CBORValue] {
        var maps: [CBORMap] = []
        var mentioned = Set<String>()
        for definition in definitions {
            guard let items = definition.data["actions"]?.array, var map = definition.data.cbor.map else {
                throw SigningError(.invalidDefinition, "the assertion \(definition.label) has no actions")
            }
            var actions: [CBORValue] = []
            for item in items { actions.append(try action(item, &mentioned)) }
            map["actions"] = .array(actions)
            maps.append(map)
        }
        if maps.isEmpty { maps = [CBORMap([(.text("actions"), .array([]))])] }
        try begin(&maps, &mentioned)
        place(&maps, mentioned)
        return maps.map { map in
            var map = map
            // Required by the conformance programme; false is the careful answer where nobody said it.
            if map["allActionsIncluded"] == nil { map["allActionsIncluded"] = .bool(false) }
            return .map(map)
        }
    }

    /// Sees to it that the first action of all is `c2pa.created` or `c2pa.opened`, and the only one of the two.
    private func begin(_ maps: inout [CBORMap], _ mentioned: inout Set<String>) throws(SigningError) {
        let names = maps.flatMap { ($0["actions"]?.array ?? []).compactMap { $0["action"]?.string } }
        let beginnings = names.filter { $0 == "c2pa.created" || $0 == "c2pa.opened" }
        guard beginnings.count <= 1 else {
            throw SigningError(.invalidDefinition, "only one action may be c2pa.created or c2pa.opened")
        }
        if let beginning = beginnings.first {
            guard names.first == beginning else {
                throw SigningError(.invalidDefinition, "\(beginning) must be the first action")
            }
            if beginning == "c2pa.created", parent != nil {
                throw SigningError(
                    .invalidDefinition,
                    "the definition says c2pa.created, but there is a parent; say c2pa.opened, or leave the parent out")
            }
            if beginning == "c2pa.opened", parent == nil {
                throw SigningError(.invalidDefinition, "c2pa.opened needs a parent ingredient")
            }
            return
        }
        let first: CBORValue
        if let parent {
            mentioned.insert(parent.uri.url)
            first = ["action": "c2pa.opened", "parameters": ["ingredients": [parent.uri.cbor]]]
        } else {
            first = ["action": "c2pa.created", "digitalSourceType": .text(sourceType)]
        }
        maps[0]["actions"] = .array([first] + (maps[0]["actions"]?.array ?? []))
    }

    /// Components that no action speaks of were placed.
    private func place(_ maps: inout [CBORMap], _ mentioned: Set<String>) {
        let left = ingredients.filter { $0.relationship == .componentOf && !mentioned.contains($0.uri.url) }
        guard !left.isEmpty else { return }
        let placed = left.map { ingredient -> CBORValue in
            ["action": "c2pa.placed", "parameters": ["ingredients": [ingredient.uri.cbor]]]
        }
        maps[maps.count - 1]["actions"] = .array((maps[maps.count - 1]["actions"]?.array ?? []) + placed)
    }

    private func action(_ json: JSONValue, _ mentioned: inout Set<String>) throws(SigningError) -> CBORValue {
        guard let name = json["action"]?.string, !name.isEmpty, var map = json.cbor.map else {
            throw SigningError(.invalidDefinition, "each action needs a name")
        }
        if let when = json["when"]?.string { map["when"] = .tagged(0, .text(when)) }
        if let agent = json["softwareAgent"]?.string { map["softwareAgent"] = ["name": .text(agent)] }
        if let type = json["digitalSourceType"]?.string {
            guard let uri = DigitalSourceType.uri(type) else {
                throw SigningError(.invalidDefinition, "\(type) is no digital source type")
            }
            map["digitalSourceType"] = .text(uri)
        } else if name == "c2pa.created" {
            map["digitalSourceType"] = .text(sourceType)
        }
        var names = (json["parameters"]?["ingredientIds"]?.array ?? []).compactMap(\.string)
        names += (json["parameters"]?["org.cai.ingredientIds"]?.array ?? []).compactMap(\.string)
        if let instance = (json["instanceId"] ?? json["instanceID"])?.string {
            names.append(instance)
            map["instanceId"] = nil
            map["instanceID"] = nil
        }
        var parameters = map["parameters"]?.map ?? CBORMap()
        parameters["ingredientIds"] = nil
        parameters["org.cai.ingredientIds"] = nil
        var uris: [HashedURI] = []
        for reference in names {
            guard let ingredient = ingredients.first(where: { $0.references.contains(reference) }) else {
                throw SigningError(.invalidDefinition, "\(name) speaks of an ingredient \(reference) that is not there")
            }
            uris.append(ingredient.uri)
        }
        if name == "c2pa.opened", uris.isEmpty, let parent { uris = [parent.uri] }
        if !uris.isEmpty {
            mentioned.formUnion(uris.map(\.url))
            parameters["ingredients"] = .array(uris.map(\.cbor))
        }
        map["parameters"] = parameters.isEmpty ? nil : .map(parameters)
        return .map(map)
    }
}

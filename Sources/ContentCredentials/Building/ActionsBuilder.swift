// SPDX-License-Identifier: Apache-2.0

import CBOR

/// Makes the actions assertions of a manifest (C2PA 2.2, 18.14) from what a definition says, what was redacted, and what
/// is known about parent and components.
struct ActionsBuilder {
    /// An ingredient assertion that is there already.
    struct Ingredient {
        let relationship: IngredientRelationship
        let references: Set<String>
        let uri: HashedURI
    }

    /// An assertion that is to be written.
    struct Result {
        var data: CBORMap
        let isCreated: Bool

        fileprivate var actions: [CBORValue] {
            get { data["actions"]?.array ?? [] }
            set { data["actions"] = .array(newValue) }
        }
    }

    let ingredients: [Ingredient]
    /// Used for `c2pa.created` where the definition names none: a URI.
    let createdType: String
    /// How the changes to a parent came about, where the definition does not say what they are: a URI.
    let changeType: String
    let isUpdate: Bool
    /// Whether the content is known to be that of the parent; nil where nobody compared them.
    let isUnchanged: Bool?
    let redactions: [ManifestDefinition.Redaction]
    let icon: (ManifestDefinition.Resource) throws -> HashedURI

    /// Stands for a reason that was not given. The field is required, and none of C2PA's own fits.
    static let unstatedReason = "org.countersign.reason.unstated"

    private var parent: Ingredient? { ingredients.first { $0.relationship == .parentOf } }

    /// The assertions; the first is the signer's own and begins with how the asset began.
    func build(
        _ definitions: [ManifestDefinition.Assertion]
    ) throws -> (assertions: [Result], notices: [String]) {
        var translator = ActionTranslator(ingredients: ingredients, createdType: createdType, icon: icon)
        var results: [Result] = []
        for definition in definitions {
            guard let items = definition.data["actions"]?.array, var map = definition.data.cbor.map else {
                throw SigningError(.invalidDefinition, "the assertion \(definition.label) has no actions")
            }
            if items.isEmpty { continue }
            map["actions"] = .array(try items.map { try translator.action($0) })
            if let list = definition.data["templates"]?.array {
                map["templates"] = list.isEmpty ? nil : .array(try list.map { try translator.template($0) })
            }
            if let list = definition.data["softwareAgents"]?.array {
                map["softwareAgents"] = list.isEmpty ? nil : .array(try list.map { try translator.agent($0) })
                try checkIndices(map, count: list.count)
            }
            if let metadata = definition.data["metadata"] { map["metadata"] = metadata.assertionMetadata }
            results.append(Result(data: map, isCreated: definition.isCreated ?? true))
        }
        let isOwn = results.isEmpty
        try begin(&results)
        if results.isEmpty { return ([], translator.notices) }
        place(&results, mentioned: translator.mentioned)
        recordRedactions(&results)
        if isUpdate { try checkUpdate(results) }
        let notices = translator.notices + complete(&results, isOwn: isOwn)
        return (results, notices)
    }

    private func checkIndices(_ map: CBORMap, count: Int) throws(SigningError) {
        for item in (map["actions"]?.array ?? []) + (map["templates"]?.array ?? []) {
            guard let index = item["softwareAgentIndex"] else { continue }
            guard let number = index.int, (0..<count).contains(number), item["softwareAgent"] == nil else {
                throw SigningError(
                    .invalidDefinition,
                    "softwareAgentIndex counts the softwareAgents from 0, and stands in place of a softwareAgent")
            }
        }
    }

    /// Sees to it that the first action of all is `c2pa.created` or `c2pa.opened`, and the only one of the two
    /// (18.14.2).
    private func begin(_ results: inout [Result]) throws(SigningError) {
        func isBeginning(_ action: CBORValue) -> Bool {
            action["action"] == "c2pa.created" || action["action"] == "c2pa.opened"
        }
        let beginnings = results.flatMap { $0.actions.filter(isBeginning) }
        guard beginnings.count <= 1 else {
            throw SigningError(.invalidDefinition, "only one action may be c2pa.created or c2pa.opened")
        }
        if let name = beginnings.first?["action"]?.string {
            // Where the definition's list begins with something else, the beginning moves to its front.
            guard let index = results.firstIndex(where: { $0.actions.first.map(isBeginning) ?? false }) else {
                throw SigningError(.invalidDefinition, "\(name) must be the first action")
            }
            if index > 0 { results.insert(results.remove(at: index), at: 0) }
            if name == "c2pa.created", parent != nil {
                throw SigningError(
                    .invalidDefinition,
                    "the definition says c2pa.created, but there is a parent; say c2pa.opened, or leave the parent out")
            }
            if name == "c2pa.opened", parent == nil {
                throw SigningError(.invalidDefinition, "c2pa.opened needs a parent ingredient")
            }
            return
        }
        var first: [CBORValue]
        if let parent {
            first = [["action": "c2pa.opened", "parameters": ["ingredients": [parent.uri.cbor]]]]
            // Something was done to the parent, and nobody says what.
            if results.isEmpty, isUnchanged == false {
                first.append(["action": "c2pa.unknown", "digitalSourceType": .text(changeType)])
            }
        } else {
            first = [["action": "c2pa.created", "digitalSourceType": .text(createdType)]]
        }
        if let index = results.firstIndex(where: \.isCreated) {
            results[index].actions = first + results[index].actions
            if index > 0 { results.insert(results.remove(at: index), at: 0) }
        } else {
            results.insert(Result(data: CBORMap([(.text("actions"), .array(first))]), isCreated: true), at: 0)
        }
    }

    /// Components that no action speaks of were placed.
    private func place(_ results: inout [Result], mentioned: Set<String>) {
        let left = ingredients.filter { $0.relationship == .componentOf && !mentioned.contains($0.uri.url) }
        results[0].actions += left.map { ingredient in
            ["action": "c2pa.placed", "parameters": ["ingredients": [ingredient.uri.cbor]]]
        }
    }

    /// Redactions that no action records are recorded (6.8).
    private func recordRedactions(_ results: inout [Result]) {
        let recorded = Set(results.flatMap(\.actions).compactMap { $0["parameters"]?["redacted"]?.string })
        for redaction in redactions where !recorded.contains(redaction.uri) {
            results[0].actions.append([
                "action": "c2pa.redacted", "reason": .text(redaction.reason ?? ActionsBuilder.unstatedReason),
                "parameters": ["redacted": .text(redaction.uri)],
            ])
        }
    }

    /// What an update manifest may say (11.2.3).
    private func checkUpdate(_ results: [Result]) throws(SigningError) {
        for name in results.flatMap(\.actions).compactMap({ $0["action"]?.string })
        where !ActionsBuilder.updateActions.contains(name) {
            throw SigningError(
                .forbidden, "\(name) changes the content, which an update manifest must not; sign it as an edit")
        }
    }

    /// Actions that leave the content as it is.
    static let updateActions: Set<String> = [
        "c2pa.edited.metadata", "c2pa.opened", "c2pa.published", "c2pa.redacted",
    ]

    /// Adds what the conformance programme asks for, and says what only the definition's author can add.
    private func complete(_ results: inout [Result], isOwn: Bool) -> [String] {
        let names = results.flatMap(\.actions).compactMap { $0["action"]?.string }
        // True only where it is known: nothing but opening, and the content is the parent's.
        let known = ["c2pa.opened", "c2pa.redacted"]
        let isAll = isUnchanged == true && names.allSatisfy(known.contains)
        for index in results.indices where results[index].data["allActionsIncluded"] == nil {
            results[index].data["allActionsIncluded"] = .bool(isAll)
        }
        return isOwn ? [] : ActionsBuilder.conformanceNotices(results.flatMap(\.actions), names)
    }

    /// Actions without perceptible effect, for which no source type is asked (Conformance Program 0.2).
    private static let sourceTypeExempt: Set<String> = [
        "c2pa.converted", "c2pa.edited.metadata", "c2pa.enhanced", "c2pa.opened", "c2pa.placed", "c2pa.published",
        "c2pa.redacted", "c2pa.repackaged", "c2pa.resized.proportional", "c2pa.transcoded", "c2pa.watermarked",
        "c2pa.watermarked.bound", "c2pa.watermarked.unbound",
    ]
    private static let deprecatedActions: Set<String> = [
        "c2pa.copied", "c2pa.formatted", "c2pa.version_updated", "c2pa.printed", "c2pa.managed", "c2pa.produced",
        "c2pa.saved", "c2pa.color_adjustments", "c2pa.watermarked",
    ]

    private static func conformanceNotices(_ actions: [CBORValue], _ names: [String]) -> [String] {
        var notices: [String] = []
        let bare = actions.compactMap { action -> String? in
            guard let name = action["action"]?.string, name.hasPrefix("c2pa."), !sourceTypeExempt.contains(name),
                action["digitalSourceType"] == nil
            else { return nil }
            return name
        }
        if !bare.isEmpty {
            notices.append(
                "\(Set(bare).sorted().joined(separator: ", ")) should say how the change was made (digitalSourceType); "
                    + "the conformance programme asks for it")
        }
        let old = Set(names).intersection(deprecatedActions)
        if !old.isEmpty {
            notices.append("\(old.sorted().joined(separator: ", ")) is deprecated by the specification")
        }
        return notices
    }
}

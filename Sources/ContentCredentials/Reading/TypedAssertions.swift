// SPDX-License-Identifier: Apache-2.0

public import CBOR

/// What an actions assertion says (C2PA 2.2, 18.14), of either version.
public struct Actions: AssertionContent {
    /// `c2pa.actions.v2`.
    public static let label = AssertionLabel.actions2

    /// The actions in order.
    public var actions: [Action]
    /// Whether nothing was done that is not listed; nil where nobody says.
    public var areComplete: Bool?

    /// A list of actions.
    public init(_ actions: [Action], areComplete: Bool? = nil) {
        self.actions = actions
        self.areComplete = areComplete
    }

    /// Reads actions of either version; nil where there is no list of them.
    public init?(_ cbor: CBORValue) {
        guard let list = cbor["actions"]?.array else { return nil }
        actions = list.compactMap(Action.init)
        areComplete = cbor["allActionsIncluded"]?.bool
    }

    /// The assertion's map.
    public var cbor: CBORValue {
        var map = CBORMap()
        map["actions"] = .array(actions.map(\.fields).map(CBORValue.map))
        if let areComplete { map["allActionsIncluded"] = .bool(areComplete) }
        return .map(map)
    }
}

/// One thing that was done.
public struct Action: Sendable, Hashable {
    /// All that is said about it.
    public var fields: CBORMap

    /// Reads an action; nil where it has no name.
    public init?(_ cbor: CBORValue) {
        guard let fields = cbor.map, fields["action"]?.string != nil else { return nil }
        self.fields = fields
    }

    /// An action of this name.
    public init(_ name: String, digitalSourceType: String? = nil) {
        fields = CBORMap([(.text("action"), .text(name))])
        if let digitalSourceType { fields["digitalSourceType"] = .text(digitalSourceType) }
    }

    /// Its name: `c2pa.created`, `c2pa.edited`, …
    public var name: String { fields["action"]?.string ?? "" }
    /// How the content that it brought came to be: a URI.
    public var digitalSourceType: String? { (fields["digitalSourceType"] ?? fields["sourceType"])?.string }
    /// When, as its generator says (RFC 3339).
    public var when: String? { fields["when"]?.untagged.string }
    /// What did it: the software or hardware.
    public var softwareAgent: String? {
        fields["softwareAgent"]?.string ?? fields["softwareAgent"]?["name"]?.string
    }
    /// What was done, in words.
    public var summary: String? { fields["description"]?.string }
    /// Labels of the ingredient assertions that it is about.
    public var ingredientLabels: [String] {
        let parameters = fields["parameters"]
        let links =
            parameters?["ingredients"]?.array ?? parameters?["ingredient"].map { $0.array ?? [$0] } ?? []
        return links.compactMap { HashedURI.reading($0)?.reference?.assertionLabel }
    }
}

extension Manifest {
    /// What was done to the asset, in the order of its assertions.
    public var actions: [Action] {
        assertions.filter(\.label.isActions).compactMap { $0.cbor.flatMap(Actions.init) }.flatMap(\.actions)
    }

    /// What went into the asset.
    public var ingredients: [IngredientAssertion] { assertions.compactMap(IngredientAssertion.init) }

    /// Receipts of repositories that keep a manifest.
    public var repositoryReceipts: [RepositoryReceipt] {
        assertions.filter { $0.label.base == RepositoryReceipt.label }.compactMap { assertion in
            assertion.json.flatMap(RepositoryReceipt.init)
        }
    }

    /// The thumbnail of the asset: media type and bytes.
    public var thumbnail: (mediaType: String, bytes: ArraySlice<UInt8>)? {
        for assertion in assertions where assertion.label.base.hasPrefix(AssertionLabel.claimThumbnail) {
            if case .file(let mediaType, let bytes) = assertion.content { return (mediaType, bytes) }
        }
        return nil
    }

    /// Watermarks and fingerprints by which the manifest is found again.
    public var softBindings: [SoftBinding] { assertions(of: SoftBinding.self) }
}

extension SoftBinding: AssertionContent {
    /// `c2pa.soft-binding`.
    public static var label: String { AssertionLabel.softBinding }

    /// Reads a soft binding; nil where it names no algorithm or has no blocks.
    public init?(_ cbor: CBORValue) {
        guard let algorithm = cbor["alg"]?.string, let list = cbor["blocks"]?.array else { return nil }
        let blocks = list.compactMap { block -> Block? in
            guard let value = block["value"]?.byteString ?? block["value"]?.string.map({ Array($0.utf8) }) else {
                return nil
            }
            var scope = Scope(region: block["scope"]?["region"])
            if let start = block["scope"]?["timespan"]?["start"]?.uint64,
                let end = block["scope"]?["timespan"]?["end"]?.uint64, start <= end
            {
                scope.timespan = start..<end
            }
            return Block(scope: scope, value: value)
        }
        self.init(
            algorithm: algorithm, blocks: blocks, parameters: cbor["alg-params"]?.byteString,
            name: cbor["name"]?.string)
    }
}

// SPDX-License-Identifier: Apache-2.0

public import CBOR

/// What part AI had in the making, for machines (C2PA 2.4, section 18.28). What was done in which step say the actions.
public struct AIDisclosure: AssertionContent {
    /// How much people had to say in it.
    public enum HumanOversight: String, Sendable, Hashable, CaseIterable {
        /// Nobody looked at it.
        case fullyAutonomous = "fully_autonomous"
        /// Somebody asked for it.
        case promptGuided = "prompt_guided"
        /// Somebody looked at it and approved of it.
        case humanValidated = "human_validated"
    }

    /// `c2pa.ai-disclosure`.
    public static let label = AssertionLabel.aiDisclosure

    /// What kind of model it was: `c2pa.types.model` or one below it.
    public var modelType: String
    /// The model's name.
    public var modelName: String?
    /// Where the model is kept, or what it is known by.
    public var modelIdentifier: String?
    /// How much people had to say.
    public var humanOversight: HumanOversight?
    /// Fields of science it is about, by the categories of arXiv.
    public var scientificDomains: [String]

    /// A disclosure.
    public init(
        modelType: String, modelName: String? = nil, modelIdentifier: String? = nil,
        humanOversight: HumanOversight? = nil, scientificDomains: [String] = []
    ) {
        self.modelType = modelType
        self.modelName = modelName
        self.modelIdentifier = modelIdentifier
        self.humanOversight = humanOversight
        self.scientificDomains = scientificDomains
    }

    /// Reads a disclosure; nil where it breaks its definition: no model type, or a field of another kind.
    public init?(_ cbor: CBORValue) {
        guard cbor.map != nil, let modelType = cbor["modelType"]?.string, !modelType.isEmpty,
            let name = Self.text(cbor["modelName"]), let identifier = Self.text(cbor["modelIdentifier"])
        else { return nil }
        var level: HumanOversight?
        if let profile = cbor["contentProfile"] {
            guard profile.map != nil else { return nil }
            if let value = profile["humanOversightLevel"] {
                guard let known = value.string.flatMap(HumanOversight.init(rawValue:)) else { return nil }
                level = known
            }
        }
        var domains: [String] = []
        if let value = cbor["contentProfile"]?["scientificDomain"] ?? cbor["scientificDomain"] {
            let list = value.array ?? [value]
            domains = list.compactMap(\.string)
            guard domains.count == list.count, domains.allSatisfy({ !$0.isEmpty }) else { return nil }
        }
        self.init(
            modelType: modelType, modelName: name.text, modelIdentifier: identifier.text, humanOversight: level,
            scientificDomains: domains)
    }

    /// A field that may be absent, but must be text where it is there.
    private static func text(_ value: CBORValue?) -> (text: String?, Void)? {
        guard let value else { return (nil, ()) }
        return value.string.map { ($0, ()) }
    }

    /// The assertion's map.
    public var cbor: CBORValue {
        var map = CBORMap([("modelType", .text(modelType))])
        if let modelName { map["modelName"] = .text(modelName) }
        if let modelIdentifier { map["modelIdentifier"] = .text(modelIdentifier) }
        var profile = CBORMap()
        if let humanOversight { profile["humanOversightLevel"] = .text(humanOversight.rawValue) }
        if !scientificDomains.isEmpty {
            profile["scientificDomain"] = .array(scientificDomains.map(CBORValue.text))
        }
        if !profile.isEmpty { map["contentProfile"] = .map(profile) }
        return .map(map)
    }

    /// In words.
    public var summary: String {
        var text = "AI was involved"
        if let modelName { text += ": \(modelName)" }
        switch humanOversight {
        case .fullyAutonomous: text += "; no person guided or checked it"
        case .promptGuided: text += "; a person guided it with prompts"
        case .humanValidated: text += "; a person checked the result"
        case nil: break
        }
        return text
    }
}

// SPDX-License-Identifier: Apache-2.0

import CBOR

/// What made a claim, or performed an action (C2PA 2.2, `generator-info-map`).
public struct GeneratorInfo: Sendable, Hashable {
    /// Version of the specification that claims are written to.
    public static let specificationVersion = "2.4.0"

    /// Name for people.
    public var name: String
    /// Version of the product.
    public var version: String?
    /// Operating system it runs on.
    public var operatingSystem: String?
    /// A small picture that stands for it.
    public var icon: ManifestDefinition.Resource?
    /// Further members, in order.
    public var others: [JSONValue.Member]

    /// A generator's name and version.
    public init(
        name: String, version: String? = nil, operatingSystem: String? = nil, others: [JSONValue.Member] = []
    ) {
        self.name = name
        self.version = version
        self.operatingSystem = operatingSystem
        self.others = others
    }

    /// Countersign itself.
    public static let countersign = GeneratorInfo(name: "Countersign", version: "0.1.0")

    /// Reads an element of `claim_generator_info`, or a bare name.
    init(_ json: JSONValue) throws(SigningError) {
        if let name = json.string {
            self.init(name: name)
            return
        }
        guard let members = json.object, let name = json["name"]?.string, !name.isEmpty else {
            throw SigningError(.invalidDefinition, "claim_generator_info needs a name")
        }
        let known = ["name", "version", "operating_system", "icon"]
        self.init(
            name: name, version: json["version"]?.string, operatingSystem: json["operating_system"]?.string,
            others: members.filter { !known.contains($0.name) })
        if let format = json["icon"]?["format"]?.string, let identifier = json["icon"]?["identifier"]?.string {
            icon = ManifestDefinition.Resource(format: format, identifier: identifier)
        }
    }

    /// The map as written.
    /// - Parameters:
    ///   - isClaim: a claim's own map also says which specification it was written to.
    ///   - icon: where the icon stands in the manifest.
    func cbor(isClaim: Bool, icon: HashedURI? = nil) -> CBORValue {
        var map = CBORMap()
        map["name"] = .text(name)
        if let version { map["version"] = .text(version) }
        if let operatingSystem { map["operating_system"] = .text(operatingSystem) }
        if let icon { map["icon"] = icon.cbor }
        for member in others { map[member.name] = member.value.cbor }
        if isClaim, map["specVersion"] == nil { map["specVersion"] = .text(GeneratorInfo.specificationVersion) }
        return .map(map)
    }
}

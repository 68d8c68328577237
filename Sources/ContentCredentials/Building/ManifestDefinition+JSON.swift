// SPDX-License-Identifier: Apache-2.0

extension ManifestDefinition {
    /// Reads a manifest definition as c2patool and the C2PA SDKs take it. Members that are not known are passed over.
    /// - Throws: ``SigningError`` with code `invalidDefinition`.
    public init(json bytes: [UInt8]) throws(SigningError) {
        let value: JSONValue
        do { value = try JSONValue(parsing: bytes) } catch {
            throw SigningError(.invalidDefinition, "the manifest definition is no JSON")
        }
        try self.init(value)
    }

    /// Reads a manifest definition.
    /// - Throws: ``SigningError`` with code `invalidDefinition`.
    public init(_ json: JSONValue) throws(SigningError) {
        guard json.object != nil else {
            throw SigningError(.invalidDefinition, "the manifest definition is no JSON object")
        }
        self.init()
        for generator in try json.list("claim_generator_info") { generators.append(try GeneratorInfo(generator)) }
        if generators.isEmpty, let text = try json.text("claim_generator"), !text.isEmpty {
            // A User-Agent string: the first product and its version.
            let product = text.split(separator: " ").first.map(String.init) ?? text
            let parts = product.split(separator: "/", maxSplits: 1).map(String.init)
            generators = [GeneratorInfo(name: parts.first ?? product, version: parts.count > 1 ? parts[1] : nil)]
        }
        title = try json.text("title")
        format = try json.text("format")
        instanceID = try json.text("instance_id")
        label = try json.text("label")
        vendor = try json.text("vendor")
        thumbnail = try json["thumbnail"].flatMap(Resource.init(optional:))
        for item in try json.list("assertions") { assertions.append(try Assertion(item)) }
        for item in try json.list("ingredients") { ingredients.append(try Ingredient(item)) }
        for path in try json.list("ingredient_paths") {
            var ingredient = Ingredient()
            ingredient.path = path.string
            ingredients.append(ingredient)
        }
        for item in try json.list("redactions") { redactions.append(try Redaction(item)) }
        if let intent = json["intent"], intent != .null { self.intent = try Intent(intent) }
        basePath = try json.text("base_path")
        if let version = json["claim_version"], version != .null, version != .unsigned(2), version != .integer(2) {
            throw SigningError(.invalidDefinition, "only claims of version 2 are written; leave claim_version out")
        }
        signing.algorithm = try json.text("alg")
        signing.privateKey = try json.text("private_key")
        signing.certificates = try json.text("sign_cert")
        signing.timeStampAuthority = try json.text("ta_url")
    }
}

extension ManifestDefinition.Resource {
    fileprivate init?(optional json: JSONValue) throws(SigningError) {
        if json == .null { return nil }
        guard let format = try json.text("format"), let identifier = try json.text("identifier") else {
            throw SigningError(.invalidDefinition, "a resource needs format and identifier")
        }
        self.init(format: format, identifier: identifier)
    }
}

extension ManifestDefinition.Redaction {
    /// A reference, or a reference with its reason.
    fileprivate init(_ json: JSONValue) throws(SigningError) {
        var named = try json.text("uri")
        if named == nil { named = try json.text("url") }
        guard let uri = json.string ?? named, JUMBFURI(uri)?.assertionLabel != nil
        else { throw SigningError(.invalidDefinition, "a redaction must be a JUMBF reference of an assertion") }
        self.init(uri, reason: try json.text("reason"))
    }
}

extension ManifestDefinition.Intent {
    /// `"edit"`, `"update"`, `"create"` or `{"create": SOURCE_TYPE}`, in capitals or not, as the C2PA SDKs write it.
    fileprivate init(_ json: JSONValue) throws(SigningError) {
        let member = json.object?.first
        let wrong = SigningError(
            .invalidDefinition, "intent is edit, update, create, or {\"create\": \"digitalCapture\"} with a source type"
        )
        switch (json.string ?? member?.name)?.lowercased() {
        case "edit" where member == nil: self = .edit
        case "update" where member == nil: self = .update
        case "create":
            if let type = member?.value.string {
                guard let uri = DigitalSourceType.uri(type) ?? DigitalSourceType.uri(type.lowercasedFirst) else {
                    throw SigningError(.invalidDefinition, "\(type) is no digital source type (in intent)")
                }
                self = .create(sourceType: uri)
            } else if member == nil {
                self = .create(sourceType: nil)
            } else {
                throw wrong
            }
        default: throw wrong
        }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension ManifestDefinition.Assertion {
    fileprivate init(_ json: JSONValue) throws(SigningError) {
        guard let label = try json.text("label"), !label.isEmpty else {
            throw SigningError(.invalidDefinition, "each assertion needs a label")
        }
        guard let data = json["data"] else {
            throw SigningError(.invalidDefinition, "the assertion \(label) has no data")
        }
        let encoding: Encoding?
        switch try json.text("kind")?.lowercased() {
        case nil: encoding = nil
        case "cbor": encoding = .cbor
        case "json": encoding = .json
        case "binary": encoding = .binary
        case .some(let kind):
            throw SigningError(
                .invalidDefinition,
                "assertions of kind \(kind) cannot be written; use Cbor, Json or Binary, and for "
                    + "content kept elsewhere the assertion c2pa.external-reference")
        }
        self.init(label: label, data: data, encoding: encoding, isCreated: json["created"]?.bool)
        mediaType = try json.text("format")
    }
}

extension ManifestDefinition.Ingredient {
    /// Reads an ingredient: a path, or an object as c2patool has it.
    init(_ json: JSONValue) throws(SigningError) {
        self.init()
        if let path = json.string {
            self.path = path
            return
        }
        title = try json.text("title")
        format = try json.text("format")
        if let text = try json.text("relationship") {
            guard let known = IngredientRelationship(rawValue: text) else {
                throw SigningError(
                    .invalidDefinition, "an ingredient's relationship is parentOf, componentOf or inputTo, not \(text)")
            }
            relationship = known
        }
        instanceID = try json.text("instance_id")
        label = try json.text("label")
        thumbnail = try json["thumbnail"].flatMap(ManifestDefinition.Resource.init(optional:))
        path = try json.text("path")
        manifestData = try json["manifest_data"].flatMap(ManifestDefinition.Resource.init(optional:))
        summary = try json.text("description")
        informationalURI = try json.text("informational_URI")
        metadata = json["metadata"]
        data = try json["data"].flatMap(ManifestDefinition.Resource.init(optional:))
        dataTypes = try json.list("data_types")
        softBindingAlgorithms = try json.list("soft_binding_algorithms_matched").compactMap(\.string)
    }
}

extension JSONValue {
    /// A member that must be text where it is there.
    func text(_ key: String) throws(SigningError) -> String? {
        switch self[key] {
        case nil, .null?: return nil
        case .string(let text)?: return text
        default: throw SigningError(.invalidDefinition, "\(key) must be text")
        }
    }

    /// A member that must be an array where it is there.
    func list(_ key: String) throws(SigningError) -> [JSONValue] {
        switch self[key] {
        case nil, .null?: return []
        case .array(let items)?: return items
        default: throw SigningError(.invalidDefinition, "\(key) must be an array")
        }
    }
}

extension Optional where Wrapped == JSONValue {
    fileprivate func flatMap<Result>(
        _ transform: (JSONValue) throws(SigningError) -> Result?
    ) throws(SigningError) -> Result? {
        guard let self else { return nil }
        return try transform(self)
    }
}

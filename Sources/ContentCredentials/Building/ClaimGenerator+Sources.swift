// SPDX-License-Identifier: Apache-2.0

import ByteKit
import MediaContainers

extension ClaimGenerator {
    /// The request's ingredients and the definition's.
    func ingredients(of request: SigningRequest) throws -> [IngredientSource] {
        var sources = try request.ingredients.map(ClaimGenerator.unwrapped)
        for ingredient in request.definition.ingredients {
            sources.append(try ClaimGenerator.source(of: ingredient, request, folder: nil))
        }
        guard sources.filter({ $0.relationship == .parentOf }).count <= 1 else {
            throw SigningError(.invalidDefinition, "a file has at most one parent")
        }
        return sources
    }

    /// An ingredient that is itself a manifest store (a `.c2pa` file, an archive of the C2PA SDKs) has a credential and
    /// no content.
    private static func unwrapped(_ source: IngredientSource) throws -> IngredientSource {
        guard source.sidecar == nil, try source.source.readUpTo(4, at: 4) == Array("jumb".utf8) else { return source }
        var result = source
        result.sidecar = try source.source.readAll(limit: 64 << 20, named: "manifest store")
        result.source = MemoryByteSource([])
        return result
    }

    /// An ingredient of a definition: a file, a folder or JSON file as c2patool writes them, or particulars alone.
    private static func source(
        of definition: ManifestDefinition.Ingredient, _ request: SigningRequest, folder: String?
    ) throws -> IngredientSource {
        func name(_ name: String) -> String { folder.map { name.hasPrefix("/") ? name : "\($0)/\(name)" } ?? name }
        func file(_ resource: ManifestDefinition.Resource) throws -> EmbeddedFile {
            EmbeddedFile(mediaType: resource.format, bytes: try request.bytes(name(resource.identifier)))
        }
        if let path = definition.path, let (described, inner) = try described(name(path), request) {
            guard folder == nil else {
                throw SigningError(.invalidDefinition, "the ingredient \(path) is described by another description")
            }
            var merged = described
            merged.title = definition.title ?? described.title
            if definition.relationship != .componentOf { merged.relationship = definition.relationship }
            merged.label = definition.label ?? described.label
            merged.instanceID = definition.instanceID ?? described.instanceID
            merged.metadata = definition.metadata ?? described.metadata
            merged.summary = definition.summary ?? described.summary
            merged.informationalURI = definition.informationalURI ?? described.informationalURI
            return try source(of: merged, request, folder: inner)
        }
        var source = IngredientSource(
            try definition.path.map { try request.open(name($0)) } ?? MemoryByteSource([]),
            sidecar: try definition.manifestData.map { try request.bytes(name($0.identifier)) },
            relationship: definition.relationship, title: definition.title ?? definition.path.map(lastPart),
            thumbnail: try definition.thumbnail.map(file), instanceID: definition.instanceID,
            references: Set([definition.label, definition.instanceID].compactMap { $0 }))
        source.format = definition.format
        source.summary = definition.summary
        source.informationalURI = definition.informationalURI
        source.metadata = definition.metadata
        source.data = try definition.data.map(file)
        source.dataTypes = definition.dataTypes
        source.softBindingAlgorithms = definition.softBindingAlgorithms
        return try unwrapped(source)
    }

    /// The description of an ingredient that was taken in before (`ingredient.json` in a folder of its own), and its
    /// folder; nil where `path` is an ordinary file.
    private static func described(
        _ path: String, _ request: SigningRequest
    ) throws -> (ManifestDefinition.Ingredient, folder: String)? {
        let file: String
        if path.lowercased().hasSuffix(".json") {
            file = path
        } else if lastPart(path).contains(".") {
            return nil
        } else if (try? request.open("\(path)/ingredient.json")) != nil {
            file = "\(path)/ingredient.json"
        } else {
            return nil
        }
        guard let json = try? JSONValue(parsing: request.bytes(file)), json.object != nil else {
            throw SigningError(.invalidDefinition, "\(file) is no description of an ingredient")
        }
        let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        return (try ManifestDefinition.Ingredient(json), folder.isEmpty ? "." : folder)
    }

    private static func lastPart(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// What a request says, or the file itself says, about the parent.
    struct Parentage {
        /// The file as its own parent.
        var own: IngredientSource?
        /// Whether the content is the parent's; nil where there is no parent.
        var isUnchanged: Bool?
        var notice: String?
    }

    /// A file that carries a credential is its own parent, unless another is named or the file is said to be new.
    func parent(
        among sources: [IngredientSource], _ request: SigningRequest, _ asset: SourceAsset?, isUpdate: Bool
    ) throws -> Parentage {
        let definition = request.definition
        let isNew = definition.saysCreated || definition.intent?.isCreation == true
        if let named = sources.first(where: { $0.relationship == .parentOf }) {
            if case .create = definition.intent {
                throw SigningError(.invalidDefinition, "the intent is to create, but there is a parent; say edit")
            }
            let isSame = try asset.map { try named.source.hasSameBytes(as: $0.source) }
            return Parentage(isUnchanged: named.source.count == 0 ? nil : isSame)
        }
        if let asset, asset.hasStore || isUpdate || definition.intent == .edit {
            if request.keepsHistory, !isNew {
                let own = IngredientSource(
                    asset.source, sidecar: asset.sidecar, relationship: .parentOf, title: definition.title)
                return Parentage(own: own, isUnchanged: true)
            }
            return Parentage(notice: "the file carried a credential, which was left out")
        }
        if definition.intent == .edit || definition.intent == .update {
            throw SigningError(.invalidDefinition, "to edit or update, name the parent")
        }
        return Parentage()
    }
}

extension ManifestDefinition.Intent {
    fileprivate var isCreation: Bool { if case .create = self { true } else { false } }
}

extension ManifestDefinition {
    /// Whether the definition itself says that the asset was created, and so has no parent.
    var saysCreated: Bool { actionNames.contains("c2pa.created") }

    /// The names of all actions.
    var actionNames: [String] {
        assertions.filter { AssertionName($0.label).isActions }
            .flatMap { $0.data["actions"]?.array ?? [] }.compactMap { $0["action"]?.string }
    }
}

extension SigningRequest {
    /// A file that the definition names.
    func open(_ name: String) throws -> any ByteSource {
        guard let base = definition.basePath, !name.hasPrefix("/"), !name.hasPrefix("\(base)/") else {
            return try resource(name)
        }
        return try resource("\(base)/\(name)")
    }

    /// A small file that the definition names, whole.
    func bytes(_ name: String) throws -> [UInt8] {
        try open(name).readAll(limit: 64 << 20, named: "file of the definition")
    }
}

extension ByteSource {
    /// Whether another source has the same bytes.
    fileprivate func hasSameBytes(as other: any ByteSource) throws -> Bool {
        guard count == other.count else { return false }
        var position: UInt64 = 0
        while position < count {
            let size = Int(min(1 << 20, count - position))
            guard try read(at: position, count: size) == other.read(at: position, count: size) else { return false }
            position += UInt64(size)
        }
        return true
    }
}

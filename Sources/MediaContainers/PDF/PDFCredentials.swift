// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The manifest stores of a PDF file: embedded files that the catalog names as associated files of the relationship
/// `C2PA_Manifest` (C2PA 2.2, A.4).
struct PDFCredentials {
    static let relationship = "C2PA_Manifest"
    static let mediaType = "application/c2pa"

    /// One store.
    struct Store {
        /// The section of the saving that brought it.
        let section: Int
        let specification: PDFReference?
        let stream: PDFObject
        let streamReference: PDFReference
    }

    /// The stores in order of their savings, the oldest first. A saving that brought more than one gives none
    /// (C2PA 2.2, 15.5.2.2).
    private(set) var stores: [Store] = []
    /// Where a saving brought more than one.
    private(set) var ambiguous: UInt64?
    /// Stores of the newest catalog.
    private(set) var current: [Store] = []

    /// Savings that are looked at; of more, the newest.
    private static let mostSavings = 64
    private static let mostFiles = 1024

    init(of document: inout PDFDocument) throws {
        var seen = Set<UInt64>()
        for section in (0..<min(document.sections.count, PDFCredentials.mostSavings)).reversed() {
            let found = try PDFCredentials.stores(of: &document, asOf: section)
            current = found
            let new = found.filter { seen.insert($0.stream.offset).inserted }
            if new.count > 1 {
                ambiguous = new.last?.stream.offset
            } else if let only = new.first {
                stores.append(only)
            }
        }
    }

    private static func stores(of document: inout PDFDocument, asOf section: Int) throws -> [Store] {
        guard let catalog = try catalog(of: &document, asOf: section) else { return [] }
        let associated = try document.resolve(catalog["AF"], asOf: section)
        var candidates = associated?.array ?? [catalog["AF"] ?? .null]
        var found = try stores(in: candidates, of: &document, asOf: section)
        if found.isEmpty {
            candidates = try embeddedFiles(of: catalog, &document, asOf: section)
            found = try stores(in: candidates, of: &document, asOf: section)
        }
        return found
    }

    /// The document catalog (ISO 32000-2, 7.7.2).
    static func catalog(of document: inout PDFDocument, asOf section: Int = 0) throws -> PDFDictionary? {
        guard document.sections.indices.contains(section) else { return nil }
        let root = document.sections[section...].lazy.compactMap { $0.trailer["Root"] }.first
        return try document.resolve(root, asOf: section)?.dictionary
    }

    private static func stores(
        in candidates: [PDFValue], of document: inout PDFDocument, asOf section: Int
    ) throws -> [Store] {
        var stores: [Store] = []
        for candidate in candidates.prefix(mostFiles) {
            guard let specification = try document.resolve(candidate, asOf: section)?.dictionary,
                specification["AFRelationship"]?.name == relationship,
                let files = try document.resolve(specification["EF"], asOf: section)?.dictionary,
                let reference = (files["F"] ?? files["UF"])?.reference,
                let stream = try document.object(reference, asOf: section), stream.stream != nil,
                !stores.contains(where: { $0.stream.offset == stream.offset })
            else { continue }
            stores.append(
                Store(
                    section: section, specification: candidate.reference, stream: stream, streamReference: reference))
        }
        return stores
    }

    /// The file specifications in the name tree of embedded files (7.9.6), gone through level by level.
    private static func embeddedFiles(
        of catalog: PDFDictionary, _ document: inout PDFDocument, asOf section: Int
    ) throws -> [PDFValue] {
        guard let names = try document.resolve(catalog["Names"], asOf: section)?.dictionary,
            let root = names["EmbeddedFiles"]
        else { return [] }
        var pending = [root]
        var files: [PDFValue] = []
        var visited = 0
        while let next = pending.popLast(), visited < 256, files.count < mostFiles {
            visited += 1
            guard let node = try document.resolve(next, asOf: section)?.dictionary else { continue }
            let pairs = try document.resolve(node["Names"], asOf: section)?.array ?? []
            files += pairs.indices.filter { $0 % 2 == 1 }.map { pairs[$0] }
            pending += try document.resolve(node["Kids"], asOf: section)?.array?.prefix(256) ?? []
        }
        return files
    }
}

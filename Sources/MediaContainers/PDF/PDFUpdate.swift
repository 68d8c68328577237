// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// One more saving of a PDF file, behind all that is there (ISO 32000-2, 7.5.6): the embedded file with the manifest
/// store, its file specification, and the catalog that names it.
struct PDFUpdate {
    private var document: PDFDocument
    private let source: any ByteSource
    private let trailer: PDFDictionary
    private let catalog: PDFDictionary
    private let root: PDFReference
    private let signatures: PDFSignatures
    private var nextNumber: Int
    /// Objects to be written, but for the embedded file.
    private var objects: [(reference: PDFReference, value: PDFValue)] = []

    private static let fileName = Array("content_credential.c2pa".utf8)

    /// - Throws: ``ContainerError`` where the file cannot be saved by us.
    init(of document: PDFDocument, source: any ByteSource) throws {
        guard let newest = document.sections.first else { throw PDFCrossReference.damaged(at: 0) }
        guard document.base == 0 else {
            throw ContainerError.malformed(
                .pdf, offset: 0, reason: "\(document.base) bytes stand before its header; offsets are ambiguous")
        }
        guard document.sections.allSatisfy({ $0.trailer["Encrypt"] == nil }) else {
            throw ContainerError.unsupportedEdit(
                .pdf,
                "an encrypted PDF cannot be signed inside: its objects can only be written with the key; take the protection "
                    + "off, or keep the credential beside it")
        }
        var document = document
        trailer = newest.trailer
        guard let root = document.sections.lazy.compactMap({ $0.trailer["Root"]?.reference }).first,
            let catalog = try document.resolve(.reference(root))?.dictionary
        else { throw ContainerError.malformed(.pdf, offset: 0, reason: "there is no document catalog") }
        signatures = try PDFSignatures(of: &document, catalog: catalog)
        try signatures.checkAddition()
        // Some trailers say fewer than there are; a new object must not take the number of an old one.
        let size = document.sections.map { max($0.trailer["Size"]?.integer ?? 0, $0.endOfNumbers) }.max() ?? 0
        guard (1...8_388_607).contains(size) else {
            throw ContainerError.malformed(
                .pdf, offset: 0, reason: "its trailer does not say how many objects there are")
        }
        self.root = root
        self.catalog = catalog
        self.document = document
        self.source = source
        nextNumber = Int(size)
    }

    private mutating func newReference() -> PDFReference {
        defer { nextNumber += 1 }
        return PDFReference(number: nextNumber, generation: 0)
    }

    /// - Throws: ``ContainerError/unsupportedEdit(_:_:)`` where a PDF signature covers one of the stores.
    func checkChange(of stores: [PDFCredentials.Store]) throws {
        for range in stores.compactMap(\.stream.stream) { try signatures.checkChange(of: range) }
    }

    /// The copy with room for a store of `capacity` bytes.
    /// - Parameters:
    ///   - current: what the catalog names now; its objects are written anew, so that it stays as it is.
    ///   - changes: what else becomes different, byte for byte in its place.
    mutating func plan(
        capacity: Int, replacing current: [PDFCredentials.Store], in changes: CopyPlanner
    ) throws -> CopyPlan {
        let stream: PDFReference
        if current.count == 1, let old = current.first, let specification = old.specification {
            stream = old.streamReference
            objects.append((specification, PDFUpdate.specification(stream)))
        } else {
            stream = newReference()
            let specification = newReference()
            objects.append((specification, PDFUpdate.specification(stream)))
            try name(specification, dropping: current)
        }
        var planner = changes
        planner.replace(source.count..<source.count, with: try saving(stream, capacity: capacity))
        return planner.plan(size: source.count)
    }

    private static func specification(_ stream: PDFReference) -> PDFValue {
        var files = PDFDictionary()
        files["F"] = .reference(stream)
        files["UF"] = .reference(stream)
        var specification = PDFDictionary()
        specification["Type"] = .name("Filespec")
        specification["F"] = .string(fileName)
        specification["UF"] = .string(fileName)
        specification["Desc"] = .string(Array("Content Credentials".utf8))
        // The specification asks for it here, readers of embedded files for it in the stream.
        specification["Subtype"] = .name(PDFCredentials.mediaType)
        specification["AFRelationship"] = .name(PDFCredentials.relationship)
        specification["EF"] = .dictionary(files)
        return .dictionary(specification)
    }

    /// Names the file in the catalog, as an associated file and as an embedded one (C2PA 2.2, A.4.2.1).
    private mutating func name(_ specification: PDFReference, dropping old: [PDFCredentials.Store]) throws {
        var catalog = catalog
        let dropped = Set(old.compactMap(\.specification))
        let associated = try document.resolve(catalog["AF"])
        var list = associated?.array ?? (catalog["AF"]?.reference).map { [.reference($0)] } ?? []
        list.removeAll { $0.reference.map(dropped.contains) ?? false }
        catalog["AF"] = .array(list + [.reference(specification)])

        if signatures.permission == 3 {
            try attach(specification)
            objects.append((root, .dictionary(catalog)))
            return
        }
        var names = try document.resolve(catalog["Names"])?.dictionary ?? PDFDictionary()
        names["EmbeddedFiles"] = try tree(names["EmbeddedFiles"], adding: specification, dropping: dropped)
        if let reference = catalog["Names"]?.reference {
            objects.append((reference, .dictionary(names)))
        } else {
            catalog["Names"] = .dictionary(names)
        }
        objects.append((root, .dictionary(catalog)))
    }

    /// Names the file in an annotation of the first page: a certified document that allows annotations allows no other
    /// place (C2PA 2.2, A.4.2.1).
    private mutating func attach(_ specification: PDFReference) throws {
        var reference = catalog["Pages"]?.reference
        var depth = 0
        while let node = reference, let dictionary = try document.resolve(.reference(node))?.dictionary, depth < 64 {
            depth += 1
            if let kids = try document.resolve(dictionary["Kids"])?.array {
                reference = kids.first?.reference
                continue
            }
            var annotation = PDFDictionary()
            annotation["Type"] = .name("Annot")
            annotation["Subtype"] = .name("FileAttachment")
            annotation["FS"] = .reference(specification)
            annotation["Rect"] = .array([.integer(0), .integer(0), .integer(0), .integer(0)])
            annotation["Contents"] = .string(Array("Content Credentials".utf8))
            // Hidden: it stands for no place on the page.
            annotation["F"] = .integer(2)
            annotation["P"] = .reference(node)
            let own = newReference()
            objects.append((own, .dictionary(annotation)))
            let all = (try document.resolve(dictionary["Annots"])?.array ?? []) + [.reference(own)]
            if let list = dictionary["Annots"]?.reference {
                objects.append((list, .array(all)))
            } else {
                var page = dictionary
                page["Annots"] = .array(all)
                objects.append((node, .dictionary(page)))
            }
            return
        }
        throw ContainerError.unsupportedEdit(
            .pdf,
            "this PDF is certified and has no page that a credential could be attached to; keep it beside the file")
    }

    /// The name tree with one more entry (ISO 32000-2, 7.9.6): keys are in order.
    private mutating func tree(
        _ old: PDFValue?, adding specification: PDFReference, dropping dropped: Set<PDFReference>
    ) throws -> PDFValue {
        var node = try document.resolve(old)?.dictionary ?? PDFDictionary()
        if let kids = try document.resolve(node["Kids"])?.array, !kids.isEmpty {
            // A key behind all others needs no other node to change.
            let last = try document.resolve(kids.last)?.dictionary
            let limit = try document.resolve(last?["Limits"])?.array?.last?.string ?? []
            var key = limit.lexicographicallyPrecedes(PDFUpdate.fileName) ? PDFUpdate.fileName : limit
            key.append(0x7E)
            var leaf = PDFDictionary()
            leaf["Limits"] = .array([.string(key), .string(key)])
            leaf["Names"] = .array([.string(key), .reference(specification)])
            let reference = newReference()
            objects.append((reference, .dictionary(leaf)))
            node["Kids"] = .array(kids + [.reference(reference)])
            return .dictionary(node)
        }
        let flat = try document.resolve(node["Names"])?.array ?? []
        var pairs: [(key: [UInt8], value: PDFValue)] = []
        for index in stride(from: 0, to: flat.count - 1, by: 2) {
            guard let key = flat[index].string else { continue }
            if let reference = flat[index + 1].reference, dropped.contains(reference) { continue }
            pairs.append((key, flat[index + 1]))
        }
        var key = PDFUpdate.fileName
        while pairs.contains(where: { $0.key == key }) { key.append(0x7E) }
        pairs.append((key, .reference(specification)))
        pairs.sort { $0.key.lexicographicallyPrecedes($1.key) }
        node["Names"] = .array(pairs.flatMap { [.string($0.key), $0.value] })
        return .dictionary(node)
    }

    private mutating func saving(_ stream: PDFReference, capacity: Int) throws -> [CopyPlan.Step] {
        let last = try source.readUpTo(1, at: source.count - 1).first
        var head = last == 0x0A || last == 0x0D ? "" : "\n"
        let start = source.count + UInt64(head.utf8.count)
        var places: [(reference: PDFReference, offset: UInt64)] = [(stream, start)]
        head += "\(stream.number) \(stream.generation) obj\n"
        head += "<</Type /EmbeddedFile /Subtype /application#2Fc2pa /Length \(capacity)>>\nstream\n"
        var tail = "\nendstream\nendobj\n"
        let behind = source.count + UInt64(head.utf8.count) + UInt64(capacity)
        for (reference, value) in objects {
            places.append((reference, behind + UInt64(tail.utf8.count)))
            tail += "\(reference.number) \(reference.generation) obj\n\(value.text)\nendobj\n"
        }
        let crossReference = behind + UInt64(tail.utf8.count)
        var bytes = Array(tail.utf8)
        bytes += crossReferenceSection(places, at: crossReference)
        bytes += "startxref\n\(crossReference)\n%%EOF\n".utf8
        return [.write(Array(head.utf8)), .store(capacity), .write(bytes)]
    }

    /// A section of the kind the file has: tables and streams must not follow each other (7.5.8.1).
    private mutating func crossReferenceSection(
        _ places: [(reference: PDFReference, offset: UInt64)], at start: UInt64
    ) -> [UInt8] {
        var places = places.map { ($0.reference, $0.offset) }
        let isStream = document.sections.first?.isStream ?? false
        var own: PDFReference?
        if isStream {
            let reference = newReference()
            own = reference
            places.append((reference, start))
        }
        places.sort { $0.0.number < $1.0.number }
        var dictionary = PDFDictionary()
        if isStream { dictionary["Type"] = .name("XRef") }
        dictionary["Size"] = .integer(Int64(nextNumber))
        dictionary["Root"] = .reference(root)
        if let info = trailer["Info"] { dictionary["Info"] = info }
        if let identifier = trailer["ID"] { dictionary["ID"] = identifier }
        dictionary["Prev"] = .integer(Int64(clamping: document.lastCrossReference))
        guard let own else {
            var text = "xref\n"
            for run in PDFUpdate.runs(places) {
                text += "\(run[0].0.number) \(run.count)\n"
                for (reference, offset) in run {
                    text += "\(PDFUpdate.padded(offset, 10)) \(PDFUpdate.padded(UInt64(reference.generation), 5)) n \n"
                }
            }
            return Array("\(text)trailer\n\(dictionary.text)\n".utf8)
        }
        var data: [UInt8] = []
        for (reference, offset) in places {
            data.append(1)
            data += stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: offset >> UInt64($0)) }
            data += [
                UInt8(truncatingIfNeeded: reference.generation >> 8), UInt8(truncatingIfNeeded: reference.generation),
            ]
        }
        dictionary["W"] = .array([.integer(1), .integer(8), .integer(2)])
        dictionary["Index"] = .array(
            PDFUpdate.runs(places).flatMap { [.integer(Int64($0[0].0.number)), .integer(Int64($0.count))] })
        dictionary["Length"] = .integer(Int64(data.count))
        var bytes = Array("\(own.number) 0 obj\n\(dictionary.text)\nstream\n".utf8)
        bytes += data
        return bytes + Array("\nendstream\nendobj\n".utf8)
    }

    /// Objects whose numbers follow each other.
    private static func runs(_ places: [(PDFReference, UInt64)]) -> [[(PDFReference, UInt64)]] {
        var runs: [[(PDFReference, UInt64)]] = []
        for place in places {
            if let last = runs.last?.last, last.0.number + 1 == place.0.number {
                runs[runs.count - 1].append(place)
            } else {
                runs.append([place])
            }
        }
        return runs
    }

    private static func padded(_ number: UInt64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

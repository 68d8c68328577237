// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The PDF signatures of a document (ISO 32000-2, 12.8): what they forbid, and which bytes they cover.
struct PDFSignatures {
    /// What whoever certified the document allows (12.8.2.2.2): 1 nothing, 2 forms and signatures, 3 annotations too. Nil where
    /// it is not certified.
    private(set) var permission: Int64?
    /// The bytes that signatures cover.
    private(set) var covered: [Range<UInt64>] = []

    private static let mostFields = 1_000

    init(of document: inout PDFDocument, catalog: PDFDictionary) throws {
        let permissions = try document.resolve(catalog["Perms"])?.dictionary
        if let certifying = try document.resolve(permissions?["DocMDP"])?.dictionary {
            // The default is 2, and so is whatever cannot be read.
            permission = 2
            let references = try document.resolve(certifying["Reference"])?.array ?? []
            for value in references.prefix(16) {
                guard let reference = try document.resolve(value)?.dictionary,
                    reference["TransformMethod"]?.name == "DocMDP",
                    let parameters = try document.resolve(reference["TransformParams"])?.dictionary,
                    let level = try document.resolve(parameters["P"])?.integer, (1...3).contains(level)
                else { continue }
                permission = level
            }
            try add(certifying, &document)
        }
        let form = try document.resolve(catalog["AcroForm"])?.dictionary
        var pending = try document.resolve(form?["Fields"])?.array ?? []
        var visited = 0
        while let next = pending.popLast(), visited < Self.mostFields {
            visited += 1
            guard let field = try document.resolve(next)?.dictionary else { continue }
            pending += try document.resolve(field["Kids"])?.array?.prefix(Self.mostFields) ?? []
            guard let value = try document.resolve(field["V"])?.dictionary else { continue }
            try add(value, &document)
        }
    }

    private mutating func add(_ signature: PDFDictionary, _ document: inout PDFDocument) throws {
        let numbers = try document.resolve(signature["ByteRange"])?.array?.map { $0.integer ?? -1 } ?? []
        for index in stride(from: 0, to: numbers.count - 1, by: 2) {
            guard numbers[index] >= 0, numbers[index + 1] > 0 else { continue }
            let (end, overflow) = UInt64(numbers[index]).addingReportingOverflow(UInt64(numbers[index + 1]))
            if !overflow { covered.append(UInt64(numbers[index])..<end) }
        }
    }

    /// - Throws: ``ContainerError/unsupportedEdit(_:_:)`` where a store must not be added to the document.
    func checkAddition() throws {
        guard let permission, permission < 3 else { return }
        let allowed = permission == 1 ? "no change at all" : "filling in forms and signing, and nothing else"
        throw ContainerError.unsupportedEdit(
            .pdf,
            "this PDF is certified, and its certification (DocMDP) allows \(allowed): a credential inside would break it; keep "
                + "the credential beside the file")
    }

    /// - Throws: ``ContainerError/unsupportedEdit(_:_:)`` where a signature covers bytes that are to change.
    func checkChange(of range: Range<UInt64>) throws {
        guard covered.contains(where: { $0.overlaps(range) }) else { return }
        throw ContainerError.unsupportedEdit(
            .pdf, "a PDF signature covers the credential, so that changing it in its place would break that signature")
    }
}

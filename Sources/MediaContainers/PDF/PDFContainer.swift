// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// PDF documents: the manifest store in an embedded file. Each saving of a document may add one; together they count as
/// one store (C2PA 2.2, A.4). Signing saves the document once more and leaves what is there as it is.
public struct PDFContainer: MediaContainer {
    /// A container for PDF documents.
    public init() {}

    public var formats: [MediaFormat] { [.pdf] }

    public func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading
    {
        var reading = ContainerReading(format: .pdf, size: source.count)
        reading.layout.contentEnd = source.count
        reading.layout.storeInsertion = source.count
        var document: PDFDocument
        let credentials: PDFCredentials
        do {
            document = try PDFDocument(of: source)
            credentials = try PDFCredentials(of: &document)
            try readMetadata(of: &document, source, &reading, limits: limits)
        } catch let error as ContainerError {
            reading.add(ContainerProblem(error), limits: limits)
            return reading
        }
        if let offset = credentials.ambiguous {
            reading.add(
                ContainerProblem(
                    .multipleManifests, at: offset,
                    "one saving of the document brought more than one manifest store; none of them is believed"),
                limits: limits)
        }
        var stores: [[UInt8]] = []
        var location: ManifestStoreLocation?
        var total: UInt64 = 0
        for store in credentials.stores {
            guard let found = try read(store, source, &reading, limits: limits) else { continue }
            total += UInt64(found.bytes.count)
            guard total <= limits.manifestStoreBytes else { break }
            stores.append(found.bytes)
            location = found
        }
        if let location {
            reading.manifestStores = [
                ManifestStoreLocation(
                    bytes: StoreMerging.merged(stores), payload: location.payload, extents: location.extents)
            ]
        }
        return reading
    }

    private func read(
        _ store: PDFCredentials.Store, _ source: any ByteSource, _ reading: inout ContainerReading,
        limits: ContainerLimits
    ) throws -> ManifestStoreLocation? {
        guard let range = store.stream.stream, let dictionary = store.stream.value.dictionary else { return nil }
        guard UInt64(range.count) <= limits.manifestStoreBytes, let limit = Int(exactly: limits.manifestStoreBytes)
        else {
            reading.add(
                ContainerProblem(.limitExceeded, at: range.lowerBound, "a manifest store of more than the limit"),
                limits: limits)
            return nil
        }
        let raw = try source.read(at: range.lowerBound, count: range.count)
        // A store that was taken away keeps its place, filled with zeros.
        guard raw.contains(where: { $0 != 0 }) else { return nil }
        // A few packed bytes can ask for a great deal of memory, and no honest store shrinks to a fiftieth.
        let packedLimit = min(limit, 1 << 18 + 50 * raw.count)
        guard let bytes = PDFFilter.decode(raw, dictionary, limit: packedLimit) else {
            reading.add(
                ContainerProblem(
                    .manifestStoreIncomplete, at: range.lowerBound,
                    "the embedded file with the manifest store cannot be unpacked"), limits: limits)
            return nil
        }
        guard bytes.contains(where: { $0 != 0 }) else { return nil }
        return ManifestStoreLocation(
            bytes: JUMBFStoreBytes.withoutPadding(bytes), payload: [range], extents: [range])
    }

    /// XMP is the stream `Metadata` of the catalog (ISO 32000-2, 14.3.2).
    private func readMetadata(
        of document: inout PDFDocument, _ source: any ByteSource, _ reading: inout ContainerReading,
        limits: ContainerLimits
    ) throws {
        guard let reference = try PDFCredentials.catalog(of: &document)?["Metadata"]?.reference,
            let object = try document.object(reference), let dictionary = object.value.dictionary,
            let range = object.stream, UInt64(range.count) <= limits.metadataBytes,
            let limit = Int(exactly: limits.metadataBytes),
            let bytes = PDFFilter.decode(
                try source.read(at: range.lowerBound, count: range.count), dictionary, limit: limit)
        else { return }
        reading.xmp = XMPPacket(bytes)
    }

    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        throw ContainerError.noBoxes(.pdf)
    }

    public func planCopy(
        of source: any ByteSource, reading: ContainerReading, applying edit: ContainerEdit
    ) throws -> CopyPlan {
        try reading.checkCopyable()
        guard edit.xmpProperties.isEmpty else {
            throw ContainerError.noPlace(.pdf, what: "a link to a manifest")
        }
        var document = try PDFDocument(of: source)
        let credentials = try PDFCredentials(of: &document)
        guard let capacity = edit.storeCapacity else {
            return try PDFContainer.emptying(credentials.stores, in: source).plan(size: source.count)
        }
        var update = try PDFUpdate(of: document, source: source)
        // Every saving keeps what the ones before it said, so what was redacted has to be wiped out there.
        let old = edit.isRedaction ? credentials.stores : []
        if edit.isRedaction { try update.checkChange(of: old) }
        return try update.plan(
            capacity: capacity, replacing: credentials.current, in: try PDFContainer.emptying(old, in: source))
    }

    /// The store in the room that it has. A PDF signature that covers it would break.
    public func planUpdate(
        of source: any ByteSource, reading: ContainerReading, store: UpdatedStore
    ) throws -> CopyPlan {
        let place = try reading.updatablePlace()
        var document = try PDFDocument(of: source)
        let catalog = try PDFCredentials.catalog(of: &document) ?? PDFDictionary()
        let signatures = try PDFSignatures(of: &document, catalog: catalog)
        let credentials = try store.isRedaction ? PDFCredentials(of: &document).stores : []
        let older = credentials.filter { $0.stream.stream.map { !place.extents.contains($0) } ?? false }
        for range in place.extents + older.compactMap(\.stream.stream) { try signatures.checkChange(of: range) }
        var planner = try PDFContainer.emptying(older, in: source)
        let room = try reading.room(of: place, for: store)
        planner.replace(room, with: [.store(room.count)])
        return planner.plan(size: source.count)
    }

    /// Stores as zeros: taking their objects out would move all others.
    /// - Throws: ``ContainerError/unsupportedEdit(_:_:)`` where other parts of the document would be lost with them.
    private static func emptying(
        _ stores: [PDFCredentials.Store], in source: any ByteSource
    ) throws -> CopyPlanner {
        var planner = CopyPlanner()
        guard !stores.isEmpty else { return planner }
        for store in stores {
            guard let range = store.stream.stream else { continue }
            planner.replace(range, with: [.write([UInt8](repeating: 0, count: range.count))])
        }
        // In a damaged document one of them may reach over what the document needs.
        let emptied = PlannedCopy(planner.plan(size: source.count), of: source, store: [])
        let left = (try? PDFDocument(of: emptied)).flatMap { document -> Int? in
            var document = document
            return try? PDFCredentials(of: &document).stores.count
        }
        guard stores.allSatisfy(\.stream.hasStatedLength), left == stores.count else {
            throw ContainerError.unsupportedEdit(
                .pdf,
                "the document is damaged where an older credential ends, so that it cannot be taken out without taking more; "
                    + "save it anew with a PDF program")
        }
        return planner
    }
}

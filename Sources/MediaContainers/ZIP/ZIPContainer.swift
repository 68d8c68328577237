// SPDX-License-Identifier: Apache-2.0

public import ByteKit

/// ZIP archives and the documents that are ZIP archives: the manifest store is the file
/// `META-INF/content_credential.c2pa`, stored as it is (C2PA 2.2, A.6).
public struct ZIPContainer: CollectionContainer {
    static let storePath = "META-INF/content_credential.c2pa"

    /// A container for ZIP archives, Office documents and EPUB books.
    public init() {}

    public var formats: [MediaFormat] { [.zip, .docx, .xlsx, .pptx, .odt, .ods, .odp, .epub] }

    public func read(_ source: any ByteSource, format: MediaFormat, limits: ContainerLimits) throws -> ContainerReading
    {
        var reading = ContainerReading(format: format, size: source.count)
        let directory: ZIPDirectory
        do { directory = try ZIPDirectory(of: source, format: format) } catch let error as ContainerError {
            reading.add(ContainerProblem(error), limits: limits)
            return reading
        }
        reading.layout.contentEnd = directory.end.upperBound
        reading.layout.storeInsertion = directory.headers.lowerBound
        do {
            var window = SourceWindow(source)
            try directory.forEachEntry(in: source, format: format, limits: limits) { entry in
                guard entry.path == ZIPContainer.storePath else { return }
                let file = try ZIPLocalFile(
                    entry, in: source, &window, before: directory.headers.lowerBound, format: format)
                try readStore(entry, file, source, &reading, limits: limits)
            }
        } catch let error as ContainerError {
            reading.add(ContainerProblem(error), limits: limits)
        }
        if reading.layout.contentEnd < reading.size {
            reading.add(
                ContainerProblem(
                    .trailingBytes, at: reading.layout.contentEnd,
                    "\(reading.size - reading.layout.contentEnd) bytes behind the archive"), limits: limits)
        }
        return reading
    }

    private func readStore(
        _ entry: ZIPEntry, _ file: ZIPLocalFile, _ source: any ByteSource, _ reading: inout ContainerReading,
        limits: ContainerLimits
    ) throws {
        reading.layout.removals.append(file.range)
        guard reading.manifestStores.count < limits.manifestStores else { return }
        guard entry.method == 0, file.method == 0, !entry.isEncrypted, file.flags & 1 == 0, file.name == entry.name
        else {
            reading.add(
                ContainerProblem(
                    .manifestStoreIncomplete, at: file.header.lowerBound,
                    "the manifest store must be stored as it is, without compression or encryption"), limits: limits)
            return
        }
        guard entry.compressedSize <= limits.manifestStoreBytes, let size = Int(exactly: entry.compressedSize) else {
            reading.add(
                ContainerProblem(
                    .limitExceeded, at: file.header.lowerBound, "a manifest store of more than the limit"),
                limits: limits)
            return
        }
        let bytes = try source.read(at: file.content.lowerBound, count: size)
        // The specification asks for a checksum of 0; most writers put the true one, which others need to read it.
        if entry.checksum != 0 {
            var crc = CRC32()
            crc.update(bytes)
            if crc.value != entry.checksum {
                reading.add(
                    ContainerProblem(
                        .checksumMismatch, at: entry.header.lowerBound, "the CRC of the manifest store is wrong"),
                    limits: limits)
            }
        }
        reading.manifestStores.append(
            ManifestStoreLocation(
                bytes: JUMBFStoreBytes.withoutPadding(bytes), payload: [file.content], extents: [file.range]))
    }

    public func forEachPart(
        in source: any ByteSource, limits: ContainerLimits, _ body: (CollectionPart) throws -> Void
    ) throws {
        let directory = try ZIPDirectory(of: source, format: .zip)
        var window = SourceWindow(source)
        try directory.forEachEntry(in: source, format: .zip, limits: limits) { entry in
            let path = entry.path
            guard path != ZIPContainer.storePath else { return }
            let file = try ZIPLocalFile(
                entry, in: source, &window, before: directory.headers.lowerBound, format: .zip)
            try body(CollectionPart(path: path, isFolder: entry.isFolder, range: file.range))
        }
    }

    /// All central headers, the end records and whatever follows, but for the CRC-32 of the manifest store (A.6.2.2).
    public func directoryRanges(in source: any ByteSource, limits: ContainerLimits) throws -> [Range<UInt64>] {
        let directory = try ZIPDirectory(of: source, format: .zip)
        var ranges: [Range<UInt64>] = []
        var position = directory.headers.lowerBound
        try directory.forEachEntry(in: source, format: .zip, limits: limits) { entry in
            guard entry.path == ZIPContainer.storePath else { return }
            let checksum = entry.header.lowerBound + ZIPEntry.checksumOffset
            ranges.append(position..<checksum)
            position = checksum + 4
        }
        return ranges + [position..<source.count]
    }

    public func forEachBox(
        in source: any ByteSource, limits: ContainerLimits, _ body: (ContainerBox) throws -> Void
    ) throws {
        throw ContainerError.noBoxes(.zip)
    }
}

// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The objects of a PDF file, as each saving of it left them (ISO 32000-2, 7.5.6).
struct PDFDocument {
    private let source: any ByteSource
    /// Cross-reference sections, the newest first.
    let sections: [PDFCrossReference]
    /// Sections that hybrid files carry beside a table (7.5.8.4), by the index of the table.
    private let hybrids: [Int: PDFCrossReference]
    /// What the last `startxref` says.
    let lastCrossReference: UInt64
    /// Bytes before the header, which offsets do not count.
    let base: UInt64
    /// The object stream that was read last, unpacked.
    private var unpacked: (number: Int, section: Int, bytes: [UInt8], index: [(number: Int, offset: Int)])?

    private static let mostSections = 512
    private static let largestStream = 1 << 24

    /// Reads the chain of cross-reference sections.
    /// - Throws: ``ContainerError`` where there is none.
    init(of source: any ByteSource) throws {
        self.source = source
        let head = try source.readUpTo(1024 + 5, at: 0)
        base = UInt64(head.firstOffset(ofASCII: "%PDF-") ?? 0)
        let start = try PDFDocument.startOfCrossReference(in: source)
        lastCrossReference = start
        var sections: [PDFCrossReference] = []
        var hybrids: [Int: PDFCrossReference] = [:]
        var seen = Set<UInt64>()
        var next: UInt64? = start
        while let offset = next, seen.insert(offset).inserted, sections.count < PDFDocument.mostSections {
            let section: PDFCrossReference
            do { section = try PDFDocument.section(at: offset, base: base, in: source) } catch {
                if sections.isEmpty { throw error }
                break
            }
            if let beside = section.trailer["XRefStm"]?.integer, beside >= 0, !section.isStream {
                hybrids[sections.count] = try? PDFDocument.section(at: UInt64(beside), base: base, in: source)
            }
            sections.append(section)
            next = section.trailer["Prev"]?.integer.flatMap { UInt64(exactly: $0) }
        }
        self.sections = sections
        self.hybrids = hybrids
    }

    private static func startOfCrossReference(in source: any ByteSource) throws -> UInt64 {
        let size = Int(min(source.count, 1 << 16))
        let tailStart = source.count - UInt64(size)
        let tail = try source.readUpTo(size, at: tailStart)
        var position = tail.count - 9
        while position >= 0 {
            if tail.hasASCII("startxref", at: position) {
                var lexer = PDFLexer(tail + [0x20], at: position + 9)
                if let offset = try? lexer.number() { return UInt64(offset) }
            }
            position -= 1
        }
        throw ContainerError.cutShort(.pdf, offset: source.count)
    }

    private static func section(
        at offset: UInt64, base: UInt64, in source: any ByteSource
    ) throws -> PDFCrossReference {
        for shift in base == 0 ? [0] : [0, base] {
            let (start, overflow) = offset.addingReportingOverflow(shift)
            guard !overflow, start < source.count else { continue }
            let head = try source.readUpTo(64, at: start)
            var lexer = PDFLexer(head)
            if lexer.take("xref") {
                return try PDFCrossReference(tableAt: start + UInt64(lexer.position) - 4, in: source)
            }
            if let object = try PDFObject.read(at: start, in: source), object.stream != nil {
                return try PDFCrossReference(stream: object, in: source, limit: largestStream)
            }
        }
        throw PDFCrossReference.damaged(at: offset)
    }

    /// Where an object stood after the saving that wrote section `section`.
    private func place(of number: Int, asOf section: Int) throws -> (PDFPlace, section: Int)? {
        for index in section..<sections.count {
            let place = try sections[index].place(of: number, in: source)
            if let place, place != .free { return (place, index) }
            if let hidden = try hybrids[index]?.place(of: number, in: source), hidden != .free {
                return (hidden, index)
            }
            if place == .free { return nil }
        }
        return nil
    }

    /// An object as it was after the saving that wrote section `section`; nil where there is none.
    mutating func object(_ reference: PDFReference, asOf section: Int = 0) throws -> PDFObject? {
        guard let (place, found) = try place(of: reference.number, asOf: section) else { return nil }
        switch place {
        case .free: return nil
        case .offset(let offset, _):
            guard var object = try read(at: offset, number: reference.number) else { return nil }
            if object.streamStart != nil, object.stream == nil {
                var length: Int64?
                if let target = object.value.dictionary?["Length"]?.reference,
                    case .offset(let offset, _)? = try self.place(of: target.number, asOf: section)?.0
                {
                    length = try read(at: offset, number: target.number)?.value.integer
                }
                object = try object.settingLength(length, in: source)
            }
            return object
        case .packed(let stream, let index):
            return try packed(reference, in: stream, at: index, asOf: section, found)
        }
    }

    private func read(at offset: UInt64, number: Int) throws -> PDFObject? {
        for shift in base == 0 ? [0] : [0, base] {
            let (start, overflow) = offset.addingReportingOverflow(shift)
            guard !overflow, start < source.count else { continue }
            if let object = try PDFObject.read(at: start, in: source), object.reference.number == number {
                return object
            }
        }
        return nil
    }

    /// 7.5.7.
    private mutating func packed(
        _ reference: PDFReference, in stream: Int, at index: Int, asOf section: Int, _ found: Int
    ) throws -> PDFObject? {
        guard case .offset(let offset, _)? = try place(of: stream, asOf: section)?.0,
            let holder = try read(at: offset, number: stream)
        else { return nil }
        if unpacked?.number != stream || unpacked?.section != found {
            guard let dictionary = holder.value.dictionary, dictionary["Type"]?.name == "ObjStm",
                let count = dictionary["N"]?.integer, let first = dictionary["First"]?.integer,
                (0...100_000).contains(count), first >= 0,
                let whole = try object(PDFReference(number: stream, generation: 0), asOf: section),
                let data = whole.stream, data.count <= PDFDocument.largestStream,
                let bytes = PDFFilter.decode(
                    try source.read(at: data.lowerBound, count: data.count), dictionary,
                    limit: PDFDocument.largestStream)
            else { return nil }
            var lexer = PDFLexer(bytes)
            var list: [(Int, Int)] = []
            for _ in 0..<count {
                guard let number = try? lexer.number(), let place = try? lexer.number() else { break }
                list.append((Int(clamping: number), Int(clamping: place.addingReportingOverflow(first).partialValue)))
            }
            unpacked = (stream, found, bytes + [0x20], list)
        }
        guard let unpacked else { return nil }
        // The index is a hint; the number is what counts.
        let hinted = unpacked.index.indices.contains(index) ? unpacked.index[index] : nil
        guard
            let entry = hinted?.number == reference.number
                ? hinted : unpacked.index.first(where: { $0.number == reference.number }),
            (0..<unpacked.bytes.count).contains(entry.offset)
        else { return nil }
        var lexer = PDFLexer(unpacked.bytes, at: entry.offset)
        guard let value = try? lexer.value() else { return nil }
        return PDFObject(reference: reference, offset: offset, value: value)
    }

    /// The value that a reference leads to, or the value itself.
    mutating func resolve(_ value: PDFValue?, asOf section: Int = 0) throws -> PDFValue? {
        guard let reference = value?.reference else { return value }
        guard let object = try object(reference, asOf: section), object.value.reference == nil else { return nil }
        return object.value
    }
}

// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// Where an object stands.
enum PDFPlace: Sendable, Hashable {
    case free
    /// From the start of the file.
    case offset(UInt64, generation: Int)
    /// In an object stream, at an index.
    case packed(stream: Int, index: Int)
}

/// One cross-reference section of a PDF file, a table or a stream, with its trailer: what one saving of the file added
/// (ISO 32000-2, 7.5.4 and 7.5.8). Entries of a table are looked up in the file, and not kept.
struct PDFCrossReference: Sendable {
    private struct Run: Sendable {
        let first: Int
        let count: Int
        /// Where the entries stand: in the file, or in ``streamed``.
        let start: UInt64
    }

    let trailer: PDFDictionary
    /// Whether it is a stream; updates of the file must be of the same kind.
    let isStream: Bool
    private var runs: [Run] = []
    private var entrySize: UInt64 = 20
    private var streamed: [UInt8] = []
    private var widths: [Int] = []

    private static let mostRuns = 1 << 16

    /// The number behind all that the section speaks of.
    var endOfNumbers: Int64 { runs.map { Int64(clamping: $0.first) &+ Int64(clamping: $0.count) }.max() ?? 0 }

    /// What the section says of an object; nil where it does not speak of it.
    func place(of number: Int, in source: any ByteSource) throws -> PDFPlace? {
        guard let run = runs.first(where: { number >= $0.first && number - $0.first < $0.count }) else { return nil }
        let start = run.start + UInt64(number - run.first) * entrySize
        return isStream ? streamedPlace(at: Int(start)) : try tablePlace(at: start, in: source)
    }

    private func tablePlace(at start: UInt64, in source: any ByteSource) throws -> PDFPlace? {
        let entry = try source.readUpTo(20, at: start)
        guard entry.count >= 18, entry[10] == 0x20, entry[16] == 0x20,
            let offset = UInt64(String(decoding: entry[0..<10], as: UTF8.self)),
            let generation = Int(String(decoding: entry[11..<16], as: UTF8.self))
        else { return nil }
        return entry[17] == 0x6E ? .offset(offset, generation: generation) : .free
    }

    private func streamedPlace(at start: Int) -> PDFPlace? {
        guard start >= 0, start + Int(entrySize) <= streamed.count else { return nil }
        var position = start
        var values: [UInt64] = []
        for width in widths {
            values.append(streamed[position..<(position + width)].reduce(0) { $0 << 8 | UInt64($1) })
            position += width
        }
        switch widths[0] == 0 ? 1 : values[0] {
        case 0: return .free
        case 1: return .offset(values[1], generation: Int(clamping: values[2]))
        case 2: return .packed(stream: Int(clamping: values[1]), index: Int(clamping: values[2]))
        default: return .free
        }
    }

    /// Reads a table and the trailer behind it.
    /// - Parameter start: of the keyword `xref`.
    init(tableAt start: UInt64, in source: any ByteSource) throws {
        var window = SourceWindow(source)
        var position = start + 4
        isStream = false
        while true {
            let head = try source.readUpTo(64, at: position)
            var lexer = PDFLexer(head + [0x20])
            if lexer.take("trailer") {
                position += UInt64(lexer.position)
                break
            }
            guard runs.count < PDFCrossReference.mostRuns, let first = try? lexer.number(),
                let count = try? lexer.number()
            else { throw PDFCrossReference.damaged(at: position) }
            lexer.skipSpace()
            let entries = position + UInt64(lexer.position)
            guard let size = Int(exactly: count), window.has(UInt64(count) * 18, at: entries) else {
                throw PDFCrossReference.damaged(at: position)
            }
            runs.append(Run(first: Int(first), count: size, start: entries))
            position = entries + UInt64(count) * 20
            // Some writers end entries with one byte in place of two; the end of the last one tells.
            if size > 0, let last = try window.read(2, at: position - 2), !last.allSatisfy(PDFLexer.isSpace) {
                throw PDFCrossReference.damaged(at: entries)
            }
        }
        guard let value = try PDFObject.value(at: position, in: source), let dictionary = value.dictionary else {
            throw PDFCrossReference.damaged(at: position)
        }
        trailer = dictionary
    }

    /// Reads a cross-reference stream.
    init(stream object: PDFObject, in source: any ByteSource, limit: Int) throws {
        guard let dictionary = object.value.dictionary, dictionary["Type"]?.name == "XRef", let data = object.stream,
            data.count <= limit, let sizes = dictionary["W"]?.array?.compactMap(\.integer), sizes.count == 3,
            sizes.allSatisfy({ (0...8).contains($0) }), sizes.reduce(0, +) > 0,
            let bytes = PDFFilter.decode(
                try source.read(at: data.lowerBound, count: data.count), dictionary, limit: limit)
        else { throw PDFCrossReference.damaged(at: object.offset) }
        isStream = true
        trailer = dictionary
        streamed = bytes
        widths = sizes.map { Int($0) }
        entrySize = UInt64(widths.reduce(0, +))
        let index = dictionary["Index"]?.array?.compactMap(\.integer) ?? [0, dictionary["Size"]?.integer ?? 0]
        guard index.count % 2 == 0, index.count / 2 <= PDFCrossReference.mostRuns,
            index.allSatisfy({ (0...0x7FFF_FFFF).contains($0) })
        else { throw PDFCrossReference.damaged(at: object.offset) }
        var start: UInt64 = 0
        for pair in stride(from: 0, to: index.count, by: 2) {
            runs.append(Run(first: Int(index[pair]), count: Int(index[pair + 1]), start: start))
            start += UInt64(index[pair + 1]) * entrySize
        }
    }

    static func damaged(at offset: UInt64) -> ContainerError {
        .malformed(.pdf, offset: offset, reason: "no cross-reference table where one must stand")
    }
}

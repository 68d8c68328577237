// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// An object of a PDF file (ISO 32000-2, 7.3.10), and the bytes of its stream, where it is one.
struct PDFObject: Sendable {
    let reference: PDFReference
    /// Where `N G obj` stands; for an object in an object stream, where that stream stands.
    let offset: UInt64
    let value: PDFValue
    /// The stream's data as it stands in the file.
    var stream: Range<UInt64>?
    /// Whether the stream ends where its length says; else its end was looked for, and other objects may lie in between.
    private(set) var hasStatedLength = false
    /// Where the data of a stream begins, though its length may not be known yet.
    fileprivate(set) var streamStart: UInt64?

    /// Longest text of an object that is read.
    private static let longest = 1 << 24

    /// Reads the object at `offset`. A stream's length is only known where it stands in its dictionary.
    /// - Returns: nil where no object stands there.
    static func read(at offset: UInt64, in source: any ByteSource) throws -> PDFObject? {
        try parsing(at: offset, in: source) { lexer throws(PDFLexer.Failure) in
            let number = try lexer.number()
            let generation = try lexer.number()
            guard lexer.take("obj"), number <= 0x7FFF_FFFF, generation <= 0xFFFF else {
                throw PDFLexer.Failure.damaged
            }
            let value = try lexer.value()
            var object = PDFObject(
                reference: PDFReference(number: Int(number), generation: Int(generation)), offset: offset, value: value)
            if value.dictionary != nil, lexer.take("stream") {
                object.streamStart = offset + UInt64(lexer.position)
            }
            return object
        }.flatMap { try $0.locatingStream(in: source) }
    }

    /// Reads the value at `offset`.
    static func value(at offset: UInt64, in source: any ByteSource) throws -> PDFValue? {
        try parsing(at: offset, in: source) { lexer throws(PDFLexer.Failure) in try lexer.value() }
    }

    /// Parses from a piece of the file that grows until it is large enough.
    private static func parsing<Result>(
        at offset: UInt64, in source: any ByteSource, _ parse: (inout PDFLexer) throws(PDFLexer.Failure) -> Result
    ) throws -> Result? {
        var size = 4096
        while true {
            let bytes = try source.readUpTo(size, at: offset)
            let isWhole = offset + UInt64(bytes.count) >= source.count || size >= longest
            // A word at the very end of the file ends there.
            var lexer = PDFLexer(isWhole ? bytes + [0x20] : bytes)
            do {
                let result = try parse(&lexer)
                // What follows an object may be cut off by the piece, as `stream` is.
                if isWhole || lexer.position + 16 < bytes.count { return result }
            } catch {
                if case .damaged = error { return nil }
                if isWhole { return nil }
            }
            size *= 8
        }
    }

    /// Behind `stream` stands one line break (7.3.8.1).
    private func locatingStream(in source: any ByteSource) throws -> PDFObject {
        guard let start = streamStart else { return self }
        var object = self
        let next = try source.readUpTo(2, at: start)
        object.streamStart = start + (next == [0x0D, 0x0A] ? 2 : next.first == 0x0A || next.first == 0x0D ? 1 : 0)
        if let length = value.dictionary?["Length"]?.integer { object = try object.settingLength(length, in: source) }
        return object
    }

    /// Takes a length where `endstream` follows the data; else the data ends where the next `endstream` stands.
    func settingLength(_ length: Int64?, in source: any ByteSource) throws -> PDFObject {
        guard let start = streamStart else { return self }
        var object = self
        if let length, length >= 0, UInt64(length) <= source.count - min(start, source.count) {
            let end = start + UInt64(length)
            var lexer = PDFLexer(try source.readUpTo(16, at: end) + [0x20])
            if lexer.take("endstream") {
                object.stream = start..<end
                object.hasStatedLength = true
                return object
            }
        }
        var window = SourceWindow(source, windowSize: 1 << 16)
        var position = start
        while let found = try window.firstOffset(of: 0x65, from: position) {
            position = found + 1
            guard let word = try window.read(9, at: found) else { break }
            if word.starts(withASCII: "endstream") {
                var end = found
                if end > start, try window.byte(at: end - 1) == 0x0A { end -= 1 }
                if end > start, try window.byte(at: end - 1) == 0x0D { end -= 1 }
                object.stream = start..<end
                break
            }
        }
        return object
    }
}

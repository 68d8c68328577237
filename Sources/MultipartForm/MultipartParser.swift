// SPDX-License-Identifier: Apache-2.0

/// A pull parser for `multipart/form-data` bodies (RFC 7578, RFC 2046 section 5.1) that arrive in chunks.
///
/// It holds no more than one chunk, one delimiter and one part header at a time, whatever the size of the body.
///
/// ```swift
/// var parser = try MultipartParser(contentType: header)
/// for chunk in body {
///     parser.append(chunk)
///     while let event = try parser.next() { … }
/// }
/// try parser.finish()
/// ```
public struct MultipartParser: Sendable {
    /// What was read.
    public enum Event: Sendable, Hashable {
        /// A part begins.
        case part(MultipartPart)
        /// More bytes of the current part; never empty.
        case bytes([UInt8])
        /// The current part is complete.
        case partEnd
        /// The closing delimiter was read; whatever follows is ignored.
        case end
    }

    private enum State: Sendable {
        case preamble
        case afterDelimiter
        case headers
        case body
        case epilogue
    }

    private let delimiter: [UInt8]
    private let limits: MultipartLimits
    private var state = State.preamble
    private var buffer: [UInt8]
    private var start = 0
    private var parts = 0
    private var skipped = 0

    /// Makes a parser for the boundary that a `Content-Type` header names.
    /// - Throws: ``MultipartError/malformed(_:)`` where the header is not `multipart/form-data` with a boundary of 1 to 70
    ///   allowed characters.
    public init(contentType: String, limits: MultipartLimits = MultipartLimits()) throws(MultipartError) {
        guard let header = HeaderParameters(contentType), header.value == "multipart/form-data" else {
            throw .malformed("the content type is not multipart/form-data")
        }
        guard let boundary = header["boundary"], MultipartParser.isBoundary(boundary) else {
            throw .malformed("boundary")
        }
        self.limits = limits
        delimiter = [0x0D, 0x0A, 0x2D, 0x2D] + Array(boundary.utf8)
        // The first delimiter may stand at the very start, without the line break that belongs to all others.
        buffer = [0x0D, 0x0A]
    }

    /// RFC 2046, section 5.1.1: 1 to 70 of `bchars`, not ending in a blank.
    private static func isBoundary(_ text: String) -> Bool {
        let allowed = "'()+_,-./:=? "
        return (1...70).contains(text.utf8.count) && text.last != " "
            && text.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9": true
                default: allowed.unicodeScalars.contains(scalar)
                }
            }
    }

    /// Bytes that were given and not yet consumed.
    public var bufferedBytes: Int { buffer.count - start }

    /// Adds what arrived. Take all events before adding more.
    public mutating func append(_ bytes: [UInt8]) {
        if start > 0 {
            buffer.removeSubrange(..<start)
            start = 0
        }
        if case .epilogue = state { return }
        buffer += bytes
    }

    /// The next event, or nil where more bytes are needed.
    /// - Throws: ``MultipartError``; the parser must not be used after that.
    public mutating func next() throws(MultipartError) -> Event? {
        while true {
            switch state {
            case .preamble:
                let end = findDelimiter()
                let count = (end ?? safeEnd) - start
                skipped += max(0, count)
                guard skipped <= limits.preambleBytes else {
                    throw .limitExceeded("bytes before the first part", limit: limits.preambleBytes)
                }
                guard let end else {
                    start += max(0, count)
                    return nil
                }
                start = end + delimiter.count
                state = .afterDelimiter
            case .afterDelimiter:
                guard try passDelimiterLine() else { return nil }
                if case .epilogue = state {
                    start = buffer.count
                    return .end
                }
            case .headers:
                guard let part = try takeHeaders() else { return nil }
                state = .body
                return .part(part)
            case .body:
                let end = findDelimiter()
                let stop = end ?? safeEnd
                if stop > start {
                    let bytes = Array(buffer[start..<stop])
                    start = stop
                    return .bytes(bytes)
                }
                guard let end else { return nil }
                start = end + delimiter.count
                state = .afterDelimiter
                return .partEnd
            case .epilogue:
                start = buffer.count
                return nil
            }
        }
    }

    /// Says that no more bytes come.
    /// - Throws: ``MultipartError/truncated`` where the closing delimiter was not seen.
    public func finish() throws(MultipartError) {
        guard case .epilogue = state else { throw .truncated }
    }

    /// Where bytes that may begin a delimiter start.
    private var safeEnd: Int { max(start, buffer.count - delimiter.count + 1) }

    private func findDelimiter() -> Int? {
        var from = start
        let last = buffer.count - delimiter.count
        while from <= last {
            guard let candidate = buffer[from...].firstIndex(of: 0x0D), candidate <= last else { return nil }
            if buffer[candidate..<(candidate + delimiter.count)].elementsEqual(delimiter) { return candidate }
            from = candidate + 1
        }
        return nil
    }

    /// Reads what follows a delimiter: `--` closes the form, a line break begins a part. False: more bytes needed.
    private mutating func passDelimiterLine() throws(MultipartError) -> Bool {
        var index = start
        if index + 1 < buffer.count, buffer[index] == 0x2D, buffer[index + 1] == 0x2D {
            state = .epilogue
            return true
        }
        while index < buffer.count, buffer[index] == 0x20 || buffer[index] == 0x09 {
            index += 1
            guard index - start <= 64 else { throw .malformed("blanks after a delimiter") }
        }
        guard index + 1 < buffer.count else {
            if index < buffer.count, buffer[index] != 0x0D, buffer[index] != 0x2D {
                throw .malformed("text after a delimiter")
            }
            return false
        }
        guard buffer[index] == 0x0D, buffer[index + 1] == 0x0A else { throw .malformed("text after a delimiter") }
        start = index + 2
        parts += 1
        guard parts <= limits.parts else { throw .limitExceeded("parts of a form", limit: limits.parts) }
        state = .headers
        return true
    }

    private mutating func takeHeaders() throws(MultipartError) -> MultipartPart? {
        var index = start
        if index + 1 < buffer.count, buffer[index] == 0x0D, buffer[index + 1] == 0x0A {
            throw .malformed("a part without a form-data name")
        }
        while index + 3 < buffer.count {
            if buffer[index] == 0x0D, buffer[index + 1] == 0x0A, buffer[index + 2] == 0x0D, buffer[index + 3] == 0x0A {
                guard index - start <= limits.partHeaderBytes else { break }
                let part = try MultipartPart(headerBlock: buffer[start..<index], limits: limits)
                start = index + 4
                return part
            }
            index += 1
        }
        guard buffer.count - start <= limits.partHeaderBytes else {
            throw .limitExceeded("bytes of a part header", limit: limits.partHeaderBytes)
        }
        return nil
    }
}

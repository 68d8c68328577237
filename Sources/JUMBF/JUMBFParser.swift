// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// Reads JUMBF (ISO 19566-5). Any input is answered with boxes or an error; nothing is copied but labels.
public struct JUMBFParser: Sendable {
    /// How a fault below the outermost box is answered.
    public enum Strictness: Sendable {
        /// Any fault is an error.
        case strict
        /// A fault is kept in its place as ``JUMBFBox/malformed(_:)``, and the boxes around it are read.
        case tolerant
    }

    /// The bounds kept.
    public var limits: JUMBFLimits
    /// What a fault leads to.
    public var strictness: Strictness

    /// A parser with these bounds.
    public init(limits: JUMBFLimits = JUMBFLimits(), strictness: Strictness = .strict) {
        self.limits = limits
        self.strictness = strictness
    }

    /// Reads the superbox at the start of `bytes`.
    /// - Note: what follows it is left alone; ``JUMBFSuperbox/range`` tells where it ends.
    public func parse(_ bytes: [UInt8]) throws(JUMBFError) -> JUMBFSuperbox {
        var state = ParserState(bytes: bytes, limits: limits, tolerant: strictness == .tolerant)
        let header = try state.header(in: 0..<bytes.count)
        guard header.type == .superbox else { throw JUMBFError(code: .notASuperbox, offset: 0) }
        return try state.superbox(header, depth: 1)
    }

    /// Reads the superboxes that stand one after another in `bytes`, whatever box they stand between.
    public func parseAll(_ bytes: [UInt8]) throws(JUMBFError) -> [JUMBFBox] {
        var state = ParserState(bytes: bytes, limits: limits, tolerant: strictness == .tolerant)
        return try state.boxes(in: 0..<bytes.count, depth: 0)
    }
}

private struct BoxHeader {
    let type: JUMBFBoxType
    /// The box with its header.
    let range: Range<Int>
    /// The box without its header.
    let payload: Range<Int>
}

private struct ParserState {
    let bytes: [UInt8]
    let limits: JUMBFLimits
    let tolerant: Bool
    var count = 0

    init(bytes: [UInt8], limits: JUMBFLimits, tolerant: Bool) {
        self.bytes = bytes
        self.limits = limits
        self.tolerant = tolerant
    }

    /// The header of the box at the start of `container`. Length 0 stands for "to the end", 1 for a 64-bit length.
    mutating func header(in container: Range<Int>) throws(JUMBFError) -> BoxHeader {
        let start = container.lowerBound
        count += 1
        guard count <= limits.boxes else { throw JUMBFError(code: .limitExceeded, offset: start) }
        var reader = ByteReader(bytes, range: container)
        guard let short = try? reader.readBigEndian(UInt32.self), let type = try? reader.readBigEndian(UInt32.self)
        else { throw JUMBFError(code: .truncated, offset: start) }
        let length: UInt64
        switch short {
        case 0: length = UInt64(container.count)
        case 1:
            guard let long = try? reader.readBigEndian(UInt64.self) else {
                throw JUMBFError(code: .truncated, offset: start)
            }
            length = long
        default: length = UInt64(short)
        }
        let headerSize = reader.offset - start
        guard length >= UInt64(headerSize) else { throw JUMBFError(code: .badLength, offset: start) }
        let end: Int
        if length <= UInt64(container.count) {
            end = start + Int(length)
        } else {
            // What a superbox promises beyond its container is not there; the boxes in it say themselves where they end.
            guard tolerant, JUMBFBoxType(rawValue: type) == .superbox else {
                throw JUMBFError(code: .truncated, offset: start)
            }
            end = container.upperBound
        }
        return BoxHeader(
            type: JUMBFBoxType(rawValue: type), range: start..<end, payload: (start + headerSize)..<end)
    }

    mutating func superbox(_ header: BoxHeader, depth: Int) throws(JUMBFError) -> JUMBFSuperbox {
        let start = header.range.lowerBound
        guard depth <= limits.depth else { throw JUMBFError(code: .limitExceeded, offset: start) }
        guard let first = try? self.header(in: header.payload), first.type == .description else {
            throw JUMBFError(code: .missingDescription, offset: start)
        }
        let description = try self.description(first)
        return JUMBFSuperbox(
            description: description,
            children: try boxes(in: first.range.upperBound..<header.range.upperBound, depth: depth),
            range: header.range, parsedContents: bytes[header.payload])
    }

    mutating func boxes(in container: Range<Int>, depth: Int) throws(JUMBFError) -> [JUMBFBox] {
        var boxes: [JUMBFBox] = []
        var position = container.lowerBound
        while position < container.upperBound {
            let rest = position..<container.upperBound
            let header: BoxHeader
            do { header = try self.header(in: rest) } catch {
                // Without a length there is no telling where the next box starts.
                guard tolerant, error.code != .limitExceeded else { throw error }
                return boxes + [.malformed(JUMBFMalformedBox(reason: error, type: nil, range: rest))]
            }
            boxes.append(try box(header, depth: depth))
            position = header.range.upperBound
        }
        return boxes
    }

    mutating func box(_ header: BoxHeader, depth: Int) throws(JUMBFError) -> JUMBFBox {
        guard header.type == .superbox else {
            return .content(
                JUMBFContentBox(type: header.type, payload: bytes[header.payload], range: header.range))
        }
        do { return .superbox(try superbox(header, depth: depth + 1)) } catch {
            guard tolerant, count <= limits.boxes else { throw error }
            return .malformed(JUMBFMalformedBox(reason: error, type: header.type, range: header.range))
        }
    }

    mutating func description(_ header: BoxHeader) throws(JUMBFError) -> JUMBFDescription {
        let damaged = JUMBFError(code: .badDescription, offset: header.range.lowerBound)
        var reader = ByteReader(bytes, range: header.payload)
        guard let uuid = try? reader.read(16), let contentType = JUMBFContentType(uuid),
            let toggles = try? reader.readUInt8()
        else { throw damaged }
        var description = JUMBFDescription(
            contentType: contentType, isRequestable: toggles & 0x01 != 0, reservedToggles: toggles & 0xE0)
        if toggles & 0x02 != 0 {
            guard let end = bytes[reader.offset..<reader.end].firstIndex(of: 0),
                let label = String(validating: bytes[reader.offset..<end], as: UTF8.self),
                (try? reader.skip(end - reader.offset + 1)) != nil
            else { throw damaged }
            description.label = label
        }
        if toggles & 0x04 != 0 {
            guard let identifier = try? reader.readBigEndian(UInt32.self) else { throw damaged }
            description.identifier = identifier
        }
        if toggles & 0x08 != 0 {
            guard let signature = try? reader.read(32) else { throw damaged }
            description.signature = signature
        }
        if toggles & 0x10 != 0 {
            var position = reader.offset
            while position < reader.end {
                guard let inner = try? self.header(in: position..<reader.end) else { throw damaged }
                description.privateBoxes.append(
                    JUMBFContentBox(type: inner.type, payload: bytes[inner.payload], range: inner.range))
                position = inner.range.upperBound
            }
        } else if reader.offset < reader.end {
            // What the toggles do not announce, and no reader shows.
            throw damaged
        }
        return description
    }
}

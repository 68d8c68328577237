// SPDX-License-Identifier: Apache-2.0

/// Unpacks Brotli streams (RFC 7932), as compressed manifests hold them. Any input is answered with bytes or an error,
/// in bounded time and space.
public struct BrotliDecoder: Sendable {
    /// Most bytes that are unpacked.
    public var limit: Int

    /// A decoder with this bound on what comes out.
    public init(limit: Int) { self.limit = limit }

    /// Unpacks a whole stream.
    /// - Throws: ``BrotliError``.
    public func decode(_ bytes: ArraySlice<UInt8>) throws(BrotliError) -> [UInt8] {
        var stream = BrotliStream(bytes, limit: limit)
        try stream.decode()
        return stream.output
    }
}

/// Why bytes could not be unpacked.
public enum BrotliError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The stream ends in the middle.
    case truncated
    /// The stream breaks a rule of the format.
    case malformed(String)
    /// More comes out than was allowed, or unpacking takes more work than any honest stream needs.
    case limitExceeded

    public var description: String {
        switch self {
        case .truncated: "the compressed data is cut short"
        case .malformed(let what): "the compressed data is damaged: \(what)"
        case .limitExceeded: "the compressed data holds more than is allowed"
        }
    }
}

/// The state of one stream: what was unpacked so far, which is the window too.
struct BrotliStream {
    var reader: BrotliBitReader
    private(set) var output: [UInt8] = []
    private let limit: Int
    private var windowSize = 0
    /// The last four distances, the newest first (section 4).
    private var distances = [4, 11, 15, 16]
    /// What may still be spent on tables and commands. Codes of zero bits make both free for whoever writes a stream.
    private var budget: Int

    init(_ bytes: ArraySlice<UInt8>, limit: Int) {
        reader = BrotliBitReader(bytes)
        self.limit = limit
        budget = 16 << 20 + min(limit, 1 << 30)
    }

    mutating func spend(_ work: Int) throws(BrotliError) {
        budget -= work
        if budget < 0 { throw .limitExceeded }
    }

    mutating func decode() throws(BrotliError) {
        windowSize = (1 << (try windowBits())) - 16
        var isLast = false
        while !isLast {
            isLast = try reader.bit()
            if isLast, try reader.bit() { break }
            try metaBlock(isLast: isLast)
        }
        try reader.alignToByte()
        guard reader.isAtEnd else { throw .malformed("bytes follow the end of the stream") }
    }

    /// Section 9.1.
    private mutating func windowBits() throws(BrotliError) -> Int {
        guard try reader.bit() else { return 16 }
        let high = try reader.bits(3)
        if high != 0 { return 17 + high }
        let low = try reader.bits(3)
        if low == 1 { throw .malformed("a window of reserved size") }
        return low == 0 ? 17 : 8 + low
    }

    /// Section 9.2.
    private mutating func metaBlock(isLast: Bool) throws(BrotliError) {
        try spend(64)
        let nibbles = try reader.bits(2) + 4
        if nibbles == 7 { return try metadata() }
        var length = 0
        for index in 0..<nibbles {
            let nibble = try reader.bits(4)
            if index == nibbles - 1, nibbles > 4, nibble == 0 { throw .malformed("a length with a leading zero") }
            length |= nibble << (4 * index)
        }
        length += 1
        guard length <= limit - output.count else { throw .limitExceeded }
        if !isLast, try reader.bit() {
            try reader.alignToByte()
            output.append(contentsOf: try reader.bytes(length))
            return
        }
        var block = try BrotliMetaBlock(&self)
        try commands(&block, end: output.count + length)
    }

    private mutating func metadata() throws(BrotliError) {
        if try reader.bit() { throw .malformed("a reserved bit is set") }
        let count = try reader.bits(2)
        var length = 0
        for index in 0..<count {
            let byte = try reader.bits(8)
            if index == count - 1, count > 1, byte == 0 { throw .malformed("a length with a leading zero") }
            length |= byte << (8 * index)
        }
        if count > 0 { length += 1 }
        try reader.alignToByte()
        _ = try reader.bytes(length)
    }

    /// Insert lengths with literals, and copies, until the meta-block is full (section 9.3).
    private mutating func commands(_ block: inout BrotliMetaBlock, end: Int) throws(BrotliError) {
        while output.count < end {
            try spend(1)
            let symbol = try block.commandSymbol(&reader)
            let command = BrotliCommand(symbol)
            let insert = try command.insertLength(&reader)
            let copy = try command.copyLength(&reader)
            guard insert <= end - output.count else { throw .malformed("more literals than the meta-block holds") }
            for _ in 0..<insert {
                let last = output.last ?? 0
                let beforeLast = output.count > 1 ? output[output.count - 2] : 0
                output.append(try block.literal(&reader, last, beforeLast))
            }
            if output.count == end { return }
            let code = command.repeatsDistance ? 0 : try block.distanceSymbol(&reader, copyLength: copy)
            let distance = try distance(code, block)
            let reach = min(windowSize, output.count)
            if distance <= reach {
                if code != 0 { distances = [distance] + distances.dropLast() }
                guard copy <= end - output.count else { throw .malformed("a copy beyond the end of the meta-block") }
                self.copy(copy, from: distance)
            } else {
                let word = try BrotliDictionary.word(length: copy, number: distance - reach - 1)
                guard word.count <= end - output.count else { throw .malformed("a word beyond the meta-block") }
                output.append(contentsOf: word)
            }
        }
    }

    private mutating func copy(_ count: Int, from distance: Int) {
        let start = output.count - distance
        if distance >= count {
            output.append(contentsOf: output[start..<(start + count)])
        } else {
            for offset in 0..<count { output.append(output[start + offset]) }
        }
    }

    /// Section 4.
    private mutating func distance(_ code: Int, _ block: BrotliMetaBlock) throws(BrotliError) -> Int {
        guard code < 16 else { return try block.distance(&reader, code) }
        let distance: Int
        switch code {
        case 0...3: distance = distances[code]
        case 4...9: distance = distances[0] + BrotliTables.distanceSteps[code - 4]
        default: distance = distances[1] + BrotliTables.distanceSteps[code - 10]
        }
        guard distance > 0 else { throw .malformed("a distance below one") }
        return distance
    }
}

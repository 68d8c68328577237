// SPDX-License-Identifier: Apache-2.0

/// What the header of a compressed meta-block defines (RFC 7932, section 9.2): block types, contexts and codes.
struct BrotliMetaBlock {
    private var literalBlocks: BrotliBlocks
    private var commandBlocks: BrotliBlocks
    private var distanceBlocks: BrotliBlocks
    private let postfixBits: Int
    private let directCount: Int
    private let contextModes: [Int]
    private let literalMap: [UInt8]
    private let distanceMap: [UInt8]
    private var literalCodes: [BrotliPrefixCode] = []
    private var commandCodes: [BrotliPrefixCode] = []
    private var distanceCodes: [BrotliPrefixCode] = []

    init(_ stream: inout BrotliStream) throws(BrotliError) {
        literalBlocks = try BrotliBlocks(&stream)
        commandBlocks = try BrotliBlocks(&stream)
        distanceBlocks = try BrotliBlocks(&stream)
        postfixBits = try stream.reader.bits(2)
        directCount = try stream.reader.bits(4) << postfixBits
        var modes: [Int] = []
        for _ in 0..<literalBlocks.types { modes.append(try stream.reader.bits(2)) }
        contextModes = modes
        let literals = try BrotliContextMap(&stream, size: 64 * literalBlocks.types)
        literalMap = literals.entries
        let distances = try BrotliContextMap(&stream, size: 4 * distanceBlocks.types)
        distanceMap = distances.entries
        for _ in 0..<literals.trees { literalCodes.append(try BrotliPrefixCode(&stream, size: 256)) }
        for _ in 0..<commandBlocks.types { commandCodes.append(try BrotliPrefixCode(&stream, size: 704)) }
        let alphabet = 16 + directCount + 48 << postfixBits
        for _ in 0..<distances.trees { distanceCodes.append(try BrotliPrefixCode(&stream, size: alphabet)) }
    }

    mutating func commandSymbol(_ reader: inout BrotliBitReader) throws(BrotliError) -> Int {
        try commandBlocks.advance(&reader)
        return try commandCodes[commandBlocks.type].symbol(&reader)
    }

    mutating func literal(
        _ reader: inout BrotliBitReader, _ last: UInt8, _ beforeLast: UInt8
    ) throws(BrotliError) -> UInt8 {
        try literalBlocks.advance(&reader)
        let context = BrotliTables.literalContext(contextModes[literalBlocks.type], last, beforeLast)
        let code = literalMap[64 * literalBlocks.type + context]
        return UInt8(truncatingIfNeeded: try literalCodes[Int(code)].symbol(&reader))
    }

    mutating func distanceSymbol(_ reader: inout BrotliBitReader, copyLength: Int) throws(BrotliError) -> Int {
        try distanceBlocks.advance(&reader)
        let code = distanceMap[4 * distanceBlocks.type + min(max(copyLength, 2), 5) - 2]
        return try distanceCodes[Int(code)].symbol(&reader)
    }

    /// The distance of a code above 15 (section 4).
    func distance(_ reader: inout BrotliBitReader, _ code: Int) throws(BrotliError) -> Int {
        let code = code - 16
        if code < directCount { return code + 1 }
        let rest = code - directCount
        let bits = 1 + rest >> (postfixBits + 1)
        let high = rest >> postfixBits
        let low = rest & (1 << postfixBits - 1)
        let offset = (2 + high & 1) << bits - 4
        return (offset + (try reader.bits(bits))) << postfixBits + low + directCount + 1
    }
}

/// The division of one kind of symbols into blocks of types (section 6).
struct BrotliBlocks {
    /// How many types there are.
    let types: Int
    /// The type of the block at hand.
    private(set) var type = 0
    private var previous = 1
    private var left = 1 << 24
    private var typeCode: BrotliPrefixCode?
    private var countCode: BrotliPrefixCode?

    init(_ stream: inout BrotliStream) throws(BrotliError) {
        types = try BrotliTables.upTo256(&stream.reader)
        guard types > 1 else { return }
        typeCode = try BrotliPrefixCode(&stream, size: types + 2)
        let counts = try BrotliPrefixCode(&stream, size: BrotliTables.blockCounts.count)
        countCode = counts
        left = try BrotliTables.blockCounts[counts.symbol(&stream.reader)].value(&stream.reader)
    }

    /// Takes one symbol of the block, going to the next block where this one is used up.
    mutating func advance(_ reader: inout BrotliBitReader) throws(BrotliError) {
        if left == 0, let typeCode, let countCode {
            let code = try typeCode.symbol(&reader)
            let next = code == 0 ? previous : code == 1 ? (type + 1) % types : code - 2
            previous = type
            type = next
            left = try BrotliTables.blockCounts[countCode.symbol(&reader)].value(&reader)
        }
        left -= 1
    }
}

/// Which code goes with which context (section 7.3).
struct BrotliContextMap {
    let trees: Int
    private(set) var entries: [UInt8] = []

    init(_ stream: inout BrotliStream, size: Int) throws(BrotliError) {
        trees = try BrotliTables.upTo256(&stream.reader)
        guard trees > 1 else {
            entries = [UInt8](repeating: 0, count: size)
            return
        }
        try stream.spend(size)
        let longestRun = try stream.reader.bit() ? try stream.reader.bits(4) + 1 : 0
        let code = try BrotliPrefixCode(&stream, size: trees + longestRun)
        while entries.count < size {
            let symbol = try code.symbol(&stream.reader)
            if symbol == 0 {
                entries.append(0)
            } else if symbol <= longestRun {
                let run = 1 << symbol + (try stream.reader.bits(symbol))
                guard run <= size - entries.count else { throw .malformed("a context map longer than it may be") }
                entries += [UInt8](repeating: 0, count: run)
            } else {
                entries.append(UInt8(truncatingIfNeeded: symbol - longestRun))
            }
        }
        if try stream.reader.bit() { try moveToFront(&stream) }
    }

    /// Section 7.3, inverse move to front.
    private mutating func moveToFront(_ stream: inout BrotliStream) throws(BrotliError) {
        var order = [UInt8](0...255)
        for index in entries.indices {
            let position = Int(entries[index])
            let value = order[position]
            entries[index] = value
            guard position > 0 else { continue }
            try stream.spend(position / 8 + 1)
            order.remove(at: position)
            order.insert(value, at: 0)
        }
    }
}

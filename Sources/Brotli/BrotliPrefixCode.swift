// SPDX-License-Identifier: Apache-2.0

/// A canonical prefix code (RFC 7932, section 3): a table for codes of up to eight bits, and counts for longer ones.
struct BrotliPrefixCode {
    private static let tableBits = 8
    private static let longest = 15
    /// Symbol and length (in the lower four bits) by the next eight bits; zero where the code is longer.
    private var table: [UInt16]
    /// How many codes there are of each length.
    private var counts: [Int]
    /// Symbols in the order of their codes.
    private var symbols: [UInt16]
    /// The symbol where there is only one, which takes no bits.
    private var only: Int?

    /// A code by the length of each symbol's code, zero for symbols that are not used.
    private init(lengths: [UInt8]) {
        counts = [Int](repeating: 0, count: Self.longest + 1)
        for length in lengths where length > 0 { counts[Int(length)] += 1 }
        symbols = []
        for length in 1...Self.longest where counts[length] > 0 {
            for (symbol, own) in lengths.enumerated() where Int(own) == length {
                symbols.append(UInt16(truncatingIfNeeded: symbol))
            }
        }
        table = [UInt16](repeating: 0, count: 1 << Self.tableBits)
        fillTable()
    }

    private init(only symbol: Int) {
        table = []
        counts = []
        symbols = []
        only = symbol
    }

    private mutating func fillTable() {
        var code = 0
        var index = 0
        for length in 1...Self.tableBits {
            for _ in 0..<counts[length] {
                var slot = Self.reversed(code, length)
                while slot < table.count {
                    table[slot] = symbols[index] << 4 | UInt16(length)
                    slot += 1 << length
                }
                code += 1
                index += 1
            }
            code <<= 1
        }
    }

    private static func reversed(_ code: Int, _ length: Int) -> Int {
        var result = 0
        for bit in 0..<length where code & (1 << bit) != 0 { result |= 1 << (length - 1 - bit) }
        return result
    }

    /// Reads the next symbol.
    func symbol(_ reader: inout BrotliBitReader) throws(BrotliError) -> Int {
        if let only { return only }
        let next = reader.peek(Self.longest)
        let entry = table[next & 0xFF]
        if entry != 0 {
            try reader.drop(Int(entry & 15))
            return Int(entry >> 4)
        }
        var code = 0
        var first = 0
        var index = 0
        for length in 1...Self.longest {
            code |= next >> (length - 1) & 1
            let count = counts[length]
            if code - first < count {
                try reader.drop(length)
                return Int(symbols[index + code - first])
            }
            index += count
            first = (first + count) << 1
            code <<= 1
        }
        throw .malformed("a code that stands for nothing")
    }

    /// Reads the definition of a code over an alphabet of `size` symbols (sections 3.4 and 3.5).
    init(_ stream: inout BrotliStream, size: Int) throws(BrotliError) {
        try stream.spend(256 + size)
        let skip = try stream.reader.bits(2)
        self =
            skip == 1
            ? try Self.simple(&stream.reader, size: size)
            : BrotliPrefixCode(lengths: try Self.lengths(&stream.reader, size: size, skip: skip))
    }

    private static func simple(
        _ reader: inout BrotliBitReader, size: Int
    ) throws(BrotliError) -> BrotliPrefixCode {
        let count = try reader.bits(2) + 1
        let width = size > 1 ? Int.bitWidth - (size - 1).leadingZeroBitCount : 0
        var chosen: [Int] = []
        for _ in 0..<count {
            let symbol = try reader.bits(width)
            guard symbol < size, !chosen.contains(symbol) else { throw .malformed("a symbol outside its alphabet") }
            chosen.append(symbol)
        }
        guard count > 1 else { return BrotliPrefixCode(only: chosen[0]) }
        let shapes: [[UInt8]] = [[1, 1], [1, 2, 2], [2, 2, 2, 2]]
        let shape: [UInt8] = count == 4 ? (try reader.bit() ? [1, 2, 3, 3] : shapes[2]) : shapes[count - 2]
        var lengths = [UInt8](repeating: 0, count: size)
        for (symbol, length) in zip(chosen, shape) { lengths[symbol] = length }
        return BrotliPrefixCode(lengths: lengths)
    }

    private static func lengths(
        _ reader: inout BrotliBitReader, size: Int, skip: Int
    ) throws(BrotliError) -> [UInt8] {
        let code = try codeLengthCode(&reader, skip: skip)
        var lengths: [UInt8] = []
        var space = 1 << longest
        var previous: UInt8 = 8
        var repeated = 0
        var repeatedCode = 0
        while lengths.count < size, space > 0 {
            let symbol = try code.symbol(&reader)
            if symbol < 16 {
                repeated = 0
                lengths.append(UInt8(symbol))
                if symbol > 0 {
                    previous = UInt8(symbol)
                    space -= 1 << (longest - symbol)
                }
                continue
            }
            // 16 repeats the last length, 17 zero; one after the other they multiply.
            let extra = symbol == 16 ? 2 : 3
            if repeatedCode != symbol { repeated = 0 }
            repeatedCode = symbol
            let before = repeated
            if repeated > 0 { repeated = (repeated - 2) << extra }
            repeated += try reader.bits(extra) + 3
            let more = repeated - before
            guard more <= size - lengths.count else { throw .malformed("more code lengths than symbols") }
            let length = symbol == 16 ? previous : 0
            lengths += [UInt8](repeating: length, count: more)
            if length > 0 { space -= more << (longest - Int(length)) }
        }
        guard space == 0 else { throw .malformed("code lengths that make no code") }
        return lengths + [UInt8](repeating: 0, count: size - lengths.count)
    }

    private static func codeLengthCode(
        _ reader: inout BrotliBitReader, skip: Int
    ) throws(BrotliError) -> BrotliPrefixCode {
        var lengths = [UInt8](repeating: 0, count: 18)
        var space = 32
        for symbol in BrotliTables.codeLengthOrder.dropFirst(skip) where space > 0 {
            let bits = reader.peek(4)
            let length = BrotliTables.codeLengthValues[bits]
            try reader.drop(BrotliTables.codeLengthWidths[bits])
            lengths[symbol] = length
            if length > 0 { space -= 32 >> Int(length) }
        }
        let used = lengths.indices.filter { lengths[$0] > 0 }
        if used.count == 1, let symbol = used.first { return BrotliPrefixCode(only: symbol) }
        guard space == 0 else { throw .malformed("code lengths that make no code") }
        return BrotliPrefixCode(lengths: lengths)
    }
}

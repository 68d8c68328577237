// SPDX-License-Identifier: Apache-2.0

/// Unpacks deflate data (RFC 1951) and zlib streams (RFC 1950), never further than a limit: a few packed bytes can hold
/// a thousand times as many.
package struct Inflater {
    /// Why data could not be unpacked.
    package enum Failure: Error, Equatable {
        /// It is no deflate data, or cut short.
        case damaged
        /// It unpacks to more than the limit.
        case tooLarge
    }

    private let input: [UInt8]
    private let limit: Int
    private var position: Int
    private var bits: UInt32 = 0
    private var bitCount: UInt32 = 0
    private var output: [UInt8] = []

    private init(_ input: [UInt8], from position: Int, limit: Int) {
        self.input = input
        self.position = position
        self.limit = limit
    }

    /// Unpacks bare deflate data.
    package static func inflate(_ input: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
        var inflater = Inflater(input, from: 0, limit: limit)
        try inflater.run()
        return inflater.output
    }

    /// Unpacks a zlib stream. Its checksum is not looked at: what is read from it is checked by its meaning.
    package static func inflateZlib(_ input: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
        guard input.count >= 2, input[0] & 0x0F == 8, (UInt16(input[0]) << 8 | UInt16(input[1])) % 31 == 0,
            input[1] & 0x20 == 0
        else { throw .damaged }
        var inflater = Inflater(input, from: 2, limit: limit)
        try inflater.run()
        return inflater.output
    }

    private mutating func take(_ count: UInt32) throws(Failure) -> UInt32 {
        while bitCount < count {
            guard position < input.count else { throw .damaged }
            bits |= UInt32(input[position]) << bitCount
            position += 1
            bitCount += 8
        }
        let value = bits & ((1 << count) - 1)
        bits >>= count
        bitCount -= count
        return value
    }

    private mutating func run() throws(Failure) {
        var isLast = false
        while !isLast {
            isLast = try take(1) == 1
            switch try take(2) {
            case 0: try stored()
            case 1: try compressed(.fixedLiterals, .fixedDistances)
            case 2:
                let (literals, distances) = try dynamicCodes()
                try compressed(literals, distances)
            default: throw .damaged
            }
        }
    }

    private mutating func stored() throws(Failure) {
        bits = 0
        bitCount = 0
        guard position + 4 <= input.count else { throw .damaged }
        let length = Int(input[position]) | Int(input[position + 1]) << 8
        let check = Int(input[position + 2]) | Int(input[position + 3]) << 8
        position += 4
        guard length ^ check == 0xFFFF, position + length <= input.count else { throw .damaged }
        guard output.count + length <= limit else { throw .tooLarge }
        output += input[position..<(position + length)]
        position += length
    }

    private static let lengthBase: [Int] = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthExtra: [UInt32] = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBase: [Int] = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145, 8193, 12289, 16385, 24577,
    ]

    private mutating func compressed(_ literals: HuffmanCode, _ distances: HuffmanCode) throws(Failure) {
        while true {
            let symbol = try decode(literals)
            if symbol < 256 {
                guard output.count < limit else { throw .tooLarge }
                output.append(UInt8(symbol))
                continue
            }
            if symbol == 256 { return }
            let index = symbol - 257
            guard Inflater.lengthBase.indices.contains(index) else { throw .damaged }
            let length = Inflater.lengthBase[index] + Int(try take(Inflater.lengthExtra[index]))
            let code = try decode(distances)
            guard Inflater.distanceBase.indices.contains(code) else { throw .damaged }
            let extra = UInt32(code < 4 ? 0 : code / 2 - 1)
            let distance = Inflater.distanceBase[code] + Int(try take(extra))
            guard distance <= output.count else { throw .damaged }
            guard output.count + length <= limit else { throw .tooLarge }
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
    }

    private mutating func decode(_ code: HuffmanCode) throws(Failure) -> Int {
        var value = 0
        var first = 0
        var index = 0
        for length in 1...15 {
            value |= Int(try take(1))
            let count = code.counts[length]
            if value - first < count { return code.symbols[index + value - first] }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        throw .damaged
    }

    private mutating func dynamicCodes() throws(Failure) -> (HuffmanCode, HuffmanCode) {
        let literalCount = Int(try take(5)) + 257
        let distanceCount = Int(try take(5)) + 1
        let lengthCount = Int(try take(4)) + 4
        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        var lengths = [UInt8](repeating: 0, count: 19)
        for index in order.prefix(lengthCount) { lengths[index] = UInt8(try take(3)) }
        guard let lengthCode = HuffmanCode(lengths) else { throw .damaged }
        var all: [UInt8] = []
        while all.count < literalCount + distanceCount {
            let symbol = try decode(lengthCode)
            switch symbol {
            case 0..<16: all.append(UInt8(symbol))
            case 16:
                guard let last = all.last else { throw .damaged }
                all += [UInt8](repeating: last, count: 3 + Int(try take(2)))
            case 17: all += [UInt8](repeating: 0, count: 3 + Int(try take(3)))
            default: all += [UInt8](repeating: 0, count: 11 + Int(try take(7)))
            }
        }
        guard all.count == literalCount + distanceCount, all[256] != 0,
            let literals = HuffmanCode(Array(all[..<literalCount])),
            let distances = HuffmanCode(Array(all[literalCount...]))
        else { throw .damaged }
        return (literals, distances)
    }
}

/// A canonical Huffman code: how many symbols have each length, and the symbols in order of their codes.
private struct HuffmanCode {
    let counts: [Int]
    let symbols: [Int]

    /// - Returns: nil for lengths that no code can have.
    init?(_ lengths: [UInt8]) {
        var counts = [Int](repeating: 0, count: 16)
        for length in lengths { counts[Int(length)] += 1 }
        counts[0] = 0
        var left = 1
        for length in 1...15 {
            left = left << 1 - counts[length]
            guard left >= 0 else { return nil }
        }
        self.counts = counts
        symbols = lengths.indices.filter { lengths[$0] != 0 }.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    }

    private init(lengths: [UInt8]) {
        var counts = [Int](repeating: 0, count: 16)
        for length in lengths { counts[Int(length)] += 1 }
        self.counts = counts
        symbols = lengths.indices.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    }

    static let fixedLiterals = HuffmanCode(
        lengths: [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
            + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8))
    static let fixedDistances = HuffmanCode(lengths: [UInt8](repeating: 5, count: 30))
}

// SPDX-License-Identifier: Apache-2.0

/// A number given by a base and some extra bits.
struct BrotliRange {
    let base: Int
    let bits: Int

    func value(_ reader: inout BrotliBitReader) throws(BrotliError) -> Int { base + (try reader.bits(bits)) }
}

/// An insert-and-copy symbol taken apart (RFC 7932, section 5).
struct BrotliCommand {
    private let insertCode: Int
    private let copyCode: Int
    /// Whether the last distance is used again without being named.
    let repeatsDistance: Bool

    init(_ symbol: Int) {
        let cell = min(symbol >> 6, BrotliTables.insertCells.count - 1)
        insertCode = BrotliTables.insertCells[cell] + symbol >> 3 & 7
        copyCode = BrotliTables.copyCells[cell] + symbol & 7
        repeatsDistance = symbol < 128
    }

    func insertLength(_ reader: inout BrotliBitReader) throws(BrotliError) -> Int {
        try BrotliTables.insertLengths[insertCode].value(&reader)
    }

    func copyLength(_ reader: inout BrotliBitReader) throws(BrotliError) -> Int {
        try BrotliTables.copyLengths[copyCode].value(&reader)
    }
}

/// The fixed tables of the format.
enum BrotliTables {
    /// Ranges that follow one another, by their numbers of extra bits.
    private static func ranges(from first: Int, _ bits: [Int]) -> [BrotliRange] {
        var base = first
        return bits.map { bits in
            defer { base += 1 << bits }
            return BrotliRange(base: base, bits: bits)
        }
    }

    /// Section 6.
    static let blockCounts = ranges(
        from: 1, [2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7, 8, 9, 10, 11, 12, 13, 24])
    /// Section 5.
    static let insertLengths = ranges(
        from: 0, [0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 12, 14, 24])
    /// Section 5.
    static let copyLengths = ranges(
        from: 2, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 24])
    /// First insert length code of each cell of 64 symbols (section 5).
    static let insertCells = [0, 0, 0, 0, 8, 8, 0, 16, 8, 16, 16]
    /// First copy length code of each cell.
    static let copyCells = [0, 8, 0, 8, 0, 8, 16, 0, 16, 8, 16]
    /// What distance codes add to an earlier distance (section 4).
    static let distanceSteps = [-1, 1, -2, 2, -3, 3]
    /// Section 3.5.
    static let codeLengthOrder = [1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15]
    /// Code lengths of code lengths by the next four bits, and how many of these are theirs.
    static let codeLengthValues: [UInt8] = [0, 4, 3, 2, 0, 4, 3, 1, 0, 4, 3, 2, 0, 4, 3, 5]
    static let codeLengthWidths = [2, 2, 2, 3, 2, 2, 2, 4, 2, 2, 2, 3, 2, 2, 2, 4]

    /// A number from 1 to 256 (section 9.2).
    static func upTo256(_ reader: inout BrotliBitReader) throws(BrotliError) -> Int {
        guard try reader.bit() else { return 1 }
        let bits = try reader.bits(3)
        return 1 << bits + (try reader.bits(bits)) + 1
    }

    /// The context of a literal by the two bytes before it (section 7.1).
    static func literalContext(_ mode: Int, _ last: UInt8, _ beforeLast: UInt8) -> Int {
        switch mode {
        case 0: Int(last & 0x3F)
        case 1: Int(last >> 2)
        case 2: textContexts[Int(last)] | beforeTextContexts[Int(beforeLast)]
        default: signedContexts[Int(last)] << 3 | signedContexts[Int(beforeLast)]
        }
    }

    private static let textContexts: [Int] = {
        var table: [Int] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 0, 0, 4, 0, 0] + [Int](repeating: 0, count: 16)
        table += [8, 12, 16, 12, 12, 20, 12, 16, 24, 28, 12, 12, 32, 12, 36, 12]
        table += [Int](repeating: 44, count: 10) + [32, 32, 24, 40, 28, 12]
        // Vowels, consonants, capitals first; then the marks after Z and z.
        for letter in [48, 56] {
            table.append(12)
            table += (0..<26).map { [0, 4, 8, 14, 20].contains($0) ? letter : letter + 4 }
            table += [24, 12, 28, 12, letter == 48 ? 12 : 0]
        }
        return table + (0..<64).map { $0 & 1 } + (0..<64).map { 2 + $0 & 1 }
    }()

    private static let beforeTextContexts: [Int] = (0...255).map { byte in
        switch UInt8(byte) {
        case 0x61...0x7A: 3
        case 0x30...0x39, 0x41...0x5A, 0xE0...0xFF: 2
        case 0x21...0x7E: 1
        default: 0
        }
    }

    private static let signedContexts: [Int] = (0...255).map { byte in
        switch byte {
        case 0: 0
        case ..<16: 1
        case ..<64: 2
        case ..<128: 3
        case ..<192: 4
        case ..<240: 5
        case ..<255: 6
        default: 7
        }
    }
}

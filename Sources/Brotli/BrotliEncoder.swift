// SPDX-License-Identifier: Apache-2.0

/// Packs bytes with Brotli (RFC 7932): repetitions in a window of 4 MB, prefix codes made for each part. Neither contexts
/// nor the static dictionary are used, which costs some per cent on text and keeps it small.
public struct BrotliEncoder: Sendable {
    /// Bytes that share their prefix codes.
    private static let partSize = 1 << 16

    /// An encoder.
    public init() {}

    /// The packed stream. What does not get smaller is stored as it is, so that a stream is never more than a few bytes per
    /// part larger than what it holds.
    public func encode(_ bytes: [UInt8]) -> [UInt8] {
        var writer = BrotliBitWriter()
        writer.write(BrotliEncoder.windowCode, 4)
        var finder = BrotliMatchFinder(bytes)
        var distances = BrotliDistances()
        var position = 0
        while position < bytes.count {
            let end = min(position + BrotliEncoder.partSize, bytes.count)
            let before = distances
            let commands = finder.commands(for: position..<end, &distances)
            let part = BrotliPart(bytes, position..<end, commands)
            if part.size < (end - position) * 8 {
                part.write(to: &writer)
            } else {
                // Distances of a stored part are never told.
                distances = before
                BrotliEncoder.store(bytes[position..<end], in: &writer)
            }
            position = end
        }
        // The last part, and empty.
        writer.write(3, 2)
        writer.align()
        return writer.bytes
    }

    /// `WBITS` for a window of 2²² bytes (section 9.1).
    private static let windowCode = (BrotliMatchFinder.windowBits - 17) << 1 | 1

    private static func store(_ content: ArraySlice<UInt8>, in writer: inout BrotliBitWriter) {
        writeLength(content.count, in: &writer)
        writer.write(1, 1)
        writer.align()
        writer.write(content)
    }

    /// Not the last part; its length in four nibbles, of which 2¹⁶ is the most (section 9.2).
    fileprivate static func writeLength(_ count: Int, in writer: inout BrotliBitWriter) {
        writer.write(0, 3)
        writer.write(count - 1, 16)
    }
}

/// Bytes as they are, and then bytes from before.
struct BrotliStep {
    let literals: Range<Int>
    /// Zero for the last of a part, which ends with literals.
    let copyLength: Int
    let distanceCode: Int
    let distanceBits: Int
    let distanceExtra: Int

    /// Symbol and extra bits of both lengths (section 5). The distance is always told.
    var command: (symbol: Int, bits: [(value: Int, count: Int)]) {
        let insert = BrotliStep.code(literals.count, in: BrotliTables.insertLengths)
        let copy = BrotliStep.code(max(2, copyLength), in: BrotliTables.copyLengths)
        let first = insert.code & ~7
        let second = copy.code & ~7
        // The first two cells repeat the last distance without telling it.
        let cell =
            (2..<BrotliTables.insertCells.count).first {
                BrotliTables.insertCells[$0] == first && BrotliTables.copyCells[$0] == second
            } ?? 2
        return (
            cell << 6 | (insert.code & 7) << 3 | copy.code & 7,
            [(insert.extra, insert.bits), (copy.extra, copy.bits)]
        )
    }

    private static func code(_ value: Int, in ranges: [BrotliRange]) -> (code: Int, extra: Int, bits: Int) {
        let code = (ranges.firstIndex { $0.base > value } ?? ranges.count) - 1
        return (code, value - ranges[code].base, ranges[code].bits)
    }
}

/// A meta-block: one block type of each kind, codes of its own (section 9.2).
private struct BrotliPart {
    private let bytes: [UInt8]
    private let range: Range<Int>
    private let steps: [BrotliStep]
    private let commands: [(symbol: Int, bits: [(value: Int, count: Int)])]
    private let literalCode: BrotliPrefixWriter
    private let commandCode: BrotliPrefixWriter
    private let distanceCode: BrotliPrefixWriter

    init(_ bytes: [UInt8], _ range: Range<Int>, _ steps: [BrotliStep]) {
        self.bytes = bytes
        self.range = range
        self.steps = steps
        commands = steps.map(\.command)
        var literals = [Int](repeating: 0, count: 256)
        var symbols = [Int](repeating: 0, count: 704)
        var distances = [Int](repeating: 0, count: 64)
        for (step, command) in zip(steps, commands) {
            for index in step.literals { literals[Int(bytes[index])] += 1 }
            symbols[command.symbol] += 1
            if step.copyLength > 0 { distances[step.distanceCode] += 1 }
        }
        literalCode = BrotliPrefixWriter(literals)
        commandCode = BrotliPrefixWriter(symbols)
        distanceCode = BrotliPrefixWriter(distances)
    }

    /// Its size in bits.
    var size: Int {
        var writer = BrotliBitWriter()
        write(to: &writer)
        return writer.bitCount
    }

    func write(to writer: inout BrotliBitWriter) {
        BrotliEncoder.writeLength(range.count, in: &writer)
        // Packed; one block type of each of the three kinds; no direct distances; literals without context; one code for
        // literals, one for distances.
        writer.write(0, 1)
        writer.write(0, 3)
        writer.write(0, 6)
        writer.write(0, 2)
        writer.write(0, 2)
        literalCode.writeLengths(to: &writer)
        commandCode.writeLengths(to: &writer)
        distanceCode.writeLengths(to: &writer)
        for (step, command) in zip(steps, commands) {
            commandCode.write(command.symbol, to: &writer)
            for extra in command.bits { writer.write(extra.value, extra.count) }
            for index in step.literals { literalCode.write(Int(bytes[index]), to: &writer) }
            guard step.copyLength > 0 else { continue }
            distanceCode.write(step.distanceCode, to: &writer)
            writer.write(step.distanceExtra, step.distanceBits)
        }
    }
}

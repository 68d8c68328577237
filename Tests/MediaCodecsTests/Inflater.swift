// SPDX-License-Identifier: Apache-2.0

/// RFC 1951, plainly: an oracle for what the worker's zlib wrote.
struct Inflater {
    struct Damaged: Error {}
    private let bytes: [UInt8]
    private var position = 0
    private var bit = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private mutating func bits(_ count: Int) throws -> Int {
        var value = 0
        for place in 0..<count {
            guard position < bytes.count else { throw Damaged() }
            value |= Int(bytes[position] >> bit & 1) << place
            bit += 1
            if bit == 8 { (bit, position) = (0, position + 1) }
        }
        return value
    }

    private struct Code {
        var counts = [Int](repeating: 0, count: 16)
        var symbols: [Int] = []
        init(_ lengths: [Int]) {
            for length in lengths where length > 0 { counts[length] += 1 }
            for length in 1..<16 { symbols += lengths.indices.filter { lengths[$0] == length } }
        }
    }

    private mutating func symbol(_ code: Code) throws -> Int {
        var (value, first, index) = (0, 0, 0)
        for length in 1..<16 {
            value |= try bits(1)
            if value - first < code.counts[length] { return code.symbols[index + value - first] }
            index += code.counts[length]
            first = (first + code.counts[length]) << 1
            value <<= 1
        }
        throw Damaged()
    }

    mutating func run() throws -> [UInt8] {
        var out: [UInt8] = []
        var last = false
        while !last {
            last = try bits(1) == 1
            switch try bits(2) {
            case 0:
                if bit > 0 { (bit, position) = (0, position + 1) }
                guard position + 4 <= bytes.count else { throw Damaged() }
                let count = Int(bytes[position]) | Int(bytes[position + 1]) << 8
                position += 4
                guard position + count <= bytes.count else { throw Damaged() }
                out += bytes[position..<(position + count)]
                position += count
            case 1:
                let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
                try block(Code(lengths), Code([Int](repeating: 5, count: 30)), &out)
            case 2:
                let (literals, distances, extra) = (try bits(5) + 257, try bits(5) + 1, try bits(4) + 4)
                let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
                var lengths = [Int](repeating: 0, count: 19)
                for index in 0..<extra { lengths[order[index]] = try bits(3) }
                let code = Code(lengths)
                lengths = []
                while lengths.count < literals + distances {
                    switch try symbol(code) {
                    case 16: lengths += [Int](repeating: lengths.last ?? 0, count: try bits(2) + 3)
                    case 17: lengths += [Int](repeating: 0, count: try bits(3) + 3)
                    case 18: lengths += [Int](repeating: 0, count: try bits(7) + 11)
                    case let length: lengths.append(length)
                    }
                }
                try block(Code(Array(lengths[..<literals])), Code(Array(lengths[literals...])), &out)
            default: throw Damaged()
            }
        }
        return out
    }

    private mutating func block(_ literals: Code, _ distances: Code, _ out: inout [UInt8]) throws {
        let bases = [
            3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
            227, 258,
        ]
        let distanceBases = [
            1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073,
            4097, 6145, 8193, 12289, 16385, 24577,
        ]
        while true {
            let value = try symbol(literals)
            if value < 256 {
                out.append(UInt8(value))
            } else if value == 256 {
                return
            } else {
                let index = value - 257
                let extra = index < 8 || index == 28 ? 0 : (index - 4) / 4
                let length = bases[index] + (try bits(extra))
                let far = try symbol(distances)
                let distance = distanceBases[far] + (try bits(far < 4 ? 0 : far / 2 - 1))
                guard distance <= out.count else { throw Damaged() }
                for _ in 0..<length { out.append(out[out.count - distance]) }
            }
        }
    }
}

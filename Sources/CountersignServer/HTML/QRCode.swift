// SPDX-License-Identifier: Apache-2.0

/// A QR code (ISO/IEC 18004) of text in bytes, error correction level M, versions 1 to 10: up to 213 bytes. Enough for
/// the address that an authenticator app reads, and nothing more.
package struct QRCode: Sendable {
    /// Modules on a side, without the quiet zone.
    package private(set) var size: Int
    private var modules: [Bool]
    /// Modules of the patterns and the format, which carry no data and are not masked.
    private var isReserved: [Bool]

    /// Whether the module in that column and row is dark.
    package subscript(x: Int, y: Int) -> Bool { modules[y * size + x] }

    /// Error correction codewords of a block, and how many blocks hold how many data codewords (table 9, level M).
    private static let layouts: [(correction: Int, blocks: [(count: Int, data: Int)])] = [
        (10, [(1, 16)]), (16, [(1, 28)]), (26, [(1, 44)]), (18, [(2, 32)]), (24, [(2, 43)]), (16, [(4, 27)]),
        (18, [(4, 31)]), (22, [(2, 38), (2, 39)]), (22, [(3, 36), (2, 37)]), (26, [(4, 43), (1, 44)]),
    ]
    /// Centres of alignment patterns (annex E).
    private static let alignments: [[Int]] = [
        [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50],
    ]

    /// Encodes `text`; nil where it has more than 213 bytes.
    /// - Parameter mask: one of the eight masks; nil takes the one with the least penalty (section 7.8.3).
    package init?(_ text: String, mask: Int? = nil) {
        let content = Array(text.utf8)
        var version = 0
        for (index, layout) in QRCode.layouts.enumerated() {
            let capacity = layout.blocks.reduce(0) { $0 + $1.count * $1.data }
            if content.count + (index + 1 < 10 ? 2 : 3) <= capacity {
                version = index + 1
                break
            }
        }
        guard version > 0 else { return nil }
        size = 17 + 4 * version
        modules = [Bool](repeating: false, count: size * size)
        isReserved = modules
        drawPatterns(version)
        drawCodewords(QRCode.codewords(content, version))
        let candidates = mask.map { [$0] } ?? Array(0..<8)
        let plain = self
        var best: (penalty: Int, code: QRCode)?
        for candidate in candidates {
            var code = plain
            code.apply(mask: candidate)
            code.drawFormat(mask: candidate)
            let penalty = code.penalty
            if penalty < best?.penalty ?? .max { best = (penalty, code) }
        }
        guard let best else { return nil }
        self = best.code
    }

    /// Every dark module as a path of unit squares, the quiet zone of four modules around it.
    package var path: String {
        var path = ""
        for y in 0..<size {
            var x = 0
            while x < size {
                guard self[x, y] else {
                    x += 1
                    continue
                }
                var end = x
                while end < size, self[end, y] { end += 1 }
                path += "M\(x + 4) \(y + 4)h\(end - x)v1h-\(end - x)z"
                x = end
            }
        }
        return path
    }

    // MARK: codewords

    private static func codewords(_ content: [UInt8], _ version: Int) -> [UInt8] {
        let layout = layouts[version - 1]
        let capacity = layout.blocks.reduce(0) { $0 + $1.count * $1.data }
        var bits: [Bool] = []
        func append(_ value: Int, _ count: Int) {
            for shift in stride(from: count - 1, through: 0, by: -1) { bits.append(value >> shift & 1 == 1) }
        }
        append(0b0100, 4)
        append(content.count, version < 10 ? 8 : 16)
        for byte in content { append(Int(byte), 8) }
        append(0, min(4, capacity * 8 - bits.count))
        while bits.count % 8 != 0 { bits.append(false) }
        var data = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<(start + 8)].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        var pad: UInt8 = 0xEC
        while data.count < capacity {
            data.append(pad)
            pad = pad == 0xEC ? 0x11 : 0xEC
        }
        var blocks: [[UInt8]] = []
        var start = 0
        for (count, length) in layout.blocks {
            for _ in 0..<count {
                blocks.append(Array(data[start..<(start + length)]))
                start += length
            }
        }
        let corrections = blocks.map { correction(of: $0, count: layout.correction) }
        var interleaved: [UInt8] = []
        for index in 0..<(blocks.map(\.count).max() ?? 0) {
            for block in blocks where index < block.count { interleaved.append(block[index]) }
        }
        for index in 0..<layout.correction { for block in corrections { interleaved.append(block[index]) } }
        return interleaved
    }

    /// The remainder of the data by the generator with the roots 2^0 to 2^(count-1) in GF(256), polynomial 0x11D.
    private static func correction(of data: [UInt8], count: Int) -> [UInt8] {
        var generator = [UInt8](repeating: 0, count: count)
        generator[count - 1] = 1
        var root: UInt8 = 1
        for _ in 0..<count {
            for index in 0..<count {
                generator[index] = product(generator[index], root)
                if index + 1 < count { generator[index] ^= generator[index + 1] }
            }
            root = product(root, 2)
        }
        var remainder = [UInt8](repeating: 0, count: count)
        for byte in data {
            let factor = byte ^ remainder.removeFirst()
            remainder.append(0)
            for index in 0..<count { remainder[index] ^= product(generator[index], factor) }
        }
        return remainder
    }

    private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var (left, right, sum) = (left, right, UInt8(0))
        while right != 0 {
            if right & 1 == 1 { sum ^= left }
            left = left << 1 ^ (left & 0x80 == 0 ? 0 : 0x1D)
            right >>= 1
        }
        return sum
    }

    // MARK: drawing

    private mutating func reserve(_ x: Int, _ y: Int, _ isDark: Bool) {
        guard (0..<size).contains(x), (0..<size).contains(y) else { return }
        modules[y * size + x] = isDark
        isReserved[y * size + x] = true
    }

    private mutating func drawPatterns(_ version: Int) {
        for index in 0..<size {
            reserve(6, index, index % 2 == 0)
            reserve(index, 6, index % 2 == 0)
        }
        for (centreX, centreY) in [(3, 3), (size - 4, 3), (3, size - 4)] {
            for dy in -4...4 {
                for dx in -4...4 {
                    let distance = max(abs(dx), abs(dy))
                    reserve(centreX + dx, centreY + dy, distance != 2 && distance != 4)
                }
            }
        }
        let centres = QRCode.alignments[version - 1]
        for (row, centreY) in centres.enumerated() {
            for (column, centreX) in centres.enumerated() {
                let last = centres.count - 1
                if (row, column) == (0, 0) || (row, column) == (0, last) || (row, column) == (last, 0) { continue }
                for dy in -2...2 {
                    for dx in -2...2 { reserve(centreX + dx, centreY + dy, max(abs(dx), abs(dy)) != 1) }
                }
            }
        }
        drawFormat(mask: 0)
        guard version >= 7 else { return }
        var remainder = version
        for _ in 0..<12 { remainder = remainder << 1 ^ (remainder >> 11) * 0x1F25 }
        let bits = version << 12 | remainder
        for index in 0..<18 {
            let isDark = bits >> index & 1 == 1
            reserve(size - 11 + index % 3, index / 3, isDark)
            reserve(index / 3, size - 11 + index % 3, isDark)
        }
    }

    /// The format information, twice (section 7.9): level M is 00.
    private mutating func drawFormat(mask: Int) {
        var remainder = mask
        for _ in 0..<10 { remainder = remainder << 1 ^ (remainder >> 9) * 0x537 }
        let bits = (mask << 10 | remainder) ^ 0x5412
        func isDark(_ index: Int) -> Bool { bits >> index & 1 == 1 }
        for index in 0..<6 { reserve(8, index, isDark(index)) }
        reserve(8, 7, isDark(6))
        reserve(8, 8, isDark(7))
        reserve(7, 8, isDark(8))
        for index in 9..<15 { reserve(14 - index, 8, isDark(index)) }
        for index in 0..<8 { reserve(size - 1 - index, 8, isDark(index)) }
        for index in 8..<15 { reserve(8, size - 15 + index, isDark(index)) }
        reserve(8, size - 8, true)
    }

    /// In pairs of columns from the right, upwards and downwards in turn (section 7.7.3).
    private mutating func drawCodewords(_ codewords: [UInt8]) {
        var index = 0
        var right = size - 1
        while right >= 1 {
            if right == 6 { right = 5 }
            for vertical in 0..<size {
                let isUpward = (right + 1) & 2 == 0
                let y = isUpward ? size - 1 - vertical : vertical
                for x in [right, right - 1] where !isReserved[y * size + x] && index < codewords.count * 8 {
                    modules[y * size + x] = codewords[index / 8] >> (7 - UInt8(index % 8)) & 1 == 1
                    index += 1
                }
            }
            right -= 2
        }
    }

    private mutating func apply(mask: Int) {
        for y in 0..<size {
            for x in 0..<size where !isReserved[y * size + x] {
                let flips =
                    switch mask {
                    case 0: (x + y) % 2 == 0
                    case 1: y % 2 == 0
                    case 2: x % 3 == 0
                    case 3: (x + y) % 3 == 0
                    case 4: (x / 3 + y / 2) % 2 == 0
                    case 5: x * y % 2 + x * y % 3 == 0
                    case 6: (x * y % 2 + x * y % 3) % 2 == 0
                    default: ((x + y) % 2 + x * y % 3) % 2 == 0
                    }
                if flips { modules[y * size + x].toggle() }
            }
        }
    }

    /// Runs, blocks, patterns like finders, and the share of dark modules (section 7.8.3.1).
    private var penalty: Int {
        var penalty = 0
        let finder: [Bool] = [true, false, true, true, true, false, true]
        for turned in [false, true] {
            for line in 0..<size {
                let row = (0..<size).map { turned ? self[line, $0] : self[$0, line] }
                var run = 1
                for index in 1..<size {
                    run = row[index] == row[index - 1] ? run + 1 : 1
                    penalty += run == 5 ? 3 : run > 5 ? 1 : 0
                }
                for start in 0...(size - 7) where Array(row[start..<(start + 7)]) == finder {
                    let before = start >= 4 && row[(start - 4)..<start].allSatisfy { !$0 }
                    let after = start + 11 <= size && row[(start + 7)..<(start + 11)].allSatisfy { !$0 }
                    penalty += (before ? 40 : 0) + (after ? 40 : 0)
                }
            }
        }
        for y in 1..<size {
            for x in 1..<size
            where self[x, y] == self[x - 1, y] && self[x, y] == self[x, y - 1] && self[x, y] == self[x - 1, y - 1] {
                penalty += 3
            }
        }
        let dark = modules.count { $0 }
        return penalty + abs(dark * 20 - modules.count * 10) / modules.count * 10
    }
}

extension QRCode {
    /// The code as a picture, dark on white whatever the theme: cameras expect it so.
    func picture(label: String) -> Node {
        let side = String(size + 8)
        return el(
            .svg, .class("qr"), .set(.viewBox, "0 0 \(side) \(side)"), .set(.role, "img"), .set(.ariaLabel, label),
            .set(.width, "240"), .set(.height, "240")
        ) {
            el(.rect, .set(.width, side), .set(.height, side), .set(.fill, "#FFFFFF"))
            el(.path, .set(.d, path), .set(.fill, "#000000"))
        }
    }
}

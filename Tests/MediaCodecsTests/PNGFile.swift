// SPDX-License-Identifier: Apache-2.0
import Testing

/// A PNG writer (stored blocks, no filter) and an independent reader, enough to check what the worker writes.
enum PNGFile {
    struct Chunk {
        var type: String
        var bytes: [UInt8]
    }

    /// Colour types of PNG section 11.2.1 by number of channels.
    static let colourType: [Int: UInt8] = [1: 0, 2: 4, 3: 2, 4: 6]

    static func make(
        width: Int, height: Int, channels: Int, depth: Int, samples: [UInt16], extra: [Chunk] = []
    ) -> [UInt8] {
        var raw: [UInt8] = []
        let row = width * channels
        for y in 0..<height {
            raw.append(0)
            for sample in samples[(y * row)..<((y + 1) * row)] {
                if depth == 16 { raw.append(UInt8(sample >> 8)) }
                raw.append(UInt8(sample & 255))
            }
        }
        let head = big32(width) + big32(height) + [UInt8(depth), colourType[channels] ?? 2, 0, 0, 0]
        return join(
            [Chunk(type: "IHDR", bytes: head)] + extra
                + [Chunk(type: "IDAT", bytes: stored(raw)), Chunk(type: "IEND", bytes: [])])
    }

    static func join(_ chunks: [Chunk]) -> [UInt8] {
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        for chunk in chunks {
            let body = Array(chunk.type.utf8) + chunk.bytes
            file += big32(chunk.bytes.count) + body + big32(Int(crc(body)))
        }
        return file
    }

    static func chunks(_ file: [UInt8]) -> [Chunk] {
        var found: [Chunk] = []
        var position = 8
        while position + 12 <= file.count {
            let count = file[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard position + 12 + count <= file.count else { break }
            let type = String(decoding: file[(position + 4)..<(position + 8)], as: UTF8.self)
            found.append(Chunk(type: type, bytes: Array(file[(position + 8)..<(position + 8 + count)])))
            position += 12 + count
        }
        return found
    }

    struct Image: Equatable {
        var width: Int
        var height: Int
        var channels: Int
        var depth: Int
        var samples: [UInt16]
    }

    /// Decodes 8- and 16-bit PNG without palette or interlace.
    static func read(_ file: [UInt8]) throws -> Image {
        let chunks = chunks(file)
        let head = try #require(chunks.first { $0.type == "IHDR" }).bytes
        let width = head[0..<4].reduce(0) { $0 << 8 | Int($1) }
        let height = head[4..<8].reduce(0) { $0 << 8 | Int($1) }
        let depth = Int(head[8])
        let channels = try #require(colourType.first { $0.value == head[9] }).key
        try #require(head[12] == 0 && (depth == 8 || depth == 16))
        var inflater = Inflater(Array(chunks.filter { $0.type == "IDAT" }.flatMap(\.bytes).dropFirst(2)))
        var raw = try inflater.run()
        let pel = channels * depth / 8
        let row = width * pel + 1
        try #require(raw.count == row * height)
        for y in 0..<height {
            let filter = raw[y * row]
            for x in 1..<row {
                let place = y * row + x
                let left = x > pel ? Int(raw[place - pel]) : 0
                let up = y > 0 ? Int(raw[place - row]) : 0
                let corner = y > 0 && x > pel ? Int(raw[place - row - pel]) : 0
                let guess: Int
                switch filter {
                case 1: guess = left
                case 2: guess = up
                case 3: guess = (left + up) / 2
                case 4:
                    let sum = left + up - corner
                    let (a, b, c) = (abs(sum - left), abs(sum - up), abs(sum - corner))
                    guess = a <= b && a <= c ? left : b <= c ? up : corner
                default: guess = 0
                }
                raw[place] = raw[place] &+ UInt8(truncatingIfNeeded: guess)
            }
        }
        var samples: [UInt16] = []
        for y in 0..<height {
            for x in stride(from: 1, to: row, by: depth / 8) {
                let place = y * row + x
                samples.append(depth == 16 ? UInt16(raw[place]) << 8 | UInt16(raw[place + 1]) : UInt16(raw[place]))
            }
        }
        return Image(width: width, height: height, channels: channels, depth: depth, samples: samples)
    }

    static func big32(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    /// zlib with stored blocks (RFC 1950, RFC 1951 section 3.2.4).
    static func stored(_ raw: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x78, 0x01]
        var position = 0
        repeat {
            let count = min(65_535, raw.count - position)
            let last: UInt8 = position + count == raw.count ? 1 : 0
            out += [last, UInt8(count & 255), UInt8(count >> 8), UInt8(~count & 255), UInt8((~count >> 8) & 255)]
            out += raw[position..<(position + count)]
            position += count
        } while position < raw.count
        var (a, b): (UInt32, UInt32) = (1, 0)
        for byte in raw {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return out + big32(Int(b << 16 | a))
    }

    private static let crcTable: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }
    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(0xFFFF_FFFF) { crcTable[Int(($0 ^ UInt32($1)) & 255)] ^ ($0 >> 8) }
    }
}

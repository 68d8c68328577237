// SPDX-License-Identifier: Apache-2.0

import ByteKit

/// The words every decoder knows, and what may be done to them (RFC 7932, section 8).
enum BrotliDictionary {
    /// How many bits number the words of a length; zero where there are none.
    private static let bits = [
        0, 0, 0, 0, 10, 10, 11, 11, 10, 10, 10, 10, 10, 9, 9, 8, 7, 7, 8, 7, 7, 6, 6, 5, 5,
    ]
    /// The words by length.
    static let words: [[UInt8]] = [[], [], [], []] + encodedWords.map { Base64.decode($0) ?? [] }

    /// The word that a distance beyond the window names.
    static func word(length: Int, number: Int) throws(BrotliError) -> [UInt8] {
        guard bits.indices.contains(length), bits[length] > 0 else { throw .malformed("a distance beyond the start") }
        let transform = number >> bits[length]
        guard BrotliTransform.all.indices.contains(transform) else {
            throw .malformed("a distance beyond the dictionary")
        }
        let start = (number & (1 << bits[length] - 1)) * length
        guard words[length].count >= start + length else { throw .malformed("a word that is not there") }
        return BrotliTransform.all[transform].apply(words[length][start..<(start + length)])
    }
}

/// One of the 121 ways to write a word (RFC 7932, appendix B).
struct BrotliTransform {
    private enum Change {
        case same
        case capital
        case capitals
        case withoutFirst(Int)
        case withoutLast(Int)
    }

    private let prefix: [UInt8]
    private let change: Change
    private let suffix: [UInt8]

    private init(_ prefix: String, _ change: Change, _ suffix: String) {
        self.prefix = Array(prefix.utf8)
        self.change = change
        self.suffix = Array(suffix.utf8)
    }

    func apply(_ word: ArraySlice<UInt8>) -> [UInt8] {
        switch change {
        case .same: return prefix + word + suffix
        case .withoutFirst(let count): return prefix + word.dropFirst(count) + suffix
        case .withoutLast(let count): return prefix + word.dropLast(count) + suffix
        case .capital, .capitals:
            var letters = Array(word)
            var index = 0
            while index < letters.count {
                index += BrotliTransform.raise(&letters, at: index)
                if case .capital = change { break }
            }
            return prefix + letters + suffix
        }
    }

    /// Makes a capital of the letter at an index; returns how many bytes it has.
    private static func raise(_ letters: inout [UInt8], at index: Int) -> Int {
        switch letters[index] {
        case 0x61...0x7A:
            letters[index] ^= 32
            return 1
        case ..<0xC0: return 1
        case ..<0xE0:
            if index + 1 < letters.count { letters[index + 1] ^= 32 }
            return 2
        default:
            if index + 2 < letters.count { letters[index + 2] ^= 5 }
            return 3
        }
    }

    static let all: [BrotliTransform] = [
        .init("", .same, ""),
        .init("", .same, " "),
        .init(" ", .same, " "),
        .init("", .withoutFirst(1), ""),
        .init("", .capital, " "),
        .init("", .same, " the "),
        .init(" ", .same, ""),
        .init("s ", .same, " "),
        .init("", .same, " of "),
        .init("", .capital, ""),
        .init("", .same, " and "),
        .init("", .withoutFirst(2), ""),
        .init("", .withoutLast(1), ""),
        .init(", ", .same, " "),
        .init("", .same, ", "),
        .init(" ", .capital, " "),
        .init("", .same, " in "),
        .init("", .same, " to "),
        .init("e ", .same, " "),
        .init("", .same, "\""),
        .init("", .same, "."),
        .init("", .same, "\">"),
        .init("", .same, "\n"),
        .init("", .withoutLast(3), ""),
        .init("", .same, "]"),
        .init("", .same, " for "),
        .init("", .withoutFirst(3), ""),
        .init("", .withoutLast(2), ""),
        .init("", .same, " a "),
        .init("", .same, " that "),
        .init(" ", .capital, ""),
        .init("", .same, ". "),
        .init(".", .same, ""),
        .init(" ", .same, ", "),
        .init("", .withoutFirst(4), ""),
        .init("", .same, " with "),
        .init("", .same, "'"),
        .init("", .same, " from "),
        .init("", .same, " by "),
        .init("", .withoutFirst(5), ""),
        .init("", .withoutFirst(6), ""),
        .init(" the ", .same, ""),
        .init("", .withoutLast(4), ""),
        .init("", .same, ". The "),
        .init("", .capitals, ""),
        .init("", .same, " on "),
        .init("", .same, " as "),
        .init("", .same, " is "),
        .init("", .withoutLast(7), ""),
        .init("", .withoutLast(1), "ing "),
        .init("", .same, "\n\t"),
        .init("", .same, ":"),
        .init(" ", .same, ". "),
        .init("", .same, "ed "),
        .init("", .withoutFirst(9), ""),
        .init("", .withoutFirst(7), ""),
        .init("", .withoutLast(6), ""),
        .init("", .same, "("),
        .init("", .capital, ", "),
        .init("", .withoutLast(8), ""),
        .init("", .same, " at "),
        .init("", .same, "ly "),
        .init(" the ", .same, " of "),
        .init("", .withoutLast(5), ""),
        .init("", .withoutLast(9), ""),
        .init(" ", .capital, ", "),
        .init("", .capital, "\""),
        .init(".", .same, "("),
        .init("", .capitals, " "),
        .init("", .capital, "\">"),
        .init("", .same, "=\""),
        .init(" ", .same, "."),
        .init(".com/", .same, ""),
        .init(" the ", .same, " of the "),
        .init("", .capital, "'"),
        .init("", .same, ". This "),
        .init("", .same, ","),
        .init(".", .same, " "),
        .init("", .capital, "("),
        .init("", .capital, "."),
        .init("", .same, " not "),
        .init(" ", .same, "=\""),
        .init("", .same, "er "),
        .init(" ", .capitals, " "),
        .init("", .same, "al "),
        .init(" ", .capitals, ""),
        .init("", .same, "='"),
        .init("", .capitals, "\""),
        .init("", .capital, ". "),
        .init(" ", .same, "("),
        .init("", .same, "ful "),
        .init(" ", .capital, ". "),
        .init("", .same, "ive "),
        .init("", .same, "less "),
        .init("", .capitals, "'"),
        .init("", .same, "est "),
        .init(" ", .capital, "."),
        .init("", .capitals, "\">"),
        .init(" ", .same, "='"),
        .init("", .capital, ","),
        .init("", .same, "ize "),
        .init("", .capitals, "."),
        .init("\u{A0}", .same, ""),
        .init(" ", .same, ","),
        .init("", .capital, "=\""),
        .init("", .capitals, "=\""),
        .init("", .same, "ous "),
        .init("", .capitals, ", "),
        .init("", .capital, "='"),
        .init(" ", .capital, ","),
        .init(" ", .capitals, "=\""),
        .init(" ", .capitals, ", "),
        .init("", .capitals, ","),
        .init("", .capitals, "("),
        .init("", .capitals, ". "),
        .init(" ", .capitals, "."),
        .init("", .capitals, "='"),
        .init(" ", .capitals, ". "),
        .init(" ", .capital, "=\""),
        .init(" ", .capitals, "='"),
        .init(" ", .capital, "='"),
    ]
}

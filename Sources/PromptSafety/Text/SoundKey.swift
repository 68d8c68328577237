// SPDX-License-Identifier: Apache-2.0

/// A name by its consonants in seven classes, so that spellings in different scripts meet: b p f v w, t d, k g q,
/// s z sh ch j, m, n, l r. Vowels, h and y are left out, and so are repetitions.
enum SoundKey {
    private static let limit = 15

    /// The keys that a Latin spelling can have, the number of consonants packed into the lowest bits of none: see
    /// ``length(_:)``.
    static func keys(ofLatin word: [UInt32]) -> [UInt64] {
        var keys: [UInt64] = []
        extend(word, 0, 0, 0, &keys)
        return keys
    }

    /// How many consonants a key holds.
    static func length(_ key: UInt64) -> Int { (67 - key.leadingZeroBitCount) / 4 }

    private static func extend(_ word: [UInt32], _ index: Int, _ key: UInt64, _ length: Int, _ keys: inout [UInt64]) {
        guard keys.count < 16 else { return }
        guard index < word.count, length < limit else {
            if key != 0, !keys.contains(key) { keys.append(key) }
            return
        }
        let letter = word[index]
        let next = index + 1 < word.count ? word[index + 1] : 0
        func go(_ class: UInt64, _ step: Int = 1) {
            if `class` == 0 || key & 15 == `class` {
                extend(word, index + step, key, length, &keys)
            } else {
                extend(word, index + step, key << 4 | `class`, length + 1, &keys)
            }
        }
        switch letter {
        case 0x62, 0x66, 0x76: go(1)  // b f v
        case 0x70: go(1, next == 0x68 ? 2 : 1)  // p, ph
        case 0x77:  // w
            go(1)
            go(0)
        case 0x74:  // t, th, ts, tch
            if next == 0x73 || next == 0x7A { go(4, 2) }
            go(2)
        case 0x64: go(2)
        case 0x6B, 0x71: go(3, next == 0x68 || (letter == 0x71 && next == 0x75) ? 2 : 1)  // k kh q qu
        case 0x67:  // g
            go(3)
            if next == 0x65 || next == 0x69 { go(4) }
            if next == 0x68 { go(0, 2) }
        case 0x63:  // c
            if next == 0x68 {
                go(4, 2)
                go(3, 2)
            } else if next == 0x65 || next == 0x69 || next == 0x79 {
                go(4)
            } else {
                go(3, next == 0x6B ? 2 : 1)
            }
        case 0x78:  // x
            guard length + 2 <= limit else { return go(3) }
            extend(word, index + 1, key & 15 == 3 ? key << 4 | 4 : key << 8 | 0x34, length + 2, &keys)
        case 0x73: go(4, next == 0x68 ? 2 : 1)
        case 0x7A: go(4, next == 0x68 ? 2 : 1)
        case 0x6A:  // j
            go(4)
            go(0)
        case 0x6D: go(5)
        case 0x6E: go(6, next == 0x67 && index + 2 == word.count ? 2 : 1)
        case 0x6C, 0x72: go(7)
        default: go(0)
        }
    }
}

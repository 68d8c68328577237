// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What the tokenizer needs to know of a scalar.
enum CharacterClass: UInt8 {
    /// Space, control characters and everything not named below.
    case other
    /// A letter or mark of a script that puts spaces between words.
    case letter
    /// A letter of a script written without spaces: Han, Hiragana, Katakana, Thai, Lao, Khmer, Burmese.
    case unspaced
    /// A decimal digit; folded to ASCII.
    case digit
    /// Never seen by a reader: dropped before anything else.
    case ignorable
}

/// Folds scalars to the form in which words are compared: compatibility mapping (the K of NFKC), case, diacritics of
/// Latin and Greek, Arabic and Devanagari spelling variants, decimal digits of every script.
///
/// One table over the basic plane and a few ranges beyond, computed once and never changed.
struct CharacterFolding: Sendable {
    static let shared = CharacterFolding()

    private static let directLimit = 0x1_0000
    private let classes: [UInt8]
    private let direct: [UInt32]
    private let several: [UInt32: [UInt32]]

    /// What a scalar becomes.
    enum Folded {
        case one(UInt32)
        case many([UInt32])
    }

    func characterClass(_ scalar: UInt32) -> CharacterClass {
        if scalar < UInt32(Self.directLimit) { return CharacterClass(rawValue: classes[Int(scalar)]) ?? .other }
        switch scalar {
        case 0x20000...0x3FFFF: return .unspaced
        case 0xE0000...0xE0FFF: return .ignorable
        default:
            guard let value = Unicode.Scalar(scalar) else { return .other }
            return value.properties.isAlphabetic ? .letter : .other
        }
    }

    /// The folded form of one scalar.
    func fold(_ scalar: UInt32) -> Folded {
        if scalar < 0x80 { return .one(scalar >= 0x41 && scalar <= 0x5A ? scalar + 0x20 : scalar) }
        if scalar < UInt32(Self.directLimit) {
            let mapped = direct[Int(scalar)]
            return mapped == .max ? .many(several[scalar] ?? [scalar]) : .one(mapped)
        }
        switch scalar {
        case 0x1F1E6...0x1F1FF: return .one(scalar - 0x1F1E6 + 0x61)
        case 0x1F150...0x1F169: return .one(scalar - 0x1F150 + 0x61)
        case 0x1F170...0x1F189: return .one(scalar - 0x1F170 + 0x61)
        case 0x1D400...0x1D7FF, 0x1F100...0x1F14F: return several[scalar].map(Folded.many) ?? .one(scalar)
        default: return .one(scalar)
        }
    }

    /// Folds a word of a lexicon or a name.
    func fold(_ text: String) -> [UInt32] {
        var folded: [UInt32] = []
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars where characterClass(scalar.value) != .ignorable {
            switch fold(scalar.value) {
            case .one(let single): folded.append(single)
            case .many(let several): folded += several
            }
        }
        return folded
    }

    private init() {
        var classes = [UInt8](repeating: 0, count: Self.directLimit)
        var direct = [UInt32](repeating: 0, count: Self.directLimit)
        var several: [UInt32: [UInt32]] = [:]
        for value in 0..<UInt32(Self.directLimit) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            classes[Int(value)] = Self.classify(scalar).rawValue
            let folded = value < 0x80 ? [value] : Self.foldSlowly(scalar)
            if folded.count == 1 {
                direct[Int(value)] = folded[0]
            } else {
                direct[Int(value)] = .max
                several[value] = folded
            }
        }
        for range in [0x1D400...0x1D7FF, 0x1F100...0x1F14F] as [ClosedRange<UInt32>] {
            for value in range {
                if let scalar = Unicode.Scalar(value) { several[value] = Self.foldSlowly(scalar) }
            }
        }
        self.classes = classes
        self.direct = direct
        self.several = several
    }

    private static func classify(_ scalar: Unicode.Scalar) -> CharacterClass {
        switch scalar.value {
        case 0x30...0x39: return .digit
        case 0x41...0x5A, 0x61...0x7A: return .letter
        case 0..<0x80: return .other
        case 0x00AD, 0x034F, 0x061C, 0x0640, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F,
            0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB:
            return .ignorable
        case 0x0300...0x036F, 0x0610...0x061A, 0x064B...0x065F, 0x0670, 0x06D6...0x06ED, 0x093C, 0x1AB0...0x1AFF,
            0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
            // Marks on Latin, Cyrillic and Arabic letters, and the nukta: words are compared without them.
            return .ignorable
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3041...0x3096, 0x3099...0x309F,
            0x30A1...0x30FA, 0x30FC...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F:
            return .unspaced
        default: break
        }
        let properties = scalar.properties
        if properties.numericType == .decimal { return .digit }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter,
            .otherLetter, .letterNumber:
            return .letter
        default:
            // Circled and squared letters are symbols that read as letters.
            return properties.isAlphabetic ? .letter : .other
        }
    }

    private static func foldSlowly(_ scalar: Unicode.Scalar) -> [UInt32] {
        let value = scalar.value
        if let fixed = special[value] { return fixed.unicodeScalars.map(\.value) }
        if scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue {
            return [0x30 + UInt32(max(0, min(9, digit)))]
        }
        if let simplified = SimplifiedForms.table[value] { return [simplified] }
        // Kana and Devanagari would fall apart; Cyrillic letters with a breve are letters of their own.
        let keepsComposed =
            (0x0400...0x052F).contains(value) || (0x0900...0x0DFF).contains(value)
            || (0x3040...0x30FF).contains(value) || (0x0600...0x06FF).contains(value)
        let text = keepsComposed ? String(scalar) : String(scalar).decomposedStringWithCompatibilityMapping
        var folded: [UInt32] = []
        for piece in text.lowercased().unicodeScalars {
            if classify(piece) == .ignorable { continue }
            if let fixed = special[piece.value] {
                folded += fixed.unicodeScalars.map(\.value)
            } else {
                folded.append(piece.value)
            }
        }
        return folded.isEmpty ? [0x20] : folded
    }

    /// Letters without a Unicode decomposition that are written without their mark often enough, spelling variants of
    /// Arabic and Devanagari, and small capitals.
    private static let special: [UInt32: String] = {
        let pairs: [(String, String)] = [
            ("ß", "ss"), ("ẞ", "ss"), ("ø", "o"), ("Ø", "o"), ("æ", "ae"), ("Æ", "ae"), ("œ", "oe"), ("Œ", "oe"),
            ("đ", "d"), ("Đ", "d"), ("ð", "d"), ("Ð", "d"), ("þ", "th"), ("Þ", "th"), ("ł", "l"), ("Ł", "l"),
            ("ı", "i"), ("İ", "i"), ("ŋ", "n"), ("ħ", "h"), ("ʼ", "'"), ("’", "'"), ("‘", "'"), ("＇", "'"), ("`", "'"),
            ("´", "'"), ("ё", "е"), ("Ё", "е"), ("ґ", "г"), ("Ґ", "г"),
            ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا"), ("ى", "ي"), ("ی", "ي"), ("ک", "ك"), ("ة", "ه"), ("ؤ", "و"),
            ("ئ", "ي"), ("گ", "ك"), ("ڤ", "ف"), ("پ", "ب"), ("چ", "ج"),
            ("ँ", "ं"), ("क़", "क"), ("ख़", "ख"), ("ग़", "ग"), ("ज़", "ज"), ("ड़", "ड"), ("ढ़", "ढ"), ("फ़", "फ"),
            ("ᴀ", "a"), ("ʙ", "b"), ("ᴄ", "c"), ("ᴅ", "d"), ("ᴇ", "e"), ("ꜰ", "f"), ("ɢ", "g"), ("ʜ", "h"), ("ɪ", "i"),
            ("ᴊ", "j"), ("ᴋ", "k"), ("ʟ", "l"), ("ᴍ", "m"), ("ɴ", "n"), ("ᴏ", "o"), ("ᴘ", "p"), ("ʀ", "r"), ("ꜱ", "s"),
            ("ᴛ", "t"), ("ᴜ", "u"), ("ᴠ", "v"), ("ᴡ", "w"), ("ʏ", "y"), ("ᴢ", "z"), ("ɐ", "a"), ("ǝ", "e"), ("ə", "e"),
            ("ɟ", "f"), ("ƃ", "g"), ("ɥ", "h"), ("ᴉ", "i"), ("ɾ", "j"), ("ʞ", "k"), ("ɯ", "m"), ("ɹ", "r"), ("ʇ", "t"),
            ("ʌ", "v"), ("ʍ", "w"), ("ʎ", "y"), ("ɔ", "c"),
        ]
        var table: [UInt32: String] = [:]
        for (from, to) in pairs {
            let scalars = Array(from.unicodeScalars)
            if scalars.count == 1 { table[scalars[0].value] = to }
        }
        return table
    }()
}

// SPDX-License-Identifier: Apache-2.0

/// Scalars, each with the byte of the input it came from.
struct TracedText {
    var scalars: [UInt32] = []
    var offsets: [Int32] = []
    var transforms = TransformSet()

    init() {}

    init(_ text: String, limit: Int) {
        scalars.reserveCapacity(min(text.utf8.count, limit))
        offsets.reserveCapacity(min(text.utf8.count, limit))
        var offset = 0
        for scalar in text.unicodeScalars {
            if offset >= limit { break }
            scalars.append(scalar.value)
            offsets.append(Int32(offset))
            offset += UTF8.width(scalar)
        }
    }

    var isEmpty: Bool { scalars.isEmpty }
    var count: Int { scalars.count }

    mutating func append(_ scalar: UInt32, at offset: Int32) {
        scalars.append(scalar)
        offsets.append(offset)
    }

    mutating func append(contentsOf other: TracedText, _ range: Range<Int>) {
        scalars.append(contentsOf: other.scalars[range])
        offsets.append(contentsOf: other.offsets[range])
    }
}

/// A word, a number, or one character of a script without spaces.
struct Token {
    enum Kind: UInt8 { case word, number, unspaced }

    var kind: Kind
    /// Where its folded scalars stand in the view.
    var start: Int32
    var end: Int32
    /// Up to where a match that starts here may reach: its own end, or the end of a run without spaces.
    var runEnd: Int32
    /// Whether the input writes its first letter large.
    var capital = false
    /// Whether the input writes it in capitals, at least two of them.
    var capitals = false
    /// What stands between the token before and this one: 0 more than one sign or a space, 1 nothing, else one sign.
    var joint: UInt32
    var sentence: Int32
    var clause: Int32
    /// The byte of the input at which it begins.
    var offset: Int32
    /// The byte of the input after its last scalar's first byte.
    var offsetEnd: Int32
}

/// A text as the matchers read it: folded tokens, in sentences and clauses.
struct TextView {
    var scalars: [UInt32] = []
    var tokens: [Token] = []
    /// Per sentence, whether a question mark ended it.
    var questions: [Bool] = [false]
    var transforms = TransformSet()

    func text(_ token: Token) -> ArraySlice<UInt32> { scalars[Int(token.start)..<Int(token.end)] }

    func string(from first: Int, to last: Int) -> String {
        var text = ""
        for index in first...last where tokens.indices.contains(index) {
            if index > first, tokens[index].kind != .unspaced, tokens[index].joint != 1 { text += " " }
            text.unicodeScalars.append(contentsOf: self.text(tokens[index]).compactMap(Unicode.Scalar.init))
        }
        return text
    }

    /// The value of a number token of at most nine digits.
    func number(_ index: Int) -> Int? {
        guard tokens.indices.contains(index), tokens[index].kind == .number else { return nil }
        let digits = text(tokens[index])
        guard digits.count <= 9 else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
}

// SPDX-License-Identifier: Apache-2.0
import PromptSafety

/// A way in which people disguise a request, so that its words are no longer found.
public enum Mutator: String, Sendable, CaseIterable, Codable {
    /// The request as it stands: what the others are compared with.
    case plain
    // Letters replaced.
    case leet, homoglyph
    case mixedScript = "mixed_script"
    case fullwidth
    case mathematical
    case diacritics
    case caseNoise = "case_noise"
    // Letters put in between.
    case zeroWidth = "zero_width"
    case softHyphen = "soft_hyphen"
    case spacing, punctuation, emoji
    // Words spelt otherwise.
    case typos, phonetic
    // Encodings.
    case reversed, rot13, base64, hex, percent, json, ssml
    // Names left out.
    case variable
    case turns
    case alias, descriptor, transliteration
    case codeSwitch = "code_switch"
    // Stories around it.
    case fiction
    case negation
    case prefix

    /// The turns of the disguised request, or nil where this disguise cannot be put on it (nobody is named, say).
    ///
    /// - Parameters:
    ///   - seed: the request.
    ///   - names: the names that a roster knows.
    ///   - seedNumber: fixes what is left to chance.
    public func apply(to seed: RedTeamSeed, names: RosterNames, seedNumber: UInt64) -> [String]? {
        var random = SeededGenerator(seed: seedNumber, purpose: "\(rawValue) \(seed.id)")
        switch self {
        case .plain: return seed.turns
        case .turns: return Self.splitIntoTurns(seed.turns)
        case .variable: return Self.variable(seed.turns, names, &random)
        case .fiction: return Stories.fiction(seed, &random)
        case .negation: return Stories.negation(seed, &random)
        case .prefix: return Stories.prefix(seed, &random)
        case .json: return seed.turns.map(Encodings.json)
        case .alias, .descriptor, .transliteration:
            var changed = false
            let turns = seed.turns.map { turn in
                let result = names.replacing(in: turn, with: self, &random)
                changed = changed || result != turn
                return result
            }
            return changed ? turns : nil
        default:
            let turns = seed.turns.map { text in
                Letters.apply(self, to: text, &random) ?? Encodings.apply(self, to: text)
                    ?? Words.apply(self, to: text, language: seed.language, &random)
            }
            return turns == seed.turns ? nil : turns
        }
    }

    /// One request over two turns, cut at a word near the middle.
    private static func splitIntoTurns(_ turns: [String]) -> [String]? {
        guard turns.count == 1 else { return nil }
        let words = turns[0].split(separator: " ")
        guard words.count >= 4 else { return nil }
        let middle = words.count / 2
        return [words[..<middle].joined(separator: " "), words[middle...].joined(separator: " ")]
    }

    /// "X means NAME", and X in the request.
    private static func variable(_ turns: [String], _ names: RosterNames, _ random: inout SeededGenerator) -> [String]?
    {
        let text = turns.joined(separator: "\n")
        guard let name = names.names(in: text).first else { return nil }
        let letter = ["X", "Y", "Q", "Z"].randomElement(using: &random) ?? "X"
        return ["\(letter) means \(name).", text.replacing(name, with: letter)]
    }
}

// SPDX-License-Identifier: Apache-2.0

/// A disguise that was taken off a text before words were compared. Named in decision records.
public enum TextTransform: String, Sendable, Codable, CaseIterable {
    /// Characters that no reader sees were dropped.
    case invisible
    /// Letters of another script that look alike were replaced.
    case confusable
    /// Digits and signs inside words were read as letters.
    case leet
    /// Letters set apart by spaces, punctuation, emoji or markup were joined.
    case joined
    /// Letters masked by a sign were guessed.
    case masked
    /// Letters repeated for effect were reduced.
    case repeated
    /// Words run together were split at capitals or by known words.
    case split
    /// Percent, JSON, Unicode or HTML escapes were decoded.
    case escapes
    /// Base64 was decoded.
    case base64
    /// Hexadecimal or binary digits were decoded.
    case hexadecimal
    /// The alphabet was turned by thirteen places.
    case rot13
    /// The text was read backwards.
    case reversed
    /// Markup was taken out.
    case markup
    /// A word with a typing error was read as its nearest known word.
    case spelling
    /// A name was recognised through its sound in another script.
    case sound
    /// A name was recognised in an inflected form.
    case inflected
}

/// A set of transforms that keeps no order but its own.
struct TransformSet: Hashable, Sendable {
    var bits: UInt32 = 0

    mutating func insert(_ transform: TextTransform) { bits |= Self.bit(transform) }
    func union(_ other: TransformSet) -> TransformSet { TransformSet(bits: bits | other.bits) }
    func adding(_ transform: TextTransform) -> TransformSet { TransformSet(bits: bits | Self.bit(transform)) }
    func contains(_ transform: TextTransform) -> Bool { bits & Self.bit(transform) != 0 }
    var list: [TextTransform] { TextTransform.allCases.filter(contains) }

    private static func bit(_ transform: TextTransform) -> UInt32 {
        1 << UInt32(TextTransform.allCases.firstIndex(of: transform) ?? 0)
    }
}

// SPDX-License-Identifier: Apache-2.0

/// A mark that was read.
public struct DecodedMark: Sendable, Hashable {
    /// The identifier.
    public let id: UInt64
    /// True where the mark says that the picture was made with AI; its key decides whose word that is.
    public let isAIGenerated: Bool
    /// Where the original lies in the picture.
    public internal(set) var geometry: MarkGeometry
    /// Correlation of what was received with the code word, from 0 to 1: about 0.5 at the limit, near 1 for a clean copy.
    public let confidence: Double
    /// Code words that were tried, this one included.
    public let attempts: Int

    /// The identifier as 16 hexadecimal digits.
    public var idText: String { MarkIdentifier.text(id) }
}

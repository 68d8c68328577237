// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// A sentence of the catalogue and what stands in its places.
public struct Message: Sendable, Hashable, Codable {
    /// Names the sentence in every language's catalogue.
    public let key: String
    /// What stands in its places.
    public let arguments: [String: Argument]

    /// Makes a message.
    public init(_ key: String, _ arguments: [String: Argument] = [:]) {
        self.key = key
        self.arguments = arguments
    }

    /// What can stand in a place.
    public indirect enum Argument: Sendable, Hashable, Codable {
        /// Text from outside: a name, a title. Cleaned, and isolated from the sentence around it.
        case name(String)
        /// A sentence from outside, as the finding of a decision: as a name, but longer.
        case quotation(String)
        /// A word of our own that the catalogue translates: the message `term.<word>`; also what `select` looks at.
        case term(String)
        /// A count; what `plural` looks at.
        case count(Int)
        /// A day.
        case day(Timestamp)
        /// Several, joined as the language joins a list: "a, b and c".
        case list([Argument])
        /// Several to choose from: "a, b or c".
        case alternatives([Argument])
        /// A sentence of its own, or none.
        case message(Message)
    }
}

/// A piece of a finished sentence.
public enum MessagePiece: Sendable, Hashable {
    /// Our own words.
    case text(String)
    /// Text from outside: pages isolate it (`<bdi>`), terminals print it plainly.
    case name(String)

    /// The characters.
    public var characters: String {
        switch self {
        case .text(let text), .name(let text): text
        }
    }
}

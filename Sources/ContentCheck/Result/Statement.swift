// SPDX-License-Identifier: Apache-2.0

/// One thing a check has to say, in words and as the messages behind the words, so that a page can say it in another
/// language.
public struct Statement: Sendable, Hashable, Codable {
    /// What it says.
    public let code: StatementCode
    /// Headline and lead together, in the language of the check: what a script shows.
    public let text: String
    /// The headline.
    public let headline: String
    /// The sentences that follow it, always with a limit to what is said.
    public let lead: String
    /// The message behind ``headline``.
    public let headlineMessage: Message
    /// The messages behind ``lead``, one a sentence group.
    public let leadMessages: [Message]

    private enum CodingKeys: String, CodingKey {
        case code, text, headline, lead
        case headlineMessage = "headline_message"
        case leadMessages = "lead_messages"
    }

    /// Puts messages into words.
    public init(_ code: StatementCode, headline: Message, lead: [Message], in catalogue: MessageCatalogue) {
        self.code = code
        self.headlineMessage = headline
        self.leadMessages = lead
        self.headline = catalogue.text(headline)
        self.lead = lead.map(catalogue.text).joined(separator: " ")
        text = "\(self.headline) \(self.lead)"
    }

    /// The same statement in another language.
    public func translated(to catalogue: MessageCatalogue) -> Statement {
        Statement(code, headline: headlineMessage, lead: leadMessages, in: catalogue)
    }
}

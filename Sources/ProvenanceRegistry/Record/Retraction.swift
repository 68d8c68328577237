// SPDX-License-Identifier: Apache-2.0

/// Names retractions.
public enum RetractionKind: IdentifierKind {
    /// `ret_…`
    public static var prefix: String { "ret" }
}

/// The name of a retraction.
public typealias RetractionID = Identifier<RetractionKind>

/// Which records are withdrawn together: those a publisher registered in a time, as when its key was in wrong hands.
public struct Retraction: Sendable, Hashable {
    /// Its name, by which it is undone.
    public let id: RetractionID
    /// Whose records.
    public let publisher: PublisherID
    /// Registered at this moment or later.
    public let since: Timestamp
    /// Registered before this moment.
    public let until: Timestamp

    /// Makes a retraction.
    public init(id: RetractionID, publisher: PublisherID, since: Timestamp, until: Timestamp) {
        self.id = id
        self.publisher = publisher
        self.since = since
        self.until = until
    }
}

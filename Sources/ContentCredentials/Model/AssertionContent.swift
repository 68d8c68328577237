// SPDX-License-Identifier: Apache-2.0

public import CBOR

/// What an assertion says, as a type: of one's own, or one of the specification's.
///
///     struct Rating: AssertionContent {
///         static let label = "org.example.rating"
///         var stars: Int
///         init(stars: Int) { self.stars = stars }
///         init?(_ cbor: CBORValue) {
///             guard let stars = cbor["stars"]?.int else { return nil }
///             self.stars = stars
///         }
///         var cbor: CBORValue { ["stars": .integer(stars)] }
///     }
///
/// ``ManifestDefinition/add(_:isCreated:)`` writes it, ``Manifest/assertions(of:)`` reads it back.
public protocol AssertionContent: Sendable {
    /// Its label, with version where it has one; begins with a domain of one's own (C2PA 2.2, 6.2.1).
    static var label: String { get }
    /// Reads it; nil where the data has another form.
    init?(_ cbor: CBORValue)
    /// The data to be written.
    var cbor: CBORValue { get }
}

extension Manifest {
    /// The assertions of a type, in order. Those whose data has another form are left out.
    public func assertions<Content: AssertionContent>(of type: Content.Type = Content.self) -> [Content] {
        let wanted = AssertionLabel.split(Content.label).base
        return assertions.compactMap { assertion in
            guard assertion.label.withoutInstance == wanted else { return nil }
            return assertion.cbor.flatMap(Content.init)
        }
    }
}

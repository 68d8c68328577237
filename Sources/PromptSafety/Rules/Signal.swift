// SPDX-License-Identifier: Apache-2.0

/// What the rules ask about: conclusions from the slots, the entities and the claims of a text. No signal says who a
/// person is, or on which side.
public enum Signal: UInt8, Sendable, CaseIterable {
    // Who is shown.
    case person, official, authority, outlet
    // What is made.
    case photo, image, video, audio, voiceClone, document, news, message, text, composed, deepfake, record, layout,
        imitation
    // How it is to look, and to what end.
    case realistic, stylised, satire, fake, deceit, seal
    // What it shows.
    case unframed, scene, making, misconduct, status, speech, electionObject, ballotFraud, tension, intimidation,
        emptyScene
    // Why somebody asks.
    case informing, consent, own, criticism
    // Against provenance.
    case stripsMarks, evadesDetectors
    // Against the vote.
    case falseClaim, unverifiedClaim, confirmedClaim
    // Speaking in the name of an election authority, and what such a voice alarms voters with.
    case speaksAsAuthority, alarm
    // Combinations that many rules use.
    case lifelike, media, campaignOrder

    /// The name in rules and records.
    public var name: String { String(describing: self) }

    /// The signals by name.
    static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

/// A set of signals.
public struct SignalSet: Sendable, ExpressibleByArrayLiteral, Equatable {
    private var bits: UInt64 = 0

    /// The signals of a list.
    public init(arrayLiteral elements: Signal...) {
        for element in elements { insert(element) }
    }

    mutating func insert(_ signal: Signal) { bits |= 1 << UInt64(signal.rawValue) }
    mutating func remove(_ signal: Signal) { bits &= ~(1 << UInt64(signal.rawValue)) }
    func contains(_ signal: Signal) -> Bool { bits >> UInt64(signal.rawValue) & 1 == 1 }
    func isSuperset(of other: SignalSet) -> Bool { bits & other.bits == other.bits }
    func intersects(_ other: SignalSet) -> Bool { bits & other.bits != 0 }
    var isEmpty: Bool { bits == 0 }
    var list: [Signal] { Signal.allCases.filter(contains) }
}

// SPDX-License-Identifier: Apache-2.0
import ProvenanceRegistry

/// What an operator may set. The defaults are the design's.
package struct CaseworkPolicy: Sendable {
    package var clocks = ClockTable.standard
    package var calendar = ElectionCalendar()
    package var profiles: [JurisdictionProfile] = []
    /// Seconds for which a decision can be appealed; never under 180 days.
    package var appealWindow: Int64 = 183 * 86_400 {
        didSet { appealWindow = max(appealWindow, 180 * 86_400) }
    }
    /// Seconds after which an unconfirmed provisional measure lapses; never over a day (I4).
    package var provisionalLimit: Int64 = 86_400 {
        didSet { provisionalLimit = min(max(provisionalLimit, 60), 86_400) }
    }
    package var incompleteSpan: Int64 = 14 * 86_400
    package var strikeSpan: Int64 = 90 * 86_400
    package var featureLimitSpan: Int64 = 7 * 86_400
    package var suspensionSpan: Int64 = 30 * 86_400
    /// Seconds for which evidence is kept after a case was closed.
    package var retention: Int64 = 183 * 86_400
    /// Reporters from which a case moves up by one level, and no further (I3).
    package var boostAfter = 5
    package var policyVersion = "1"
    /// The secret from which ``AccessCode`` makes codes.
    package var codeKey: [UInt8]

    package init(codeKey: [UInt8]) { self.codeKey = codeKey }
}

/// Random bits for identifiers: the system's, or a seeded sequence (SplitMix64, Steele et al. 2014) for tests.
package struct CaseworkRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64?

    package init() {}
    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        guard let last = state else {
            var system = SystemRandomNumberGenerator()
            return system.next()
        }
        let step = last &+ 0x9E37_79B9_7F4A_7C15
        state = step
        var mixed = (step ^ (step >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

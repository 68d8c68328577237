// SPDX-License-Identifier: Apache-2.0

/// Which entries of the audit log are published with a report, and which of them with their payload
/// (docs/decisions/0069-what-of-the-log-is-published.md). Part of the format: a verifier applies the same rule, so that
/// nothing it names can be left out.
package enum PublicRule {
    /// What is published of an entry.
    package enum Disclosure: Sendable, Equatable {
        /// Its hash alone.
        case hash
        /// The entry, without its payload.
        case entry
        /// The entry with its payload.
        case payload
    }

    /// Kinds of objects (the letters before the underscore of an identifier) whose whole history is published.
    private static let kinds: Set<Substring> = ["rep", "cas", "dec", "act", "apl", "stk", "ban", "shr", "gen", "rec"]
    /// Kinds whose payloads can hold what belongs to somebody: a reporter, a client, an original.
    private static let sealedKinds: Set<Substring> = ["gen", "rec"]
    private static let sealedVerbs: Set<String> = ["report.received", "report.erased", "ban.provisional"]
    private static let furtherVerbs: Set<String> = [
        "redteam.recorded", "transparency.published", "transparency.corrected",
    ]

    /// What is published of an entry with this verb about this object.
    package static func disclosure(verb: String, object: String) -> Disclosure {
        if furtherVerbs.contains(verb) { return .payload }
        // Attempts that were refused changed nothing; they tell of whoever tried.
        guard verb != "refused", let kind = kind(of: object) else { return .hash }
        return sealedKinds.contains(kind) || sealedVerbs.contains(verb) ? .entry : .payload
    }

    /// Whether the versions of an object count up from 1 over its entries, so that a gap shows that one is missing.
    package static func countsVersions(verb: String, object: String) -> Bool {
        // What the gateway notes about a ban (appeals against it) is no version of it.
        guard verb != "refused", !verb.hasPrefix("generation."), let kind = kind(of: object) else { return false }
        return !sealedKinds.contains(kind)
    }

    private static func kind(of object: String) -> Substring? {
        guard let end = object.firstIndex(of: "_"), kinds.contains(object[..<end]) else { return nil }
        return object[..<end]
    }
}

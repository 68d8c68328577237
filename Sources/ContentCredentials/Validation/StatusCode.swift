// SPDX-License-Identifier: Apache-2.0

/// A status code: of the specification (2.4, section 15.2.2, and those of 2.2 that it dropped), or of the CAWG Identity
/// Assertion (1.3). Codes are compared by their text, so one that this library does not know is a code too.
public struct StatusCode: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The code as printed.
    public let rawValue: String
    /// A code by its text.
    public init(rawValue: String) { self.rawValue = rawValue }
    init(_ text: String) { rawValue = text }
    public var description: String { rawValue }

    /// Failures that say who stands behind a claim, not that it was changed: beside them a credential stays valid, and
    /// is only not trusted.
    var leavesValid: Bool {
        self == .signingCredentialUntrusted || rawValue.hasPrefix("cawg.x509.") || rawValue.hasPrefix("cawg.identity.")
    }
}

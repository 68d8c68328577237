// SPDX-License-Identifier: Apache-2.0

/// A domain name that an organisation can be known by: letters, digits and hyphens (RFC 1035, section 2.3.1) in at
/// least two labels, at most 253 bytes; no address, and no name that only a private network resolves (RFC 6761).
public struct DomainName: Sendable, Hashable, CustomStringConvertible {
    /// The name in small letters, without a dot at its end.
    public let description: String

    private static let special: Set<Substring> = [
        "localhost", "local", "internal", "invalid", "onion", "test", "arpa", "home", "lan", "corp",
    ]

    /// Reads a name; nil where it is none. Names in other scripts come in their ASCII form (`xn--…`).
    public init?(_ text: String) {
        var text = text.lowercased()
        if text.hasSuffix(".") { text.removeLast() }
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, text.utf8.count <= 253, let last = labels.last, !DomainName.special.contains(last),
            last.utf8.contains(where: { (0x61...0x7A).contains($0) })
        else { return nil }
        for label in labels {
            guard (1...63).contains(label.utf8.count), !label.hasPrefix("-"), !label.hasSuffix("-"),
                label.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
            else { return nil }
        }
        description = text
    }
}

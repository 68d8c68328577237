// SPDX-License-Identifier: Apache-2.0
public import ProvenanceRegistry

/// Codes for somebody who lost the app: 80 random bits each, used once, stored as digests. So long a random text needs
/// no slow hash.
public enum RecoveryCode {
    /// How many are made at once.
    public static let count = 10
    private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// A code as in `7KQ2-9FHM-X3RT-0AB5`.
    public static func make(using generator: inout some RandomNumberGenerator) -> String {
        let picked = (0..<16).map { _ in letters.randomElement(using: &generator) ?? "0" }
        return stride(from: 0, to: 16, by: 4).map { String(picked[$0..<($0 + 4)]) }.joined(separator: "-")
    }

    /// What is stored of a code that somebody typed (small letters, blanks and look-alikes forgiven), or nil where it
    /// is none.
    public static func digest(_ typed: String) -> ContentDigest? {
        var kept = ""
        for character in typed.prefix(60).uppercased() where character != " " && character != "-" {
            switch character {
            case "O": kept.append("0")
            case "I", "L": kept.append("1")
            default:
                guard letters.contains(character) else { return nil }
                kept.append(character)
            }
        }
        guard kept.count == 16 else { return nil }
        return ContentDigest(of: Array("countersign.recovery.v1:\(kept)".utf8))
    }
}

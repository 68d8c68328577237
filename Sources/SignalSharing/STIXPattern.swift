// SPDX-License-Identifier: Apache-2.0
public import MatchBanks

/// The part of the STIX 2.1 patterning language that says which file is meant: alternatives of hashes.
///
/// PDQ is no hash algorithm of the standard's vocabulary; it goes under the custom name `x_pdq`, and means a picture within
/// the receiver's radius of it.
public enum STIXPattern {
    /// The longest pattern that is read, in characters.
    public static let longest = 4_096

    private static func key(_ kind: BankSignal.Kind) -> String {
        switch kind {
        case .pdq: "x_pdq"
        case .sha256: "'SHA-256'"
        }
    }

    /// The pattern of an item.
    public static func text(of signals: [BankSignal]) -> String {
        "[" + signals.map { "file:hashes.\(key($0.kind)) = '\($0.text)'" }.joined(separator: " OR ") + "]"
    }

    /// The hashes of a pattern; nil where it says anything else: what is not understood is not half understood.
    public static func signals(in pattern: String) -> [BankSignal]? {
        guard pattern.count <= longest else { return nil }
        let text = pattern.filter { !$0.isWhitespace || $0 == " " }
        guard text.hasPrefix("["), text.hasSuffix("]"),
            !text.dropFirst().dropLast().contains(where: { "[]".contains($0) })
        else { return nil }
        var signals: [BankSignal] = []
        for part in text.dropFirst().dropLast().split(separator: " OR ", omittingEmptySubsequences: false) {
            let halves = part.split(separator: "=", omittingEmptySubsequences: false).map { trimmed($0) }
            guard halves.count == 2, let kind = kind(halves[0]), let signal = signal(kind, halves[1]) else {
                return nil
            }
            signals.append(signal)
        }
        return signals.isEmpty || signals.count > BankItemDraft.signalLimit ? nil : signals
    }

    private static func kind(_ path: Substring) -> BankSignal.Kind? {
        guard path.hasPrefix("file:hashes.") else { return nil }
        switch path.dropFirst(12).uppercased() {
        case "'SHA-256'", "'SHA256'", "SHA256": return .sha256
        case "X_PDQ", "'PDQ'", "PDQ": return .pdq
        default: return nil
        }
    }

    private static func signal(_ kind: BankSignal.Kind, _ quoted: Substring) -> BankSignal? {
        guard quoted.count == 66, quoted.hasPrefix("'"), quoted.hasSuffix("'") else { return nil }
        return BankSignal(kind: kind, text: String(quoted.dropFirst().dropLast()))
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return text
    }
}

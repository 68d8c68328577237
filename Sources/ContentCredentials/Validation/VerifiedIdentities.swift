// SPDX-License-Identifier: Apache-2.0

import COSE
import FoundationEssentials

/// What somebody checked about a named actor: the entries of `verifiedIdentities` in a credential (CAWG Identity Assertion
/// 1.2, 8.1.2.5), each held to what the text asks of it.
struct VerifiedIdentities {
    /// Most entries that are looked at.
    static let limit = 256

    /// The entries; empty where there is no list of them.
    let entries: [JSONValue]

    init(_ credentialSubject: JSONValue?) {
        entries = Array((credentialSubject?["verifiedIdentities"]?.array ?? []).prefix(VerifiedIdentities.limit))
    }

    /// The credential in the signature of an identity assertion; nil where there is none that could be read.
    static func credential(_ signature: [UInt8]) -> JSONValue? {
        (try? COSESign1(parsing: signature))?.payload.flatMap { try? JSONValue(parsing: $0) }
    }

    /// Who the entries say the actor is: a name, account or address, and who checked it.
    var names: [String] {
        entries.compactMap { entry in
            let name = ["name", "username", "uri", "address"].lazy.compactMap { entry[$0]?.string }.first
            guard let name else { return nil }
            let provider = entry["provider"]?["name"]?.string
            return provider.map { "\(name) (\($0))" } ?? name
        }
    }

    /// What breaks the text, entry by entry, so that it is plain which of them is not accepted.
    var faults: [String] {
        entries.enumerated().compactMap { index, entry in
            VerifiedIdentities.fault(of: entry).map { "entry \(index + 1): \($0)" }
        }
    }

    private static func fault(of entry: JSONValue) -> String? {
        guard entry.object != nil else { return "it is no object" }
        guard let type = entry["type"]?.string, !type.isEmpty else { return "it has no type" }
        for name in ["name", "username", "address", "uri", "method"] {
            guard let value = entry[name] else { continue }
            guard let text = value.string, !text.isEmpty else { return "\(name) is empty, or no text" }
            if name == "uri", !isURI(text, needsScheme: false) { return "\(name) is no URI" }
        }
        for name in required(type) where !name.contains(where: { entry[$0] != nil }) {
            return "of type \(type), it has no \(name.joined(separator: " or "))"
        }
        guard let time = entry["verifiedAt"]?.string, Date(timeStamp: time) != nil else {
            return "verifiedAt is missing, or no date and time"
        }
        return fault(ofProvider: entry["provider"], type)
    }

    /// Of each list, one field must be there. Version 1.1 calls the address of a wallet its user name.
    private static func required(_ type: String) -> [[String]] {
        switch type {
        case "cawg.document_verification": [["name"]]
        case "cawg.web_site": [["uri"]]
        case "cawg.social_media": [["username"]]
        case "cawg.crypto_wallet": [["address", "username"]]
        default: []
        }
    }

    private static func fault(ofProvider provider: JSONValue?, _ type: String) -> String? {
        // A web site is checked by the issuer itself; the text's own example names nobody else
        // (docs/decisions/0043-identities-as-text-and-vectors-have-them.md).
        if provider == nil, type == "cawg.web_site" { return nil }
        guard let provider, provider.object != nil else { return "provider is missing, or no object" }
        guard isText(provider["name"]) else { return "provider.name is missing or empty" }
        if let identifier = provider["id"] {
            guard let text = identifier.string, isURI(text, needsScheme: true) else { return "provider.id is no URI" }
        }
        return nil
    }

    /// A text, or one with its language beside it, or several of these (Verifiable Credentials Data Model 2.0, 11.1).
    private static func isText(_ value: JSONValue?) -> Bool {
        if let list = value?.array { return !list.isEmpty && list.allSatisfy { isText($0) && $0.array == nil } }
        return (value?.string ?? value?["@value"]?.string)?.isEmpty == false
    }

    /// Whether a text may be a URI, or a reference to one (RFC 3986): of its characters, and where it must, with a scheme.
    private static func isURI(_ text: String, needsScheme: Bool) -> Bool {
        let others = "-._~:/?#[]@!$&'()*+,;=%"
        guard !text.isEmpty, text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) || others.contains($0) })
        else { return false }
        guard needsScheme else { return true }
        guard let colon = text.firstIndex(of: ":"), let first = text.first, first.isLetter else { return false }
        return text[..<colon].allSatisfy { $0.isLetter || $0.isNumber || "+-.".contains($0) }
            && text.index(after: colon) < text.endIndex
    }
}

/// Whether a credential can be called back, and whether anybody can tell without asking (8.1.2.7 and 8.1.3.2.8).
struct CredentialStatus {
    /// What is found about an entry.
    enum Finding {
        /// The list that would tell is kept elsewhere, and nobody is asked.
        case unavailable(String)
        /// It is to be asked for in a way that is not known.
        case unsupported(String)
    }

    /// Nil where the credential cannot be called back.
    let finding: Finding?

    init(_ credential: JSONValue) {
        guard let status = credential["credentialStatus"] else {
            finding = nil
            return
        }
        let entries = status.array ?? [status]
        let revocations = entries.prefix(VerifiedIdentities.limit).filter {
            $0["statusPurpose"]?.string == "revocation"
        }
        if let known = revocations.first(where: { CredentialStatus.isBitstring($0) }) {
            finding = .unavailable(known["statusListCredential"]?.string ?? "")
        } else {
            finding = .unsupported(revocations.first?["type"]?.string ?? "none that is for revocation")
        }
    }

    /// Bitstring Status List 1.0, section 2.1: a number in a list, and where the list is.
    private static func isBitstring(_ entry: JSONValue) -> Bool {
        let types = entry["type"]?.array?.compactMap(\.string) ?? [entry["type"]?.string].compactMap { $0 }
        guard types.contains("BitstringStatusListEntry"), entry["statusListCredential"]?.string?.isEmpty == false
        else { return false }
        if case .integer(let number)? = entry["statusListIndex"] { return number >= 0 }
        return entry["statusListIndex"]?.string.flatMap { UInt64($0) } != nil
    }
}

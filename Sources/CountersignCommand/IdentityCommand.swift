// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import COSE
import Foundation
import TrustServices

/// Keys and certificates that sign claims.
struct IdentityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identity", abstract: "Make, list, show and bring in the identities that sign.",
        discussion: """
            Private keys are kept encrypted. The passphrase comes from the file named by COUNTERSIGN_PASSPHRASE_FILE, \
            from the systemd credential countersign-passphrase, or from the terminal; without any, a random key file \
            (mode 0400) beside the store opens it.
            """,
        subcommands: [
            New.self, List.self, Show.self, Import.self, Default.self, Renew.self, Revoke.self, Certificates.self,
            Responder.self,
        ])
}

/// What commands print about an identity.
struct IdentityDescription: Encodable {
    var name: String
    var kind: String
    var origin: String
    var algorithm: String
    var isDefault: Bool
    var subject: String
    var issuer: String
    var organization: String?
    var serialNumber: String
    var notBefore: Date
    var notAfter: Date
    var isValidNow: Bool
    var sha256: String
    var createdAt: Date
    var allowedSourceTypes: [String]?
    var generation: Int
    var revokedAt: Date?
    var revocationReason: String?
    var chain: String?
    var root: String?

    private var signedThings: String {
        switch kind {
        case "signer": "claims"
        case "time-stamper": "time-stamps"
        default: "answers about certificates"
        }
    }

    init(_ identity: Identity, in store: IdentityStore) throws {
        self.init(identity, isDefault: (try? store.defaultIdentity().name) == identity.name)
        guard identity.origin == .local else { return }
        let entry = try store.certificates.entry(serialNumber: identity.certificate.serialNumberHex)
        revokedAt = entry?.revokedAt
        revocationReason = entry?.reason?.rawValue
    }

    private init(_ identity: Identity, isDefault: Bool) {
        let certificate = identity.certificate
        generation = identity.generation
        name = identity.name
        kind = identity.kind.rawValue
        origin = identity.origin.rawValue
        algorithm = identity.algorithm.name
        self.isDefault = isDefault
        subject = certificate.subject.description
        issuer = certificate.issuer.description
        organization = certificate.subject.organization
        serialNumber = certificate.serialNumberDecimal
        notBefore = certificate.notBefore
        notAfter = certificate.notAfter
        isValidNow = certificate.isValid(at: Date())
        sha256 = certificate.fingerprint.map { String(format: "%02x", $0) }.joined()
        createdAt = identity.createdAt
        allowedSourceTypes = identity.allowedSourceTypes
    }

    enum CodingKeys: String, CodingKey {
        case name, kind, origin, algorithm, subject, issuer, organization, sha256, chain, root, generation
        case revokedAt = "revoked_at"
        case revocationReason = "revocation_reason"
        case isDefault = "default"
        case serialNumber = "serial_number"
        case notBefore = "not_before"
        case notAfter = "not_after"
        case isValidNow = "valid_now"
        case createdAt = "created_at"
        case allowedSourceTypes = "allowed_source_types"
    }

    func printLine() {
        let state = revokedAt != nil ? "REVOKED, ran to" : isValidNow ? "valid to" : "NOT VALID, ran to"
        let mark = isDefault ? "*" : " "
        print("\(mark) \(name)  \(subject)  \(algorithm)  \(state) \(notAfter.ISO8601Format())")
    }

    func printAll() {
        print(
            """
            name        \(name)\(isDefault ? " (default)" : "")
            signs       \(signedThings) with \(algorithm)
            subject     \(subject)
            issuer      \(issuer)
            serial      \(serialNumber)
            valid       \(notBefore.ISO8601Format()) to \(notAfter.ISO8601Format())\(isValidNow ? "" : " (NOT VALID NOW)")
            sha256      \(sha256)
            """)
        if let revokedAt { print("REVOKED     \(revokedAt.ISO8601Format()), \(revocationReason ?? "no reason given")") }
        if let allowedSourceTypes { print("may state   \(allowedSourceTypes.joined(separator: ", "))") }
    }
}

extension IdentityCommand {
    /// A name for the folder from a publisher's name: `Norhaven Election Board` gives `norhaven-election-board`.
    static func shortened(_ name: String) -> String {
        let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let short = words.joined(separator: "-").prefix(64)
        return short.isEmpty || short == "authority" ? "publisher" : String(short)
    }

    struct New: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new", abstract: "Make a key and a certificate from the store's own authority.",
            discussion: """
                The first identity makes the authority as well and adds its root to your trust anchors. Give others the \
                root (identity show NAME --root) so that they can trust what you sign.
                """)

        @Argument(help: "Short name of the identity: lower-case letters, digits, dots, dashes (default: from --name).")
        var shortName: String?
        @Option(
            name: [.customLong("name"), .customLong("organization")],
            help: "The publisher's name, which people see beside what it signs.")
        var organization: String
        @Option(help: "Who within the organisation signs (default: the organisation).") var commonName: String?
        @Option(help: "Country, two letters.") var country: String = "XX"
        @Option(help: "es256, es384, es512, ps256, ps384, ps512 or ed25519.") var alg: String = "es256"
        @Option(help: "How many days the certificate lives, at most 366.") var days: Int = 366
        @Option(
            name: .customLong("only-source"),
            help:
                "A digital source type it may state, for instance trainedAlgorithmicMedia; may be given several times.")
        var onlySource: [String] = []
        @Flag(help: "Make it the default identity.") var makeDefault = false
        @Flag(help: "Ask for a passphrase when the store is new, instead of making a key file.") var passphrase = false
        @Flag(help: "Do not add the root of a new authority to the trust anchors.") var noTrust = false
        @OptionGroup var identities: IdentityOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            guard let algorithm = COSEAlgorithm(name: alg) else {
                throw ValidationError("--alg takes es256, es384, es512, ps256, ps384, ps512 or ed25519, not \(alg)")
            }
            guard (1...366).contains(days) else { throw ValidationError("--days takes 1 to 366") }
            let name = shortName ?? shortened(organization)
            let types = onlySource.map { type in
                type.contains(":") ? type : "http://cv.iptc.org/newscodes/digitalsourcetype/\(type)"
            }
            let store = identities.identityStore
            let isNew = try naming { try store.root() } == nil
            let unlocked = try identities.unlocked(choosing: passphrase)
            let identity = try naming {
                let made = try unlocked.makeIdentity(
                    named: name,
                    subject: .init(
                        commonName: commonName ?? organization, organization: organization, country: country),
                    algorithm: algorithm, days: days, allowedSourceTypes: types.isEmpty ? nil : types, at: Date())
                if makeDefault { try store.setDefault(name) }
                if isNew, !noTrust, let root = try store.root() {
                    try TrustStore(folder: Folders.trust).add(
                        name: "own-authority", kind: .ownAuthority,
                        text: PEM.text(label: "CERTIFICATE", bytes: root.encoded), at: Date())
                }
                return made
            }
            let description = try naming { try IdentityDescription(identity, in: store) }
            if output.json { try Terminal.printJSON(description) } else { description.printAll() }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the identities.")

        @OptionGroup var identities: IdentityOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let store = identities.identityStore
            let all = try naming { try store.identities() }
                .map { try IdentityDescription($0, in: store) }
            if output.json {
                try Terminal.printJSON(["identities": all])
            } else if all.isEmpty {
                Terminal.note("There is no identity yet. Make one: countersign identity new --name PUBLISHER")
            } else {
                for identity in all { identity.printLine() }
            }
            if all.isEmpty { ExitStatus.negative.end() }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show one identity, or its certificates.")

        @Argument(help: "Name of the identity (default: the default identity).") var name: String?
        @Flag(help: "Print the certificates as PEM, the signer's own first.") var chain = false
        @Flag(help: "Print the root of the store's authority as PEM: what others put among their trust anchors.")
        var root = false
        @OptionGroup var identities: IdentityOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let store = identities.identityStore
            let (identity, rootCertificate) = try naming {
                (try name.map { try store.identity(named: $0) } ?? store.defaultIdentity(), try store.root())
            }
            let chainText = identity.chain.map { PEM.text(label: "CERTIFICATE", bytes: $0.encoded) }.joined()
            let rootText =
                identity.origin == .local
                ? rootCertificate.map { PEM.text(label: "CERTIFICATE", bytes: $0.encoded) } : nil
            if output.json {
                var description = try naming { try IdentityDescription(identity, in: store) }
                description.chain = chainText
                description.root = rootText
                try Terminal.printJSON(description)
            } else if root {
                guard let rootText else {
                    throw CommandError(
                        status: .negative, file: nil,
                        message: "\(identity.name) was issued elsewhere: ask its issuer for the root")
                }
                print(rootText, terminator: "")
            } else if chain {
                print(chainText, terminator: "")
            } else {
                try naming { try IdentityDescription(identity, in: store) }.printAll()
            }
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Bring in a key and certificates issued elsewhere.",
            discussion: "The certificate is checked against the C2PA profile; the key is stored encrypted.")

        @Argument(help: "Name of the identity: lower-case letters, digits, dots, dashes.") var name: String
        @Option(help: "Certificates as PEM, the signer's own first, without the root.") var cert: String
        @Option(help: "Private key as PEM: PKCS#8, SEC 1 or PKCS#1, not encrypted.") var key: String
        @Option(help: "es256, es384, es512, ps256, ps384, ps512 or ed25519 (default: what suits the key).")
        var alg: String?
        @Flag(help: "Make it the default identity.") var makeDefault = false
        @Flag(help: "Ask for a passphrase when the store is new, instead of making a key file.") var passphrase = false
        @OptionGroup var identities: IdentityOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            var algorithm: COSEAlgorithm?
            if let alg {
                algorithm = COSEAlgorithm(name: alg)
                guard algorithm != nil else { throw ValidationError("--alg does not take \(alg)") }
            }
            let chainText = try readText(cert)
            let keyText = try readText(key)
            _ = try naming(cert) { try PEM.certificates(in: chainText) }
            _ = try naming(key) { try SigningKey(pem: keyText) }
            let store = identities.identityStore
            let unlocked = try identities.unlocked(choosing: passphrase)
            let identity = try naming(cert) {
                let settings = try TrustStore(folder: Folders.trust).settings()
                let made = try unlocked.importIdentity(
                    named: name, chain: chainText, key: keyText, algorithm: algorithm, settings: settings, at: Date())
                if makeDefault { try store.setDefault(name) }
                return made
            }
            let description = try naming { try IdentityDescription(identity, in: store) }
            if output.json { try Terminal.printJSON(description) } else { description.printAll() }
        }
    }

    struct Default: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "default", abstract: "Choose the identity that signs when none is named.")

        @Argument(help: "Name of the identity.") var name: String
        @OptionGroup var identities: IdentityOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try naming { try identities.identityStore.setDefault(name) }
            if output.json { try Terminal.printJSON(["default": name]) } else { print("\(name) is the default now") }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import TrustServices

extension IdentityCommand {
    struct Renew: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "renew", abstract: "Give an identity a new key and a new certificate.",
            discussion: """
                Name, subject and rules stay. What the old key signed stays valid; the old key is removed, the old \
                certificate kept. After the loss of a key, revoke first.
                """)

        @Argument(help: "Name of the identity (default: the default identity).") var name: String?
        @Option(help: "How many days the certificate lives, at most 366.") var days: Int = 366
        @OptionGroup var identities: IdentityOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            guard (1...366).contains(days) else { throw ValidationError("--days takes 1 to 366") }
            let store = identities.identityStore
            let unlocked = try identities.unlocked()
            let identity = try naming {
                try unlocked.renew(name ?? store.defaultIdentity().name, days: days, at: Date())
            }
            let description = try naming { try IdentityDescription(identity, in: store) }
            if output.json { try Terminal.printJSON(description) } else { description.printAll() }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: "Withdraw a certificate that this store's authority issued.",
            discussion: """
                The identity signs nothing any more until it is renewed, and the OCSP responder of the service says that \
                the certificate was revoked. With keyCompromise, what it signed before falls as well: nobody knows \
                since when somebody else has the key. With any other reason, what was signed and time-stamped before \
                stays valid.
                """)

        @Argument(help: "Name of the identity.") var name: String?
        @Option(help: "Serial number in hexadecimal, of any certificate that `identity certificates` lists.")
        var serial: String?
        @Option(
            help: ArgumentHelp(
                "Why: \(RevocationReason.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "reason"),
            transform: { text in
                guard let reason = RevocationReason(rawValue: text) else {
                    throw ValidationError("there is no reason \(text)")
                }
                return reason
            })
        var reason: RevocationReason
        @OptionGroup var identities: IdentityOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard (name == nil) != (serial == nil) else {
                throw ValidationError("give the name of an identity, or --serial")
            }
        }

        func run() async throws {
            let unlocked = try identities.unlocked()
            let entry = try naming {
                if let serial {
                    return try unlocked.revoke(
                        serialNumber: String(serial.lowercased().drop { $0 == "0" }), reason: reason, at: Date())
                }
                return try unlocked.revoke(name ?? "", reason: reason, at: Date())
            }
            if output.json { try Terminal.printJSON(CertificateLine(entry)) } else { CertificateLine(entry).print() }
        }
    }

    struct Certificates: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "certificates", abstract: "List what this store's authority issued and revoked.")

        @OptionGroup var identities: IdentityOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let lines = try naming { try identities.identityStore.certificates.entries() }.map { CertificateLine($0) }
            if output.json {
                try Terminal.printJSON(["certificates": lines])
            } else if lines.isEmpty {
                Terminal.note("Nothing has been issued yet.")
            } else {
                for line in lines { line.print() }
            }
            if lines.isEmpty { ExitStatus.negative.end() }
        }
    }

    struct Responder: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "responder", abstract: "Say in new certificates where to ask whether they were revoked.",
            discussion: """
                The address is that of the service, over plain http, with /ocsp at the end; `countersign serve` answers \
                there. Without an address the present one is printed.
                """)

        @Argument(help: "Begins with http://, for instance http://provenance.example/ocsp.") var url: String?
        @Flag(help: "Say nothing in certificates from now on.") var none = false
        @OptionGroup var identities: IdentityOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard url == nil || !none else { throw ValidationError("give an address or --none") }
        }

        func run() async throws {
            if url != nil || none {
                let unlocked = try identities.unlocked()
                try naming { try unlocked.setOCSPURL(url) }
            }
            let present = try naming { try identities.identityStore.ocspURL() }
            if output.json {
                try Terminal.printJSON(["ocsp_url": present])
            } else {
                print(present ?? "certificates name no responder")
            }
        }
    }
}

/// A certificate of the authority, as commands print it.
private struct CertificateLine: Encodable {
    let serialNumber: String
    let identity: String
    let subject: String
    let sha256: String
    let notAfter: Date
    let revokedAt: Date?
    let reason: String?

    init(_ entry: CertificateRegister.Entry) {
        serialNumber = entry.serialNumber
        identity = entry.identity
        subject = entry.subject
        sha256 = entry.sha256
        notAfter = entry.notAfter
        revokedAt = entry.revokedAt
        reason = entry.reason?.rawValue
    }

    enum CodingKeys: String, CodingKey {
        case serialNumber = "serial_number"
        case identity, subject, sha256, reason
        case notAfter = "not_after"
        case revokedAt = "revoked_at"
    }

    func print() {
        let state =
            revokedAt.map { "REVOKED \($0.ISO8601Format()) (\(reason ?? "unspecified"))" }
            ?? "valid to \(notAfter.ISO8601Format())"
        Swift.print("\(serialNumber)  \(identity)  \(subject)  \(state)")
    }
}

// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import TrustServices

/// Whom this machine trusts.
struct TrustCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust", abstract: "Choose whom to trust: lists of roots, time-stamp roots, signers, purposes.",
        discussion: """
            verify and check use these lists unless --trust, --tsa-trust or --allowed is given. Nothing is \
            downloaded: get the official C2PA lists from c2pa.org and add the files.
            """,
        subcommands: [Add.self, List.self, Remove.self, Update.self])
}

/// What commands print about a list.
struct TrustEntryDescription: Encodable {
    struct Certificate: Encodable {
        var subject: String
        var notBefore: Date
        var notAfter: Date
        var sha256: String

        enum CodingKeys: String, CodingKey {
            case subject, sha256
            case notBefore = "not_before"
            case notAfter = "not_after"
        }
    }

    var name: String
    var kind: String
    var source: String?
    var updatedAt: Date
    var certificates: [Certificate]?
    var purposes: [String]?
    var signers: Int?
    var issuers: [String]?
    var products: Int?
    var skipped: [String]

    enum CodingKeys: String, CodingKey {
        case name, kind, source, certificates, purposes, signers, issuers, products, skipped
        case updatedAt = "updated_at"
    }

    init(_ entry: TrustStore.Entry) throws {
        name = entry.name
        kind = entry.kind.rawValue
        source = entry.source
        updatedAt = entry.updatedAt
        skipped = []
        switch entry.kind {
        case .anchors, .timeStampAnchors, .ownAuthority, .identityAnchors:
            let anchors = try TrustAnchors(text: entry.text)
            skipped = anchors.skipped
            certificates = anchors.certificates.map { certificate in
                Certificate(
                    subject: certificate.subject.description, notBefore: certificate.notBefore,
                    notAfter: certificate.notAfter,
                    sha256: certificate.fingerprint.map { String(format: "%02x", $0) }.joined())
            }
        case .allowed: signers = try AllowList(text: entry.text).count
        case .identityIssuers: issuers = try IdentityIssuers(text: entry.text).identifiers.sorted()
        case .products: products = try ConformingProducts(text: entry.text).count
        case .extendedKeyUsages:
            purposes = try ExtendedKeyUsageConfiguration(text: entry.text).purposes.map(\.description).sorted()
        }
    }

    func printLines() {
        let count = certificates?.count ?? signers ?? purposes?.count ?? issuers?.count ?? products ?? 0
        print("\(name)  \(kind)  \(count)  \(updatedAt.ISO8601Format())  \(source ?? "-")")
        for certificate in certificates ?? [] {
            print(
                "    \(certificate.subject)  to \(certificate.notAfter.ISO8601Format())  \(certificate.sha256.prefix(16))"
            )
        }
        for issuer in issuers ?? [] { print("    \(issuer)") }
        for line in skipped { print("    left out: \(line)") }
    }
}

extension TrustCommand {
    private static var store: TrustStore { TrustStore(folder: Folders.trust) }

    private static func show(_ name: String, _ output: OutputOptions) throws {
        try naming {
            guard let entry = try store.entries().first(where: { $0.name == name }) else { return }
            let description = try TrustEntryDescription(entry)
            if output.json { try Terminal.printJSON(description) } else { description.printLines() }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Add a list, or replace the one of that name.")

        @Argument(
            help: """
                PEM certificates; for ekus object identifiers and for cawg-issuers DIDs, one a line, or DID documents; for \
                products the JSON of the C2PA Conforming Products List.
                """) var file: String
        @Option(
            help: """
                anchors (signers' roots), tsa (time-stamp roots), own (root for both), allowed (signers), ekus (purposes), \
                cawg (roots of named actors), cawg-issuers (who confirms identities), products (names of products).
                """,
            transform: { text in
                guard let kind = TrustStore.Kind(rawValue: text) else {
                    throw ValidationError(
                        "--kind takes anchors, tsa, own, allowed, ekus, cawg, cawg-issuers or products, not \(text)")
                }
                return kind
            })
        var kind: TrustStore.Kind = .anchors
        @Option(help: "Name of the list (default: from the file's name).") var name: String?
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let text = try readText(file)
            let url = URL(fileURLWithPath: file)
            let chosen = name ?? TrustCommand.name(from: url.deletingPathExtension().lastPathComponent)
            try naming(file) {
                try store.add(name: chosen, kind: kind, text: text, source: url.standardizedFileURL.path, at: Date())
            }
            try show(chosen, output)
        }
    }

    private static func name(from file: String) -> String {
        let plain = file.lowercased().map { character in
            character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
                ? character : "-"
        }
        return String(plain.drop { !($0.isLetter || $0.isNumber) }.prefix(64))
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List what is trusted, with every certificate.")

        @OptionGroup var output: OutputOptions

        func run() async throws {
            let all = try naming { try store.entries().map { try TrustEntryDescription($0) } }
            if output.json {
                try Terminal.printJSON(["lists": all])
            } else if all.isEmpty {
                Terminal.note("Nobody is trusted yet. Add a list: countersign trust add ROOTS.pem")
            } else {
                for entry in all { entry.printLines() }
            }
            if all.isEmpty { ExitStatus.negative.end() }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "remove", abstract: "Remove a list.")

        @Argument(help: "Name of the list.") var name: String
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try naming { try store.remove(name: name) }
            if output.json { try Terminal.printJSON(["removed": name]) } else { print("\(name) is removed") }
        }
    }

    struct Update: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "update", abstract: "Read lists again from the files they came from, or from another file.",
            discussion: "A list whose file is gone or broken stays as it is.")

        @Argument(help: "Name of the list (default: all that came from a file).") var name: String?
        @Option(help: "Another file to read it from; needs a name.") var from: String?
        @OptionGroup var output: OutputOptions

        func run() async throws {
            if from != nil, name == nil { throw ValidationError("--from needs the name of the list") }
            let entries = try naming { try store.entries() }.filter { name == nil || $0.name == name }
            guard !entries.isEmpty else {
                throw CommandError(
                    status: .usage, file: nil,
                    message: name.map { "there is no list \($0); `countersign trust list` shows them" }
                        ?? "there is no list yet; add one with `countersign trust add`")
            }
            var updated: [String] = []
            var failures: [CommandError] = []
            for entry in entries {
                guard let path = from ?? entry.source else {
                    if name != nil {
                        throw CommandError(
                            status: .usage, file: nil,
                            message: "the list \(entry.name) did not come from a file; name one with --from")
                    }
                    continue
                }
                do {
                    let text = try readText(path)
                    try naming(path) {
                        try store.add(name: entry.name, kind: entry.kind, text: text, source: path, at: Date())
                    }
                    updated.append(entry.name)
                } catch let error as CommandError {
                    failures.append(error)
                }
            }
            if output.json {
                try Terminal.printJSON(["updated": updated, "failed": failures.map(\.description)])
            } else {
                for name in updated { print("\(name) is up to date") }
            }
            for failure in failures { Terminal.complain(failure.description) }
            if let first = failures.first { first.status.end() }
        }
    }
}

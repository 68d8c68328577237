// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import ByteKit
import Foundation
import GenerationGateway
import Persistence
import PromptSafety
import ProvenanceRegistry
import TrustServices

/// `countersign safety roster`: the people and facts that requests are judged by, as signed and numbered issues.
struct RosterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roster", abstract: "Sign, verify and import the roster that requests are judged by.",
        subcommands: [Sign.self, Verify.self, Import.self])

    /// `countersign safety roster sign`
    struct Sign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign", abstract: "Sign an issue of a roster.",
            discussion: """
                The roster has a "version" that grows with every issue; elections name the source of their facts, people \
                their roles, consents agent, scope, days and signature. What lacks any of it is refused, and everything \
                that is missing is named.
                """)

        @Argument(help: "The roster (countersign.roster/1).") var file: String
        @Option(name: .shortAndLong, help: "The signed roster.") var out: String
        @OptionGroup var signing: SigningOptions

        func run() async throws {
            let body = Array(try PolicyOptions.contents(of: file))
            do {
                let signed = try await SignedRoster.sign(body, with: try signing.signer())
                try AtomicFile.write(signed, to: out)
            } catch let error as SignedRosterError {
                throw CommandError(status: .unreadable, file: file, message: error.message)
            }
            print("\(out) is signed")
        }
    }

    /// `countersign safety roster verify`
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Say who signed a roster and whether it is whole.",
            discussion: """
                Exit status 0: whole, and signed by somebody whom this machine relies on (countersign trust, --trust); 1: \
                whole, but by somebody else; 3: changed, or no signed roster.
                """)

        @Argument(help: "The signed roster.") var file: String
        @Option(help: ArgumentHelp("Certificates to rely on (PEM).", valueName: "pem")) var trust: [String] = []
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let (roster, isTrusted) = try RosterCommand.read(file, trust: trust)
            let answer = RosterAnswer(
                version: roster.version, signer: roster.signerName, trusted: isTrusted,
                people: roster.roster.people.count, elections: roster.roster.electionCount, imported: nil)
            try answer.show(output)
            if !isTrusted { ExitStatus.negative.end() }
        }
    }

    /// `countersign safety roster import`
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Put a signed roster in force; gateways take it up within seconds.",
            discussion: """
                Only an issue newer than the one in force is taken, and only from a signer whom this machine relies on. The \
                import stands in the audit log. Exit status 1: not newer, or signed by somebody else.
                """)

        @Argument(help: "The signed roster.") var file: String
        @Option(help: ArgumentHelp("Certificates to rely on (PEM).", valueName: "pem")) var trust: [String] = []
        @OptionGroup var service: ServiceOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let (roster, isTrusted) = try RosterCommand.read(file, trust: trust)
            guard isTrusted else {
                throw CommandError(
                    status: .negative, file: file,
                    message:
                        "it is signed by \(roster.signerName), on whom this machine does not rely; add the certificate "
                        + "with countersign trust add, or name it with --trust")
            }
            try await PolicyImport.run(
                PolicyDocument(
                    kind: .roster, version: roster.version, body: roster.body, signer: roster.signerName,
                    importedAt: .now()), service, file: file)
            let answer = RosterAnswer(
                version: roster.version, signer: roster.signerName, trusted: true, people: roster.roster.people.count,
                elections: roster.roster.electionCount, imported: true)
            try answer.show(output)
        }
    }

    private static func read(_ file: String, trust: [String]) throws -> (SignedRoster, Bool) {
        let roster: SignedRoster
        do { roster = try SignedRoster(parsing: Array(try PolicyOptions.contents(of: file))) } catch let error
            as SignedRosterError
        { throw CommandError(status: .unreadable, file: file, message: error.message) }
        var settings = try naming(Folders.trust) { try TrustStore(folder: Folders.trust).settings() }
        for path in trust {
            let more = try naming(path) { try TrustAnchors(text: try readText(path)) }
            settings.anchors = settings.anchors.adding(more)
        }
        return (roster, roster.verdict(settings: settings, at: Date()).basis != nil)
    }
}

/// Puts a document in force.
enum PolicyImport {
    static func run(_ document: PolicyDocument, _ service: ServiceOptions, file: String) async throws {
        let registry = try service.opened()
        do {
            try await registry.generation.importDocument(
                document,
                event: AuditEvent(
                    actor: .command, verb: "\(document.kind.rawValue).imported", object: document.kind.rawValue,
                    objectVersion: document.version,
                    payload: .object([
                        "sha256": .string(ContentDigest(of: document.body).description),
                        "signer": document.signer.map { .string($0) } ?? .null,
                    ]), at: document.importedAt))
        } catch let error as RegistryError {
            throw CommandError(error, file: file)
        }
    }
}

/// What the commands on rosters answer.
private struct RosterAnswer: Encodable {
    let version: Int
    let signer: String
    let trusted: Bool
    let people: Int
    let elections: Int
    let imported: Bool?

    func show(_ output: OutputOptions) throws {
        if output.json { return try Terminal.printJSON(self) }
        print("issue \(version), signed by \(signer)\(trusted ? "" : ", on whom this machine does not rely")")
        print("\(people) people, \(elections) elections\(imported == true ? "; in force now" : "")")
    }
}

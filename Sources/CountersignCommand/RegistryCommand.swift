// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Persistence
import ProvenanceRegistry

/// `countersign registry`: upkeep of a registry folder, also while a server uses it.
struct RegistryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registry", abstract: "Look after a registry folder; a server may run on it meanwhile.",
        subcommands: [Sweep.self, Retract.self, Restore.self, MoveRegistryCommand.self])

    /// Opens the folder for upkeep and runs `body`; faults of the registry become the command's own.
    static func upkeep<Value>(
        _ options: RegistryOptions, _ body: (RegistryFolder) async throws -> Value
    ) async throws -> Value {
        let folder = try options.folder()
        do {
            return try await body(try options.database.openPresent(folder, .upkeep))
        } catch let error as RegistryError {
            throw CommandError(error, file: folder)
        }
    }

    /// `countersign registry sweep`
    struct Sweep: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sweep", abstract: "Remove stored bytes that no record stands on.",
            discussion: """
                When a registration is interrupted, its manifest or small copy can be on disk without a record. What is \
                older than a day is removed. A server does this by itself when it starts and once a day.
                """)

        @OptionGroup var registryOptions: RegistryOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let report = try await RegistryCommand.upkeep(registryOptions) { registry in
                try await registry.removeUnreferencedBlobs(storedBefore: Timestamp.now().adding(seconds: -86_400))
            }
            if output.json {
                try Terminal.printJSON(SweepAnswer(seen: report.seen, removed: report.removed, bytes: report.bytes))
            } else {
                print("\(report.seen) stored blobs, \(report.removed) removed (\(report.bytes) bytes)")
            }
        }
    }

    /// `countersign registry retract`
    struct Retract: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "retract", abstract: "Withdraw what a publisher registered since a moment, all at once.",
            discussion: """
                For a publisher whose key or account was in wrong hands. All of it happens in one transaction, takes \
                effect on a running server at once, stands in the audit log, and can be undone with `registry restore`. \
                Exit status 1: there was nothing to withdraw.
                """)

        @Option(help: "The publisher: its identifier (pub_…) or its exact name.") var publisher: String
        @Option(help: "Records registered at this moment or later (RFC 3339).") var since: String
        @Option(help: "Records registered before this moment (default: now).") var until: String?
        @OptionGroup var registryOptions: RegistryOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let now = Timestamp.now()
            let since = try moment(self.since, "--since")
            let until = try self.until.map { try moment($0, "--until") } ?? now.adding(seconds: 1)
            let (retraction, count) = try await RegistryCommand.upkeep(registryOptions) { registry in
                let found: Publisher?
                if let id = PublisherID(publisher) {
                    found = try await registry.publishers.publisher(id)
                } else {
                    found = try await registry.publishers.publisher(named: publisher)
                }
                guard let found else {
                    throw RegistryError(.notFound, "there is no publisher “\(publisher)”")
                }
                let retraction = Retraction(
                    id: RetractionID(at: now), publisher: found.id, since: since, until: until)
                let count = try await registry.records.retract(
                    retraction,
                    event: AuditEvent(
                        actor: .command, verb: "registry.retracted", object: retraction.id.description,
                        payload: .object([
                            "publisher": .string(found.id.description), "since": .string(since.description),
                            "until": .string(until.description),
                        ]), at: now))
                return (retraction.id, count)
            }
            if output.json {
                try Terminal.printJSON(RetractionAnswer(retraction: retraction.description, records: count))
            } else {
                print("\(count) records withdrawn as \(retraction)")
                if count > 0 { print("Undo it with: countersign registry restore \(retraction)") }
            }
            if count == 0 { ExitStatus.negative.end() }
        }

        private func moment(_ text: String, _ option: String) throws -> Timestamp {
            guard let moment = Timestamp(rfc3339: text) else {
                throw ValidationError("\(option) takes a moment as in 2027-05-03T14:20:00Z")
            }
            return moment
        }
    }

    /// `countersign registry restore`
    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore", abstract: "Undo a retraction: its records are again what they were.")

        @Argument(help: "The retraction (ret_…).") var retraction: String
        @OptionGroup var registryOptions: RegistryOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            guard let id = RetractionID(retraction) else {
                throw ValidationError("a retraction is named as in ret_0190f3c2-7b1a-7c3d-8e4f-0123456789ab")
            }
            let count = try await RegistryCommand.upkeep(registryOptions) { registry in
                try await registry.records.restore(
                    id,
                    event: AuditEvent(
                        actor: .command, verb: "registry.restored", object: id.description, at: Timestamp.now()))
            }
            if output.json {
                try Terminal.printJSON(RetractionAnswer(retraction: id.description, records: count))
            } else {
                print("\(count) records are again what they were")
            }
        }
    }
}

/// The JSON of `countersign registry sweep --json`.
private struct SweepAnswer: Encodable {
    let seen: Int
    let removed: Int
    let bytes: UInt64
}

/// The JSON of `countersign registry retract --json` and `restore --json`.
private struct RetractionAnswer: Encodable {
    let retraction: String
    let records: Int
}

// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import Foundation
import MatchBanks
import Persistence
import ProvenanceRegistry

/// `countersign bank`: banks of items that content is matched against.
struct BankCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bank", abstract: "Keep banks of known items, and match content against them.",
        discussion: """
            A deceptive bank holds what was decided to be deceptive, or is suspected to be. An authentic or satire bank \
            holds what must not be acted on: a match there takes back matches in deceptive banks that are not closer. A \
            match is a lead for those who look into it; it decides nothing. Safe beside a running server.
            """,
        subcommands: [
            Create.self, List.self, Import.self, Export.self, Add.self, Remove.self, Match.self,
        ])

    /// Opens the registry's folder beside whoever uses it, making it if there is none; faults become the command's own.
    static func opened<Value>(
        _ options: RegistryOptions, _ body: (RegistryFolder) async throws -> Value
    ) async throws -> Value {
        let folder = try options.folder()
        do {
            return try await body(try options.database.open(folder, .upkeep))
        } catch let error as RegistryError {
            throw CommandError(error, file: folder)
        }
    }

    static func event(_ verb: String, _ bank: String, _ payload: [String: CanonicalJSON] = [:]) -> AuditEvent {
        AuditEvent(actor: .command, verb: verb, object: "bank \(bank)", payload: .object(payload), at: .now())
    }

    /// `countersign bank create`
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Make a bank.",
            discussion: "Exit status 1: there is one with that name already.")

        @Argument(help: "Its name: capital letters, digits and underscores, as in ELECTION_2028.") var name: String
        @Option(help: "What a match means: deceptive, authentic or satire.") var purpose = "deceptive"
        @Option(help: "Bits by which PDQ hashes may differ, 0 to 60.") var radius = MatchBank.standardRadius
        @OptionGroup var registryOptions: RegistryOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            guard let purpose = MatchBank.Purpose(rawValue: purpose) else {
                throw CommandError(status: .usage, message: "--purpose is deceptive, authentic or satire")
            }
            try await BankCommand.opened(registryOptions) { folder in
                let bank = try MatchBank(name: name, purpose: purpose, radius: radius, createdAt: .now())
                try await folder.banks.insert(
                    bank,
                    event: BankCommand.event(
                        "bank.created", name,
                        ["purpose": .string(purpose.rawValue), "radius": .integer(Int64(radius))]))
                try BankCommand.show(bank, items: 0, output)
            }
        }
    }

    /// `countersign bank list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "List the banks.")

        @OptionGroup var registryOptions: RegistryOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            try await BankCommand.opened(registryOptions) { folder in
                let counts = try await folder.banks.counts()
                for bank in try await folder.banks.banks() {
                    try BankCommand.show(bank, items: counts[bank.name] ?? 0, output)
                }
            }
        }
    }

    /// `countersign bank remove`
    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove", abstract: "Remove an item from a bank, or a whole bank with --all.",
            discussion: "Exit status 1: it was not there.")

        @Argument(help: "The bank.") var bank: String
        @Option(help: "The number of the item.") var item: Int64?
        @Flag(help: "Remove the bank and everything in it.") var all = false
        @OptionGroup var registryOptions: RegistryOptions

        func validate() throws {
            if (item == nil) != all { throw ValidationError("name an --item, or --all of the bank") }
        }

        func run() async throws {
            let wasThere = try await BankCommand.opened(registryOptions) { folder in
                guard let item else {
                    try await folder.banks.remove(bank: bank, event: BankCommand.event("bank.removed", bank))
                    return true
                }
                return try await folder.banks.remove(
                    item: item, from: bank,
                    event: BankCommand.event("bank.item_removed", bank, ["item": .integer(item)]))
            }
            if !wasThere {
                throw CommandError(status: .negative, message: "there is no item \(item ?? 0) in \(bank)")
            }
        }
    }

    /// The JSON of a bank.
    fileprivate struct Shown: Encodable {
        let name: String
        let purpose: String
        let radius: Int
        let enabled_ratio: Double
        let items: Int
    }

    fileprivate static func show(_ bank: MatchBank, items: Int, _ output: OutputOptions) throws {
        if output.json {
            try Terminal.printJSON(
                Shown(
                    name: bank.name, purpose: bank.purpose.rawValue, radius: bank.radius,
                    enabled_ratio: bank.enabledRatio, items: items))
        } else {
            print("\(bank.name)  \(bank.purpose.rawValue), radius \(bank.radius), \(items) items")
        }
    }
}

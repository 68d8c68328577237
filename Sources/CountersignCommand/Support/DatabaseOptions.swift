// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Persistence
import ProvenanceRegistry

/// Where a registry's rows are kept: the option `--database` of every command that opens one.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "PostgreSQL database that holds the registry, as in postgres://user@host/name?sslmode=verify-full (default: "
                + "$COUNTERSIGN_DATABASE, else SQLite in the folder). Stored bytes stay in the folder.",
            valueName: "url"))
    var database: String?

    func validate() throws { _ = try address() }

    /// The database that was named; nil for the one in the folder.
    func address() throws -> String? { try DatabaseOptions.address(database) }

    /// What was named on the command line or in the environment, where a list of processes does not show it; nil for SQLite.
    /// - Throws: `ValidationError` for something that is no address of a PostgreSQL database.
    static func address(_ option: String?) throws -> String? {
        let named = option ?? ProcessInfo.processInfo.environment["COUNTERSIGN_DATABASE"]
        guard let named, !named.isEmpty, named != "sqlite" else { return nil }
        guard RegistryFolder.isDatabaseAddress(named) else {
            throw ValidationError("--database takes an address as in postgres://user@host/name, or sqlite")
        }
        return named
    }

    /// Whether there is a registry: one in the folder, or a database was named.
    func isThere(in folder: String) throws -> Bool { try address() != nil || RegistryFolder.exists(at: folder) }

    /// Opens the registry in a folder, or in the database that was named, making it if there is none.
    func open(_ folder: String, _ use: RegistryFolder.Use) throws -> RegistryFolder {
        do {
            return try RegistryFolder(path: folder, database: try address(), use: use, now: .now())
        } catch let error as RegistryError {
            throw CommandError(error, file: folder)
        }
    }

    /// Opens a registry that must be there.
    func openPresent(_ folder: String, _ use: RegistryFolder.Use) throws -> RegistryFolder {
        guard try isThere(in: folder) else {
            throw CommandError(status: .usage, file: folder, message: "there is no registry here")
        }
        return try open(folder, use)
    }
}

/// The folder of a service, and its database: for commands that work beside “countersign serve”.
struct ServiceOptions: ParsableArguments {
    @Option(help: "Folder of “countersign serve”: registry, keys, accounts.") var data: String?
    @OptionGroup var database: DatabaseOptions

    var folder: String { data ?? Folders.home + "/server" }

    /// Opens the service's registry, which must be there.
    func opened() throws -> RegistryFolder { try database.openPresent(folder, .companion) }
}

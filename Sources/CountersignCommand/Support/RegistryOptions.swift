// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import MediaCodecs
import MediaContainers
import Persistence
import ProvenanceRegistry

/// Which registry a command uses.
struct RegistryOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Folder of the registry (default: registry/ in $COUNTERSIGN_HOME or ~/.config/countersign); for protect and "
                + "check also the address of a service.", valueName: "dir|url"))
    var registry: String?
    @OptionGroup var database: DatabaseOptions
    @Option(
        help: ArgumentHelp("File with the API token for a service (default: $COUNTERSIGN_TOKEN).", valueName: "file"))
    var tokenFile: String?
    @Option(
        help: ArgumentHelp(
            "Wait so long for a service's answer, beside what it takes to send the file.", valueName: "seconds"))
    var timeout = 180

    /// The service that was named instead of a folder; nil for a folder.
    func remote() throws -> RemoteRegistry? {
        guard let registry, registry.hasPrefix("http://") || registry.hasPrefix("https://") else { return nil }
        guard (1...3_600).contains(timeout) else {
            throw CommandError(status: .usage, message: "--timeout takes 1 to 3600 seconds, not \(timeout)")
        }
        let token =
            try tokenFile.map { try readText($0) } ?? ProcessInfo.processInfo.environment["COUNTERSIGN_TOKEN"]
        let trimmed = token?.trimmingCharacters(in: .whitespacesAndNewlines)
        return RemoteRegistry(
            address: registry.hasSuffix("/") ? String(registry.dropLast()) : registry,
            token: trimmed?.isEmpty == false ? trimmed : nil, seconds: timeout)
    }

    /// The folder.
    /// - Throws: ``CommandError`` for an address of a server: this command works on a folder.
    func folder() throws -> String {
        guard let registry else { return Folders.registry }
        guard !registry.hasPrefix("http://"), !registry.hasPrefix("https://") else {
            throw CommandError(
                status: .usage, file: registry,
                message: "this command works on a registry folder; only protect and check work with a service")
        }
        return registry
    }

    /// Opens the registry, making it if there is none.
    func opened() throws -> RegistryFolder { try database.open(try folder(), .command) }

    /// Opens the registry if there is one. Nil: none was named, and there is none in the usual place.
    func openedIfThere() throws -> RegistryFolder? {
        let folder = try folder()
        if try database.isThere(in: folder) { return try opened() }
        guard registry == nil else {
            throw CommandError(
                status: .usage, file: folder, message: "there is no registry here; countersign protect makes one")
        }
        return nil
    }
}

extension CommandError {
    /// The status that belongs to a fault of the registry.
    init(_ error: RegistryError, file: String? = nil) {
        let status: ExitStatus =
            switch error.code {
            case .alreadyMarked, .alreadyExists, .notFound, .versionConflict: .negative
            case .notMarkable, .unsupported, .tooLong: .unreadable
            case .invalidValue, .keyReused, .stillRunning: .usage
            case .storageFull, .storageFailure, .storageDamaged, .folderInUse, .folderUnusable: .failure
            }
        self.init(status: status, file: file, message: error.message)
    }

    /// The status that belongs to a fault of decoding.
    init(_ error: MediaError, file: String? = nil) {
        let ours: [MediaError.Code] = [.sandboxUnavailable, .busy]
        self.init(status: ours.contains(error.code) ? .failure : .unreadable, file: file, message: error.message)
    }
}

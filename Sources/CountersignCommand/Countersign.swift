// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The `countersign` command. One file a subcommand; each says what it does in `--help`.
struct Countersign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "countersign",
        abstract: "Say what a picture really is: sign it, mark it, register it, and find its credential again.",
        discussion: """
            Exit status: 0 done, and the answer is positive; 1 done, and the answer is negative (no credential, \
            invalid, no mark, no match); 2 wrong usage; 3 the input could not be read or is not supported; \
            4 internal failure.
            """,
        version: ProductVersion.current,
        subcommands: [
            ProtectCommand.self, CheckCommand.self, BankCommand.self, RegistryCommand.self, AuditCommand.self,
            SignCommand.self,
            VerifyCommand.self, InspectCommand.self, BenchCommand.self, WatermarkCommand.self, FingerprintCommand.self,
            CompareCommand.self,
            IndexCommand.self, IdentityCommand.self, TrustCommand.self, ScreenCommand.self, SafetyCommand.self,
            RedTeamCommand.self, TransparencyCommand.self,
            AccountCommand.self, ServeCommand.self, GatewayCommand.self, GeneratorCommand.self,
            VersionCommand.self,
        ])
}

/// Prints the version; kept as a command beside `--version` because scripts ask for both.
struct VersionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

    @OptionGroup var output: OutputOptions

    func run() async throws {
        if output.json {
            try Terminal.printJSON(["version": ProductVersion.current])
        } else {
            print("countersign \(ProductVersion.current)")
        }
    }
}

@main
enum Main {
    static func main() async {
        do {
            var command = try Countersign.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            ExitStatus.end(with: error)
        }
    }
}

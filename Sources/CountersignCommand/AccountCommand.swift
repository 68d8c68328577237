// SPDX-License-Identifier: Apache-2.0

import Accounts
import ArgumentParser
import CountersignServer
import Foundation
import Persistence
import ProvenanceRegistry

/// `countersign account`: what an operator at the machine can do for people who cannot help themselves on the pages.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Look after the accounts of a service; it may run meanwhile.",
        subcommands: [List.self, CreateAdmin.self, ResetSecondFactor.self])

    /// `countersign account list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Print who has an account, and with which roles.")

        @OptionGroup var registryOptions: RegistryOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let rows = try await RegistryCommand.upkeep(registryOptions) { registry in
                var rows: [AccountAnswer] = []
                for account in try await registry.accounts.accounts() {
                    let grant = try await registry.access.grant(of: account.id)
                    let factor = try await registry.secondFactors.factor(of: account.id)
                    rows.append(
                        AccountAnswer(
                            id: account.id.description, login: account.loginName,
                            organisation: account.publisher?.description, roles: grant.roles.sorted().map(\.rawValue),
                            second_factor: factor?.confirmedAt != nil, disabled: account.isDisabled))
                }
                return rows
            }
            for row in rows {
                if output.json {
                    try Terminal.printJSON(row)
                } else {
                    let notes = [
                        row.roles.joined(separator: ", "), row.second_factor ? "second factor" : "",
                        row.disabled ? "disabled" : "",
                    ].filter { !$0.isEmpty }
                    print("\(row.login)\t\(notes.joined(separator: "; "))")
                }
            }
        }
    }

    /// `countersign account create-admin`
    struct CreateAdmin: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create-admin", abstract: "Make an administrator; the password is read from standard input.",
            discussion: """
                For an installation without anybody who can sign in to manage it. The link that `serve` prints at the \
                first start does the same in a browser.
                """)

        @Argument(help: "The login name: at least 3 characters, without blanks.") var login: String
        @Option(help: "The name shown (default: the login name).") var name: String?
        @OptionGroup var registryOptions: RegistryOptions

        func run() async throws {
            guard (3...80).contains(login.count), !login.contains(where: \.isWhitespace) else {
                throw ValidationError("a login name has 3 to 80 characters, without blanks")
            }
            Terminal.note("Type the password (at least \(PasswordRule.minimumLength) characters):")
            let password = readLine(strippingNewline: true) ?? ""
            switch PasswordRule.fault(of: password, loginName: login) {
            case "short": throw ValidationError("the password needs at least \(PasswordRule.minimumLength) characters")
            case "long": throw ValidationError("the password is too long")
            case .some: throw ValidationError("the password is too easy to guess")
            case nil: break
            }
            let now = Timestamp.now()
            let account = Account(
                id: AccountID(at: now), loginName: login, displayName: String((name ?? login).prefix(80)),
                publisher: nil, role: .administrator, passwordHash: try PasswordHasher().hash(password), createdAt: now)
            try await RegistryCommand.upkeep(registryOptions) { registry in
                try await registry.accounts.insert(
                    account,
                    event: AuditEvent(
                        actor: .command, verb: "account.administrator_made", object: account.id.description, at: now))
            }
            print("\(login) can sign in now; a second factor is asked for before anything can be managed")
        }
    }

    /// `countersign account reset-second-factor`
    struct ResetSecondFactor: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset-second-factor", abstract: "Remove the second factor of somebody who lost it.",
            discussion: """
                Make sure who is asking: with the password alone the account can be entered afterwards. The removal \
                stands in the audit log. Exit status 1: there was none.
                """)

        @Argument(help: "The login name.") var login: String
        @OptionGroup var registryOptions: RegistryOptions

        func run() async throws {
            let had = try await RegistryCommand.upkeep(registryOptions) { registry in
                guard let account = try await registry.accounts.account(loginName: login) else {
                    throw RegistryError(.notFound, "nobody has the login name “\(login)”")
                }
                guard try await registry.secondFactors.factor(of: account.id) != nil else { return false }
                try await registry.secondFactors.remove(
                    account: account.id,
                    event: AuditEvent(
                        actor: .command, verb: "second_factor.removed", object: account.id.description, at: .now()))
                return true
            }
            print(had ? "the second factor of \(login) is removed" : "\(login) has no second factor")
            if !had { ExitStatus.negative.end() }
        }
    }
}

/// A line of `countersign account list --json`.
private struct AccountAnswer: Encodable {
    let id: String
    let login: String
    let organisation: String?
    let roles: [String]
    let second_factor: Bool
    let disabled: Bool
}

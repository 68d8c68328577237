// SPDX-License-Identifier: Apache-2.0
import Accounts
import ArgumentParser
import CountersignServer
import Foundation
import GatewayService
import Persistence
import ProvenanceRegistry
import TrustServices

/// `countersign gateway`: what stands in front of generators.
struct GatewayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gateway",
        abstract: "Screen, mark and register what generators make; a proxy with OpenAI's routes.",
        subcommands: [Run.self, Key.self], defaultSubcommand: Run.self)

    /// `countersign gateway run`
    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run", abstract: "Run the gateway, beside “countersign serve” on the same folder.",
            discussion: """
                Clients use it as the base address of an OpenAI client, with a key of “countersign gateway key”. It asks \
                the generators that its configuration names and nobody else. Requests are judged by the roster and rules \
                that were imported (countersign safety roster import), else by those named here; changes of either take \
                effect within seconds. The log goes to standard error, one JSON object a line.
                """)

        @OptionGroup var service: ServiceOptions
        @Option(help: ArgumentHelp("The configuration (countersign.gateway/1).", valueName: "gateway.json"))
        var config: String?
        @Option(
            help: ArgumentHelp(
                "Address of a generator's routes, as in http://127.0.0.1:9000/v1; instead of a configuration.",
                valueName: "url"))
        var upstream: String?
        @Option(help: ArgumentHelp("Address and port to listen on (default: 127.0.0.1:8090).", valueName: "host:port"))
        var bind: String?
        @Option(
            help: ArgumentHelp("Address of the pages, for links to policy and appeals.", valueName: "url"))
        var siteAddress: String?
        @Flag(help: "Nobody looks at what is in doubt: refuse it.") var noReviewers = false
        @OptionGroup var policy: PolicyOptions

        func run() async throws {
            let configuration = try configured()
            guard configuration.faults.isEmpty else {
                throw CommandError(
                    status: .usage, file: config, message: configuration.faults.joined(separator: "\n  "))
            }
            // Faults of a file are better told before anything listens.
            _ = try policy.readRoster()
            _ = try policy.readRules()
            let folder = service.folder
            do {
                let gateway = try await GatewayService(
                    configuration: configuration, folder: folder, database: try service.database.address(),
                    trust: try TrustStore(folder: Folders.trust).settings(),
                    roster: policy.roster, rules: policy.rules)
                try await gateway.run { port in
                    print("The gateway is ready: http://\(configuration.host):\(port)/v1")
                    fflush(nil)
                }
            } catch let error as RegistryError {
                throw CommandError(error, file: folder)
            }
        }

        private func configured() throws -> GatewayConfiguration {
            var configuration = GatewayConfiguration()
            if let config {
                do {
                    configuration = try JSONDecoder().decode(
                        GatewayConfiguration.self, from: PolicyOptions.contents(of: config))
                } catch let error as DecodingError {
                    throw CommandError(status: .unreadable, file: config, message: Self.words(error))
                }
            }
            if let upstream { configuration.upstreams.append(.init(name: "upstream", base: upstream)) }
            if let siteAddress { configuration.siteAddress = siteAddress }
            if let site = configuration.siteAddress, site.hasSuffix("/") {
                configuration.siteAddress = String(site.dropLast())
            }
            if noReviewers { configuration.hasReviewers = false }
            if let bind {
                guard let address = ListenAddress(bind) else {
                    throw ValidationError("--bind takes HOST:PORT, as in 127.0.0.1:8090")
                }
                configuration.host = address.host
                configuration.port = address.port
            }
            return configuration
        }

        private static func words(_ error: DecodingError) -> String {
            switch error {
            case .dataCorrupted(let context): context.debugDescription
            case .keyNotFound(let key, _): "\"\(key.stringValue)\" is missing"
            case .typeMismatch(_, let context), .valueNotFound(_, let context):
                "a value of the wrong kind at \(context.codingPath.map(\.stringValue).joined(separator: "."))"
            @unknown default: "it cannot be read"
            }
        }
    }

    /// `countersign gateway key`
    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "key", abstract: "Make an API key for the gateway; it is shown once.",
            discussion: """
                The key acts for an account of the service, and what is made with it is signed in the name of the \
                account's organisation. Only a digest of the key is stored; take it back on the account's page.
                """)

        @Argument(help: "The login name of the account.") var login: String
        @Option(help: "What the key is for.") var name = "gateway"
        @Option(help: "Days until it ends.") var days = 365
        @OptionGroup var service: ServiceOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard (1...3650).contains(days) else { throw ValidationError("--days takes 1 to 3650") }
            guard (1...80).contains(name.count) else { throw ValidationError("--name has 1 to 80 characters") }
        }

        func run() async throws {
            let registry = try service.opened()
            let secret = TokenText.make()
            let now = Timestamp.now()
            do {
                guard let account = try await registry.accounts.account(loginName: login) else {
                    throw RegistryError(.notFound, "nobody has the login name “\(login)”")
                }
                let token = APIToken(
                    id: TokenID(at: now), secretDigest: Secret.digest(secret), account: account.id, name: name,
                    scopes: [GatewayService.scope], createdAt: now,
                    expiresAt: now.adding(seconds: Int64(days) * 86_400))
                try await registry.tokens.insert(
                    token,
                    event: AuditEvent(actor: .command, verb: "token.made", object: token.id.description, at: now))
            } catch let error as RegistryError {
                throw CommandError(error, file: service.folder)
            }
            if output.json { try Terminal.printJSON(["key": secret]) } else { print(secret) }
        }
    }
}

/// `countersign generator`: generators to try the gateway with.
struct GeneratorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generator", abstract: "Run a small generator of pictures, speech and films.",
        subcommands: [Demo.self])

    /// `countersign generator demo`
    struct Demo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "demo", abstract: "Answer OpenAI's routes with painted pictures and synthetic speech.",
            discussion: """
                Pictures and films are painted by arithmetic from the words of the prompt; speech is espeak-ng's, as MP3 \
                where LAME is installed. Nothing is screened, signed or marked here: put the gateway in front of it.
                """)

        @Option(help: ArgumentHelp("Address and port to listen on.", valueName: "host:port")) var bind =
            "127.0.0.1:8091"

        func run() async throws {
            guard let address = ListenAddress(bind) else {
                throw ValidationError("--bind takes HOST:PORT, as in 127.0.0.1:8091")
            }
            let folder = NSTemporaryDirectory() + "countersign-generator-\(ProcessInfo.processInfo.processIdentifier)"
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let generator = try DemonstrationGenerator(host: address.host, port: address.port, folder: folder)
            try await generator.run { port in
                print("The generator is ready: http://\(address.host):\(port)/v1")
                fflush(nil)
            }
        }
    }
}

/// An address to listen on, as in `127.0.0.1:8090` or `[::1]:8090`.
struct ListenAddress {
    let host: String
    let port: Int

    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        let host = text[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        guard !host.isEmpty else { return nil }
        self.host = host
        self.port = port
    }
}

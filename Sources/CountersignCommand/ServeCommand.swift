// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CountersignServer
import Foundation
import ProvenanceRegistry
import TrustServices

/// `countersign serve`: the pages and the HTTP API.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the check page, the registry and the HTTP API.",
        discussion: """
            Everything is kept in one folder. The first start prints a link that works once and makes the first account. \
            Others reach the service through a proxy that ends TLS: give its address with --public-address. The log goes \
            to standard error, one JSON object a line.
            """)

    @Option(help: "Folder of the registry, keys and everything else.") var data: String?
    @OptionGroup var database: DatabaseOptions
    @Option(help: ArgumentHelp("Address and port to listen on.", valueName: "host:port")) var bind = "127.0.0.1:8080"
    @Option(help: ArgumentHelp("The address people use, as in https://check.example.org.", valueName: "url"))
    var publicAddress: String?
    @Flag(help: "Take the client's address from the last X-Forwarded-For of a proxy on this machine.")
    var behindProxy = false
    @Option(help: "Who runs this service, for its pages.") var operatorName: String?
    @Option(help: "Largest upload, in MB.") var uploadLimit = 50
    @Option(help: "Requests a minute from one address.") var requestsPerMinute = 60
    @Option(help: "Checks a minute from one address.") var checksPerMinute = 20
    @Option(help: "Checks that run at once.") var slots = max(1, ProcessInfo.processInfo.activeProcessorCount)
    @Flag(help: "Check links too: pictures are then fetched from public web addresses.") var allowLinks = false
    @Option(help: "An address that is not public and that links may lead to all the same (repeat for more).")
    var linkAddress: [String] = []
    @Flag(help: "Fill the registry with pictures that the program paints, and make an account to try.") var demo = false
    @Flag(help: .hidden) var testLanguages = false

    func validate() throws {
        guard address() != nil else { throw ValidationError("--bind takes HOST:PORT, as in 127.0.0.1:8080") }
        guard (1...4000).contains(uploadLimit) else { throw ValidationError("--upload-limit takes 1 to 4000") }
        guard requestsPerMinute > 0, checksPerMinute > 0, slots > 0 else {
            throw ValidationError("rates and slots are 1 or more")
        }
    }

    private func address() -> (host: String, port: Int)? {
        guard let colon = bind.lastIndex(of: ":"), let port = Int(bind[bind.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        let host = bind[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        return host.isEmpty ? nil : (host, port)
    }

    func run() async throws {
        guard let address = address() else { return }
        var configuration = ServerConfiguration(host: address.host, port: address.port)
        configuration.publicAddress = publicAddress.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        configuration.trustsProxy = behindProxy
        configuration.operatorName = operatorName
        configuration.uploadBytes = UInt64(uploadLimit) * 1_000_000
        configuration.requestsPerMinute = requestsPerMinute
        configuration.checksPerMinute = checksPerMinute
        configuration.workSlots = slots
        configuration.allowsLinks = allowLinks
        configuration.linkAddresses = linkAddress
        configuration.offersTestLanguages = testLanguages
        configuration.isDemonstration = demo
        configuration.metricsToken = ProcessInfo.processInfo.environment["COUNTERSIGN_METRICS_TOKEN"]
        let folder = data ?? Folders.home + "/server"
        let service: CountersignService
        do {
            service = try CountersignService(
                configuration: configuration, folder: folder, database: try database.address(),
                trust: try TrustStore(folder: Folders.trust).settings())
        } catch let error as RegistryError {
            throw CommandError(status: .failure, file: folder, message: error.message)
        } catch let error as TrustError {
            throw CommandError(status: .failure, file: Folders.trust, message: "\(error)")
        }
        var demonstration: Demonstration?
        if demo { demonstration = try await service.prepareDemonstration { Terminal.note($0) } }
        let setUp = try await service.makeSetUpPath()
        let host = address.host.contains(":") ? "[\(address.host)]" : address.host
        let base = configuration.publicAddress ?? "http://\(host):\(address.port)"
        if let setUp { say("Make the first account with this link; it works once, today: \(base)\(setUp)") }
        if let demonstration {
            say("Try it signed in: \(base)/signin  login \(demonstration.login)  password \(demonstration.password)")
            say("Copies to check: \(demonstration.samples)")
        }
        try await service.run { [publicAddress = configuration.publicAddress] port in
            say("Countersign is ready: \(publicAddress ?? "http://\(host):\(port)")/")
        }
    }
}

/// A line on standard output, at once, whoever reads it.
private func say(_ line: String) {
    print(line)
    fflush(nil)
}

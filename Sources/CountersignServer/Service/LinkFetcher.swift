// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Foundation

/// Fetches the file behind a link that somebody gave instead of a file.
///
/// The work is done by `countersign-fetcher`, a process for each link: only http and https on their own ports, only to
/// public addresses (judged when connecting, after names were resolved), three redirects, ten seconds, no cookies.
package struct LinkFetcher: Sendable {
    let executable: String
    /// Addresses inside that the operator opens, with any port.
    var allowed: [String] = []
    /// Redirects that are followed.
    var redirects = 3
    /// Seconds after which the process is ended, whatever it does.
    static let patience = 45.0

    /// - Parameter executable: path of `countersign-fetcher`.
    package init(executable: String, allowed: [String] = []) {
        self.executable = executable
        self.allowed = allowed
    }

    /// The file behind `link`.
    /// - Throws: ``ServiceError`` `link_refused`, `too_large`, `timeout`, `storage_full`, `unavailable`.
    package func fetch(_ link: String, limit: UInt64, into scratch: ScratchArea) async throws -> UploadedFile {
        guard LinkFetcher.isPlausible(link) else {
            throw ServiceError(.linkRefused, "This is no link to a picture.", field: "url")
        }
        let content = try scratch.makeFile(announced: limit)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments =
            ["--bytes", String(limit), "--redirects", String(redirects)] + allowed.flatMap { ["--allow", $0] }
        process.environment = [:]
        let input = Pipe()
        let errors = Pipe()
        guard let output = FileHandle(forWritingAtPath: content.path) else {
            throw ServiceError(.internalFailure, "The scratch file cannot be opened.")
        }
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in continuation.finish() }
        do { try process.run() } catch {
            throw ServiceError(.unavailable, "Links cannot be fetched at this moment.", retryAfter: 60)
        }
        let identifier = process.processIdentifier
        let watchman = Task {
            try await Task.sleep(for: .seconds(LinkFetcher.patience))
            kill(identifier, SIGKILL)
        }
        try? input.fileHandleForWriting.write(contentsOf: Data("\(link)\n".utf8))
        try? input.fileHandleForWriting.close()
        for await _ in ends {}
        watchman.cancel()
        let said = String(decoding: (try? errors.fileHandleForReading.read(upToCount: 1024)) ?? Data(), as: UTF8.self)
        let words = said.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let outcome = words.first.flatMap({ Int($0) }) else {
            throw ServiceError(.timeout, "The link took too long.", retryAfter: 30)
        }
        if let failure = LinkFetcher.failure(outcome, limit: limit) { throw failure }
        return UploadedFile(
            field: "url", name: LinkFetcher.name(of: link), claimedType: words.count > 3 ? words[3] : nil,
            bytes: words.count > 2 ? UInt64(words[2]) ?? 0 : 0, content: content)
    }

    /// A link by its looks: http or https, one line, not too long. What it leads to is judged by the fetcher.
    static func isPlausible(_ link: String) -> Bool {
        let lower = link.lowercased()
        return (lower.hasPrefix("http://") || lower.hasPrefix("https://")) && link.utf8.count <= 4096
            && !link.unicodeScalars.contains { $0.value <= 0x20 || $0.value == 0x7F }
    }

    /// The words for an outcome of the fetcher (`csf_outcome`); nil where it was good.
    private static func failure(_ outcome: Int, limit: UInt64) -> ServiceError? {
        switch outcome {
        case 0: nil
        case 1: ServiceError(.linkRefused, "Only http and https links, without a user name, are fetched.", field: "url")
        case 2: ServiceError(.linkRefused, "The link leads to an address that is not public.", field: "url")
        case 3: ServiceError(.linkRefused, "The link leads on and on: more than 3 redirects.", field: "url")
        case 4: ServiceError(.tooLarge, "A file may have at most \(limit / 1_000_000) MB.", field: "url")
        case 5: ServiceError(.linkRefused, "The site did not send the file within 10 seconds.", field: "url")
        case 7: ServiceError(.linkRefused, "The site says that there is nothing at this link.", field: "url")
        default: ServiceError(.linkRefused, "The site cannot be reached.", field: "url")
        }
    }

    /// The last part of the link's path, as a name for the file.
    static func name(of link: String) -> String? {
        let path = link.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").dropFirst(2)
        return path.last.flatMap { String($0).removingPercentEncodingStrictly }.map { String($0.prefix(120)) }
    }
}

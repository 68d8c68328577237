// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ByteKit
import COSE
import Foundation
import TrustServices

extension CommandError {
    /// The status that belongs to a fault of trust material or of the identity store.
    init(_ error: TrustError, file: String? = nil) {
        let status: ExitStatus =
            switch error.code {
            case .malformed, .malformedPEM, .limitExceeded, .unsupportedAlgorithm, .keyMismatch, .profileViolation:
                .unreadable
            case .unknownIdentity, .identityExists, .invalidName, .passphraseRequired, .wrongPassphrase: .usage
            case .refused, .revoked: .negative
            case .storeDamaged, .system, .signerUnavailable: .failure
            }
        self.init(status: status, file: file, message: error.message)
    }
}

/// Runs `body`; faults of trust material become the command's own, named after `file`.
@discardableResult
func naming<Result>(_ file: String? = nil, _ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch let error as TrustError {
        throw CommandError(error, file: file)
    } catch let error as COSEError {
        throw CommandError(status: .unreadable, file: file, message: error.reason)
    }
}

/// Where identities are kept and how their keys are opened.
struct IdentityOptions: ParsableArguments {
    @Option(help: "Folder of the identity store (default: identities/ in $COUNTERSIGN_HOME or ~/.config/countersign).")
    var store: String?

    var identityStore: IdentityStore { IdentityStore(folder: store ?? Folders.identities) }

    /// Opens the store; asks for the passphrase on a terminal when the environment does not give one.
    /// - Parameter choosing: ask for a new passphrase when the store does not exist yet.
    func unlocked(choosing: Bool = false) throws -> UnlockedIdentityStore {
        let store = identityStore
        let environment = ProcessInfo.processInfo.environment
        return try naming {
            var protection = try KeyProtection.fromEnvironment(environment, storeFolder: store.folder)
            if case .keyFile = protection {
                if choosing, !store.exists {
                    protection = .passphrase(try Passphrase.choose())
                } else if store.exists, try store.needsPassphrase(), isatty(STDIN_FILENO) == 1 {
                    protection = .passphrase(try Passphrase.ask("Passphrase of \(store.folder): "))
                }
            }
            return try store.unlock(protection)
        }
    }
}

/// Reads passphrases from the terminal without showing them.
enum Passphrase {
    static func ask(_ prompt: String) throws -> [UInt8] {
        guard isatty(STDIN_FILENO) == 1 else {
            throw CommandError(
                status: .usage, file: nil,
                message: "there is no terminal to ask for the passphrase: name a file in COUNTERSIGN_PASSPHRASE_FILE")
        }
        FileHandle.standardError.write(Data(prompt.utf8))
        var settings = termios()
        tcgetattr(STDIN_FILENO, &settings)
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
            FileHandle.standardError.write(Data("\n".utf8))
        }
        return Array((readLine() ?? "").utf8)
    }

    static func choose() throws -> [UInt8] {
        let first = try ask("New passphrase (at least \(KeyProtection.shortestPassphrase) characters): ")
        guard try ask("Again: ") == first else {
            throw CommandError(status: .usage, file: nil, message: "the two passphrases differ; nothing was made")
        }
        return first
    }
}

/// Reads a small text file that a person named.
func readText(_ path: String) throws -> String {
    do {
        let source = try FileByteSource(path: path)
        return String(
            decoding: try source.readAll(limit: UInt64(TrustStore.sizeLimit), named: "file size"), as: UTF8.self)
    } catch {
        throw CommandError.unreadable(path, error)
    }
}

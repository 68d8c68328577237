// SPDX-License-Identifier: Apache-2.0

internal import CBOR
internal import COSE
internal import CSigningProcess
internal import Dispatch
internal import Synchronization
public import TransparencyLog
public import TrustServices

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The client of `countersign-signer`: starts it, asks it to sign, starts it again when it has died.
///
/// This process never sees a private key or, where the environment names a passphrase file, the passphrase.
public final class SignerProcess: Sendable {
    /// How the signer is started.
    public struct Options: Sendable {
        /// Path of the executable `countersign-signer`.
        public var executable: String
        /// Folder of the identity store.
        public var storeFolder: String
        /// Environment of the signer; only what it needs is passed on.
        public var environment: [String: String]
        /// Most signatures of one identity in a minute.
        public var ratePerMinute: Int
        /// How long one answer may take.
        public var timeout: Duration

        /// Options.
        public init(
            executable: String, storeFolder: String, environment: [String: String] = [:], ratePerMinute: Int = 6_000,
            timeout: Duration = .seconds(10)
        ) {
            self.executable = executable
            self.storeFolder = storeFolder
            self.environment = environment
            self.ratePerMinute = ratePerMinute
            self.timeout = timeout
        }
    }

    private struct Connection {
        let socket: MessageSocket
        let processID: pid_t
    }

    /// Names of environment variables that the signer gets.
    private static let passed = [
        "COUNTERSIGN_PASSPHRASE_FILE", "COUNTERSIGN_PASSPHRASE", "CREDENTIALS_DIRECTORY", "HOME", "LANG",
        "LD_LIBRARY_PATH", "PATH", "TZ",
    ]

    private let options: Options
    private let connection = Mutex<Connection?>(nil)
    private let queue = DispatchQueue(label: "countersign.signer")

    /// A client; the process is started with the first request.
    public init(options: Options) { self.options = options }

    deinit { SignerProcess.end(connection.withLock { $0 }) }

    /// The process id of the running signer, for health checks and tests.
    public var processID: Int32? { connection.withLock { $0?.processID } }

    /// Ends the signer; the next request starts it again.
    public func stop() {
        connection.withLock { current in
            SignerProcess.end(current)
            current = nil
        }
    }

    /// What the signer can sign with.
    /// - Throws: `TrustError`: `signerUnavailable`, or what kept the signer from opening its store.
    public func identities() async throws -> [SignerIdentity] {
        let answer = try await ask(CBORMap([("op", "identities")]))
        return try (answer["identities"]?.array ?? []).map { try SignerIdentity($0) }
    }

    /// A claim signer for one identity; nil takes the store's default.
    /// - Throws: `TrustError` with `unknownIdentity` or `signerUnavailable`.
    public func claimSigner(identity name: String? = nil) async throws -> ProcessClaimSigner {
        let signers = try await identities().filter { $0.kind == .signer }
        let chosen =
            name.map { name in signers.filter { $0.name == name } }
            ?? (signers.contains(where: \.isDefault) ? signers.filter(\.isDefault) : signers)
        guard chosen.count == 1, let identity = chosen.first else {
            let wanted = name.map { "the identity \($0)" } ?? "a default identity"
            throw TrustError(.unknownIdentity, "the signer does not have \(wanted); see `countersign identity list`")
        }
        return ProcessClaimSigner(process: self, identity: identity)
    }

    /// The claim signer of a publisher; its identity is made inside the signer where there is none yet.
    /// - Parameters:
    ///   - name: the publisher's identifier in the registry (`pub_…`), which names the identity.
    ///   - commonName: CN of a new certificate.
    ///   - organization: O of a new certificate, what people see as the publisher.
    /// - Throws: `TrustError` with `refused` for another kind of name, `invalidName` or `signerUnavailable`.
    public func provideClaimSigner(
        identity name: String, commonName: String, organization: String
    ) async throws -> ProcessClaimSigner {
        let answer = try await ask(
            CBORMap([
                ("op", "provide"), ("identity", .text(name)), ("name", .text(commonName)),
                ("organization", .text(organization)),
            ]))
        guard let value = answer["identity"] else {
            throw TrustError(.signerUnavailable, "the signer answered without an identity")
        }
        return ProcessClaimSigner(process: self, identity: try SignerIdentity(value))
    }

    /// Asks for a signature.
    /// - Returns: the raw signature, and how many signatures the identity has made in all.
    /// - Throws: `TrustError` with `refused` when the policy says no.
    public func sign(_ request: SignatureRequest) async throws -> (signature: [UInt8], count: Int) {
        let assertions = request.assertions.map { assertion in
            CBORValue.map(CBORMap([("url", .text(assertion.url)), ("content", .bytes(assertion.content))]))
        }
        let answer = try await ask(
            CBORMap([
                ("op", "sign"), ("identity", .text(request.identity)), ("protected", .bytes(request.protectedHeader)),
                ("claim", .bytes(request.claim)), ("assertions", .array(assertions)),
            ]))
        guard let signature = answer["signature"]?.byteString, let count = answer["count"]?.int else {
            throw TrustError(.signerUnavailable, "the signer answered without a signature")
        }
        return (signature, count)
    }

    /// Asks for a time-stamp; `query` and the answer are those of RFC 3161.
    public func timeStampResponse(to query: [UInt8], identity: String) async throws -> [UInt8] {
        let answer = try await ask(
            CBORMap([("op", "time-stamp"), ("identity", .text(identity)), ("query", .bytes(query))]))
        guard let response = answer["response"]?.byteString else {
            throw TrustError(.signerUnavailable, "the signer answered without a time-stamp")
        }
        return response
    }

    /// Asks about certificates of the store's own authority; `query` and the answer are those of RFC 6960.
    public func ocspResponse(to query: [UInt8]) async throws -> [UInt8] {
        let answer = try await ask(CBORMap([("op", "ocsp"), ("query", .bytes(query))]))
        guard let response = answer["response"]?.byteString else {
            throw TrustError(.signerUnavailable, "the signer answered without an OCSP response")
        }
        return response
    }

    /// Has a checkpoint of the audit log signed.
    /// - Parameter proof: that the store's last checkpoint is the beginning of it; empty for the first.
    /// - Returns: the signed note.
    /// - Throws: `TrustError` with `refused` where it does not continue the last one.
    public func sign(_ checkpoint: Checkpoint, continuing proof: [MerkleTree.Hash]) async throws -> String {
        let answer = try await ask(
            CBORMap([
                ("op", "checkpoint"), ("origin", .text(checkpoint.origin)), ("size", .integer(checkpoint.size)),
                ("root", .bytes(checkpoint.root)), ("time", .text(checkpoint.time)),
                ("proof", .array(proof.map { .bytes($0) })),
            ]))
        guard let note = answer["note"]?.string else {
            throw TrustError(.signerUnavailable, "the signer answered without a checkpoint")
        }
        return note
    }

    /// Gives a publisher's identity a new key and certificate.
    /// - Throws: `TrustError` with `refused` for another kind of name, `unknownIdentity` or `signerUnavailable`.
    public func renew(identity name: String) async throws {
        _ = try await ask(CBORMap([("op", "renew"), ("identity", .text(name))]))
    }

    /// Withdraws a certificate that was issued for a publisher's identity.
    /// - Parameter serialNumber: hexadecimal, without leading zeros.
    /// - Throws: `TrustError` with `refused` for another kind of name, `unknownIdentity` or `signerUnavailable`.
    public func revoke(identity name: String, serialNumber: String, reason: RevocationReason) async throws {
        _ = try await ask(
            CBORMap([
                ("op", "revoke"), ("identity", .text(name)), ("serial", .text(serialNumber)),
                ("reason", .text(reason.rawValue)),
            ]))
    }

    private func ask(_ request: CBORMap) async throws -> CBORMap {
        let bytes = CBOREncoder.encode(.map(request))
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { [self] in
                continuation.resume(with: Result { try SigningMessage.read(exchange(bytes)) })
            }
        }
    }

    /// One request and its answer. When the signer has died it is started again and asked once more: a signature that
    /// nobody got does no harm, and the signer counts it.
    private func exchange(_ request: [UInt8]) throws(TrustError) -> [UInt8] {
        var lastError = TrustError(.signerUnavailable, "the signer does not answer")
        for _ in 0..<2 {
            let answer: Result<[UInt8], TrustError> = connection.withLock { current in
                do throws(TrustError) {
                    let open: Connection
                    if let current { open = current } else { open = try start() }
                    current = open
                    try open.socket.send(request, timeout: options.timeout)
                    guard let answer = try open.socket.receive(timeout: options.timeout) else {
                        throw TrustError(.signerUnavailable, "the signer has ended")
                    }
                    return .success(answer)
                } catch {
                    if error.code == .signerUnavailable {
                        SignerProcess.end(current)
                        current = nil
                    }
                    return .failure(error)
                }
            }
            switch answer {
            case .success(let bytes): return bytes
            case .failure(let error) where error.code == .signerUnavailable: lastError = error
            case .failure(let error): throw error
            }
        }
        throw lastError
    }

    private func start() throws(TrustError) -> Connection {
        let arguments = [
            options.executable, "--store", options.storeFolder, "--rate", String(options.ratePerMinute),
        ]
        let environment = SignerProcess.passed.compactMap { name in
            options.environment[name].map { "\(name)=\($0)" }
        }
        var pid: pid_t = 0
        var descriptor: Int32 = -1
        let code = withCStrings(arguments) { argv in
            withCStrings(environment) { envp in csg_spawn(options.executable, argv, envp, &pid, &descriptor) }
        }
        guard code == 0 else {
            throw TrustError(
                .signerUnavailable, "\(options.executable) cannot be started: \(String(cString: strerror(code)))")
        }
        let started = Connection(socket: MessageSocket(descriptor: descriptor), processID: pid)
        do throws(TrustError) {
            // Opening a store with a passphrase takes half a second of scrypt, more on a busy machine.
            guard let hello = try started.socket.receive(timeout: .seconds(60)) else {
                throw TrustError(.signerUnavailable, "the signer ended at once; see its messages")
            }
            guard try SigningMessage.read(hello)["version"]?.int == SigningMessage.version else {
                throw TrustError(.signerUnavailable, "the signer is of another version; install both together")
            }
            return started
        } catch {
            SignerProcess.end(started)
            throw error
        }
    }

    /// Closes the socket, which ends the signer; if it does not end by itself soon, it is killed.
    private static func end(_ connection: Connection?) {
        guard let connection else { return }
        connection.socket.shut()
        var status: Int32 = 0
        for _ in 0..<50 {
            if waitpid(connection.processID, &status, WNOHANG) != 0 { return }
            usleep(2_000)
        }
        kill(connection.processID, SIGKILL)
        while waitpid(connection.processID, &status, 0) < 0, errno == EINTR {}
    }
}

/// Calls `body` with a null-terminated array of C strings.
private func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    return body(pointers)
}

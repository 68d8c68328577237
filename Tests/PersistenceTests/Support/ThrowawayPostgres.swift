// SPDX-License-Identifier: Apache-2.0
import Foundation
import PostgresClient
import Synchronization
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// A PostgreSQL server of the tests' own, on a socket in a folder that goes away at the end.
final class ThrowawayPostgres: Sendable {
    /// The one that the conformance tests share. Throws where it is installed and does not start: then tests fail.
    static var shared: ThrowawayPostgres {
        get throws { try started.get() }
    }
    private static let started = Result { try ThrowawayPostgres() }

    /// Where the programs are; nil where they are not installed, and tests are skipped.
    static let installed: String? = {
        let versions = "/usr/lib/postgresql"
        let found = (try? FileManager.default.contentsOfDirectory(atPath: versions)) ?? []
        return found.max { (Int($0) ?? 0) < (Int($1) ?? 0) }.map { "\(versions)/\($0)/bin" }
    }()

    private let folder: String
    private let programs: String
    private let count = Mutex(0)

    init() throws {
        guard let installed = Self.installed else { throw CocoaError(.fileNoSuchFile) }
        programs = installed
        // In memory where that can be: a disk that is slow to sync says nothing about the stores.
        let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm/" : NSTemporaryDirectory()
        folder = base + "countersign-postgres-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        guard chmod(folder, 0o777) == 0 else { throw CocoaError(.fileWriteNoPermission) }
        try run(
            "initdb", ["-D", "\(folder)/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"])
        try start()
        let folder = folder
        let programs = programs
        shutDown.withLock { $0.append((folder, programs)) }
        if shutDown.withLock({ $0.count }) == 1 {
            atexit { for (folder, programs) in shutDown.withLock({ $0 }) { stop(folder, programs) } }
        }
    }

    /// Starts the server; after a kill, the old one's children take a moment to notice.
    func start() throws {
        for attempt in 0... {
            do { return try launchServer() } catch  where attempt < 20 { usleep(300_000) }
        }
    }

    private func launchServer() throws {
        try run(
            "pg_ctl",
            [
                "-D", "\(folder)/data", "-w", "-t", "60", "-l", "\(folder)/log", "-o",
                "-c listen_addresses='' -c unix_socket_directories='\(folder)' -c max_connections=300", "start",
            ])
    }

    /// Ends all of the server's processes at once, as a power cut would.
    func kill() throws {
        let text = try String(contentsOfFile: "\(folder)/data/postmaster.pid", encoding: .utf8)
        guard let line = text.split(separator: "\n").first, let pid = Int32(line) else { return }
        // The children end by themselves when the first process is gone.
        _ = Glibc.kill(pid, SIGKILL)
        usleep(200_000)
    }

    /// The address of a new, empty database.
    func makeDatabase() throws -> String {
        let name = "t\(count.withLock { $0 += 1; return $0 })"
        let connection = try PostgresConnection(address: address(of: "postgres"), application: "tests")
        try connection.run("CREATE DATABASE \(name)")
        return address(of: name)
    }

    private func address(of database: String) -> String {
        "postgres://postgres@/\(database)?host=\(folder.replacing("/", with: "%2F"))"
    }

    private func run(_ program: String, _ arguments: [String]) throws {
        try launch("\(programs)/\(program)", arguments)
    }
}

private let shutDown = Mutex<[(folder: String, programs: String)]>([])

private func stop(_ folder: String, _ programs: String) {
    try? launch("\(programs)/pg_ctl", ["-D", "\(folder)/data", "-m", "immediate", "stop"])
    try? FileManager.default.removeItem(atPath: folder)
}

/// Runs a program, as the user `postgres` where this one is root: the server refuses root. Not with `Process`, which
/// waits until a server that the program leaves behind has ended too.
private func launch(_ program: String, _ arguments: [String]) throws {
    var words = [program] + arguments
    if getuid() == 0, program.hasPrefix("/") {
        // The other user may not be allowed to be where this one is.
        words = ["env", "-C", "/", "setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] + words
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in Int32(0)...2 {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
    }
    var child = pid_t()
    let pointers = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    guard let name = pointers.first ?? nil, posix_spawnp(&child, name, &actions, nil, pointers, environ) == 0 else {
        throw CocoaError(.executableNotLoadable)
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else { throw CocoaError(.executableRuntimeMismatch) }
}

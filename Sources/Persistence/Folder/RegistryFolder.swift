// SPDX-License-Identifier: Apache-2.0
public import Accounts
import Foundation
public import GenerationGateway
public import MatchBanks
import PostgresClient
public import ProvenanceRegistry

/// A registry in a folder of this machine: `registry.sqlite`, `blobs/`, `copies/` (made before migrations) and `lock`.
/// A server opens it for itself alone; commands share it with each other, but not with a server.
///
/// Or a registry in a PostgreSQL database, with the blobs in a folder that all servers of the database share.
public final class RegistryFolder: RegistryStorage, AccountsStorage {
    /// Who opens the folder.
    public enum Use: Sendable {
        /// A server: nobody else may use the folder meanwhile.
        case server
        /// A command: others may, a server may not.
        case command
        /// A process that serves beside a server, as the gateway does: it adds and never sweeps, and there may be several.
        case companion
        /// Upkeep, whose every step is safe beside a server and commands; two of them wait for each other.
        case upkeep
    }

    /// The folder.
    public let path: String
    let database: RegistryDatabase
    private let lock: FolderLock?
    private let folderBlobs: FolderBlobStore
    public var blobs: any BlobStore { folderBlobs }

    /// Opens the registry in `path`, making it if there is none.
    /// - Parameter database: the address of a PostgreSQL database (see `PostgresConnection`); nil for SQLite in the
    ///   folder.
    /// - Throws: ``RegistryError`` `folder_in_use`, `folder_unusable`, `storage_failure`, `storage_full`,
    ///   `storage_damaged`.
    public convenience init(path: String, database: String? = nil, use: Use, now: Timestamp) throws {
        try self.init(path: path, database: database, use: use, now: now, probe: { _ in })
    }

    /// As ``init(path:database:use:now:)``, telling `probe` of every step of storing.
    /// - Parameter isMoving: whether the registry of the folder is on its way into the database.
    package init(
        path: String, database address: String? = nil, use: Use, now: Timestamp, isMoving: Bool = false,
        probe: @escaping StorageProbe
    ) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw RegistryError(.folderUnusable, "the folder \(path) cannot be made: \(error.localizedDescription)")
        }
        self.path = path
        if let address {
            guard isMoving || !FileManager.default.fileExists(atPath: Self.file(path)) else {
                throw RegistryError(
                    .folderUnusable,
                    "the folder holds a registry in SQLite; bring it into the database with registry move, or name another "
                        + "folder")
            }
            // The database itself keeps its users apart.
            lock = nil
            folderBlobs = try FolderBlobStore(folder: "\(path)/blobs", probe: probe)
            database = try PostgresDriver.open(address: address, probe: probe)
            // Whoever forgets to name the database must not begin a second registry beside it.
            guard isMoving || FileManager.default.createFile(atPath: Self.elsewhereMark(path), contents: nil) else {
                throw RegistryError(.folderUnusable, "the folder \(path) cannot be written to; check its rights")
            }
            return
        }
        try FileSystemCheck.requireLocal(path)
        let isElsewhere = [Self.movedMark(path), Self.elsewhereMark(path)].contains {
            FileManager.default.fileExists(atPath: $0)
        }
        guard !isElsewhere else {
            throw RegistryError(
                .folderUnusable, "the registry of this folder is in a PostgreSQL database; name it with --database")
        }
        lock =
            switch use {
            case .server: try FolderLock(path: "\(path)/lock", exclusive: true, patience: 0)
            case .command: try FolderLock(path: "\(path)/lock", exclusive: false, patience: 20)
            case .companion: try FolderLock(path: "\(path)/companion.lock", exclusive: false, patience: 20)
            case .upkeep: try FolderLock(path: "\(path)/upkeep.lock", exclusive: true, patience: 20)
            }
        let blobs = try FolderBlobStore(folder: "\(path)/blobs", probe: probe)
        // What a companion writes at this moment looks like a leftover.
        if use == .server, (try? FolderLock(path: "\(path)/companion.lock", exclusive: true, patience: 0)) != nil {
            blobs.removeLeftovers()
        }
        folderBlobs = blobs
        database = try SQLiteDriver.open(
            path: Self.file(path), copies: "\(path)/copies", now: now, probe: probe)
    }

    /// The database in the folder.
    static func file(_ path: String) -> String { "\(path)/registry.sqlite" }
    /// The file that takes the database's place when it was moved; see ``RegistryMove``.
    static func movedMark(_ path: String) -> String { "\(path)/registry.sqlite.moved" }
    /// An empty file that says that the registry has been in a PostgreSQL database from the beginning.
    static func elsewhereMark(_ path: String) -> String { "\(path)/registry.elsewhere" }

    /// Whether a text is the address of a PostgreSQL database; says nothing of the server.
    public static func isDatabaseAddress(_ text: String) -> Bool { PostgresConnection.isAddress(text) }

    /// Whether there is a registry in `path`, be it that its rows are in a database elsewhere.
    public static func exists(at path: String) -> Bool {
        [file(path), movedMark(path), elsewhereMark(path)].contains { FileManager.default.fileExists(atPath: $0) }
    }

    public var records: any RecordStore { SQLiteRecordStore(database: database) }
    public var publishers: any PublisherStore { SQLitePublisherStore(database: database) }
    public var accounts: any AccountStore { SQLiteAccountStore(database: database) }
    public var sessions: any SessionStore { SQLiteSessionStore(database: database) }
    public var tokens: any TokenStore { SQLiteTokenStore(database: database) }
    public var access: any AccessStore { SQLiteAccessStore(database: database) }
    public var organisations: any OrganisationStore { SQLiteOrganisationStore(database: database) }
    public var invitations: any InvitationStore { SQLiteInvitationStore(database: database) }
    public var secondFactors: any SecondFactorStore { SQLiteSecondFactorStore(database: database) }
    /// Signed-in browsers by account.
    public var sessionDirectory: any SessionDirectory { SQLiteSessionDirectory(database: database) }
    public var verifications: any VerificationStore { SQLiteVerificationStore(database: database) }
    public var setUpLinks: any SetUpLinkStore { SQLiteSetUpLinkStore(database: database) }
    public var idempotency: any IdempotencyStore { SQLiteIdempotencyStore(database: database) }
    public var checks: any CheckResultStore { SQLiteCheckResultStore(database: database) }
    public var sharedResults: any SharedResultStore { SQLiteSharedResultStore(database: database) }
    /// What the gateway in front of generators decided.
    public var generation: any GatewayStore { SQLiteGatewayStore(database: database) }
    /// Banks of items that content is matched against.
    public var banks: any BankStore { SQLiteBankStore(database: database) }
    /// Reports, cases, decisions, appeals.
    package var casework: SQLiteCaseworkStore { SQLiteCaseworkStore(database: database) }
    /// The secret from which the codes of reports and appeals are made.
    /// - Throws: ``RegistryError``.
    package func caseworkCodeKey() throws -> [UInt8] { database.codeKey }
    public var auditLog: any AuditLog { SQLiteAuditLog(database: database) }

    /// Writes into the audit log what changed nothing in the database: something was published.
    /// - Throws: ``RegistryError``.
    public func note(_ event: AuditEvent) async throws { try await database.write(event) { _ in } }

    /// Safe beside a server and other commands; a blob is looked at twice before it goes.
    public func removeUnreferencedBlobs(storedBefore moment: Timestamp) async throws -> SweepReport {
        try await BlobSweep(blobs: folderBlobs, storedBefore: moment).run { [database] byte in
            try await SQLiteRecordStore.blobs(beginningWith: byte, in: database)
        }
    }

    /// Whether the disk failed under a write. A server ends itself then (exit status 70) so that its restart reads
    /// the disk anew.
    public var hasFailed: Bool { database.hasFailed }

    /// What the database's writer and a reader are set to.
    package func presentSettings() throws -> [[String: String]] { try database.presentSettings() }

    /// Ends the use of the folder. Not needed: the end of the process does no harm.
    public func close() throws {
        try database.close()
        lock?.release()
    }
}

// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

/// What opens the private keys of an ``IdentityStore``.
public enum KeyProtection: Sendable {
    /// A passphrase, stretched with scrypt.
    case passphrase([UInt8])
    /// A file with a random key, made with mode 0400 when the store is new. Keep it apart from backups of the store.
    case keyFile(path: String)

    /// Shortest passphrase that a new store takes, in bytes.
    public static let shortestPassphrase = 12
    /// Longest passphrase file that is read, in bytes.
    static let longestPassphrase = 4_096

    /// Chooses by the environment, in this order:
    /// 1. `COUNTERSIGN_PASSPHRASE_FILE`: a file whose first line is the passphrase;
    /// 2. the systemd credential `countersign-passphrase` in `$CREDENTIALS_DIRECTORY`, if it exists;
    /// 3. `COUNTERSIGN_PASSPHRASE`: the passphrase itself (others with your user id can see it in `/proc`);
    /// 4. a random key file, `identities.key` beside the store's folder.
    /// - Throws: ``TrustError`` with `passphraseRequired` when a named file cannot be read or is empty.
    public static func fromEnvironment(
        _ environment: [String: String], storeFolder: String
    ) throws(TrustError) -> KeyProtection {
        if let path = environment["COUNTERSIGN_PASSPHRASE_FILE"], !path.isEmpty {
            return .passphrase(try firstLine(of: path))
        }
        if let folder = environment["CREDENTIALS_DIRECTORY"], !folder.isEmpty {
            let path = "\(folder)/countersign-passphrase"
            if StoreFiles.exists(path) { return .passphrase(try firstLine(of: path)) }
        }
        if let text = environment["COUNTERSIGN_PASSPHRASE"], !text.isEmpty { return .passphrase(Array(text.utf8)) }
        var folder = storeFolder
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        return .keyFile(path: folder + ".key")
    }

    private static func firstLine(of path: String) throws(TrustError) -> [UInt8] {
        let bytes: [UInt8]
        do {
            bytes = try StoreFiles.read(path, limit: longestPassphrase)
        } catch {
            throw TrustError(.passphraseRequired, "the passphrase file \(path) cannot be read: \(error.message)")
        }
        let line = Array(bytes.prefix { $0 != 0x0A && $0 != 0x0D })
        guard !line.isEmpty else { throw TrustError(.passphraseRequired, "the passphrase file \(path) is empty") }
        return line
    }
}

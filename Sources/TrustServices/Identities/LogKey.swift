// SPDX-License-Identifier: Apache-2.0

/// The secret with which an installation signs checkpoints of its audit log, and the name it signs under.
public struct LogKey: Sendable {
    /// The log's name.
    public let name: String
    /// The seed of an Ed25519 key (RFC 8032), 32 bytes.
    public let seed: [UInt8]
}

extension UnlockedIdentityStore {
    /// The key of this installation's audit log; made on first use. Kept sealed like the keys of identities, in
    /// `log/key`.
    /// - Parameters:
    ///   - name: the name of a new log; a log that has one keeps it.
    ///   - random: 32 random bytes for a new key.
    /// - Throws: ``TrustError`` `store_damaged`, `invalid_name` where another name was asked for, `system`.
    public func logKey(name: String?, random: () -> [UInt8]) throws -> LogKey {
        try StoreFiles.locked(store.folder) {
            let path = "\(store.folder)/log/key"
            if StoreFiles.exists(path) {
                let opened = try vault.open(try StoreFiles.read(path, limit: 4_096), name: "log")
                guard opened.count > 32 else {
                    throw TrustError(.storeDamaged, "the key of the log is damaged; restore it from a backup")
                }
                let known = LogKey(
                    name: String(decoding: opened.dropFirst(32), as: UTF8.self), seed: Array(opened.prefix(32)))
                guard name == nil || name == known.name else {
                    throw TrustError(.invalidName, "this log signs as \(known.name) already; a log keeps its name")
                }
                return known
            }
            let seed = random()
            guard let name, (1...200).contains(name.utf8.count),
                !name.contains(where: { $0.isWhitespace || $0 == "+" || $0 == "/" && name.hasPrefix("/") }),
                seed.count == 32
            else {
                throw TrustError(
                    .invalidName,
                    "the log has no key yet: give it a name without blanks and +, as in --name example.org/log")
            }
            try StoreFiles.makeFolder("\(store.folder)/log")
            try StoreFiles.write(try vault.seal(seed + Array(name.utf8), name: "log"), to: path, mode: 0o400)
            return LogKey(name: name, seed: seed)
        }
    }
}

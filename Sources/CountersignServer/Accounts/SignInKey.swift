// SPDX-License-Identifier: Apache-2.0
import Accounts
import Foundation
import ProvenanceRegistry

/// The key under which second factors are sealed: a file beside the database, so that a copy of the database alone opens
/// none of them. It is made at the first start and belongs into the backup of keys.
enum SignInKey {
    /// Reads the key at `path`, making it where there is none.
    /// - Throws: `RegistryError` `folder_unusable`, also where the file is no such key.
    static func load(_ path: String) throws -> SecretSeal {
        if !FileManager.default.fileExists(atPath: path) {
            var generator = SystemRandomNumberGenerator()
            let key = (0..<SecretSeal.keyLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            // Written under another name and linked, so that it is whole or not there, and is never replaced.
            let draft = "\(path).\(UUID().uuidString)"
            guard
                FileManager.default.createFile(
                    atPath: draft, contents: Data(key), attributes: [.posixPermissions: 0o600])
            else { throw RegistryError(.folderUnusable, "the key \(path) cannot be written") }
            defer { try? FileManager.default.removeItem(atPath: draft) }
            if let file = FileHandle(forUpdatingAtPath: draft) { try file.synchronize() }
            try? FileManager.default.linkItem(atPath: draft, toPath: path)
        }
        guard let key = FileManager.default.contents(atPath: path) else {
            throw RegistryError(.folderUnusable, "the key \(path) cannot be read; check its rights")
        }
        do { return try SecretSeal(key: Array(key)) } catch {
            throw RegistryError(.folderUnusable, "\(path): \(error.message)")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
public import ByteKit

/// Keeps immutable bytes under their digest.
public protocol BlobStore: Sendable {
    /// Stores everything in `source`. When this returns, the blob and its name survive a power cut. Storing what is
    /// there already changes nothing.
    /// - Throws: ``RegistryError`` `storage_full` or `storage_failure`; nothing is stored then.
    func put(_ source: any ByteSource) async throws -> ContentDigest
    /// Opens a blob for reading. - Throws: ``RegistryError`` `not_found`.
    func open(_ digest: ContentDigest) async throws -> any ByteSource
    /// Whether the blob is there (its bytes are not looked at).
    func contains(_ digest: ContentDigest) async throws -> Bool
    /// Reads the blob and compares it with its name.
    /// - Throws: ``RegistryError`` `storage_damaged` or `not_found`.
    func scrub(_ digest: ContentDigest) async throws
}

extension BlobStore {
    /// Stores bytes that are in memory.
    public func put(_ bytes: [UInt8]) async throws -> ContentDigest { try await put(MemoryByteSource(bytes)) }

    /// Reads a whole blob of at most `limit` bytes and checks it against its name.
    /// - Throws: ``RegistryError`` `storage_damaged` where the bytes are not those that were stored.
    public func bytes(of digest: ContentDigest, limit: UInt64) async throws -> [UInt8] {
        let bytes = try await open(digest).readAll(limit: limit, named: "blob")
        guard ContentDigest(of: bytes) == digest else {
            throw RegistryError(.storageDamaged, "the stored blob \(digest) is damaged; restore it from a backup")
        }
        return bytes
    }
}

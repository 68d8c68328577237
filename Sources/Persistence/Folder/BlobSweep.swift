// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Foundation
import ProvenanceRegistry

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Removes blobs that no record stands on, while others store and register.
///
/// Whoever stores a blob that is there already makes it young again first and registers afterwards. So a blob is taken
/// aside under another name, its age is looked at once more, and only if it is still old is it removed; otherwise it
/// gets its name back. In between, somebody who stores the same bytes makes a new file. A process that ends in the middle
/// leaves the other name behind, and the next sweep gives the blob its name back before it judges it anew.
struct BlobSweep {
    let blobs: FolderBlobStore
    let storedBefore: Timestamp
    private static let aside = ".sweep"

    /// - Parameter referenced: the digests that records stand on, among those that begin with a byte.
    func run(referenced: (UInt8) async throws -> Set<ContentDigest>) async throws -> SweepReport {
        var report = SweepReport()
        for byte in UInt8.min ... .max {
            let shard = "\(blobs.folder)/\(Hex.encode([byte]))"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: shard)) ?? []
            guard !names.isEmpty else { continue }
            for name in names where name.hasSuffix(Self.aside) { try giveBack(name, in: shard) }
            let wanted = try await referenced(byte)
            var removed = false
            for name in names {
                guard let digest = ContentDigest(name) else { continue }
                report.seen += 1
                guard !wanted.contains(digest), let count = try remove(name, in: shard) else { continue }
                report.removed += 1
                report.bytes += count
                removed = true
            }
            if removed { try AtomicFile.syncFolder(shard) }
        }
        return report
    }

    /// Removes a blob if it is old, now and after nobody can make it younger any more; gives its bytes.
    private func remove(_ name: String, in shard: String) throws -> UInt64? {
        let path = "\(shard)/\(name)"
        guard isOld(path) else { return nil }
        let other = "\(shard)/.\(name)\(Self.aside)"
        guard rename(path, other) == 0 else { return nil }
        guard isOld(other) else {
            try giveBack(".\(name)\(Self.aside)", in: shard)
            return nil
        }
        var facts = stat()
        let count = stat(other, &facts) == 0 ? UInt64(clamping: facts.st_size) : 0
        guard unlink(other) == 0 else { throw FolderBlobStore.failure(errno, "remove", other) }
        return count
    }

    private func giveBack(_ name: String, in shard: String) throws {
        let other = "\(shard)/\(name)"
        let path = "\(shard)/\(name.dropFirst().dropLast(Self.aside.utf8.count))"
        // Somebody may have stored the same bytes in the meantime: then that file stays.
        if link(other, path) != 0, errno != EEXIST { throw FolderBlobStore.failure(errno, "name", path) }
        unlink(other)
        try AtomicFile.syncFolder(shard)
    }

    private func isOld(_ path: String) -> Bool {
        var facts = stat()
        guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return false }
        #if canImport(Darwin)
            let changed = facts.st_mtimespec
        #else
            let changed = facts.st_mtim
        #endif
        return Int64(changed.tv_sec) * 1000 + Int64(changed.tv_nsec) / 1_000_000 < storedBefore.milliseconds
    }
}

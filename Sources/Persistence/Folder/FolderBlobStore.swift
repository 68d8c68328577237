// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Crypto
import ProvenanceRegistry

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Blobs as read-only files, named by their digest, in 256 folders by its first byte.
///
/// A blob is written under a temporary name while it is hashed, synced, given its name (never over another file), and
/// the folders that carry the name are synced, in this order: whatever happens in between, a name always stands for
/// whole bytes, and when ``put(_:)`` has returned, both survive a power cut.
struct FolderBlobStore: BlobStore {
    let folder: String
    private let probe: StorageProbe

    /// Opens the store, making its folder if need be.
    init(folder: String, probe: @escaping StorageProbe) throws {
        self.folder = folder
        self.probe = probe
        if mkdir(folder, 0o700) == 0 {
            do { try AtomicFile.syncFolder(Self.parent(of: folder)) } catch {
                throw Self.translate(error, path: folder)
            }
        } else if errno != EEXIST {
            throw Self.failure(errno, "make the folder", folder)
        }
    }

    func put(_ source: any ByteSource) async throws -> ContentDigest { try store(source) }

    func open(_ digest: ContentDigest) async throws -> any ByteSource {
        guard access(path(of: digest), F_OK) == 0 else {
            throw RegistryError(.notFound, "there is no blob \(digest)")
        }
        return try FileByteSource(path: path(of: digest))
    }

    func contains(_ digest: ContentDigest) async throws -> Bool { access(path(of: digest), F_OK) == 0 }

    func scrub(_ digest: ContentDigest) async throws {
        guard try ContentDigest(of: try await open(digest)) == digest else {
            throw RegistryError(.storageDamaged, "the stored blob \(digest) is damaged; restore it from a backup")
        }
    }

    /// Removes what interrupted writes left behind. Only for a process that has the folder to itself.
    func removeLeftovers() {
        guard let handle = opendir(folder) else { return }
        defer { closedir(handle) }
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix("."), name.hasSuffix(".part") { unlink("\(folder)/\(name)") }
        }
    }

    private func path(of digest: ContentDigest) -> String {
        let name = digest.description
        return "\(folder)/\(name.prefix(2))/\(name)"
    }

    private func store(_ source: any ByteSource) throws -> ContentDigest {
        let temporary = "\(folder)/.\(String(UInt64.random(in: .min ... .max), radix: 36)).part"
        let descriptor = Self.create(temporary)
        guard descriptor >= 0 else { throw Self.failure(errno, "create", temporary) }
        // After the naming the temporary name is gone already, and this does nothing.
        defer {
            close(descriptor)
            unlink(temporary)
        }
        do {
            try probe(.blobCreated)
            let digest = try Self.write(source, to: descriptor, path: temporary)
            try probe(.blobWritten)
            guard fchmod(descriptor, 0o440) == 0, fsync(descriptor) == 0 else {
                throw Self.failure(errno, "sync", temporary)
            }
            try probe(.blobSynced)
            try name(temporary, digest, count: source.count)
            return digest
        } catch let error as ByteError {
            throw Self.translate(error, path: temporary)
        }
    }

    private func name(_ temporary: String, _ digest: ContentDigest, count: UInt64) throws {
        let target = path(of: digest)
        let shard = Self.parent(of: target)
        if mkdir(shard, 0o700) == 0 {
            try AtomicFile.syncFolder(folder)
        } else if errno != EEXIST {
            throw Self.failure(errno, "make the folder", shard)
        }
        var isNamed = false
        while !isNamed {
            // A second name and then one name less: unlike a rename, this never replaces a file that is there.
            if link(temporary, target) == 0 {
                unlink(temporary)
                isNamed = true
            } else if errno != EEXIST {
                throw Self.failure(errno, "name", target)
            } else if utimensat(AT_FDCWD, target, nil, 0) == 0 {
                // It is there already, and its age now says that somebody wants it: a sweep leaves it alone.
                guard try FileByteSource(path: target).count == count else {
                    throw RegistryError(
                        .storageDamaged, "the stored blob \(digest) is damaged; restore it from a backup")
                }
                isNamed = true
            } else if errno != ENOENT {
                throw Self.failure(errno, "name", target)
            }
        }
        try probe(.blobNamed)
        // Also when the name was there already: whoever made it may not have synced the folder yet.
        try AtomicFile.syncFolder(shard)
        try probe(.folderSynced)
    }

    private static func write(_ source: any ByteSource, to descriptor: Int32, path: String) throws -> ContentDigest {
        var hash = SHA256()
        var position: UInt64 = 0
        while position < source.count {
            let chunk = try source.readUpTo(1 << 20, at: position)
            hash.update(data: chunk)
            try write(chunk, to: descriptor, path: path)
            position += UInt64(chunk.count)
        }
        guard let digest = ContentDigest(bytes: Array(hash.finalize())) else {
            throw RegistryError(.storageFailure, "the blob could not be hashed")
        }
        return digest
    }

    private static func create(_ path: String) -> Int32 {
        #if canImport(Glibc)
            Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        #elseif canImport(Musl)
            Musl.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        #else
            Darwin.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        #endif
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
        var done = 0
        while done < bytes.count {
            let wrote = bytes.withUnsafeBytes { buffer in
                #if canImport(Glibc)
                    Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), bytes.count - done)
                #elseif canImport(Musl)
                    Musl.write(descriptor, buffer.baseAddress?.advanced(by: done), bytes.count - done)
                #else
                    Darwin.write(descriptor, buffer.baseAddress?.advanced(by: done), bytes.count - done)
                #endif
            }
            if wrote > 0 {
                done += wrote
            } else if wrote < 0, errno == EINTR {
                continue
            } else {
                throw failure(wrote < 0 ? errno : ENOSPC, "write", path)
            }
        }
    }

    static func translate(_ error: ByteError, path: String) -> any Error {
        if case .system(let operation, let code) = error { return failure(code, operation, path) }
        return error
    }

    private static func parent(of path: String) -> String {
        path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    }

    static func failure(_ code: Int32, _ operation: String, _ path: String) -> RegistryError {
        code == ENOSPC || code == EDQUOT
            ? RegistryError(.storageFull, "the disk is full; nothing was stored. Free space and try again")
            : RegistryError(.storageFailure, "the disk refused to \(operation) \(path) (errno \(code))")
    }
}

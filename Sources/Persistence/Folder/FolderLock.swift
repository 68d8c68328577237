// SPDX-License-Identifier: Apache-2.0
import Foundation
import ProvenanceRegistry
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Holds a folder for this process: alone (a server), or together with other commands. The system releases it when the
/// process ends, however it ends.
final class FolderLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// Takes the lock on `path`.
    /// - Parameter patience: tenths of a second to wait for somebody else to finish.
    /// - Throws: ``RegistryError`` `folder_in_use`, `storage_failure`.
    init(path: String, exclusive: Bool, patience: Int) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw RegistryError(.storageFailure, "\(path) cannot be opened (errno \(errno)); check the folder's rights")
        }
        var tries = 0
        while flock(descriptor, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0 {
            let code = errno
            tries += 1
            if code == EINTR { continue }
            if code == EWOULDBLOCK, tries <= patience {
                usleep(100_000)
                continue
            }
            close(descriptor)
            throw code == EWOULDBLOCK
                ? RegistryError(
                    .folderInUse,
                    exclusive
                        ? "another process uses this registry folder; end it first, or use another folder"
                        : "a server uses this registry folder; give its address instead, or stop it first")
                : RegistryError(.storageFailure, "\(path) cannot be locked (errno \(code))")
        }
        self.descriptor = Mutex(descriptor)
    }

    deinit { release() }

    /// Lets others have the folder.
    func release() {
        descriptor.withLock { descriptor in
            if let descriptor { close(descriptor) }
            descriptor = nil
        }
    }
}

/// Which disks are fit for a database.
enum FileSystemCheck {
    /// - Throws: ``RegistryError`` `folder_unusable` for a folder on a network file system, whose locks and syncs
    ///   cannot be relied on.
    static func requireLocal(_ folder: String) throws {
        guard let table = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8),
            let kind = kind(of: URL(fileURLWithPath: folder).resolvingSymlinksInPath().path, mounts: table)
        else { return }
        if ["nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "ceph", "fuse.sshfs", "glusterfs"].contains(kind) {
            throw RegistryError(
                .folderUnusable,
                "\(folder) is on a network disk (\(kind)); a registry folder must be on a local one")
        }
    }

    /// The file-system type of `path` by a table of mounts in the form of `/proc/self/mountinfo` (proc(5)).
    static func kind(of path: String, mounts table: String) -> String? {
        var best: (length: Int, kind: String)?
        for line in table.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 6, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else { continue }
            let point = String(fields[4])
            let isInside = point == "/" || path == point || path.hasPrefix(point + "/")
            if isInside, point.utf8.count >= best?.length ?? 0 { best = (point.utf8.count, String(fields[dash + 1])) }
        }
        return best?.kind
    }
}

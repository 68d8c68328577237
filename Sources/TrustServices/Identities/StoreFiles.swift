// SPDX-License-Identifier: Apache-2.0

internal import ByteKit

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The file operations of the stores; the only place here that calls the operating system.
enum StoreFiles {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func read(_ path: String, limit: Int) throws(TrustError) -> [UInt8] {
        do {
            return try FileByteSource(path: path).readAll(limit: UInt64(limit), named: "file size")
        } catch {
            throw TrustError(.system, "\(path) cannot be read: \(error)")
        }
    }

    static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o600) throws(TrustError) {
        do {
            try AtomicFile.write(bytes, to: path, mode: mode)
        } catch {
            throw TrustError(.system, "\(path) cannot be written: \(error)")
        }
    }

    /// Makes a folder with mode 0700, and those above it.
    static func makeFolder(_ path: String) throws(TrustError) {
        var built = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            built += "/\(part)"
            if mkdir(built, 0o700) != 0, errno != EEXIST {
                let code = errno
                if exists(built) { continue }
                throw TrustError(.system, "the folder \(built) cannot be made: \(String(cString: strerror(code)))")
            }
        }
    }

    static func names(in folder: String) -> [String] {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return found.filter { !$0.hasPrefix(".") }.sorted()
    }

    /// Gives a finished folder its name; fails when there is one already.
    static func place(_ temporary: String, as final: String) throws(TrustError) {
        guard rename(temporary, final) == 0 else {
            let code = errno
            guard code == ENOTEMPTY || code == EEXIST else {
                throw TrustError(.system, "\(final) cannot be made: \(String(cString: strerror(code)))")
            }
            throw TrustError(.identityExists, "\(final) exists already; choose another name")
        }
        let parent = final.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        do {
            try AtomicFile.syncFolder(parent.isEmpty ? "/" : parent)
        } catch {
            throw TrustError(.system, "\(parent) cannot be synced: \(error)")
        }
    }

    /// Removes a folder that holds only files.
    static func removeFolder(_ path: String) {
        for name in names(in: path) { unlink("\(path)/\(name)") }
        rmdir(path)
    }

    static func remove(_ path: String) throws(TrustError) {
        guard unlink(path) == 0 else {
            throw TrustError(.system, "\(path) cannot be removed: \(String(cString: strerror(errno)))")
        }
    }

    /// Runs `body` while no other process has the lock of `folder`.
    static func locked<Result>(
        _ folder: String, _ body: () throws -> Result
    ) throws -> Result {
        let descriptor = open("\(folder)/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw TrustError(.system, "\(folder) cannot be locked: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else {
                throw TrustError(.system, "\(folder) cannot be locked: \(String(cString: strerror(errno)))")
            }
        }
        return try body()
    }

    static func isReadableByOthers(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
    }
}

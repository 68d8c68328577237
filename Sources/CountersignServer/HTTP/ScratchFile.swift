// SPDX-License-Identifier: Apache-2.0
import ByteKit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// An uploaded file while it is being worked on: a descriptor without a name, so that nothing is left of it when the
/// last reference goes or the process dies, whatever the reason.
package final class ScratchFile: Sendable {
    private let descriptor: Int32

    private init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// A path that opens the same bytes as long as this object lives.
    package var path: String { "/proc/self/fd/\(descriptor)" }

    /// Makes an empty file in `folder`.
    /// - Throws: ``ServiceError`` `storage_full` or `internal_failure`.
    package static func make(in folder: String) throws(ServiceError) -> ScratchFile {
        for _ in 0..<8 {
            let name = "\(folder)/.upload-\(String(UInt64.random(in: .min ... .max), radix: 36))"
            let descriptor = create(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
            if descriptor >= 0 {
                unlink(name)
                return ScratchFile(descriptor: descriptor)
            }
            if errno != EEXIST { throw failure(errno) }
        }
        throw ServiceError(.internalFailure, "No scratch file could be made.")
    }

    /// Opens a file that has a name, for reading; it keeps its name.
    /// - Throws: ``ServiceError`` `gone`.
    package static func open(_ path: String) throws(ServiceError) -> ScratchFile {
        #if canImport(Glibc)
            let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        #elseif canImport(Musl)
            let descriptor = Musl.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        #endif
        guard descriptor >= 0 else { throw ServiceError(.gone, "The file is not kept any more.") }
        return ScratchFile(descriptor: descriptor)
    }

    /// Writes bytes at a place.
    /// - Throws: ``ServiceError`` `storage_full` where the disk is full.
    package func write(_ bytes: [UInt8], at offset: UInt64) throws(ServiceError) {
        do { try OpenFile.write(bytes, at: offset, to: descriptor) } catch {
            guard case .system(_, let code) = error else { throw ScratchFile.failure(EIO) }
            throw ScratchFile.failure(code)
        }
    }

    private static func failure(_ code: Int32) -> ServiceError {
        switch code {
        case ENOSPC, EDQUOT, EFBIG: ServiceError(.storageFull, "The disk of this server is full.", retryAfter: 600)
        default: ServiceError(.internalFailure, "The scratch area cannot be written (error \(code)).")
        }
    }
}

/// Where uploads are kept while they are worked on: small ones in memory, large ones on the scratch area.
package struct ScratchArea: Sendable {
    /// A folder on a disk.
    package let folder: String
    /// A folder in memory, if the system has one.
    package let memoryFolder: String?
    /// Uploads announced as larger than this go to the disk.
    package var memoryLimit: UInt64 = 16 << 20
    /// Uploads are refused when less than this is free (or less than a tenth of a small disk).
    package var minimumFreeBytes: UInt64 = 2 << 30

    /// Makes the folder and removes what a crash between two system calls may have left.
    package init(folder: String) throws(ServiceError) {
        self.folder = folder
        if mkdir(folder, 0o700) != 0, errno != EEXIST {
            throw ServiceError(.internalFailure, "The folder \(folder) cannot be made.")
        }
        memoryFolder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : nil
        guard let handle = opendir(folder) else { return }
        defer { closedir(handle) }
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasPrefix(".upload-") { unlink("\(folder)/\(name)") }
        }
    }

    /// Makes a file for an upload.
    /// - Parameter announced: bytes the client said it would send.
    package func makeFile(announced: UInt64?) throws(ServiceError) -> ScratchFile {
        if let announced, announced <= memoryLimit, let memoryFolder {
            return try ScratchFile.make(in: memoryFolder)
        }
        try requireSpace(for: announced ?? 0)
        return try ScratchFile.make(in: folder)
    }

    /// - Throws: ``ServiceError`` `storage_full` where an upload of that size would leave too little.
    package func requireSpace(for bytes: UInt64) throws(ServiceError) {
        guard let (free, size) = space() else { return }
        let reserve = min(minimumFreeBytes, size / 10)
        guard free > reserve, free - reserve > bytes else {
            throw ServiceError(.storageFull, "This server has too little free disk space.", retryAfter: 600)
        }
    }

    /// Free bytes and all bytes of the disk the folder is on.
    package func space() -> (free: UInt64, size: UInt64)? {
        var facts = statvfs()
        guard statvfs(folder, &facts) == 0 else { return nil }
        let unit = UInt64(facts.f_frsize)
        return (
            UInt64(facts.f_bavail).multipliedReportingOverflow(by: unit).partialValue,
            UInt64(facts.f_blocks).multipliedReportingOverflow(by: unit).partialValue
        )
    }
}

/// Inside the class, `open` is another function.
private func create(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 { open(path, flags, mode) }

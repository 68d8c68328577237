// SPDX-License-Identifier: Apache-2.0
import ByteKit
import CMediaIPC
import Glibc

/// An open descriptor, closed with its last reference.
final class Descriptor: Sendable {
    let number: Int32

    init(_ number: Int32) { self.number = number }
    deinit { close(number) }

    /// An anonymous file in memory holding `bytes`, sealed: nobody can change it any more.
    static func sealed(_ source: any ByteSource) throws(MediaError) -> Descriptor {
        let descriptor = try blank(source.count)
        do {
            try source.forEachChunk(in: 0..<source.count) { chunk in try descriptor.append(chunk) }
        } catch let error as MediaError {
            throw error
        } catch {
            throw MediaError(.input, "The file cannot be read: \(error).")
        }
        try descriptor.seal(content: true)
        return descriptor
    }

    /// The same from an array.
    static func sealed(_ bytes: [UInt8]) throws(MediaError) -> Descriptor {
        let descriptor = try blank(UInt64(bytes.count))
        try descriptor.append(bytes)
        try descriptor.seal(content: true)
        return descriptor
    }

    /// An anonymous file in memory of a fixed size, to be filled by the worker. Pages cost memory only once written.
    static func output(bytes: Int) throws(MediaError) -> Descriptor {
        let descriptor = try blank(UInt64(max(1, bytes)))
        try descriptor.seal(content: false)
        return descriptor
    }

    /// The first `count` bytes.
    func read(_ count: Int) throws(MediaError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, let base = buffer.baseAddress {
                let got = pread(number, base + filled, count - filled, off_t(filled))
                if got < 0, errno == EINTR { continue }
                guard got > 0 else {
                    failure = got < 0 ? errno : EIO
                    break
                }
                filled += got
            }
        }
        guard failure == 0 else { throw Descriptor.failed("The worker's answer cannot be read", failure) }
        return bytes
    }

    private static func blank(_ count: UInt64) throws(MediaError) -> Descriptor {
        let number = csm_memfd("countersign", 0)
        guard number >= 0 else { throw failed("No memory file can be made", -number) }
        let descriptor = Descriptor(number)
        guard let size = off_t(exactly: count), ftruncate(number, size) == 0 else {
            throw failed("No memory file of \(count) bytes can be made", errno)
        }
        return descriptor
    }

    private func append(_ bytes: [UInt8]) throws(MediaError) {
        var failure: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count, let base = buffer.baseAddress {
                let put = write(number, base + done, buffer.count - done)
                if put < 0, errno == EINTR { continue }
                guard put > 0 else {
                    failure = put < 0 ? errno : EIO
                    break
                }
                done += put
            }
        }
        guard failure == 0 else { throw Descriptor.failed("A memory file cannot be filled", failure) }
    }

    private func seal(content: Bool) throws(MediaError) {
        let code = csm_seal(number, content ? 1 : 0)
        guard code == 0 else { throw Descriptor.failed("A memory file cannot be sealed", -code) }
    }

    private static func failed(_ what: String, _ code: Int32) -> MediaError {
        MediaError(.input, "\(what): \(String(cString: strerror(code))).")
    }
}

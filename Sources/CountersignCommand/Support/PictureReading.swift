// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Crypto
import MediaCodecs
import SignalProcessing

/// Pixels and digests of the files that a command is given.
enum PictureReading {
    /// The pixels of a picture file, upright, sRGB, transparency over white.
    static func pixels(_ file: String, with worker: MediaWorker) async throws(CommandError) -> PixelBuffer {
        do { return try await worker.pixels(.path(file)) } catch { throw commandError(error, file) }
    }

    /// The SHA-256 of a file in hexadecimal digits, read piece by piece.
    static func sha256(_ file: String) throws(CommandError) -> String {
        do throws(ByteError) {
            let source = try FileByteSource(path: file)
            var digest = SHA256()
            var offset: UInt64 = 0
            while offset < source.count {
                let piece = try source.readUpTo(1 << 20, at: offset)
                if piece.isEmpty { break }
                digest.update(data: piece)
                offset += UInt64(piece.count)
            }
            return Hex.encode(digest.finalize())
        } catch { throw CommandError.unreadable(file, error) }
    }

    /// Whether a decoding error is the file's fault or ours.
    static func commandError(_ error: MediaError, _ file: String) -> CommandError {
        let ours: [MediaError.Code] = [.busy, .sandboxUnavailable, .timeout]
        return CommandError(status: ours.contains(error.code) ? .failure : .unreadable, file: file, message: "\(error)")
    }
}

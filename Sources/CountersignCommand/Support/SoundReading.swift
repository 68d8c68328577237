// SPDX-License-Identifier: Apache-2.0

import ByteKit
import Foundation
import MediaCodecs
import SignalProcessing

/// How commands read recordings.
enum SoundReading {
    /// True where the file is sound by its first bytes; false also where it cannot be read, which the caller finds out.
    static func isSound(_ path: String) -> Bool {
        guard let file = try? FileByteSource(path: path), let head = try? file.readUpTo(12, at: 0) else { return false }
        return WaveFile.isWave(head)
    }

    /// A WAVE file.
    static func wave(_ path: String) throws(CommandError) -> WaveFile {
        let source: FileByteSource
        do { source = try FileByteSource(path: path) } catch { throw CommandError.unreadable(path, error) }
        do { return try WaveFile(source) } catch {
            throw CommandError(status: .unreadable, file: path, message: error.description)
        }
    }

    /// Turns what went wrong within a piece-by-piece walk into the command's error.
    static func failure(_ path: String, _ error: any Error) -> CommandError {
        switch error {
        case let error as CommandError: error
        case let error as ByteError: .unreadable(path, error)
        case let error as MediaError: CommandError(status: .unreadable, file: path, message: error.description)
        default: CommandError(status: .failure, file: path, message: "\(error)")
        }
    }
}

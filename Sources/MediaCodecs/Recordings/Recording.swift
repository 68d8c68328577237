// SPDX-License-Identifier: Apache-2.0
import ByteKit
import Glibc

/// A recording that was opened: what it says about itself, and its bytes at hand.
public struct Recording: Sendable {
    /// What it says about itself.
    public let info: RecordingInfo
    let input: RecordingInput
}

/// A recording's bytes, ready for the worker: format known, size checked.
struct RecordingInput: Sendable {
    let format: RecordingFormat
    let descriptor: Descriptor
    let count: Int

    init(_ input: MediaInput, limits: RecordingLimits) throws(MediaError) {
        let source = try input.open()
        guard source.count <= UInt64(limits.fileBytes), let count = Int(exactly: source.count) else {
            throw MediaError(
                .limitBytes,
                "The file has \(source.count) bytes; recordings of up to \(limits.fileBytes) bytes are decoded.")
        }
        guard count > 0 else {
            throw MediaError(.unreadableMedia, reason: "empty", "The file is empty. Choose another file.")
        }
        guard let format = try RecordingFormat(reading: source) else {
            throw MediaError(
                .unsupportedFormat,
                "This is not sound or video in a container decoded here (MP4, MOV, Matroska, WebM, AVI, WAV, AIFF, FLAC, "
                    + "MP3, Ogg, AMR, AAC, CAF, MPEG-TS). The name of a file does not count, only its content.")
        }
        if let file = source as? FileByteSource, source.count > MediaInput.snapshotBytes {
            descriptor = try PreparedInput.readOnly(file)
        } else {
            descriptor = try Descriptor.sealed(source)
        }
        self.format = format
        self.count = count
    }
}

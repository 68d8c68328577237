// SPDX-License-Identifier: Apache-2.0
import ByteKit
import CountersignServer
import Foundation
import HTTPTypes
import MediaCodecs

/// Reads the text in a picture, where Tesseract is installed: a wish can be drawn as well as written. The picture is
/// decoded by the media worker first, so that Tesseract reads a file that we wrote, in a process with limits.
struct PictureTextReader: Sendable {
    /// Path of `tesseract`.
    let executable: String
    let media: MediaWorker
    let scratch: ScratchArea
    /// Seconds for one picture.
    static let seconds = 20.0
    /// The longest side that is read; larger pictures are made smaller.
    static let side = 2000
    /// Bytes of text that are read of one picture.
    static let limit: UInt64 = 16_384

    /// A reader, where there is Tesseract on this machine.
    static func find(media: MediaWorker, scratch: ScratchArea, searchPath: String?) -> PictureTextReader? {
        for folder in (searchPath ?? "/usr/bin:/usr/local/bin").split(separator: ":") {
            let path = "\(folder)/tesseract"
            if FileManager.default.isExecutableFile(atPath: path) {
                return PictureTextReader(executable: path, media: media, scratch: scratch)
            }
        }
        return nil
    }

    /// The words in a picture; empty where it has none. What could not be read is never taken for a picture without words:
    /// whoever wants to get past would only have to draw what takes too long.
    /// - Throws: `MediaError` for what is no picture that is decoded here; ``GatewayError`` 503 where its text was not read.
    func text(in picture: [UInt8]) async throws -> String {
        let copy = try await media.preview(.bytes(picture), maxSide: PictureTextReader.side, quality: 95)
        let input = try scratch.makeFile(announced: UInt64(copy.count))
        let output = try scratch.makeFile(announced: PictureTextReader.limit)
        try input.write(copy, at: 0)
        // The shell sets limits before it becomes Tesseract: 20 s of processor time, 1 GB of memory, 1 MB written.
        let command = "ulimit -t 20 -v 1000000 -f 2048; exec \"$0\" stdin stdout"
        let ending = try await ChildProcess.run(
            "/bin/sh", ["-c", command, executable], input: input, output: output,
            seconds: PictureTextReader.seconds, environment: ["OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"])
        guard ending.status == 0 else {
            throw GatewayError(
                .serviceUnavailable, code: "picture_text_unread",
                "The text in the picture could not be read, so the request cannot be judged. Try again, or send a simpler "
                    + "picture.", type: "server_error", retryAfter: 30)
        }
        let bytes = try FileByteSource(path: output.path).readAll(limit: 1 << 21, named: "text of a picture")
        return String(decoding: bytes.prefix(Int(PictureTextReader.limit)), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

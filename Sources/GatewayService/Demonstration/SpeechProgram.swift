// SPDX-License-Identifier: Apache-2.0
import ByteKit
import CountersignServer
import Foundation
import HTTPTypes

/// Speaks with espeak-ng, a formant synthesiser that sounds like nobody; and makes MP3 of it with LAME where that is
/// installed.
struct SpeechProgram: Sendable {
    let scratch: ScratchArea
    private let speaker: String?
    private let encoder: String?

    init(scratch: ScratchArea) {
        self.scratch = scratch
        speaker = SpeechProgram.find("espeak-ng")
        encoder = SpeechProgram.find("lame")
    }

    private static func find(_ name: String) -> String? {
        ["/usr/bin", "/usr/local/bin", "/bin"].map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// The voices of OpenAI's API by the variants of espeak-ng that stand in for them.
    private static let voices = [
        "alloy": "en-us+f2", "ash": "en-us+m1", "ballad": "en-gb+m2", "coral": "en-us+f3", "echo": "en-us+m3",
        "fable": "en-gb+m4", "onyx": "en-us+m7", "nova": "en-us+f4", "sage": "en-gb+f1", "shimmer": "en-us+f5",
        "verse": "en-gb+m5",
    ]

    /// Speech as a WAV or MP3 file.
    /// - Throws: ``GatewayError`` 400 for a format that is not made here, 503 where espeak-ng is not installed.
    func speak(
        _ text: String, voice: String, speed: Double, format: String?
    ) async throws -> (bytes: [UInt8], mediaType: String) {
        guard let speaker else {
            throw GatewayError(
                .serviceUnavailable, code: "unavailable", "espeak-ng is not installed here.", type: "server_error")
        }
        let wanted = format ?? (encoder == nil ? "wav" : "mp3")
        guard wanted == "wav" || wanted == "mp3" && encoder != nil else {
            throw GatewayError(
                .badRequest, code: "unsupported_format", "This generator speaks wav, and mp3 where LAME is installed.",
                param: "response_format")
        }
        // A name that is none of these is a language of espeak-ng, or its default.
        let known = SpeechProgram.voices[voice.lowercased()]
        let isLanguage = voice.utf8.count <= 5 && voice.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
        let pace = String(Int(max(80, min(400, 165 * speed))))
        let spoken = try await run(
            speaker, ["-v", known ?? (isLanguage ? voice : "en-us"), "-s", pace, "--stdin", "-w", "/dev/stdout"],
            Array(text.utf8))
        guard wanted == "mp3", let encoder else { return (spoken, "audio/wav") }
        return (try await run(encoder, ["--quiet", "-V", "4", "-", "-"], spoken), "audio/mpeg")
    }

    private func run(_ program: String, _ arguments: [String], _ bytes: [UInt8]) async throws -> [UInt8] {
        let input = try scratch.makeFile(announced: UInt64(bytes.count))
        try input.write(bytes, at: 0)
        let output = try scratch.makeFile(announced: nil)
        let ending = try await ChildProcess.run(program, arguments, input: input, output: output, seconds: 60)
        let result = try FileByteSource(path: output.path).readAll(limit: 1 << 28, named: "speech")
        guard ending.status == 0, !result.isEmpty else {
            throw GatewayError(
                .internalServerError, code: "speech_failed", "The speech could not be made.", type: "server_error")
        }
        return result
    }
}
